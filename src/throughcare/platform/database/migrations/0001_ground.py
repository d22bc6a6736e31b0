"""Extensions, the security context's readers, and the triggers that keep history."""

from django.db import migrations

EXTENSIONS = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
"""

CONTEXT = """
CREATE FUNCTION tc_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('tc.user', true), '')::uuid $$;
CREATE FUNCTION tc_agency() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('tc.agency', true), '')::uuid $$;
CREATE FUNCTION tc_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('tc.organisation', true), '')::uuid $$;
CREATE FUNCTION tc_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('tc.system', true), '') <> '' $$;
CREATE FUNCTION tc_known_at() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('tc.known_at', true), '')::timestamptz $$;
-- Whether an agency comes in whole (exchange/whole/restoring): its rows stand as they were lived, so a promise of steps
-- one after the other, kept where they were written, is not asked of them again. What a row says by itself is.
CREATE FUNCTION tc_moving_in() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('tc.system', true), '') = 'whole-import' $$;
"""

HISTORY = """
-- Which record a mark of this transaction takes away or puts back: answered by the marks' own migration (people).
CREATE FUNCTION tc_is_taken(of_table text, record uuid) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT false $$;
CREATE FUNCTION tc_is_erased(of_table text, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT false $$;
CREATE FUNCTION tc_is_let_go(old jsonb, new jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT false $$;

CREATE FUNCTION tc_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The one way kept rows go: an agency that has moved is erased, by the tables' owner. The trail stays even then.
  IF TG_OP = 'DELETE' AND coalesce(current_setting('tc.erasing', true), '') <> '' AND TG_TABLE_NAME NOT LIKE 'audit%'
     AND current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
    RETURN OLD;
  END IF;
  -- And what law takes away: this one record, or all of one person, named by a mark written in this same transaction.
  IF TG_OP = 'DELETE' AND current_setting('tc.taking_away', true) = 'yes' THEN
    IF tc_is_taken(TG_TABLE_NAME, (to_jsonb(OLD) ->> 'record_id')::uuid)
       OR tc_is_erased(TG_TABLE_NAME, (to_jsonb(OLD) ->> 'person_id')::uuid) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% on % is refused: its rows are kept', TG_OP, TG_TABLE_NAME USING ERRCODE = 'TC001';
END $$;

CREATE FUNCTION tc_keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A change of keys: the sealed columns (the trigger's arguments) are sealed anew and nothing else is touched.
  IF TG_NARGS > 0 AND current_setting('tc.system', true) = 'keys'
     AND to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV THEN
    RETURN NEW;
  END IF;
  -- What law takes away lets go of what pointed at it, in every version; what is put back is taken hold of again.
  IF current_setting('tc.taking_away', true) = 'yes' AND tc_is_let_go(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RETURN NEW;
  END IF;
  IF OLD.known_to IS NOT NULL THEN
    RAISE EXCEPTION 'A closed version of % is never changed', TG_TABLE_NAME USING ERRCODE = 'TC001';
  END IF;
  IF NEW.id <> OLD.id OR NEW.record_id <> OLD.record_id THEN
    RAISE EXCEPTION 'A record of % keeps its identity', TG_TABLE_NAME USING ERRCODE = 'TC001';
  END IF;
  IF NEW.known_to IS NOT NULL THEN  -- retracted: the row itself is the last version, content untouched
    IF to_jsonb(NEW) - ARRAY['known_to', 'closed_by', 'closed_because']
       <> to_jsonb(OLD) - ARRAY['known_to', 'closed_by', 'closed_because'] THEN
      RAISE EXCEPTION 'Retracting a row of % changes nothing else', TG_TABLE_NAME USING ERRCODE = 'TC001';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.known_from <= OLD.known_from THEN
    NEW.known_from := greatest(clock_timestamp(), OLD.known_from + interval '1 microsecond');
  END IF;
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;

-- Runs once the row carries its new number: two versions never share one, not even for a moment.
CREATE FUNCTION tc_file_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.known_to IS NULL AND NEW.version <> OLD.version THEN  -- the same number: sealed anew, see above
    OLD.id := gen_random_uuid();
    OLD.known_to := NEW.known_from;
    OLD.closed_by := NEW.recorded_by_id;
    OLD.closed_because := NEW.because;
    EXECUTE format('INSERT INTO %s SELECT ($1).*', TG_RELID::regclass) USING OLD;
  END IF;
  RETURN NULL;
END $$;
"""

COUNTING = """
-- What is loaded in bulk is unknown to the planner until autovacuum comes by, minutes later; a sweep over a hundred
-- thousand people that is planned for none does not end. Only the tables' owner may count them, so whoever serves asks
-- it to: those that grew by half since they were counted, or every one. What is another session's own cannot be counted,
-- and what is empty is left unknown: known to be empty, it would be read from end to end for each row that a first sweep
-- writes into it.
CREATE FUNCTION tc_count_rows(every_one boolean) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE grown regclass; counted int := 0;
BEGIN
  FOR grown IN
    SELECT c.oid FROM pg_class c JOIN pg_stat_user_tables s ON s.relid = c.oid
    WHERE pg_get_userbyid(c.relowner) = current_user AND c.relpersistence <> 't' AND pg_relation_size(c.oid) > 0
      AND (every_one OR s.n_mod_since_analyze > 1000 + greatest(c.reltuples, 0) / 2)
  LOOP
    EXECUTE format('ANALYZE (SKIP_LOCKED) %s', grown);
    counted := counted + 1;
  END LOOP;
  RETURN counted;
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(EXTENSIONS, migrations.RunSQL.noop),
        migrations.RunSQL(CONTEXT, "DROP FUNCTION tc_user(); DROP FUNCTION tc_agency(); DROP FUNCTION tc_organisation(); DROP FUNCTION tc_system(); DROP FUNCTION tc_known_at(); DROP FUNCTION tc_moving_in();"),
        migrations.RunSQL(HISTORY, "DROP FUNCTION tc_file_version(); DROP FUNCTION tc_keep_version(); DROP FUNCTION tc_refuse(); DROP FUNCTION tc_is_taken(text, uuid); DROP FUNCTION tc_is_erased(text, uuid); DROP FUNCTION tc_is_let_go(jsonb, jsonb);"),
        migrations.RunSQL(COUNTING, "DROP FUNCTION tc_count_rows(boolean);"),
    ]
