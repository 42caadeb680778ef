"""Sheets of who came, keyed from paper elsewhere: a row a person and day, by slip code or by name."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from learningcity.city.catalogue.models import Session, SessionState
from learningcity.city.enrolment.models import Attendance, Enrolment, How, Mark, State
from learningcity.city.enrolment.rules import read_slip_code
from learningcity.city.enrolment.rules.hours import meeting_days
from learningcity.city.enrolment.services.marks import lock_marks, merge_marks, write_marks
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.imports.cells import Cells, words_for
from learningcity.core.imports.drafts import Draft, Reading, Source, Thing
from learningcity.core.imports.stores import ModelStore, batches
from learningcity.core.tables import Row, heading_key, read_table
from learningcity.core.thai_time import read_date, read_year, today

ALIASES = {
    "session": ["session", "activity", "รหัสกิจกรรม", "รอบ", "รหัสรอบ"],
    "date": ["date", "on", "วัน", "วันที่"],
    "code": ["code", "slip", "รหัส", "รหัสใบนัด"],
    "name": ["name", "name_th", "ชื่อ", "ชื่อ-สกุล"],
    "birth_year": ["birth_year", "year", "ปีเกิด"],
    "present": ["present", "came", "เข้าร่วม", "มา"],
}
PRESENT = words_for({"yes": "มา|เข้าร่วม|ใช่|1|x|/|✓|✔|true", "no": "ไม่มา|ขาด|ไม่|0|-|false"})
_SEATED = (State.BOOKED, State.COMPLETED, State.ABSENT)


class AttendanceStore(ModelStore):
    """Attendance known by enrolment and day; what is written goes through the log of marks."""

    def __init__(self, city: City) -> None:
        super().__init__(Attendance, enrolment__city=city)

    def find(self, keys: Iterable[str]) -> dict[str, Any]:
        wanted = set(keys)
        found: dict[str, Any] = {}
        for batch in batches({key.partition("/")[0] for key in wanted}):
            for row in self.rows.filter(enrolment__in=batch):
                found[f"{row.enrolment_id}/{row.on.isoformat()}"] = row
        return {key: row for key, row in found.items() if key in wanted}

    def create(self, new: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        said = {_pair(key): bool(values["present"]) for key, values in new.items()}
        self._mark(said)
        return self.find(new)

    def update(self, changed: Sequence[tuple[Any, Mapping[str, Any]]]) -> None:
        self._mark({(row.enrolment_id, row.on): bool(values["present"]) for row, values in changed})

    def remove(self, ids: Iterable[int]) -> None:
        """Take the file's marks out of the log; what others marked stays."""
        pairs = {(row.enrolment_id, row.on) for row in self.get(ids).values()}
        for enrolment, on in pairs:
            Mark.objects.filter(enrolment=enrolment, on=on, how=How.FILE).delete()
        left = {pair for pair in pairs if Mark.objects.filter(enrolment=pair[0], on=pair[1]).exists()}
        merge_marks(pairs=left)
        for enrolment, on in pairs - left:
            Attendance.objects.filter(enrolment=enrolment, on=on).delete()

    def touched(self, ids: Iterable[int]) -> dict[str, list[int]]:
        return {}

    def _mark(self, said: dict[tuple[int, date], bool]) -> None:
        rows = Enrolment.everywhere.in_bulk({enrolment for enrolment, _on in said})
        lock_marks(sessions={row.session_id for row in rows.values()})
        seen = {key: self._seen(key) for key in said}
        write_marks(marks=[_mark(rows[key[0]], key[1], there, seen[key]) for key, there in said.items()])
        merge_marks(pairs=set(said))

    def _seen(self, pair: tuple[int, date]) -> list[str]:
        marks = Mark.objects.filter(enrolment=pair[0], on=pair[1])
        return [str(uuid) for uuid in marks.values_list("uuid", flat=True)]


