"""Appointments (planned), contacts (happened), their notes, and the tasks that follow."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.platform.database.holdings import Assertion, FieldClass, Holding, Purpose, Sharing
from throughcare.platform.database.versioned import written_since
from throughcare.register.people.models import OfPerson

OPINION = FieldClass(assertion=Assertion.OPINION)


class Appointment(OfPerson):
    """A planned contact. kind: a contact kind of the pack. starts_at, ends_at: UTC.

    series: shared by appointments booked together. moved_to: the appointment that took its place.
    moved_by: who asked to move or cancel it, so that a pattern can be seen.
    """

    holding = Holding("Planned contacts", review_rows="sensitive")

    class Status(models.TextChoices):
        BOOKED = "booked", "Booked"
        MOVED = "moved", "Rescheduled"
        CANCELLED = "cancelled", "Cancelled"
        HELD = "held", "Outcome recorded"
        STOPPED = "stopped", "Set aside"

    class AskedBy(models.TextChoices):
        PERSON = "person", "The person"
        SERVICE = "service", "The service"

    order = models.ForeignKey(
        "orders.Order", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    condition = models.ForeignKey(
        "orders.Condition", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=20)
    purpose = models.CharField(max_length=120, blank=True, default="")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=160, blank=True, default="")
    required = models.BooleanField(default=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.BOOKED)
    series = models.UUIDField(null=True, blank=True)
    moved_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    moved_by = models.CharField(max_length=8, choices=AskedBy, blank=True, default="")
    moved_because = models.CharField(max_length=200, blank=True, default="")
    sensitive = models.BooleanField(default=False)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="supervision_appointment_has_length"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "starts_at"], include=["status", "kind"],
                         condition=Q(known_to__isnull=True), name="supervision_appointment_when"),
            models.Index(fields=["officer", "starts_at"], condition=Q(known_to__isnull=True),
                         name="supervision_appointment_diary"),
            models.Index(fields=["starts_at"], include=["person", "kind"],
                         condition=Q(known_to__isnull=True, status="booked"),
                         name="supervision_appointment_open"),
            written_since("supervision_appointment"),
        ]  # fmt: skip


class Contact(OfPerson):
    """What happened, planned or not. outcome: a code of `rules.contacts`; "" until known.

    evidence_due_on: while the outcome waits for evidence, the day by which it is due.
    """

    holding = Holding("What happened at each contact", review_rows="sensitive")

    appointment = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="contacts", db_index=False
    )
    order = models.ForeignKey(
        "orders.Order", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=20)
    with_whom = models.CharField(max_length=20, default="person")
    happened_at = models.DateTimeField()
    outcome = models.CharField(max_length=30, blank=True, default="")
    evidence_due_on = models.DateField(null=True, blank=True)
    title = models.CharField(max_length=120, blank=True, default="")
    sensitive = models.BooleanField(default=False)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["appointment"], condition=Q(known_to__isnull=True, appointment__isnull=False),
                name="supervision_contact_one_an_appointment",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person", "-happened_at"], condition=Q(known_to__isnull=True),
                         name="supervision_contact_when"),
            models.Index(fields=["evidence_due_on"], condition=Q(known_to__isnull=True, evidence_due_on__isnull=False),
                         name="supervision_contact_evidence"),
            # Who was seen on the days that are some weeks ago today, without reading what was said.
            models.Index(fields=["happened_at"], include=["person", "outcome"], condition=Q(known_to__isnull=True),
                         name="supervision_contact_day"),
            written_since("supervision_contact"),
        ]  # fmt: skip


class Note(OfPerson):
    """A note on a contact or on the person. Its author alone may correct it; every version stays."""

    holding = Holding("Notes by staff", assertion=Assertion.OPINION, review_rows="sensitive")

    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="notes"
    )
    text = models.TextField(max_length=12000)
    template = models.CharField(max_length=60, blank=True, default="")
    sensitive = models.BooleanField(default=False)
    written_at = models.DateTimeField()

    class Meta(OfPerson.Meta):
        indexes = [
            models.Index(fields=["person", "-written_at"], condition=Q(known_to__isnull=True),
                         name="supervision_note_when"),
        ]  # fmt: skip


class Task(OfPerson):
    """Something to do that follows from a contact or from the record.

    letter: the letter that somebody is to go through with the person and an interpreter, where that is what it is.
    """

    holding = Holding("What staff set themselves to do")

    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    what = models.CharField(max_length=200)
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    letter = models.ForeignKey("documents.Letter", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
                               db_index=False)  # fmt: skip

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(fields=["letter"], condition=Q(known_to__isnull=True),
                                    name="supervision_task_one_of_a_letter"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["owner", "done_at"], condition=Q(known_to__isnull=True),
                         name="supervision_task_owner"),
            models.Index(fields=["due_on"], condition=Q(known_to__isnull=True, done_at__isnull=True),
                         name="supervision_task_due"),
        ]  # fmt: skip


class Arrangement(OfPerson):
    """What the person needs at one appointment, and whether it is there: an interpreter, a room without steps.

    need: in words, as the record said when it was booked. standing: "asked" until somebody says how it came out.
    """

    class Kind(models.TextChoices):
        INTERPRETER = "interpreter", "Interpreter"
        ADJUSTMENT = "adjustment", "Adjustment"

    class Standing(models.TextChoices):
        ASKED = "asked", "Asked for, not yet confirmed"
        CONFIRMED = "confirmed", "Confirmed"
        NOT_NEEDED = "not_needed", "Not needed this time"
        NOT_AVAILABLE = "not_available", "Not available"

    holding = Holding("Interpreters and adjustments asked for at appointments", purpose=Purpose.EQUALITY)

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="arrangements")
    kind = models.CharField(max_length=12, choices=Kind)
    need = models.CharField(max_length=200)
    standing = models.CharField(max_length=14, choices=Standing, default=Standing.ASKED)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["appointment", "need"], condition=Q(known_to__isnull=True),
                name="supervision_arrangement_once",
            ),
        ]  # fmt: skip


class HomeVisit(OfPerson):
    """What a contact at the home came to: whether anybody was seen, and who was present, by kind and number.

    not_achieved: why, a code of `home_visits.NOT_ACHIEVED`; "" when achieved. present: number by code of
    `home_visits.PRESENT`; nobody is named. went_with: a code of `home_visits.WENT_WITH`.
    """

    holding = Holding(
        "Visits to the home, and who was present by kind",
        fields={"present": FieldClass(sharing=Sharing.THIRD_PARTY)},
    )

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="home_visits")
    achieved = models.BooleanField()
    not_achieved = models.CharField(max_length=20, blank=True, default="")
    present = models.JSONField(default=dict, blank=True)
    went_with = models.CharField(max_length=20)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["contact"],
                condition=Q(known_to__isnull=True),
                name="supervision_homevisit_one_a_contact",
            ),
            models.CheckConstraint(
                condition=Q(achieved=True, not_achieved="") | (Q(achieved=False) & ~Q(not_achieved="")),
                name="supervision_homevisit_says_why_not",
            ),
        ]


class Visit(OfPerson):
    """An officer goes out to see the person: announced, for an appointment, or without telling anybody beforehand.

    A row is there only for whoever goes, whoever watches for their return, and managers: the wall in the database
    asks for it, so that nothing made for the person can hold it. An unannounced visit names the power it rests on and
    why nobody is told. watcher: who is rung when the officer is not back. starts_at, back_by: planned; went_at,
    back_at: what happened. escalated_at: when nobody had heard from the officer and others were told.
    """

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        OUT = "out", "Out now"
        BACK = "back", "Back"
        CALLED_OFF = "called_off", "Called off"

    holding = Holding(
        "Visits, who goes and who watches for their return", purpose=Purpose.SAFETY, sharing=Sharing.WITHHOLD
    )

    order = models.ForeignKey(
        "orders.Order", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    condition = models.ForeignKey(
        "orders.Condition", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    appointment = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    watcher = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    announced = models.BooleanField()
    authority = models.CharField(max_length=200, blank=True, default="")
    reason = models.CharField(max_length=500, blank=True, default="")
    place = models.CharField(max_length=160, blank=True, default="")
    starts_at = models.DateTimeField()
    back_by = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    went_at = models.DateTimeField(null=True, blank=True)
    back_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(announced=True, appointment__isnull=False)
                | Q(announced=False, appointment__isnull=True, order__isnull=False) & ~Q(authority="") & ~Q(reason=""),
                name="supervision_visit_says_its_power_and_why",
            ),
            models.CheckConstraint(condition=~Q(watcher=F("officer")), name="supervision_visit_watched_by_another"),
            models.CheckConstraint(condition=Q(back_by__gt=F("starts_at")), name="supervision_visit_has_length"),
            models.CheckConstraint(
                condition=Q(state__in=("planned", "called_off"), went_at__isnull=True, back_at__isnull=True)
                | Q(state="out", went_at__isnull=False, back_at__isnull=True)
                | Q(state="back", went_at__isnull=False, back_at__gte=F("went_at")),
                name="supervision_visit_in_order",
            ),
            models.UniqueConstraint(
                fields=["appointment"], name="supervision_visit_one_an_appointment",
                condition=Q(known_to__isnull=True, appointment__isnull=False) & ~Q(state="called_off"),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person", "starts_at"], condition=Q(known_to__isnull=True),
                         name="supervision_visit_when"),
            models.Index(fields=["officer", "starts_at"], condition=Q(known_to__isnull=True),
                         name="supervision_visit_officer"),
            models.Index(fields=["back_by"], condition=Q(known_to__isnull=True, state="out"),
                         name="supervision_visit_out"),
        ]  # fmt: skip


class Progress(OfPerson):
    """Less supervision proposed for good progress, each condition with what is known, and what somebody decided.

    step: a code of the pack. rule: the scheme that was asked, with its version. findings: each condition in words with
    "met", "not_met" or "not_known". words: why it is proposed. state, decided_by, decided_at, decision: a named person
    other than the one who proposed it, and their reasons; nothing changes until then.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waits for a decision"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"

    holding = Holding(
        "Less supervision proposed for good progress, and what was decided", assertion=Assertion.OPINION
    )

    step = models.CharField(max_length=60)
    rule = models.CharField(max_length=120)
    findings = models.JSONField(default=list)
    words = models.CharField(max_length=1000)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    proposed_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )  # fmt: skip
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(max_length=1000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True, state="waiting"),
                name="supervision_progress_one_waiting",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_by__isnull=True, decided_at__isnull=True)
                | (Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(state="waiting") & ~Q(decision="")),
                name="supervision_progress_decided_by_somebody_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn") | Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                name="supervision_progress_decided_by_another",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="supervision_progress_says_why"),
        ]  # fmt: skip


class PhaseHeld(OfPerson):
    """The phase of supervision a person is in, from a decision on; the contact standard of its level holds with it.

    phase: a code of the pack. progress: the decision it rests on. ends_on: exclusive; ended_because: in words.
    """

    holding = Holding("Phases of supervision, by date")

    phase = models.CharField(max_length=60)
    progress = models.ForeignKey(Progress, on_delete=models.PROTECT, related_name="+", db_index=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True, ends_on__isnull=True),
                name="supervision_phaseheld_one",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | (Q(ends_on__gte=F("starts_on")) & ~Q(ended_because="")),
                name="supervision_phaseheld_ended_with_words",
            ),
        ]  # fmt: skip
