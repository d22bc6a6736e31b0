"""Offences, sentences, orders, conditions, key dates, and the states of supervision by date."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value

from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.database.holdings import Assertion, Basis, FieldClass, Holding, Sharing
from throughcare.platform.database.one_at_a_time import one_at_a_time
from throughcare.platform.database.versioned import written_since
from throughcare.platform.keys.fields import SealedTextField
from throughcare.platform.keys.models import Domain
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

    removed_with = ("offence",)
    """What law takes away with the offence: a sentence alone would tell of it."""
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
            models.Index(fields=["ends_on"], condition=Q(known_to__isnull=True), name="orders_order_ending"),
            models.Index(fields=["starts_on"], condition=Q(known_to__isnull=True), name="orders_order_beginning"),
            written_since("orders_order"),
        ]  # fmt: skip


class Condition(OfPerson):
    """One condition of an order.

    text: as served on the person; it never holds a protected address or name. terms: what its kind of terms asks, as
    `rules.conditions` writes it, addresses and people by reference only; empty where none is recorded. catalogue: the
    catalogue and version it was written under. wording, answers: the text of it that was chosen, with what it asks.
    legal_basis: the power it stands on. exact_shape: the edge of a zone that protects somebody; `terms` holds
    the widened drawing alone.
    """

    holding = Holding(
        "What the person must or must not do", basis=Basis.LEGAL_DUTY,
        fields={"exact_shape": FieldClass(sharing=Sharing.THIRD_PARTY)},
    )  # fmt: skip
    never_told = ("exact_shape",)
    """What no page opens, not even the history: it would tell where somebody is who is kept safe."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="conditions")
    kind = models.CharField(max_length=40)
    text = models.TextField()
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    authority = models.CharField(max_length=160, blank=True, default="")
    as_given = models.CharField(max_length=160, blank=True, default="")
    terms = models.JSONField(default=dict, blank=True, db_default=Value({}, models.JSONField()))
    catalogue = models.CharField(max_length=60, blank=True, default="", db_default="")
    wording = models.CharField(max_length=60, blank=True, default="", db_default="")
    answers = models.JSONField(default=dict, blank=True, db_default=Value({}, models.JSONField()))
    legal_basis = models.CharField(max_length=200, blank=True, default="", db_default="")
    exact_shape = SealedTextField(domain=Domain.PROTECTED, agency="person.agency_id", null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="orders_condition_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(terms={}) | ~Q(catalogue="") & ~Q(legal_basis=""),
                name="orders_condition_terms_need_a_power",
            ),
            models.CheckConstraint(
                condition=Q(answers={}) | ~Q(wording=""), name="orders_condition_answers_need_a_wording"
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
            models.Index(
                fields=["kind", "on"], condition=Q(known_to__isnull=True), name="orders_keydate_kind"
            ),
        ]


class SupervisionState(OfPerson):
    """What is happening to the person, by date: active, in custody, whereabouts unknown, transferred ...

    state: a code of `rules.contacts`' table, which says what stops and what goes on. ends_on: exclusive.
    decided_by: who decided it, for the states that only a person may decide; null for the others.
    """

    holding = Holding("What was happening to the person, by date", fields={"note": OPINION})

    state = models.CharField(max_length=24)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True, default="")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state="whereabouts_unknown")
                | Q(decided_by__isnull=False) & ~Q(decided_by=SYSTEM_USER),
                name="orders_supervisionstate_nobody_vanishes_by_a_rule",
            ),
            one_at_a_time("orders_supervisionstate_one_at_a_time", Q(known_to__isnull=True)),
        ]  # fmt: skip
        indexes = [
            # The few who are not simply active: what the sweep asks of every rule.
            models.Index(fields=["person", "starts_on"], include=["ends_on", "state"],
                         condition=Q(known_to__isnull=True) & ~Q(state="active"), name="orders_supervisionstate_of"),
            # Whose state changed since the sweep before, by what was written or by the calendar.
            written_since("orders_supervisionstate"),
            *(models.Index(fields=[day], include=["person"], condition=Q(known_to__isnull=True),
                           name=f"orders_supervisionstate_{day[:-3]}") for day in ("starts_on", "ends_on")),
        ]  # fmt: skip


