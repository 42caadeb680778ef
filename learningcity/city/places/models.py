"""Where things are: official areas, the neighbourhoods people speak of, venues, and who lives there."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from learningcity.core.fields import in_language, outside_id
from learningcity.core.personal import STAYS, Basis, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class AreaQuerySet(MP_NodeQuerySet):  # type: ignore[misc]
    def at(self, level: str) -> Self:
        return self.filter(level=level)  # type: ignore[no-any-return]

    def within(self, area: "Area") -> Self:
        """The area itself and everything below it."""
        return self.filter(path__startswith=area.path)  # type: ignore[no-any-return]


class AreaManager(MP_NodeManager.from_queryset(AreaQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> AreaQuerySet:
        rows: AreaQuerySet = AreaQuerySet(self.model).order_by("path")
        return rows


class Area(MP_Node):  # type: ignore[misc]
    """A piece of the country with an official code (DOPA / TIS 1099), or a registered community below one."""

    class Level(models.TextChoices):
        NATION = "nation", _("country")
        PROVINCE = "province", _("province")
        DISTRICT = "district", _("district")
        SUBDISTRICT = "subdistrict", _("subdistrict")
        COMMUNITY = "community", _("registered community")

    code = models.CharField(max_length=20, unique=True)
    level = models.CharField(max_length=12, choices=Level.choices)
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    kind_th = models.CharField(max_length=60, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    outline = models.JSONField(null=True, help_text="GeoJSON geometry, WGS 84")
    outline_source = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)

    objects = AreaManager()

    class Meta:
        indexes = [models.Index(fields=["level", "name_th"], name="area_level_name")]

    def __str__(self) -> str:
        return in_language(self, "name")


class Population(models.Model):
    """How many people of one sex and age band are registered in an area; `age_to` empty means and over."""

    class Sex(models.TextChoices):
        FEMALE = "female", _("female")
        MALE = "male", _("male")
        ALL = "all", _("all")

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="population")
    sex = models.CharField(max_length=6, choices=Sex.choices)
    age_from = models.PositiveSmallIntegerField(default=0)
    age_to = models.PositiveSmallIntegerField(null=True)
    people = models.PositiveIntegerField()
    year_be = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "area",
                "sex",
                "age_from",
                Coalesce("age_to", 999),
                Coalesce("year_be", 0),
                name="population_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.sex} {self.age_from}–{self.age_to or ''}: {self.people}"


class City(models.Model):
    """A city that runs here; everything that belongs to it carries it."""

    code = models.SlugField(max_length=40, unique=True)
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    part_of_th = models.CharField(max_length=120, blank=True)
    part_of_en = models.CharField(max_length=120, blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", null=True)
    host = models.CharField(max_length=120, unique=True, null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    lat = models.FloatField()
    lon = models.FloatField()
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    drawing = models.JSONField(default=dict, help_text="outline, water and marks of the city's own map")
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "cities"

    def __str__(self) -> str:
        return in_language(self, "name")


class NeighbourhoodQuerySet(CityQuerySet["Neighbourhood"]):
    pass


class Neighbourhood(CityScoped):
    """A ย่าน: a part of the city as people know it, overlapping official areas many-to-many."""

    uuid = outside_id()
    code = models.SlugField(max_length=40)
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    summary_th = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    areas = models.ManyToManyField(Area, related_name="neighbourhoods", blank=True)
    lat = models.FloatField()
    lon = models.FloatField()
    outline = models.JSONField(null=True, blank=True, help_text="GeoJSON geometry, WGS 84")
    source = models.CharField(max_length=200, blank=True)

    objects = NeighbourhoodQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(NeighbourhoodQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [models.UniqueConstraint(fields=["city", "code"], name="neighbourhood_code_in_city")]

    def __str__(self) -> str:
        return in_language(self, "name")


class AccessFeature(models.TextChoices):
    """What makes a place reachable; a place states each as present or absent, or says nothing."""

    STEP_FREE = "step_free", _("step-free entrance")
    LIFT = "lift", _("lift")
    TOILET = "toilet", _("accessible toilet")
    PARKING = "parking", _("accessible parking")
    HEARING_LOOP = "hearing_loop", _("hearing loop")
    TACTILE = "tactile", _("tactile paving or Braille")
    SEATING = "seating", _("chairs with backs and arms")
    CHILDCARE = "childcare", _("place for small children")
    PRAYER_ROOM = "prayer_room", _("prayer room")
    TRANSIT = "transit", _("public transport at the door")


class VenueQuerySet(CityQuerySet["Venue"]):
    def located(self) -> Self:
        return self.filter(lat__isnull=False, lon__isnull=False)

    def in_use(self) -> Self:
        return self.filter(closed_on=None)

    def within_box(self, south: float, west: float, north: float, east: float) -> Self:
        return self.filter(lat__range=(south, north), lon__range=(west, east))


class Venue(CityScoped):
    """A แหล่งเรียนรู้: a place where people learn, with its hours and what makes it reachable."""

    class Kind(models.TextChoices):
        LIBRARY = "library", _("library")
        MUSEUM = "museum", _("museum")
        TEMPLE = "temple", _("temple")
        MOSQUE = "mosque", _("mosque")
        CHURCH = "church", _("church")
        SHRINE = "shrine", _("shrine")
        SCHOOL = "school", _("school")
        UNIVERSITY = "university", _("university")
        VOCATIONAL = "vocational", _("vocational school")
        COMMUNITY = "community", _("community hall")
        PARK = "park", _("park")
        MARKET = "market", _("market")
        WORKSHOP = "workshop", _("workshop")
        THEATRE = "theatre", _("theatre")
        MONUMENT = "monument", _("monument")
        SPORT = "sport", _("sports ground")
        HEALTH = "health", _("health centre")
        OFFICE = "office", _("public office")
        ONLINE = "online", _("online")
        OTHER = "other", _("other place")

    uuid = outside_id()
    code = models.SlugField(max_length=60, allow_unicode=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    summary_th = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    address_th = models.CharField(max_length=250, blank=True)
    address_en = models.CharField(max_length=250, blank=True)
    directions_th = models.CharField(max_length=300, blank=True)
    directions_en = models.CharField(max_length=300, blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="venues", null=True, blank=True)
    neighbourhoods = models.ManyToManyField(Neighbourhood, related_name="venues", blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    coordinate_precision = models.CharField(max_length=20, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    website = models.URLField(max_length=300, blank=True)
    hours = models.JSONField(default=dict, blank=True, help_text='{"mon": [["08:30", "16:30"]], …}')
    hours_note_th = models.CharField(max_length=200, blank=True)
    hours_note_en = models.CharField(max_length=200, blank=True)
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    details_invented = models.BooleanField(default=False)
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = VenueQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(VenueQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.UniqueConstraint(fields=["city", "code"], name="venue_code_in_city"),
            models.CheckConstraint(
                condition=models.Q(lat=None, lon=None) | models.Q(lat__isnull=False, lon__isnull=False),
                name="venue_point_whole",
            ),
        ]
        indexes = [models.Index(fields=["city", "lat", "lon"], name="venue_box")]

    def __str__(self) -> str:
        return in_language(self, "name")

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, or nothing where the place has not been located."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


class VenueAccess(models.Model):
    """One access feature of a venue, stated as present or absent."""

    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="access")
    feature = models.CharField(max_length=16, choices=AccessFeature.choices)
    present = models.BooleanField()
    note_th = models.CharField(max_length=160, blank=True)
    note_en = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["venue", "feature"], name="access_stated_once")]

    def __str__(self) -> str:
        return f"{self.feature}: {self.present}"


VERIFIED_FOR = timedelta(days=365)
"""How long what somebody looked at counts as known."""


class AssetQuerySet(CityQuerySet["Asset"]):
    def standing(self) -> Self:
        """Those that are still there."""
        return self.filter(gone_on=None)

    def to_verify(self, today: date) -> Self:
        """Those still there that nobody looked at for a year, or ever."""
        old = models.Q(verified_on=None) | models.Q(verified_on__lt=today - VERIFIED_FOR)
        return self.standing().filter(old)


_TO_TEACH = _("to let others learn from you")
NEVER_AGAIN = date.max
"""Who was erased is named by no list any more, whatever day it gives."""


class Asset(CityScoped):
    """Something or somebody of a neighbourhood that others can learn from; a sage is named if they agreed."""

    class Kind(models.TextChoices):
        SAGE = "sage", _("local sage")
        CULTURE = "culture", _("tradition or craft")
        PLACE = "place", _("place")
        ENTERPRISE = "enterprise", _("shop or enterprise")
        FOOD = "food", _("food")
        GREEN = "green", _("garden or open space")
        GROUP = "group", _("group of neighbours")

    uuid = outside_id()
    code = models.SlugField(max_length=60, allow_unicode=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.PROTECT, related_name="assets")
    name_th = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    teaches_th = models.CharField(max_length=400)
    teaches_en = models.CharField(max_length=400, blank=True)
    contact_th = models.CharField(max_length=200, blank=True, help_text="an office, never a private number")
    contact_en = models.CharField(max_length=200, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    venue = models.ForeignKey(Venue, on_delete=models.SET_NULL, null=True, blank=True, related_name="assets")
    organisation = models.CharField(max_length=60, blank=True, help_text="code of the partner it is")
    agreed_on = models.DateField(null=True, blank=True, help_text="the day a sage agreed to be named")
    unnamed_on = models.DateField(null=True, blank=True, help_text="the day a sage withdrew their name")
    person_uuid = models.UUIDField(null=True, blank=True, db_index=True)
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    is_invented = models.BooleanField(default=False)
    gone_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = AssetQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(AssetQuerySet)()

    personal = Personal(
        person="person_uuid",
        known_by="uuid",
        label=_("what your neighbourhood says others can learn from you"),
        fields={
            "name_th": Held(_TO_TEACH, Basis.CONSENT, label=_("name")),
            "name_en": Held(_TO_TEACH, Basis.CONSENT, label=_("name in English")),
            "teaches_th": Held(_TO_TEACH, Basis.CONSENT, STAYS, _("what others learn")),
            "neighbourhood": Held(_TO_TEACH, Basis.CONSENT, STAYS, _("neighbourhood")),
            "agreed_on": Held(_TO_TEACH, Basis.CONSENT, None, _("agreed on")),
            "unnamed_on": Held(_TO_TEACH, Basis.CONSENT, NEVER_AGAIN, shown=False),
        },
    )

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.UniqueConstraint(fields=["city", "code"], name="asset_code_in_city"),
            models.CheckConstraint(
                condition=models.Q(lat=None, lon=None) | models.Q(lat__isnull=False, lon__isnull=False),
                name="asset_point_whole",
            ),
        ]
        indexes = [models.Index(fields=["city", "verified_on"], name="asset_to_verify")]

    def __str__(self) -> str:
        return in_language(self, "name") if self.may_be_named else str(self.get_kind_display())

    @property
    def may_be_named(self) -> bool:
        """Whether its name may be told: a sage is a person, and is named once they agreed."""
        return self.kind != self.Kind.SAGE or (self.agreed_on is not None and bool(self.name_th))

    def is_stale(self, today: date) -> bool:
        """Whether nobody looked for a year whether it is still so."""
        return self.verified_on is None or self.verified_on < today - VERIFIED_FOR
