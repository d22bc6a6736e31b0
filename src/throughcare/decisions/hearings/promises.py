"""The triggers behind hearings: none before its notice can be served, and none that weighs on a person by itself."""

KEEP = """
-- The first moment at which a step can be held: as the law and the agency say, counted from now while its notice has
-- not been served.
CREATE FUNCTION tc_step_opens(p dueprocess_process, of_gate text) RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT greatest((SELECT r.earliest_at FROM dueprocess_gaterow r
                   WHERE r.process_id = p.id AND r.gate = of_gate AND r.known_to IS NULL AND r.state = 'open'),
    (SELECT clock_timestamp() - interval '5 minutes' FROM dueprocess_gaterow r
     WHERE r.process_id = p.id AND r.gate = 'notice' AND r.known_to IS NULL AND r.state = 'open'),
    (SELECT max(CASE WHEN since = 'notice' AND tc_process_since(p, since) IS NULL
                THEN clock_timestamp() - interval '5 minutes' + w.waits
                ELSE tc_process_since(p, since) + w.waits END)
     FROM tc_gates(p.place, p.kind) g, LATERAL (
       SELECT g.waits_since AS since, g.waits AS waits WHERE g.waits_since <> ''
       UNION ALL
       SELECT g.agency_since, CASE WHEN d.unit LIKE 'hour%' THEN make_interval(hours => d.amount)
           WHEN d.unit = 'calendar month' THEN make_interval(days => d.amount * 28, hours => -1)
           ELSE make_interval(days => d.amount, hours => -1) END
       FROM dueprocess_gatedays d JOIN people_person h ON h.id = p.person_id
       WHERE g.agency_since <> '' AND d.agency_id = h.agency_id AND d.known_to IS NULL
         AND d.agreed_by_id IS NOT NULL AND d.kind = p.kind AND d.gate = of_gate AND d.bound = 'not_before') w
     WHERE g.gate = of_gate))
$$;

CREATE FUNCTION tc_keep_hearing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE p dueprocess_process;
BEGIN
  IF NEW.process_id IS NOT NULL THEN
    SELECT * INTO p FROM dueprocess_process WHERE id = NEW.process_id;
    IF TG_OP = 'INSERT' AND p.person_id IS DISTINCT FROM NEW.person_id THEN
      PERFORM tc_refuse_gate('hearings_hearing_of_its_person', 'A hearing is about a decision on the same person');
    END IF;
    IF NEW.state = 'listed' AND NEW.gate <> ''
       AND (TG_OP = 'INSERT' OR (NEW.starts_at, NEW.gate, NEW.process_id)
            IS DISTINCT FROM (OLD.starts_at, OLD.gate, OLD.process_id))
       AND NEW.starts_at < tc_step_opens(p, NEW.gate) THEN
      PERFORM tc_refuse_gate('hearings_hearing_not_before', 'This is before its notice can have run');
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.appeal, NEW.appeal_about) IS DISTINCT FROM (OLD.appeal, OLD.appeal_about) THEN
    PERFORM tc_refuse_gate('hearings_hearing_stays_with_its_appeal',
      'A hearing stays with the appeal it was arranged for');
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.state <> OLD.state AND OLD.state <> 'listed' THEN
    PERFORM tc_refuse_gate('hearings_hearing_ends_once', 'A hearing that is over stays as it ended');
  END IF;
  IF NEW.state = 'heard' AND NOT EXISTS (
      SELECT 1 FROM hearings_result r WHERE r.hearing_id = NEW.id AND r.known_to IS NULL) THEN
    PERFORM tc_refuse_gate('hearings_hearing_with_its_result', 'A hearing was heard when its result is recorded');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hearings_hearing_a_promise BEFORE INSERT OR UPDATE ON hearings_hearing
  FOR EACH ROW WHEN (NEW.known_to IS NULL AND NOT tc_moving_in()) EXECUTE FUNCTION tc_keep_hearing();

CREATE FUNCTION tc_keep_hearing_result() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.outcome NOT IN ('granted', 'continues', 'noted') AND EXISTS (
      SELECT 1 FROM hearings_hearing h WHERE h.id = NEW.hearing_id AND h.appeal IS NOT NULL) THEN
    PERFORM tc_refuse_gate('hearings_result_of_an_appeal_proposes',
      'The hearing of an appeal proposes; the appeal is decided where it is kept');
  END IF;
  IF NEW.decision_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM dueprocess_decision d JOIN hearings_hearing h ON h.id = NEW.hearing_id
      WHERE d.id = NEW.decision_id AND d.person_id = NEW.person_id AND d.outcome = NEW.outcome
        AND d.basis = NEW.basis AND (h.process_id IS NULL OR h.process_id = d.process_id)) THEN
    PERFORM tc_refuse_gate('hearings_result_of_its_decision', 'The result is what the process says was decided');
  END IF;
  IF NEW.decided_by_id IS NOT NULL AND NOT tc_is_human(NEW.decided_by_id) THEN
    PERFORM tc_refuse_gate('hearings_result_by_a_person', 'A machine decides nothing about a person');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hearings_result_a_promise BEFORE INSERT ON hearings_result
  FOR EACH ROW WHEN (NEW.known_to IS NULL AND NOT tc_moving_in()) EXECUTE FUNCTION tc_keep_hearing_result();

CREATE FUNCTION tc_keep_hearing_condition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.act <> 'discharged' AND NOT EXISTS (
      SELECT 1 FROM hearings_result r JOIN dueprocess_decision d ON d.id = r.decision_id
      WHERE r.id = NEW.result_id AND d.outcome IN ('imposed', 'lesser')) THEN
    PERFORM tc_refuse_gate('hearings_condition_through_a_decision',
      'A hearing sets or varies a condition by a decision with its reasons');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hearings_conditionoutcome_a_promise BEFORE INSERT ON hearings_conditionoutcome
  FOR EACH ROW WHEN (NEW.known_to IS NULL AND NOT tc_moving_in()) EXECUTE FUNCTION tc_keep_hearing_condition();
"""

UNDO = """
DROP FUNCTION tc_keep_hearing CASCADE; DROP FUNCTION tc_keep_hearing_result CASCADE;
DROP FUNCTION tc_keep_hearing_condition CASCADE; DROP FUNCTION tc_step_opens CASCADE;
"""
