"""Calendar feeds: addresses that a calendar reads by itself, each with a secret that can be taken away."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from throughcare.platform import clock
from throughcare.platform.database.holdings import Holding, Purpose, Sharing
from throughcare.platform.database.ids import uuid7
from throughcare.register.people.models import Person


class CalendarFeed(models.Model):
    """One feed: of an officer's own diary, or of a person's own appointments. Its secret is kept as a digest only.

    Exactly one of owner (the officer) and person is set. read_at: when a calendar last took something new from it.
    """

    holding = Holding(
        "Calendar feeds of the person’s appointments", purpose=Purpose.ACCOUNTABILITY, sharing=Sharing.WITHHOLD,
        moves=False,
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    read_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["CalendarFeed"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(owner__isnull=True, person__isnull=False)
                | Q(owner__isnull=False, person__isnull=True),
                name="diaries_feed_of_one",
            ),
            models.UniqueConstraint(
                fields=["owner"], condition=Q(revoked_at__isnull=True), name="diaries_feed_one_an_officer"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(revoked_at__isnull=True), name="diaries_feed_one_a_person"
            ),
        ]
