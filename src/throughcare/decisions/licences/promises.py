"""The triggers behind licences: approved by another, in force when approved, heard fairly when it asks more."""

KEEP = """
-- What a new version asks more of the person: a condition that is new, or changed and not only made lighter.
CREATE FUNCTION tc_licence_asks_more(key uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT max(c.known_from) FROM licences_licencecondition c
  WHERE c.licence_id = key AND c.known_to IS NULL AND (c.act = 'added' OR (c.act = 'changed' AND NOT c.eased))
$$;
-- Whether a fair process about it was decided as made since it was last changed so, and no appeal set that aside.
CREATE FUNCTION tc_licence_heard(key uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM dueprocess_decision d JOIN dueprocess_process p ON p.id = d.process_id
    WHERE p.about = key AND p.kind = 'condition_change' AND p.known_to IS NULL AND d.known_to IS NULL
      AND NOT EXISTS (SELECT 1 FROM dueprocess_setaside s WHERE s.decision_id = d.id AND s.known_to IS NULL)
      AND (d.outcome = 'imposed' AND d.known_from >= tc_licence_asks_more(key)
        -- Of a decision for something less the words follow it; nothing that is new does. Version 1 is kept in its row.
        OR d.outcome = 'lesser' AND d.known_from >= (SELECT max(v.known_from) FROM licences_licencecondition v
          JOIN licences_licencecondition c ON c.id = v.record_id AND c.known_to IS NULL
          WHERE c.licence_id = key AND v.version = 1
            AND (c.act = 'added' OR (c.act = 'changed' AND NOT c.eased)))))
$$;

CREATE FUNCTION tc_keep_licence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.stage <> 'draft' THEN
      PERFORM tc_refuse_gate('licences_licence_begins_as_a_draft', 'A licence begins as a draft');
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.order_id, NEW.varies_id, NEW.number, NEW.place, NEW.drafted_by_id)
     IS DISTINCT FROM (OLD.order_id, OLD.varies_id, OLD.number, OLD.place, OLD.drafted_by_id) THEN
    PERFORM tc_refuse_gate('licences_licence_stays', 'Which order a licence is of, and who drafted it, stay');
  END IF;
  IF OLD.stage IN ('approved', 'active') AND NEW.stage IN ('approved', 'active')
     AND (NEW.starts_on, NEW.ends_on, NEW.kind, NEW.type, NEW.meets_who, NEW.meets_on, NEW.meets_at, NEW.meets_place,
          NEW.decided_by_id, NEW.decided_at)
     IS DISTINCT FROM (OLD.starts_on, OLD.ends_on, OLD.kind, OLD.type, OLD.meets_who, OLD.meets_on, OLD.meets_at,
          OLD.meets_place, OLD.decided_by_id, OLD.decided_at) THEN
    PERFORM tc_refuse_gate('licences_licence_as_approved', 'What was approved stays as it was approved');
  END IF;
  IF NEW.stage = OLD.stage THEN
    RETURN NEW;
  END IF;
  IF (OLD.stage, NEW.stage) NOT IN (('draft', 'submitted'), ('draft', 'timed_out'), ('submitted', 'approved'),
      ('submitted', 'draft'), ('submitted', 'rejected'), ('approved', 'submitted'), ('approved', 'active'))
     AND NOT (NEW.stage = 'inactive' AND OLD.stage <> 'inactive') THEN
    PERFORM tc_refuse_gate('licences_licence_moves',
      'A licence does not pass from ' || OLD.stage || ' to ' || NEW.stage);
  END IF;
  IF NEW.stage = 'submitted' AND (NEW.submitted_by_id IS NULL OR NOT tc_is_human(NEW.submitted_by_id)
      OR NEW.starts_on IS NULL) THEN
    PERFORM tc_refuse_gate('licences_licence_submitted_by_a_person', 'A named person submits it, with its first day');
  END IF;
  IF NEW.stage = 'approved' THEN
    IF NOT tc_is_human(NEW.decided_by_id) THEN
      PERFORM tc_refuse_gate('licences_licence_approved_by_a_person', 'A named person approves a licence');
    END IF;
    IF EXISTS (SELECT 1 FROM licences_licencecondition c
               WHERE c.licence_id = NEW.id AND c.recorded_by_id = NEW.decided_by_id) THEN
      PERFORM tc_refuse_gate('licences_licence_approved_by_another', 'Nobody approves what they drafted');
    END IF;
    IF NEW.varies_id IS NOT NULL AND tc_licence_asks_more(NEW.id) IS NOT NULL AND NOT tc_licence_heard(NEW.id) THEN
      PERFORM tc_refuse_gate('licences_licence_heard_fairly',
        'What asks more of the person is approved after a fair process about it was decided');
    END IF;
  END IF;
  IF NEW.stage = 'active' THEN
    IF NEW.varies_id IS NOT NULL AND tc_licence_asks_more(NEW.id) IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM dueprocess_decision d JOIN dueprocess_process p ON p.id = d.process_id
        WHERE p.about = NEW.id AND p.kind = 'condition_change' AND p.known_to IS NULL AND d.known_to IS NULL
          AND NOT EXISTS (SELECT 1 FROM dueprocess_setaside s WHERE s.decision_id = d.id AND s.known_to IS NULL)) THEN
      PERFORM tc_refuse_gate('licences_licence_still_decided',
        'What was decided about it was set aside on appeal: it does not come into force');
    END IF;
    IF NEW.starts_on > (clock_timestamp() AT TIME ZONE 'UTC' + interval '14 hours')::date THEN
      PERFORM tc_refuse_gate('licences_licence_not_before_its_day', 'A licence is not in force before its first day');
    END IF;
    IF EXISTS (SELECT 1 FROM licences_licencecondition c WHERE c.licence_id = NEW.id AND c.known_to IS NULL
               AND c.act IN ('kept', 'added', 'changed') AND c.condition_id IS NULL) THEN
      PERFORM tc_refuse_gate('licences_licence_with_its_conditions',
        'A licence is in force when its conditions stand on the order');
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER licences_licence_a_promise BEFORE INSERT OR UPDATE ON licences_licence
  FOR EACH ROW WHEN (NEW.known_to IS NULL AND NOT tc_moving_in()) EXECUTE FUNCTION tc_keep_licence();

CREATE FUNCTION tc_keep_licence_condition() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE at_stage text;
BEGIN
  IF TG_OP = 'INSERT' AND NEW.known_to IS NOT NULL THEN
    RETURN NEW;  -- a version that is filed
  END IF;
  SELECT stage INTO at_stage FROM licences_licence WHERE id = NEW.licence_id;
  IF at_stage IN ('draft', 'submitted') THEN
    RETURN NEW;
  END IF;
  -- After approval nothing but what a condition became on the order is written; a merger moves the person.
  IF TG_OP = 'INSERT' OR NEW.known_to IS DISTINCT FROM OLD.known_to
     OR to_jsonb(NEW) - ARRAY['person_id', 'version', 'known_from', 'recorded_by_id', 'because', 'condition_id',
       'former_id', 'exact_shape']
     <> to_jsonb(OLD) - ARRAY['person_id', 'version', 'known_from', 'recorded_by_id', 'because', 'condition_id',
       'former_id', 'exact_shape']
     OR (OLD.condition_id IS NOT NULL AND NEW.condition_id IS DISTINCT FROM OLD.condition_id) THEN
    PERFORM tc_refuse_gate('licences_licencecondition_as_approved',
      'The conditions of a licence stay as they were approved');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER licences_licencecondition_a_promise BEFORE INSERT OR UPDATE ON licences_licencecondition
  FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_keep_licence_condition();
"""

UNDO = """
DROP FUNCTION tc_keep_licence CASCADE; DROP FUNCTION tc_keep_licence_condition CASCADE;
DROP FUNCTION tc_licence_heard CASCADE; DROP FUNCTION tc_licence_asks_more CASCADE;
"""
