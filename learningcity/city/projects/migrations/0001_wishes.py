"""What residents wish to learn."""

import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0004_rights_and_retention'),
        ('places', '0001_areas_cities_and_venues'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=160)),
                ('details', models.TextField(blank=True, max_length=600)),
                ('group', models.CharField(blank=True, choices=[('child', 'children under 13'), ('youth', 'young people 13–24'), ('older', 'older people (60 and over)'), ('disabled', 'disabled people'), ('low_income', 'people on low incomes'), ('out_of_school', 'out-of-school children and youth'), ('entrepreneur', 'entrepreneurs and small shops'), ('informal_worker', 'informal workers'), ('carer', 'people who care for someone'), ('newcomer', 'people new to the city')], max_length=16)),
                ('origin', models.CharField(choices=[('search', 'a search that found nothing'), ('resident', 'a resident'), ('leader', 'a neighbourhood leader'), ('paper', 'a paper slip')], max_length=8)),
                ('state', models.CharField(choices=[('unread', 'not read yet'), ('open', 'open'), ('hidden', 'kept, not shown'), ('answered', 'answered')], default='unread', max_length=8)),
                ('hidden_because', models.CharField(blank=True, max_length=200)),
                ('answer', models.CharField(blank=True, max_length=600)),
                ('answered_at', models.DateTimeField(null=True)),
                ('is_invented', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('neighbourhood', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='needs', to='places.neighbourhood')),
                ('read_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('wished_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='needs', to='people.person')),
            ],
            options={
                'default_manager_name': 'everywhere',
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='projects.need')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supported_needs', to='people.person')),
            ],
        ),
        migrations.AddIndex(
            model_name='need',
            index=models.Index(fields=['city', 'state'], name='need_state'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('state', 'answered')), models.Q(models.Q(('state', 'answered'), _negated=True), ('answered_at', None)), _connector='OR'), name='answered_need_has_its_time'),
        ),
        migrations.AddConstraint(
            model_name='support',
            constraint=models.UniqueConstraint(fields=('need', 'person'), name='support_once_a_person'),
        ),
    ]
