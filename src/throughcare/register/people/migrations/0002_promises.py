"""History kept, the wall raised, no write without audit; and the list of distinct names, kept by the database."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import AppendOnly, Guard, KeepVersions, of_agency, through_person
from throughcare.platform.keys.operations import SealColumns

OF_PERSON = [
    "people_name",
    "people_identifier",
    "people_address",
    "people_contactpoint",
    "people_characteristic",
    "people_adjustment",
    "people_relation",
    "people_occupation",
    "people_sourcesummary",
    "people_merge",
]

SEALED = {"people_name": ["alias"], "people_contactpoint": ["value", "note"]}

# Once a statement, so that an import of a million names pays one sorted insert.
NAME_WORDS = """
CREATE FUNCTION people_keep_name_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO people_nameword (part, word)
  SELECT DISTINCT 'given', given_key FROM written WHERE given_key <> ''
  UNION SELECT DISTINCT 'family', family_key FROM written WHERE family_key <> ''
  ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER people_name_words_added AFTER INSERT ON people_name REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION people_keep_name_words();
CREATE TRIGGER people_name_words_changed AFTER UPDATE ON people_name REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION people_keep_name_words();
"""

# What law takes away. A mark names one record (the person's own row: all that is held of the person); in the transaction that writes the mark, and in no other, the database
# parts with every version of that record, or takes back what was sealed. The mark stays as it was written: it may be
# opened once, and the keys of what it seals may change.
TAKING_AWAY = """
CREATE FUNCTION people_keep_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('tc.system', true) = 'keys'
     AND to_jsonb(NEW) - 'content' = to_jsonb(OLD) - 'content' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.content IS NULL AND tc_is_erased('', NEW.person_id)
     AND to_jsonb(NEW) - 'content' = to_jsonb(OLD) - 'content' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.opened_at IS NOT NULL OR NEW.opened_at IS NULL OR NEW.content IS NOT NULL
     OR to_jsonb(NEW) - ARRAY['content', 'opened_at', 'opened_by_id', 'opened_authority', 'transaction']
        <> to_jsonb(OLD) - ARRAY['content', 'opened_at', 'opened_by_id', 'opened_authority', 'transaction']) THEN
    RAISE EXCEPTION 'The mark of a removal is kept' USING ERRCODE = 'TC001';
  END IF;
  NEW.transaction := txid_current();
  RETURN NEW;
END $$;
CREATE TRIGGER people_removal_kept BEFORE INSERT OR UPDATE ON people_removal
  FOR EACH ROW EXECUTE FUNCTION people_keep_removal();
CREATE TRIGGER people_removal_stays BEFORE DELETE ON people_removal
  FOR EACH ROW EXECUTE FUNCTION tc_refuse();
CREATE TRIGGER people_removal_all BEFORE TRUNCATE ON people_removal EXECUTE FUNCTION tc_refuse();
CREATE OR REPLACE FUNCTION tc_is_taken(of_table text, record uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT of_table <> 'people_removal' AND EXISTS (SELECT FROM public.people_removal r
    WHERE r.table = of_table AND r.taken = record AND r.transaction = txid_current())
$$;
CREATE OR REPLACE FUNCTION tc_is_erased(of_table text, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT of_table <> 'people_removal' AND EXISTS (SELECT FROM public.people_removal r
    WHERE r.table = 'people_person' AND r.taken = person AND r.transaction = txid_current())
$$;
CREATE OR REPLACE FUNCTION tc_is_let_go(old jsonb, new jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(bool_and((n.value = 'null' OR o.value = 'null') AND EXISTS (SELECT FROM public.people_removal r
    WHERE r.taken::text = coalesce(o.value #>> '{}', n.value #>> '{}') AND r.transaction = txid_current())), false)
  FROM jsonb_each(old) o JOIN jsonb_each(new) n USING (key) WHERE o.value <> n.value
$$;
"""
KEEPING_ALL = """
CREATE OR REPLACE FUNCTION tc_is_erased(of_table text, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT false $$;
CREATE OR REPLACE FUNCTION tc_is_taken(of_table text, record uuid) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT false $$;
CREATE OR REPLACE FUNCTION tc_is_let_go(old jsonb, new jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT false $$;
DROP TRIGGER people_removal_all ON people_removal;
DROP TRIGGER people_removal_stays ON people_removal;
DROP TRIGGER people_removal_kept ON people_removal;
DROP FUNCTION people_keep_removal();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("audit", "0001_trail"), ("keys", "0002_promises")]
    operations = [
        *[KeepVersions(table, SEALED.get(table, ())) for table in ["people_person", *OF_PERSON]],
        *[SealColumns(table, *columns) for table, columns in SEALED.items()],
        Guard("people_person", of_agency("people_person")),
        *[Guard(table, through_person(table)) for table in OF_PERSON],
        *[DemandAudit(table) for table in ["people_person", *OF_PERSON]],
        AppendOnly("people_mergedrow"),
        Guard("people_mergedrow", through_person("people_mergedrow")),
        DemandAudit("people_mergedrow"),
        Guard("people_removal", through_person("people_removal")),
        DemandAudit("people_removal"),
        SealColumns("people_removal", "content"),
        migrations.RunSQL(TAKING_AWAY, KEEPING_ALL),
        migrations.RunSQL(
            NAME_WORDS,
            "DROP TRIGGER people_name_words_added ON people_name; DROP TRIGGER people_name_words_changed ON people_name;"
            "DROP FUNCTION people_keep_name_words();",
        ),
    ]
