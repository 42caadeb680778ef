"""How a person is reached."""

import django.db.models.deletion
import django.utils.timezone
import learningcity.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('people', '0002_helpers_and_merging'),
        ('places', '0001_areas_cities_and_venues'),
    ]

    operations = [
        migrations.CreateModel(
            name='LineEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='LineNonce',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('used_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='PhoneCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phone_key', models.CharField(db_index=True, max_length=64)),
                ('code_key', models.CharField(max_length=64)),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('used_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Reach',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('line', 'LINE'), ('email', 'e-mail'), ('sms', 'SMS'), ('print', 'a letter on paper'), ('carer', 'through who looks after them')], max_length=8)),
                ('address', learningcity.core.fields.SecretText(blank=True, default='', help_text='the LINE user; other addresses stand with the person', max_length=64, null=True)),
                ('address_key', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('chosen', models.BooleanField(default=False)),
                ('verified_at', models.DateTimeField(blank=True, null=True)),
                ('blocked_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reaches', to='people.person')),
            ],
            options={
                'verbose_name_plural': 'reaches',
                'constraints': [models.UniqueConstraint(fields=('person', 'channel'), name='reached_once_by_a_channel'), models.UniqueConstraint(condition=models.Q(('chosen', True)), fields=('person',), name='one_channel_chosen_first'), models.UniqueConstraint(condition=models.Q(('address_key', ''), _negated=True), fields=('address_key',), name='line_account_of_one_person')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='user',
            name='account_can_be_reached',
        ),
        migrations.AddField(
            model_name='user',
            name='line_key',
            field=models.CharField(editable=False, max_length=64, null=True, unique=True),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('email__isnull', False), ('phone_key__isnull', False), ('line_key__isnull', False), ('is_active', False), _connector='OR'), name='account_can_be_reached'),
        ),
    ]
