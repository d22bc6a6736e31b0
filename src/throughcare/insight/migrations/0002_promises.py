"""Outcomes are for validation by the system alone: no user's context shows a row.

And the part of the system that validates sees those of the asking user's agency only.
"""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import AppendOnly, Confine, Guard

OF_THE_AGENCY = (
    "EXISTS (SELECT 1 FROM people_person wall WHERE wall.id = insight_outcome.person_id"
    " AND wall.agency_id = tc_agency())"
)


class Migration(migrations.Migration):
    dependencies = [("insight", "0001_initial"), ("audit", "0001_trail")]
    operations = [
        AppendOnly("insight_outcome"),
        Guard("insight_outcome", "false"),
        Confine("insight_outcome", "insight.validate", OF_THE_AGENCY),
        DemandAudit("insight_outcome"),
    ]
