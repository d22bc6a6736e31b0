"""History kept and audit demanded; and the whole wall around a person: agency, exclusions, restrictions."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, of_agency, through_person

WALLS = ["caseload_restriction", "caseload_named", "caseload_exclusion"]

# Exclusions beat everything; a restricted record is there only for those named.
HIDDEN = """
CREATE FUNCTION tc_hidden(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000 AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM caseload_exclusion e
                 WHERE e.person_id = person AND e.user_id = tc_user() AND e.known_to IS NULL)
      OR (EXISTS (SELECT 1 FROM caseload_restriction r WHERE r.person_id = person AND r.known_to IS NULL)
          AND NOT EXISTS (SELECT 1 FROM caseload_named n
                          WHERE n.person_id = person AND n.user_id = tc_user() AND n.known_to IS NULL));
END $$;
"""

# A closed version of a person has an id of its own; `record_id` is the person in every version.
WHOLE_WALL = "tc_system() OR (people_person.agency_id = tc_agency() AND NOT tc_hidden(people_person.record_id))"
AGENCY_WALL = "tc_system() OR people_person.agency_id = tc_agency()"


class Migration(migrations.Migration):
    dependencies = [("caseload", "0001_initial"), ("people", "0002_promises"), ("access", "0002_promises")]
    operations = [
        *[KeepVersions(table) for table in ["caseload_allocation", *WALLS]],
        Guard("caseload_allocation", through_person("caseload_allocation")),
        *[Guard(table, of_agency(table)) for table in WALLS],
        *[DemandAudit(table) for table in ["caseload_allocation", *WALLS]],
        migrations.RunSQL(HIDDEN, "DROP FUNCTION tc_hidden(uuid);"),
        migrations.RunSQL(
            f"ALTER POLICY people_person_wall ON people_person USING ({WHOLE_WALL}) WITH CHECK ({WHOLE_WALL});",
            f"ALTER POLICY people_person_wall ON people_person USING ({AGENCY_WALL}) WITH CHECK ({AGENCY_WALL});",
        ),
        Guard("access_purposestated", through_person("access_purposestated")),
    ]
