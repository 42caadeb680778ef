"""Thai as people type it: digits, mark order, invisible characters, numbers and telephone numbers."""

import re
import unicodedata
from decimal import Decimal

import phonenumbers
from django.utils.translation import gettext_lazy as _

from learningcity.core.errors import Refused

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_FULL_WIDTH_DIGITS = "０１２３４５６７８９"
_TO_ARABIC = str.maketrans(THAI_DIGITS + _FULL_WIDTH_DIGITS, "0123456789" * 2)
_TO_THAI = str.maketrans("0123456789", THAI_DIGITS)

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
"""Controls and halves of characters, which not every database keeps."""

_TONES = "\u0e48-\u0e4b"
_MARK_REPAIRS = (
    (re.compile(f"\u0e4d([{_TONES}]?)\u0e32"), "\\1\u0e33"),  # nikhahit + sara aa is sara am
    (re.compile(f"\u0e33([{_TONES}])"), "\\1\u0e33"),  # the tone stands before sara am
    (re.compile(f"([{_TONES}])([\u0e31\u0e34-\u0e39\u0e47])"), "\\2\\1"),  # and after a vowel above or below
    (re.compile("\u0e40\u0e40"), "\u0e41"),  # two sara e are one sara ae
)
_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
_LONGEST_NUMBER = 30


def arabic_digits(text: str) -> str:
    """The text with Thai and full-width digits written as 0-9."""
    return text.translate(_TO_ARABIC)


def thai_digits(text: str) -> str:
    """The text with 0-9 written as ๐-๙."""
    return text.translate(_TO_THAI)


def normalise(text: str, *, keep_lines: bool = False) -> str:
    """The text in one spelling: composed, marks in order, no invisible characters, single spaces, trimmed."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", _NO_TEXT.sub("", text)))
    for wrong, right in _MARK_REPAIRS:
        text = wrong.sub(right, text)
    if not keep_lines:
        return " ".join(text.split())
    lines = "\n".join(" ".join(line.split()) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def read_decimal(value: object, *, low: float | None = None, high: float | None = None) -> Decimal:
    """The number a person wrote, with Thai digits and thousands commas understood, within its limits."""
    text = normalise(arabic_digits(str(value))).replace("−", "-")
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        raise Refused("not-a-number", _("“%(text)s” is not a number.") % {"text": text[:40]})
    return _within(Decimal(text.replace(",", "")), low, high)


def read_int(value: object, *, low: int | None = None, high: int | None = None) -> int:
    """The whole number a person wrote; 45.0, as spreadsheets write it, is 45."""
    number = read_decimal(value, low=low, high=high)
    if number != number.to_integral_value():
        raise Refused("not-whole", _("%(number)s is not a whole number.") % {"number": number})
    return int(number)


def _within(number: Decimal, low: float | None, high: float | None) -> Decimal:
    if low is not None and number < low:
        sentence = _("%(number)s is less than %(limit)s.")
        raise Refused("too-small", sentence % {"number": f"{number:,}", "limit": f"{low:,}"})
    if high is not None and number > high:
        sentence = _("%(number)s is more than %(limit)s.")
        raise Refused("too-large", sentence % {"number": f"{number:,}", "limit": f"{high:,}"})
    return number


def read_phone(value: object) -> str:
    """A telephone number as E.164 (+66812345678), Thai unless it starts with another country's code."""
    text = normalise(arabic_digits(str(value)))
    digits = re.sub(r"\D", "", text)
    if not text.startswith("+"):
        _refuse_wrong_length(digits)
    try:
        number = phonenumbers.parse(text, "TH")
    except phonenumbers.NumberParseException as fault:
        raise _not_a_phone(text) from fault
    if not phonenumbers.is_valid_number(number) or number.extension:
        raise _not_a_phone(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def show_phone(e164: str) -> str:
    """A stored number as Thai people read it: 081 234 5678; other countries' with their code."""
    try:
        number = phonenumbers.parse(e164, "TH")
    except phonenumbers.NumberParseException:
        return e164
    forms = phonenumbers.PhoneNumberFormat
    form = forms.NATIONAL if number.country_code == 66 else forms.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def _refuse_wrong_length(digits: str) -> None:
    if digits[:2] in {"06", "08", "09"} and len(digits) != 10:
        sentence = _("A mobile number has 10 digits; this one has %(count)s.")
    elif re.match(r"0[2-57]", digits) and len(digits) != 9:
        sentence = _("A landline number has 9 digits; this one has %(count)s.")
    else:
        return
    raise Refused("phone-length", sentence % {"count": len(digits)})


def _not_a_phone(text: str) -> Refused:
    return Refused("not-a-phone", _("“%(text)s” is not a telephone number.") % {"text": text[:40]})
