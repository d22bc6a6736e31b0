"""What the database promises for this app's tables: history kept, the walls raised, no write without audit.

A referral that was sent, and its moves, are there for the organisation they went to, until the consent it rests on is
gone; a consent never is: what it allows stands in the referral. What the agency's rules said of one stays with it.
"""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import (
    Guard,
    KeepVersions,
    of_agency,
    of_organisation,
    through_person,
)

TABLES = [
    "interventions_offering",
    "interventions_resource",
    "interventions_consent",
    "interventions_servicereferral",
    "interventions_referralmove",
    "interventions_referralground",
]
OFFERING, RESOURCE, CONSENT, REFERRAL, MOVE, GROUND = TABLES
SENT = f"{of_organisation(REFERRAL)} AND {REFERRAL}.sent_at IS NOT NULL AND {REFERRAL}.stopped_on IS NULL"
THEIRS = f"{of_organisation(MOVE)} AND EXISTS (SELECT FROM {REFERRAL} r WHERE r.id = {MOVE}.referral_id)"


class Migration(migrations.Migration):
    dependencies = [("interventions", "0001_initial"), ("audit", "0001_trail"), ("people", "0002_promises")]
    operations = [
        *[KeepVersions(table) for table in TABLES],
        Guard(OFFERING, f"{of_agency(OFFERING)} OR {of_organisation(OFFERING)}"),
        Guard(RESOURCE, of_agency(RESOURCE)),
        Guard(CONSENT, through_person(CONSENT)),
        Guard(GROUND, through_person(GROUND)),
        Guard(REFERRAL, f"{through_person(REFERRAL)} OR ({SENT})"),
        Guard(MOVE, f"{through_person(MOVE)} OR ({THEIRS})"),
        *[DemandAudit(table) for table in TABLES],
    ]
