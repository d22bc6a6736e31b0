import django.db.models.deletion
import django.db.models.functions.comparison
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
        ('orders', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('kind', models.CharField(max_length=20)),
                ('purpose', models.CharField(blank=True, default='', max_length=120)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('place', models.CharField(blank=True, default='', max_length=160)),
                ('required', models.BooleanField(default=True)),
                ('status', models.CharField(choices=[('booked', 'Booked'), ('moved', 'Rescheduled'), ('cancelled', 'Cancelled'), ('held', 'Outcome recorded'), ('stopped', 'Set aside')], default='booked', max_length=10)),
                ('series', models.UUIDField(blank=True, null=True)),
                ('moved_by', models.CharField(blank=True, choices=[('person', 'The person'), ('service', 'The service')], default='', max_length=8)),
                ('moved_because', models.CharField(blank=True, default='', max_length=200)),
                ('sensitive', models.BooleanField(default=False)),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('order', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order')),
                ('condition', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.condition')),
                ('officer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('moved_to', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='supervision.appointment')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('known_to__isnull', True)), fields=['person', 'starts_at'], name='supervision_appointment_when'), models.Index(condition=models.Q(('known_to__isnull', True)), fields=['officer', 'starts_at'], name='supervision_appointment_diary'), models.Index(condition=models.Q(('known_to__isnull', True), ('status', 'booked')), fields=['starts_at'], include=('person',), name='supervision_appointment_open'), models.Index(django.db.models.functions.comparison.Greatest('known_from', 'known_to'), name='supervision_appointment_since')],
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='supervision_appointment_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='supervision_appointment_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='supervision_appointment_current_row_is_the_record'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='supervision_appointment_has_length')],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('kind', models.CharField(max_length=20)),
                ('with_whom', models.CharField(default='person', max_length=20)),
                ('happened_at', models.DateTimeField()),
                ('outcome', models.CharField(blank=True, default='', max_length=30)),
                ('evidence_due_on', models.DateField(blank=True, null=True)),
                ('title', models.CharField(blank=True, default='', max_length=120)),
                ('sensitive', models.BooleanField(default=False)),
                ('appointment', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='supervision.appointment')),
                ('officer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('order', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('known_to__isnull', True)), fields=['person', '-happened_at'], name='supervision_contact_when'), models.Index(condition=models.Q(('evidence_due_on__isnull', False), ('known_to__isnull', True)), fields=['evidence_due_on'], name='supervision_contact_evidence'), models.Index(condition=models.Q(('known_to__isnull', True)), fields=['happened_at'], name='supervision_contact_day'), models.Index(django.db.models.functions.comparison.Greatest('known_from', 'known_to'), name='supervision_contact_since')],
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='supervision_contact_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='supervision_contact_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='supervision_contact_current_row_is_the_record'), models.UniqueConstraint(condition=models.Q(('appointment__isnull', False), ('known_to__isnull', True)), fields=('appointment',), name='supervision_contact_one_an_appointment')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('text', models.TextField(max_length=12000)),
                ('template', models.CharField(blank=True, default='', max_length=60)),
                ('sensitive', models.BooleanField(default=False)),
                ('written_at', models.DateTimeField()),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='supervision.contact')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('known_to__isnull', True)), fields=['person', '-written_at'], name='supervision_note_when')],
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='supervision_note_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='supervision_note_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='supervision_note_current_row_is_the_record')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('what', models.CharField(max_length=200)),
                ('due_on', models.DateField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='supervision.contact')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('known_to__isnull', True)), fields=['owner', 'done_at'], name='supervision_task_owner'), models.Index(condition=models.Q(('done_at__isnull', True), ('known_to__isnull', True)), fields=['due_on'], name='supervision_task_due')],
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='supervision_task_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='supervision_task_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='supervision_task_current_row_is_the_record')],
            },
        ),
        migrations.CreateModel(
            name='Arrangement',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('kind', models.CharField(choices=[('interpreter', 'Interpreter'), ('adjustment', 'Adjustment')], max_length=12)),
                ('need', models.CharField(max_length=200)),
                ('standing', models.CharField(choices=[('asked', 'Asked for, not yet confirmed'), ('confirmed', 'Confirmed'), ('not_needed', 'Not needed this time'), ('not_available', 'Not available')], default='asked', max_length=14)),
                ('appointment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrangements', to='supervision.appointment')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='supervision_arrangement_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='supervision_arrangement_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='supervision_arrangement_current_row_is_the_record'), models.UniqueConstraint(condition=models.Q(('known_to__isnull', True)), fields=('appointment', 'need'), name='supervision_arrangement_once')],
            },
        ),
        migrations.CreateModel(
            name='HomeVisit',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('achieved', models.BooleanField()),
                ('not_achieved', models.CharField(blank=True, default='', max_length=20)),
                ('present', models.JSONField(blank=True, default=dict)),
                ('went_with', models.CharField(max_length=20)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='home_visits', to='supervision.contact')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='supervision_homevisit_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='supervision_homevisit_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='supervision_homevisit_current_row_is_the_record'), models.UniqueConstraint(condition=models.Q(('known_to__isnull', True)), fields=('contact',), name='supervision_homevisit_one_a_contact'), models.CheckConstraint(condition=models.Q(models.Q(('achieved', True), ('not_achieved', '')), models.Q(('achieved', False), models.Q(('not_achieved', ''), _negated=True)), _connector='OR'), name='supervision_homevisit_says_why_not')],
            },
        ),
    ]
