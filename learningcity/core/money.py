"""Money as whole satang."""

import re
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from learningcity.core.errors import Refused
from learningcity.core.thai_text import arabic_digits, normalise, read_decimal

SATANG = 100
MOST_BAHT = 10_000_000_000
_FREE_WORDS = {"ฟรี", "ไม่มีค่าใช้จ่าย", "ไม่เสียค่าใช้จ่าย", "ไม่คิดค่าใช้จ่าย", "free", "free of charge", "-"}
_DRESS = re.compile(r"^(?:฿|thb|บาท)\s*|\s*(?:บาทถ้วน|บาท|baht|thb|฿|\.-)$")


def baht(satang: int, lang: str = "th") -> str:
    """An amount as it is read: ฿1,200, with satang only when there are some; the same in both languages."""
    whole, rest = divmod(abs(satang), SATANG)
    sign = "−" if satang < 0 else ""
    return f"{sign}฿{whole:,}" + (f".{rest:02d}" if rest else "")


def plain_baht(satang: int) -> str:
    """An amount for a file: 1200.00, no sign and no commas."""
    return f"{Decimal(satang) / SATANG:.2f}"


def read_baht(value: object, *, most: int = MOST_BAHT) -> int:
    """The satang in an amount a person wrote: 1,200.50, ฿1,200, ๑๒๐ บาท, ฟรี; from 0 to `most` baht."""
    text = normalise(arabic_digits(str(value))).lower()
    if text in _FREE_WORDS:
        return 0
    amount = read_decimal(_DRESS.sub("", text), low=0, high=most)
    satang = amount * SATANG
    if satang != satang.to_integral_value():
        raise Refused("too-fine", _("%(amount)s has parts smaller than a satang.") % {"amount": amount})
    return int(satang)
