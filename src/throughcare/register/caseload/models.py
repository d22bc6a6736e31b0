"""Who is responsible for whom by date, and who may or may not see.

Restrictions, names and exclusions carry their agency: the wall around a person reads them, so they cannot
stand behind that wall themselves.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.platform.database.holdings import Holding, Purpose, Sharing
from throughcare.platform.database.one_at_a_time import one_at_a_time
from throughcare.platform.database.versioned import Versioned
from throughcare.register.people.models import OfPerson


class Allocation(OfPerson):
    """An officer's part in a person's supervision, from one day until (excluding) another.

    part: responsible (never two at once) or supporting. ends_on: exclusive; null while it lasts.
    """

    holding = Holding(
        "Who was responsible for the person, and when",
        purpose=Purpose.ACCOUNTABILITY, yields={"part": ("responsible", "supporting")},
    )  # fmt: skip

    class Part(models.TextChoices):
        RESPONSIBLE = "responsible", "Responsible"
        SUPPORTING = "supporting", "Supporting"

    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    team = models.ForeignKey("access.Team", on_delete=models.PROTECT, related_name="+", db_index=False)
    part = models.CharField(max_length=12, choices=Part, default=Part.RESPONSIBLE)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            one_at_a_time(
                "caseload_allocation_one_responsible", Q(known_to__isnull=True, part="responsible")
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="caseload_allocation_ends_after_start",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["officer", "person"], condition=Q(known_to__isnull=True),
                         name="caseload_allocation_officer"),
            # Covering: who is responsible is asked for each alert of the sweep.
            models.Index(fields=["person", "starts_on"], include=["ends_on", "officer", "team"],
                         condition=Q(known_to__isnull=True, part="responsible"),
                         name="caseload_allocation_in_charge"),
            models.Index(fields=["team", "person"], condition=Q(known_to__isnull=True),
                         name="caseload_allocation_team"),
        ]  # fmt: skip


class Restriction(OfPerson):
    """A limited-access record: while it lasts only those named may see the person.

    never_broken: not even for an hour by breaking the glass: a protected witness, a member of staff.
    """

    holding = Holding(
        "That few may see the record, and why", purpose=Purpose.SAFETY, sharing=Sharing.WITHHOLD
    )

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(max_length=300)
    starts_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    never_broken = models.BooleanField(default=False)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True), name="caseload_restriction_one"
            ),
        ]


class Named(OfPerson):
    """A user who may see a restricted record."""

    holding = Holding(
        "Staff who may see a restricted record", purpose=Purpose.SAFETY, sharing=Sharing.THIRD_PARTY
    )

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reason = models.CharField(max_length=200, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "user"], condition=Q(known_to__isnull=True), name="caseload_named_once"
            ),
        ]


class Exclusion(OfPerson):
    """A user who may not see a record, whatever their role: a relative, a neighbour, a victim.

    declared: the user said so themselves; agency is then the user's own, whosever the record is.
    """

    holding = Holding(
        "Staff who may not see the record, and why", purpose=Purpose.SAFETY, sharing=Sharing.THIRD_PARTY
    )

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reason = models.CharField(max_length=200)
    declared = models.BooleanField(default=False)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "user"], condition=Q(known_to__isnull=True), name="caseload_exclusion_once"
            ),
        ]


class Glass(OfPerson):
    """A user opened for an hour what a wall or a missing relation closed: who, why, until when, and what came of it.

    agency: whose record it is. user_agency: the user's own. reason_code: of `wording.GLASS_REASONS`.
    outcome: "" until a manager has judged it. review_by: the last day for that. escalated_at: when it was overdue
    and went to the agency's other managers and auditors.
    """

    holding = Holding(
        "Who opened the record in an emergency, and why",
        purpose=Purpose.ACCOUNTABILITY, sharing=Sharing.THIRD_PARTY, keep="trail", moves=False,
    )  # fmt: skip

    class Outcome(models.TextChoices):
        JUSTIFIED = "justified", "Justified"
        NOT_JUSTIFIED = "not_justified", "Not justified"

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    user_agency = models.ForeignKey(
        "access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reason_code = models.CharField(max_length=20)
    reason = models.CharField(max_length=500)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    review_by = models.DateField()
    outcome = models.CharField(max_length=13, choices=Outcome, blank=True, default="")
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        db_index=False,
    )  # fmt: skip
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review_note = models.CharField(max_length=500, blank=True, default="")
    escalated_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("starts_at")), name="caseload_glass_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
                name="caseload_glass_judged_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("user")),
                name="caseload_glass_not_judged_by_oneself",
            ),
        ]
        indexes = [
            models.Index(fields=["user", "person"], condition=Q(known_to__isnull=True),
                         name="caseload_glass_of_user"),
            models.Index(fields=["review_by"], condition=Q(known_to__isnull=True, outcome=""),
                         name="caseload_glass_unjudged"),
        ]  # fmt: skip


class HiddenMatch(OfPerson):
    """A new record seems to be the same person as this one, which whoever made the new one may not know of.

    person: the hidden record, whose keeper looks into it. other: the new one. reasons: codes of the likeness
    ("identifier", "name", "birth"). outcome: "" until the keeper has looked.
    """

    holding = Holding(
        "Another record that may be of the same person",
        purpose=Purpose.ACCOUNTABILITY, sharing=Sharing.WITHHOLD, moves=False,
    )  # fmt: skip

    class Outcome(models.TextChoices):
        SAME = "same", "The same person"
        OTHER = "other", "Somebody else"

    other = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    reasons = models.CharField(max_length=200)
    outcome = models.CharField(max_length=5, choices=Outcome, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "other"],
                condition=Q(known_to__isnull=True),
                name="caseload_hiddenmatch_once",
            ),
        ]


class Cover(Versioned):
    """One officer's caseload in a colleague's hands from one day until (excluding) another; it ends by itself."""

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    covered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True, default="")

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="caseload_cover_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(officer=F("covered_by")), name="caseload_cover_by_somebody_else"
            ),
        ]
        indexes = [
            models.Index(fields=["covered_by", "ends_on"], condition=Q(known_to__isnull=True),
                         name="caseload_cover_by"),
        ]  # fmt: skip


class WellKnown(OfPerson):
    """A person whom many would like to look up: every look without a relation is put before a manager."""

    holding = Holding(
        "That looks at the record are watched, and why", purpose=Purpose.SAFETY, sharing=Sharing.WITHHOLD
    )

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(max_length=200)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(known_to__isnull=True), name="caseload_wellknown_one"
            ),
        ]


class UnusualLook(Versioned):
    """Looking that a rule found unusual: who, which rule, on which day, at how many people; and what came of it.

    subject: the person looked at, where the rule speaks of one; else the user. people: how many were looked at.
    outcome: "" until somebody has judged it. Holds no person in a column of its own: it tells of the user.
    """

    class Outcome(models.TextChoices):
        EXPLAINED = "explained", "Explained by the work"
        NOT_EXPLAINED = "not_explained", "Not explained"

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    rule = models.CharField(max_length=20)
    subject = models.UUIDField()
    on = models.DateField()
    people = models.PositiveIntegerField()
    found_at = models.DateTimeField()
    outcome = models.CharField(max_length=13, choices=Outcome, blank=True, default="")
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        db_index=False,
    )  # fmt: skip
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review_note = models.CharField(max_length=500, blank=True, default="")

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "rule", "subject", "on"], condition=Q(known_to__isnull=True),
                name="caseload_unusuallook_once",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("user")),
                name="caseload_unusuallook_not_judged_by_oneself",
            ),
        ]  # fmt: skip


class OwnPlace(Versioned):
    """Where a member of staff lives, as a mark under the agency's index key: it can be compared, and read by nobody.

    mark: the blind index of house and postcode (`queries.looking.place_key`). The address itself is never stored.
    """

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    mark = models.BigIntegerField()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                fields=["user"], condition=Q(known_to__isnull=True), name="caseload_ownplace_one"
            ),
        ]
