"""Secrets of code apps and spare codes that were kept in clear text are encrypted."""

from typing import Any

from django.db import migrations

from learningcity.core.fields import lock, unlock

IN_CLEAR = ("secret", "seed")


def lock_secrets(apps: Any, _schema: Any) -> None:
    """Encrypt what a library without this project's adapter wrote; spare codes stand in `seed`."""
    for factor in apps.get_model("mfa", "Authenticator").objects.exclude(type="webauthn"):
        factor.data |= {name: lock(unlock(factor.data[name])) for name in IN_CLEAR if name in factor.data}
        factor.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_shared_figures"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(lock_secrets, migrations.RunPython.noop)]
