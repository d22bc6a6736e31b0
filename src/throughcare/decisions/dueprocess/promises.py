"""The triggers behind due process, in the database's own language. Each refusal has a name that screens can read."""

TABLES_OF = """
CREATE FUNCTION tc_kind(of_place text, of_kind text, OUT deciders text[], OUT may_have_reported boolean)
  LANGUAGE sql IMMUTABLE AS $$
  SELECT k.deciders, k.may_have_reported FROM tc_kinds_of_places() k
  WHERE k.kind = of_kind AND k.place IN (of_place, '') ORDER BY k.place DESC LIMIT 1
$$;
CREATE FUNCTION tc_refuse_gate(named text, says text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', says USING ERRCODE = 'check_violation', CONSTRAINT = named;
END $$;
CREATE FUNCTION tc_is_human(who uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM access_user u WHERE u.id = who AND NOT u.is_system AND NOT u.is_machine)
$$;
-- Clocks of two machines may differ by a little.
CREATE FUNCTION tc_has_happened(moment timestamptz) RETURNS boolean LANGUAGE sql VOLATILE AS $$
  SELECT moment <= clock_timestamp() + interval '5 minutes'
$$;
CREATE FUNCTION tc_process_since(p dueprocess_process, since text) RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN CASE since
    WHEN 'opened' THEN p.opened_at WHEN 'detained' THEN p.detained_at
    WHEN 'conviction_verified' THEN p.conviction_verified_at WHEN 'return_verified' THEN p.return_verified_at
    WHEN 'decided' THEN (SELECT d.decided_at FROM dueprocess_decision d
                       WHERE d.process_id = p.id AND d.known_to IS NULL)
    ELSE (SELECT r.happened_at FROM dueprocess_gaterow r WHERE r.process_id = p.id AND r.known_to IS NULL
          AND r.gate = CASE since WHEN 'preliminary' THEN 'preliminary_hearing' WHEN 'told' THEN 'appeal_told'
                       ELSE since END)
  END;
END $$;
-- The least that must have passed before a gate: the law's wait, and the agency's own where the law gives no figure.
CREATE FUNCTION tc_gate_opens(p dueprocess_process, of_gate text, waits interval, waits_since text, agency_since text)
  RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT greatest(
    CASE WHEN waits_since <> '' THEN tc_process_since(p, waits_since) + waits END,
    CASE WHEN agency_since <> '' THEN tc_process_since(p, agency_since) + (
      SELECT CASE WHEN d.unit LIKE 'hour%' THEN make_interval(hours => d.amount)
                  WHEN d.unit = 'calendar month' THEN make_interval(days => d.amount * 28, hours => -1)
                  ELSE make_interval(days => d.amount, hours => -1) END
      FROM dueprocess_gatedays d JOIN people_person h ON h.id = p.person_id
      WHERE d.agency_id = h.agency_id AND d.known_to IS NULL AND d.agreed_by_id IS NOT NULL
        AND d.kind = p.kind AND d.gate = of_gate AND d.bound = 'not_before') END)
$$;
"""