class ReachAttempt(OfPerson):
    """One attempt to reach somebody who does not answer. way, result: codes of `rules.contacts`."""

    holding = Holding("Attempts to reach the person", fields={"note": OPINION})

    on = models.DateField()
    way = models.CharField(max_length=16)
    result = models.CharField(max_length=16)
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta(OfPerson.Meta):
        indexes = [
            models.Index(
                fields=["person", "on"], condition=Q(known_to__isnull=True), name="orders_attempt_when"
            ),
        ]


class DeathReport(OfPerson):
    """What was heard of the person's death; believed from the first word, confirmed from a second source.

    state: the entry that stops everything while this stands. told_by, told_how: who said so, and how it came.
    died_on: null when it was not said. second_source, confirmed_on, confirmed_by: by somebody else than the
    one who took the report; "" and null until then.
    """

    holding = Holding(
        "What was heard of the person's death, and who confirmed it", basis=Basis.LEGAL_DUTY,
        fields={"told_by": FieldClass(sharing=Sharing.THIRD_PARTY),
                "second_source": FieldClass(sharing=Sharing.THIRD_PARTY)},
    )  # fmt: skip

    class Told(models.TextChoices):
        PHONE = "phone", "By telephone"
        PERSON = "person", "In person"
        LETTER = "letter", "By letter or e-mail"
        AGENCY = "agency", "By another agency"
        REGISTER = "register", "From a register or certificate"

    state = models.ForeignKey(SupervisionState, on_delete=models.PROTECT, related_name="+", db_index=False)
    told_by = models.CharField(max_length=160)
    told_how = models.CharField(max_length=8, choices=Told)
    told_on = models.DateField()
    died_on = models.DateField(null=True, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    second_source = models.CharField(max_length=160, blank=True, default="")
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True), name="orders_deathreport_one"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_on__isnull=False, confirmed_by__isnull=False) & ~Q(second_source=""),
                name="orders_deathreport_confirmed_from_a_source",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("reported_by")),
                name="orders_deathreport_confirmed_by_another",
            ),
        ]


class CustodyStay(OfPerson):
    """Time spent in one establishment. left_on: null while there. category: the establishment's own word."""

    holding = Holding("Where the person was held, from when to when, and in which security category")

    class Left(models.TextChoices):
        RELEASED = "released", "Released"
        TRANSFERRED = "transferred", "Moved to another establishment"
        HOSPITAL = "hospital", "Taken to hospital"
        OTHER = "other", "Left in another way"

    establishment = models.CharField(max_length=160)
    received_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    left_how = models.CharField(max_length=12, choices=Left, blank=True, default="")
    category = models.CharField(max_length=60, blank=True, default="")
    source = models.CharField(max_length=160, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(left_on__isnull=True, left_how="")
                | Q(left_on__gte=F("received_on")) & ~Q(left_how=""),
                name="orders_custodystay_left_after_received",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True, left_on__isnull=True),
                name="orders_custodystay_one_at_a_time",
            ),
        ]  # fmt: skip


class CustodyNote(OfPerson):
    """One line on behaviour in custody, in the words in which it came. Nobody here has judged it."""

    holding = Holding("Behaviour in custody, as it was passed on", assertion=Assertion.INTELLIGENCE)

    class Kind(models.TextChoices):
        ADJUDICATION = "adjudication", "Adjudication"
        INCENTIVE = "incentive", "Incentive"
        OTHER = "other", "Other"

    on = models.DateField()
    kind = models.CharField(max_length=12, choices=Kind)
    as_given = models.CharField(max_length=300)
    source = models.CharField(max_length=160)
