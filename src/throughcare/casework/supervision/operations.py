"""The database's promise that nobody is required to come without a power, or beyond its end."""

from django.db.migrations.operations import RunSQL

POWER = """
CREATE FUNCTION tc_appointment_rests_on_power() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE held record;
BEGIN
  SELECT o.person_id, o.starts_on, o.ends_on, o.status, c.order_id AS of_order, c.starts_on AS c_starts,
         c.ends_on AS c_ends, (NEW.starts_at AT TIME ZONE g.zone)::date AS day
    INTO held
    FROM orders_order o JOIN people_person p ON p.id = o.person_id JOIN access_agency g ON g.id = p.agency_id
    LEFT JOIN orders_condition c ON c.id = NEW.condition_id AND c.known_to IS NULL
    WHERE o.id = NEW.order_id AND o.known_to IS NULL;
  IF held.person_id IS DISTINCT FROM NEW.person_id
     OR held.day < held.starts_on OR held.day >= held.ends_on
     OR (held.ends_on IS NULL AND held.status IN ('ended', 'revoked'))
     OR (NEW.condition_id IS NOT NULL AND held.of_order IS DISTINCT FROM NEW.order_id)
     OR held.day < held.c_starts OR held.day >= held.c_ends THEN
    RAISE EXCEPTION 'Nobody can be required to attend without an order, or outside it and its condition'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'supervision_appointment_rests_on_power';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER supervision_appointment_rests_on_power
  AFTER INSERT OR UPDATE OF starts_at, required, status, order_id, condition_id ON supervision_appointment
  FOR EACH ROW WHEN (NEW.known_to IS NULL AND NEW.required AND NEW.status = 'booked')
  EXECUTE FUNCTION tc_appointment_rests_on_power();
"""


class DemandPower(RunSQL):
    """A booked appointment that must be attended names an order of the person that stands on its day.

    A condition, where one is named, belongs to that order and stands on that day too. One look by key a row. What is
    offered and not required is left alone: it may lie beyond the end.
    """

    def __init__(self) -> None:
        super().__init__(POWER, "DROP FUNCTION tc_appointment_rests_on_power CASCADE;")

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return self.__class__.__qualname__, [], {}

    def describe(self) -> str:
        return "Demand a power for every required appointment"
