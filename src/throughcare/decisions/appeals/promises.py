"""The triggers behind appeals: whoever decided is not asked again, nothing is decided out of turn or changed after."""

KEEP = """
-- Whoever made the decision, or reported what it is about, does not rule on the appeal against it; no machine does.
CREATE FUNCTION tc_keep_from_appeal(of_appeal uuid, who uuid) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT tc_is_human(who) THEN
    PERFORM tc_refuse_gate('appeals_by_a_person', 'A machine decides no appeal');
  END IF;
  IF EXISTS (SELECT 1 FROM appeals_appeal a JOIN dueprocess_decision d ON d.id = a.decision_id
             JOIN dueprocess_process p ON p.id = d.process_id
             WHERE a.id = of_appeal AND who IN (d.decided_by_id, p.reported_by_id)) THEN
    PERFORM tc_refuse_gate('appeals_by_somebody_else',
      'Not decided by whoever made the decision or reported what it is about');
  END IF;
  IF EXISTS (SELECT 1 FROM appeals_appeal a
             WHERE a.id = of_appeal AND NOT tc_may_decide(who, 'manager', a.person_id)) THEN
    PERFORM tc_refuse_gate('appeals_by_the_agency', 'Decided by somebody of the agency that answers for the person');
  END IF;
END $$;

CREATE FUNCTION tc_keep_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE told timestamptz; named date;
BEGIN
  IF NEW.known_to IS NOT NULL THEN
    IF TG_OP = 'UPDATE' AND OLD.known_to IS NULL THEN
      PERFORM tc_refuse_gate('appeals_appeal_stays', 'An appeal ends by its decision, or is withdrawn by the person');
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' THEN
    SELECT r.happened_at, d.appeal_by INTO told, named FROM dueprocess_decision d
      LEFT JOIN dueprocess_gaterow r ON r.process_id = d.process_id AND r.gate = 'appeal_told' AND r.known_to IS NULL
        AND r.state = 'met'
      WHERE d.id = NEW.decision_id AND d.person_id = NEW.person_id AND d.known_to IS NULL;
    IF NOT FOUND THEN
      PERFORM tc_refuse_gate('appeals_appeal_of_its_decision', 'An appeal is against a decision on the same person');
    END IF;
    IF NEW.state <> (CASE WHEN NEW.window = 'late' THEN 'late' ELSE 'lodged' END) THEN
      PERFORM tc_refuse_gate('appeals_appeal_begins',
        'An appeal begins lodged; one after its time waits to be admitted');
    END IF;
    IF (NEW.before = 'agency') = (NEW.window = 'elsewhere') OR (NEW.window = 'not_told' AND told IS NOT NULL)
       OR (NEW.window = 'no_figure' AND named IS NOT NULL) THEN
      PERFORM tc_refuse_gate('appeals_appeal_by_its_window', 'The time for an appeal is as the record says');
    END IF;
    IF NEW.lodged_on > (clock_timestamp() AT TIME ZONE 'UTC')::date + 1 THEN
      PERFORM tc_refuse_gate('appeals_appeal_has_happened', 'An appeal is not lodged in the future');
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.decision_id, NEW.before, NEW.lodged_on, NEW.lodged_by, NEW.grounds, NEW.window, NEW.last_day,
      NEW.late_because) IS DISTINCT FROM
     (OLD.decision_id, OLD.before, OLD.lodged_on, OLD.lodged_by, OLD.grounds, OLD.window, OLD.last_day,
      OLD.late_because)
  THEN
    PERFORM tc_refuse_gate('appeals_appeal_stays', 'What was lodged, when, and in whose words stays');
  END IF;
  IF NEW.state <> OLD.state THEN
    PERFORM tc_keep_appeal_step(NEW, OLD.state);
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION tc_keep_appeal_step(a appeals_appeal, was text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (was, a.state) IN (
      ('late', 'admitted'), ('late', 'not_admitted'), ('lodged', 'considered'), ('admitted', 'considered'),
      ('considered', 'decided'), ('lodged', 'withdrawn'), ('late', 'withdrawn'), ('admitted', 'withdrawn'),
      ('considered', 'withdrawn'))
     AND NOT (a.state = 'decided' AND EXISTS (SELECT 1 FROM appeals_outcome o
              WHERE o.appeal_id = a.id AND o.known_to IS NULL AND o.basis = 'recorded')) THEN
    PERFORM tc_refuse_gate('appeals_appeal_in_turn', 'An appeal goes on step by step, and ends once');
  END IF;
  IF a.state IN ('admitted', 'not_admitted') AND NOT EXISTS (SELECT 1 FROM appeals_ruling r
      WHERE r.appeal_id = a.id AND r.about = 'admission' AND r.known_to IS NULL
        AND r.granted = (a.state = 'admitted')) THEN
    PERFORM tc_refuse_gate('appeals_appeal_admitted_by_a_ruling',
      'Somebody named rules whether a late appeal is heard');
  END IF;
  IF a.state = 'considered' THEN
    PERFORM tc_keep_from_appeal(a.id, a.taken_up_by_id);
  END IF;
  IF a.state = 'decided' AND NOT EXISTS (SELECT 1 FROM appeals_outcome o
      WHERE o.appeal_id = a.id AND o.known_to IS NULL) THEN
    PERFORM tc_refuse_gate('appeals_appeal_with_its_outcome', 'An appeal is decided when what came of it is recorded');
  END IF;
END $$;
CREATE TRIGGER appeals_appeal_a_promise BEFORE INSERT OR UPDATE ON appeals_appeal
  FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_keep_appeal();

CREATE FUNCTION tc_keep_appeal_ruling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.known_to IS NULL AND (NEW.known_to IS NOT NULL
     OR (NEW.appeal_id, NEW.about, NEW.granted, NEW.reasons, NEW.decided_by_id, NEW.decided_at) IS DISTINCT FROM
        (OLD.appeal_id, OLD.about, OLD.granted, OLD.reasons, OLD.decided_by_id, OLD.decided_at)) THEN
    PERFORM tc_refuse_gate('appeals_ruling_stays', 'What was ruled on an appeal stays');
  END IF;
  IF TG_OP = 'INSERT' AND NEW.known_to IS NULL THEN
    IF NOT EXISTS (SELECT 1 FROM appeals_appeal a WHERE a.id = NEW.appeal_id AND a.person_id = NEW.person_id
        AND a.known_to IS NULL AND a.before = 'agency'
        AND CASE NEW.about WHEN 'admission' THEN a.state = 'late'
                           ELSE a.state IN ('lodged', 'late', 'admitted', 'considered') END) THEN
      PERFORM tc_refuse_gate('appeals_ruling_in_turn', 'Nothing is to be ruled on here now');
    END IF;
    PERFORM tc_keep_from_appeal(NEW.appeal_id, NEW.decided_by_id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appeals_ruling_a_promise BEFORE INSERT OR UPDATE ON appeals_ruling
  FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_keep_appeal_ruling();

CREATE FUNCTION tc_keep_appeal_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE a appeals_appeal;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.known_to IS NULL AND (NEW.known_to IS NOT NULL
       OR to_jsonb(NEW) - ARRAY['person_id', 'version', 'known_from', 'recorded_by_id', 'because']
          <> to_jsonb(OLD) - ARRAY['person_id', 'version', 'known_from', 'recorded_by_id', 'because']) THEN
      PERFORM tc_refuse_gate('appeals_outcome_stays', 'What came of an appeal stays');
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.known_to IS NOT NULL THEN
    RETURN NEW;
  END IF;
  SELECT * INTO a FROM appeals_appeal x WHERE x.id = NEW.appeal_id AND x.known_to IS NULL;
  IF a.id IS NULL OR a.person_id <> NEW.person_id OR a.state IN ('decided', 'withdrawn') THEN
    PERFORM tc_refuse_gate('appeals_outcome_once', 'This appeal has ended');
  END IF;
  IF NOT tc_has_happened(NEW.decided_at) THEN
    PERFORM tc_refuse_gate('appeals_outcome_has_happened', 'An appeal is not decided in the future');
  END IF;
  IF NEW.basis = 'recorded' THEN
    IF NEW.authority NOT IN ('court', 'board', 'executive') THEN
      PERFORM tc_refuse_gate('appeals_outcome_recorded_of_others',
        'Only what a court, a board or a minister decided is recorded as a fact');
    END IF;
    RETURN NEW;
  END IF;
  IF a.state <> 'considered' OR a.before <> 'agency' THEN
    PERFORM tc_refuse_gate('appeals_outcome_in_turn', 'Somebody takes an appeal up before it is decided');
  END IF;
  IF EXISTS (SELECT 1 FROM dueprocess_decision d WHERE d.id = a.decision_id AND d.authority IN ('court', 'board')) THEN
    PERFORM tc_refuse_gate('appeals_outcome_not_over_a_court',
      'The agency sets aside nothing that a court or board decided');
  END IF;
  PERFORM tc_keep_from_appeal(a.id, NEW.decided_by_id);
  RETURN NEW;
END $$;
CREATE TRIGGER appeals_outcome_a_promise BEFORE INSERT OR UPDATE ON appeals_outcome
  FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_keep_appeal_outcome();

-- The parts of a decision that the record knows by itself and that stand now: conditions a hearing set, varied or
-- discharged by it, what a new version of a licence asks more, the answer to a failure, and what was to be done by it.
CREATE FUNCTION tc_parts_of_decision(of_decision uuid) RETURNS TABLE (what text, part uuid) LANGUAGE sql STABLE AS $$
  (SELECT DISTINCT ON (x.condition_id) x.act::text, x.condition_id
   FROM hearings_result r JOIN hearings_conditionoutcome x ON x.result_id = r.id AND x.known_to IS NULL
   WHERE r.decision_id = of_decision AND r.known_to IS NULL
     AND (x.act = 'discharged' OR EXISTS (SELECT 1 FROM orders_condition c
          WHERE c.id = x.condition_id AND c.known_to IS NULL))
   ORDER BY x.condition_id, x.act = 'set' DESC, x.id)
  UNION ALL
  SELECT 'licence', c.id FROM dueprocess_decision d
  JOIN dueprocess_process p ON p.id = d.process_id AND p.kind = 'condition_change'
  JOIN licences_licencecondition c ON c.licence_id = p.about AND c.known_to IS NULL
    AND (c.act = 'added' OR c.act = 'changed' AND NOT c.eased)
  WHERE d.id = of_decision  -- what was written in after the decision was not decided by it
    AND d.known_from >= (SELECT min(v.known_from) FROM licences_licencecondition v WHERE v.record_id = c.id)
  UNION ALL
  SELECT 'response', n.id FROM dueprocess_decision d
  JOIN noncompliance_response n ON n.process_id = d.process_id AND n.known_to IS NULL AND n.withdrawn_on IS NULL
  WHERE d.id = of_decision
  UNION ALL
  SELECT 'sanction', s.id FROM dueprocess_decision d
  JOIN noncompliance_response n ON n.process_id = d.process_id AND n.known_to IS NULL AND n.withdrawn_on IS NULL
  JOIN noncompliance_sanction s ON s.response_id = n.id AND s.known_to IS NULL AND s.state IN ('due', 'done')
  WHERE d.id = of_decision
$$;

CREATE FUNCTION tc_keep_appeal_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.known_to IS NULL AND (NEW.known_to IS NOT NULL OR (NEW.outcome_id, NEW.what, NEW.part, NEW.standing)
        IS DISTINCT FROM (OLD.outcome_id, OLD.what, OLD.part, OLD.standing)) THEN
      PERFORM tc_refuse_gate('appeals_part_stays', 'Which parts an appeal left standing stays');
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.known_to IS NULL AND NOT EXISTS (
      SELECT 1 FROM appeals_outcome o JOIN appeals_appeal a ON a.id = o.appeal_id AND a.known_to IS NULL
      JOIN tc_parts_of_decision(a.decision_id) t ON t.part = NEW.part AND t.what = NEW.what
      WHERE o.id = NEW.outcome_id AND o.known_to IS NULL AND o.person_id = NEW.person_id AND o.outcome = 'in_part'
        AND NOT EXISTS (SELECT 1 FROM dueprocess_setaside s WHERE s.appeal = a.id AND s.known_to IS NULL)) THEN
    PERFORM tc_refuse_gate('appeals_part_of_its_decision',
      'What is named is a part of the decision, with the outcome that allows the appeal in part');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appeals_part_a_promise BEFORE INSERT OR UPDATE ON appeals_part
  FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_keep_appeal_part();

-- What the decision is about is written beside the appeal here, so that the hearing's papers are found without asking
-- what stands above it.
CREATE FUNCTION tc_hearing_of_its_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.about INTO NEW.appeal_about FROM appeals_appeal a JOIN dueprocess_decision d ON d.id = a.decision_id
    JOIN dueprocess_process p ON p.id = d.process_id
    WHERE a.id = NEW.appeal AND a.known_to IS NULL AND a.person_id = NEW.person_id
      AND a.state IN ('lodged', 'late', 'admitted', 'considered');
  IF NOT FOUND THEN
    PERFORM tc_refuse_gate('hearings_hearing_of_its_appeal', 'A hearing is of an appeal of the same person that runs');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hearings_hearing_of_its_appeal BEFORE INSERT ON hearings_hearing
  FOR EACH ROW WHEN (NEW.known_to IS NULL AND NEW.appeal IS NOT NULL AND NOT tc_moving_in())
  EXECUTE FUNCTION tc_hearing_of_its_appeal();

CREATE FUNCTION tc_set_aside_by_an_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM appeals_appeal a JOIN appeals_outcome o ON o.appeal_id = a.id AND o.known_to IS NULL
      WHERE a.id = NEW.appeal AND a.decision_id = NEW.decision_id
        AND NEW.extent = CASE o.outcome WHEN 'allowed' THEN 'whole' WHEN 'sent_back' THEN 'whole'
                                        WHEN 'in_part' THEN 'part' END) THEN
    PERFORM tc_refuse_gate('dueprocess_setaside_by_an_appeal', 'Only an appeal that was allowed sets a decision aside');
  END IF;
  IF NEW.extent = 'part' AND EXISTS (SELECT 1 FROM tc_parts_of_decision(NEW.decision_id) t
      WHERE NOT EXISTS (SELECT 1 FROM appeals_part p JOIN appeals_outcome o ON o.id = p.outcome_id
        WHERE o.appeal_id = NEW.appeal AND p.part = t.part AND p.known_to IS NULL)) THEN
    PERFORM tc_refuse_gate('appeals_part_each_named',
      'Of an appeal allowed in part it is said of each part of the decision whether it stands');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dueprocess_setaside_by_an_appeal BEFORE INSERT ON dueprocess_setaside
  FOR EACH ROW WHEN (NEW.known_to IS NULL AND NOT tc_moving_in()) EXECUTE FUNCTION tc_set_aside_by_an_appeal();
"""

UNDO = """
DROP FUNCTION tc_hearing_of_its_appeal CASCADE;
DROP FUNCTION tc_set_aside_by_an_appeal CASCADE; DROP FUNCTION tc_keep_appeal_part CASCADE;
DROP FUNCTION tc_parts_of_decision CASCADE; DROP FUNCTION tc_keep_appeal_outcome CASCADE;
DROP FUNCTION tc_keep_appeal_ruling CASCADE; DROP FUNCTION tc_keep_appeal CASCADE;
DROP FUNCTION tc_keep_appeal_step CASCADE; DROP FUNCTION tc_keep_from_appeal CASCADE;
"""
