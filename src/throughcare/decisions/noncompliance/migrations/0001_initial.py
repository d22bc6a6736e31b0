import django.db.models.deletion
import throughcare.platform.clock
import throughcare.platform.database.ids
import throughcare.platform.database.versioned
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '__first__'),
        ('database', '0001_ground'),
        ('documents', '0001_initial'),
        ('orders', '0001_initial'),
        ('people', '0001_initial'),
        ('supervision', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Failure',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('failed_on', models.DateField()),
                ('what', models.CharField(max_length=120)),
                ('stage', models.CharField(choices=[('to_ask', 'Reason to be asked for'), ('asked', "Waiting for the person's reason"), ('to_judge', 'Excuse to be judged'), ('to_decide', 'Response to be decided'), ('closed', 'Closed')], default='to_ask', max_length=10)),
                ('asked_how', models.CharField(blank=True, default='', max_length=10)),
                ('excuse_due_on', models.DateField(blank=True, null=True)),
                ('excuse', models.TextField(blank=True, default='', max_length=4000)),
                ('heard_on', models.DateField(blank=True, null=True)),
                ('closed_reason', models.CharField(blank=True, default='', max_length=120)),
                ('contact', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='supervision.contact')),
                ('order', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('known_to__isnull', True)), fields=['person', 'failed_on'], name='noncompliance_failure_when'), models.Index(condition=models.Q(('known_to__isnull', True), models.Q(('stage', 'closed'), _negated=True)), fields=['stage', 'excuse_due_on'], name='noncompliance_failure_open')],
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='noncompliance_failure_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='noncompliance_failure_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='noncompliance_failure_current_row_is_the_record'), models.UniqueConstraint(condition=models.Q(('known_to__isnull', True)), fields=('contact',), name='noncompliance_failure_one_a_contact')],
            },
        ),
        migrations.CreateModel(
            name='ExcuseJudgment',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('excuse', models.TextField(blank=True, default='', max_length=4000)),
                ('reasonable', models.BooleanField()),
                ('reasons', models.TextField(max_length=4000)),
                ('judged_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('failure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgments', to='noncompliance.failure')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='noncompliance_excusejudgment_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='noncompliance_excusejudgment_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='noncompliance_excusejudgment_current_row_is_the_record'), models.UniqueConstraint(condition=models.Q(('known_to__isnull', True)), fields=('failure',), name='noncompliance_judgment_one'), models.CheckConstraint(condition=models.Q(('judged_by', uuid.UUID('6f1f4a52-6d0c-7b0a-9a51-7d1f9f0c1a55')), _negated=True), name='noncompliance_judgment_by_a_person')],
            },
        ),
        migrations.CreateModel(
            name='ProposalMade',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('rule', models.CharField(max_length=80)),
                ('step', models.CharField(max_length=30)),
                ('grounds', models.CharField(max_length=400)),
                ('facts', models.JSONField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('failure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='noncompliance.failure')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='noncompliance_proposalmade_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='noncompliance_proposalmade_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='noncompliance_proposalmade_current_row_is_the_record'), models.UniqueConstraint(condition=models.Q(('known_to__isnull', True)), fields=('failure',), name='noncompliance_proposal_one')],
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('kind', models.CharField(choices=[('no_action', 'No further action'), ('warning', 'Warning'), ('referral', 'Referral'), ('discussion', 'Discussion with the person'), ('praise', 'Praise')], max_length=12)),
                ('given_on', models.DateField()),
                ('reasons', models.TextField(max_length=4000)),
                ('departs', models.BooleanField(default=False)),
                ('departs_because', models.TextField(blank=True, default='', max_length=4000)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_because', models.CharField(blank=True, default='', max_length=300)),
                ('decided_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('failure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='noncompliance.failure')),
                ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.letter')),
                ('order', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='noncompliance.proposalmade')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('known_to__isnull', True)), fields=['person', 'given_on'], name='noncompliance_response_when')],
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='noncompliance_response_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='noncompliance_response_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='noncompliance_response_current_row_is_the_record'), models.UniqueConstraint(condition=models.Q(('failure__isnull', False), ('known_to__isnull', True)), fields=('failure',), name='noncompliance_response_one_a_failure'), models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='noncompliance_response_has_reasons'), models.CheckConstraint(condition=models.Q(('departs', False), models.Q(('departs_because', ''), _negated=True), _connector='OR'), name='noncompliance_departure_has_reasons'), models.CheckConstraint(condition=models.Q(('decided_by', uuid.UUID('6f1f4a52-6d0c-7b0a-9a51-7d1f9f0c1a55')), _negated=True), name='noncompliance_response_decided_by_a_person')],
            },
        ),
    ]
