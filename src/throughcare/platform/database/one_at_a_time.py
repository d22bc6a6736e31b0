"""That of one person only one row of a kind holds on any day: one responsible officer, one state, one level."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db.models import F, Func, Q, UUIDField


def one_at_a_time(name: str, condition: Q) -> ExclusionConstraint:
    """No two rows of one person among those of `condition` hold on the same day; `ends_on` is exclusive.

    The person stands in it as GREATEST(person_id), which is the same value. As the plain column PostgreSQL would
    take this GiST index for any look at a person's rows: it thinks that cheap, and it takes forty times as long as
    the B-tree beside it (measured at 30,000 people: 0.38 ms against 0.009).
    """
    person = Func(F("person"), function="GREATEST", output_field=UUIDField())
    days = Func(F("starts_on"), F("ends_on"), function="daterange", output_field=DateRangeField())
    return ExclusionConstraint(
        name=name,
        expressions=[(person, RangeOperators.EQUAL), (days, RangeOperators.OVERLAPS)],
        condition=condition,
    )
