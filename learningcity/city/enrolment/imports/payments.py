"""A bank's list of money received, held against what is due: by the code written with it, else by amount."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from learningcity.city.enrolment.models import Payment
from learningcity.city.enrolment.rules.codes import slip_code
from learningcity.city.enrolment.rules.payments import Due, Match, Matched, is_askable, match
from learningcity.city.places.models import City
from learningcity.core import money
from learningcity.core.errors import Refused
from learningcity.core.imports.cells import Cells
from learningcity.core.imports.drafts import Draft, Reading, Source, Thing
from learningcity.core.imports.stores import ModelStore, plain
from learningcity.core.tables import Row, read_table
from learningcity.core.thai_clock import at
from learningcity.core.thai_reading import read_date

ALIASES = {
    "date": ["date", "transaction_date", "วันที่ทำรายการ", "วันที่"],
    "time": ["time", "เวลา"],
    "amount": ["amount", "deposit", "credit", "เงินเข้า", "ฝาก", "เงินฝาก", "จำนวนเงิน"],
    "text": ["description", "details", "narrative", "รายละเอียด", "รายการ"],
    "reference": ["reference", "ref", "note", "บันทึกช่วยจำ", "หมายเหตุ", "เลขที่อ้างอิง"],
}


class PaymentStore(ModelStore):
    """Payments known by their enrolment; nothing else keeps a copy of them."""

    def __init__(self, city: City) -> None:
        super().__init__(Payment, city=city)

    def find(self, keys: Iterable[str]) -> dict[str, Any]:
        rows = self.rows.filter(enrolment__in=[int(key) for key in keys])
        return {str(row.enrolment_id): row for row in rows.select_related("enrolment__person")}

    def touched(self, ids: Iterable[int]) -> dict[str, list[int]]:
        return {}

    def shown(self, column: str, value: Any) -> str:
        return money.baht(value) if column == "paid_satang" else super().shown(column, value)


class PaymentImporter:
    """Reads a bank's list; a line settles a payment, or is refused with the reason."""

    kind = "payments"

    def __init__(self, city: City) -> None:
        self.city, self.city_code = city, city.code
        self._store = PaymentStore(city)

    @property
    def stores(self) -> Sequence[ModelStore]:
        return (self._store,)

    def lock(self) -> None:
        """Nobody settles by hand what this file is being held against."""
        list(Payment.everywhere.filter(city=self.city).owed().select_for_update(of=("self",)).values("pk"))
        self.__dict__.pop("_due", None)
        self.__dict__.pop("_settled", None)

    def drafts(self, source: Source) -> Reading:
        table = read_table(source.data, ALIASES)
        table.require(["date", "amount"], ALIASES)
        return Reading((self._draft(row) for row in table.rows), table.ignored)

    @cached_property
    def _due(self) -> dict[int, Payment]:
        rows = Payment.everywhere.filter(city=self.city).owed().select_related("enrolment__person")
        return {row.enrolment_id: row for row in rows}

    @cached_property
    def _settled(self) -> Mapping[str, int]:
        """The enrolments that lines of earlier files have settled."""
        rows = Payment.everywhere.filter(city=self.city).exclude(bank_line="")
        return dict(rows.values_list("bank_line", "enrolment_id"))

    def _draft(self, row: Row) -> Draft:
        cells = Cells(row)
        on = cells.read("date", read_date)
        satang = cells.read("amount", money.read_baht)
        text = " ".join(filter(None, (cells.line("text"), cells.line("reference"))))
        if not cells.text("date"):
            cells.needed("date", _("Date"))
        if satang is not None and not is_askable(satang):
            cells.refuse("no-fee", _("No fee came in on this line."), "amount")
        if cells.refusals or on is None or satang is None:
            refusals = cells.refusals or [
                Refused("missing", _("No fee came in on this line."), field="amount")
            ]
            return Draft.refused(row.number, text[:80], refusals)
        line = " ".join((on.isoformat(), cells.line("time"), str(satang), text))[:120]
        if line in self._settled:
            return Draft(row.number, text, (Thing("payment", str(self._settled[line]), {"bank_line": line}),))
        return self._held_against_due(row.number, text, satang, on, line)

    def _held_against_due(self, number: int, text: str, satang: int, on: date, line: str) -> Draft:
        owed = [Due(enrolment, row.due_satang) for enrolment, row in self._due.items()]
        found = match(text, satang, owed)
        if found.fate is not Match.MATCHED or found.enrolment is None:
            return Draft.refused(
                number, text, [Refused(found.fate, self._why(found, satang), field="amount")]
            )
        values = {
            "state": Payment.State.SETTLED.value,
            "how": Payment.How.BANK.value,
            "paid_satang": satang,
            "settled_at": plain(at(on, time(12))),
            "bank_line": line,
        }
        return Draft(number, self._name(found.enrolment), (Thing("payment", str(found.enrolment), values),))

    def _name(self, enrolment: int) -> str:
        return f"{self._due[enrolment].enrolment.person.name} · {slip_code(enrolment)}"

    def _why(self, found: Matched, satang: int) -> str:
        if found.fate is Match.OTHER_AMOUNT and found.enrolment is not None:
            due = money.baht(self._due[found.enrolment].due_satang)
            said = {"name": self._name(found.enrolment), "due": due, "paid": money.baht(satang)}
            return _("%(name)s owes %(due)s, not %(paid)s.") % said
        if found.fate is Match.AMBIGUOUS:
            return _("Several people owe %(paid)s and no code tells whose it is.") % {
                "paid": money.baht(satang)
            }
        return _("Nobody here owes %(paid)s with this code.") % {"paid": money.baht(satang)}
