"""What shows a lesson or a report: a record of the same city, a file that was checked, or an address."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.goals.models import KeyResult
from learningcity.city.lessons.models import Adoption, Evidence, Lesson
from learningcity.city.lessons.queries.evidence import city_of, frozen_figure, is_open_to_everyone
from learningcity.core import audit, thai_time
from learningcity.core.errors import Refused
from learningcity.core.uploads import Paper

Shown = Lesson | Adoption
MOST = 20
"""More than this shows nothing better."""


@transaction.atomic
def add_evidence(
    *,
    to: Shown,
    by: Any,
    record: models.Model | None = None,
    url: str = "",
    title_th: str = "",
    title_en: str = "",
) -> Evidence:
    """Let a record of the city, or an address elsewhere, show a lesson or a report; a figure is frozen."""
    _refuse_too_many(to)
    if record is None and not (url and title_th.strip()):
        raise Refused("nothing-shown", _("Choose a record, or give an address and say what is there."))
    row = Evidence(**_of(to), title_th=title_th.strip(), title_en=title_en.strip(), url=url)
    if record is not None:
        _point_at(row, record)
        if city_of(row) != to.city_id:
            raise Refused("elsewhere", _("Choose something of this city."))
        if not is_open_to_everyone(row):
            raise Refused("evidence-hidden", _("Not everyone can open that record; it can show nothing."))
    row.save()
    _noted("add_evidence", to, by, kind=row.kind)
    return row


@transaction.atomic
def add_file(*, to: Shown, paper: Paper, title_th: str, by: Any, title_en: str = "") -> Evidence:
    """Keep a file that proved to be what its name says; everyone who reads the lesson can open it."""
    _refuse_too_many(to)
    if to.evidence.filter(sha256=paper.sha256).exists():
        raise Refused("paper-already", _("This very file is kept here already."), field="file")
    row = Evidence(
        **_of(to),
        title_th=title_th.strip() or paper.name[:200],
        title_en=title_en.strip(),
        file_name=paper.name,
        ending=paper.ending,
        size=len(paper.data),
        sha256=paper.sha256,
    )
    row.file.save(paper.name, ContentFile(paper.data), save=False)
    row.save()
    _noted("add_evidence", to, by, kind="file")
    return row


@transaction.atomic
def take_out_evidence(*, evidence: Evidence, by: Any) -> None:
    """Take out what shows nothing; a lesson that every city reads keeps at least one thing that does."""
    to = _of_what(evidence)
    if isinstance(to, Lesson):
        to = Lesson.everywhere.select_for_update(of=("self",)).select_related("city").get(pk=to.pk)
        if to.is_published and to.evidence.count() == 1:
            raise Refused("last-evidence", _("This is all that shows the lesson. Add something else first."))
    kind, file = evidence.kind, evidence.file
    evidence.delete()
    if file:
        transaction.on_commit(lambda: file.storage.delete(str(file)))
    _noted("take_out_evidence", to, by, kind=kind)


def _point_at(row: Evidence, record: models.Model) -> None:
    """Fill the column of the record, name it as the record is named, and freeze a figure."""
    setattr(row, str(record._meta.model_name).replace("keyresult", "result"), record)
    name = "text" if row.kind == "resolution" else "title"
    row.title_th = row.title_th or getattr(record, f"{name}_th")[:200]
    row.title_en = row.title_en or getattr(record, f"{name}_en")[:200]
    if isinstance(record, KeyResult):
        row.on = thai_time.today()
        row.frozen = frozen_figure(record, row.on)


def _of(to: Shown) -> dict[str, Any]:
    return {"lesson": to} if isinstance(to, Lesson) else {"adoption": to}


def _of_what(evidence: Evidence) -> Shown:
    found: Shown | None = evidence.lesson or evidence.adoption
    if found is None:
        raise TypeError("evidence shows a lesson or a report")
    return found


def _refuse_too_many(to: Shown) -> None:
    if to.evidence.count() >= MOST:
        raise Refused("enough", _("That is enough to show it; take something out first."))


def _noted(act: str, to: Shown, by: Any, **details: Any) -> None:
    audit.record(act, to, by=by, city=to.city.code, **details)
