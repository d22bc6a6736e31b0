"""Factories of concerns, referrals and disclosures. Everything they make is invented."""

from datetime import date

import factory

from tests.factories_ground import OfPersonFactory, UserFactory
from throughcare.register.safeguarding import models as safeguarding


class ConcernFactory(OfPersonFactory):
    class Meta:
        model = safeguarding.Concern

    kind, source = "staff", "seen"
    what = "Two members of staff visit together."
    noted_on, review_on = date(2026, 9, 1), date(2027, 9, 1)
    noted_by = factory.SubFactory(UserFactory)


class ReferralFactory(OfPersonFactory):
    class Meta:
        model = safeguarding.Referral

    about, to, how = "child", "Children's services, Exampleton", "form"
    why = "Seen on a home visit: no heating."
    sent_on, answer_due_on = date(2026, 11, 2), date(2026, 11, 5)


class DisclosureFactory(OfPersonFactory):
    class Meta:
        model = safeguarding.Disclosure

    recipient_kind, recipient = "police", "Duty officer, Exampleton police"
    what, why, power = "Address", "A missing person enquiry", "Data sharing agreement, part 2"
    basis, how = "public_task", "speech"
    told_on = date(2026, 11, 2)
    told_by = factory.SubFactory(UserFactory)
