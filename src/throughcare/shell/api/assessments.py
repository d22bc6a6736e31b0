"""/people/{id}/assessments, contests, and /assessment-forms: answers, signatures, what is disputed, and the forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.casework.assessments import commands
from throughcare.casework.assessments.drafts import ContestDecision, Typed
from throughcare.casework.assessments.queries import flat
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules.kernel import UnknownCode
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown

assessments = Resource("assessments", "assessments")
PERSON = "/people/{uuid:person_id}"
ALL = f"{PERSON}/assessments"
ONE = f"{ALL}/{{uuid:assessment_id}}"
SECTION = f"{ONE}/sections/{{slug:section}}"
CONTEST = f"{PERSON}/contests/{{uuid:contest_id}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSent:
    """An answer to one question. state: value, not_asked, not_known or source_unknown. seen: the version last read."""

    question: str
    state: str
    value: bool | int | float | str | list[str] | None = None
    note: str = ""
    seen: int = 0


class ClashShown(Shown):
    """A question that a colleague answered meanwhile: theirs stands."""

    question: str
    state: str
    value: Any
    by: str


class SavedShown(Shown):
    """What became of the answers. versions: of every answer of the section as it stands now."""

    changed: list[str]
    clashes: list[ClashShown]
    versions: dict[str, int]


def save_assessment_answers(
    actor: Actor, person_id: UUID, assessment_id: UUID, section: str, answers: Sequence[AnswerSent]
) -> SavedShown:
    """Save answers of one section; what a colleague answered meanwhile stands, and is told in `clashes`."""
    typed = {each.question: Typed(state=each.state, value=each.value, note=each.note) for each in answers}
    seen = {each.question: each.seen for each in answers}
    saved = commands.save_answers(actor, person_id, assessment_id, section, typed, seen)
    clashes = [
        ClashShown(question=clash.question, state=clash.state, value=clash.value, by=clash.by)
        for clash in saved.clashes
    ]
    return SavedShown(changed=list(saved.changed), clashes=clashes, versions=dict(saved.versions))


def decide_assessment_contest(
    actor: Actor,
    person_id: UUID,
    contest_id: UUID,
    state: str,
    reasons: str,
    answer: AnswerSent | None = None,
    *,
    expected: int,
) -> Any:
    """Decide a contest; upheld, the right answer makes a corrected version and the rules are asked again."""
    right = None if answer is None else Typed(state=answer.state, value=answer.value, note=answer.note)
    decision = ContestDecision(state=state, reasons=reasons, answer=right)
    return commands.decide_contest(actor, person_id, contest_id, decision, expected=expected)


def tell_contest_outcome(
    actor: Actor, person_id: UUID, contest_id: UUID, told_on: date, how: str, *, expected: int
) -> None:
    """Write down when and how the person was told of the outcome."""
    commands.tell_outcome(actor, person_id, contest_id, told_on=told_on, how=how, expected=expected)


def read_assessment_form(actor: Actor, code: str) -> flat.FormWhole:
    """A form with its questions and the schema of their answers."""
    try:
        return flat.read_form(actor, code)
    except UnknownCode:
        raise NotThere(Permission.PERSON_FIND, None, "no such form") from None


assessments.lists(ALL, flat.read_assessments, by=("assessed_on", "id"), newest_first=True)
assessments.reads(ONE, flat.read_assessment)
assessments.adds(ALL, commands.start_assessment)
assessments.acts(f"{SECTION}/answers", save_assessment_answers)
assessments.acts(f"{SECTION}/asking", commands.ask_colleague, name="ask_section")
assessments.acts(f"{SECTION}/finishing", commands.finish_section)
assessments.acts(f"{SECTION}/reopening", commands.reopen_section)
assessments.acts(f"{ONE}/signing", commands.sign_assessment)
assessments.acts(f"{ONE}/countersigning", commands.countersign, name="countersign_assessment")
assessments.acts(f"{ONE}/sending-back", commands.send_back, name="send_assessment_back")
assessments.acts(f"{ONE}/setting-aside", commands.set_aside, name="set_assessment_aside")
assessments.adds(f"{ONE}/corrections", commands.correct_assessment)
assessments.adds(f"{ONE}/contests", commands.contest, name="contest_assessment")
assessments.lists(
    f"{PERSON}/contests", flat.read_contests, by=("said_on", "id"), newest_first=True, name="read_contests"
)
assessments.acts(f"{CONTEST}/decision", decide_assessment_contest)
assessments.acts(f"{CONTEST}/withdrawing", commands.withdraw_contest, name="withdraw_contest")
assessments.acts(f"{CONTEST}/telling", tell_contest_outcome)
assessments.lists("/assessment-forms", flat.read_forms, by=("code",), name="read_assessment_forms",
                  may=Permission.PERSON_FIND)  # fmt: skip
assessments.reads("/assessment-forms/{code}", read_assessment_form, may=Permission.PERSON_FIND)
