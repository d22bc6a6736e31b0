"""Objectives and their steps as the pages of a plan show them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.casework.plans.attached import Attached
from throughcare.casework.plans.checking import Known, failing, known_from, letters_of
from throughcare.casework.plans.drawing import Chart, Counted, Reading, draw_chart
from throughcare.casework.plans.queries import NoteHeld, ObjectiveHeld, PlanRead, StepHeld
from throughcare.casework.plans.said import Said, need_title
from throughcare.casework.plans.screens.links import offered, services_of
from throughcare.casework.plans.wording import NOTES, OBJECTIVE_STATES, SETTINGS, STEP_STATES
from throughcare.platform.actor import Actor
from throughcare.rules.dates import count_of
from throughcare.rules.needs import NEEDS
from throughcare.rules.plans.smart import HELD, Finding, Held, Letter

NEXT = {
    "not_started": ("in_progress", "completed"),
    "in_progress": ("completed",),
    "cannot_be_done_yet": ("in_progress", "completed"),
}
"""What commonly follows, and so is one tap away; every other state is a second one."""
LETTERS_OF = {letter: letter.value[0].upper() for letter in Letter}
MARKS = {Held.HOLDS: "good", Held.FAILS: "poor", Held.CANNOT_TELL: "none"}
NOTES_OPEN = 2


@dataclass(frozen=True, slots=True)
class SmartMark:
    """A letter with what the check found. tone: of the mark; said: "Specific: holds"."""

    letter: str
    tone: str
    said: str


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step. by: who does it. days: when; late: its day is past. next, other: states to put it in: (code, words).

    kept: it stays out of the person's copy. acts: what else may be done with it: (words, address).
    """

    id: UUID
    version: int
    words: str
    kept: bool
    by: str
    days: str
    late: bool
    state: str
    said: str
    since: date
    next: tuple[tuple[str, str], ...]
    other: tuple[tuple[str, str], ...]
    state_href: str
    change_href: str
    acts: tuple[tuple[str, str], ...]

    @property
    def over(self) -> bool:
        """Whether nothing more is to be done."""
        return self.state in ("completed", "no_longer_needed")


@dataclass(frozen=True, slots=True)
class NoteShown:
    """What was seen of it. figure: the reading, or ""."""

    kind: str
    on: date
    words: str
    figure: str
    by: str


@dataclass(frozen=True, slots=True)
class ObjectiveShown:
    """An objective. facts: rows of key and value. smart: the five letters; failing: those that do not hold yet.

    by: the day and the words that stand first. chart, readings: where it is counted. actions: (words, address).
    """

    id: UUID
    number: int
    title: str
    need: str
    state: str
    by: str
    late: bool
    done: str
    facts: tuple[tuple[str, str], ...]
    smart: tuple[SmartMark, ...]
    failing: tuple[Finding, ...]
    kept_because: str
    chart: Chart | None
    readings: tuple[tuple[date, str, str], ...]
    steps: tuple[StepShown, ...]
    services: tuple[Attached, ...]
    notes: tuple[NoteShown, ...]
    more_notes: tuple[NoteShown, ...]
    actions: tuple[tuple[str, str], ...]
    add_step_href: str
    note_href: str


