import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import throughcare.platform.clock
import throughcare.platform.database.ids
import throughcare.platform.database.versioned
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '__first__'),
        ('people', '0002_promises'),
    ]

    operations = [
        migrations.CreateModel(
            name='LevelHeld',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('level', models.CharField(max_length=40)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('source', models.CharField(max_length=120)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='classification_levelheld_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='classification_levelheld_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='classification_levelheld_current_row_is_the_record'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('known_to__isnull', True)), expressions=[(models.F('person'), '='), (models.Func(models.F('starts_on'), models.F('ends_on'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='classification_levelheld_one_at_a_time')],
            },
        ),
    ]
