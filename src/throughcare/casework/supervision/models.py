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
            models.Index(fields=["person", "starts_at"], condition=Q(known_to__isnull=True),
                         name="supervision_appointment_when"),
            models.Index(fields=["officer", "starts_at"], condition=Q(known_to__isnull=True),
                         name="supervision_appointment_diary"),
            models.Index(fields=["starts_at"], include=["person"],
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
            # Who was seen on the day that is four weeks ago today.
            models.Index(fields=["happened_at"], condition=Q(known_to__isnull=True), name="supervision_contact_day"),
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
    """Something to do that follows from a contact or from the record."""

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

    class Meta(OfPerson.Meta):
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
