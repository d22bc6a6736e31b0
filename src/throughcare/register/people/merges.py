"""Merges of two records of one person, and what became of each row. Models; `models` makes them known."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from throughcare.platform.database.holdings import Holding, Purpose
from throughcare.platform.database.ids import uuid7
from throughcare.register.people.models import OfPerson, Person


class Merge(OfPerson):
    """Two records found to be of one person. person: the record that stays. gone: the one that became part of it.

    doubts: what spoke against it, in words; then a second manager had to look. filled: columns of the person's own
    row that were not known before and came from the other record, with what they became.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", "Waiting for a second look"
        DONE = "done", "Merged"
        UNDONE = "undone", "Taken apart again"
        TURNED_DOWN = "turned_down", "Not merged"

    holding = Holding(
        "That two records were found to be of one person, and why",
        purpose=Purpose.ACCOUNTABILITY,
        moves=False,
    )

    gone = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=12, choices=State)
    reasons = models.CharField(max_length=500)
    doubts = models.JSONField(default=list, blank=True)
    filled = models.JSONField(default=dict, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    merged_at = models.DateTimeField(null=True, blank=True)
    undone_because = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["gone"],
                condition=Q(known_to__isnull=True, state__in=["proposed", "done"]),
                name="people_merge_one_open",
            ),
        ]


class MergedRow(models.Model):
    """What a merge did with one row, so that it can be put back. Never changed.

    table: the model's label. changes: columns that took another value, each with [before, after].
    """

    class Act(models.TextChoices):
        MOVED = "moved", "Moved to the record that stays"
        SAME = "same", "Already there in the same words; left with the record that went"
        ASIDE = "aside", "Kept with the record that went, because the other has one already"
        NARROWED = "narrowed", "Left with the record that went: not on both lists of who may see"
        TIGHTENED = "tightened", "Stays, made as strict as the other record was"

    holding = Holding(
        "What became of each row when two records were merged",
        purpose=Purpose.ACCOUNTABILITY,
        moves=False,
        keep="trail",
    )

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="rows")
    table = models.CharField(max_length=80)
    row = models.UUIDField()
    act = models.CharField(max_length=10, choices=Act)
    changes = models.JSONField(default=dict, blank=True)

    objects: ClassVar[models.Manager["MergedRow"]] = models.Manager()
