"""What the database promises for this app's tables: history kept, the walls raised, no write without audit.

A hearing is there for the court or board it is before, as an organisation whose members sign in; nothing else is.
"""

from django.db import migrations

from throughcare.decisions.hearings.promises import KEEP, UNDO
from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, of_organisation, through_person

HEARING = "hearings_hearing"
REST = ["hearings_party", "hearings_result", "hearings_conditionoutcome", "hearings_eligibilityanswer"]
TABLES = [HEARING, *REST]


class Migration(migrations.Migration):
    dependencies = [("hearings", "0001_initial"), ("dueprocess", "0002_promises"), ("audit", "0001_trail")]
    operations = [
        *[KeepVersions(table) for table in TABLES],
        Guard(HEARING, f"{through_person(HEARING)} OR {of_organisation(HEARING, 'bench_id')}"),
        *[Guard(table, through_person(table)) for table in REST],
        *[DemandAudit(table) for table in TABLES],
        migrations.RunSQL(KEEP, UNDO),
    ]
