"""Forms for the times, places and seats of sessions, one by one or repeating."""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from learningcity.city.catalogue import rules
from learningcity.city.catalogue.models import Activity, Mode, Service, Session
from learningcity.city.places.models import City, Venue
from learningcity.core import thai_time
from learningcity.core.groups import Group
from learningcity.web.staff.catalogue.activity_form import NamedField
from learningcity.web.ui.bilingual import reader_language
from learningcity.web.ui.forms import DateField, TimeField, WholeNumberField

HELD = "held_"
RELEASES: list[tuple[str, Any]] = [
    ("", _("never: they stay held")),
    ("24", _("a day before")),
    ("48", _("two days before")),
    ("72", _("three days before")),
    ("168", _("a week before")),
]
REPEATS = [
    ("1w", _("every week")),
    ("2w", _("every two weeks")),
    ("date", _("every month on the same date")),
    ("weekday", _("every month on the same weekday, such as the second Saturday")),
]
SEATS_NAMES = ("seats", "release", *(f"{HELD}{group}" for group in Group))


def _with_present(hours: str) -> list[tuple[str, Any]]:
    """The choices of release, with the present one where it is not among them."""
    if hours in dict(RELEASES):
        return RELEASES
    label = ngettext("%(count)s hour before", "%(count)s hours before", int(hours)) % {"count": hours}
    return [(hours, label), *RELEASES]


