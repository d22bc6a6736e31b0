"""History kept, the agency's wall raised, no write without audit."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, of_agency


class Migration(migrations.Migration):
    dependencies = [("reference", "0001_initial"), ("audit", "0001_trail")]
    operations = [
        KeepVersions("reference_referenceitem"),
        Guard("reference_referenceitem", of_agency("reference_referenceitem")),
        DemandAudit("reference_referenceitem"),
    ]
