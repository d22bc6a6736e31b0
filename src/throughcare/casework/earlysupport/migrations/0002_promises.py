"""What the database promises of early support, whoever asks and by whatever way.

- History is kept, the walls stand, and nothing is written without an audit entry, as everywhere.
- What the rule answered, and what somebody said to an offer, no user reads: only the system; and the part of it that
  measures sees one agency's. An answer of the rule never changes; that it is no longer so is noted once.
"""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import (
    AppendOnly,
    Confine,
    Guard,
    KeepVersions,
    of_agency,
    through_person,
)

SEALED = ["earlysupport_indication", "earlysupport_offeranswer"]
TABLES = [*SEALED, "earlysupport_daylooked", "earlysupport_supportswitch", "earlysupport_supportoffer"]
KEEP = """
CREATE FUNCTION tc_earlysupport_indication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'until' IS DISTINCT FROM to_jsonb(OLD) - 'until' OR OLD.until IS NOT NULL THEN
    RAISE EXCEPTION 'What the rule answered stays' USING ERRCODE = 'TC007';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER earlysupport_indication_keeps BEFORE UPDATE ON earlysupport_indication
  FOR EACH ROW EXECUTE FUNCTION tc_earlysupport_indication();
CREATE TRIGGER earlysupport_indication_keep_rows BEFORE DELETE ON earlysupport_indication
  FOR EACH ROW EXECUTE FUNCTION tc_refuse();
CREATE TRIGGER earlysupport_indication_keep_all BEFORE TRUNCATE ON earlysupport_indication EXECUTE FUNCTION tc_refuse();
"""
UNKEEP = """
DROP TRIGGER earlysupport_indication_keeps ON earlysupport_indication;
DROP TRIGGER earlysupport_indication_keep_rows ON earlysupport_indication;
DROP TRIGGER earlysupport_indication_keep_all ON earlysupport_indication;
DROP FUNCTION tc_earlysupport_indication();
"""


def _of_the_agency(table: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM people_person wall WHERE wall.id = {table}.person_id"  # noqa: S608 - our own names
        " AND wall.agency_id = tc_agency())"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("earlysupport", "0001_initial"),
        ("audit", "0001_trail"),
        ("people", "0002_promises"),
        ("access", "0002_promises"),
    ]
    operations = [
        *[Guard(table, "false") for table in SEALED],
        *[Confine(table, "earlysupport.measure", _of_the_agency(table)) for table in SEALED],
        migrations.RunSQL(KEEP, UNKEEP),
        AppendOnly("earlysupport_offeranswer"),
        KeepVersions("earlysupport_supportswitch"),
        KeepVersions("earlysupport_supportoffer"),
        Guard("earlysupport_daylooked", of_agency("earlysupport_daylooked")),
        Guard("earlysupport_supportswitch", of_agency("earlysupport_supportswitch")),
        Guard("earlysupport_supportoffer", through_person("earlysupport_supportoffer")),
        *[DemandAudit(table) for table in TABLES],
    ]
