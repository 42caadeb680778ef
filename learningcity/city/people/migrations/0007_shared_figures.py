"""What cities share, counted now and then, so that a list of many cities asks no more than one of few."""

import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_ways_in_merges'),
        ('places', '0003_unnamed_on'),
    ]

    operations = [
        migrations.CreateModel(
            name='SharedFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(choices=[('goals', 'goals and reviews'), ('projects', 'projects and milestones'), ('partnership', 'agreements and promises'), ('meetings', 'decisions and tasks of meetings'), ('needs', 'what residents wish'), ('activities', 'activities and how many join'), ('feedback', 'what learners say, in figures'), ('places', 'population and learning places')], max_length=12)),
                ('figures', models.JSONField(default=dict, help_text='by language, what each figure says')),
                ('counted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
            ],
            options={
                'verbose_name_plural': 'shared figures',
                'default_manager_name': 'everywhere',
                'constraints': [models.UniqueConstraint(fields=('city', 'subject'), name='figures_once_a_subject')],
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
    ]
