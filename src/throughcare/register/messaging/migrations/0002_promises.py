"""What the database promises for this app's tables: history kept, the walls raised, no write without audit."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, of_agency, through_person

MESSAGES, REPLIES, CHOICES = "messaging_personmessage", "messaging_reply", "messaging_messagechoice"
AGENCIES, STRAYS = "messaging_agencymessages", "messaging_strayreply"
WALLS = {
    MESSAGES: through_person(MESSAGES),
    REPLIES: through_person(REPLIES),
    CHOICES: through_person(CHOICES),
    AGENCIES: of_agency(AGENCIES),
    STRAYS: of_agency(STRAYS),
}


class Migration(migrations.Migration):
    dependencies = [("messaging", "0001_initial"), ("audit", "0001_trail"), ("people", "0002_promises"), ("access", "0002_promises")]
    operations = [
        KeepVersions(REPLIES, sealed=["text"]),
        KeepVersions(CHOICES),
        KeepVersions(AGENCIES),
        *[Guard(table, wall) for table, wall in WALLS.items()],
        *[DemandAudit(table) for table in WALLS],
    ]
