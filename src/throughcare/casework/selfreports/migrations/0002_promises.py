"""What the database promises for this app's tables: history kept, the wall raised, no write without audit.

A page without sign-in is confined to one self-report: its answers, its key and the task that an answer of it raises.
"""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, through_person

VERSIONED = ["selfreports_selfreport", "selfreports_selfanswer", "selfreports_safetytask"]
REPORT = {
    "selfreports_selfreport": "record_id",
    "selfreports_selfanswer": "report_id",
    "selfreports_safetytask": "source_of",
    "selfreports_reportkey": "report_id",
}
"""The column that names the self-report, table by table."""
CONFINED = """
CREATE FUNCTION tc_confined() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('tc.confined', true), '')::uuid $$;
"""


class Migration(migrations.Migration):
    dependencies = [("selfreports", "0001_initial"), ("audit", "0001_trail"), ("people", "0002_promises")]
    operations = [
        migrations.RunSQL(CONFINED, "DROP FUNCTION tc_confined();"),
        *[KeepVersions(table) for table in VERSIONED],
        *[
            Guard(table, f"{table}.{column} = tc_confined() OR {through_person(table)}")
            for table, column in REPORT.items()
        ],
        *[DemandAudit(table) for table in REPORT],
    ]
