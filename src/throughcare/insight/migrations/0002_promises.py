"""Outcomes are for validation by the system alone: no user's context shows a row."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import AppendOnly, Guard


class Migration(migrations.Migration):
    dependencies = [("insight", "0001_initial"), ("audit", "0001_trail")]
    operations = [
        AppendOnly("insight_outcome"),
        Guard("insight_outcome", "false"),
        DemandAudit("insight_outcome"),
    ]
