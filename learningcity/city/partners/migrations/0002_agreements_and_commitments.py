"""What partners agree on, and what each promises."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_organisations")]

    operations: list[Operation] = []
