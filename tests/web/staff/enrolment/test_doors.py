"""The poster for the wall, and the tablet by the door."""

from datetime import timedelta

import pytest
from django.test import Client

from learningcity.city.catalogue.models import Session

pytestmark = pytest.mark.django_db


def test_the_poster_has_a_code_for_each_day(provider: Client, session: Session, address: str) -> None:
    start = session.starts_at.replace(hour=2)
    Session.everywhere.filter(pk=session.pk).update(
        starts_at=start, ends_at=start + timedelta(days=2, hours=1)
    )
    assert provider.get(f"{address}/poster").content.decode().count("<article") == 3


def test_starting_the_tablet_signs_out_and_opens_one_session_only(provider: Client, address: str) -> None:
    answer = provider.post(f"{address}/tablet")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/phra-nakhon/tablet/")
    assert provider.get(answer["Location"]).status_code == 200
    assert provider.get(address).status_code == 302