class SeatsForm(forms.Form):
    """Where, with how many seats, held for whom and until when."""

    times: ClassVar[tuple[str, ...]] = ("starts_time", "ends_time")
    venue = NamedField(label=_("Place"), queryset=None, required=False, empty_label=_("none: online"))
    seats = WholeNumberField(label=_("Seats for everyone"), low=0, high=rules.MOST_SEATS)
    release = forms.ChoiceField(
        label=_("Held seats open to everyone"), choices=RELEASES, required=False,
        help_text=_("Seats still free at that time go to those who wait, then to anyone."),
    )  # fmt: skip
    services = forms.MultipleChoiceField(
        label=_("Extra help at this time only"), choices=Service.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    note_th = forms.CharField(label=_("Note, in Thai"), max_length=200, required=False)
    note_en = forms.CharField(label=_("Note, in English"), max_length=200, required=False)

    def __init__(self, *args: Any, city: City, mode: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        venue = self.fields["venue"]
        venue.queryset = Venue.objects.in_city(city).in_use().order_by("name_th")  # type: ignore[attr-defined]
        if mode == Mode.ONSITE:
            venue.empty_label, venue.required = str(_("choose")), True  # type: ignore[attr-defined]
        self.fields["release"].choices = _with_present(self.initial.get("release", ""))  # type: ignore[attr-defined]
        for group in Group:
            self.fields[f"{HELD}{group}"] = WholeNumberField(
                label=group.label, low=0, high=rules.MOST_SEATS, required=False
            )

    def when(self) -> list[forms.BoundField]:
        return [self[name] for name in (*self.times, "venue")]

    def worth_knowing(self) -> list[forms.BoundField]:
        return [self[name] for name in ("note_th", "note_en", "services")]

    def held(self) -> list[forms.BoundField]:
        return [self[f"{HELD}{group}"] for group in Group]

    @property
    def holds(self) -> bool:
        """Whether any seats are held, so that the part about them is shown open."""
        return any(field.value() or field.errors for field in self.held())

    def pools(self) -> dict[str, int]:
        """Seats by group; the empty group is everyone."""
        held = {group.value: self.cleaned_data.get(f"{HELD}{group}") or 0 for group in Group}
        return {"": self.cleaned_data["seats"]} | {group: count for group, count in held.items() if count}

    def release_before(self) -> timedelta | None:
        hours = self.cleaned_data["release"]
        return timedelta(hours=int(hours)) if hours else None

    def kept(self) -> dict[str, Any]:
        """What a session carries besides its time and seats."""
        return {name: self.cleaned_data[name] for name in ("services", "note_th", "note_en")}


class SessionForm(SeatsForm):
    """One session."""

    times = ("starts_on", "starts_time", "ends_time")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    starts_on = DateField(label=_("Day"))
    starts_time = TimeField(label=_("From what time"))
    ends_time = TimeField(label=_("Until what time"))
    field_order = ("starts_on", "starts_time", "ends_time", "venue", "seats")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, end = data.get("starts_time"), data.get("ends_time")
        if start and end and end <= start:
            self.add_error("ends_time", _("The session ends before it starts."))
        return data

    def moments(self) -> tuple[datetime, datetime]:
        day = self.cleaned_data["starts_on"]
        return (
            thai_time.at(day, self.cleaned_data["starts_time"]),
            thai_time.at(day, self.cleaned_data["ends_time"]),
        )

    def releases_at(self) -> datetime | None:
        before = self.release_before()
        return self.moments()[0] - before if before else None


class SeriesForm(SeatsForm):
    """Sessions that repeat, from a first day to a last one."""

    times = ("starts_on", "until", "repeats", "weekdays", "starts_time", "ends_time")
    repeats = forms.ChoiceField(label=_("Repeats"), choices=REPEATS, widget=forms.RadioSelect)
    weekdays = forms.MultipleChoiceField(
        label=_("On which weekdays"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("For weekly sessions; left empty, it is the weekday of the first day."),
    )  # fmt: skip
    starts_on = DateField(label=_("First day"))
    until = DateField(label=_("Last day at the latest"))
    starts_time = TimeField(label=_("From what time"))
    ends_time = TimeField(label=_("Until what time"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(day), thai_time.weekday_name(day, reader_language())) for day in range(7)]
        self.fields["weekdays"].choices = names  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (start := data.get("starts_time")) and (end := data.get("ends_time")) and end <= start:
            self.add_error("ends_time", _("The session ends before it starts."))
        if (first := data.get("starts_on")) and (last := data.get("until")) and last < first:
            self.add_error("until", _("The last day is before the first."))
        return data

    def rule(self) -> str:
        """The RFC 5545 rule of what was chosen."""
        first: date = self.cleaned_data["starts_on"]
        until: date = self.cleaned_data["until"]
        repeats = self.cleaned_data["repeats"]
        if repeats == "date":
            return rules.monthly_on_the_date(first, every=1, until=until)
        if repeats == "weekday":
            return rules.monthly_on_the_weekday(first, every=1, until=until)
        days = [int(day) for day in self.cleaned_data["weekdays"]] or [first.weekday()]
        return rules.weekly(days, every=int(repeats[0]), until=until)


def initial_of(session: Session) -> dict[str, Any]:
    """A session as the form shows it."""
    pools = {pool.group: pool for pool in session.pools.all()}
    held = {f"{HELD}{group}": pool.seats for group, pool in pools.items() if group}
    start, end = thai_time.local(session.starts_at), thai_time.local(session.ends_at)
    return {
        "version": session.version,
        "starts_on": start.date(),
        "starts_time": start.time(),
        "ends_time": end.time(),
        "venue": session.venue,
        "seats": pools[""].seats if "" in pools else 0,
        "release": _release(session),
        "services": session.services,
        "note_th": session.note_th,
        "note_en": session.note_en,
        **held,
    }


def _release(session: Session) -> str:
    """Hours before the start at which held seats open, as the form chooses them."""
    moments = [pool.releases_at for pool in session.pools.all() if pool.group and pool.releases_at]
    return str((session.starts_at - moments[0]) // timedelta(hours=1)) if moments else ""


def initial_for(activity: Activity, latest: Session | None) -> dict[str, Any]:
    """What a new session most likely is: like the latest one, at the activity's usual place."""
    if latest is None:
        return {"venue": activity.venue, "seats": 20, "release": "48"}
    kept = initial_of(latest)
    return {name: value for name, value in kept.items() if name not in {"version", "starts_on"}}
