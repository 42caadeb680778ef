"""Who teaches, and who offers to."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models.activities import Activity
from learningcity.city.catalogue.models.topics import Topic
from learningcity.city.catalogue.rules.offers import LONGEST_SUMMARY, LONGEST_TITLE, LONGEST_WORDS
from learningcity.city.partners.models import Organisation
from learningcity.city.people.models import Person, User
from learningcity.core.fields import SecretText, in_language, outside_id
from learningcity.core.personal import Basis, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class InstructorQuerySet(CityQuerySet["Instructor"]):
    def shown(self) -> Self:
        """Those who agreed that everyone may see their page, and have not taken that back."""
        return self.exclude(shown_since=None)


_TO_SHOW = _("to show who teaches, to those who look for something to learn")


class Instructor(CityScoped):
    """Someone who teaches in a city; everyone sees them only while they agree (`shown_since`)."""

    uuid = outside_id()
    code = models.SlugField(max_length=60)
    name_th = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    about_th = models.TextField(max_length=LONGEST_WORDS, blank=True)
    about_en = models.TextField(max_length=LONGEST_WORDS, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="teaching"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="instructors"
    )
    topics = models.ManyToManyField(Topic, related_name="instructors", blank=True)
    activities = models.ManyToManyField(Activity, related_name="instructors", blank=True)
    shown_since = models.DateTimeField(null=True, blank=True, help_text="when they agreed to be shown")
    is_invented = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = InstructorQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(InstructorQuerySet)()

    personal = Personal(
        person="person",
        label=_("your page as an instructor"),
        fields={
            "name_th": Held(_TO_SHOW, Basis.CONSENT, label=_("name in Thai")),
            "name_en": Held(_TO_SHOW, Basis.CONSENT, label=_("name in English")),
            "about_th": Held(_TO_SHOW, Basis.CONSENT, label=_("about you in Thai")),
            "about_en": Held(_TO_SHOW, Basis.CONSENT, label=_("about you in English")),
            "shown_since": Held(_TO_SHOW, Basis.CONSENT, erased=None, label=_("shown to everyone since")),
        },
    )

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.UniqueConstraint(fields=["city", "code"], name="instructor_code_in_city"),
            models.UniqueConstraint(
                fields=["city", "person"],
                condition=Q(person__isnull=False),
                name="instructor_once_a_person",
            ),
        ]

    def __str__(self) -> str:
        return in_language(self, "name")


class Suits(models.TextChoices):
    """When someone could teach; the same times people search by."""

    WEEKEND = "weekend", _("weekends")
    MORNING = "morning", _("mornings")
    AFTERNOON = "afternoon", _("afternoons")
    EVENING = "evening", _("evenings")


class Setting(models.TextChoices):
    """Where someone could teach."""

    OWN = "own", _("at my own place")
    NEEDED = "needed", _("I need a place")
    ONLINE = "online", _("online")


class Asks(models.TextChoices):
    """What someone asks for their teaching."""

    NOTHING = "nothing", _("nothing")
    MATERIALS = "materials", _("what the materials cost")
    FEE = "fee", _("a fee from each person")


class OfferState(models.TextChoices):
    """The states of an offer to teach; `rules.OFFER_MOVES` says which may follow which."""

    DRAFT = "draft", _("not sent yet")
    SENT = "sent", _("the city is reading it")
    RETURNED = "returned", _("the city asks for something more")
    ACCEPTED = "accepted", _("accepted, being prepared")
    OPENED = "opened", _("open for people to join")
    DECLINED = "declined", _("not accepted")
    WITHDRAWN = "withdrawn", _("taken back")


class TeachingOfferQuerySet(CityQuerySet["TeachingOffer"]):
    def waiting(self) -> Self:
        """Those the city has to answer, the longest waiting first."""
        return self.filter(state=OfferState.SENT).order_by("sent_at", "id")


_TO_ANSWER = _("to answer an offer to teach and to arrange the teaching")


class TeachingOffer(CityScoped):
    """What a resident or an enterprise offers to teach, in their words, and what the city said to it."""

    uuid = outside_id()
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="teaching_offers")
    title_th = models.CharField(max_length=LONGEST_TITLE)
    title_en = models.CharField(max_length=LONGEST_TITLE, blank=True)
    summary = models.CharField(max_length=LONGEST_SUMMARY)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    audience = models.JSONField(default=list, blank=True, help_text="codes of Group it is meant for")
    min_age = models.PositiveSmallIntegerField(null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(null=True, blank=True)
    hours = models.PositiveSmallIntegerField(help_text="hours in all that it takes")
    setting = models.CharField(max_length=8, choices=Setting.choices)
    place = models.CharField(max_length=200, blank=True)
    suits = models.JSONField(default=list, blank=True, help_text="codes of Suits")
    asks = models.CharField(max_length=10, choices=Asks.choices, default=Asks.NOTHING)
    price_satang = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=160)
    organisation_name = models.CharField(max_length=200, blank=True)
    experience = models.TextField(max_length=LONGEST_WORDS)
    link = models.URLField(max_length=300, blank=True)
    contact = SecretText(max_length=200)
    may_show = models.BooleanField(default=False, help_text="agreed to have a page as an instructor")
    state = models.CharField(max_length=10, choices=OfferState.choices, default=OfferState.DRAFT)
    said = models.TextField(max_length=LONGEST_WORDS, blank=True, help_text="what the city said to it")
    sent_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    activity = models.OneToOneField(
        Activity, on_delete=models.SET_NULL, null=True, related_name="teaching_offer"
    )
    instructor = models.ForeignKey(Instructor, on_delete=models.SET_NULL, null=True, related_name="offers")
    is_invented = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = TeachingOfferQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(TeachingOfferQuerySet)()

    personal = Personal(
        person="person",
        label=_("offers to teach"),
        fields={
            "name": Held(_TO_ANSWER, Basis.CONTRACT, label=_("name")),
            "organisation_name": Held(_TO_ANSWER, Basis.CONTRACT, label=_("enterprise or group")),
            "summary": Held(_TO_ANSWER, Basis.CONTRACT, label=_("what you would teach")),
            "place": Held(_TO_ANSWER, Basis.CONTRACT, label=_("your place")),
            "experience": Held(_TO_ANSWER, Basis.CONTRACT, label=_("your experience")),
            "link": Held(_TO_ANSWER, Basis.CONTRACT, label=_("a link to your work")),
            "contact": Held(_TO_ANSWER, Basis.CONTRACT, label=_("how to reach you")),
            "said": Held(_TO_ANSWER, Basis.CONTRACT, label=_("what the city said")),
        },
        since="decided_at",
        months=24,
    )

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=(OfferState.SENT, OfferState.ACCEPTED)) | Q(sent_at__isnull=False),
                name="offer_sent_has_its_time",
            ),
        ]
        indexes = [models.Index(fields=["city", "state", "sent_at"], name="offer_waiting")]

    def __str__(self) -> str:
        return in_language(self, "title")
