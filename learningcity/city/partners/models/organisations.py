"""Who takes part: the organisations of a city's partner network."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from learningcity.city.places.models import Area, Venue
from learningcity.core.fields import in_language, outside_id
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class OrganisationQuerySet(CityQuerySet["Organisation"]):
    def active(self) -> Self:
        return self.filter(left_on=None)


class Organisation(CityScoped):
    """A ภาคี: an agency, school, temple, enterprise or group that teaches, lends, funds or advises."""

    class Kind(models.TextChoices):
        AGENCY = "agency", _("government agency")
        MUNICIPALITY = "municipality", _("municipality")
        UNIVERSITY = "university", _("university")
        SCHOOL = "school", _("school")
        LIBRARY = "library", _("library")
        MUSEUM = "museum", _("museum")
        RELIGIOUS = "religious", _("temple, mosque or church")
        COMMUNITY_GROUP = "community_group", _("community group")
        COMMUNITY_ENTERPRISE = "community_enterprise", _("community enterprise")
        SOCIAL_ENTERPRISE = "social_enterprise", _("social enterprise")
        COMPANY = "company", _("company")
        FOUNDATION = "foundation", _("foundation or association")
        FUNDER = "funder", _("funder")
        OTHER = "other", _("other organisation")

    uuid = outside_id()
    code = models.SlugField(max_length=60, allow_unicode=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=24, choices=Kind.choices)
    summary_th = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    address_th = models.CharField(max_length=250, blank=True)
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, related_name="organisations", null=True, blank=True
    )
    venues = models.ManyToManyField(Venue, related_name="organisations", blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    is_invented = models.BooleanField(default=False)
    left_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OrganisationQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(OrganisationQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [models.UniqueConstraint(fields=["city", "code"], name="organisation_code_in_city")]

    def __str__(self) -> str:
        return in_language(self, "name")