def _pair(key: str) -> tuple[int, date]:
    enrolment, _slash, day = key.partition("/")
    return int(enrolment), date.fromisoformat(day)


def _mark(enrolment: Enrolment, on: date, present: bool, saw: list[str]) -> Mark:  # noqa: FBT001
    now = timezone.now()
    about = {"session_id": enrolment.session_id, "enrolment": enrolment, "person_id": enrolment.person_id}
    when = {"scanned_at": now, "corrected_at": now, "received_at": now}
    return Mark(on=on, present=present, how=How.FILE, saw=saw, **about, **when)


class AttendanceImporter:
    """Reads a sheet; an empty cell for whether they came changes nothing."""

    kind = "attendance"

    def __init__(self, city: City) -> None:
        self.city = city
        self.city_code = city.code
        self.stores = (AttendanceStore(city),)

    def lock(self) -> None:
        City.objects.select_for_update().get(pk=self.city.pk)

    def drafts(self, source: Source) -> Reading:
        table = read_table(source.data, ALIASES)
        table.require(["present"], ALIASES)
        return Reading((self._draft(row) for row in table.rows), table.ignored)

    def _draft(self, row: Row) -> Draft:
        cells = Cells(row)
        title = cells.line("name") or cells.line("code")
        present = cells.choice("present", PRESENT)
        on = cells.read("date", read_date)
        enrolment = cells.attempt("code", lambda: self._enrolment(cells, on))
        day = cells.attempt("date", lambda: _day(enrolment.session, on)) if enrolment else None
        if cells.refusals:
            return Draft.refused(row.number, title, cells.refusals)
        if not present or enrolment is None or day is None:
            return Draft(row.number, title)
        key = f"{enrolment.pk}/{day.isoformat()}"
        return Draft(row.number, title, (Thing("attendance", key, {"present": present == "yes"}),))

    def _enrolment(self, cells: Cells, on: date | None) -> Enrolment:
        rows = Enrolment.everywhere.filter(city=self.city, state__in=_SEATED)
        rows = rows.select_related("person", "session__city")
        if code := cells.line("code"):
            found = rows.filter(pk=read_slip_code(code) or 0).first()
            if found is None:
                raise Refused("unknown-code", _("Nobody with a seat has this code."), field="code")
            return found
        return self._by_name(cells, rows.filter(session=self._session(cells, on)))

    def _session(self, cells: Cells, on: date | None) -> Session:
        said = cells.line("session")
        if not said:
            raise Refused("no-session", _("Give a slip code, or the session and a name."), field="session")
        rows = Session.everywhere.filter(city=self.city)
        try:
            found = list(rows.filter(uuid=UUID(said)))
        except ValueError:
            held = rows.filter(activity__code=said, state=SessionState.SCHEDULED)
            found = [each for each in held if on in meeting_days(each.starts_at, each.ends_at)]
        if len(found) != 1:
            sentence = _("There is no such session, or several on that day.")
            raise Refused("unknown-session", sentence, field="session")
        return found[0]

    def _by_name(self, cells: Cells, rows: Iterable[Enrolment]) -> Enrolment:
        wanted = heading_key(cells.line("name"))
        year = cells.read("birth_year", read_year)
        same = [row for row in rows if heading_key(row.person.name) == wanted]
        found = [row for row in same if year is None or row.person.birth_year in (None, year)]
        if not wanted or len(found) != 1:
            several = len(found) > 1
            sentence = (
                _("Several people have this name: give the slip code.")
                if several
                else _("Nobody of this name has a seat in that session.")
            )
            raise Refused("unknown-name", sentence, field="name")
        return found[0]


def _day(session: Session, on: date | None) -> date:
    days = meeting_days(session.starts_at, session.ends_at)
    if on is None and len(days) == 1:
        on = days[0]
    if on not in days:
        raise Refused("not-that-day", _("The session is not held on that day."))
    if on > today():
        raise Refused("not-yet", _("Attendance is taken on the day, not before."))
    return on
