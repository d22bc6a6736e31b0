"""The database's promise that nobody is required to come without a power, or beyond its end."""

from django.db.migrations.operations import RunSQL

# Once a statement, and planned each time: an import of a hundred thousand is one join, not a hundred thousand looks.
POWER = """
CREATE FUNCTION tc_appointments_rest_on_power() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE without_power boolean;
BEGIN
  IF NOT EXISTS (SELECT FROM written w WHERE w.known_to IS NULL AND w.required AND w.status = 'booked') THEN
    RETURN NULL;
  END IF;
  EXECUTE $check$
    SELECT EXISTS (
      SELECT FROM (
        SELECT w.person_id, w.order_id, w.condition_id, o.person_id AS of_person, o.starts_on, o.ends_on, o.status,
          c.order_id AS of_order, c.starts_on AS c_starts, c.ends_on AS c_ends,
          (w.starts_at AT TIME ZONE g.zone)::date AS day
        FROM written w
        LEFT JOIN people_person p ON p.id = w.person_id LEFT JOIN access_agency g ON g.id = p.agency_id
        LEFT JOIN orders_order o ON o.id = w.order_id AND o.known_to IS NULL
        LEFT JOIN orders_condition c ON c.id = w.condition_id AND c.known_to IS NULL
        WHERE w.known_to IS NULL AND w.required AND w.status = 'booked') held
      WHERE held.of_person IS DISTINCT FROM held.person_id
        OR held.day < held.starts_on OR held.day >= held.ends_on
        OR (held.ends_on IS NULL AND held.status IN ('ended', 'revoked'))
        OR (held.condition_id IS NOT NULL AND held.of_order IS DISTINCT FROM held.order_id)
        OR held.day < held.c_starts OR held.day >= held.c_ends)
  $check$ INTO without_power;
  IF without_power THEN
    RAISE EXCEPTION 'Nobody can be required to attend without an order, or outside it and its condition'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'supervision_appointment_rests_on_power';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER supervision_appointment_added_on_power
  AFTER INSERT ON supervision_appointment REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION tc_appointments_rest_on_power();
CREATE TRIGGER supervision_appointment_changed_on_power
  AFTER UPDATE ON supervision_appointment REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION tc_appointments_rest_on_power();
"""


class DemandPower(RunSQL):
    """A booked appointment that must be attended names an order of the person that stands on its day.

    A condition, where one is named, belongs to that order and stands on that day too. What is offered and not required
    is left alone: it may lie beyond the end.
    """

    def __init__(self) -> None:
        super().__init__(POWER, "DROP FUNCTION tc_appointments_rest_on_power CASCADE;")

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return self.__class__.__qualname__, [], {}

    def describe(self) -> str:
        return "Demand a power for every required appointment"