PROCESS = """
CREATE FUNCTION tc_keep_process() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.known_to IS NOT NULL THEN
    IF TG_OP = 'UPDATE' AND OLD.known_to IS NULL THEN
      PERFORM tc_refuse_gate('dueprocess_process_stays',
        'A process ends by a decision, or is dropped with a reason');
    END IF;
    RETURN NEW;
  END IF;
  IF NOT tc_is_human(NEW.reported_by_id) THEN
    PERFORM tc_refuse_gate('dueprocess_process_reported_by_a_person',
        'A named person reports what is decided about');
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'open' THEN
      PERFORM tc_refuse_gate('dueprocess_process_begins_open', 'A process begins open');
    END IF;
    -- A kind that no table knows would have no gate at all.
    IF NOT EXISTS (SELECT 1 FROM tc_kinds_of_places() k WHERE k.place = '' AND k.kind = NEW.kind) THEN
      PERFORM tc_refuse_gate('dueprocess_process_of_a_kind', 'There is no such kind of decision');
    END IF;
    IF NOT EXISTS (SELECT 1 FROM people_person h JOIN access_agency a ON a.id = h.agency_id
                   WHERE h.id = NEW.person_id AND a.jurisdiction = NEW.place) THEN
      PERFORM tc_refuse_gate('dueprocess_process_of_its_place', 'A process keeps the table of its own place');
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.kind, NEW.place, NEW.about, NEW.reported_by_id, NEW.opened_at)
     IS DISTINCT FROM (OLD.kind, OLD.place, OLD.about, OLD.reported_by_id, OLD.opened_at) THEN
    PERFORM tc_refuse_gate('dueprocess_process_stays',
        'What a process is about, and who reported it, stay');
  END IF;
  IF NEW.state <> OLD.state THEN
    IF OLD.state <> 'open' OR (NEW.state IN ('decided', 'recorded') AND NOT EXISTS (
        SELECT 1 FROM dueprocess_decision d WHERE d.process_id = NEW.id AND d.known_to IS NULL AND d.basis = NEW.state))
    THEN
      PERFORM tc_refuse_gate('dueprocess_process_ends_once', 'A process ends once, with its decision');
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dueprocess_process_a_gate BEFORE INSERT OR UPDATE ON dueprocess_process
  FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_keep_process();

CREATE FUNCTION tc_process_has_gates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- One that was erased since in this same transaction asks for nothing.
  IF EXISTS (SELECT FROM dueprocess_process WHERE id = NEW.id)
     AND EXISTS (SELECT gate FROM tc_gates(NEW.place, NEW.kind) EXCEPT
             SELECT r.gate FROM dueprocess_gaterow r WHERE r.process_id = NEW.id AND r.known_to IS NULL) THEN
    PERFORM tc_refuse_gate('dueprocess_process_has_its_gates', 'A process has every gate of its table');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER dueprocess_process_has_its_gates AFTER INSERT ON dueprocess_process
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.known_to IS NULL AND NOT tc_moving_in())
  EXECUTE FUNCTION tc_process_has_gates();
"""

