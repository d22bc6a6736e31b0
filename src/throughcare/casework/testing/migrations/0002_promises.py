"""What the database promises of tests and draws, whoever asks and by whatever way.

- History is kept, the walls stand, and nothing is written without an audit entry, as everywhere.
- What a draw fixed at its opening stays. Its frame is written before it opens, and never after. It is drawn once, with
  the seed it was committed to. Nobody reads the seed before the draw is closed, and then only the part that draws.
- A test is answerable as a possible failure only when it was confirmed, the person was asked and heard, nothing
  explains it, its custody is whole, and no dispute is open.
"""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import AppendOnly, Guard, KeepVersions, of_agency, through_person
from throughcare.platform.keys.operations import SealColumns

OF_A_PERSON = [
    "testing_test", "testing_testnotice", "testing_specimen", "testing_finding", "testing_explanation",
    "testing_treatment", "testing_contest",
]  # fmt: skip
HEARD = [
    "testing_test", "testing_specimen", "testing_handover", "testing_finding", "testing_explanation",
    "testing_treatment", "testing_contest",
]  # fmt: skip
"""Tables whose change may make a test answerable, or no longer so."""

DRAWS = """
CREATE FUNCTION tc_testing_frame(draw uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(coalesce(string_agg(
    e.pseudonym || ',' || e.numerator || ',' || e.denominator || E'\\n', '' ORDER BY e.pseudonym COLLATE "C"), ''),
    'UTF8')), 'hex') FROM testing_drawentry e WHERE e.draw_id = draw $$;
CREATE FUNCTION tc_testing_chosen(draw uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(coalesce(string_agg(
    e.pseudonym || E'\\n', '' ORDER BY e.pseudonym COLLATE "C"), ''), 'UTF8')), 'hex')
  FROM testing_drawentry e WHERE e.draw_id = draw AND e.chosen $$;

CREATE FUNCTION tc_testing_draw() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fixed text[] := ARRAY['agency_id', 'number', 'day', 'take', 'rates', 'agreed', 'commitment', 'opened_at'];
  each text;
BEGIN
  IF NEW.known_to IS NOT NULL AND TG_OP = 'INSERT' THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'framing' THEN
      RAISE EXCEPTION 'A draw begins with its frame' USING ERRCODE = 'TC007';
    END IF;
    IF NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM testing_draw d WHERE d.agency_id = NEW.agency_id) THEN
      RAISE EXCEPTION 'Draws are numbered without gaps' USING ERRCODE = 'TC007';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.known_to IS NOT NULL THEN
    RAISE EXCEPTION 'A draw is never taken back; it is cancelled, with the reason' USING ERRCODE = 'TC007';
  END IF;
  IF OLD.state <> 'framing' THEN
    fixed := fixed || ARRAY['people', 'frame_digest', 'opening_digest'];
  END IF;
  IF OLD.state = 'closed' THEN fixed := fixed || ARRAY['public_value']; END IF;
  FOREACH each IN ARRAY fixed LOOP
    IF to_jsonb(NEW) -> each IS DISTINCT FROM to_jsonb(OLD) -> each THEN
      RAISE EXCEPTION 'What a draw fixed stays: %', each USING ERRCODE = 'TC007';
    END IF;
  END LOOP;
  IF (OLD.state, NEW.state) NOT IN (('framing', 'open'), ('open', 'closed'), ('open', 'cancelled'), ('closed', 'drawn'))
  THEN
    RAISE EXCEPTION 'A draw that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'TC007';
  END IF;
  IF NEW.state = 'open' AND NEW.frame_digest <> tc_testing_frame(NEW.id) THEN
    RAISE EXCEPTION 'The frame is not the one whose digest is published' USING ERRCODE = 'TC007';
  END IF;
  IF NEW.state = 'drawn' THEN
    IF encode(sha256(convert_to(NEW.seed, 'UTF8')), 'hex') <> NEW.commitment THEN
      RAISE EXCEPTION 'The seed is not the one committed to' USING ERRCODE = 'TC007';
    END IF;
    IF NEW.selection_digest <> tc_testing_chosen(NEW.id)
       OR NEW.selected <> (SELECT count(*) FROM testing_drawentry e WHERE e.draw_id = NEW.id AND e.chosen) THEN
      RAISE EXCEPTION 'The people drawn are not those whose digest is published' USING ERRCODE = 'TC007';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER testing_draw_fixed BEFORE INSERT OR UPDATE ON testing_draw
  FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_testing_draw();

CREATE FUNCTION tc_testing_framed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT draw_id FROM written) w LEFT JOIN testing_draw d ON d.id = w.draw_id
    WHERE d.state IS DISTINCT FROM 'framing') THEN
    RAISE EXCEPTION 'The frame of an opened draw is never added to' USING ERRCODE = 'TC007';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER testing_drawentry_framed AFTER INSERT ON testing_drawentry REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_testing_framed();

CREATE FUNCTION tc_testing_choosing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM written n LEFT JOIN former o ON o.id = n.id
    WHERE o.id IS NULL OR o.chosen OR NOT n.chosen OR n.draw_id <> o.draw_id OR n.person_id <> o.person_id
      OR n.condition_id <> o.condition_id OR n.pseudonym <> o.pseudonym OR n.numerator <> o.numerator
      OR n.denominator <> o.denominator)
    OR EXISTS (SELECT FROM (SELECT DISTINCT draw_id FROM written) w JOIN testing_draw d ON d.id = w.draw_id
               WHERE d.state <> 'closed') THEN
    RAISE EXCEPTION 'A frame changes only by being drawn from, once' USING ERRCODE = 'TC007';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER testing_drawentry_chosen AFTER UPDATE ON testing_drawentry
  REFERENCING NEW TABLE AS written OLD TABLE AS former
  FOR EACH STATEMENT EXECUTE FUNCTION tc_testing_choosing();
CREATE TRIGGER testing_drawentry_keep_rows BEFORE DELETE ON testing_drawentry
  FOR EACH ROW EXECUTE FUNCTION tc_refuse();
CREATE TRIGGER testing_drawentry_keep_all BEFORE TRUNCATE ON testing_drawentry EXECUTE FUNCTION tc_refuse();
"""

