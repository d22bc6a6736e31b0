"""What the database promises for this app's tables: history kept, the wall raised, no write without audit."""

from django.db import migrations

from throughcare.casework.supervision.operations import DemandPower
from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, through_person

TABLES = [
    "supervision_appointment",
    "supervision_contact",
    "supervision_note",
    "supervision_task",
    "supervision_arrangement",
    "supervision_homevisit",
    "supervision_progress",
    "supervision_phaseheld",
]
VISIT = "supervision_visit"
MANAGES = (
    "EXISTS (SELECT 1 FROM access_roleheld led WHERE led.user_id = tc_user()"
    " AND led.role IN ('manager', 'duty_manager')"
    " AND led.starts_on <= current_date AND (led.ends_on IS NULL OR led.ends_on > current_date))"
)
# Whoever goes, whoever watches for them, and managers: nobody else has a row, whatever they look for.
WHO_KNOWS = (
    f"{through_person(VISIT)} AND ({VISIT}.officer_id = tc_user() OR {VISIT}.watcher_id = tc_user() OR {MANAGES})"
)


class Migration(migrations.Migration):
    dependencies = [
        ("supervision", "0001_initial"),
        ("orders", "0002_promises"),
        ("audit", "0001_trail"),
        ("people", "0002_promises"),
    ]
    operations = [
        *[KeepVersions(table) for table in TABLES],
        *[Guard(table, through_person(table)) for table in TABLES],
        *[DemandAudit(table) for table in TABLES],
        KeepVersions(VISIT),
        Guard(VISIT, WHO_KNOWS),
        DemandAudit(VISIT),
        DemandPower(),
    ]
