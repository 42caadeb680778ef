"""Signing out leaves nothing on the device."""

import pytest
from django.test import Client

from tests.factories import make_account

pytestmark = pytest.mark.django_db


def test_signing_out_wipes_what_pages_kept_on_the_device() -> None:
    client = Client()
    client.force_login(make_account(), backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post("/accounts/logout/")
    assert (answer.status_code, answer["Clear-Site-Data"]) == (302, '"storage"')
    assert client.get("/accounts/")["Location"].startswith("/accounts/login/")
