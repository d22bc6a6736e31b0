"""Outcomes, for validation only: on no page of the record, in no ordering, in no API."""

from typing import ClassVar

from django.db import models

from throughcare.platform.database.holdings import Holding, Purpose, Sharing
from throughcare.platform.database.ids import uuid7
from throughcare.register.people.models import Person


class Outcome(models.Model):
    """What a cohort's source says came later. value: the source's own word; "" when blank."""

    holding = Holding(
        "What a cohort's source says came later: for validating instruments only",
        purpose=Purpose.RESEARCH, sharing=Sharing.WITHHOLD, keep="research", moves=False,
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    cohort = models.CharField(max_length=60)
    measure = models.CharField(max_length=60)
    value = models.CharField(max_length=40, blank=True, default="")

    objects: ClassVar[models.Manager["Outcome"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "cohort", "measure"], name="insight_outcome_once"),
        ]
