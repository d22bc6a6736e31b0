"""Where a person stands in the process: one line, a path drawn for each matter, what happens next and by when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.decisions.appeals.wording import CALLED, STATES
from throughcare.decisions.dueprocess.wording import GATE_WORDS, KIND_WORDS, OUTCOMES
from throughcare.decisions.hearings.wording import KINDS as HEARINGS
from throughcare.decisions.licences.wording import STAGES
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.dates import count_of
from throughcare.rules.responses.paths import Reached, Step, path_of_failure, path_of_process
from throughcare.shell.web import wording
from throughcare.shell.web.links import link
from throughcare.shell.web.queries.matters import AppealHeld, Failure, HearingHeld, LicenceMade, ProcessHeld
from throughcare.shell.web.queries.overview import Overview


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that is being dealt with. next: what happens next, by: its last day; late: that is past."""

    title: str
    href: str
    steps: tuple[Step, ...]
    next: str
    by: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """line: all of it in one sentence."""

    line: str
    matters: tuple[Matter, ...]


NOTHING = "Nothing is being decided: no failure is open, and no decision is being prepared."


def standing(actor: Actor, person_id: UUID, held: Overview, today: date) -> Standing:
    """What is open, what clocks run on it first."""
    matters = [
        *(_hearing(actor, person_id, each) for each in held.hearings),
        *(_appeal(person_id, each, today) for each in held.appeals),
        *(_licence(person_id, each, today) for each in held.licences),
        *(_process(actor, person_id, each, today) for each in held.processes),
        *(_failure(person_id, each, today) for each in held.failures),
    ]
    matters.sort(key=lambda each: each.by or date.max)
    return Standing(_line(matters, held), tuple(matters))


def _line(matters: list[Matter], held: Overview) -> str:
    if not matters:
        return NOTHING
    parts = []
    if held.failures:
        parts.append(f"{count_of(len(held.failures), 'failure')} to deal with")
    if held.processes:
        parts.append(f"{count_of(len(held.processes), 'decision')} being made")
    if held.hearings:
        parts.append(f"{count_of(len(held.hearings), 'hearing')} to come")
    if held.appeals:
        parts.append(f"{count_of(len(held.appeals), 'appeal')} running")
    if held.licences:
        parts.append(f"{count_of(len(held.licences), 'licence')} on the way")
    line = ", ".join(parts[:-1]) + (" and " if parts[1:] else "") + parts[-1]
    return f"{line[0].upper()}{line[1:]}. Next: {matters[0].next[0].lower()}{matters[0].next[1:]}."


def _hearing(actor: Actor, person_id: UUID, each: HearingHeld) -> Matter:
    """Listed, held, its result recorded."""
    steps = (
        Step("Listed", Reached.DONE),
        Step("Held", Reached.DONE if each.late else Reached.NOW),
        Step("Result recorded", Reached.NOW if each.late else Reached.TO_COME),
    )
    return Matter(
        HEARINGS[each.kind], link("hearing", person_id, each.id), steps,
        "Record what came of the hearing" if each.late else "The hearing", wording.day_in(actor.zone, each.starts_at),
        each.late,
    )  # fmt: skip


def _licence(person_id: UUID, each: LicenceMade, today: date) -> Matter:
    """Drafted, submitted, approved, in force: by its first day."""
    named = ("draft", "submitted", "approved", "active")
    words = ("Drafted", "Submitted", "Approved", "In force")
    at = named.index(each.stage) + 1
    reached = [Reached.DONE] * at + [Reached.NOW] + [Reached.TO_COME] * 3
    following = {"draft": "Submit the licence", "submitted": "Approve the licence"}
    title = jurisdictions.get(each.place).licensing.title
    return Matter(
        f"{title} {each.number}: {STAGES[each.stage].lower()}", link("licence", person_id, each.id),
        tuple(Step(word, so) for word, so in zip(words, reached, strict=False)),
        following.get(each.stage, "Put the licence into force"), each.starts_on,
        each.starts_on is not None and each.starts_on < today,
    )  # fmt: skip


def _appeal(person_id: UUID, each: AppealHeld, today: date) -> Matter:
    """Lodged, told that it came in, considered, decided; one that is late is admitted first."""
    at = {"late": 1, "considered": 3}.get(each.state, 2 if each.acknowledged else 1)
    steps = ("Lodged", "Admitted" if each.state == "late" else "Acknowledged", "Considered", "Decided")
    reached = [Reached.DONE] * at + [Reached.NOW] + [Reached.TO_COME] * 3
    following = "Say whether it is heard though late" if each.state == "late" else (
        "Tell the person that it came in" if not each.acknowledged else
        "Decide it" if each.state == "considered" else "Take it up"
    )  # fmt: skip
    return Matter(
        f"{CALLED[each.called]}: {STATES[each.state].split(';')[0].lower()}", link("appeal", person_id, each.id),
        tuple(Step(word, so) for word, so in zip(steps, reached, strict=False)),
        following, each.by, each.by is not None and each.by < today,
    )  # fmt: skip


def _failure(person_id: UUID, each: Failure, today: date) -> Matter:
    by = each.excuse_due_on if each.stage == "asked" else None
    return Matter(
        each.what, link("failure", person_id, each.id), path_of_failure(each.stage), wording.next_step(each.stage), by,
        by is not None and by < today,
    )  # fmt: skip


def _process(actor: Actor, person_id: UUID, each: ProcessHeld, today: date) -> Matter:
    gates = {
        stage: [gate["closed"] for gate in each.gates if gate["stage"] == stage]
        for stage in ("before", "after")
    }
    by = wording.day_in(actor.zone, each.due_at) if each.due_at else None
    title = KIND_WORDS.get(each.kind, each.kind)
    if each.outcome:
        title = f"{title}: {OUTCOMES.get(each.outcome, each.outcome).lower()}"
    steps = path_of_process(gates["before"], bool(each.outcome), gates["after"])
    return Matter(
        title, link("process", person_id, each.id), steps, _next(each), by, by is not None and by < today,
    )  # fmt: skip


def _next(each: ProcessHeld) -> str:
    """The first step that is open; where none is left before the decision, the decision."""
    stage = "after" if each.outcome else "before"
    gates = (gate["gate"] for gate in each.gates if gate["stage"] == stage and not gate["closed"])
    first = next(gates, None)
    return GATE_WORDS.get(first, first) if first else "Decide"