GATE = """
CREATE FUNCTION tc_keep_gate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE p dueprocess_process; g record; d dueprocess_decision; last timestamptz;
BEGIN
  IF NEW.known_to IS NOT NULL THEN
    IF TG_OP = 'UPDATE' AND OLD.known_to IS NULL THEN
      PERFORM tc_refuse_gate('dueprocess_gate_stays', 'A gate is never taken away');
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO p FROM dueprocess_process WHERE id = NEW.process_id;
  SELECT * INTO g FROM tc_gates(p.place, p.kind) t WHERE t.gate = NEW.gate;
  IF p.id IS NULL OR g.gate IS NULL OR g.stage <> NEW.stage OR p.person_id <> NEW.person_id THEN
    PERFORM tc_refuse_gate('dueprocess_gate_of_its_table', 'The place''s table has no such gate here');
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'open' THEN
      PERFORM tc_refuse_gate('dueprocess_gate_begins_open', 'A gate begins open');
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.process_id, NEW.gate) IS DISTINCT FROM (OLD.process_id, OLD.gate) THEN
    PERFORM tc_refuse_gate('dueprocess_gate_stays', 'A gate stays what it is');
  END IF;
  IF (NEW.state, NEW.finding, NEW.words, NEW.happened_at, NEW.evidenced_by_id, NEW.held_by, NEW.held_by_user_id)
     IS NOT DISTINCT FROM
     (OLD.state, OLD.finding, OLD.words, OLD.happened_at, OLD.evidenced_by_id, OLD.held_by, OLD.held_by_user_id) THEN
    RETURN NEW;
  END IF;
  SELECT * INTO d FROM dueprocess_decision x WHERE x.process_id = p.id AND x.known_to IS NULL;
  IF p.state = 'dropped' OR (OLD.state IN ('met', 'waived') AND d.id IS NOT NULL) THEN
    PERFORM tc_refuse_gate('dueprocess_gate_closed_for_good', 'After the decision a gate stays as it was');
  END IF;
  IF NEW.state = 'open' THEN
    IF EXISTS (SELECT 1 FROM tc_gates(p.place, p.kind) t JOIN dueprocess_gaterow r ON r.process_id = p.id
                 AND r.gate = t.gate AND r.known_to IS NULL
               WHERE NEW.gate = ANY (t.after_gates) AND r.state IN ('met', 'waived')) THEN
      PERFORM tc_refuse_gate('dueprocess_gate_in_order',
        'A later gate was closed on the strength of this one');
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.state = 'not_evidenced' THEN
    IF d.id IS NULL OR d.basis <> 'recorded' THEN
      PERFORM tc_refuse_gate('dueprocess_gate_unproved_by_a_fact',
        'Only a decision recorded as a fact leaves a gate unproved');
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.happened_at IS NULL OR NOT tc_has_happened(NEW.happened_at) THEN
    PERFORM tc_refuse_gate('dueprocess_gate_has_happened', 'A gate is met by what has happened');
  END IF;
  IF g.stage <> 'before' AND (d.id IS NULL OR NEW.happened_at < d.decided_at) THEN
    PERFORM tc_refuse_gate('dueprocess_gate_in_order', 'This gate comes with the decision, or after it');
  END IF;
  IF g.stage = 'before' AND d.id IS NOT NULL AND NEW.happened_at > d.decided_at THEN
    PERFORM tc_refuse_gate('dueprocess_gate_in_order', 'This gate comes before the decision');
  END IF;
  IF EXISTS (SELECT 1 FROM unnest(g.after_gates) a WHERE NOT EXISTS (
      SELECT 1 FROM dueprocess_gaterow r WHERE r.process_id = p.id AND r.gate = a AND r.known_to IS NULL
        AND (r.state = 'not_evidenced' OR r.state IN ('met', 'waived') AND r.happened_at <= NEW.happened_at))) THEN
    PERFORM tc_refuse_gate('dueprocess_gate_in_order', 'An earlier gate is not closed');
  END IF;
  last := greatest(NEW.earliest_at, tc_gate_opens(p, NEW.gate, g.waits, g.waits_since, g.agency_since));
  IF last IS NOT NULL AND NEW.happened_at < last THEN
    PERFORM tc_refuse_gate('dueprocess_gate_not_before', 'It is too early for this gate');
  END IF;
  IF NEW.state = 'waived' THEN
    IF NOT g.waivable OR NOT EXISTS (SELECT 1 FROM dueprocess_waiver w WHERE w.process_id = p.id AND w.gate = NEW.gate
        AND w.known_to IS NULL AND w.informed AND w.signed_at = NEW.happened_at AND tc_is_human(w.taken_by_id)) THEN
      PERFORM tc_refuse_gate('dueprocess_gate_waived_knowingly',
        'Only an informed, signed waiver of what can be waived');
    END IF;
    IF EXISTS (SELECT 1 FROM dueprocess_gaterow r JOIN tc_gates(p.place, p.kind) t ON t.gate = r.gate
               WHERE r.process_id = p.id AND r.known_to IS NULL AND r.gate IN ('interpreter', 'adult')
                 AND t.stage = g.stage AND r.state <> 'met') THEN
      PERFORM tc_refuse_gate('dueprocess_gate_waived_knowingly',
        'Nothing is waived without the interpreter or adult needed');
    END IF;
    RETURN NEW;
  END IF;
  IF NOT NEW.finding = ANY (g.findings) OR (NEW.finding = ANY (g.in_words) AND NEW.words !~ '\\S') THEN
    PERFORM tc_refuse_gate('dueprocess_gate_with_a_finding',
        'A gate is met by one of its findings, explained where it asks');
  END IF;
  IF NOT tc_is_human(NEW.evidenced_by_id) THEN
    PERFORM tc_refuse_gate('dueprocess_gate_evidenced_by_a_person', 'A named person vouches for a gate');
  END IF;
  IF NEW.gate = 'adult' AND NEW.finding = 'not_needed' AND p.adult_needed IS NOT FALSE THEN
    PERFORM tc_refuse_gate('dueprocess_gate_adult_needed',
        'A minor, or somebody without capacity, has an adult');
  END IF;
  IF g.by_service AND NOT EXISTS (SELECT 1 FROM dueprocess_serviceattempt s WHERE s.process_id = p.id
      AND s.gate = NEW.gate AND s.known_to IS NULL AND s.outcome = 'served' AND s.tried_at = NEW.happened_at) THEN
    PERFORM tc_refuse_gate('dueprocess_gate_served', 'Only a service that succeeded is notice');
  END IF;
  IF g.by_somebody_else AND (NEW.held_by !~ '\\S' OR NEW.held_by_user_id = p.reported_by_id) THEN
    PERFORM tc_refuse_gate('dueprocess_gate_by_somebody_else',
        'Held by a named person who did not report it');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dueprocess_gaterow_a_gate BEFORE INSERT OR UPDATE ON dueprocess_gaterow
  FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_keep_gate();
"""

