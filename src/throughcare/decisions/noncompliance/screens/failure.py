"""Screen: one failure, from what happened to what was decided, and the one step that comes next."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.decisions.dueprocess.appealing import appeal_href
from throughcare.decisions.noncompliance import commands, queries, wording
from throughcare.decisions.noncompliance.queries import FailureShown
from throughcare.decisions.noncompliance.queries.grids import live_grids
from throughcare.decisions.noncompliance.screens.kept_away import KeptAway, kept_away
from throughcare.decisions.noncompliance.screens.why import Weighed, Why, explain, weighed
from throughcare.decisions.noncompliance.speed import swiftness
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.page import page
from throughcare.register.documents.queries import LetterLine, letters_about
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity, Outcome, stops
from throughcare.rules.jurisdictions import Jurisdiction

NEXT = {
    "to_ask": ("ask", "Ask for the reason", Permission.EXCUSE_JUDGE),
    "asked": ("hear", "Write down what the person said", Permission.EXCUSE_JUDGE),
    "overdue": ("judge", "Judge without an answer", Permission.EXCUSE_JUDGE),
    "to_judge": ("judge", "Judge the reason given", Permission.EXCUSE_JUDGE),
    "to_decide": ("decide", "Decide what follows", Permission.RESPONSE_DECIDE),
    "to_approve": ("approve", "Approve or decline", Permission.SANCTION_APPROVE),
}
"""The step that comes next at each stage."""
ALSO = {
    "to_ask": (("hear", "Write down what the person said", Permission.EXCUSE_JUDGE),),
    "asked": (("ask", "Ask again or give more time", Permission.EXCUSE_JUDGE),),
    "overdue": (
        ("hear", "Write down what the person said", Permission.EXCUSE_JUDGE),
        ("ask", "Ask again or give more time", Permission.EXCUSE_JUDGE),
    ),
    "to_judge": (("hear", "Add to what was said", Permission.EXCUSE_JUDGE),),
    "to_decide": (("judge", "Judge again", Permission.EXCUSE_JUDGE),),
}


@dataclass(frozen=True)
class Step:
    """A link to a step."""

    text: str
    href: str


@dataclass(frozen=True)
class FailurePage:
    """One failure. happened: what the record says; now: where it stands, in a sentence."""

    person: PersonHeader
    failure: FailureShown
    happened: str
    outcome: str
    order: str
    now: str
    steps: list[Step]
    letters: list[LetterLine]
    facts: tuple[KeptAway, ...]
    why: Why | None
    decided: str
    asked: str
    withdraw_href: str
    process_href: str
    appeal_href: str
    tell_href: str
    letters_stopped: str
    weighed: Weighed | None
    able: str
    speed: str
    sanction_href: str
    sanction_state: str
    asked_for: str
    direction: str
    title: str


@require_safe
def failure(request: ActingRequest, person_id: UUID, failure_id: UUID) -> HttpResponse:
    """The page."""
    actor = request.actor
    door.look(actor, "noncompliance:failure", person_id)
    found = queries.failure_of(actor, person_id, failure_id)
    letters = letters_about(actor, person_id, failure_id)
    return page(request, "noncompliance/failure.jinja", _page(actor, person_id, found, letters))


def _page(actor: Actor, person_id: UUID, found: FailureShown, letters: list[LetterLine]) -> FailurePage:
    pack, response = jurisdictions.get(actor.jurisdiction), found.response
    on = pack.in_words(found.failed_on)
    stage = _stage(found, clock.today(actor.zone))
    return FailurePage(
        person=person_header(actor, person_id),
        failure=found,
        happened=f"{_about(found)} on {on}",
        outcome=_outcome(found),
        order=wording.order_title(pack, found.order_kind),
        now=_now(found, stage, pack.in_words(found.excuse_due_on) if found.excuse_due_on else ""),
        steps=_steps(actor, pack, person_id, found, stage),
        letters=letters,
        facts=kept_away(person_id, found.hindrances),
        why=explain(found.proposal, pack.date_order),
        decided=(response.what or wording.response_words(pack, response.kind)) if response else "",
        asked=wording.ASKED_HOW.get(found.asked_how, ""),
        withdraw_href=_withdraw_href(actor, person_id, found),
        process_href=_process_href(person_id, found),
        appeal_href=appeal_href(actor, person_id, response.process_id, stands=response.stands)
        if response
        else "",
        tell_href=_tell_href(actor, person_id, found),
        letters_stopped=found.state.label if found.state and stops(found.state, Activity.LETTER) else "",
        weighed=weighed(found.weighing),
        able=wording.ABLE[found.ability.able] if found.ability else "",
        speed=swiftness(
            pack, found.failed_on, response.given_on if response else None, clock.today(actor.zone)
        ).says,
        sanction_href=reverse("noncompliance:sanction", args=[person_id, found.sanction.id])
        if found.sanction
        else "",
        sanction_state=_sanction(found, clock.today(actor.zone)),
        asked_for=_asked_for(pack, found),
        direction=wording.DIRECTIONS[response.direction] if response else "",
        title=f"Missed contact of {on}" if found.contact_id else f"{found.what}, {on}",
    )


def _process_href(person_id: UUID, found: FailureShown) -> str:
    """The fair process in which the response was decided; "" where nothing went against anybody."""
    process_id = found.response.process_id if found.response else None
    return reverse("dueprocess:process", args=[person_id, process_id]) if process_id else ""


def _tell_href(actor: Actor, person_id: UUID, found: FailureShown) -> str:
    """Where the letter about the decision is drawn up. A warning has a letter of its own, made with it."""
    response = found.response
    if response is None or response.process_id is None or response.letter_id or not response.stands:
        return ""
    may = Permission.LETTER_MAKE in actor.permissions
    return reverse("noncompliance:tell", args=[person_id, found.id]) if may else ""


def _about(found: FailureShown) -> str:
    return wording.kind_words(found.contact_kind) if found.contact_id else found.what


def _outcome(found: FailureShown) -> str:
    if found.contact_id is None:
        return found.evidence or "Told by another part of this record"
    return Outcome(found.outcome).label if found.outcome in set(Outcome) else "No outcome recorded"


def _sanction(found: FailureShown, today: date) -> str:
    return wording.SANCTION_STATES[found.sanction.state_on(today)] if found.sanction else ""


def _asked_for(pack: Jurisdiction, found: FailureShown) -> str:
    asked = found.asked
    if asked is None:
        return ""
    what = asked.what or wording.response_words(pack, asked.kind)
    if asked.state == "waiting":
        return f"{asked.by} asked for: {what}. It waits for approval."
    return f"{asked.by} asked for: {what}. {asked.answered_by} {asked.state} it: {asked.answer}"


def _stage(found: FailureShown, today: date) -> str:
    """The stage, with "asked" told apart from "asked, and the day has passed"."""
    late = found.stage == "asked" and found.excuse_due_on is not None and found.excuse_due_on < today
    return "overdue" if late else found.stage


def _now(found: FailureShown, stage: str, due: str) -> str:
    if stage == "closed":
        return f"Closed. {wording.CLOSED.get(found.closed_reason, found.closed_reason)}."
    if stage == "overdue":
        return f"Nothing was heard by {due}. Judge on what is known, or give more time."
    if stage == "asked":
        return f"Waiting for the person’s reason until {due}. Nothing has been decided."
    if stage == "to_decide" and found.response is not None and found.response.set_aside:
        return f"Sent back on appeal: somebody other than {found.response.by} decides anew what follows."
    return {
        "to_ask": "Nobody has asked for the reason yet. Nothing has been decided.",
        "to_judge": "The person has given a reason. It waits to be judged.",
        "to_decide": "Judged to be without a reasonable excuse. What follows is not decided yet.",
        "to_approve": "What was asked for waits for somebody else’s approval. Until then nothing follows.",
    }[stage]


def _steps(actor: Actor, pack: Jurisdiction, person_id: UUID, found: FailureShown, stage: str) -> list[Step]:
    if stage not in NEXT:
        return []
    own = stage == "to_approve" and found.asked is not None and found.asked.asked_by == actor.user_id
    wanted = [*_first(actor, pack, found, stage), *([] if own else [NEXT[stage]]), *ALSO.get(stage, ())]
    if stage == "to_decide" and not (commands.light(pack, "warning") and commands.light(pack, "referral")):
        wanted.append(("prepare", "Prepare what goes against the person", Permission.RESPONSE_DECIDE))
    if found.subject_id == found.id:
        wanted.append(("take_back", "Take it back: recorded in error", Permission.EXCUSE_JUDGE))
    return [
        Step(text, reverse(f"noncompliance:{name}", args=[person_id, found.id]))
        for name, text, permission in wanted
        if permission in actor.permissions
    ]


def _first(
    actor: Actor, pack: Jurisdiction, found: FailureShown, stage: str
) -> list[tuple[str, str, Permission]]:
    """What is found before it is decided: whether the person could pay, and what a table gives."""
    if stage != "to_decide":
        return []
    wanted = []
    if found.subject_kind == "money" and found.ability is None:
        wanted.append(("ability", "Find whether the person could pay", Permission.EXCUSE_JUDGE))
    live = live_grids(actor.agency_id, pack, found.order_kind, clock.today(actor.zone))
    if live and found.weighing is None:
        wanted.append(("weigh", "Ask the table of responses", Permission.RESPONSE_DECIDE))
    return wanted


def _withdraw_href(actor: Actor, person_id: UUID, found: FailureShown) -> str:
    response = found.response
    if response is None or response.kind != "warning" or not response.stands:
        return ""
    may = Permission.WARNING_WITHDRAW in actor.permissions or response.decided_by == actor.user_id
    return reverse("noncompliance:withdraw", args=[person_id, response.id]) if may else ""
