"""A test from its reason to its conclusion: notices, samples, custody, findings, explanations, treatment, disputes.

What may count against a person is held by the database (migrations/0002_promises.py): a screen is never positive, and
nothing is answerable before it is confirmed, heard, and not explained.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from throughcare.casework.orders.models import Condition
from throughcare.casework.testing.draw_models import Draw, DrawEntry, DrawSeed  # noqa: F401 - models of this app
from throughcare.casework.testing.wording import (
    ABOUT,
    ANSWERABLE,
    CONTEST_STATES,
    FOUND,
    JUDGED,
    OBSERVED,
    OUTCOMES,
    PURPOSES,
    REASONS,
    SHOWN_BY,
    STAGES,
    STATES,
    VALIDITY,
    WAYS,
)
from throughcare.platform import clock
from throughcare.platform.database.holdings import Assertion, Basis, FieldClass, Holding, Purpose
from throughcare.platform.database.ids import uuid7
from throughcare.register.people.models import OfPerson, Person
from throughcare.rules.jurisdictions.testing import NO_SAMPLE, TOO_LITTLE

AFTER_WAITING = [NO_SAMPLE, TOO_LITTLE]
HEALTH = {"basis": Basis.SUBSTANTIAL_INTEREST, "sensitive": True}
SAID = FieldClass(purpose=Purpose.DUE_PROCESS, assertion=Assertion.OPINION, **HEALTH)  # type: ignore[arg-type]


def _user(**given: Any) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, **given
    )


class Test(OfPerson):
    """One test that a condition allows. on: the day for which it is asked. entry: of the draw that chose the person.

    specimen: of the pack's list; "" until it is collected. waiting_since, waits_until: the time of somebody who could
    not give a sample at once. event: why it was not taken, of the pack's list. answerable: whether it may be answered
    as a possible failure; the database holds what that takes.
    """

    __test__ = False  # no test for pytest
    holding = Holding("Drug and alcohol tests: why, when, and what came of them", **HEALTH)  # type: ignore[arg-type]

    condition = models.ForeignKey(Condition, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(DrawEntry, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    reason = models.CharField(max_length=10, choices=REASONS.items())
    words = models.CharField(max_length=500, blank=True, default="")
    specimen = models.CharField(max_length=12, blank=True, default="")
    on = models.DateField()
    place = models.CharField(max_length=160, blank=True, default="")
    state = models.CharField(max_length=10, choices=STATES.items(), default="ordered")
    waiting_since = models.DateTimeField(null=True, blank=True)
    waits_until = models.DateTimeField(null=True, blank=True)
    event = models.CharField(max_length=48, blank=True, default="")
    not_taken_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=OUTCOMES.items(), blank=True, default="")
    answerable = models.BooleanField(default=False)
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = _user(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["entry"], condition=Q(known_to__isnull=True), name="testing_test_one_of_an_entry"
            ),
            models.CheckConstraint(
                condition=Q(reason="random", entry__isnull=False)
                | (~Q(reason="random") & Q(entry__isnull=True)),
                name="testing_test_random_by_a_draw",
            ),
            models.CheckConstraint(
                condition=~Q(reason="signs") | ~Q(words=""), name="testing_test_signs_described"
            ),
            models.CheckConstraint(
                condition=Q(answerable=False) | Q(outcome__in=ANSWERABLE, state="done"),
                name="testing_test_answerable_once_concluded",
            ),
            models.CheckConstraint(
                condition=Q(state="done", concluded_by__isnull=False, concluded_at__isnull=False)
                & ~Q(outcome="")
                | (~Q(state="done") & Q(outcome="", concluded_by__isnull=True)),
                name="testing_test_concluded_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_taken") & ~Q(outcome="refused")
                | (~Q(event="") & Q(not_taken_at__isnull=False)),
                name="testing_test_not_taken_says_what",
            ),
            models.CheckConstraint(
                condition=~Q(event__in=AFTER_WAITING)
                | Q(waits_until__isnull=False, not_taken_at__gte=F("waits_until")),
                name="testing_test_time_given_before",
            ),
        ]
        indexes = [
            models.Index(
                fields=["on"],
                condition=Q(known_to__isnull=True) & ~Q(state__in=["done", "cancelled"]),
                name="testing_test_open",
            ),
        ]


class TestNotice(OfPerson):
    """One attempt to tell the person. reached: whether they were."""

    __test__ = False
    holding = Holding("When and how the person was told of a test", purpose=Purpose.DUE_PROCESS)

    test = models.ForeignKey(Test, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    way = models.CharField(max_length=9, choices=WAYS.items())
    reached = models.BooleanField()


class Specimen(OfPerson):
    """One collection. number: of the form that goes with it. seal, second_seal: of the bottles; "" for no second one.

    observed_because: on what ground somebody watched. volume_ml, temperature_f, minutes_to_read: as read when it was
    handed over; null for what is not measured. creatinine_mg_dl, gravity, validity: the laboratory's; "" until then.
    """

    holding = Holding("Samples taken in a test: where, when, by whom, and in which state", **HEALTH)  # type: ignore[arg-type]

    test = models.ForeignKey(Test, on_delete=models.PROTECT, related_name="+")
    collected_at = models.DateTimeField()
    place = models.CharField(max_length=160)
    collector = _user()
    identity_checked = models.BooleanField()
    observed_because = models.CharField(max_length=12, choices=OBSERVED.items(), blank=True, default="")
    volume_ml = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    temperature_f = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    minutes_to_read = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.CharField(max_length=40)
    seal = models.CharField(max_length=40)
    second_seal = models.CharField(max_length=40, blank=True, default="")
    sealed_in_sight = models.BooleanField()
    creatinine_mg_dl = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    gravity = models.DecimalField(max_digits=6, decimal_places=4, null=True, blank=True)
    validity = models.CharField(max_length=11, choices=VALIDITY.items(), blank=True, default="")
    laboratory = models.CharField(max_length=160, blank=True, default="")
    reported_on = models.DateField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["test"], condition=Q(known_to__isnull=True), name="testing_specimen_one_of_a_test"
            ),
            models.CheckConstraint(
                condition=Q(identity_checked=True, sealed_in_sight=True), name="testing_specimen_is_theirs"
            ),
        ]


class HandOver(models.Model):
    """One step of a sample's custody, never changed. flaw: of the rule's list; fatal: whether that ends the test."""

    holding = Holding("Who held a sample, from when on, and whether its seal was whole")

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    specimen = models.ForeignKey(Specimen, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    given_by = models.CharField(max_length=120)
    taken_by = models.CharField(max_length=120)
    purpose = models.CharField(max_length=9, choices=PURPOSES.items())
    seal_whole = models.BooleanField()
    flaw = models.CharField(max_length=60, blank=True, default="")
    fatal = models.BooleanField(default=False)
    recorded_by = _user()
    recorded_at = models.DateTimeField(default=clock.now)

    objects: ClassVar[models.Manager["HandOver"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(seal_whole=True) | ~Q(flaw=""), name="testing_handover_broken_seal_is_a_flaw"
            ),
            models.CheckConstraint(
                condition=Q(fatal=False) | ~Q(flaw=""), name="testing_handover_fatal_is_a_flaw"
            ),
        ]


class Finding(OfPerson):
    """What one stage found of one substance. A screen is never positive: at most not negative.

    measured, cutoff: in ng/mL; null where the laboratory does not say. cutoff_from: the code of the published rule, or
    "" for the laboratory's own.
    """

    holding = Holding("What a screen or a laboratory found", **HEALTH)  # type: ignore[arg-type]

    specimen = models.ForeignKey(Specimen, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=12, choices=STAGES.items())
    analyte = models.CharField(max_length=24)
    measured = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    cutoff = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    cutoff_from = models.CharField(max_length=60, blank=True, default="")
    found = models.CharField(max_length=12, choices=FOUND.items())

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["specimen", "stage", "analyte"], condition=Q(known_to__isnull=True),
                name="testing_finding_once_a_stage",
            ),
            models.CheckConstraint(
                condition=Q(stage="screen", found__in=["negative", "not_negative"])
                | Q(stage__in=["confirmation", "retest"], found__in=["negative", "positive"]),
                name="testing_finding_no_screen_is_positive",
            ),
            models.CheckConstraint(
                condition=Q(measured__isnull=True)
                | Q(cutoff__isnull=True)
                | Q(stage="retest")
                | Q(measured__gte=F("cutoff"), found__in=["positive", "not_negative"])
                | Q(measured__lt=F("cutoff"), found="negative"),
                name="testing_finding_by_its_cutoff",
            ),
        ]  # fmt: skip


class Explanation(OfPerson):
    """The person asked for their reason, and heard. answer: in their words. judged_by: who accepted it or did not."""

    holding = Holding(
        "What the person said to a result or a test not taken, and how that was judged",
        purpose=Purpose.DUE_PROCESS, fields={"answer": SAID, "words": SAID},
    )  # fmt: skip

    test = models.ForeignKey(Test, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=9, choices=ABOUT.items())
    asked_at = models.DateTimeField()
    way = models.CharField(max_length=9, choices=WAYS.items())
    answer = models.TextField(max_length=4000, blank=True, default="")
    judged = models.CharField(max_length=12, choices=JUDGED.items(), blank=True, default="")
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = _user(null=True, blank=True)
    words = models.CharField(max_length=1000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["test", "about"], condition=Q(known_to__isnull=True), name="testing_explanation_once"
            ),
            models.CheckConstraint(
                condition=Q(judged="", judged_by__isnull=True)
                | (
                    Q(judged__in=["accepted", "not_accepted"], judged_by__isnull=False)
                    & ~Q(answer="")
                    & ~Q(words="")
                )
                | Q(judged="none_given", judged_by__isnull=False, answer=""),
                name="testing_explanation_judged_with_words",
            ),
        ]


class Treatment(OfPerson):
    """A treatment that explains findings. analytes: which; what: the medicine. ends_on: exclusive, null while it runs.

    Health data: read by those who may read sensitive notes, and by nobody else.
    """

    holding = Holding("Prescribed treatment that explains what a test finds", **HEALTH)  # type: ignore[arg-type]

    what = models.CharField(max_length=120)
    analytes = ArrayField(models.CharField(max_length=24))
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    shown_by = models.CharField(max_length=12, choices=SHOWN_BY.items())

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="testing_treatment_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(analytes=[]), name="testing_treatment_explains_something"),
        ]


class Contest(OfPerson):
    """The person disputes what was concluded. retest: whether they ask for the second bottle to be tested."""

    holding = Holding(
        "That the person disputes a test, why, and what was decided",
        purpose=Purpose.DUE_PROCESS, fields={"words": SAID, "answer": SAID},
    )  # fmt: skip

    test = models.ForeignKey(Test, on_delete=models.PROTECT, related_name="+")
    raised_on = models.DateField()
    words = models.TextField(max_length=4000)
    retest = models.BooleanField()
    state = models.CharField(max_length=10, choices=CONTEST_STATES.items(), default="open")
    answer = models.CharField(max_length=1000, blank=True, default="")
    decided_by = _user(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["test"],
                condition=Q(known_to__isnull=True, state="open"),
                name="testing_contest_one_open",
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_by__isnull=True)
                | (Q(decided_by__isnull=False, decided_on__isnull=False) & ~Q(answer="")),
                name="testing_contest_decided_with_reasons",
            ),
        ]
