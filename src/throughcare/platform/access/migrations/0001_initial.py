import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import throughcare.platform.clock
import throughcare.platform.database.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('database', '0001_ground'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('jurisdiction', models.CharField(max_length=20)),
                ('zone', models.CharField(default='UTC', max_length=40)),
                ('phone', models.CharField(blank=True, default='', max_length=40)),
                ('address', models.TextField(blank=True, default='')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=40)),
                ('name', models.CharField(max_length=120)),
                ('phone', models.CharField(blank=True, default='', max_length=40)),
                ('email', models.EmailField(blank=True, default='', max_length=254)),
                ('address', models.TextField(blank=True, default='')),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='access.agency')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'code'), name='access_organisation_code_in_agency')],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, primary_key=True, serialize=False)),
                ('username', models.CharField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('email', models.EmailField(blank=True, default='', max_length=254)),
                ('phone', models.CharField(blank=True, default='', max_length=40)),
                ('is_active', models.BooleanField(default=True)),
                ('is_system', models.BooleanField(default=False)),
                ('is_machine', models.BooleanField(db_default=False, default=False)),
                ('password_once', models.BooleanField(db_default=False, default=False)),
                ('notice_seen_at', models.DateTimeField(null=True)),
                ('joined_at', models.DateTimeField(default=throughcare.platform.clock.now)),
                ('version', models.PositiveIntegerField(default=1)),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='users', to='access.agency')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='users', to='access.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('is_system', True), ('agency__isnull', False), _connector='OR'), name='access_user_belongs_somewhere'), models.CheckConstraint(condition=models.Q(('is_machine', False), ('is_active', False), _connector='OR'), name='access_user_machine_never_signs_in')],
            },
        ),
        migrations.CreateModel(
            name='Lock',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, primary_key=True, serialize=False)),
                ('username', models.CharField(max_length=60)),
                ('locked_at', models.DateTimeField(default=throughcare.platform.clock.now)),
                ('released_at', models.DateTimeField(null=True)),
                ('released_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('released_at__isnull', True)), fields=('username',), name='access_lock_one_open')],
            },
        ),
        migrations.CreateModel(
            name='PurposeStated',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, primary_key=True, serialize=False)),
                ('person_id', models.UUIDField()),
                ('purpose', models.CharField(choices=[('cover', 'I am covering for a colleague'), ('duty', 'I am the duty officer today'), ('court', 'A court or board has asked about this person today'), ('reception', 'The person is at reception or on the telephone'), ('management', 'I am checking work or answering a complaint'), ('victim', 'I am in touch with somebody who must be kept safe from the person'), ('assessment', 'I was asked to contribute to an assessment'), ('intake', 'I have just begun this record')], max_length=20)),
                ('reason', models.CharField(blank=True, default='', max_length=300)),
                ('starts_at', models.DateTimeField(default=throughcare.platform.clock.now)),
                ('ends_at', models.DateTimeField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person_id', 'user', 'ends_at'], name='access_purpose_of_person')],
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.F('user'), '='), (models.F('person_id'), '='), (models.Func(models.F('starts_at'), models.F('ends_at'), function='tstzrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='access_purpose_one_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('session_key', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='session key')),
                ('session_data', models.TextField(verbose_name='session data')),
                ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                ('signed_in_at', models.DateTimeField(null=True)),
                ('seen_at', models.DateTimeField(null=True)),
                ('address', models.GenericIPAddressField(null=True)),
                ('browser', models.CharField(blank=True, default='', max_length=200)),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'session',
                'verbose_name_plural': 'sessions',
                'abstract': False,
                'indexes': [models.Index(fields=['user', 'seen_at'], name='access_session_of_user')],
            },
        ),
        migrations.CreateModel(
            name='SignInFailure',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, primary_key=True, serialize=False)),
                ('username', models.CharField(max_length=60)),
                ('at', models.DateTimeField(default=throughcare.platform.clock.now)),
                ('address', models.GenericIPAddressField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['username', 'at'], name='access_failure_recent')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=255)),
                ('digest', models.CharField(max_length=64)),
                ('status', models.PositiveSmallIntegerField(default=0)),
                ('location', models.CharField(blank=True, default='', max_length=500)),
                ('body', models.TextField(blank=True, default='')),
                ('at', models.DateTimeField(default=throughcare.platform.clock.now)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'key'), name='access_submission_once')],
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=40)),
                ('name', models.CharField(max_length=120)),
                ('duty_phone', models.CharField(blank=True, default='', max_length=40)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='access.agency')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'code'), name='access_team_code_in_agency')],
            },
        ),
        migrations.CreateModel(
            name='RoleHeld',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('officer', 'Responsible officer'), ('support', 'Case administrator'), ('manager', 'Team manager'), ('duty_manager', 'Duty manager'), ('court_officer', 'Court duty officer'), ('duty_officer', 'Duty officer'), ('psychologist', 'Psychologist'), ('social_worker', 'Social worker'), ('out_of_hours', 'Out-of-hours desk'), ('victim_liaison', 'Victim liaison'), ('work_supervisor', 'Supervisor of unpaid work'), ('reception', 'Reception'), ('analyst', 'Analyst'), ('provider', 'Service or programme worker'), ('provider_manager', 'Service or programme manager'), ('judge', 'Judge or magistrate'), ('board_member', 'Member of the parole board'), ('tester', 'Collector of tests'), ('auditor', 'Auditor'), ('administrator', 'Administrator')], max_length=20)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles_held', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles_held', to='access.team')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='access_role_ends_after_start'), models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('user', 'role', 'team'), name='access_role_held_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='Token',
            fields=[
                ('id', models.UUIDField(default=throughcare.platform.database.ids.uuid7, primary_key=True, serialize=False)),
                ('prefix', models.CharField(max_length=12, unique=True)),
                ('digest', models.CharField(max_length=64)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
                ('writes', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField(default=throughcare.platform.clock.now)),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('made_at'), '+', models.Value(datetime.timedelta(days=366))))), name='access_token_ends_within_a_year')],
            },
        ),
        migrations.CreateModel(
            name='TokenUse',
            fields=[
                ('token', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='use', serialize=False, to='access.token')),
                ('at', models.DateTimeField(default=throughcare.platform.clock.now)),
            ],
        ),
    ]
