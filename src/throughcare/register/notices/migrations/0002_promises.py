"""The wall around alerts, and no change of one without audit."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, through_person


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial"), ("audit", "0001_trail"), ("people", "0002_promises")]
    operations = [
        Guard("notices_alert", through_person("notices_alert")),
        DemandAudit("notices_alert"),
    ]
