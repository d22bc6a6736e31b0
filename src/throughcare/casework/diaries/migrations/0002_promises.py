"""The wall around feeds, and no change of one without audit."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, through_person

FEEDS = "diaries_calendarfeed"


class Migration(migrations.Migration):
    dependencies = [("diaries", "0001_initial"), ("audit", "0001_trail"), ("people", "0002_promises")]
    operations = [
        Guard(FEEDS, f"{FEEDS}.owner_id = tc_user() OR {through_person(FEEDS)}"),
        DemandAudit(FEEDS),
    ]
