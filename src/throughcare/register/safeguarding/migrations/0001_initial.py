import django.db.models.deletion
import throughcare.platform.clock
import throughcare.platform.database.ids
import throughcare.platform.database.versioned
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_promises'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Concern',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('kind', models.CharField(choices=[('self-harm', 'Suicide or self-harm'), ('staff', 'Risk to staff'), ('children', 'Risk to children'), ('known-adult', 'Risk to a known adult'), ('medical', 'Medical'), ('home-hazards', 'Hazards at the home')], max_length=20)),
                ('what', models.CharField(max_length=500)),
                ('source', models.CharField(choices=[('person', 'The person said so'), ('seen', 'Seen by a member of staff'), ('police', 'Police'), ('court', 'Court papers'), ('health', 'Health service'), ('social', 'Children’s or adults’ services'), ('prison', 'Prison or other custody'), ('assessment', 'An assessment'), ('earlier', 'An earlier record'), ('other', 'Somebody else')], max_length=20)),
                ('noted_on', models.DateField()),
                ('review_on', models.DateField()),
                ('reviewed_on', models.DateField(blank=True, null=True)),
                ('removed_on', models.DateField(blank=True, null=True)),
                ('removed_because', models.CharField(blank=True, default='', max_length=500)),
                ('noted_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('known_to__isnull', True), ('removed_on__isnull', True)), fields=['review_on'], name='safeguarding_concern_review')],
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='safeguarding_concern_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='safeguarding_concern_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='safeguarding_concern_current_row_is_the_record'), models.CheckConstraint(condition=models.Q(('review_on__gt', models.F('noted_on'))), name='safeguarding_concern_review_after'), models.CheckConstraint(condition=models.Q(models.Q(('removed_because', ''), ('removed_on__isnull', True)), models.Q(('removed_on__isnull', False), models.Q(('removed_because', ''), _negated=True)), _connector='OR'), name='safeguarding_concern_removed_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('recipient_kind', models.CharField(choices=[('police', 'Police'), ('court', 'Court or board'), ('social', 'Children’s or adults’ services'), ('health', 'Health service'), ('prison', 'Prison or other custody'), ('housing', 'Housing'), ('employer', 'Employer or training'), ('family', 'Family or friend'), ('agency', 'Another supervising agency'), ('other', 'Somebody else')], max_length=10)),
                ('recipient', models.CharField(max_length=160)),
                ('what', models.CharField(max_length=500)),
                ('why', models.CharField(max_length=500)),
                ('basis', models.CharField(choices=[('public_task', 'A task of the agency laid down by law'), ('legal_duty', 'The law or a court orders it'), ('vital_interest', 'Somebody’s life or health'), ('substantial_interest', 'Safeguarding, or preventing crime'), ('consent', 'The person agreed')], max_length=20)),
                ('power', models.CharField(max_length=200)),
                ('how', models.CharField(choices=[('speech', 'In speech'), ('letter', 'By letter'), ('email', 'By secure e-mail'), ('system', 'Through a system'), ('meeting', 'In a meeting')], max_length=10)),
                ('told_on', models.DateField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('told_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('known_to__isnull', True)), fields=['person', 'told_on'], name='safeguarding_disclosure_when')],
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='safeguarding_disclosure_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='safeguarding_disclosure_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='safeguarding_disclosure_current_row_is_the_record')],
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('record_id', throughcare.platform.database.versioned.RecordIdField(blank=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('known_from', models.DateTimeField(default=throughcare.platform.clock.now, editable=False)),
                ('known_to', models.DateTimeField(editable=False, null=True)),
                ('because', models.CharField(default='entered', editable=False, max_length=200)),
                ('closed_by', models.UUIDField(editable=False, null=True)),
                ('closed_because', models.CharField(blank=True, default='', editable=False, max_length=200)),
                ('about', models.CharField(choices=[('child', 'A child or children'), ('adult', 'An adult at risk'), ('person', 'The person themselves'), ('staff', 'A member of staff')], max_length=10)),
                ('to', models.CharField(max_length=160)),
                ('how', models.CharField(choices=[('form', 'On their form'), ('phone', 'By telephone'), ('email', 'By secure e-mail'), ('meeting', 'In a meeting')], max_length=10)),
                ('why', models.CharField(max_length=500)),
                ('sent_on', models.DateField()),
                ('answer_due_on', models.DateField()),
                ('chased_on', models.DateField(blank=True, null=True)),
                ('chases', models.PositiveSmallIntegerField(default=0)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('answer', models.CharField(blank=True, choices=[('accepted', 'Accepted: they are acting on it'), ('known', 'Already known to them'), ('advice', 'Advice given, no further action'), ('declined', 'Not accepted')], default='', max_length=10)),
                ('answer_note', models.CharField(blank=True, default='', max_length=500)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('answered_on__isnull', True), ('known_to__isnull', True)), fields=['answer_due_on'], name='safeguarding_referral_due')],
                'constraints': [models.UniqueConstraint(fields=('record_id', 'version'), name='safeguarding_referral_one_of_each_version'), models.CheckConstraint(condition=models.Q(('known_to__isnull', True), ('known_to__gte', models.F('known_from')), _connector='OR'), name='safeguarding_referral_known_in_order'), models.CheckConstraint(condition=models.Q(('known_to__isnull', False), ('record_id', models.F('id')), _connector='OR'), name='safeguarding_referral_current_row_is_the_record'), models.CheckConstraint(condition=models.Q(('answer_due_on__gte', models.F('sent_on'))), name='safeguarding_referral_due_after_sent'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_on__isnull', True)), models.Q(('answered_on__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='safeguarding_referral_answered_whole')],
            },
        ),
    ]
