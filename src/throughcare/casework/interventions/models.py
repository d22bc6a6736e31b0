"""What is offered here, the directory, consents, and referrals with every move they made.

A referral carries the organisation it goes to: its staff see the row from the moment it is sent, and of the person what
the row itself brings along (`shared`), written down when it was sent, and nothing else.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.casework.interventions.wording import (
    CONSENT_KINDS,
    DELIVERIES,
    REFERRAL_STATES,
    RESOURCE_KINDS,
    ROUTE_WORDS,
    SETTINGS,
    SIGNED_HOW,
)
from throughcare.platform.database.holdings import Basis, Holding, Sharing
from throughcare.platform.database.versioned import Versioned
from throughcare.register.people.models import OfPerson
from throughcare.rules.interventions.referring import ENDS


class Offering(Versioned):
    """A programme or service as it can be had here. Agency data: no person.

    programme: its code in the pack's catalogue, "" for a service that only this agency has; then title, what and needs
    describe it. places: at once, null where nobody counts. sessions, minutes: as planned for one person.
    route: which table of states its referrals follow. clinical: what is done in it is treatment.
    eligibility: conditions of a service of the agency's own, as the catalogue writes them; a programme's come from it.
    """

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    programme = models.CharField(max_length=80, blank=True, default="")
    title = models.CharField(max_length=160)
    what = models.TextField(max_length=2000, blank=True, default="")
    needs = models.JSONField(default=list, blank=True)
    eligibility = models.JSONField(default=list, blank=True)
    route = models.CharField(max_length=10, choices=ROUTE_WORDS.items(), default="service")
    clinical = models.BooleanField(default=False)
    setting = models.CharField(max_length=10, choices=SETTINGS.items(), default="community")
    delivery = models.CharField(max_length=10, choices=DELIVERIES.items(), default="one_to_one")
    place = models.CharField(max_length=300, blank=True, default="")
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    sessions = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    opens_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opens_on")),
                name="interventions_offering_closes_after",
            ),
            models.UniqueConstraint(
                fields=["agency", "organisation", "title"],
                condition=Q(known_to__isnull=True, closed_on__isnull=True),
                name="interventions_offering_title_once",
            ),
        ]


class Resource(Versioned):
    """A line of the directory of help. Agency data: no person. checked_on: when somebody last found it to be true.

    latitude, longitude: WGS 84 degrees. opening: [{"day": 0 to 6 from Monday, "from": "09:00", "to": "17:00"}].
    """

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=RESOURCE_KINDS.items())
    what = models.TextField(max_length=2000, blank=True, default="")
    who_for = models.CharField(max_length=500, blank=True, default="")
    how = models.CharField(max_length=500, blank=True, default="")
    needs = models.JSONField(default=list, blank=True)
    address = models.CharField(max_length=300, blank=True, default="")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    opening = models.JSONField(default=list, blank=True)
    phone = models.CharField(max_length=40, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    web = models.URLField(blank=True, default="")
    languages = models.JSONField(default=list, blank=True)
    checked_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="interventions_resource_is_somewhere",
            ),
        ]


class Consent(OfPerson):
    """What the person allowed, by which every element can be checked (`rules.interventions.consent`).

    discloser, recipient, information, reason: who may tell whom what, and for what. ends_on, ends_when: the day or
    event with which it ends. told_of_revoking: the person was told that they may take it back.
    revoked_on: when they did.
    """

    holding = Holding("What the person allowed to be told to whom", basis=Basis.CONSENT, sensitive=True)

    kind = models.CharField(max_length=12, choices=CONSENT_KINDS.items())
    organisation = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    discloser = models.CharField(max_length=200)
    recipient = models.CharField(max_length=200)
    information = models.CharField(max_length=1000)
    reason = models.CharField(max_length=500)
    told_of_revoking = models.BooleanField(default=False)
    told_of_refusing = models.BooleanField(default=False)
    signed_on = models.DateField()
    signed_how = models.CharField(max_length=10, choices=SIGNED_HOW.items())
    signed_by = models.CharField(max_length=160, blank=True, default="")
    ends_on = models.DateField(null=True, blank=True)
    ends_when = models.CharField(max_length=300, blank=True, default="")
    ended_on = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    revoked_how = models.CharField(max_length=200, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=False) | ~Q(ends_when=""), name="interventions_consent_has_an_end"
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True) | Q(revoked_on__gte=F("signed_on")),
                name="interventions_consent_revoked_after",
            ),
        ]


class ServiceReferral(OfPerson):
    """One referral. organisation: of its offering, repeated here for the wall.

    objective: of the plan, by id; null only where the pack lets a referral stand without one, with the words why.
    outcomes: what is hoped for, each a sentence. shared: what the organisation was given, field by field with purpose
    and basis, as it was when it was sent. worker: of the organisation.
    stopped_on: from when the consent it rests on is gone; the row is then hidden from the organisation by the wall.
    waits_from, began_on, ended_on: for the times that are counted. ended_how: completed, left early or never began.
    """

    holding = Holding("Referrals to services and programmes", sharing=Sharing.GIVE)

    offering = models.ForeignKey(Offering, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    objective = models.ForeignKey(
        "plans.Objective", on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )
    route = models.CharField(max_length=10, choices=ROUTE_WORDS.items())
    state = models.CharField(max_length=30, choices=REFERRAL_STATES.items())
    why = models.TextField(max_length=4000)
    outcomes = models.JSONField(default=list, blank=True)
    needed_by = models.DateField(null=True, blank=True)
    most_days = models.PositiveSmallIntegerField(null=True, blank=True)
    availability = models.CharField(max_length=500, blank=True, default="")
    consent = models.ForeignKey(
        Consent, on_delete=models.PROTECT, related_name="+", db_index=False, null=True, blank=True
    )
    stopped_on = models.DateField(null=True, blank=True)
    shared = models.JSONField(default=list, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
        blank=True,
    )
    waits_from = models.DateField(null=True, blank=True)
    began_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_how = models.CharField(max_length=12, choices=ENDS.items(), blank=True, default="")
    ended_why = models.CharField(max_length=30, blank=True, default="")
    ended_words = models.CharField(max_length=1000, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "offering"], condition=Q(known_to__isnull=True, ended_on__isnull=True),
                name="interventions_servicereferral_open_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_how="") | (Q(ended_on__isnull=False) & ~Q(ended_how="")),
                name="interventions_servicereferral_ended_somehow",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "referral_started")) | Q(sent_at__isnull=False)
                | Q(ended_on__isnull=False),
                name="interventions_servicereferral_sent_at_a_moment",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["organisation", "state"], condition=Q(known_to__isnull=True),
                         name="interventions_referral_line"),
        ]  # fmt: skip


class ReferralGround(OfPerson):
    """What the agency's rules said of a referral: never for the organisation, whose wall the referral's own row passes.

    eligibility: the rule's answer when it was written or sent; despite: why it goes nevertheless. priority: what the
    order of the waiting list asks for, as it was known then.
    """

    holding = Holding("Why a referral was made, by the agency's rules", sharing=Sharing.GIVE)

    referral = models.ForeignKey(ServiceReferral, on_delete=models.PROTECT, related_name="+")
    eligibility = models.JSONField(default=dict, blank=True)
    despite = models.CharField(max_length=1000, blank=True, default="")
    priority = models.JSONField(default=dict, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(known_to__isnull=True),
                name="interventions_referralground_one",
            ),
        ]


class ReferralMove(OfPerson):
    """One move of a referral: from which state to which, by whom (`recorded_by`), when (`known_from`), and why.

    side: "referrer" or "runner", whoever made it. reason: a code of the reasons for such a move.
    """

    holding = Holding("Every step of a referral, and why")

    referral = models.ForeignKey(ServiceReferral, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    start = models.CharField(max_length=30, blank=True, default="")
    to = models.CharField(max_length=30, choices=REFERRAL_STATES.items())
    side = models.CharField(max_length=10)
    reason = models.CharField(max_length=30, blank=True, default="")
    words = models.CharField(max_length=1000, blank=True, default="")
    moved_on = models.DateField()

    class Meta(OfPerson.Meta):
        constraints = [*OfPerson.Meta.constraints]
