"""What the database promises for this app's table: history kept, the agency's wall, no write without audit."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, of_agency

TABLE = "releases_rulechange"


class Migration(migrations.Migration):
    dependencies = [("releases", "0001_initial"), ("audit", "0001_trail"), ("access", "0002_promises")]
    operations = [KeepVersions(TABLE), Guard(TABLE, of_agency(TABLE)), DemandAudit(TABLE)]