@dataclass(frozen=True)
class Lines:
    """Turns what was read into lines, for one reader on one day."""

    actor: Actor
    held: PlanRead
    attached: Mapping[UUID, Sequence[Attached]]
    said: Said
    today: date

    def objectives(self, *states: str) -> list[ObjectiveShown]:
        """Those in these states, numbered as on the time line."""
        numbers = self.held.numbers
        return [self._objective(each, numbers.get(each.record_id, 0)) for each in self.held.in_state(*states)]

    def known(self) -> Known:
        """What the SMART check is told beside the objective."""
        return known_from(self.held, self.today)

    def _objective(self, each: ObjectiveHeld, number: int) -> ObjectiveShown:
        steps = self.held.steps_of(each.record_id)
        found = letters_of(each, each.state, steps, self.known()) if each.open else ()
        notes = [self._note(note, each) for note in self.held.notes_of(each.record_id)]
        may = each.open and self.held.plan.ended_on is None
        return ObjectiveShown(
            id=each.record_id, number=number, title=each.title, need=need_title(each.need),
            state=OBJECTIVE_STATES[each.state], by=self._by(each),
            late=each.state == "active" and each.target_on is not None and each.target_on < self.today,
            done=self._done(steps), facts=tuple(self._facts(each)), smart=_marks(found), failing=failing(found),
            kept_because=each.kept_because, chart=self._chart(each), readings=self._readings(each),
            steps=tuple(self._step(step, may) for step in steps),
            services=tuple(self.attached.get(each.record_id, ())),
            notes=tuple(notes[:NOTES_OPEN]), more_notes=tuple(notes[NOTES_OPEN:]),
            actions=tuple(self._actions(each)), add_step_href=self._form("add_step", each.record_id) if may else "",
            note_href=self._form("note", each.record_id) if may else "",
        )  # fmt: skip

    def _form(self, name: str, key: UUID) -> str:
        return offered(self.actor, name, self.held.plan.person_id, key)

    def _by(self, each: ObjectiveHeld) -> str:
        if each.state == "active" and each.target_on:
            return f"By {self.said.on(each.target_on)}"
        return (
            f"{OBJECTIVE_STATES[each.state]} {'since' if each.open else 'on'} {self.said.on(each.state_on)}"
        )

    def _done(self, steps: Iterable[StepHeld]) -> str:
        needed = [step for step in steps if step.state != "no_longer_needed"]
        done = sum(step.state == "completed" for step in needed)
        return f"{done} of {count_of(len(needed), 'step')} done" if needed else "No steps yet"

    def _facts(self, each: ObjectiveHeld) -> Iterable[tuple[str, str]]:
        related = "".join(f"; also {need_title(code).lower()}" for code in each.related)
        yield "Works on", f"{need_title(each.need)}{related}. {each.linked}"
        if each.strength:
            yield "Builds on", NEEDS[each.strength].title if each.strength in NEEDS else each.strength
        goes = " to ".join(part for part in (_figure(each.baseline, each.baseline_value, each.unit),
                                             _figure(each.target, each.target_value, each.unit)) if part)  # fmt: skip
        if each.measure or goes:
            yield "Measure", ": from ".join(part for part in (each.measure, goes) if part)
        yield "Who answers for it", self.said.doer(each.owner, each.owned_by)
        starts = f", from {self.said.on(each.starts_on)}" if each.starts_on else ""
        yield "Where and when", f"{SETTINGS[each.setting]}{starts}"
        if each.conditions:
            yield "Serves", "; ".join(self.held.conditions.get(key, "") for key in each.conditions)

    def _step(self, step: StepHeld, may: bool) -> StepShown:
        first = NEXT.get(step.state, ()) if may else ()
        other = [code for code in STEP_STATES if code not in (*first, step.state)] if may else []
        return StepShown(
            id=step.record_id, version=step.version, words=step.words, kept=step.not_for_person,
            by=self.said.doer(step.doer, step.done_by, step.named), days=self._days(step), late=step.late(self.today),
            state=step.state, said=STEP_STATES[step.state], since=step.state_on,
            next=tuple((code, STEP_STATES[code]) for code in first),
            other=tuple((code, STEP_STATES[code]) for code in other),
            state_href=self._form("step_state", step.record_id) if may else "",
            change_href=self._form("change_step", step.record_id) if may else "",
            acts=tuple(
                (words, href) for name, words in STEP_ACTS.items() if may and (href := self._form(name, step.record_id))
            ),
        )  # fmt: skip

    def _days(self, step: StepHeld) -> str:
        starts = f"from {self.said.on(step.starts_on)}" if step.starts_on else ""
        due = f"by {self.said.on(step.due_on)}" if step.due_on else ""
        words = " ".join(part for part in (starts, due) if part)
        return f"{words[:1].upper()}{words[1:]}" if words else "No date"

    def _note(self, note: NoteHeld, each: ObjectiveHeld) -> NoteShown:
        figure = f"{note.value:g} {each.unit}".strip() if note.value is not None else ""
        return NoteShown(NOTES[note.kind], note.seen_on, note.words, figure, note.by)

    def _chart(self, each: ObjectiveHeld) -> Chart | None:
        readings = self.held.readings_of(each.record_id)
        if each.target_value is None or not (readings or each.benchmarks):
            return None
        starts = each.starts_on or each.state_on
        ends = each.target_on or max([self.today, *(note.seen_on for note in readings)])
        marks = (Reading(date.fromisoformat(mark["by"]), mark["value"], f"Mark on the way: {mark['value']:g}, by "
                         f"{self.said.on(date.fromisoformat(mark['by']))}")
                 for mark in each.benchmarks if mark.get("value") is not None and mark.get("by"))  # fmt: skip
        return draw_chart(
            Counted(
                each.unit, starts, ends, each.baseline_value, each.target_value, tuple(marks),
                tuple(Reading(note.seen_on, note.value, f"{note.value:g}, {self.said.on(note.seen_on)}")
                      for note in readings if note.value is not None),
            ),
            self.today,
        )  # fmt: skip

    def _readings(self, each: ObjectiveHeld) -> tuple[tuple[date, str, str], ...]:
        """Every figure in order of time: the day, the figure, and what it is."""
        marks = [
            (date.fromisoformat(mark["by"]), f"{mark['value']:g}", f"Mark on the way. {mark.get('words', '')}".strip())
            for mark in each.benchmarks if mark.get("value") is not None and mark.get("by")
        ]  # fmt: skip
        seen = [
            (note.seen_on, f"{note.value:g}", "Reading") for note in self.held.readings_of(each.record_id)
            if note.value is not None
        ]  # fmt: skip
        return tuple(sorted([*marks, *seen]))

    def _actions(self, each: ObjectiveHeld) -> Iterable[tuple[str, str]]:
        if self.held.plan.ended_on is not None:
            return
        asked = self.held.was_signed_with(each.record_id)
        names = {
            "active": (
                "change_objective", "achieve_objective", "move_objective",
                "remove_objective" if asked else "delete_objective",
            ),
            "removed": ("readd_objective",),
        }  # fmt: skip
        if each.open and (services := services_of(self.actor, self.held.plan.person_id)):
            yield "Find a service", services
        for name in names.get(each.state, names["active"] if each.open else ()):
            if href := self._form(name, each.record_id):
                yield ACTIONS[name], href


STEP_ACTS = {"move_step": "Move up or down", "remove_step": "Take out of the plan"}
ACTIONS = {
    "change_objective": "Change it",
    "move_objective": "Move",
    "achieve_objective": "Achieved",
    "remove_objective": "Remove",
    "delete_objective": "Delete",
    "readd_objective": "Take it back",
}


def _marks(found: Iterable[Finding]) -> tuple[SmartMark, ...]:
    return tuple(
        SmartMark(LETTERS_OF[each.letter], MARKS[each.held], f"{_letter(each.letter)}: {HELD[each.held]}")
        for each in found
    )  # fmt: skip


def _letter(letter: Letter) -> str:
    return letter.value.replace("_", "-").capitalize()


def _figure(words: str, value: float | None, unit: str) -> str:
    return words or (f"{value:g} {unit}".strip() if value is not None else "")
