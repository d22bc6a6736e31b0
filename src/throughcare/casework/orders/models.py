"""Offences, sentences, orders, conditions, key dates, and the states of supervision by date."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from throughcare.platform.database.holdings import Assertion, Basis, FieldClass, Holding
from throughcare.register.people.models import OfPerson

OPINION = FieldClass(assertion=Assertion.OPINION)


class Offence(OfPerson):
    """One entry of the person's offence history. committed_on, convicted_on: null when not recorded.

    scheme, code: the code list and its code; description: in plain words. outcome: what came of it, so that
    an arrest or a charge is never read as a conviction.
    """

    holding = Holding(
        "Offences, and what came of each: convicted and unconvicted kept apart", basis=Basis.LEGAL_DUTY
    )

    class Outcome(models.TextChoices):
        CONVICTED = "convicted", "Convicted"
        CHARGED = "charged", "Charged, not decided"
        ARRESTED = "arrested", "Arrested, not charged"
        ACQUITTED = "acquitted", "Acquitted"
        DISCONTINUED = "discontinued", "Discontinued"
        CAUTIONED = "cautioned", "Cautioned"
        NOT_RECORDED = "not_recorded", "Not recorded"

    committed_on = models.DateField(null=True, blank=True)
    convicted_on = models.DateField(null=True, blank=True)
    scheme = models.CharField(max_length=40, blank=True, default="")
    code = models.CharField(max_length=20, blank=True, default="")
    description = models.CharField(max_length=200)
    outcome = models.CharField(max_length=14, choices=Outcome, default=Outcome.NOT_RECORDED)
    court = models.CharField(max_length=160, blank=True, default="")
    is_main = models.BooleanField(default=False)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(convicted_on__isnull=True) | Q(committed_on__isnull=True)
                | Q(convicted_on__gte=F("committed_on")),
                name="orders_offence_convicted_after_committed",
            ),
        ]  # fmt: skip


class Sentence(OfPerson):
    """What a court imposed. length: as the court said it ("18 months"); days only when computable."""

    holding = Holding("What the court imposed", basis=Basis.LEGAL_DUTY)

    offence = models.ForeignKey(
        Offence, null=True, blank=True, on_delete=models.PROTECT, related_name="sentences"
    )
    kind = models.CharField(max_length=40)
    imposed_on = models.DateField(null=True, blank=True)
    court = models.CharField(max_length=160, blank=True, default="")
    length = models.CharField(max_length=60, blank=True, default="")


class Order(OfPerson):
    """The authority for supervision: a community order, a licence, a probation order, parole terms.

    kind: an order type of the jurisdiction pack. ends_on: exclusive; dates are null when not recorded.
    ends_because: a code of `reasons.ENDINGS`, with who decided; "" while it runs its course.
    """

    holding = Holding("The authority for supervision", basis=Basis.LEGAL_DUTY)

    class Status(models.TextChoices):
        PLANNED = "planned", "Not yet begun"
        ACTIVE = "active", "Active"
        ENDED = "ended", "Ended"
        REVOKED = "revoked", "Revoked"

    sentence = models.ForeignKey(
        Sentence, null=True, blank=True, on_delete=models.PROTECT, related_name="orders"
    )
    kind = models.CharField(max_length=40)
    authority = models.CharField(max_length=160, blank=True, default="")
    reference = models.CharField(max_length=60, blank=True, default="")
    made_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.ACTIVE)
    ends_because = models.CharField(max_length=200, blank=True, default="")
    source = models.CharField(max_length=60, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="orders_order_ends_after_start",
            ),
        ]
        indexes = [
            models.Index(fields=["ends_on"], condition=Q(known_to__isnull=True, status="active"),
                         name="orders_order_ending"),
        ]  # fmt: skip


class Condition(OfPerson):
    """One condition of an order.

    text: as served on the person; it never holds a protected address or name.
    """

    holding = Holding("What the person must or must not do", basis=Basis.LEGAL_DUTY)

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="conditions")
    kind = models.CharField(max_length=40)
    text = models.TextField()
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    authority = models.CharField(max_length=160, blank=True, default="")
    as_given = models.CharField(max_length=160, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="orders_condition_ends_after_start",
            ),
        ]


class KeyDate(OfPerson):
    """A date that matters, with its kind and how certain it is."""

    holding = Holding("Dates that matter: reviews, ends, hearings")

    class Certainty(models.TextChoices):
        CONFIRMED = "confirmed", "Confirmed"
        CALCULATED = "calculated", "Calculated"
        ESTIMATED = "estimated", "Estimated"

    order = models.ForeignKey(
        Order, null=True, blank=True, on_delete=models.PROTECT, related_name="key_dates"
    )
    kind = models.CharField(max_length=40)
    on = models.DateField()
    certainty = models.CharField(max_length=10, choices=Certainty, default=Certainty.CONFIRMED)
    note = models.CharField(max_length=200, blank=True, default="")

    class Meta(OfPerson.Meta):
        indexes = [
            models.Index(fields=["on"], condition=Q(known_to__isnull=True), name="orders_keydate_on"),
        ]


class SupervisionState(OfPerson):
    """What is happening to the person, by date: active, in custody, whereabouts unknown, transferred ...

    state: a code of `rules.contacts`' table, which says what stops and what goes on. ends_on: exclusive.
    """

    holding = Holding("What was happening to the person, by date", fields={"note": OPINION})

    state = models.CharField(max_length=24)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            ExclusionConstraint(
                name="orders_supervisionstate_one_at_a_time",
                expressions=[
                    (F("person"), RangeOperators.EQUAL),
                    (Func(F("starts_on"), F("ends_on"), function="daterange", output_field=DateRangeField()),
                     RangeOperators.OVERLAPS),
                ],
                condition=Q(known_to__isnull=True),
            ),
        ]  # fmt: skip
        indexes = [
            # The few who are not simply active: what the sweep asks of every rule.
            models.Index(fields=["person", "starts_on"], include=["ends_on", "state"],
                         condition=Q(known_to__isnull=True) & ~Q(state="active"), name="orders_supervisionstate_of"),
        ]  # fmt: skip
