"""What the database promises for this app's tables: history kept, the walls raised, no write without audit."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, of_agency, through_person

TABLES = [
    "unpaidwork_workrequirement",
    "unpaidwork_workappointment",
    "unpaidwork_workadjustment",
    "unpaidwork_traveldecision",
]
OF_AGENCY = "unpaidwork_workproject"


class Migration(migrations.Migration):
    dependencies = [('unpaidwork', '0001_initial'), ('audit', '0001_trail'), ('people', '0002_promises')]
    operations = [
        *[KeepVersions(table) for table in TABLES],
        *[Guard(table, through_person(table)) for table in TABLES],
        *[DemandAudit(table) for table in TABLES],
        KeepVersions(OF_AGENCY),
        Guard(OF_AGENCY, of_agency(OF_AGENCY)),
        DemandAudit(OF_AGENCY),
    ]
