"""History kept and audit demanded; and the whole wall around a person: agency, exclusions, restrictions."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, of_agency, through_person

WALLS = ["caseload_restriction", "caseload_named", "caseload_exclusion"]
EXCLUSION = "caseload_exclusion"
OWN = "caseload_ownplace"
OF_PERSON = ["caseload_allocation", "caseload_hiddenmatch", "caseload_wellknown"]
OF_AGENCY = [*WALLS, "caseload_cover", "caseload_unusuallook"]

# Few people stand behind a wall of their own. Their ids are kept in a narrow table by triggers, so that the rule every
# row of every other person is checked by stays small: it is planned with each statement and asked of each row.
# Exclusions beat everything; a restricted record is there only for those named, and for who broke the glass on it,
# unless it is marked never to be broken. For a machine nobody behind a wall is there, whoever it was built against. Another agency's record is there only for who broke the glass: that is
# asked of foreign rows alone, so that an ordinary page's plan knows nothing of it.
# follows: a record that became part of another stands behind the other's wall, in every version of its rows.
WALLED = """
CREATE TABLE caseload_walled (
  person_id uuid PRIMARY KEY REFERENCES people_person (id), follows uuid REFERENCES people_person (id));
CREATE FUNCTION caseload_keep_walled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM caseload_exclusion WHERE person_id = NEW.person_id AND known_to IS NULL)
     OR EXISTS (SELECT 1 FROM caseload_restriction WHERE person_id = NEW.person_id AND known_to IS NULL) THEN
    INSERT INTO caseload_walled VALUES (NEW.person_id) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM caseload_walled WHERE person_id = NEW.person_id AND follows IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER caseload_exclusion_walls AFTER INSERT OR UPDATE ON caseload_exclusion
  FOR EACH ROW EXECUTE FUNCTION caseload_keep_walled();
CREATE TRIGGER caseload_restriction_walls AFTER INSERT OR UPDATE ON caseload_restriction
  FOR EACH ROW EXECUTE FUNCTION caseload_keep_walled();
CREATE FUNCTION caseload_keep_followed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.merged_into_id IS NOT NULL THEN
    INSERT INTO caseload_walled VALUES (NEW.record_id, NEW.merged_into_id)
    ON CONFLICT (person_id) DO UPDATE SET follows = NEW.merged_into_id;
  ELSIF EXISTS (SELECT 1 FROM caseload_exclusion WHERE person_id = NEW.record_id AND known_to IS NULL)
     OR EXISTS (SELECT 1 FROM caseload_restriction WHERE person_id = NEW.record_id AND known_to IS NULL) THEN
    UPDATE caseload_walled SET follows = NULL WHERE person_id = NEW.record_id;
  ELSE
    DELETE FROM caseload_walled WHERE person_id = NEW.record_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER people_person_followed AFTER UPDATE OF merged_into_id ON people_person
  FOR EACH ROW WHEN (NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id)
  EXECUTE FUNCTION caseload_keep_followed();
CREATE FUNCTION caseload_open_to_me(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000 AS $$
BEGIN
  person := coalesce((SELECT w.follows FROM caseload_walled w WHERE w.person_id = person), person);
  RETURN NOT EXISTS (SELECT 1 FROM access_user u WHERE u.id = tc_user() AND u.is_machine)
    AND NOT EXISTS (SELECT 1 FROM caseload_exclusion e
                    WHERE e.person_id = person AND e.user_id = tc_user() AND e.known_to IS NULL)
    AND (NOT EXISTS (SELECT 1 FROM caseload_restriction r WHERE r.person_id = person AND r.known_to IS NULL)
         OR EXISTS (SELECT 1 FROM caseload_named n
                    WHERE n.person_id = person AND n.user_id = tc_user() AND n.known_to IS NULL)
         OR (caseload_glass_to_me(person)
             AND NOT EXISTS (SELECT 1 FROM caseload_restriction r
                             WHERE r.person_id = person AND r.known_to IS NULL AND r.never_broken)));
END $$;
CREATE FUNCTION caseload_glass_to_me(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000 AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM caseload_glass g WHERE g.person_id = person AND g.user_id = tc_user()
                 AND g.known_to IS NULL AND g.ends_at > statement_timestamp())
    AND NOT EXISTS (SELECT 1 FROM caseload_exclusion e
                    WHERE e.person_id = person AND e.user_id = tc_user() AND e.known_to IS NULL);
END $$;
"""
UNWALLED = """
DROP FUNCTION caseload_open_to_me(uuid);
DROP FUNCTION caseload_glass_to_me(uuid);
DROP TRIGGER people_person_followed ON people_person;
DROP FUNCTION caseload_keep_followed();
DROP TRIGGER caseload_restriction_walls ON caseload_restriction;
DROP TRIGGER caseload_exclusion_walls ON caseload_exclusion;
DROP FUNCTION caseload_keep_walled();
DROP TABLE caseload_walled;
"""

# A closed version of a person has an id of its own; `record_id` is the person in every version.
WHOLE_WALL = """
tc_system() OR (people_person.agency_id = tc_agency()
  AND (NOT EXISTS (SELECT 1 FROM caseload_walled w WHERE w.person_id = people_person.record_id)
       OR caseload_open_to_me(people_person.record_id)))
"""
THROUGH_GLASS = "people_person.agency_id <> tc_agency() AND caseload_glass_to_me(people_person.record_id)"
AGENCY_WALL = "tc_system() OR people_person.agency_id = tc_agency()"


class Migration(migrations.Migration):
    dependencies = [("caseload", "0001_initial"), ("people", "0002_promises"), ("access", "0002_promises")]
    operations = [
        *[KeepVersions(table) for table in [*OF_PERSON, *OF_AGENCY, "caseload_glass", OWN]],
        *[Guard(table, through_person(table)) for table in OF_PERSON],
        *[Guard(table, of_agency(table)) for table in OF_AGENCY if table != EXCLUSION],
        # The wall of another agency's record reads it too, when somebody excluded by name has broken the glass on it.
        Guard(EXCLUSION, f"{of_agency(EXCLUSION)} OR {EXCLUSION}.user_id = tc_user()"),
        # Read by the wall itself; known to the record's agency, to the user's, and to the user.
        Guard("caseload_glass", f"{of_agency('caseload_glass')} OR {of_agency('caseload_glass', 'user_agency_id')}"),
        *[DemandAudit(table) for table in [*OF_PERSON, *OF_AGENCY, "caseload_glass", OWN]],
        Guard(OWN, f"{OWN}.user_id = tc_user()"),
        migrations.RunSQL(WALLED, UNWALLED),
        Guard("caseload_walled", "true"),
        migrations.RunSQL(
            f"ALTER POLICY people_person_wall ON people_person "
            f"USING ({WHOLE_WALL} OR ({THROUGH_GLASS})) WITH CHECK ({WHOLE_WALL});",
            f"ALTER POLICY people_person_wall ON people_person USING ({AGENCY_WALL}) WITH CHECK ({AGENCY_WALL});",
        ),
        Guard("access_purposestated", through_person("access_purposestated")),
    ]
