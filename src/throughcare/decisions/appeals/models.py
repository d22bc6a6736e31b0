"""An appeal against a decision, what was ruled on the way, and what came of it.

Who may not decide, what has to come before, and that nothing of it is changed afterwards is asked by the database
whatever the path (promises.py).
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from throughcare.decisions.appeals.wording import (
    BEFORE,
    CALLED,
    HEARD,
    LATE,
    LODGED_BY,
    LODGED_HOW,
    OUTCOMES,
    PARTS,
    RULINGS,
    STANDINGS,
    STATES,
    WINDOWS,
    WITHDRAWN_HOW,
)
from throughcare.decisions.dueprocess.wording import AUTHORITY_WORDS, BASES
from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.holdings import Assertion, FieldClass, Holding, Purpose, Sharing
from throughcare.register.people.models import OfPerson

NAMES_ANOTHER = FieldClass(sharing=Sharing.THIRD_PARTY)
OPINION = FieldClass(assertion=Assertion.OPINION)


def _user(*, null: bool = True) -> Any:
    """A named person who works here."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=null, blank=null
    )  # fmt: skip


def _code(words: dict[str, str], **more: Any) -> Any:
    return models.CharField(max_length=16, choices=words.items(), **more)


class Appeal(OfPerson):
    """What the person says against one decision. before: this agency, or a court or board that decides it.

    grounds: in their own words; they stay. window: how the day lies to its time; last_day: of that time, told_on: when
    they were told the way. acknowledge_by, decide_by: null where no clock runs. wants_hearing: null until asked.
    suspend_asked: that the decision waits meanwhile. withdrawn_words: how they said so. carried_out_on: when what was
    decided had been seen to, by somebody named.
    """

    holding = Holding(
        "Appeals: what the person says against a decision", purpose=Purpose.DUE_PROCESS,
        fields={"grounds": OPINION, "speaker": NAMES_ANOTHER, "lawyer": NAMES_ANOTHER},
    )  # fmt: skip

    decision = models.ForeignKey("dueprocess.Decision", on_delete=models.PROTECT, related_name="+")
    called = _code(CALLED)
    before = _code(BEFORE, default="agency")
    state = _code(STATES, default="lodged")
    lodged_on = models.DateField()
    lodged_by = _code(LODGED_BY, default="person")
    speaker = models.CharField(max_length=160, blank=True, default="")
    lodged_how = _code(LODGED_HOW)
    grounds = models.TextField(max_length=12000)
    evidence = models.TextField(max_length=8000, blank=True, default="")
    wants_hearing = models.BooleanField(null=True, blank=True)
    lawyer = models.CharField(max_length=160, blank=True, default="")
    language = models.CharField(max_length=20, blank=True, default="")
    suspend_asked = models.BooleanField(default=False)
    window = _code(WINDOWS)
    told_on = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    late_because = models.CharField(max_length=1000, blank=True, default="")
    acknowledge_by = models.DateField(null=True, blank=True)
    decide_by = models.DateField(null=True, blank=True)
    acknowledged_on = models.DateField(null=True, blank=True)
    taken_up_by = _user()
    taken_up_at = models.DateTimeField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_how = _code(WITHDRAWN_HOW, blank=True, default="")
    withdrawn_words = models.CharField(max_length=1000, blank=True, default="")
    carried_out_on = models.DateField(null=True, blank=True)
    carried_out_words = models.CharField(max_length=1000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(condition=Q(grounds__regex=r"\S"), name="appeals_appeal_has_grounds"),
            models.CheckConstraint(
                condition=~Q(window=LATE) | Q(late_because__regex=r"\S", last_day__lt=models.F("lodged_on")),
                name="appeals_appeal_late_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(window="in_time") | Q(last_day__gte=models.F("lodged_on")),
                name="appeals_appeal_in_time_by_its_last_day",
            ),
            models.CheckConstraint(
                condition=Q(window__in=["in_time", LATE]) | Q(last_day__isnull=True),
                name="appeals_appeal_last_day_of_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_on__isnull=False, withdrawn_words__regex=r"\S")
                & ~Q(withdrawn_how="")
                | ~Q(state="withdrawn") & Q(withdrawn_on__isnull=True, withdrawn_how="", withdrawn_words=""),
                name="appeals_appeal_withdrawn_by_the_person",
            ),
            models.CheckConstraint(
                condition=Q(carried_out_on__isnull=True, carried_out_words="")
                | Q(carried_out_on__isnull=False, carried_out_words__regex=r"\S", state="decided"),
                name="appeals_appeal_carried_out_in_words",
            ),
            models.CheckConstraint(
                condition=Q(lodged_by="person") | Q(speaker__regex=r"\S"), name="appeals_appeal_spoken_by_somebody"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person", "lodged_on"], condition=Q(known_to__isnull=True),
                         name="appeals_appeal_person"),
            models.Index(fields=["state"], condition=Q(known_to__isnull=True), name="appeals_appeal_state"),
            models.Index(fields=["decision"], condition=Q(known_to__isnull=True), name="appeals_appeal_decision"),
        ]  # fmt: skip


