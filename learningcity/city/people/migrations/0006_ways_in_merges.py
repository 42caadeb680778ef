"""A merge keeps which ways came first, so that taking two records apart gives each its own choice again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_sharing_and_coaching")]

    operations = [
        migrations.AddField(
            "merge",
            "choices",
            models.JSONField(default=list, help_text="[way, whether it came first] of ways whose place changed"),
        ),
    ]
