"""Screen: one appeal: how far it is, by when, who must act, and everything that happened."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.decisions.appeals import wording
from throughcare.decisions.appeals.queries import AppealView, OutcomeLine, RulingLine, said
from throughcare.decisions.appeals.screens.deciding import proposed, to_do
from throughcare.decisions.appeals.screens.editing import day_words, may, title_of
from throughcare.decisions.hearings.wording import RESULTS
from throughcare.decisions.hearings.wording import STATES as HEARING_STATES
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.dates import civil_date
from throughcare.rules.jurisdictions.languages import language_name

SOMEBODY_ELSE = "a manager who neither made the decision nor reported what it is about"


@dataclass(frozen=True)
class Happened:
    """Something that happened, on its day, with the words that were said."""

    day: date
    what: str
    words: str = ""


@dataclass(frozen=True)
class HearingShown:
    """A hearing of the appeal. came_of: what came of it, or how it stands."""

    starts_at: datetime
    href: str
    before: str
    came_of: str


@dataclass(frozen=True)
class AppealPage:
    """Everything the page shows. next: what comes now, by whom; primary: its button, if the reader may."""

    person: PersonHeader
    title: str
    status: str
    warning: str
    next: str
    who: str
    primary: tuple[str, str] | None
    acts: list[tuple[str, str]]
    view: AppealView
    outcome: str
    grounds_by: str
    heads: list[dict[str, str]]
    happened: list[Happened]
    process_href: str
    letter_href: str
    letter_text: str
    hearings: list[HearingShown]
    proposed: str
    parts: list[tuple[str, str]]


@require_safe
def appeal(request: ActingRequest, person_id: UUID, appeal_id: UUID) -> HttpResponse:
    """One appeal."""
    actor = request.actor
    view = may(request, "appeals:appeal", person_id, appeal_id, Permission.PERSON_OPEN)
    line, held = view.line, actor.permissions
    following = _next(view)
    may_rule = Permission.APPEAL_DECIDE in held and actor.user_id not in view.theirs
    may_carry = Permission.APPEAL_CARRY in held
    primary = None
    if following is not None:
        text, name, _, rules = following
        primary = (text, _href(view, name)) if (may_rule if rules else may_carry) else None
    told = bool(view.outcome) or line.state == "not_admitted"
    return page(request, "appeals/appeal.jinja", AppealPage(
        person_header(actor, person_id), title_of(line.called, line.kind), _status(request, view),
        _warning(request, view), following[0] if following else "", following[2] if following else "", primary,
        _acts(view, held, may_rule=may_rule, taken=primary), view,
        wording.OUTCOMES[view.outcome.outcome] if view.outcome else "", _spoken(view), _heads(request, view),
        _happened(request, view), reverse("dueprocess:process", args=[person_id, line.process_id]),
        _href(view, "letter") if Permission.LETTER_MAKE in held and line.state != "withdrawn" else "",
        "Write to the person what was decided" if told else "Write to the person that it came in",
        _hearings(view), proposed(view) if line.state in wording.RUNNING else "",
        _parts(view) if view.outcome else [],
    ))  # fmt: skip


def _hearings(view: AppealView) -> list[HearingShown]:
    return [
        HearingShown(
            each.starts_at, reverse("hearings:hearing", args=[view.line.person_id, each.id]), each.body,
            RESULTS[each.outcome] if each.outcome else HEARING_STATES[each.state],
        )
        for each in view.hearings
    ]  # fmt: skip


def _parts(view: AppealView) -> list[tuple[str, str]]:
    """Each part of the decision that the appeal names, and whether it stands."""
    pack = jurisdictions.get(view.place)
    return [(said(pack, each), wording.STOOD[each.standing]) for each in view.parts]


def _href(view: AppealView, name: str) -> str:
    return reverse(f"appeals:{name}", args=[view.line.person_id, view.line.id])


def _next(view: AppealView) -> tuple[str, str, str, bool] | None:
    """What comes now: its words, page, who does it, and whether that is for who may rule on it."""
    line = view.line
    if line.state == "decided":
        if line.outcome in wording.UNDOES and line.carried_out_on is None:
            return "Record that it was carried out", "carry_out", "the officer, and a manager", False
        return None
    if line.state not in wording.RUNNING:
        return None
    if line.before != "agency":
        return "Record what was decided", "fact", wording.BEFORE[line.before].lower(), False
    if line.state == "late":
        return "Say whether it is heard", "admit", SOMEBODY_ELSE, True
    if line.state in wording.TO_CONSIDER:
        return "Take it up", "take_up", SOMEBODY_ELSE, True
    return "Decide it", "decide", view.taken_up or SOMEBODY_ELSE, True


def _acts(
    view: AppealView, held: Set[str], *, may_rule: bool, taken: tuple[str, str] | None
) -> list[tuple[str, str]]:
    line, acts, may_carry = view.line, [], Permission.APPEAL_CARRY in held
    if line.state in wording.RUNNING:
        ours = line.before == "agency"
        if may_carry and line.acknowledged_on is None:
            acts.append(("Record that the person was told that it came in", _href(view, "acknowledge")))
        if may_rule and ours and not any(each.about == "suspension" for each in view.rulings):
            acts.append(("Say whether the decision waits until then", _href(view, "suspend")))
        if Permission.HEARING_ARRANGE in held:
            another = "Arrange another hearing" if view.hearings else "Arrange its hearing"
            acts.append((another, _href(view, "arrange")))
        if may_carry:
            acts.append(("The person takes it back", _href(view, "withdraw")))
    if may_carry and line.state not in ("decided", "withdrawn"):
        acts.append(("Record what a court or board decided on it", _href(view, "fact")))
    return [each for each in acts if taken is None or each[1] != taken[1]]


def _status(request: ActingRequest, view: AppealView) -> str:
    line = view.line
    lodged = f"Lodged {day_words(request, line.lodged_on)}"
    if view.outcome is not None:
        on = day_words(request, civil_date(view.outcome.decided_at, request.actor.zone))
        return f"{wording.OUTCOMES[view.outcome.outcome]} by {view.outcome.made_by} on {on}. {lodged}."
    if line.state not in wording.RUNNING:
        return f"{wording.STATES[line.state]}. {lodged}."
    due = f", decision due {day_words(request, line.decide_by)}" if line.decide_by else ""
    state = f" {wording.STATES[line.state]}." if line.state != "lodged" else ""
    return f"{lodged}{due}.{state}"


def _warning(request: ActingRequest, view: AppealView) -> str:
    line, today = view.line, clock.today(request.actor.zone)
    if line.outcome in wording.UNDOES and line.carried_out_on is None:
        return to_do(line)
    if line.state not in wording.RUNNING:
        return ""
    if line.decide_by is not None and line.decide_by < today:
        return f"It was to be decided by {day_words(request, line.decide_by)}. Tell the person why it takes longer."
    if line.acknowledged_on is None and line.acknowledge_by is not None and line.acknowledge_by < today:
        return f"The person was to be told that it came in by {day_words(request, line.acknowledge_by)}."
    return ""


def _spoken(view: AppealView) -> str:
    who = wording.LODGED_BY[view.lodged_by]
    return f"{who}: {view.speaker}" if view.speaker else who


def _heads(request: ActingRequest, view: AppealView) -> list[dict[str, str]]:
    line = view.line
    window = wording.WINDOWS[line.window]
    if line.last_day is not None:
        window = f"{window}; the last day: {day_words(request, line.last_day)}"
    told = day_words(request, view.told_on) if view.told_on else ""
    wants = {None: "", True: "Yes", False: "No"}[view.wants_hearing]
    waits = next((each for each in view.rulings if each.about == "suspension"), None)
    waiting = "The decision waits" if waits and waits.granted else "No: nobody has ruled that it waits"
    if waits and not waits.granted:
        waiting = "No: asked for, and ruled that it goes on"
    return [
        {"key": "Decision made by", "value": view.decision_made_by},
        {"key": "Decided by", "value": wording.BEFORE[line.before]},
        {"key": "In time?", "value": window},
        {"key": "Told the way to appeal", "value": told, "missing": "Not recorded"},
        {"key": "To be acknowledged by", "missing": "No day is set",
         "value": day_words(request, line.acknowledge_by) if line.acknowledge_by else ""},
        {"key": "To be decided by", "missing": "No day is set",
         "value": day_words(request, line.decide_by) if line.decide_by else ""},
        {"key": "Does the decision wait?", "value": waiting},
        {"key": "Wishes to be heard", "value": wants, "missing": "Not asked yet"},
        {"key": "Lawyer", "value": view.lawyer, "missing": "None named"},
        {"key": "Interpreter", "value": language_name(view.language) if view.language else "",
         "missing": "None asked for"},
        {"key": "How it came in", "value": wording.LODGED_HOW[view.lodged_how]},
    ]  # fmt: skip


def _happened(request: ActingRequest, view: AppealView) -> list[Happened]:
    """Every step with its day and who took it, the newest first."""
    line, zone = view.line, request.actor.zone

    def on(moment: datetime) -> date:
        return civil_date(moment, zone)

    found = [Happened(line.lodged_on, f"Lodged. {_spoken(view)}.", view.late_because)]
    if line.acknowledged_on is not None:
        found.append(Happened(line.acknowledged_on, "The person was told that it came in."))
    found += [Happened(on(each.decided_at), _ruled(each), each.reasons) for each in view.rulings]
    if view.taken_up_at is not None:
        found.append(Happened(on(view.taken_up_at), f"Taken up by {view.taken_up}."))
    if view.outcome is not None:
        found.append(Happened(on(view.outcome.decided_at), _came_of(view.outcome)))
    if view.withdrawn_on is not None:
        how = wording.WITHDRAWN_HOW[view.withdrawn_how].lower()
        found.append(Happened(view.withdrawn_on, f"Taken back by the person ({how}).", view.withdrawn_words))
    if line.carried_out_on is not None:
        found.append(Happened(line.carried_out_on, "Carried out.", view.carried_out_words))
    return sorted(found, key=lambda each: each.day)[::-1]


def _ruled(each: RulingLine) -> str:
    said = {
        ("admission", True): "Heard though late", ("admission", False): "Not heard, as it came late",
        ("suspension", True): "The decision waits", ("suspension", False): "The decision goes on",
    }  # fmt: skip
    return f"{said[each.about, each.granted]}: ruled by {each.by}."


def _came_of(held: OutcomeLine) -> str:
    as_fact = " Recorded as a fact." if held.basis == "recorded" else ""
    return f"{wording.OUTCOMES[held.outcome]}, by {held.made_by}.{as_fact}"
