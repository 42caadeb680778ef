"""Vouchers, waivers and payments."""

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.manager
import django.utils.timezone
import learningcity.core.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('enrolment', '0002_support'),
        ('partners', '0001_organisations'),
        ('people', '0001_accounts_people_and_roles'),
        ('places', '0001_areas_cities_and_venues'),
    ]

    operations = [
        migrations.CreateModel(
            name='Scheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name_th', models.CharField(max_length=120)),
                ('name_en', models.CharField(blank=True, max_length=120)),
                ('source', models.CharField(help_text='whose money it is, and where that was decided', max_length=200)),
                ('budget_satang', models.PositiveBigIntegerField()),
                ('left_satang', models.PositiveBigIntegerField(default=0)),
                ('voucher_satang', models.PositiveIntegerField()),
                ('groups', models.JSONField(blank=True, default=list, help_text='codes of Group; none: for everyone')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('lasts_days', models.PositiveSmallIntegerField(default=90)),
                ('most_each', models.PositiveSmallIntegerField(default=1)),
                ('is_invented', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('areas', models.ManyToManyField(blank=True, related_name='+', to='places.area')),
            ],
            options={
                'default_manager_name': 'everywhere',
                'constraints': [models.CheckConstraint(condition=models.Q(('left_satang__lte', models.F('budget_satang'))), name='scheme_left_within_budget'), models.CheckConstraint(condition=models.Q(('starts_on__lte', models.F('ends_on'))), name='scheme_days_in_order'), models.CheckConstraint(condition=models.Q(('voucher_satang__gt', 0)), name='voucher_worth_something')],
                'indexes': [],
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='VoucherRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='enrolment.scheme')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('vouchers', models.PositiveIntegerField()),
                ('issued', models.PositiveIntegerField(default=0)),
                ('carried_in', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['starts_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('issued__lte', models.F('vouchers'))), name='round_not_overissued'), models.CheckConstraint(condition=models.Q(('starts_on__lte', models.F('ends_on'))), name='round_days_in_order')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Voucher',
            fields=[
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vouchers', to='enrolment.scheme')),
                ('round', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='given', to='enrolment.voucherround')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vouchers', to='people.person')),
                ('number', models.BigIntegerField(unique=True)),
                ('batch', models.UUIDField(db_index=True, help_text='vouchers printed together', null=True)),
                ('satang', models.PositiveIntegerField()),
                ('left_satang', models.PositiveIntegerField()),
                ('issued_at', models.DateTimeField()),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('expires_at', models.DateTimeField()),
                ('ended', models.CharField(blank=True, choices=[('', 'can be used'), ('expired', 'ran out'), ('cancelled', 'cancelled')], default='', max_length=9)),
                ('ended_at', models.DateTimeField(null=True)),
                ('end_reason', learningcity.core.fields.SecretText(blank=True, default='', max_length=300, null=True)),
            ],
            options={
                'default_manager_name': 'everywhere',
                'indexes': [models.Index(fields=['person', 'ended'], name='voucher_of_person'), models.Index(condition=models.Q(('ended', '')), fields=['expires_at'], name='voucher_expiry')],
                'constraints': [models.CheckConstraint(condition=models.Q(('left_satang__lte', models.F('satang'))), name='voucher_left_within_worth'), models.CheckConstraint(condition=models.Q(('ended', ''), ('left_satang', 0), _connector='OR'), name='ended_voucher_holds_nothing')],
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='LedgerEntry',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='enrolment.scheme')),
                ('voucher', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='enrolment.voucher')),
                ('enrolment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='enrolment.enrolment')),
                ('act', models.CharField(max_length=9)),
                ('source', models.CharField(choices=[('funder', 'funder'), ('budget', 'budget'), ('issued', 'issued'), ('redeemed', 'redeemed')], max_length=8)),
                ('target', models.CharField(choices=[('funder', 'funder'), ('budget', 'budget'), ('issued', 'issued'), ('redeemed', 'redeemed')], max_length=8)),
                ('satang', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'ledger entries',
                'indexes': [models.Index(fields=['scheme', 'id'], name='ledger_of_scheme')],
                'constraints': [models.CheckConstraint(condition=models.Q(('satang__gt', 0)), name='entry_moves_something'), models.CheckConstraint(condition=models.Q(models.Q(('act', 'fund'), ('source', 'funder'), ('target', 'budget')), models.Q(('act', 'withdraw'), ('source', 'budget'), ('target', 'funder')), models.Q(('act', 'issue'), ('source', 'budget'), ('target', 'issued')), models.Q(('act', 'redeem'), ('source', 'issued'), ('target', 'redeemed')), models.Q(('act', 'give_back'), ('source', 'redeemed'), ('target', 'issued')), models.Q(('act', 'expire'), ('source', 'issued'), ('target', 'budget')), models.Q(('act', 'cancel'), ('source', 'issued'), ('target', 'budget')), _connector='OR'), name='entry_moves_as_stated')],
            },
        ),
        migrations.CreateModel(
            name='MisuseSign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signs', to='enrolment.scheme')),
                ('kind', models.CharField(choices=[('one_phone', 'many vouchers for one telephone number'), ('never_came', 'used vouchers, yet never came'), ('same_hand', 'issued and used for many by the same clerk'), ('given_back', 'used and given back again and again')], max_length=10)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('clerk', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('times', models.PositiveIntegerField()),
                ('raised_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('resolved_at', models.DateTimeField(null=True)),
                ('resolved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('note', learningcity.core.fields.SecretText(blank=True, default='', max_length=400, null=True)),
            ],
            options={
                'default_manager_name': 'everywhere',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('clerk__isnull', False), ('person', None)), models.Q(('clerk', None), ('person__isnull', False)), _connector='OR'), name='sign_about_one'), models.UniqueConstraint(condition=models.Q(('resolved_at', None)), fields=('scheme', 'kind', 'person'), name='one_sign_of_person'), models.UniqueConstraint(condition=models.Q(('resolved_at', None)), fields=('scheme', 'kind', 'clerk'), name='one_sign_of_clerk')],
                'indexes': [],
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='WaiverRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name_th', models.CharField(max_length=120)),
                ('name_en', models.CharField(blank=True, max_length=120)),
                ('source', models.CharField(help_text='where it was decided', max_length=200)),
                ('groups', models.JSONField(blank=True, default=list, help_text='codes of Group; none: for everyone')),
                ('topics', models.JSONField(blank=True, default=list, help_text='codes of Topic; none: for any')),
                ('percent', models.PositiveSmallIntegerField(default=100)),
                ('is_active', models.BooleanField(default=True)),
                ('is_invented', models.BooleanField(default=False)),
            ],
            options={
                'default_manager_name': 'everywhere',
                'indexes': [models.Index(condition=models.Q(('is_active', True)), fields=['city'], name='waiver_in_force')],
                'constraints': [models.CheckConstraint(condition=models.Q(('percent__gte', 1), ('percent__lte', 100)), name='waiver_percent')],
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Payee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='partners.organisation')),
                ('account', models.CharField(help_text='digits of the PromptPay id', max_length=15)),
                ('name', models.CharField(help_text="the account's name, as a bank shows it to who pays", max_length=120)),
            ],
            options={
                'default_manager_name': 'everywhere',
                'constraints': [models.UniqueConstraint(fields=('city', 'organisation'), name='payee_of_organisation'), models.UniqueConstraint(condition=models.Q(('organisation', None)), fields=('city',), name='one_payee_of_city')],
                'indexes': [],
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('enrolment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='payment', to='enrolment.enrolment')),
                ('price_satang', models.PositiveIntegerField()),
                ('waived_satang', models.PositiveIntegerField(default=0)),
                ('waiver', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='enrolment.waiverrule')),
                ('waived_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('waive_reason', learningcity.core.fields.SecretText(blank=True, default='', max_length=300, null=True)),
                ('voucher', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='enrolment.voucher')),
                ('voucher_satang', models.PositiveIntegerField(default=0)),
                ('paid_satang', models.PositiveIntegerField(default=0)),
                ('state', models.CharField(choices=[('due', 'to be paid'), ('settled', 'settled'), ('void', 'no longer asked for'), ('to_refund', 'to be given back'), ('refunded', 'given back')], default='due', max_length=9)),
                ('how', models.CharField(blank=True, choices=[('', 'not yet'), ('nothing', 'nothing was left to pay'), ('cash', 'cash at the desk'), ('promptpay', 'PromptPay, seen by a clerk'), ('bank', "found in the bank's list")], default='', max_length=9)),
                ('bank_line', models.CharField(blank=True, default='', max_length=120)),
                ('settled_at', models.DateTimeField(null=True)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'default_manager_name': 'everywhere',
                'indexes': [models.Index(fields=['city', 'state'], name='payment_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('price_satang__gte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('waived_satang'), '+', models.F('voucher_satang')), '+', models.F('paid_satang')))), name='no_more_than_the_price'), models.CheckConstraint(condition=models.Q(('voucher_satang', 0), ('voucher__isnull', False), _connector='OR'), name='voucher_money_has_a_voucher'), models.UniqueConstraint(condition=models.Q(('bank_line', ''), _negated=True), fields=('city', 'bank_line'), name='bank_line_settles_once')],
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
    ]

