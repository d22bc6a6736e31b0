"""A draw, its frame under pseudonyms, and its sealed seed, which nobody reads before the draw is closed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from throughcare.casework.orders.models import Condition
from throughcare.casework.testing.wording import DRAW_STATES
from throughcare.platform import clock
from throughcare.platform.database.holdings import Holding, Purpose
from throughcare.platform.database.ids import uuid7
from throughcare.platform.database.versioned import Versioned
from throughcare.platform.keys.fields import SealedTextField
from throughcare.platform.keys.models import Domain
from throughcare.register.people.models import Person

HEX = r"^[0-9a-f]{64}$"


class Draw(Versioned):
    """One draw of an agency. What is fixed at its opening never changes (a trigger holds it).

    number: counted in the agency without gaps. day: for which tests are drawn. take: how many people; null by chance.
    rates: by type of condition, the chance as [n, d]; with `take` which types are in the frame. agreed: which public
    value was agreed upon, "" for none. people: in the frame. seed: shown once drawn. selected: how many were drawn.
    """

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    day = models.DateField()
    take = models.PositiveIntegerField(null=True, blank=True)
    rates = models.JSONField()
    agreed = models.CharField(max_length=200, blank=True, default="")
    commitment = models.CharField(max_length=64)
    people = models.PositiveIntegerField(default=0)
    frame_digest = models.CharField(max_length=64, blank=True, default="")
    opening_digest = models.CharField(max_length=64, blank=True, default="")
    opened_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=9, choices=DRAW_STATES.items(), default="framing")
    public_value = models.CharField(max_length=200, blank=True, default="")
    seed = models.CharField(max_length=64, blank=True, default="")
    selected = models.PositiveIntegerField(null=True, blank=True)
    selection_digest = models.CharField(max_length=64, blank=True, default="")
    drawn_at = models.DateTimeField(null=True, blank=True)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    words = models.CharField(max_length=500, blank=True, default="")

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                fields=["agency", "number"], condition=Q(known_to__isnull=True), name="testing_draw_number_once"
            ),
            models.CheckConstraint(condition=Q(commitment__regex=HEX), name="testing_draw_committed"),
            models.CheckConstraint(condition=Q(take__isnull=True) | Q(take__gt=0), name="testing_draw_takes_some"),
            models.CheckConstraint(
                condition=Q(state="framing", frame_digest="", opening_digest="")
                | (~Q(state="framing") & Q(frame_digest__regex=HEX, opening_digest__regex=HEX)),
                name="testing_draw_opened_with_its_frame",
            ),
            models.CheckConstraint(
                condition=Q(state="drawn", seed__regex=HEX, selection_digest__regex=HEX, selected__isnull=False)
                & Q(drawn_at__isnull=False, drawn_by__isnull=False)
                | (~Q(state="drawn") & Q(seed="", selection_digest="", selected__isnull=True, drawn_at__isnull=True)),
                name="testing_draw_revealed_when_drawn",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["closed", "drawn"])
                & (Q(agreed="", public_value="") | ~Q(agreed="") & ~Q(public_value=""))
                | (~Q(state__in=["closed", "drawn"]) & Q(public_value="")),
                name="testing_draw_value_as_agreed",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(words=""), name="testing_draw_cancelled_with_reason"
            ),
        ]  # fmt: skip


class DrawEntry(models.Model):
    """One person in the frame of one draw. chosen: whether they were drawn; set once, while the draw is closed.

    condition: the one that allows the test. pseudonym: new for this draw, so that two draws tell nothing together.
    """

    holding = Holding(
        "That the person could be drawn for a test, with what chance, and whether they were",
        purpose=Purpose.ACCOUNTABILITY, moves=False,
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7)
    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    condition = models.ForeignKey(Condition, on_delete=models.PROTECT, related_name="+", db_index=False)
    pseudonym = models.CharField(max_length=16)
    numerator = models.PositiveSmallIntegerField()
    denominator = models.PositiveSmallIntegerField()
    chosen = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["DrawEntry"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draw", "pseudonym"], name="testing_entry_pseudonym_once"),
            models.UniqueConstraint(fields=["draw", "person"], name="testing_entry_person_once"),
            models.CheckConstraint(
                condition=Q(denominator__gt=0, numerator__lte=models.F("denominator")),
                name="testing_entry_chance_at_most_one",
            ),
        ]


class DrawSeed(models.Model):
    """The seed of a draw, sealed. Row-level security shows it to the part of the system that draws, once closed."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    draw = models.OneToOneField(Draw, on_delete=models.PROTECT, related_name="+")
    seed = SealedTextField(domain=Domain.DRAW, agency="draw.agency_id")

    objects: ClassVar[models.Manager["DrawSeed"]] = models.Manager()
