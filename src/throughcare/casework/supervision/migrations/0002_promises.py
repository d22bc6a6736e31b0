"""What the database promises for this app's tables: history kept, the wall raised, no write without audit."""

from django.db import migrations

from throughcare.casework.supervision.operations import DemandPower
from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, through_person

TABLES = [
    "supervision_appointment",
    "supervision_contact",
    "supervision_note",
    "supervision_task",
    "supervision_arrangement",
    "supervision_homevisit",
]


class Migration(migrations.Migration):
    dependencies = [('supervision', '0001_initial'), ('orders', '0002_promises'), ('audit', '0001_trail'), ('people', '0002_promises')]
    operations = [
        *[KeepVersions(table) for table in TABLES],
        *[Guard(table, through_person(table)) for table in TABLES],
        *[DemandAudit(table) for table in TABLES],
        DemandPower(),
    ]
