"""What the database promises for this app's tables: history kept, the agency's wall, no write without audit."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, of_agency

TABLES = ["releases_rulechange", "releases_ownfigures"]


class Migration(migrations.Migration):
    dependencies = [("releases", "0001_initial"), ("audit", "0001_trail"), ("access", "0002_promises")]
    operations = [
        *[KeepVersions(table) for table in TABLES],
        *[Guard(table, of_agency(table)) for table in TABLES],
        *[DemandAudit(table) for table in TABLES],
    ]
