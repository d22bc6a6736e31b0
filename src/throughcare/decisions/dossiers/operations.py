"""Promise of the database: what was made of a dossier stays as it was, whatever the path."""

from django.db.migrations.operations import RunSQL

STAYS = """
CREATE FUNCTION tc_dossier_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held_by uuid := coalesce(to_jsonb(NEW) ->> 'dossier_id', to_jsonb(NEW) ->> 'record_id');
  made boolean;
  let text[] := ARRAY['person_id', 'version', 'known_from', 'known_to', 'closed_by', 'closed_because',
    'recorded_by_id', 'because'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - let = to_jsonb(OLD) - let AND NEW.known_to IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT state = 'fixed' INTO made FROM dossiers_dossier WHERE id = held_by AND known_to IS NULL;
  IF made AND NOT (TG_OP = 'INSERT' AND NEW.known_to IS NOT NULL) THEN
    RAISE EXCEPTION 'What was made of a dossier does not change'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'dossiers_made_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dossiers_dossier_stays BEFORE UPDATE ON dossiers_dossier
  FOR EACH ROW WHEN (OLD.known_to IS NULL AND OLD.state = 'fixed' AND NOT tc_moving_in())
  EXECUTE FUNCTION tc_dossier_stays();
CREATE TRIGGER dossiers_dossieritem_stays BEFORE INSERT OR UPDATE ON dossiers_dossieritem
  FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_dossier_stays();
CREATE TRIGGER dossiers_dossiercopy_stays BEFORE INSERT OR UPDATE ON dossiers_dossiercopy
  FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_dossier_stays();
CREATE FUNCTION tc_copypart_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What was made of a dossier does not change'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'dossiers_made_stays';
END $$;
CREATE TRIGGER dossiers_copypart_stays BEFORE UPDATE OF content, number, copy_id ON dossiers_copypart
  FOR EACH ROW EXECUTE FUNCTION tc_copypart_stays();
CREATE FUNCTION tc_handover_of_a_made_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.known_to IS NULL AND NOT EXISTS (SELECT 1 FROM dossiers_dossier
      WHERE id = NEW.dossier_id AND known_to IS NULL AND state = 'fixed') THEN
    RAISE EXCEPTION 'A draft is not handed over'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'dossiers_handover_of_a_made_one';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dossiers_handover_made BEFORE INSERT ON dossiers_handover
  FOR EACH ROW WHEN (NOT tc_moving_in()) EXECUTE FUNCTION tc_handover_of_a_made_one();
"""
UNDO = """
DROP FUNCTION tc_dossier_stays CASCADE; DROP FUNCTION tc_copypart_stays CASCADE;
DROP FUNCTION tc_handover_of_a_made_one CASCADE;
"""


class KeepMade(RunSQL):
    """A version that was made does not change, and only such a one is handed over."""

    def __init__(self) -> None:
        super().__init__(STAYS, UNDO)

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return self.__class__.__qualname__, [], {}

    def describe(self) -> str:
        return "Keep dossiers as they were made"
