"""What the fields of files are called on the pages, in the reader's language."""

from django.utils.translation import gettext_lazy as _

from learningcity.core.imports.drafts import Fate

FIELDS = {
    "address_en": _("English address"),
    "address_th": _("Address"),
    "amount": _("Amount"),
    "bank_line": _("Line of the bank's list"),
    "age": _("Age"),
    "area": _("Area"),
    "audience_th": _("Who it is for"),
    "bring_th": _("What to bring"),
    "code": _("Code"),
    "coordinate_precision": _("Exactness of the point"),
    "description_en": _("English description"),
    "description_th": _("Description"),
    "district_code": _("District code"),
    "email": _("E-mail"),
    "end": _("Last day"),
    "ends_at": _("End"),
    "how": _("How it was paid"),
    "hours_note_th": _("Opening hours"),
    "instructor_th": _("Teacher"),
    "kind": _("Kind"),
    "kind_th": _("Kind"),
    "languages": _("Languages"),
    "present": _("Came"),
    "birth_year": _("Year of birth"),
    "date": _("Date"),
    "session": _("Session"),
    "name": _("Name"),
    "lat": _("Latitude"),
    "learning_type": _("Type of learning"),
    "licence": _("Licence"),
    "lon": _("Longitude"),
    "max_age": _("Oldest age"),
    "min_age": _("Youngest age"),
    "mode": _("On site or online"),
    "name_en": _("English name"),
    "name_th": _("Name"),
    "note_th": _("Note"),
    "organisation": _("Organiser"),
    "outcome_th": _("What one gains"),
    "outline": _("Outline"),
    "outline_source": _("Source of the outline"),
    "paid_satang": _("Paid"),
    "people": _("People"),
    "phone": _("Telephone"),
    "price": _("Price"),
    "price_satang": _("Price"),
    "seats": _("Seats"),
    "settled_at": _("Settled on"),
    "sex": _("Sex"),
    "source": _("Source"),
    "source_url": _("Link to the source"),
    "start": _("Day"),
    "starts_at": _("Beginning"),
    "state": _("State"),
    "stops": _("Stops"),
    "subdistrict_code": _("Subdistrict code"),
    "summary_en": _("English summary"),
    "summary_th": _("Summary"),
    "time": _("Time"),
    "time_end": _("Time of the end"),
    "time_start": _("Time of the beginning"),
    "title_en": _("English title"),
    "title_th": _("Title"),
    "topic": _("Topic"),
    "venue": _("Place"),
    "verified_on": _("Verified on"),
    "website": _("Website"),
    "year": _("Year"),
}

FATES = {
    Fate.NEW: (_("New"), "ok", "plus"),
    Fate.CHANGED: (_("Changed"), "warn", "edit"),
    Fate.SAME: (_("Same as now"), "mute", "check"),
    Fate.REFUSED: (_("Cannot be taken"), "bad", "alert"),
}
"""Each fate's name, colour and icon."""


def label_of(field: str) -> str:
    """A field as people call it; one nobody named as it stands in the file."""
    return str(FIELDS.get(field, field))
