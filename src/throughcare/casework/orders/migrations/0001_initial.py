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
        ('database', '0001_ground'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Offence',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('committed_on', models.DateField(blank=True, null=True)),
                ('convicted_on', models.DateField(blank=True, null=True)),
                ('scheme', models.CharField(blank=True, default='', max_length=40)),
                ('code', models.CharField(blank=True, default='', max_length=20)),
                ('description', models.CharField(max_length=200)),
                ('outcome', models.CharField(choices=[('convicted', 'Convicted'), ('charged', 'Charged, not decided'), ('arrested', 'Arrested, not charged'), ('acquitted', 'Acquitted'), ('discontinued', 'Discontinued'), ('cautioned', 'Cautioned'), ('not_recorded', 'Not recorded')], default='not_recorded', max_length=14)),
                ('court', models.CharField(blank=True, default='', max_length=160)),
                ('is_main', models.BooleanField(default=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='orders_offence_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='orders_offence_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='orders_offence_current_row_is_the_record'), models.CheckConstraint(condition=models.Q(('convicted_on__isnull', True), ('committed_on__isnull', True), ('convicted_on__gte', models.F('committed_on')), _connector='OR'), name='orders_offence_convicted_after_committed')],
            },
        ),
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('kind', models.CharField(max_length=40)),
                ('authority', models.CharField(blank=True, default='', max_length=160)),
                ('reference', models.CharField(blank=True, default='', max_length=60)),
                ('made_on', models.DateField(blank=True, null=True)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('status', models.CharField(choices=[('planned', 'Not yet begun'), ('active', 'Active'), ('ended', 'Ended'), ('revoked', 'Revoked')], default='active', max_length=8)),
                ('ends_because', models.CharField(blank=True, default='', max_length=200)),
                ('source', models.CharField(blank=True, default='', max_length=60)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('known_to__isnull', True), ('status', 'active')), fields=['ends_on'], name='orders_order_ending')],
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='orders_order_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='orders_order_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='orders_order_current_row_is_the_record'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('starts_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='orders_order_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='KeyDate',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('kind', models.CharField(max_length=40)),
                ('on', models.DateField()),
                ('certainty', models.CharField(choices=[('confirmed', 'Confirmed'), ('calculated', 'Calculated'), ('estimated', 'Estimated')], default='confirmed', max_length=10)),
                ('note', models.CharField(blank=True, default='', max_length=200)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('order', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='key_dates', to='orders.order')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('known_to__isnull', True)), fields=['on'], name='orders_keydate_on')],
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='orders_keydate_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='orders_keydate_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='orders_keydate_current_row_is_the_record')],
            },
        ),
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('kind', models.CharField(max_length=40)),
                ('text', models.TextField()),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('authority', models.CharField(blank=True, default='', max_length=160)),
                ('as_given', models.CharField(blank=True, default='', max_length=160)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conditions', to='orders.order')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='orders_condition_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='orders_condition_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='orders_condition_current_row_is_the_record'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('starts_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='orders_condition_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='Sentence',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('kind', models.CharField(max_length=40)),
                ('imposed_on', models.DateField(blank=True, null=True)),
                ('court', models.CharField(blank=True, default='', max_length=160)),
                ('length', models.CharField(blank=True, default='', max_length=60)),
                ('offence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sentences', to='orders.offence')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='orders_sentence_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='orders_sentence_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='orders_sentence_current_row_is_the_record')],
            },
        ),
        migrations.AddField(
            model_name='order',
            name='sentence',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='orders.sentence'),
        ),
        migrations.CreateModel(
            name='SupervisionState',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('state', models.CharField(max_length=24)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('note', models.CharField(blank=True, default='', max_length=300)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='orders_supervisionstate_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='orders_supervisionstate_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='orders_supervisionstate_current_row_is_the_record'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('known_to__isnull', True)), expressions=[(models.F('person'), '='), (models.Func(models.F('starts_on'), models.F('ends_on'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='orders_supervisionstate_one_at_a_time')],
                'indexes': [models.Index(condition=models.Q(('known_to__isnull', True), models.Q(('state', 'active'), _negated=True)), fields=['person', 'starts_on'], include=('ends_on', 'state'), name='orders_supervisionstate_of')],
            },
        ),
    ]
