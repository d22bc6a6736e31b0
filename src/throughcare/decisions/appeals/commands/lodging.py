"""An appeal comes in: never refused for days nobody knows; after its time only as late, with the reason."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from throughcare.decisions.appeals.commands.writing import add, appeal_held, move
from throughcare.decisions.appeals.drafts import LodgeDraft, WithdrawDraft
from throughcare.decisions.appeals.events import AppealLodged, AppealWithdrawn
from throughcare.decisions.appeals.models import Appeal
from throughcare.decisions.appeals.refusals import (
    AfterItsTime,
    Ended,
    NotListed,
    NotOurs,
    WordsNeeded,
    WrongDay,
)
from throughcare.decisions.appeals.timing import Times, called, decision_of, times
from throughcare.decisions.appeals.wording import (
    BEFORE,
    CALLED,
    LATE,
    LODGED_BY,
    LODGED_HOW,
    RUNNING,
    WITHDRAWN_HOW,
)
from throughcare.decisions.dueprocess.models import Decision
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.dates import civil_date
from throughcare.rules.jurisdictions.languages import LANGUAGES

TYPED = ("grounds", "speaker", "evidence", "lawyer", "late_because")


@transaction.atomic
def lodge(actor: Actor, person_id: UUID, process_id: UUID, draft: LodgeDraft) -> Appeal:
    """Record an appeal against the decision of a process. In time, or late with the reason; the person lost nothing.

    Raises NotPermitted, NotThere, PurposeNeeded, NothingDecided, NotListed, WordsNeeded, WrongDay, NotOurs,
    AfterItsTime, or what a text may not tell.
    """
    require(actor, Permission.APPEAL_CARRY, person_id)
    decision = decision_of(person_id, process_id)
    _check(draft)
    if draft.before == "agency" and decision.authority in ("court", "board"):
        raise NotOurs("before")
    refuse_what_tells(actor, person_id, {name: getattr(draft, name) for name in TYPED})
    lodged_on = _lodged_on(decision, draft)
    found = times(decision, lodged_on, draft.before)
    if found.window == LATE and not draft.late_because.strip():
        assert found.last_day is not None
        raise AfterItsTime(found.last_day, found.words)
    appeal = Appeal(
        person_id=person_id, decision=decision, called=draft.called or called(decision), lodged_on=lodged_on,
        state="late" if found.window == LATE else "lodged", **_columns(draft, found),
    )  # fmt: skip
    add(actor, appeal, "appeals:appeal:lodged", window=found.window)
    bus.publish(actor, AppealLodged(person_id, appeal.pk, process_id, found.window, lodged_on))
    return appeal


@transaction.atomic
def withdraw(actor: Actor, appeal_id: UUID, draft: WithdrawDraft, *, expected: int) -> Appeal:
    """Record that the person took it back: signed, or how they said so. Nobody withdraws it for them.

    Raises NotPermitted, NotThere, PurposeNeeded, Ended, NotListed, WordsNeeded, WrongDay, StaleVersion, or what a text
    may not tell.
    """
    appeal = appeal_held(actor, appeal_id)
    if appeal.state not in RUNNING:
        raise Ended
    if draft.how not in WITHDRAWN_HOW:
        raise NotListed("how")
    if not draft.words.strip():
        raise WordsNeeded("Write down what the person said or signed; nobody withdraws it for them", "words")
    if not appeal.lodged_on <= draft.withdrawn_on <= clock.today(appeal.person.agency.zone):
        raise WrongDay("Give a day from the day it was lodged up to today", "withdrawn_on")
    refuse_what_tells(actor, appeal.person_id, {"words": draft.words})
    amend(
        appeal, expected=expected, by=actor, because="withdrawn", state="withdrawn", withdrawn_on=draft.withdrawn_on,
        withdrawn_how=draft.how, withdrawn_words=draft.words.strip(),
    )  # fmt: skip
    trail.record(actor, "appeals:appeal:withdrawn", appeal)
    bus.publish(actor, AppealWithdrawn(appeal.person_id, appeal.pk))
    return appeal


@transaction.atomic
def acknowledge(actor: Actor, appeal_id: UUID, on: date, *, expected: int) -> Appeal:
    """Record the day on which the person was told that it came in, what happens next and by when.

    Raises NotPermitted, NotThere, PurposeNeeded, Ended, WrongDay or StaleVersion.
    """
    appeal = appeal_held(actor, appeal_id)
    if appeal.acknowledged_on is not None or appeal.state not in RUNNING:
        raise Ended
    if not appeal.lodged_on <= on <= clock.today(appeal.person.agency.zone):
        raise WrongDay("Give a day from the day it was lodged up to today", "on")
    move(actor, appeal, "acknowledged", expected=expected, acknowledged_on=on)
    return appeal


def _check(draft: LodgeDraft) -> None:
    listed = (("lodged_by", LODGED_BY), ("lodged_how", LODGED_HOW), ("before", BEFORE))
    for field, codes in listed:
        if getattr(draft, field) not in codes:
            raise NotListed(field)
    if draft.called and draft.called not in CALLED:
        raise NotListed("called")
    if draft.language and draft.language not in LANGUAGES:
        raise NotListed("language")
    if not draft.grounds.strip():
        raise WordsNeeded("Write down what the person says, in their own words", "grounds")
    if draft.lodged_by != "person" and not draft.speaker.strip():
        raise WordsNeeded("Name who lodged it for them", "speaker")


def _lodged_on(decision: Decision, draft: LodgeDraft) -> date:
    """The day it came in. Raises WrongDay."""
    zone = decision.person.agency.zone
    today = clock.today(zone)
    on = draft.lodged_on or today
    if on > today:
        raise WrongDay("This day has not come yet. Give the day on which it came in", "lodged_on")
    if on < civil_date(decision.decided_at, zone):
        raise WrongDay("This is before the decision was made", "lodged_on")
    return on


def _columns(draft: LodgeDraft, found: Times) -> dict[str, Any]:
    plain = ("before", "lodged_by", "lodged_how", "wants_hearing", "language", "suspend_asked")
    late = draft.late_because.strip() if found.window == LATE else ""
    return {
        **{name: getattr(draft, name) for name in plain},
        **{name: getattr(draft, name).strip() for name in ("grounds", "speaker", "evidence", "lawyer")},
        "window": found.window, "told_on": found.told_on, "last_day": found.last_day, "late_because": late,
        "acknowledge_by": found.acknowledge_by, "decide_by": found.decide_by,
    }  # fmt: skip
