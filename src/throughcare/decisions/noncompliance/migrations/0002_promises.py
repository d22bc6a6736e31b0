"""What the database promises for this app's tables: history kept, the wall raised, no write without audit.

And that nothing adverse is saved around the steps before it: the failure was judged to have no reasonable excuse after
the person could be heard; a payment was found to be within their means; a check-in is not the only ground; its due
process was decided, whose own gates the database keeps. Only the system itself carries over what another decided.
"""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, of_agency, through_person

TABLES = [
    "noncompliance_failure",
    "noncompliance_excusejudgment",
    "noncompliance_proposalmade",
    "noncompliance_weighing",
    "noncompliance_abilityfinding",
    "noncompliance_responseasked",
    "noncompliance_response",
    "noncompliance_sanction",
]
OF_THE_AGENCY = ["noncompliance_gridconfirmed"]

GROUNDS = """
CREATE FUNCTION noncompliance_grounds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE answered noncompliance_failure;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.kind = OLD.kind AND NEW.failure_id IS NOT DISTINCT FROM OLD.failure_id
     AND NEW.beside_id IS NOT DISTINCT FROM OLD.beside_id AND NEW.process_id IS NOT DISTINCT FROM OLD.process_id
     AND NEW.brought = OLD.brought THEN
    RETURN NEW;
  END IF;
  SELECT * INTO answered FROM noncompliance_failure f
   WHERE f.id = NEW.failure_id AND f.person_id = NEW.person_id AND f.known_to IS NULL;
  IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM noncompliance_excusejudgment j
      WHERE j.failure_id = answered.id AND j.known_to IS NULL AND NOT j.reasonable) THEN
    RAISE EXCEPTION 'noncompliance: nothing adverse before the excuse is judged not reasonable'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'noncompliance_judged_first';
  END IF;
  IF answered.heard_on IS NULL AND (answered.excuse_due_on IS NULL OR answered.excuse_due_on >= NEW.given_on) THEN
    RAISE EXCEPTION 'noncompliance: nothing adverse before the person could be heard'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'noncompliance_heard_first';
  END IF;
  IF answered.subject_kind = 'money' AND NOT EXISTS (SELECT 1 FROM noncompliance_abilityfinding a
      WHERE a.failure_id = answered.id AND a.known_to IS NULL AND a.able = 'able') THEN
    RAISE EXCEPTION 'noncompliance: nothing adverse for a payment without a finding of ability to pay'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'noncompliance_able_to_pay';
  END IF;
  IF answered.subject_kind = 'checkin' AND NOT EXISTS (SELECT 1 FROM noncompliance_failure b
      JOIN noncompliance_excusejudgment j ON j.failure_id = b.id AND j.known_to IS NULL AND NOT j.reasonable
      WHERE b.id = NEW.beside_id AND b.person_id = NEW.person_id AND b.known_to IS NULL
        AND b.subject_kind <> 'checkin') THEN
    RAISE EXCEPTION 'noncompliance: a check-in is never the only ground'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'noncompliance_not_a_checkin_alone';
  END IF;
  IF NEW.brought AND NOT tc_system() THEN
    RAISE EXCEPTION 'noncompliance: only the system carries over what another decided'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'noncompliance_brought_by_the_system';
  END IF;
  IF NOT NEW.brought AND NOT EXISTS (SELECT 1 FROM dueprocess_process p
      JOIN dueprocess_decision d ON d.process_id = p.id AND d.known_to IS NULL AND d.outcome IN ('imposed', 'lesser')
      WHERE p.id = NEW.process_id AND p.known_to IS NULL AND p.person_id = NEW.person_id AND p.kind = NEW.kind
        AND p.about = NEW.failure_id AND p.state IN ('decided', 'recorded')
        AND NOT EXISTS (SELECT 1 FROM dueprocess_setaside s
          WHERE s.decision_id = d.id AND s.known_to IS NULL AND s.extent = 'whole')) THEN
    RAISE EXCEPTION 'noncompliance: nothing adverse before its due process is decided'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'noncompliance_decided_fairly';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER noncompliance_response_grounds BEFORE INSERT OR UPDATE ON noncompliance_response
  FOR EACH ROW WHEN (NEW.known_to IS NULL AND NEW.kind IN ('warning', 'referral', 'sanction') AND NOT tc_moving_in())
  EXECUTE FUNCTION noncompliance_grounds();
"""
SET_ASIDE = """
CREATE FUNCTION noncompliance_set_aside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.set_aside AND NOT NEW.set_aside THEN
    RAISE EXCEPTION 'noncompliance: what an appeal set aside stays so'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'noncompliance_set_aside_stays';
  END IF;
  IF NEW.set_aside AND NOT EXISTS (SELECT 1 FROM dueprocess_decision d
      JOIN dueprocess_setaside s ON s.decision_id = d.id AND s.known_to IS NULL AND s.extent = 'whole'
      WHERE d.process_id = NEW.process_id AND d.known_to IS NULL AND d.person_id = NEW.person_id) THEN
    RAISE EXCEPTION 'noncompliance: only an appeal sets a response aside'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'noncompliance_set_aside_by_an_appeal';
  END IF;
  IF NOT NEW.set_aside AND EXISTS (SELECT 1 FROM noncompliance_response b
      WHERE b.failure_id = NEW.failure_id AND b.known_to IS NULL AND b.set_aside AND b.id <> NEW.id
        AND (b.decided_by_id IN (NEW.decided_by_id, NEW.approved_by_id)
             OR b.approved_by_id IN (NEW.decided_by_id, NEW.approved_by_id))) THEN
    RAISE EXCEPTION 'noncompliance: what an appeal set aside is decided anew by somebody else'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'noncompliance_decided_anew_by_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER noncompliance_response_set_aside BEFORE INSERT OR UPDATE ON noncompliance_response
  FOR EACH ROW WHEN (NEW.known_to IS NULL AND NOT tc_moving_in()) EXECUTE FUNCTION noncompliance_set_aside();
"""
NO_SET_ASIDE = """
DROP TRIGGER noncompliance_response_set_aside ON noncompliance_response;
DROP FUNCTION noncompliance_set_aside();
"""
NO_GROUNDS = """
DROP TRIGGER noncompliance_response_grounds ON noncompliance_response;
DROP FUNCTION noncompliance_grounds();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("noncompliance", "0001_initial"),
        ("audit", "0001_trail"),
        ("people", "0002_promises"),
        ("access", "0002_promises"),
        ("dueprocess", "0002_promises"),
    ]
    operations = [
        *[KeepVersions(table) for table in [*TABLES, *OF_THE_AGENCY]],
        *[Guard(table, through_person(table)) for table in TABLES],
        *[Guard(table, of_agency(table)) for table in OF_THE_AGENCY],
        *[DemandAudit(table) for table in [*TABLES, *OF_THE_AGENCY]],
        migrations.RunSQL(GROUNDS, NO_GROUNDS),
        migrations.RunSQL(SET_ASIDE, NO_SET_ASIDE),
    ]