DECISION = """
CREATE FUNCTION tc_keep_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE p dueprocess_process; k record; missing text;
BEGIN
  IF NEW.known_to IS NOT NULL THEN
    IF TG_OP = 'UPDATE' AND OLD.known_to IS NULL THEN
      PERFORM tc_refuse_gate('dueprocess_decision_stays',
        'A decision is set aside by another, never taken back');
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO p FROM dueprocess_process WHERE id = NEW.process_id;
  IF p.id IS NULL OR p.person_id <> NEW.person_id THEN
    PERFORM tc_refuse_gate('dueprocess_decision_of_its_process',
        'A decision belongs to a process of the same person');
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.process_id, NEW.basis, NEW.authority, NEW.decided_by_id, NEW.made_by, NEW.decided_at, NEW.outcome)
       IS DISTINCT FROM
       (OLD.process_id, OLD.basis, OLD.authority, OLD.decided_by_id, OLD.made_by, OLD.decided_at, OLD.outcome) THEN
      PERFORM tc_refuse_gate('dueprocess_decision_stays', 'What was decided, when and by whom stays');
    END IF;
    RETURN NEW;
  END IF;
  IF p.state <> 'open' THEN
    PERFORM tc_refuse_gate('dueprocess_decision_once', 'This process has ended');
  END IF;
  IF NOT tc_has_happened(NEW.decided_at) THEN
    PERFORM tc_refuse_gate('dueprocess_decision_has_happened', 'A decision is not made in the future');
  END IF;
  IF NEW.decided_by_id IS NOT NULL AND NOT tc_is_human(NEW.decided_by_id) THEN
    PERFORM tc_refuse_gate('dueprocess_decision_by_a_person', 'A machine decides nothing about a person');
  END IF;
  IF NEW.basis = 'recorded' THEN
    RETURN NEW;
  END IF;
  SELECT * INTO k FROM tc_kind(p.place, p.kind);
  IF NEW.decided_by_id = p.reported_by_id AND NOT k.may_have_reported THEN
    PERFORM tc_refuse_gate('dueprocess_decision_by_somebody_else',
        'Not decided by the one who reported it');
  END IF;
  IF EXISTS (SELECT 1 FROM dueprocess_process q JOIN dueprocess_decision d ON d.process_id = q.id AND d.known_to IS NULL
             JOIN dueprocess_setaside s ON s.decision_id = d.id AND s.known_to IS NULL AND s.extent = 'whole'
             WHERE q.about = p.about AND q.known_to IS NULL AND d.decided_by_id = NEW.decided_by_id) THEN
    PERFORM tc_refuse_gate('dueprocess_decision_anew_by_another',
        'What an appeal set aside is decided anew by somebody else');
  END IF;
  IF NOT NEW.authority = ANY (k.deciders) OR NOT tc_may_decide(NEW.decided_by_id, NEW.authority, p.person_id) THEN
    PERFORM tc_refuse_gate('dueprocess_decision_by_its_authority', 'This is decided by somebody else');
  END IF;
  SELECT t.gate INTO missing FROM tc_gates(p.place, p.kind) t WHERE t.stage = 'before' AND NOT EXISTS (
    SELECT 1 FROM dueprocess_gaterow r WHERE r.process_id = p.id AND r.gate = t.gate AND r.known_to IS NULL
      AND r.state IN ('met', 'waived') AND r.happened_at <= NEW.decided_at)
    ORDER BY t.at_position LIMIT 1;
  IF missing IS NOT NULL THEN
    PERFORM tc_refuse_gate('dueprocess_decision_through_its_gates',
        'A gate before the decision is not closed: ' || missing);
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION tc_may_decide(who uuid, authority text, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN authority IN ('court', 'board') THEN EXISTS (
      SELECT 1 FROM access_roleheld r WHERE r.user_id = who AND (r.ends_on IS NULL OR r.ends_on >= current_date)
        AND r.role = CASE authority WHEN 'court' THEN 'judge' ELSE 'board_member' END)
    ELSE EXISTS (SELECT 1 FROM access_user u JOIN people_person h ON h.agency_id = u.agency_id
      WHERE u.id = who AND u.organisation_id IS NULL AND h.id = person) END
$$;
CREATE TRIGGER dueprocess_decision_a_gate BEFORE INSERT OR UPDATE ON dueprocess_decision
  FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_keep_decision();

-- A decision set aside stays so; what an appeal must have come to before is asked where appeals are kept.
CREATE FUNCTION tc_keep_set_aside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.known_to IS NULL AND (NEW.known_to IS NOT NULL
      OR (NEW.decision_id, NEW.extent, NEW.appeal, NEW.set_at)
         IS DISTINCT FROM (OLD.decision_id, OLD.extent, OLD.appeal, OLD.set_at)) THEN
    PERFORM tc_refuse_gate('dueprocess_setaside_stays', 'What was set aside on appeal stays so');
  END IF;
  IF TG_OP = 'INSERT' AND NEW.known_to IS NULL AND NOT EXISTS (SELECT 1 FROM dueprocess_decision d
      WHERE d.id = NEW.decision_id AND d.person_id = NEW.person_id AND d.known_to IS NULL) THEN
    PERFORM tc_refuse_gate('dueprocess_setaside_of_its_person', 'What is set aside is a decision on the same person');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dueprocess_setaside_a_gate BEFORE INSERT OR UPDATE ON dueprocess_setaside
  FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_keep_set_aside();

-- What a closed gate rests on stays.
CREATE FUNCTION tc_keep_proof() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM dueprocess_gaterow r WHERE r.process_id = OLD.process_id AND r.gate = OLD.gate
             AND r.known_to IS NULL AND r.state IN ('met', 'waived'))
     AND (NEW.known_to IS NOT NULL OR to_jsonb(NEW) - ARRAY['person_id', 'version', 'known_from', 'recorded_by_id',
       'because', 'letter_id'] <> to_jsonb(OLD) - ARRAY['person_id', 'version', 'known_from', 'recorded_by_id',
       'because', 'letter_id']) THEN
    PERFORM tc_refuse_gate('dueprocess_proof_stays',
        'A closed gate rests on this: open the gate again first');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dueprocess_waiver_a_gate BEFORE UPDATE ON dueprocess_waiver
  FOR EACH ROW WHEN (OLD.known_to IS NULL) EXECUTE FUNCTION tc_keep_proof();
CREATE TRIGGER dueprocess_serviceattempt_a_gate BEFORE UPDATE ON dueprocess_serviceattempt
  FOR EACH ROW WHEN (OLD.known_to IS NULL) EXECUTE FUNCTION tc_keep_proof();
"""

PROMISES = TABLES_OF + PROCESS + GATE + DECISION
UNDO = """
DROP FUNCTION tc_keep_process CASCADE; DROP FUNCTION tc_process_has_gates CASCADE; DROP FUNCTION tc_keep_gate CASCADE;
DROP FUNCTION tc_keep_decision CASCADE; DROP FUNCTION tc_keep_set_aside CASCADE;
DROP FUNCTION tc_may_decide CASCADE; DROP FUNCTION tc_keep_proof CASCADE;
DROP FUNCTION tc_gate_opens CASCADE; DROP FUNCTION tc_process_since CASCADE; DROP FUNCTION tc_has_happened CASCADE;
DROP FUNCTION tc_is_human CASCADE; DROP FUNCTION tc_refuse_gate CASCADE; DROP FUNCTION tc_kind CASCADE;
DROP FUNCTION tc_gates CASCADE;
"""
