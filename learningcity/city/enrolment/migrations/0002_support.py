"""Support needs and accommodations."""

import django.db.models.deletion
import django.db.models.manager
import encrypted_fields.fields
import learningcity.core.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('enrolment', '0001_enrolments_and_attendance'),
        ('people', '0001_accounts_people_and_roles'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('places', '0001_areas_cities_and_venues'),
    ]

    operations = [
        migrations.CreateModel(
            name='SupportNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='support_need', to='people.person')),
                ('kinds', encrypted_fields.fields.EncryptedJSONField(default=list)),
                ('words', learningcity.core.fields.SecretText(blank=True, default='', max_length=500, null=True)),
                ('agreed_at', models.DateTimeField(help_text='when they agreed that it is remembered')),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('changed_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Accommodation',
            fields=[
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='accommodations', to='enrolment.enrolment')),
                ('kind', learningcity.core.fields.SecretText(blank=True, default='', max_length=16, null=True)),
                ('kind_key', models.CharField(editable=False, max_length=64)),
                ('words', learningcity.core.fields.SecretText(blank=True, default='', max_length=500, null=True)),
                ('state', models.CharField(choices=[('requested', 'asked for, not answered yet'), ('accepted', 'promised'), ('declined', 'cannot be done'), ('fulfilled', 'was there'), ('unfulfilled', 'was not there'), ('withdrawn', 'no longer needed'), ('ended', 'ended with the seat')], default='requested', max_length=11)),
                ('sure', models.BooleanField(help_text='asked for while it could still surely be arranged')),
                ('due_at', models.DateTimeField(help_text='by when it must be answered')),
                ('requested_at', models.DateTimeField()),
                ('requested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('responsible', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_at', models.DateTimeField(null=True)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reason', learningcity.core.fields.SecretText(blank=True, default='', max_length=500, null=True)),
                ('fulfilled_at', models.DateTimeField(null=True)),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'default_manager_name': 'everywhere',
                'indexes': [models.Index(fields=['city', 'state', 'due_at'], name='accommodation_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('requested', 'accepted'))), fields=('enrolment', 'kind_key'), name='asked_for_once'), models.CheckConstraint(condition=models.Q(models.Q(('fulfilled_at__isnull', False), ('state', 'fulfilled')), models.Q(models.Q(('state', 'fulfilled'), _negated=True), ('fulfilled_at', None)), _connector='OR'), name='fulfilled_has_a_moment')],
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='SupportNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('kind', models.CharField(choices=[('sign_language', 'a sign language interpreter'), ('wheelchair', 'a way in and a place for a wheelchair'), ('large_print', 'large print'), ('transport', 'help to get there and back'), ('childcare', 'someone to mind a child meanwhile'), ('companion', 'a companion alongside'), ('language', 'help with the language'), ('cannot_pay', 'cannot pay the price'), ('other', 'something else')], max_length=16)),
                ('days', models.PositiveSmallIntegerField()),
            ],
            options={
                'default_manager_name': 'everywhere',
                'constraints': [models.UniqueConstraint(fields=('city', 'kind'), name='notice_once_a_kind')],
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
    ]
