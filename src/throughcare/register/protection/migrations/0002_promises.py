"""History kept, everything sealed, and a wall of its own: only those named, never whoever supervises the person."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, through_person
from throughcare.platform.keys.operations import SealColumns
from throughcare.register.protection.walls import named_for


class Migration(migrations.Migration):
    dependencies = [
        ("protection", "0001_initial"),
        ("audit", "0001_trail"),
        ("keys", "0002_promises"),
        ("people", "0002_promises"),
        ("caseload", "0002_promises"),
    ]
    operations = [
        KeepVersions("protection_entry", ["content"]),
        KeepVersions("protection_holder"),
        SealColumns("protection_entry", "content"),
        Guard(
            "protection_entry",
            f"{through_person('protection_entry')} AND {named_for('protection_entry.person_id')}",
        ),
        Guard("protection_holder", through_person("protection_holder")),
        DemandAudit("protection_entry"),
        DemandAudit("protection_holder"),
    ]
