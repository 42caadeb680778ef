"""Needs are triaged, merged and put in order; briefs and projects answer them."""
import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0001_organisations'),
        ('people', '0004_rights_and_retention'),
        ('places', '0001_areas_cities_and_venues'),
        ('projects', '0001_wishes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('points', models.JSONField(help_text='candidate key to points')),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Brief',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title_th', models.CharField(max_length=160)),
                ('title_en', models.CharField(blank=True, max_length=160)),
                ('objective_th', models.TextField(max_length=1200)),
                ('objective_en', models.TextField(blank=True, max_length=1200)),
                ('groups', models.JSONField(blank=True, default=list, help_text='codes of Group it is for')),
                ('way', models.CharField(choices=[('direct', 'straight to a project'), ('call', 'by a call for proposals')], default='direct', max_length=6)),
                ('budget_satang', models.PositiveBigIntegerField(blank=True, null=True)),
                ('adopted_on', models.DateField(blank=True, null=True)),
                ('adopted_by', models.CharField(blank=True, help_text='the group or meeting that adopted it', max_length=200)),
                ('is_invented', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'default_manager_name': 'everywhere',
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title_th', models.CharField(max_length=160)),
                ('title_en', models.CharField(blank=True, max_length=160)),
                ('planned_satang', models.PositiveBigIntegerField()),
                ('used_satang', models.PositiveBigIntegerField(default=0)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Candidate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cost_satang', models.PositiveBigIntegerField()),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title_th', models.CharField(max_length=160)),
                ('title_en', models.CharField(blank=True, max_length=160)),
                ('starts_on', models.DateField()),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('evidence', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ('starts_on', 'due_on', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='NeedMerge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state_before', models.CharField(choices=[('unread', 'not read yet'), ('open', 'open'), ('hidden', 'kept, not shown'), ('taken_up', 'taken up'), ('answered', 'answered'), ('declined', 'not now'), ('merged', 'one with another')], max_length=8)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('undone_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='PriorityRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title_th', models.CharField(max_length=160)),
                ('title_en', models.CharField(blank=True, max_length=160)),
                ('about_th', models.CharField(blank=True, max_length=600)),
                ('about_en', models.CharField(blank=True, max_length=600)),
                ('opens_on', models.DateField()),
                ('closes_on', models.DateField()),
                ('points', models.PositiveSmallIntegerField(default=10)),
                ('budget_satang', models.PositiveBigIntegerField()),
                ('budget_source', models.CharField(blank=True, max_length=200)),
                ('is_invented', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'default_manager_name': 'everywhere',
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.SlugField(max_length=60)),
                ('title_th', models.CharField(max_length=160)),
                ('title_en', models.CharField(blank=True, max_length=160)),
                ('objective_th', models.TextField(max_length=1200)),
                ('objective_en', models.TextField(blank=True, max_length=1200)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('stopped_on', models.DateField(blank=True, null=True)),
                ('stopped_because', models.CharField(blank=True, max_length=300)),
                ('is_public', models.BooleanField(default=False)),
                ('is_invented', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'default_manager_name': 'everywhere',
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ProjectPartner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('implementer', 'does it with them'), ('funder', 'pays for it'), ('host', 'lends the place'), ('adviser', 'advises'), ('recruiter', 'brings the people')], max_length=12)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Risk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=200)),
                ('likelihood', models.PositiveSmallIntegerField(choices=[(1, 'low'), (2, 'middling'), (3, 'high')], default=2)),
                ('impact', models.PositiveSmallIntegerField(choices=[(1, 'low'), (2, 'middling'), (3, 'high')], default=2)),
                ('answer', models.CharField(blank=True, max_length=300)),
                ('over_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='TargetGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(choices=[('child', 'children under 13'), ('youth', 'young people 13–24'), ('older', 'older people (60 and over)'), ('disabled', 'disabled people'), ('low_income', 'people on low incomes'), ('out_of_school', 'out-of-school children and youth'), ('entrepreneur', 'entrepreneurs and small shops'), ('informal_worker', 'informal workers'), ('carer', 'people who care for someone'), ('newcomer', 'people new to the city')], max_length=16)),
                ('number', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ('-number', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='ToldApart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='need',
            name='answered_need_has_its_time',
        ),
        migrations.AddField(
            model_name='need',
            name='merged_into',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='projects.need'),
        ),
        migrations.AddField(
            model_name='support',
            name='keyed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='support',
            name='number',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='support',
            name='phone_key',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='support',
            name='way',
            field=models.CharField(choices=[('own', 'said it first'), ('online', 'online'), ('slip', 'a paper slip')], default='online', max_length=6),
        ),
        migrations.AlterField(
            model_name='need',
            name='answered_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='need',
            name='state',
            field=models.CharField(choices=[('unread', 'not read yet'), ('open', 'open'), ('hidden', 'kept, not shown'), ('taken_up', 'taken up'), ('answered', 'answered'), ('declined', 'not now'), ('merged', 'one with another')], default='unread', max_length=8),
        ),
        migrations.AlterField(
            model_name='support',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='supported_needs', to='people.person'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('state__in', ('answered', 'declined'))), models.Q(models.Q(('state__in', ('answered', 'declined')), _negated=True), ('answered_at', None)), _connector='OR'), name='answered_need_has_its_time'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', False), ('state', 'merged')), models.Q(models.Q(('state', 'merged'), _negated=True), ('merged_into', None)), _connector='OR'), name='merged_need_says_with_which'),
        ),
        migrations.AddConstraint(
            model_name='support',
            constraint=models.UniqueConstraint(condition=models.Q(('phone_key', ''), _negated=True), fields=('need', 'phone_key'), name='support_once_a_number'),
        ),
        migrations.AddConstraint(
            model_name='support',
            constraint=models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('number__gt', 1), ('person', None), ('phone_key', '')), _connector='OR'), name='one_known_person_is_one_support'),
        ),
        migrations.AddField(
            model_name='ballot',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='people.person'),
        ),
        migrations.AddField(
            model_name='brief',
            name='city',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city'),
        ),
        migrations.AddField(
            model_name='brief',
            name='needs',
            field=models.ManyToManyField(related_name='briefs', to='projects.need'),
        ),
        migrations.AddField(
            model_name='brief',
            name='neighbourhoods',
            field=models.ManyToManyField(blank=True, related_name='briefs', to='places.neighbourhood'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='need',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidacies', to='projects.need'),
        ),
        migrations.AddField(
            model_name='needmerge',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='needmerge',
            name='followed',
            field=models.ManyToManyField(related_name='+', to='projects.need'),
        ),
        migrations.AddField(
            model_name='needmerge',
            name='kept',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kept_by', to='projects.need'),
        ),
        migrations.AddField(
            model_name='needmerge',
            name='merged',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mergers', to='projects.need'),
        ),
        migrations.AddField(
            model_name='priorityround',
            name='city',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='projects.priorityround'),
        ),
        migrations.AddField(
            model_name='ballot',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='projects.priorityround'),
        ),
        migrations.AddField(
            model_name='project',
            name='brief',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='projects.brief'),
        ),
        migrations.AddField(
            model_name='project',
            name='city',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city'),
        ),
        migrations.AddField(
            model_name='project',
            name='lead',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='led_projects', to='partners.organisation'),
        ),
        migrations.AddField(
            model_name='project',
            name='needs',
            field=models.ManyToManyField(blank=True, related_name='projects', to='projects.need'),
        ),
        migrations.AddField(
            model_name='project',
            name='neighbourhoods',
            field=models.ManyToManyField(blank=True, related_name='projects', to='places.neighbourhood'),
        ),
        migrations.AddField(
            model_name='milestone',
            name='project',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='projects.project'),
        ),
        migrations.AddField(
            model_name='budgetline',
            name='project',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='budget', to='projects.project'),
        ),
        migrations.AddField(
            model_name='projectpartner',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='project_roles', to='partners.organisation'),
        ),
        migrations.AddField(
            model_name='projectpartner',
            name='project',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='projects.project'),
        ),
        migrations.AddField(
            model_name='risk',
            name='project',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='risks', to='projects.project'),
        ),
        migrations.AddField(
            model_name='targetgroup',
            name='project',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='projects.project'),
        ),
        migrations.AddField(
            model_name='toldapart',
            name='one',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.need'),
        ),
        migrations.AddField(
            model_name='toldapart',
            name='other',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.need'),
        ),
        migrations.AddConstraint(
            model_name='needmerge',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('merged',), name='need_merged_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='priorityround',
            constraint=models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='priority_days_in_order'),
        ),
        migrations.AddConstraint(
            model_name='priorityround',
            constraint=models.CheckConstraint(condition=models.Q(('points__gte', 1), ('points__lte', 100)), name='priority_has_points'),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.UniqueConstraint(fields=('round', 'need'), name='need_once_in_a_round'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.UniqueConstraint(fields=('round', 'person'), name='ballot_once_a_person'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.UniqueConstraint(fields=('city', 'code'), name='project_code_in_city'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='project_days_in_order'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stopped_because', ''), ('stopped_on', None)), models.Q(('stopped_on__isnull', False), models.Q(('stopped_because', ''), _negated=True)), _connector='OR'), name='project_stopped_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='milestone',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('starts_on'))), name='milestone_days_in_order'),
        ),
        migrations.AddConstraint(
            model_name='projectpartner',
            constraint=models.UniqueConstraint(fields=('project', 'organisation', 'role'), name='partner_once_a_role'),
        ),
        migrations.AddConstraint(
            model_name='risk',
            constraint=models.CheckConstraint(condition=models.Q(('impact__range', (1, 3)), ('likelihood__range', (1, 3))), name='risk_between_one_and_three'),
        ),
        migrations.AddConstraint(
            model_name='targetgroup',
            constraint=models.UniqueConstraint(fields=('project', 'group'), name='target_once_a_group'),
        ),
        migrations.AddConstraint(
            model_name='toldapart',
            constraint=models.UniqueConstraint(fields=('one', 'other'), name='told_apart_once'),
        ),
        migrations.AddConstraint(
            model_name='toldapart',
            constraint=models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='told_apart_in_order'),
        ),
    ]
