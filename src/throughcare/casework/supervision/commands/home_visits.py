"""What a home visit came to: attempted or achieved, who was present, with whom the officer went."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.supervision.commands.writing import add, held
from throughcare.casework.supervision.drafts import HomeVisitDraft
from throughcare.casework.supervision.home_visits import MOST_PRESENT, NOT_ACHIEVED, PRESENT, WENT_WITH
from throughcare.casework.supervision.models import Contact, HomeVisit
from throughcare.casework.supervision.refusals import NotAHomeVisit, NotListed, OutsideLimits
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import StaleVersion, amend
from throughcare.rules.contacts import ContactKind


@transaction.atomic
def record_home_visit(
    actor: Actor, person_id: UUID, contact_id: UUID, draft: HomeVisitDraft, *, expected: int
) -> HomeVisit:
    """Write down what a home visit came to, or correct it. expected: the version before; 0 for none.

    Raises NotPermitted, NotThere, PurposeNeeded, NotAHomeVisit, NotListed, OutsideLimits, StaleVersion.
    """
    require(actor, Permission.CONTACT_RECORD, person_id)
    contact = held(Contact, person_id, contact_id, Permission.CONTACT_RECORD)
    if contact.kind != ContactKind.HOME:
        raise NotAHomeVisit
    columns = _columns(draft)
    row: HomeVisit | None = HomeVisit.objects.filter(contact_id=contact.pk).first()
    if row is None and expected == 0:
        row = HomeVisit(person_id=person_id, contact_id=contact.pk, recorded_by_id=actor.user_id, **columns)
        add(actor, row, "supervision:home-visit:recorded")
        return row
    if row is None or expected == 0:
        raise StaleVersion(HomeVisit.__name__, contact_id, expected, row.version if row else 0)
    amend(row, expected=expected, by=actor, because="corrected", **columns)
    trail.record(actor, "supervision:home-visit:corrected", row)
    return row


def _columns(draft: HomeVisitDraft) -> dict[str, object]:
    if draft.went_with not in WENT_WITH:
        raise NotListed("went_with")
    if not draft.achieved and draft.not_achieved not in NOT_ACHIEVED:
        raise NotListed("not_achieved")
    present = {code: number for code, number in draft.present.items() if number}
    if not set(present) <= set(PRESENT):
        raise NotListed("present")
    if any(not 0 < number <= MOST_PRESENT for number in present.values()) or present.get("person", 1) > 1:
        raise OutsideLimits(f"Enter numbers from 0 to {MOST_PRESENT}", "present")
    if draft.achieved and "person" not in present:
        present["person"] = 1
    return {
        "achieved": draft.achieved, "not_achieved": "" if draft.achieved else draft.not_achieved,
        "present": present, "went_with": draft.went_with,
    }  # fmt: skip
