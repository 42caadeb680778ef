"""For which ages something is, in words."""

from django.utils.translation import gettext as _


def ages_said(low: int | None, high: int | None) -> str:
    """The people of some ages, both ends included; nothing when it is for every age."""
    if low is not None and high is not None:
        return _("people aged %(low)d to %(high)d") % {"low": low, "high": high}
    if low:
        return _("people aged %(low)d and over") % {"low": low}
    return _("people aged up to %(high)d") % {"high": high} if high is not None else ""
