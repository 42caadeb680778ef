"""The square codes on tickets, slips and walls; drawn as SVG, coloured by the design system."""

from urllib.parse import quote

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe


def qr_of_slip(city_code: str, code: str) -> SafeString:
    """The square code that opens the address of a slip, by the slip's code."""
    return qr_of(settings.SITE_URL + reverse("public:slip", args=[city_code, code.replace(" ", "")]))


def qr_of(address: str) -> SafeString:
    """The square code that opens an address."""
    drawn = segno.make(quote(address, safe=":/%"), error="m", micro=False)
    svg = drawn.svg_inline(scale=4, border=2, omitsize=True, svgclass="qrcode", lineclass="qrink")
    return mark_safe(svg)  # noqa: S308  drawn by segno from our own text
