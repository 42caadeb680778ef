"""Small fixed choices of the visual language: topics, notice icons, a city's mark."""

import json
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from learningcity.web.ui.maps import Frame, rings_of, simplify, svg_path

TOPICS = (
    "work",
    "digital",
    "health",
    "craft",
    "food",
    "heritage",
    "language",
    "nature",
    "family",
    "civic",
)
NOTE_ICONS = {"info": "info", "ok": "check", "warn": "alert", "bad": "alert"}
MESSAGE_KINDS = {"debug": "info", "info": "info", "success": "ok", "warning": "warn", "error": "bad"}
FREE = _("Free")
MARK_POINTS = 18
OPEN_DOOR = "M4 48V14L16 3L28 14V48H20V30H12V48Z"


def outline_of(city: object) -> str:
    """Give the path of a city's outline inside 32 × 50, or an open door when none is drawn."""
    drawing = getattr(city, "drawing", None) or {}
    outline = (
        drawing.get("outline") or getattr(getattr(city, "area", None), "outline", None) if city else None
    )
    return _mark_path(json.dumps(outline)) if outline else OPEN_DOOR


@lru_cache(maxsize=128)
def _mark_path(outline: str) -> str:
    rings = rings_of(json.loads(outline))
    if not rings:
        return OPEN_DOOR
    largest = max(rings, key=len)
    frame = Frame.around([largest], width=32, height=50, margin=1)
    return svg_path([simplify([frame.at(*point) for point in largest], tolerance=0.5)], closed=True)
