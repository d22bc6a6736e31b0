"""What the database promises for this app's tables: history kept, the wall raised, no write without audit, every gate."""

from django.db import migrations

from throughcare.decisions.dueprocess.operations import GateTables, KeepGates
from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, of_agency, through_person

OF_PERSON = [
    "dueprocess_process",
    "dueprocess_gaterow",
    "dueprocess_serviceattempt",
    "dueprocess_waiver",
    "dueprocess_adjournment",
    "dueprocess_representation",
    "dueprocess_decision",
    "dueprocess_setaside",
]
TABLES = [*OF_PERSON, "dueprocess_gatedays"]


class Migration(migrations.Migration):
    dependencies = [("dueprocess", "0001_initial"), ("audit", "0001_trail"), ("people", "0002_promises")]
    operations = [
        *[KeepVersions(table) for table in TABLES],
        *[Guard(table, through_person(table)) for table in OF_PERSON],
        Guard("dueprocess_gatedays", of_agency("dueprocess_gatedays")),
        *[DemandAudit(table) for table in TABLES],
        GateTables(),
        KeepGates(),
    ]
