"""What a city learnt and shows to others, what shows it, and the cities that took it up."""

import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import learningcity.city.lessons.models.evidence
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0005_projects'),
        ('goals', '0001_programme'),
        ('partners', '0004_advice'),
        ('places', '0001_areas_cities_and_venues'),
        ('projects', '0003_first_supports'),
    ]

    operations = [
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title_th', models.CharField(max_length=160)),
                ('title_en', models.CharField(blank=True, max_length=160)),
                ('summary_th', models.CharField(blank=True, max_length=400)),
                ('summary_en', models.CharField(blank=True, max_length=400)),
                ('context_th', models.TextField(blank=True)),
                ('context_en', models.TextField(blank=True)),
                ('problem_th', models.TextField(blank=True)),
                ('problem_en', models.TextField(blank=True)),
                ('done_th', models.TextField(blank=True)),
                ('done_en', models.TextField(blank=True)),
                ('gave_th', models.TextField(blank=True)),
                ('gave_en', models.TextField(blank=True)),
                ('failed_th', models.TextField(blank=True)),
                ('failed_en', models.TextField(blank=True)),
                ('repeat_th', models.TextField(blank=True)),
                ('repeat_en', models.TextField(blank=True)),
                ('cost_satang', models.PositiveBigIntegerField(blank=True, null=True)),
                ('cost_hours', models.PositiveIntegerField(blank=True, null=True)),
                ('cost_note_th', models.CharField(blank=True, max_length=400)),
                ('cost_note_en', models.CharField(blank=True, max_length=400)),
                ('groups', models.JSONField(blank=True, default=list, help_text='codes of Group it was done with')),
                ('source', models.CharField(blank=True, max_length=300)),
                ('source_url', models.URLField(blank=True, max_length=500)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=300)),
                ('is_invented', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('version', models.PositiveIntegerField(default=1)),
                ('topics', models.ManyToManyField(blank=True, related_name='lessons', to='catalogue.topic')),
            ],
            options={
                'default_manager_name': 'everywhere',
                'indexes': [models.Index(fields=['state', 'published_on'], name='lesson_published')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('published_on__isnull', False), _connector='OR'), name='lesson_published_on_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('withdrawn_because', ''), _negated=True), _connector='OR'), name='lesson_withdrawn_with_a_reason')],
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='lessons.lesson')),
                ('adapted_th', models.TextField()),
                ('adapted_en', models.TextField(blank=True)),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='partners.organisation')),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('planned', 'planned'), ('running', 'running'), ('reported', 'reported'), ('given_up', 'given up')], default='planned', max_length=8)),
                ('adopted_on', models.DateField()),
                ('started_on', models.DateField(blank=True, null=True)),
                ('result_th', models.TextField(blank=True)),
                ('result_en', models.TextField(blank=True)),
                ('figure', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('unit_th', models.CharField(blank=True, max_length=60)),
                ('unit_en', models.CharField(blank=True, max_length=60)),
                ('figure_note_th', models.CharField(blank=True, max_length=300)),
                ('figure_note_en', models.CharField(blank=True, max_length=300)),
                ('reported_on', models.DateField(blank=True, null=True)),
                ('given_up_on', models.DateField(blank=True, null=True)),
                ('given_up_because_th', models.CharField(blank=True, max_length=600)),
                ('given_up_because_en', models.CharField(blank=True, max_length=600)),
                ('is_invented', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'default_manager_name': 'everywhere',
                'indexes': [models.Index(fields=['city', 'state', 'due_on'], name='adoption_due')],
                'constraints': [models.UniqueConstraint(fields=('city', 'lesson'), name='lesson_once_in_a_city'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'reported'), _negated=True), models.Q(('reported_on__isnull', False), models.Q(('result_th', ''), _negated=True)), _connector='OR'), name='report_has_its_words'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'given_up'), _negated=True), models.Q(('given_up_because_th', ''), _negated=True), _connector='OR'), name='given_up_with_a_reason')],
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('lesson', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='lessons.lesson')),
                ('adoption', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='lessons.adoption')),
                ('title_th', models.CharField(max_length=200)),
                ('title_en', models.CharField(blank=True, max_length=200)),
                ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project')),
                ('result', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='goals.keyresult')),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.activity')),
                ('resolution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.resolution')),
                ('url', models.URLField(blank=True, max_length=500)),
                ('file', models.FileField(blank=True, max_length=200, storage=learningcity.city.lessons.models.evidence._storage, upload_to=learningcity.city.lessons.models.evidence._kept_at)),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('ending', models.CharField(blank=True, max_length=5)),
                ('size', models.PositiveIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('frozen', models.JSONField(blank=True, help_text='the key result as `queries.pictured` drew it', null=True)),
                ('on', models.DateField(blank=True, help_text='the day the figure was frozen', null=True)),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name_plural': 'evidence',
                'ordering': ('added_at', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('adoption__isnull', False), ('lesson', None)), models.Q(('adoption', None), ('lesson__isnull', False)), _connector='OR'), name='evidence_of_one_thing'), models.CheckConstraint(condition=models.Q(models.Q(('activity__isnull', True), ('file', ''), ('project__isnull', False), ('resolution__isnull', True), ('result__isnull', True), ('url', '')), models.Q(('activity__isnull', True), ('file', ''), ('project__isnull', True), ('resolution__isnull', True), ('result__isnull', False), ('url', '')), models.Q(('activity__isnull', False), ('file', ''), ('project__isnull', True), ('resolution__isnull', True), ('result__isnull', True), ('url', '')), models.Q(('activity__isnull', True), ('file', ''), ('project__isnull', True), ('resolution__isnull', False), ('result__isnull', True), ('url', '')), models.Q(('activity__isnull', True), ('project__isnull', True), ('resolution__isnull', True), ('result__isnull', True), ('url', ''), models.Q(('file', ''), _negated=True)), models.Q(('activity__isnull', True), ('file', ''), ('project__isnull', True), ('resolution__isnull', True), ('result__isnull', True), models.Q(('url', ''), _negated=True)), _connector='OR'), name='evidence_is_one_thing'), models.CheckConstraint(condition=models.Q(('result', None), models.Q(('frozen__isnull', False), ('on__isnull', False)), _connector='OR'), name='figure_is_frozen')],
            },
        ),
    ]
