import throughcare.platform.clock
import throughcare.platform.keys.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name='DataKey',
            fields=[
                ('id', models.BigIntegerField(default=throughcare.platform.keys.models.new_key_id, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('domain', models.CharField(choices=[('identity', 'Aliases'), ('contact', 'Telephone numbers and e-mail addresses'), ('protected', 'Protected people and safe addresses'), ('index', 'Blind indexes'), ('draw', 'Seeds of random draws'), ('document', 'Keys of stored documents')], max_length=10)),
                ('root', models.CharField(max_length=60)),
                ('wrapped', models.BinaryField()),
                ('created_at', models.DateTimeField(default=throughcare.platform.clock.now)),
                ('replaced_at', models.DateTimeField(null=True)),
                ('retired_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True)), fields=('agency_id', 'domain'), name='keys_one_seals'), models.CheckConstraint(condition=models.Q(('id__gte', 0), ('id__lt', 4294967296)), name='keys_id_of_four_bytes'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('wrapped', b''), _negated=True), ('retired_at__isnull', True)), models.Q(('replaced_at__isnull', False), ('retired_at__isnull', False), ('wrapped', b'')), _connector='OR'), name='keys_retired_opens_nothing')],
            },
        ),
    ]