class Ruling(OfPerson):
    """A ruling on the way: whether a late appeal is heard, whether the decision waits meanwhile. Never by itself."""

    holding = Holding(
        "Rulings on an appeal on its way, and why", purpose=Purpose.DUE_PROCESS, assertion=Assertion.OPINION
    )

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="rulings")
    about = _code(RULINGS)
    granted = models.BooleanField()
    reasons = models.TextField(max_length=8000)
    decided_by = _user(null=False)
    decided_at = models.DateTimeField()

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["appeal", "about"], condition=Q(known_to__isnull=True), name="appeals_ruling_once"
            ),
            models.CheckConstraint(condition=Q(reasons__regex=r"\S"), name="appeals_ruling_has_reasons"),
            models.CheckConstraint(condition=~Q(decided_by=SYSTEM_USER), name="appeals_ruling_by_a_person"),
        ]


class Outcome(OfPerson):
    """What came of an appeal. basis: decided here, or recorded as a fact. facts: those it was decided on.

    instead: what stands now, where it was allowed in part. heard: how the person was. next_way: how they can go on from
    here: a further appeal, or whom to complain to.
    """

    holding = Holding(
        "What came of appeals, by whom and why", purpose=Purpose.DUE_PROCESS, assertion=Assertion.OPINION
    )

    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="outcomes")
    basis = models.CharField(max_length=8, choices=BASES.items())
    authority = models.CharField(max_length=10, choices=AUTHORITY_WORDS.items())
    outcome = _code(OUTCOMES)
    reasons = models.TextField(max_length=12000)
    facts = models.TextField(max_length=4000, blank=True, default="")
    instead = models.TextField(max_length=4000, blank=True, default="")
    heard = _code(HEARD, blank=True, default="")
    next_way = models.CharField(max_length=1000, blank=True, default="")
    made_by = models.CharField(max_length=160)
    decided_by = _user()
    decided_at = models.DateTimeField()

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["appeal"], condition=Q(known_to__isnull=True), name="appeals_outcome_once"
            ),
            models.CheckConstraint(condition=Q(reasons__regex=r"\S"), name="appeals_outcome_has_reasons"),
            models.CheckConstraint(condition=Q(made_by__regex=r"\S"), name="appeals_outcome_named"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=SYSTEM_USER), name="appeals_outcome_by_a_person"
            ),
            models.CheckConstraint(
                condition=~Q(basis="decided") | Q(decided_by__isnull=False), name="appeals_outcome_here_by_a_user"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="in_part") | Q(instead__regex=r"\S"), name="appeals_outcome_says_what_stands"
            ),
        ]  # fmt: skip


class Part(OfPerson):
    """Whether a part of the decision stands, of an appeal allowed in part. what: its kind. part: its id."""

    holding = Holding("Which parts of a decision an appeal left standing", purpose=Purpose.DUE_PROCESS)

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="parts")
    what = models.CharField(max_length=12, choices=PARTS.items())
    part = models.UUIDField()
    standing = models.CharField(max_length=12, choices=STANDINGS.items())

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["outcome", "part"], condition=Q(known_to__isnull=True), name="appeals_part_once"
            ),
        ]
