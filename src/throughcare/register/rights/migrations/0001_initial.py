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
            name='AccessRequest',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('asked_on', models.DateField()),
                ('asked_by', models.CharField(blank=True, default='', max_length=160)),
                ('state', models.CharField(choices=[('open', 'Being answered'), ('paused', 'Waiting for proof of who asks'), ('handed_over', 'Handed over'), ('closed', 'Closed without handing over')], default='open', max_length=12)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('paused_on', models.DateField(blank=True, null=True)),
                ('handed_to', models.CharField(blank=True, default='', max_length=160)),
                ('answer', models.CharField(blank=True, default='', max_length=500)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('known_to__isnull', True), ('state__in', ['open', 'paused'])), fields=['due_on'], name='rights_access_open')],
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='rights_accessrequest_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='rights_accessrequest_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='rights_accessrequest_current_row_is_the_record'), models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('due_on__gte', models.F('asked_on')), _connector='OR'), name='rights_access_due_after_asked'), models.CheckConstraint(condition=models.Q(models.Q(('paused_on__isnull', False), ('state', 'paused')), models.Q(models.Q(('state', 'paused'), _negated=True), ('paused_on__isnull', True)), _connector='OR'), name='rights_access_paused_since')],
            },
        ),
        migrations.CreateModel(
            name='AccessPack',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'Waiting to be put together'), ('made', 'Put together'), ('failed', 'Could not be put together'), ('gone', 'No longer kept here')], default='waiting', max_length=8)),
                ('asked_at', models.DateTimeField(default=throughcare.platform.clock.now)),
                ('made_at', models.DateTimeField(blank=True, null=True)),
                ('total', models.PositiveIntegerField(default=0)),
                ('figures', models.JSONField(blank=True, default=dict)),
                ('fingerprint', models.CharField(blank=True, default='', max_length=64)),
                ('file', models.BinaryField(blank=True, default=b'')),
                ('asked_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='packs', to='rights.accessrequest')),
            ],
        ),
        migrations.CreateModel(
            name='Dispute',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('kind', models.CharField(choices=[('disagreement', 'The person disagrees'), ('restriction', 'Its use is restricted')], max_length=12)),
                ('table', models.CharField(blank=True, default='', max_length=80)),
                ('row', models.UUIDField(blank=True, null=True)),
                ('what', models.CharField(max_length=200)),
                ('said', models.TextField(max_length=4000)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('settled', models.CharField(blank=True, default='', max_length=500)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='rights_dispute_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='rights_dispute_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='rights_dispute_current_row_is_the_record'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='rights_dispute_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='KeepingReview',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('keeping', models.CharField(max_length=20)),
                ('due_on', models.DateField()),
                ('decision', models.CharField(choices=[('keep', 'Keep until a day'), ('erase', 'Erase')], max_length=5)),
                ('keep_until', models.DateField(blank=True, null=True)),
                ('reason', models.CharField(max_length=500)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='rights_keepingreview_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='rights_keepingreview_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='rights_keepingreview_current_row_is_the_record'), models.CheckConstraint(condition=models.Q(models.Q(('decision', 'keep'), ('keep_until__isnull', False)), models.Q(('decision', 'erase'), ('keep_until__isnull', True)), _connector='OR'), name='rights_review_keeps_until'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='rights_review_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='PartDecision',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('part', models.CharField(max_length=120)),
                ('give', models.BooleanField()),
                ('reason', models.CharField(blank=True, default='', max_length=500)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='rights.accessrequest')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='rights_partdecision_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='rights_partdecision_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='rights_partdecision_current_row_is_the_record'), models.UniqueConstraint(condition=models.Q(('known_to__isnull', True)), fields=('request', 'part'), name='rights_part_decided_once'), models.CheckConstraint(condition=models.Q(('give', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='rights_part_withheld_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='RecipientTold',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('disclosure', models.UUIDField()),
                ('corrected', models.UUIDField()),
                ('told_on', models.DateField()),
                ('how', models.CharField(max_length=200)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='rights_recipienttold_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='rights_recipienttold_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='rights_recipienttold_current_row_is_the_record'), models.UniqueConstraint(condition=models.Q(('known_to__isnull', True)), fields=('disclosure', 'corrected'), name='rights_recipient_told_once')],
            },
        ),
    ]
