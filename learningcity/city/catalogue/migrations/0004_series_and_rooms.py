"""Series are changed as a whole, but for sessions that were changed on their own."""

from django.db import migrations, models
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_offers_to_teach")]

    operations: list[Operation] = [
        migrations.AddField(
            model_name="session",
            name="is_apart",
            field=models.BooleanField(
                default=False, help_text="changed on its own since its series was made"
            ),
        ),
    ]
