"""What makes a place reachable, as its pages say it: there, not there, and since when it is known."""

from dataclasses import dataclass

from learningcity.city.places.models import AccessFeature, Venue
from learningcity.web.ui.bilingual import in_language

ICONS = {
    AccessFeature.STEP_FREE: "wheel",
    AccessFeature.LIFT: "lift",
    AccessFeature.TOILET: "wc",
    AccessFeature.PARKING: "wheel",
    AccessFeature.HEARING_LOOP: "ear",
    AccessFeature.TACTILE: "eye",
    AccessFeature.SEATING: "seat",
    AccessFeature.CHILDCARE: "child",
    AccessFeature.PRAYER_ROOM: "civic",
    AccessFeature.TRANSIT: "bus",
}


@dataclass(frozen=True, slots=True)
class Feature:
    """One access feature of a place."""

    icon: str
    label: str
    note: str
    present: bool


def features_of(venue: Venue) -> list[Feature]:
    """What a place states about its access, what is there first; `venue.access` should be prefetched."""
    order = list(AccessFeature)
    stated = sorted(
        venue.access.all(), key=lambda row: (not row.present, order.index(AccessFeature(row.feature)))
    )
    return [
        Feature(
            ICONS[AccessFeature(row.feature)] if row.present else "x",
            str(AccessFeature(row.feature).label),
            in_language(row, "note")[0],
            row.present,
        )
        for row in stated
    ]


def is_step_free(venue: Venue | None) -> bool:
    """Whether a place states that one gets in without a step."""
    return venue is not None and any(
        row.present for row in venue.access.all() if row.feature == AccessFeature.STEP_FREE
    )
