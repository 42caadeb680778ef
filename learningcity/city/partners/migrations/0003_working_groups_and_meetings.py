"""Who decides together, what was decided, and who does it by when."""

import django.db.models.deletion
import django.db.models.manager
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partners", "0002_agreements_and_commitments"), ("places", "0001_areas_cities_and_venues")]

    operations = [
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('title_th', models.CharField(max_length=250)),
                ('title_en', models.CharField(blank=True, max_length=250)),
                ('minute_th', models.TextField(blank=True)),
                ('minute_en', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ('number', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='ActionItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title_th', models.CharField(max_length=250)),
                ('title_en', models.CharField(blank=True, max_length=250)),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('done_note', models.CharField(blank=True, max_length=400)),
                ('evidence_url', models.URLField(blank=True, max_length=500)),
                ('dropped_on', models.DateField(blank=True, null=True)),
                ('dropped_because', models.CharField(blank=True, max_length=300)),
                ('is_invented', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='tasks', to='partners.contact')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='partners.agendaitem')),
            ],
            options={
                'default_manager_name': 'everywhere',
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name='commitment',
            name='task',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='commitments', to='partners.actionitem'),
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title_th', models.CharField(max_length=250)),
                ('title_en', models.CharField(blank=True, max_length=250)),
                ('held_on', models.DateField()),
                ('starts_at', models.TimeField(blank=True, null=True)),
                ('ends_at', models.TimeField(blank=True, null=True)),
                ('place_th', models.CharField(blank=True, max_length=250)),
                ('place_en', models.CharField(blank=True, max_length=250)),
                ('adopted_on', models.DateField(blank=True, null=True)),
                ('called_off_on', models.DateField(blank=True, null=True)),
                ('is_public', models.BooleanField(default=False)),
                ('source', models.CharField(blank=True, max_length=250)),
                ('source_url', models.URLField(blank=True, max_length=500)),
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
            model_name='agendaitem',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='partners.meeting'),
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('text_th', models.TextField()),
                ('text_en', models.TextField(blank=True)),
                ('outcome', models.CharField(choices=[("agreed", "carried"), ('amended', 'agreed with changes'), ('rejected', 'rejected')], max_length=8)),
                ('votes_for', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('votes_against', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('votes_abstained', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='resolutions', to='partners.agendaitem')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.AddField(
            model_name='actionitem',
            name='resolution',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='tasks', to='partners.resolution'),
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('chair', 'chair'), ('secretary', 'secretary'), ('member', 'member')], default='member', max_length=10)),
                ('since', models.DateField(blank=True, null=True)),
                ('until', models.DateField(blank=True, null=True)),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='seats', to='partners.contact')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='partners.organisation')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said_as_th', models.CharField(blank=True, max_length=200)),
                ('said_as_en', models.CharField(blank=True, max_length=200)),
                ('kind', models.CharField(choices=[('present', 'there'), ('excused', 'sent word'), ('absent', 'not there')], default='present', max_length=8)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='partners.meeting')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='presences', to='partners.organisation')),
                ('seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='presences', to='partners.seat')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='WorkingGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name_th', models.CharField(max_length=200)),
                ('name_en', models.CharField(blank=True, max_length=200)),
                ('purpose_th', models.TextField(blank=True)),
                ('purpose_en', models.TextField(blank=True)),
                ('quorum', models.PositiveSmallIntegerField(blank=True, help_text='seats that must be filled', null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('is_invented', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='groups', to='partners.agreement')),
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
            model_name='seat',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='partners.workinggroup'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='partners.workinggroup'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='agenda_number'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('votes_abstained', None), ('votes_against', None), ('votes_for', None)), models.Q(('votes_abstained__isnull', False), ('votes_against__isnull', False), ('votes_for__isnull', False)), _connector='OR'), name='votes_are_counted_whole'),
        ),
        migrations.AddIndex(
            model_name='actionitem',
            index=models.Index(fields=['city', 'done_on', 'due_on'], name='task_due'),
        ),
        migrations.AddConstraint(
            model_name='actionitem',
            constraint=models.CheckConstraint(condition=models.Q(('done_on', None), ('dropped_on', None), _connector='OR'), name='done_or_dropped'),
        ),
        migrations.AddConstraint(
            model_name='presence',
            constraint=models.UniqueConstraint(fields=('meeting', 'seat'), name='seat_is_counted_once'),
        ),
        migrations.AddConstraint(
            model_name='presence',
            constraint=models.CheckConstraint(condition=models.Q(('seat', None), ('organisation', None), ('said_as_th', ''), _negated=True), name='presence_is_of_somebody'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(condition=models.Q(('until', None)), fields=('group', 'contact'), name='one_seat_a_person'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['city', 'held_on'], name='meeting_day'),
        ),
    ]
