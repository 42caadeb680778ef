"""What partners agree on, and what each promises."""

import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import learningcity.city.partners.models.agreements
import learningcity.core.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_organisations"), ("places", "0001_areas_cities_and_venues")]

    operations = [
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('mou', 'memorandum of understanding'), ('declaration', 'declaration of intent'), ('data_sharing', 'data-sharing agreement')], max_length=12)),
                ('title_th', models.CharField(max_length=250)),
                ('title_en', models.CharField(blank=True, max_length=250)),
                ('summary_th', models.TextField(blank=True)),
                ('summary_en', models.TextField(blank=True)),
                ('is_public', models.BooleanField(default=True)),
                ('source', models.CharField(blank=True, max_length=250)),
                ('source_url', models.URLField(blank=True, max_length=500)),
                ('is_invented', models.BooleanField(default=False)),
                ('cut_short_on', models.DateField(blank=True, null=True)),
                ('cut_short_because', models.CharField(blank=True, max_length=300)),
                ('version', models.PositiveIntegerField(default=1)),
                ('areas', models.ManyToManyField(blank=True, related_name='+', to='places.area')),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
            ],
            options={
                'default_manager_name': 'everywhere',
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name_th', models.CharField(blank=True, max_length=120)),
                ('name_en', models.CharField(blank=True, max_length=120)),
                ('position_th', models.CharField(blank=True, max_length=120)),
                ('position_en', models.CharField(blank=True, max_length=120)),
                ('email', learningcity.core.fields.SecretText(blank=True, default='', max_length=254, null=True)),
                ('phone', learningcity.core.fields.SecretText(blank=True, default='', max_length=40, null=True)),
                ('language', models.CharField(choices=[('th', 'ไทย'), ('en', 'English')], default='th', max_length=2)),
                ('person_uuid', models.UUIDField(blank=True, db_index=True, null=True)),
                ('left_on', models.DateField(blank=True, null=True)),
                ('is_invented', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='partners.organisation')),
            ],
            options={
                'default_manager_name': 'everywhere',
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title_th', models.CharField(max_length=200)),
                ('title_en', models.CharField(blank=True, max_length=200)),
                ('kind', models.CharField(choices=[('baht', 'money (baht)'), ('hours', 'hours of work'), ('venue', 'room or place, in days'), ('people', 'people who help'), ('seats', 'places to learn')], max_length=8)),
                ('amount', models.PositiveBigIntegerField(help_text='satang for money, else whole units')),
                ('promised_on', models.DateField()),
                ('due_on', models.DateField()),
                ('released_on', models.DateField(blank=True, null=True)),
                ('released_because', models.CharField(blank=True, max_length=300)),
                ('is_public', models.BooleanField(default=True)),
                ('is_invented', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='partners.agreement')),
                ('city', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='partners.organisation')),
                ('venue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.venue')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='promises', to='partners.contact')),
            ],
            options={
                'default_manager_name': 'everywhere',
            },
            managers=[
                ('everywhere', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name='agreement',
            name='keeper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='keeps', to='partners.contact'),
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('given_on', models.DateField()),
                ('amount', models.PositiveBigIntegerField()),
                ('note', models.CharField(blank=True, max_length=400)),
                ('evidence_url', models.URLField(blank=True, max_length=500)),
                ('evidence_file', models.FileField(blank=True, max_length=200, upload_to='contributions/')),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('ending', models.CharField(blank=True, max_length=5)),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributions', to='partners.commitment')),
            ],
            options={
                'ordering': ('given_on', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='InKindRate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('baht', 'money (baht)'), ('hours', 'hours of work'), ('venue', 'room or place, in days'), ('people', 'people who help'), ('seats', 'places to learn')], max_length=8)),
                ('name_th', models.CharField(max_length=160)),
                ('name_en', models.CharField(blank=True, max_length=160)),
                ('satang', models.PositiveBigIntegerField()),
                ('source', models.CharField(max_length=250)),
                ('source_url', models.URLField(blank=True, max_length=500)),
                ('year', models.PositiveSmallIntegerField()),
                ('retired_on', models.DateField(blank=True, null=True)),
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
            model_name='commitment',
            name='rate',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.inkindrate'),
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('lead', 'lead coordinator'), ('funder', 'funder'), ('implementer', 'implementer'), ('adviser', 'adviser'), ('partner', 'joins in the declaration')], max_length=12)),
                ('part_th', models.CharField(blank=True, max_length=200)),
                ('part_en', models.CharField(blank=True, max_length=200)),
                ('joined_on', models.DateField(blank=True, null=True)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=300)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='partners.agreement')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='partners.organisation')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Signatory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signed', to='partners.contact')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatories', to='partners.party')),
            ],
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='partners.agreement')),
                ('renews', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewed_by', to='partners.term')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='AgreementPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('file', models.FileField(max_length=200, storage=learningcity.city.partners.models.agreements._storage, upload_to=learningcity.city.partners.models.agreements._kept_at)),
                ('file_name', models.CharField(max_length=200)),
                ('ending', models.CharField(max_length=5)),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('is_public', models.BooleanField(default=False)),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='partners.agreement')),
            ],
            options={
                'ordering': ('added_at', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('agreement', 'sha256'), name='paper_once_in_an_agreement')],
            },
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['city', 'left_on'], name='contact_in_city'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='gift_is_of_something'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('note', ''), ('evidence_url', ''), ('evidence_file', ''), _negated=True), name='gift_has_its_evidence'),
        ),
        migrations.AddConstraint(
            model_name='inkindrate',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'baht'), _negated=True), name='money_needs_no_rate'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(fields=['city', 'due_on'], name='promise_due'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='promise_is_of_something'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('promised_on'))), name='promise_is_due_after_it_is_made'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_on', None)), fields=('agreement', 'organisation', 'role'), name='party_once_in_a_role'),
        ),
        migrations.AddConstraint(
            model_name='signatory',
            constraint=models.UniqueConstraint(fields=('party', 'contact'), name='signs_once'),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='term_ends_after_it_starts'),
        ),
    ]
