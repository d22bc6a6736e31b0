"""The keys' wall, keys that are never removed, and the check that only sealed values enter sealed columns."""

from django.db import migrations

from throughcare.platform.database.operations import Guard, of_agency

KEPT = """
CREATE TRIGGER keys_datakey_keep_rows BEFORE DELETE ON keys_datakey FOR EACH ROW EXECUTE FUNCTION tc_refuse();
CREATE TRIGGER keys_datakey_keep_all BEFORE TRUNCATE ON keys_datakey EXECUTE FUNCTION tc_refuse();
"""

# The share lock is what a rotation waits for. Another agency's key is behind the wall, so it is refused as well.
SEALED = """
CREATE FUNCTION tc_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  named text; used bigint[]; good bigint;
BEGIN
  FOREACH named IN ARRAY TG_ARGV LOOP
    EXECUTE format(
      'SELECT array_agg(DISTINCT CASE WHEN octet_length(%1$I) > 32 AND get_byte(%1$I, 0) = 1'
      ' THEN (''x'' || encode(substring(%1$I FROM 2 FOR 4), ''hex''))::bit(32)::bigint ELSE -1 END)'
      ' FROM written WHERE %1$I IS NOT NULL', named) INTO used;
    CONTINUE WHEN used IS NULL;
    SELECT count(*) INTO good FROM (
      SELECT FROM keys_datakey WHERE id = ANY(used) AND retired_at IS NULL FOR KEY SHARE) held;
    IF good <> cardinality(used) THEN
      RAISE EXCEPTION '% of % holds what no key in use has sealed', named, TG_TABLE_NAME USING ERRCODE = 'TC004';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("keys", "0001_initial"), ("database", "0001_ground")]
    operations = [
        migrations.RunSQL(
            KEPT,
            "DROP TRIGGER keys_datakey_keep_rows ON keys_datakey; DROP TRIGGER keys_datakey_keep_all ON keys_datakey;",
        ),
        migrations.RunSQL(SEALED, "DROP FUNCTION tc_sealed();"),
        Guard("keys_datakey", of_agency("keys_datakey")),
    ]
