"""The trail, partitioned by year from the first day, and the demand that no guarded write goes without an entry."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

from throughcare.platform import clock
from throughcare.platform.database.ids import uuid7

TABLES = """
CREATE TABLE audit_event (
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  log varchar(40) NOT NULL,
  action varchar(80) NOT NULL,
  verb varchar(12) NOT NULL,
  outcome varchar(8) NOT NULL CHECK (outcome IN ('allow', 'deny', 'error')),
  actor_id uuid NOT NULL,
  people uuid[] NOT NULL DEFAULT '{}',
  body bytea NOT NULL,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE audit_event_other PARTITION OF audit_event DEFAULT;
DO $$ BEGIN
  FOR year IN 2026..2045 LOOP
    EXECUTE format('CREATE TABLE audit_event_%s PARTITION OF audit_event FOR VALUES FROM (%L) TO (%L)',
                   year, make_date(year, 1, 1) || ' UTC', make_date(year + 1, 1, 1) || ' UTC');
  END LOOP;
END $$;
CREATE INDEX audit_event_people ON audit_event USING gin (people);
CREATE INDEX audit_event_by_actor ON audit_event (actor_id, at);
CREATE INDEX audit_event_by_log ON audit_event (log, at);
CREATE INDEX audit_event_disclosed ON audit_event (at) WHERE verb = 'disclose';
CREATE TABLE audit_pending (event_id uuid PRIMARY KEY, log varchar(40) NOT NULL);
CREATE TABLE audit_payload (event_id uuid PRIMARY KEY, salt bytea NOT NULL, content bytea NOT NULL);
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION tc_refuse();
CREATE TRIGGER audit_event_keep_all BEFORE TRUNCATE ON audit_event EXECUTE FUNCTION tc_refuse();
DO $$ DECLARE part regclass; BEGIN  -- a partition inherits row triggers, but no trigger on TRUNCATE
  FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'audit_event'::regclass LOOP
    EXECUTE format('CREATE TRIGGER audit_event_keep_all BEFORE TRUNCATE ON %s EXECUTE FUNCTION tc_refuse()', part);
  END LOOP;
END $$;
"""

# A statement on a guarded table puts the transaction under an obligation; an audit entry meets it; the deferred
# trigger asks at commit. Two settings local to the transaction carry the state, so the cost is one small row a
# transaction, however many rows it writes. Both settings roll back with a savepoint.
DEMAND = """
CREATE UNLOGGED TABLE audit_obligation (xid xid8 NOT NULL, relation name NOT NULL);
CREATE FUNCTION tc_oblige() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('tc.obliged', true), '') <> pg_current_xact_id()::text THEN
    INSERT INTO audit_obligation VALUES (pg_current_xact_id(), TG_TABLE_NAME);
    PERFORM set_config('tc.obliged', pg_current_xact_id()::text, true);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION tc_audited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('tc.audited', pg_current_xact_id()::text, true);
  RETURN NULL;
END $$;
CREATE FUNCTION tc_demand_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('tc.audited', true), '') <> pg_current_xact_id()::text THEN
    RAISE EXCEPTION 'A change of % has no audit entry', NEW.relation USING ERRCODE = 'TC002';
  END IF;
  DELETE FROM audit_obligation WHERE xid = NEW.xid;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_event_meets AFTER INSERT ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION tc_audited();
CREATE CONSTRAINT TRIGGER audit_obligation_met AFTER INSERT ON audit_obligation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc_demand_audit();
"""


STATE = [
    migrations.CreateModel(
        name="AuditEvent",
        fields=[
            ("pk", models.CompositePrimaryKey("id", "at", primary_key=True, serialize=False)),
            ("id", models.UUIDField(default=uuid7)),
            ("at", models.DateTimeField(default=clock.now)),
            ("log", models.CharField(max_length=40)),
            ("action", models.CharField(max_length=80)),
            ("verb", models.CharField(max_length=12)),
            ("outcome", models.CharField(max_length=8)),
            ("actor_id", models.UUIDField()),
            ("people", ArrayField(models.UUIDField(), default=list, size=None)),
            ("body", models.BinaryField()),
        ],
        options={"db_table": "audit_event", "managed": False},
    ),
    migrations.CreateModel(
        name="AuditPending",
        fields=[
            ("event_id", models.UUIDField(primary_key=True, serialize=False)),
            ("log", models.CharField(max_length=40)),
        ],
        options={"db_table": "audit_pending", "managed": False},
    ),
    migrations.CreateModel(
        name="AuditPayload",
        fields=[
            ("event_id", models.UUIDField(primary_key=True, serialize=False)),
            ("salt", models.BinaryField()),
            ("content", models.BinaryField()),
        ],
        options={"db_table": "audit_payload", "managed": False},
    ),
]


class Migration(migrations.Migration):
    initial = True
    dependencies = [("database", "0001_ground")]
    operations = [
        *STATE,
        migrations.RunSQL(
            TABLES, "DROP TABLE audit_payload; DROP TABLE audit_pending; DROP TABLE audit_event;"
        ),
        migrations.RunSQL(
            DEMAND,
            "DROP TABLE audit_obligation; DROP FUNCTION tc_oblige() CASCADE; DROP FUNCTION tc_demand_audit();"
            "DROP TRIGGER IF EXISTS audit_event_meets ON audit_event; DROP FUNCTION tc_audited();",
        ),
    ]
