"""What a city wants to reach in a year, how it is measured, and the reviews that froze it."""

import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_areas_cities_and_venues'),
    ]

    operations = [
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('title_th', models.CharField(max_length=200)),
                ('title_en', models.CharField(blank=True, max_length=200)),
                ('text_th', models.TextField(blank=True)),
                ('text_en', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ('number', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='KeyResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title_th', models.CharField(max_length=200)),
                ('title_en', models.CharField(blank=True, max_length=200)),
                ('unit_th', models.CharField(blank=True, max_length=40)),
                ('unit_en', models.CharField(blank=True, max_length=40)),
                ('measure', models.CharField(blank=True, max_length=40)),
                ('baseline', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('baseline_note', models.CharField(blank=True, max_length=250)),
                ('target', models.DecimalField(decimal_places=2, max_digits=14)),
                ('due_on', models.DateField()),
                ('is_invented', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='goals.goal')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='EnteredValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('value', models.DecimalField(decimal_places=2, max_digits=14)),
                ('on', models.DateField()),
                ('words', models.CharField(blank=True, max_length=400)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('entered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('result', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='goals.keyresult')),
            ],
            options={
                'ordering': ('-on', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title_th', models.CharField(max_length=200)),
                ('title_en', models.CharField(blank=True, max_length=200)),
                ('summary_th', models.TextField(blank=True)),
                ('summary_en', models.TextField(blank=True)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('source', models.CharField(max_length=300)),
                ('source_url', models.URLField(blank=True, max_length=500)),
                ('source_year', models.PositiveSmallIntegerField(help_text='Christian year of the source')),
                ('is_public', models.BooleanField(default=True)),
                ('is_invented', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
            ],
            options={
                'default_manager_name': 'everywhere',
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name='goal',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='goals.programme'),
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('month', models.PositiveSmallIntegerField(choices=[(6, '6'), (12, '12')])),
                ('held_on', models.DateField()),
                ('snapshot', models.JSONField()),
                ('said', models.JSONField(default=list)),
                ('is_invented', models.BooleanField(default=False)),
                ('frozen_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='goals.programme')),
            ],
            options={
                'ordering': ('month',),
            },
        ),
        migrations.AddConstraint(
            model_name='keyresult',
            constraint=models.CheckConstraint(condition=models.Q(('baseline', None), models.Q(('target', models.F('baseline')), _negated=True), _connector='OR'), name='target_is_not_the_baseline', violation_error_message='The target must differ from the baseline.'),
        ),
        migrations.AddConstraint(
            model_name='enteredvalue',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), ('link', ''), _negated=True), name='value_has_its_evidence'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='programme_ends_after_it_starts', violation_error_message='It cannot end before it starts.'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.UniqueConstraint(fields=('programme', 'number'), name='goal_number'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(fields=('programme', 'month'), name='review_once_a_month'),
        ),
    ]
