"""What the database promises for this app's tables: history kept, the wall raised, no write without audit."""

from django.db import migrations

from throughcare.decisions.appeals.promises import KEEP, UNDO
from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, through_person

TABLES = ["appeals_appeal", "appeals_ruling", "appeals_outcome", "appeals_part"]


class Migration(migrations.Migration):
    dependencies = [("appeals", "0001_initial"), ("dueprocess", "0002_promises"), ("hearings", "0002_promises"),
                    ("licences", "0002_promises"), ("noncompliance", "0002_promises"),
                    ("audit", "0001_trail")]  # fmt: skip
    operations = [
        *[KeepVersions(table) for table in TABLES],
        *[Guard(table, through_person(table)) for table in TABLES],
        *[DemandAudit(table) for table in TABLES],
        migrations.RunSQL(KEEP, UNDO),
    ]
