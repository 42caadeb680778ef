"""Messages leave by more ways than e-mail."""

import encrypted_fields.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0001_what_every_context_leans_on'),
    ]

    operations = [
        migrations.CreateModel(
            name='QuietHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('city', models.CharField(max_length=40, unique=True)),
                ('starts', models.TimeField()),
                ('ends', models.TimeField()),
            ],
            options={
                'verbose_name_plural': 'quiet hours',
            },
        ),
        migrations.AddField(
            model_name='message',
            name='first_tried_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='in_doubt',
            field=models.BooleanField(default=False, help_text='its channel may have taken it unsaid'),
        ),
        migrations.AddField(
            model_name='message',
            name='rests_on',
            field=models.CharField(blank=True, help_text='the purpose that was agreed to', max_length=12),
        ),
        migrations.AddField(
            model_name='message',
            name='urgent',
            field=models.BooleanField(default=False, help_text='leaves in quiet hours too'),
        ),
        migrations.AddField(
            model_name='message',
            name='useless_after',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='waits',
            field=models.PositiveSmallIntegerField(default=0, help_text='times its channel was busy'),
        ),
        migrations.AddField(
            model_name='message',
            name='ways',
            field=encrypted_fields.fields.EncryptedJSONField(default=list, help_text='[channel, address] in order; the first is in use'),
        ),
        migrations.AlterField(
            model_name='message',
            name='recipient',
            field=models.CharField(blank=True, help_text='the e-mail address, if it has one', max_length=254),
        ),
    ]
