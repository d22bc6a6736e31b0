"""What the database promises for this app's tables: history kept, pictures sealed, the wall raised, no write unaudited.

A page without sign-in is confined to one self-report: of the check-in that asks it, it reaches the check-in itself, the
officer's own questions and the picture, and no other row.
"""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, of_agency, through_person
from throughcare.platform.keys.operations import SealColumns

SERIES, PHOTO, CHOICE = "checkins_checkinseries", "checkins_checkinphoto", "checkins_checkinchoice"
OF_A_REPORT = ["checkins_checkin", "checkins_ownquestion", PHOTO]
VERSIONED = [SERIES, "checkins_checkin", "checkins_ownquestion"]


class Migration(migrations.Migration):
    dependencies = [
        ("checkins", "0001_initial"),
        ("audit", "0001_trail"),
        ("keys", "0002_promises"),
        ("people", "0002_promises"),
        ("selfreports", "0002_promises"),
    ]
    operations = [
        *[KeepVersions(table) for table in VERSIONED],
        SealColumns(PHOTO, "content"),
        Guard(SERIES, through_person(SERIES)),
        Guard(CHOICE, of_agency(CHOICE)),
        *[Guard(table, f"{table}.report_id = tc_confined() OR {through_person(table)}") for table in OF_A_REPORT],
        *[DemandAudit(table) for table in (*VERSIONED, PHOTO, CHOICE)],
    ]