SEEDS = """
ALTER TABLE testing_drawseed ENABLE ROW LEVEL SECURITY;
ALTER TABLE testing_drawseed FORCE ROW LEVEL SECURITY;
CREATE POLICY testing_drawseed_wall ON testing_drawseed
  USING (
    (coalesce(current_setting('tc.system', true), '') = 'testing.draw' AND EXISTS (
      SELECT FROM testing_draw d WHERE d.id = draw_id AND d.known_to IS NULL AND d.state IN ('closed', 'drawn')))
    OR (coalesce(current_setting('tc.erasing', true), '') <> '' AND current_user = (
      SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = 'testing_drawseed'::regclass)))
  WITH CHECK (EXISTS (
    SELECT FROM testing_draw d WHERE d.id = draw_id AND d.known_to IS NULL AND d.state = 'framing'));
"""

ANSWERABLE = """
CREATE FUNCTION tc_testing_answerable() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  t testing_test;
BEGIN
  FOR t IN SELECT x.* FROM testing_test x
           WHERE x.person_id = NEW.person_id AND x.known_to IS NULL AND x.answerable LOOP
    IF NOT EXISTS (
      SELECT FROM testing_explanation e WHERE e.test_id = t.id AND e.known_to IS NULL
        AND e.about = CASE t.outcome WHEN 'positive' THEN 'positive' ELSE 'not_taken' END
        AND e.judged IN ('not_accepted', 'none_given')) THEN
      RAISE EXCEPTION 'A test counts against nobody before they are asked and heard' USING ERRCODE = 'TC007';
    END IF;
    IF EXISTS (SELECT FROM testing_contest c WHERE c.test_id = t.id AND c.known_to IS NULL
               AND c.state IN ('open', 'upheld')) THEN
      RAISE EXCEPTION 'A disputed test counts against nobody' USING ERRCODE = 'TC007';
    END IF;
    IF t.outcome = 'refused' AND NOT EXISTS (
      SELECT FROM testing_testnotice n WHERE n.test_id = t.id AND n.known_to IS NULL AND n.reached
        AND n.at <= t.not_taken_at) THEN
      RAISE EXCEPTION 'Nobody misses a test they were not told of' USING ERRCODE = 'TC007';
    END IF;
    IF t.outcome = 'positive' AND NOT EXISTS (
      SELECT FROM testing_specimen s JOIN testing_finding f ON f.specimen_id = s.id AND f.known_to IS NULL
      WHERE s.test_id = t.id AND s.known_to IS NULL AND s.validity NOT IN ('substituted', 'invalid')
        AND f.stage = 'confirmation' AND f.found = 'positive'
        AND NOT EXISTS (SELECT FROM testing_handover h WHERE h.specimen_id = s.id AND h.fatal)
        AND NOT EXISTS (SELECT FROM testing_finding again WHERE again.specimen_id = s.id AND again.known_to IS NULL
          AND again.stage = 'retest' AND again.analyte = f.analyte AND again.found = 'negative')
        AND NOT EXISTS (SELECT FROM testing_treatment m JOIN people_person h ON h.id = m.person_id
          JOIN access_agency g ON g.id = h.agency_id
          WHERE m.person_id = t.person_id AND m.known_to IS NULL
          AND m.shown_by <> 'said' AND f.analyte = ANY(m.analytes)
          AND m.starts_on <= (s.collected_at AT TIME ZONE g.zone)::date
          AND (m.ends_on IS NULL OR m.ends_on >= (s.collected_at AT TIME ZONE g.zone)::date))) THEN
      RAISE EXCEPTION 'Only a confirmed result that nothing explains may count' USING ERRCODE = 'TC007';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
""" + "".join(
    f"CREATE CONSTRAINT TRIGGER {table}_heard AFTER INSERT OR UPDATE ON {table} DEFERRABLE INITIALLY DEFERRED"
    " FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_testing_answerable();\n"
    for table in HEARD
)


