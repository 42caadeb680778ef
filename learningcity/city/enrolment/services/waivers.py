"""A city's rules that waive fees, and the accounts into which fees are paid."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Topic
from learningcity.city.enrolment.models import Payee, WaiverRule
from learningcity.city.enrolment.rules.payments import read_promptpay_id
from learningcity.city.partners.models import Organisation
from learningcity.city.people.models import User
from learningcity.city.places.models import City
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.groups import Group


@transaction.atomic
def save_waiver(*, city: City, rule: WaiverRule | None, by: User | None, **given: Any) -> WaiverRule:
    """Add a rule by which people pay less, or change one; what was booked before stays as it was."""
    saved = rule or WaiverRule(city=city)
    for field, value in given.items():
        setattr(saved, field, value)
    _check(saved)
    saved.save()
    audit.record("save_waiver", saved, by=by, city=city.code, percent=saved.percent, active=saved.is_active)
    return saved


def _check(rule: WaiverRule) -> None:
    if not 1 <= rule.percent <= 100:
        raise Refused("percent", _("From 1 to 100 percent of the price can be waived."), field="percent")
    if not set(rule.groups) <= set(Group.values):
        raise Refused("unknown-group", _("There is no such group of people."), field="groups")
    if Topic.objects.filter(code__in=rule.topics).count() != len(set(rule.topics)):
        raise Refused("unknown-topic", _("There is no such topic."), field="topics")


@transaction.atomic
def save_payee(
    *, city: City, organisation: Organisation | None, account: str, name: str, by: User | None
) -> Payee:
    """Say into which PromptPay account fees are paid, of one organisation or of the whole city."""
    digits = read_promptpay_id(account)
    if digits is None:
        sentence = _("A PromptPay number is a mobile number, or 13 or 15 digits; a digit may be wrong.")
        raise Refused("promptpay", sentence, field="account")
    saved, _made = Payee.everywhere.update_or_create(
        city=city, organisation=organisation, defaults={"account": digits, "name": name.strip()}
    )
    audit.record("save_payee", saved, by=by, city=city.code)
    return saved


@transaction.atomic
def remove_payee(*, payee: Payee, by: User | None) -> None:
    """Take fees into this account no more; without one they are paid in cash."""
    audit.record("remove_payee", payee, by=by, city=payee.city.code)
    payee.delete()
