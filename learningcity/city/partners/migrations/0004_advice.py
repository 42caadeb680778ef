"""Advisers advise, the city answers each, and a task can come of it."""

import django.db.models.deletion
import django.db.models.manager
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0003_working_groups_and_meetings'),
        ('places', '0001_areas_cities_and_venues'),
    ]

    operations = [
        migrations.AddField(
            model_name='contact',
            name='advises',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='actionitem',
            name='item',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='partners.agendaitem'),
        ),
        migrations.CreateModel(
            name='Advice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title_th', models.CharField(blank=True, max_length=200)),
                ('title_en', models.CharField(blank=True, max_length=200)),
                ('question_th', models.TextField(blank=True)),
                ('question_en', models.TextField(blank=True)),
                ('asked_on', models.DateField(blank=True, null=True)),
                ('due_on', models.DateField()),
                ('text', models.TextField(blank=True)),
                ('language', models.CharField(blank=True, choices=[('th', 'Thai'), ('en', 'English'), ('ko', 'Korean'), ('ja', 'Japanese')], max_length=2)),
                ('meaning_th', models.TextField(blank=True)),
                ('meaning_en', models.TextField(blank=True)),
                ('given_on', models.DateField(blank=True, null=True)),
                ('may_show', models.BooleanField(default=False)),
                ('reply', models.CharField(blank=True, choices=[('adopted', 'we do it'), ('adapted', 'we do it in our own way'), ('declined', 'we do not do it')], max_length=8)),
                ('reason_th', models.TextField(blank=True)),
                ('reason_en', models.TextField(blank=True)),
                ('replied_on', models.DateField(blank=True, null=True)),
                ('taken_back_on', models.DateField(blank=True, null=True)),
                ('taken_back_because', models.CharField(blank=True, max_length=300)),
                ('is_invented', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('adviser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='partners.contact')),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('keeper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='kept_advice', to='partners.contact')),
                ('task', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='partners.actionitem')),
            ],
            options={
                'default_manager_name': 'everywhere',
                'indexes': [models.Index(fields=['city', 'reply', 'due_on'], name='advice_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('given_on', None), ('text', '')), models.Q(('given_on__isnull', False), models.Q(('text', ''), _negated=True)), _connector='OR'), name='advice_given_has_its_words'), models.CheckConstraint(condition=models.Q(models.Q(('replied_on', None), ('reply', '')), models.Q(('given_on__isnull', False), ('replied_on__isnull', False), models.Q(('reply', ''), _negated=True), models.Q(('reason_th', ''), _negated=True)), _connector='OR'), name='reply_has_its_reason'), models.CheckConstraint(condition=models.Q(models.Q(('reply__in', ['adapted', 'adopted']), _negated=True), ('task__isnull', False), _connector='OR'), name='advice_taken_leads_to_a_task')],
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
    ]
