"""The level of supervision a person is at, and how it came about."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from throughcare.platform.database.holdings import Assertion, Holding
from throughcare.register.people.models import OfPerson


class LevelHeld(OfPerson):
    """The person's supervision level, by date. starts_on: null when the source gives no date. ends_on: exclusive."""

    holding = Holding("The level of supervision, by date", assertion=Assertion.OPINION)

    level = models.CharField(max_length=40)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=120)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            ExclusionConstraint(
                name="classification_levelheld_one_at_a_time",
                expressions=[
                    (F("person"), RangeOperators.EQUAL),
                    (Func(F("starts_on"), F("ends_on"), function="daterange", output_field=DateRangeField()),
                     RangeOperators.OVERLAPS),
                ],
                condition=Q(known_to__isnull=True),
            ),
        ]  # fmt: skip
