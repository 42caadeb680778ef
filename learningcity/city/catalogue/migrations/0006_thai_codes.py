"""The code of an activity may be in Thai letters, as offices' lists have it."""
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0005_projects'),
    ]

    operations = [
        migrations.AlterField(
            model_name='activity',
            name='code',
            field=models.SlugField(allow_unicode=True, max_length=60),
        ),
    ]
