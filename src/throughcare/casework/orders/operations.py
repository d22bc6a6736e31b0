"""Promises of the database about time: nothing stands outside the order it rests on."""

from django.db.migrations.operations import RunSQL

WITHIN = """
CREATE FUNCTION tc_condition_within_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE o orders_order%ROWTYPE;
BEGIN
  SELECT * INTO o FROM orders_order WHERE id = NEW.order_id;
  IF o.ends_on IS NOT NULL AND (NEW.ends_on > o.ends_on OR NEW.starts_on > o.ends_on) THEN
    RAISE EXCEPTION 'A condition cannot stand beyond the end of its order'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_condition_within_order';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER orders_condition_within_order AFTER INSERT OR UPDATE OF starts_on, ends_on, order_id
  ON orders_condition FOR EACH ROW
  WHEN (NEW.known_to IS NULL AND (NEW.starts_on IS NOT NULL OR NEW.ends_on IS NOT NULL))
  EXECUTE FUNCTION tc_condition_within_order();

CREATE FUNCTION tc_order_holds_conditions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM orders_condition c JOIN orders_order o ON o.id = c.order_id
             WHERE c.order_id = NEW.id AND c.known_to IS NULL
               AND (c.ends_on > o.ends_on OR c.starts_on > o.ends_on)) THEN
    RAISE EXCEPTION 'An order cannot end before a condition that rests on it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_order_holds_conditions';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER orders_order_holds_conditions AFTER UPDATE OF ends_on ON orders_order
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.known_to IS NULL AND NEW.ends_on IS NOT NULL AND NEW.ends_on IS DISTINCT FROM OLD.ends_on)
  EXECUTE FUNCTION tc_order_holds_conditions();
"""


class HoldConditionsWithinOrders(RunSQL):
    """A condition whose dates pass the end of its order is refused; so is an order shortened under a condition.

    The second is checked at commit, so that one transaction may shorten both.
    """

    def __init__(self) -> None:
        super().__init__(
            WITHIN,
            "DROP FUNCTION tc_condition_within_order CASCADE; DROP FUNCTION tc_order_holds_conditions CASCADE;",
        )

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return self.__class__.__qualname__, [], {}

    def describe(self) -> str:
        return "Hold conditions within their orders"
