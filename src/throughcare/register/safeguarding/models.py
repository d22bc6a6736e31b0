"""Immediate concerns, safeguarding referrals, and what was disclosed to a third party."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.platform.database.holdings import Assertion, Basis, FieldClass, Holding, Purpose, Sharing
from throughcare.register.people.models import OfPerson
from throughcare.register.safeguarding.wording import (
    ABOUT,
    ANSWERS,
    BASES,
    CONCERNS,
    RECIPIENTS,
    REFERRED_HOW,
    SOURCES,
    TOLD_HOW,
)


class Concern(OfPerson):
    """What must be known before meeting the person. It stands until somebody removes it and says why.

    what: what colleagues should know and do, without naming anybody; a protected person is a reference.
    noted_by: who noted it first; the version's own author is who last reviewed it. reviewed_on: null until then.
    """

    holding = Holding(
        "Immediate concerns", purpose=Purpose.SAFETY, basis=Basis.SUBSTANTIAL_INTEREST, assertion=Assertion.OPINION,
        sharing=Sharing.WITHHOLD, sensitive=True,
    )  # fmt: skip

    kind = models.CharField(max_length=20, choices=CONCERNS.items())
    what = models.CharField(max_length=500)
    source = models.CharField(max_length=20, choices=SOURCES.items())
    noted_on = models.DateField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    review_on = models.DateField()
    reviewed_on = models.DateField(null=True, blank=True)
    removed_on = models.DateField(null=True, blank=True)
    removed_because = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(review_on__gt=F("noted_on")), name="safeguarding_concern_review_after"
            ),
            models.CheckConstraint(
                condition=Q(removed_on__isnull=True, removed_because="")
                | (Q(removed_on__isnull=False) & ~Q(removed_because="")),
                name="safeguarding_concern_removed_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["review_on"], condition=Q(known_to__isnull=True, removed_on__isnull=True),
                         name="safeguarding_concern_review"),
        ]  # fmt: skip


class Referral(OfPerson):
    """A concern passed to the service whose task it is. about: a kind of person, never a name.

    to: the service. answer_due_on: the day by which an answer is awaited; moved on by each chase.
    chased_on, chases: the last time it was chased, and how often. answer: "" until answered.
    """

    holding = Holding(
        "Safeguarding referrals", purpose=Purpose.SAFETY, basis=Basis.SUBSTANTIAL_INTEREST,
        sharing=Sharing.WITHHOLD, sensitive=True,
    )  # fmt: skip

    about = models.CharField(max_length=10, choices=ABOUT.items())
    to = models.CharField(max_length=160)
    how = models.CharField(max_length=10, choices=REFERRED_HOW.items())
    why = models.CharField(max_length=500)
    sent_on = models.DateField()
    answer_due_on = models.DateField()
    chased_on = models.DateField(null=True, blank=True)
    chases = models.PositiveSmallIntegerField(default=0)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=ANSWERS.items(), blank=True, default="")
    answer_note = models.CharField(max_length=500, blank=True, default="")

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(answer_due_on__gte=F("sent_on")), name="safeguarding_referral_due_after_sent"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="safeguarding_referral_answered_whole",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["answer_due_on"], condition=Q(known_to__isnull=True, answered_on__isnull=True),
                         name="safeguarding_referral_due"),
        ]  # fmt: skip


class Disclosure(OfPerson):
    """What was told about the person to somebody outside, to whom, when, and by what power.

    basis: the lawful ground. power: the section, order or agreement it rests on, in words. what: the kinds of
    information, not the information. told_by: the member of staff.
    """

    holding = Holding(
        "Disclosures to third parties", purpose=Purpose.ACCOUNTABILITY, basis=Basis.LEGAL_DUTY,
        fields={"recipient": FieldClass(sharing=Sharing.WITHHOLD)},
    )  # fmt: skip

    recipient_kind = models.CharField(max_length=10, choices=RECIPIENTS.items())
    recipient = models.CharField(max_length=160)
    what = models.CharField(max_length=500)
    why = models.CharField(max_length=500)
    basis = models.CharField(max_length=20, choices=BASES.items())
    power = models.CharField(max_length=200)
    how = models.CharField(max_length=10, choices=TOLD_HOW.items())
    told_on = models.DateField()
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta(OfPerson.Meta):
        indexes = [
            models.Index(fields=["person", "told_on"], condition=Q(known_to__isnull=True),
                         name="safeguarding_disclosure_when"),
        ]  # fmt: skip
