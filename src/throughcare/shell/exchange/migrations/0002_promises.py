"""Imports stand behind their agency's wall; a bad row behind that of its run."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, of_agency

OF_RUN = "EXISTS (SELECT 1 FROM exchange_importrun run WHERE run.id = exchange_badrow.run_id)"


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial"), ("audit", "0001_trail")]
    operations = [
        Guard("exchange_importrun", of_agency("exchange_importrun")),
        Guard("exchange_badrow", OF_RUN),
        Guard("exchange_importedrow", of_agency("exchange_importedrow")),
        DemandAudit("exchange_importrun"),
        DemandAudit("exchange_importedrow"),
    ]
