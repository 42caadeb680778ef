"""What a seat costs a person and who bears which part; what is due, and into which account."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from learningcity.city.catalogue.models import Price, Session
from learningcity.city.enrolment.models import Payee, Voucher, WaiverRule
from learningcity.city.enrolment.rules.fees import NOT_WAIVED, Waived, Waiving, fee, waived
from learningcity.city.enrolment.rules.vouchers import pays
from learningcity.city.people.models import Person
from learningcity.core.prepared import Question
from learningcity.core.thai_time import day_of

_PRICES = Question(lambda activity: Price.objects.filter(activity=activity).values_list("group", "satang"))
_RULES = Question(
    lambda city: WaiverRule.everywhere.filter(city=city, is_active=True).values_list(
        "id", "groups", "topics", "percent"
    )
)


@dataclass(frozen=True)
class Quote:
    """The price of a seat for one person, what is waived of it and what a voucher pays, in satang."""

    price: int
    waived: int = 0
    rule: int | None = None
    by_voucher: int = 0

    @property
    def due(self) -> int:
        """What is left for the person to pay."""
        return self.price - self.waived - self.by_voucher


FREE = Quote(0)


def quote(session: Session, groups: Callable[[], Collection[str]], voucher: Voucher | None = None) -> Quote:
    """What a seat costs someone of these groups: the fee, then the city's waivers, then a voucher."""
    activity = session.activity
    if not activity.price_satang:
        return FREE
    mine = groups()
    price = fee(activity.price_satang, dict(_PRICES.ask(activity.pk)), mine)
    let_off = _waived(session, price, mine)
    left = price - let_off.satang
    return Quote(price, let_off.satang, let_off.rule, pays(voucher.left_satang, left) if voucher else 0)


def _waived(session: Session, price: int, groups: Collection[str]) -> Waived:
    rules = [Waiving(*row) for row in _RULES.ask(session.city_id)]
    if not rules:
        return NOT_WAIVED
    topic = session.activity.topic.code if any(rule.topics for rule in rules) else ""
    return waived(price, groups, topic, rules)


def quote_for(session: Session, person: Person, voucher: Voucher | None = None) -> Quote:
    """What a seat costs a person."""
    return quote(session, lambda: person.groups_on(day_of(session.starts_at)), voucher)


def payee_of(session: Session) -> Payee | None:
    """The account into which a session's fees are paid: its organisation's own, else the city's."""
    rows = Payee.everywhere.filter(city_id=session.city_id)
    own = rows.filter(organisation_id=session.activity.organisation_id).first()
    return own or rows.filter(organisation=None).first()