class Migration(migrations.Migration):
    dependencies = [
        ("testing", "0001_initial"), ("audit", "0001_trail"), ("keys", "0002_promises"), ("people", "0002_promises"),
    ]  # fmt: skip
    operations = [
        *[KeepVersions(table) for table in (*OF_A_PERSON, "testing_draw")],
        AppendOnly("testing_handover", follows=True),
        AppendOnly("testing_drawseed"),
        SealColumns("testing_drawseed", "seed"),
        *[Guard(table, through_person(table)) for table in (*OF_A_PERSON, "testing_handover", "testing_drawentry")],
        Guard("testing_draw", of_agency("testing_draw")),
        *[
            DemandAudit(table)
            for table in (*OF_A_PERSON, "testing_handover", "testing_draw", "testing_drawentry", "testing_drawseed")
        ],
        migrations.RunSQL(
            DRAWS,
            "DROP TRIGGER testing_draw_fixed ON testing_draw; DROP TRIGGER testing_drawentry_framed ON testing_drawentry;"
            "DROP TRIGGER testing_drawentry_chosen ON testing_drawentry;"
            "DROP TRIGGER testing_drawentry_keep_rows ON testing_drawentry;"
            "DROP TRIGGER testing_drawentry_keep_all ON testing_drawentry; DROP FUNCTION tc_testing_choosing();"
            "DROP FUNCTION tc_testing_framed(); DROP FUNCTION tc_testing_draw();"
            "DROP FUNCTION tc_testing_chosen(uuid); DROP FUNCTION tc_testing_frame(uuid);",
        ),
        migrations.RunSQL(
            SEEDS,
            "DROP POLICY testing_drawseed_wall ON testing_drawseed;"
            "ALTER TABLE testing_drawseed NO FORCE ROW LEVEL SECURITY;"
            "ALTER TABLE testing_drawseed DISABLE ROW LEVEL SECURITY;",
        ),
        migrations.RunSQL(
            ANSWERABLE,
            "".join(f"DROP TRIGGER {table}_heard ON {table};" for table in HEARD)
            + "DROP FUNCTION tc_testing_answerable();",
        ),
    ]
