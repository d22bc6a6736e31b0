import django.db.models.deletion
import throughcare.platform.clock
import throughcare.platform.database.ids
import throughcare.platform.database.versioned
import throughcare.platform.keys.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
        ('database', '0001_ground'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('kind', models.CharField(choices=[('person', 'Protected person'), ('address', 'Protected address')], max_length=8)),
                ('number', models.PositiveIntegerField()),
                ('content', throughcare.platform.keys.fields.SealedTextField(domain='protected')),
                ('marks', throughcare.platform.keys.fields.BlindMarksField(base_field=models.BigIntegerField(), blank=True, default=list, editable=False, size=None)),
                ('agency', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='protection_entry_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='protection_entry_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='protection_entry_current_row_is_the_record'), models.UniqueConstraint(condition=models.Q(('known_to__isnull', True)), fields=('agency', 'kind', 'number'), name='protection_entry_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Holder',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('reason', models.CharField(max_length=200)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='protection_holder_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='protection_holder_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='protection_holder_current_row_is_the_record'), models.UniqueConstraint(condition=models.Q(('known_to__isnull', True)), fields=('person', 'user'), name='protection_holder_once')],
            },
        ),
    ]
