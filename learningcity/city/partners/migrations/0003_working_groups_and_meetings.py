"""Who decides together, what was decided, and who does it by when."""

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("partners", "0002_agreements_and_commitments")]

    operations: list[Operation] = []
