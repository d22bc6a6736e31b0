"""A score explained: computed again by its rule from what was kept, with where every input came from.

What a page, the API, the PDF and the command line say of a score is made here once.
"""

import json
import shlex
from collections.abc import Iterator, Mapping
from uuid import UUID

from throughcare.casework.assessments.explained import (
    AnswerBehind,
    NamedText,
    ScoreExplained,
    ScoreInput,
    ScoreMeaning,
    TermShown,
)
from throughcare.casework.assessments.queries.scores import ScoreKept, score_kept
from throughcare.casework.assessments.queries.sheet import Sheet, sheet
from throughcare.platform.actor import Actor
from throughcare.rules import catalogue, sheets
from throughcare.rules.catalogue import Entry
from throughcare.rules.forms import Scoring, Take
from throughcare.rules.forms.meaning import Meaning, meaning
from throughcare.rules.forms.scales import scale
from throughcare.rules.forms.stating import Stated, stated
from throughcare.rules.forms.uses import KIND_WORDS, OWN_RULE, uses_of_rule
from throughcare.rules.instruments import Score
from throughcare.rules.kernel import MARK_WORDS, Explained, RuleError, Unknown, UnknownCode, unknown_or
from throughcare.rules.kernel.fingerprint import to_json
from throughcare.rules.sheets import TermLine, TermSheet, said

SAME = "Computed again just now by the same version of the rule: the result is the same, digit for digit."
SET_BY_FORM = "Set by the form: the same for everybody"
LONGEST, MIDDLE = 100, 102
"""Of a bar: how long the longest is, and where nothing stands."""
NOT_TRACED = "No answer of this assessment stands behind it"


def score_explained(actor: Actor, person_id: UUID, assessment_id: UUID, score_id: UUID) -> ScoreExplained:
    """The term sheet of one score, in two statements. The page went through `door.look`. Raises NotThere."""
    held = sheet(actor, person_id, assessment_id)
    return explain(held, score_kept(actor, person_id, assessment_id, score_id))


def explain(held: Sheet, kept: ScoreKept) -> ScoreExplained:
    """The term sheet of a score of an assessment."""
    try:
        entry = catalogue.find(kept.rule)
    except UnknownCode:
        return _alone(kept, f"The library no longer has {kept.rule}. What was stored is shown as it was.")
    scoring = next((each for each in held.form.scorings if each.key == kept.name), None)
    if kept.not_scored:
        return _alone(kept, "", entry)
    try:
        answer = entry.ask(kept.inputs)
    except RuleError as refused:
        return _alone(kept, f"The rule now refuses what it answered then: {refused}", entry)
    shown = stated(entry, answer, scoring.shows if scoring else "")
    return _whole(held, kept, entry, answer, shown, scoring)


def _whole(
    held: Sheet, kept: ScoreKept, entry: Entry, answer: Score | Explained, shown: Stated, scoring: Scoring | None
) -> ScoreExplained:  # fmt: skip
    written = sheets.term_sheet(entry, kept.inputs)
    same = to_json(answer.results) == kept.results and str(answer.fingerprint) == kept.fingerprint
    text = inputs_text(kept)
    return ScoreExplained(
        id=kept.id, assessment_id=held.id, rule=kept.rule, title=entry.card.title, decides=entry.decides,
        value=kept.value, unit=kept.unit, band=kept.band, words=Stated(kept.value, kept.unit, kept.band).words,
        results=_results(kept), not_scored="", scored_on=kept.scored_on,
        again=SAME if same else _differs(shown), differs=not same, terms=_terms(written), closing=written.closing,
        inputs=tuple(_inputs(held, entry, written, kept, scoring)),
        spelt=_spelt(entry, meaning(entry, answer, shown)), scale=scale(entry, answer), about=_about(entry, written),
        fingerprint=kept.fingerprint, inputs_text=text, command=command(kept.rule, text),
    )  # fmt: skip


