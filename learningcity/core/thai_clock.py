"""Bangkok's clock, the Buddhist era and the names of days and months."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

BANGKOK = ZoneInfo("Asia/Bangkok")
BUDDHIST_ERA = 543

MONTHS_TH = [
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
]
SHORT_MONTHS_TH = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()  # noqa: SIM905
WEEKDAYS_TH = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]
SHORT_WEEKDAYS_TH = ["จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา."]
# Not calendar.month_name: it follows the machine's locale.
MONTHS_EN = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
WEEKDAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def now() -> datetime:
    """This moment, in Bangkok."""
    return timezone.now().astimezone(BANGKOK)


def today() -> date:
    """Today's date in Bangkok, whatever the server's clock is set to."""
    return now().date()


def at(day: date, clock_time: time) -> datetime:
    """The moment at which a Bangkok clock shows this time on this day."""
    return datetime.combine(day, clock_time, tzinfo=BANGKOK)


def local(value: datetime) -> datetime:
    """A moment as a Bangkok clock shows it; one without a zone is taken to be Bangkok's already."""
    return value.astimezone(BANGKOK) if value.tzinfo else value.replace(tzinfo=BANGKOK)


def day_of(value: date) -> date:
    """The Bangkok day of a date or a moment."""
    return local(value).date() if isinstance(value, datetime) else value


def be_year(value: date | int) -> int:
    """The Buddhist-era year of a date, or of a Christian-era year."""
    year = value if isinstance(value, int) else day_of(value).year
    return year + BUDDHIST_ERA
