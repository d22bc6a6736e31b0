"""What the rules answer to a form's answers: each scored, or not scored with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from throughcare.rules import catalogue
from throughcare.rules.catalogue import Entry
from throughcare.rules.forms.form import Form, Scoring, Take
from throughcare.rules.instruments import Score
from throughcare.rules.kernel import BadAnswers, Explained, Inputs, Results, RuleError, Unknown, unknown_or


@dataclass(frozen=True, slots=True)
class Scored:
    """A rule answered. inputs: what it was asked, so that anybody can ask it again."""

    scoring: Scoring
    entry: Entry
    inputs: Inputs
    answer: Score | Explained

    @property
    def results(self) -> Results:
        """What it answered, by name."""
        return self.answer.results


@dataclass(frozen=True, slots=True)
class NotScored:
    """A rule refused, or lacks what it asks. because: in words. lacks: inputs without an answer."""

    scoring: Scoring
    entry: Entry
    because: str
    lacks: tuple[str, ...] = ()


type Outcome = Scored | NotScored


def score(
    form: Form, given: Mapping[str, object], in_use: Mapping[str, str] = MappingProxyType({})
) -> tuple[Outcome, ...]:
    """Ask every rule of the form, in its order. given: answers by question, as a rule takes them.

    An answer to a question that no longer applies counts for nothing. in_use: the version to ask, by the code that the
    form names; the newest where it says nothing.
    """
    known = form.applying(given)
    outcomes: list[Outcome] = []
    for scoring in form.scorings:
        outcome = _ask(scoring, known, in_use.get(scoring.rule, scoring.rule))
        outcomes.append(outcome)
        if isinstance(outcome, Scored):
            known |= {f"{scoring.key}.{name}": value for name, value in outcome.results.items()}
    return tuple(outcomes)


def _ask(scoring: Scoring, known: Mapping[str, object], rule: str) -> Outcome:
    entry = catalogue.find(rule)
    inputs: dict[str, object] = dict(scoring.given)
    try:
        for name, take in scoring.takes.items():
            value = _taken(take, known)
            if value is not Unknown.NOT_ASKED:
                inputs[name] = value
        return Scored(scoring, entry, inputs, entry.ask(inputs))
    except BadAnswers as refused:
        lacks = tuple(
            problem.field for problem in refused.problems if isinstance(unknown_or(problem.value), Unknown)
        )
        said = "; ".join(map(str, refused.problems))
        return NotScored(scoring, entry, said, lacks)
    except RuleError as refused:
        return NotScored(scoring, entry, refused.message)


def _taken(take: Take, known: Mapping[str, object]) -> object:
    """The input, or which kind of not knowing it is: the first of the questions without an answer says so."""
    values = [known.get(name, Unknown.NOT_ASKED) for name in take.of]
    if take.make and take.partly:
        return take.make(*map(unknown_or, values))
    for value in values:
        unknown = unknown_or(value)
        if isinstance(unknown, Unknown):
            return value if unknown is not Unknown.NOT_ASKED else Unknown.NOT_ASKED
    return take.make(*values) if take.make else values[0]
