"""What the database promises for this app's tables: history kept, the wall raised, no write without audit."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, through_person

TABLES = [
    "resettlement_preparation",
    "resettlement_resettlementreport",
    "resettlement_reportpart",
    "resettlement_pathwaystatus",
    "resettlement_supportneed",
    "resettlement_custodyactivity",
]


class Migration(migrations.Migration):
    dependencies = [('resettlement', '0001_initial'), ('audit', '0001_trail'), ('people', '0002_promises')]
    operations = [
        *[KeepVersions(table) for table in TABLES],
        *[Guard(table, through_person(table)) for table in TABLES],
        *[DemandAudit(table) for table in TABLES],
    ]