def _alone(kept: ScoreKept, again: str, entry: Entry | None = None) -> ScoreExplained:
    """What was stored, without what only the rule can say."""
    text = inputs_text(kept)
    return ScoreExplained(
        id=kept.id, assessment_id=kept.assessment_id, rule=kept.rule, title=kept.title,
        decides=entry.decides if entry else "", value=kept.value, unit=kept.unit, band=kept.band,
        words=Stated(kept.value, kept.unit, kept.band).words, results=_results(kept), not_scored=kept.not_scored,
        scored_on=kept.scored_on, again=again, differs=bool(again), terms=(), closing="",
        inputs=tuple(ScoreInput(name, name, said(value), True, ()) for name, value in kept.inputs.items()), spelt=None,
        scale=None, about=(), fingerprint=kept.fingerprint, inputs_text=text,
        command=command(kept.rule, text) if kept.inputs else "",
    )  # fmt: skip


def _differs(shown: Stated) -> str:
    return (
        f"Computed again just now, the result is not the one stored: it is {shown.words or 'another'}. The stored one "
        "stands until somebody corrects the assessment; tell whoever runs this system."
    )


def _results(kept: ScoreKept) -> tuple[NamedText, ...]:
    """Every result by name, as stored."""
    return tuple(NamedText(name, said(value)) for name, value in kept.results.items())


def _terms(written: TermSheet) -> tuple[TermShown, ...]:
    most = max((abs(term.adds or 0) for term in written.terms), default=0) or 1
    return tuple(_term(term, round(abs(term.adds or 0) / most * LONGEST)) for term in written.terms)


def _term(term: TermLine, length: int) -> TermShown:
    less = (term.adds or 0) < 0
    adds = "" if term.adds is None else f"{term.adds:+g}"
    return TermShown(term.says, adds, less, MIDDLE - length if less else MIDDLE, length)


def _inputs(
    held: Sheet, entry: Entry, written: TermSheet, kept: ScoreKept, scoring: Scoring | None
) -> Iterator[ScoreInput]:
    takes: Mapping[str, Take] = scoring.takes if scoring else {}
    for item, line in zip(entry.items, written.inputs, strict=True):
        known = not isinstance(unknown_or(kept.inputs.get(item.name, Unknown.NOT_ASKED)), Unknown)
        take = takes.get(item.name)
        behind = tuple(_behind(held, name) for name in take.of) if take else ()
        without = "" if behind else SET_BY_FORM if scoring and item.name in scoring.given else NOT_TRACED
        yield ScoreInput(item.name, line.name, line.says, known, behind, without)


def _behind(held: Sheet, name: str) -> AnswerBehind:
    """The answer to a question of the form, or the result of a rule scored before it."""
    if "." in name:
        rule, _, result = name.partition(".")
        return AnswerBehind(f"{result} of {rule}", "", "Result of a rule scored before", None, "", "", None)
    question = held.form.question(name)
    given = held.answers.get(name)
    if given is None:
        return AnswerBehind(question.item.asks, held.said(question), "", None, "", "", None)
    where = given.where_from or "Answered here"
    return AnswerBehind(
        question.item.asks, held.said(question), where, given.origin_on, given.note, given.by, given.at
    )


def _spelt(entry: Entry, found: Meaning) -> ScoreMeaning:
    uses = uses_of_rule(entry)
    return ScoreMeaning(
        event=found.event, frequencies=tuple(each.sentence for each in found.frequencies), does_not=found.does_not,
        horizon=found.horizon, population=found.population, base_rate=found.base_rate, accuracy=found.accuracy,
        kind=KIND_WORDS[uses.kind], may=uses.may, may_not=uses.may_not, uses_source=OWN_RULE,
    )  # fmt: skip


def _about(entry: Entry, written: TermSheet) -> tuple[NamedText, ...]:
    """Where the rule comes from, beside what it means."""
    source = written.source
    looked_up = (NamedText("Where to look it up", source.url),) if source.url else ()
    return (
        NamedText("Rule and version", str(entry.card.id)),
        NamedText("Source", str(source)),
        *looked_up,
        NamedText("How well it is known", f"{MARK_WORDS[source.mark]} Checked on {source.checked_on}."),
        NamedText("Licence", source.licence),
    )


def inputs_text(kept: ScoreKept) -> str:
    """What the rule was asked, as one line of JSON that the command line reads; it holds no name."""
    return json.dumps({"in": kept.inputs}, ensure_ascii=False, sort_keys=True)


def command(rule: str, text: str) -> str:
    """What prints the same term sheet on any machine that has this program, without network or database."""
    return f"printf '%s' {shlex.quote(text)} | throughcare rules explain {shlex.quote(rule)}"
