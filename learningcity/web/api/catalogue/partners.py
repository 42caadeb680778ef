"""What partners promised, and how it stands today."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from learningcity.city.partners.queries import Promised, promises
from learningcity.core.thai_time import today
from learningcity.web.api.catalogue import schemas, shapes
from learningcity.web.api.catalogue.places import WRONG
from learningcity.web.door import city_named

router = Router(tags=["partners"])


@router.get("/cities/{city_code}/commitments", response={200: list[schemas.CommitmentOut]} | WRONG)
def list_commitments(request: HttpRequest, city_code: str, state: str = "") -> Any:
    """The public promises of a city's partners, in one state or all, those that need somebody first."""
    found = promises(city_named(city_code), today())
    return [_commitment(each) for each in found if state in ("", each.state)]


def _commitment(each: Promised) -> schemas.CommitmentOut:
    row = each.row
    return schemas.CommitmentOut(
        uuid=str(row.uuid),
        title=shapes.text(row, "title"),
        organisation=row.organisation.code,
        kind=row.kind,
        amount=row.amount,
        given=each.progress.given,
        worth_satang=each.worth,
        promised_on=row.promised_on,
        due_on=row.due_on,
        complete_on=each.progress.complete_on,
        state=each.state,
        is_invented=row.is_invented,
    )
