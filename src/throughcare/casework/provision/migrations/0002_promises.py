"""What the database promises for this app's tables: history kept, the walls raised, no write without audit.

What is done under a referral is there for its organisation and for whoever may see the person; working and clinical
notes are there for the organisation alone.
"""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import (
    Guard,
    KeepVersions,
    of_agency,
    of_organisation,
    through_person,
)

SHARED = ["provision_actionplan", "provision_session", "provision_measure", "provision_endreport"]
GROUP, NOTE = "provision_group", "provision_sessionnote"
TABLES = [*SHARED, GROUP, NOTE]


class Migration(migrations.Migration):
    dependencies = [
        ("provision", "0001_initial"),
        ("interventions", "0002_promises"),
        ("audit", "0001_trail"),
        ("people", "0002_promises"),
    ]
    operations = [
        *[KeepVersions(table) for table in TABLES],
        *[Guard(table, f"{through_person(table)} OR {of_organisation(table)}") for table in SHARED],
        Guard(GROUP, f"{of_agency(GROUP)} OR {of_organisation(GROUP)}"),
        Guard(NOTE, of_organisation(NOTE)),
        *[DemandAudit(table) for table in TABLES],
    ]
