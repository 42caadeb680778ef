"""Changes to lessons: written, shown, adopted by another city, reported."""

from learningcity.city.lessons.services.adoptions import (
    adopt_lesson,
    change_adoption,
    give_up_adoption,
    mend_report,
    report_adoption,
    start_adoption,
    take_up_again,
)
from learningcity.city.lessons.services.evidence import add_evidence, add_file, take_out_evidence
from learningcity.city.lessons.services.lessons import (
    publish_lesson,
    reopen_lesson,
    withdraw_lesson,
    write_lesson,
)

__all__ = [
    "add_evidence",
    "add_file",
    "adopt_lesson",
    "change_adoption",
    "give_up_adoption",
    "mend_report",
    "publish_lesson",
    "reopen_lesson",
    "report_adoption",
    "start_adoption",
    "take_out_evidence",
    "take_up_again",
    "withdraw_lesson",
    "write_lesson",
]
