"""How a person wants to be told things, and what an agency chose; each change is a version."""

from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import StaleVersion, amend
from throughcare.register.caseload.reach import own_agency
from throughcare.register.messaging.drafts import AgencyDraft, ChoiceDraft
from throughcare.register.messaging.models import AgencyMessages, MessageChoice
from throughcare.register.messaging.refusals import HoursInOrder, NotListed, OutOfRange
from throughcare.register.messaging.wording import WAYS
from throughcare.rules.jurisdictions.languages import LANGUAGES

MOST_DAYS = 7


@transaction.atomic
def choose(
    actor: Actor, person_id: UUID, draft: ChoiceDraft, *, expected: int, texts_again: bool = False
) -> MessageChoice:
    """Write how the person wants to be told things. expected: the version seen, 0 where nothing was chosen before.

    texts_again: the person asked for texts again after they had stopped them; only they can.
    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, HoursInOrder, OutOfRange, StaleVersion.
    """
    require(actor, Permission.MESSAGE_SEND, person_id)
    _check(draft)
    choice: MessageChoice | None = (
        MessageChoice.objects.select_for_update().filter(person_id=person_id).first()
    )
    values = asdict(draft) | ({"stopped_at": None} if texts_again else {})
    if choice is None:
        if expected:
            raise StaleVersion("MessageChoice", person_id, expected)
        choice = MessageChoice(person_id=person_id, recorded_by_id=actor.user_id, **values)
        choice.full_clean()
        choice.save(force_insert=True)
    else:
        amend(choice, expected=expected, by=actor, because="the person chose", **values)
    trail.record(
        actor, "messaging:choice:made", choice, details={"way": choice.way, "reminders": choice.reminders}
    )
    return choice


@transaction.atomic
def choose_for_agency(actor: Actor, draft: AgencyDraft, *, expected: int) -> AgencyMessages:
    """Write when the agency's reminders go, the hours, and which translations somebody has read.

    Raises NotPermitted, HoursInOrder, OutOfRange, StaleVersion.
    """
    require(actor, Permission.AGENCY_ADMINISTER)
    if not draft.first < draft.last:
        raise HoursInOrder()
    if not 0 <= draft.days_before <= MOST_DAYS:
        raise OutOfRange()
    values = asdict(draft) | {"languages_read": list(draft.languages_read)}
    held: AgencyMessages | None = (
        AgencyMessages.objects.select_for_update().filter(agency_id=own_agency(actor)).first()
    )
    if held is None:
        if expected:
            raise StaleVersion("AgencyMessages", actor.user_id, expected)
        held = AgencyMessages(agency_id=own_agency(actor), recorded_by_id=actor.user_id, **values)
        held.full_clean()
        held.save(force_insert=True)
    else:
        amend(held, expected=expected, by=actor, because="agency's choice", **values)
    trail.record(actor, "messaging:agency:chose", held, verb=trail.Verb.ADMINISTER,
                 details={"days_before": held.days_before})  # fmt: skip
    return held


def _check(draft: ChoiceDraft) -> None:
    if draft.way not in WAYS:
        raise NotListed("way")
    if draft.language and draft.language not in LANGUAGES:
        raise NotListed("language")
    both = draft.first is not None and draft.last is not None
    neither = draft.first is None and draft.last is None
    if not neither and not (both and draft.first < draft.last):  # type: ignore[operator]
        raise HoursInOrder()
    if draft.days_before is not None and not 0 <= draft.days_before <= MOST_DAYS:
        raise OutOfRange()
