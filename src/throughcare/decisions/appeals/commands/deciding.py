"""Ruling on an appeal on its way, taking it up, deciding it, and carrying out what came of it.

By a named person who neither made the decision nor reported what it is about. What a court or board decided is recorded
as a fact.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from throughcare.decisions.appeals.commands.parts import name_parts
from throughcare.decisions.appeals.commands.writing import add, appeal_held, move, not_their_own
from throughcare.decisions.appeals.drafts import CarriedOutDraft, OutcomeDraft, RulingDraft
from throughcare.decisions.appeals.events import AppealDecided, AppealMoved
from throughcare.decisions.appeals.models import Appeal, Outcome, Ruling
from throughcare.decisions.appeals.refusals import Ended, NotListed, NotNow, WordsNeeded, WrongDay
from throughcare.decisions.appeals.wording import HEARD, OUTCOMES, OUTSIDE, RUNNING, TO_CONSIDER, UNDOES
from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess.commands.writing import named_person
from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.dates import civil_date

DECIDE = Permission.APPEAL_DECIDE


@transaction.atomic
def rule_on_lateness(actor: Actor, appeal_id: UUID, draft: RulingDraft, *, expected: int) -> Ruling:
    """Say whether an appeal that came late is heard, with reasons.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NotOurs, BySomebodyElse, NotNow, WordsNeeded,
    StaleVersion, or what a text may not tell.
    """
    named_person(actor)
    appeal = appeal_held(actor, appeal_id, DECIDE)
    if appeal.state != "late":
        raise NotNow("This appeal does not wait to be admitted")
    ruling = _rule(actor, appeal, "admission", draft)
    state = "admitted" if draft.granted else "not_admitted"
    move(actor, appeal, state.replace("_", "-"), expected=expected, state=state)
    return ruling


@transaction.atomic
def rule_on_waiting(actor: Actor, appeal_id: UUID, draft: RulingDraft) -> Ruling:
    """Say whether the decision waits while the appeal runs, with reasons; it never does by itself.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NotOurs, BySomebodyElse, NotNow, Ended, WordsNeeded, or
    what a text may not tell.
    """
    named_person(actor)
    appeal = appeal_held(actor, appeal_id, DECIDE)
    if appeal.state not in RUNNING:
        raise Ended
    if Ruling.objects.filter(appeal=appeal, about="suspension").exists():
        raise NotNow("This was ruled on already")
    ruling = _rule(actor, appeal, "suspension", draft)
    step = "suspended" if draft.granted else "not-suspended"
    bus.publish(actor, AppealMoved(appeal.person_id, appeal.pk, appeal.state, step))
    return ruling


@transaction.atomic
def take_up(actor: Actor, appeal_id: UUID, *, expected: int) -> Appeal:
    """Begin to consider it, as the one who will answer for it.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NotOurs, BySomebodyElse, NotNow or StaleVersion.
    """
    named_person(actor)
    appeal = appeal_held(actor, appeal_id, DECIDE)
    if appeal.state == "late":
        raise NotNow("It came late: first somebody says whether it is heard")
    if appeal.state not in TO_CONSIDER:
        raise NotNow
    not_their_own(actor, appeal)
    move(
        actor, appeal, "considered", expected=expected, state="considered", taken_up_by_id=actor.user_id,
        taken_up_at=clock.now(),
    )  # fmt: skip
    return appeal


@transaction.atomic
def decide(actor: Actor, appeal_id: UUID, draft: OutcomeDraft, *, expected: int) -> Outcome:
    """Decide an appeal that was taken up. What it sets aside is written beside the decision, which stays as it was.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NotOurs, BySomebodyElse, NotNow, NotListed,
    WordsNeeded, StaleVersion, what naming its parts raises, or what a text may not tell.
    """
    named_person(actor)
    appeal = appeal_held(actor, appeal_id, DECIDE)
    not_their_own(actor, appeal)
    if appeal.state != "considered":
        raise NotNow("Somebody takes an appeal up before it is decided")
    _said(draft)
    if appeal.wants_hearing and draft.heard in ("", "not_wished"):
        raise WordsNeeded("The person asked to be heard: say how they were", "heard")
    outcome = _outcome(
        appeal, draft, basis="decided", authority="manager", made_by=actor.name, decided_by_id=actor.user_id,
        decided_at=clock.now(),
    )  # fmt: skip
    return _keep(actor, appeal, outcome, draft, expected)


@transaction.atomic
def record_fact(actor: Actor, appeal_id: UUID, draft: OutcomeDraft, *, expected: int) -> Outcome:
    """Record as a fact what a court, board or minister decided on it; never refused for a step before.

    Raises NotPermitted, NotThere, PurposeNeeded, Ended, NotListed, WordsNeeded, WrongDay, StaleVersion, what naming its
    parts raises, or what a text may not tell.
    """
    appeal = appeal_held(actor, appeal_id)
    if appeal.state in ("decided", "withdrawn"):
        raise Ended
    _said(draft)
    if draft.authority not in OUTSIDE:
        raise NotListed("authority")
    if not draft.made_by.strip():
        raise WordsNeeded("Name who decided it: the court, the board or the minister", "made_by")
    at = draft.decided_at or clock.now()
    if not _not_before(appeal, at):
        raise WrongDay("Give a day from the day it was lodged up to now", "decided_at")
    outcome = _outcome(
        appeal,
        draft,
        basis="recorded",
        authority=draft.authority,
        made_by=draft.made_by.strip(),
        decided_at=at,
    )
    return _keep(actor, appeal, outcome, draft, expected)


@transaction.atomic
def carry_out(actor: Actor, appeal_id: UUID, draft: CarriedOutDraft, *, expected: int) -> Appeal:
    """Record that what an appeal came to has been seen to; until then it is asked after.

    Raises NobodyDecides, NotPermitted, NotThere, PurposeNeeded, NotNow, WordsNeeded, WrongDay, StaleVersion, or what a
    text may not tell.
    """
    named_person(actor)
    appeal = appeal_held(actor, appeal_id)
    outcome = Outcome.objects.filter(appeal=appeal, outcome__in=UNDOES).first()
    if outcome is None or appeal.carried_out_on is not None:
        raise NotNow("Nothing is to be carried out here")
    if not draft.words.strip():
        raise WordsNeeded("Say what was done, and by whom", "words")
    zone = appeal.person.agency.zone
    if not civil_date(outcome.decided_at, zone) <= draft.on <= clock.today(zone):
        raise WrongDay("Give a day from the day of the decision up to today", "on")
    refuse_what_tells(actor, appeal.person_id, {"words": draft.words})
    move(
        actor, appeal, "carried-out", expected=expected, carried_out_on=draft.on,
        carried_out_words=draft.words.strip(),
    )  # fmt: skip
    return appeal


def _rule(actor: Actor, appeal: Appeal, about: str, draft: RulingDraft) -> Ruling:
    not_their_own(actor, appeal)
    if not draft.reasons.strip():
        raise WordsNeeded("Give the reasons, in writing", "reasons")
    refuse_what_tells(actor, appeal.person_id, {"reasons": draft.reasons})
    ruling = Ruling(
        person_id=appeal.person_id, appeal=appeal, about=about, granted=draft.granted, reasons=draft.reasons.strip(),
        decided_by_id=actor.user_id, decided_at=clock.now(),
    )  # fmt: skip
    add(actor, ruling, "appeals:ruling:made", about=about, granted=draft.granted)
    return ruling


def _said(draft: OutcomeDraft) -> None:
    if draft.outcome not in OUTCOMES:
        raise NotListed("outcome")
    if draft.heard and draft.heard not in HEARD:
        raise NotListed("heard")
    if not draft.reasons.strip():
        raise WordsNeeded("Give the reasons, in writing", "reasons")
    if draft.outcome == "in_part" and not draft.instead.strip():
        raise WordsNeeded("Say what stands now, and what no longer does", "instead")


def _outcome(appeal: Appeal, draft: OutcomeDraft, **made: object) -> Outcome:
    texts = {name: getattr(draft, name).strip() for name in ("reasons", "facts", "instead", "next_way")}
    return Outcome(
        person_id=appeal.person_id, appeal=appeal, outcome=draft.outcome, heard=draft.heard, **texts, **made
    )


def _not_before(appeal: Appeal, at: datetime) -> bool:
    return at <= clock.now() and civil_date(at, appeal.person.agency.zone) >= appeal.lodged_on


def _keep(actor: Actor, appeal: Appeal, outcome: Outcome, draft: OutcomeDraft, expected: int) -> Outcome:
    """The outcome with its parts, the appeal as decided, and what it sets aside: in one transaction."""
    typed = ("reasons", "facts", "instead", "next_way", "made_by")
    refuse_what_tells(actor, appeal.person_id, {name: getattr(outcome, name) for name in typed})
    add(actor, outcome, "appeals:outcome:made", outcome=outcome.outcome)
    process = appeal.decision.process
    parts = name_parts(actor, outcome, appeal.decision_id, process.kind, draft.parts)
    amend(appeal, expected=expected, by=actor, because="decided", state="decided")
    trail.record(actor, "appeals:appeal:decided", appeal)
    if (extent := UNDOES.get(outcome.outcome)) is not None:
        again = outcome.outcome == "sent_back"
        dueprocess.set_aside(
            actor, appeal.decision, extent, appeal_id=appeal.pk, at=outcome.decided_at, again=again, parts=parts
        )  # fmt: skip
    bus.publish(
        actor,
        AppealDecided(appeal.person_id, appeal.pk, process.pk, process.kind, outcome.outcome, outcome.basis),
    )
    return outcome
