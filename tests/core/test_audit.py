"""The trail of acts cannot be changed unseen."""

import pytest
from django.db import transaction

from learningcity.city.places.models import City
from learningcity.core import audit
from learningcity.core.models import AuditEntry
from tests.factories import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail(city: City) -> list[AuditEntry]:
    """Five sealed entries."""
    for number in range(5):
        audit.record("act", city, by=make_account(), city=city.code, number=number)
    audit.seal()
    return list(AuditEntry.objects.order_by("sequence"))


def test_an_act_says_who_did_what_to_what(city: City) -> None:
    account = make_account()
    audit.record("open_city", city, by=account, city=city.code, why="because")
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.actor, entry.about_kind, entry.city) == (
        "open_city",
        str(account.uuid),
        "city",
        "phra-nakhon",
    )
    assert entry.details == {"why": "because"}


def test_an_act_that_fails_leaves_no_trace(city: City) -> None:
    def act_that_fails() -> None:
        with transaction.atomic():
            audit.record("act", city)
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        act_that_fails()
    assert not AuditEntry.objects.exists()


def test_an_untouched_trail_holds(trail: list[AuditEntry]) -> None:
    assert audit.first_break() is None


def test_sealing_goes_on_where_it_stopped(trail: list[AuditEntry], city: City) -> None:
    audit.record("act", city)
    assert (audit.seal(), audit.seal()) == (1, 0)
    assert audit.first_break() is None
    assert list(AuditEntry.objects.order_by("sequence").values_list("sequence", flat=True)) == [
        1,
        2,
        3,
        4,
        5,
        6,
    ]


@pytest.mark.parametrize(
    "change",
    [{"actor": "someone else"}, {"act": "other"}, {"details": {"number": 9}}, {"about": "x"}, {"seal": "0"}],
)
def test_a_changed_entry_breaks_the_trail_there(trail: list[AuditEntry], change: dict[str, object]) -> None:
    AuditEntry.objects.filter(pk=trail[2].pk).update(**change)
    assert audit.first_break() == 3


def test_a_removed_entry_breaks_the_trail_there(trail: list[AuditEntry]) -> None:
    trail[1].delete()
    assert audit.first_break() == 2


def test_two_entries_that_change_places_break_the_trail(trail: list[AuditEntry]) -> None:
    for entry, sequence in ((trail[1], None), (trail[2], 2), (trail[1], 3)):
        AuditEntry.objects.filter(pk=entry.pk).update(sequence=sequence)
    assert audit.first_break() == 2
