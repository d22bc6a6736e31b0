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

SEALED = {"people_name": ["alias"], "people_contactpoint": ["value"]}

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
        migrations.RunSQL(
            NAME_WORDS,
            "DROP TRIGGER people_name_words_added ON people_name; DROP TRIGGER people_name_words_changed ON people_name;"
            "DROP FUNCTION people_keep_name_words();",
        ),
    ]
