"""Imports and addresses for events stand behind their agency's wall; bad rows and messages behind that of theirs."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, of_agency
from throughcare.platform.keys.operations import SealColumns

OF_RUN = "EXISTS (SELECT 1 FROM exchange_importrun run WHERE run.id = exchange_badrow.run_id)"

OF_WEBHOOK = "EXISTS (SELECT 1 FROM exchange_webhook hook WHERE hook.id = exchange_webhookmessage.webhook_id)"


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial"), ("audit", "0001_trail"), ("keys", "0002_promises")]
    operations = [
        Guard("exchange_importrun", of_agency("exchange_importrun")),
        Guard("exchange_badrow", OF_RUN),
        Guard("exchange_importedrow", of_agency("exchange_importedrow")),
        Guard("exchange_webhook", of_agency("exchange_webhook")),
        Guard("exchange_webhookmessage", OF_WEBHOOK),
        SealColumns("exchange_webhook", "secret"),
        DemandAudit("exchange_webhook"),
        DemandAudit("exchange_importrun"),
        DemandAudit("exchange_importedrow"),
    ]
