"""The question about help, asked by somebody at the desk or at the door for whoever stands before them."""

from learningcity.city.catalogue.models import Price, Session
from learningcity.city.enrolment.queries.support import question, remembered_for
from learningcity.city.enrolment.rules import fee
from learningcity.city.enrolment.rules.support import Needs
from learningcity.city.people.models import Person
from learningcity.city.people.permissions import Permission
from learningcity.core import audit, thai_time
from learningcity.web.door import CityRequest
from learningcity.web.ui.support import SupportForm


def support_form(request: CityRequest, person: Person | None, session: Session) -> SupportForm:
    """The question for a person, or for somebody not known yet."""
    asked = question(session, price_satang=_price(person, session), now=thai_time.now())
    return SupportForm(
        request.POST if request.method == "POST" else None,
        question=asked,
        needs=_filled_in(request, person, session) if person else Needs(),
    )


def _price(person: Person | None, session: Session) -> int:
    ordinary = session.activity.price_satang
    if not person or not ordinary:
        return ordinary
    prices = Price.objects.filter(activity_id=session.activity_id).values_list("group", "satang")
    return fee(ordinary, dict(prices), person.groups_on(thai_time.day_of(session.starts_at)))


def _filled_in(request: CityRequest, person: Person, session: Session) -> Needs:
    """What was remembered: all of it for who fulfils requests here, else what they noted; it is noted."""
    organisation = session.activity.organisation_id
    fulfils = request.powers.may_for(Permission.SUPPORT_FULFIL, organisation)
    needs = remembered_for(person, request.account, sees_all=fulfils)
    if needs.kinds:
        audit.record("read_support", person, by=request.account, city=request.city.code)
    return needs
