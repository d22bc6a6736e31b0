"""What the database promises for this app's tables: history kept, the wall raised, no write without audit."""

from django.db import migrations

from throughcare.decisions.dossiers.operations import KeepMade
from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, through_person

VERSIONED = ["dossiers_dossier", "dossiers_dossieritem", "dossiers_dossiercopy", "dossiers_handover"]
TABLES = [*VERSIONED, "dossiers_copypart"]


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial"), ("audit", "0001_trail"), ("people", "0002_promises")]
    operations = [
        *[KeepVersions(table, ["key"] if table == "dossiers_dossiercopy" else []) for table in VERSIONED],
        *[Guard(table, through_person(table)) for table in TABLES],
        *[DemandAudit(table) for table in TABLES],
        KeepMade(),
    ]
