"""What became of sessions: one by one, or the whole group on one page."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from throughcare.casework.interventions.commands.moving import move
from throughcare.casework.interventions.models import ServiceReferral
from throughcare.casework.provision.commands.scheduling import session_of
from throughcare.casework.provision.commands.writing import (
    add,
    day_of,
    referral_of,
    refuse_unless_accepted,
    wrote,
)
from throughcare.casework.provision.drafts import SessionOutcome
from throughcare.casework.provision.events import ReturnSeen, SessionRecorded
from throughcare.casework.provision.models import Session, SessionNote
from throughcare.casework.provision.refusals import AnotherState, NotOne, NotWritten, SessionDay
from throughcare.casework.provision.wording import BEHAVIOUR, WHY_NO_SESSION
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.rules.interventions.referring import PROGRAMME, ROUTE, RUNNER

HELD = ("attended", "no_session", "not_attended")


@transaction.atomic
def record_session(actor: Actor, session_id: UUID, draft: SessionOutcome, *, expected: int) -> None:
    """Write down what became of a session, or put right what was written.

    Raises NotPermitted, NotThere, NotAccepted, AnotherState, NotOne, NotWritten, SessionDay or StaleVersion.
    """
    session = session_of(actor, session_id)
    referral = referral_of(actor, session.referral_id)
    _record(actor, referral, session, draft, expected)


@transaction.atomic
def record_group(actor: Actor, drafts: Mapping[UUID, tuple[SessionOutcome, int]]) -> int:
    """Write down what became of many sessions at once, all or none; returns how many. Keys: sessions.

    Raises as `record_session`.
    """
    for session_id, (draft, expected) in drafts.items():
        record_session(actor, session_id, draft, expected=expected)
    return len(drafts)


@transaction.atomic
def see_return(actor: Actor, person_id: UUID, session_id: UUID, *, expected: int) -> None:
    """The officer has read what a service told of a session; it leaves their list.

    Raises NotPermitted, NotThere, PurposeNeeded, AnotherState or StaleVersion.
    """
    require(actor, Permission.REFERRAL_MAKE, person_id)
    session: Session | None = Session.objects.filter(pk=session_id, person_id=person_id).first()
    if session is None:
        raise NotThere(Permission.REFERRAL_MAKE, person_id, "no such session")
    if session.state not in HELD or session.seen_on is not None:
        raise AnotherState("There is nothing to be read here, or somebody has read it already")
    amend(
        session, expected=expected, by=actor, because="seen", seen_on=clock.today(actor.zone),
        seen_by_id=actor.user_id,
    )  # fmt: skip
    wrote(actor, "provision:session:seen", session)
    bus.publish(actor, ReturnSeen(person_id, session.pk))


def _record(
    actor: Actor, referral: ServiceReferral, session: Session, draft: SessionOutcome, expected: int
) -> None:
    refuse_unless_accepted(referral)
    _check(actor, session, draft)
    attended = draft.state == "attended"
    planned = int((session.ends_at - session.starts_at).total_seconds()) // 60
    amend(
        session, expected=expected, by=actor, because="recorded", state=draft.state,
        late_why=draft.late_why.strip() if attended else "",
        minutes=(draft.minutes if draft.minutes is not None else planned) if attended else 0,
        why_none=draft.why_none if draft.state == "no_session" else "",
        known_of=draft.known_of.strip(), behaviour=draft.behaviour if attended else "",
        tell=draft.tell.strip(), concern=draft.concern, seen_on=None, seen_by_id=None,
    )  # fmt: skip
    wrote(actor, "provision:session:recorded", session, state=draft.state)
    if draft.note.strip():
        note = SessionNote(
            person_id=session.person_id, referral=referral, organisation_id=referral.organisation_id,
            session=session, words=draft.note.strip(),
        )  # fmt: skip
        add(actor, note, "provision:note:written")
    if attended:
        _begin(actor, referral)
    held_on = day_of(actor, session.starts_at)
    bus.publish(actor, SessionRecorded(session.person_id, referral.pk, session.pk, draft.state, held_on))


def _check(actor: Actor, session: Session, draft: SessionOutcome) -> None:
    if draft.state not in HELD:
        raise NotOne("state", "Say what happened")
    if session.state in {"superseded", "planned"}:
        raise AnotherState("This session was put on another day. Record the new one")
    if session.starts_at > clock.now():
        raise SessionDay(
            "This session is still to come: record it once it has begun", "state", day_of(actor, session.starts_at)
        )  # fmt: skip
    if draft.state == "not_attended" and not draft.known_of.strip():
        raise NotWritten("Say what is known about the absence, or that nothing is", "known_of")
    if draft.state == "no_session" and draft.why_none not in WHY_NO_SESSION:
        raise NotOne("why_none", "Say why no session was held")
    if draft.state == "attended" and draft.behaviour not in BEHAVIOUR:
        raise NotOne("behaviour", "Say how the person took part")
    if draft.concern and not draft.tell.strip():
        raise NotWritten("Say what the concern is", "tell")
    if draft.minutes is not None and not 0 <= draft.minutes <= 24 * 60:
        raise NotWritten("Minutes must be from 0 to 1,440", "minutes")


def _begin(actor: Actor, referral: ServiceReferral) -> None:
    """The first session somebody comes to begins the programme."""
    if referral.route == PROGRAMME and ROUTE[PROGRAMME].may(referral.state, "on_programme", RUNNER):
        move(actor, referral.pk, to="on_programme", side=RUNNER, expected=referral.version)
