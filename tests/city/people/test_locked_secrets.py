"""Secrets of code apps that an earlier version kept in clear text are encrypted when it is upgraded."""

from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps

from learningcity.core.fields import unlock
from tests.factories import make_account

pytestmark = pytest.mark.django_db


def test_what_stood_in_clear_is_locked_and_opens_to_the_same() -> None:
    account = make_account()
    codes = Authenticator.objects.create(user=account, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    spare = Authenticator.objects.create(
        user=account, type="recovery_codes", data={"seed": "5eed", "used_mask": 3}
    )
    key = Authenticator.objects.create(user=account, type="webauthn", data={"name": "phone"})
    for _once_and_again in range(2):
        import_module("learningcity.city.people.migrations.0008_locked_app_secrets").lock_secrets(apps, None)
    for factor in (codes, spare, key):
        factor.refresh_from_db()
    assert codes.data["secret"] != "JBSWY3DPEHPK3PXP"
    assert unlock(codes.data["secret"]) == "JBSWY3DPEHPK3PXP"
    assert unlock(spare.data["seed"]) == "5eed"
    assert spare.data["used_mask"] == 3
    assert key.data == {"name": "phone"}
