"""An instrument: its questions, what they add up to, and a score that explains itself."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from throughcare.rules.instruments.checks import Check
from throughcare.rules.instruments.links import Band, Bands, Link
from throughcare.rules.instruments.parts import Feature, Features, Part, Tally
from throughcare.rules.kernel import (
    Answers,
    BadAnswers,
    Fingerprint,
    Item,
    Problem,
    Results,
    RuleCard,
    Term,
    read_answers,
    unanswered,
)


class Weighed(NamedTuple):
    """One part at work: what it saw and what it added."""

    part: Part
    value: object
    contribution: float


@dataclass(frozen=True, slots=True)
class Score:
    """A score, with everything needed to check it.

    value: what is shown, in `instrument.link.unit`. total: the sum of the contributions, which is the points or the
    log-odds before link and rounding. also: further results by name (probabilities). inputs: the answers used.
    """

    instrument: "Instrument"
    value: float
    band: Band | None
    total: float
    also: Mapping[str, float]
    weighed: tuple[Weighed, ...]
    inputs: Answers

    @property
    def terms(self) -> tuple[Term, ...]:
        """Each contribution in order, with the sentence that says it; made only when asked for."""
        return tuple(
            Term(part.name, value, part.says, contribution + 0.0)  # minus nothing is nothing
            for part, value, contribution in self.weighed
        )

    @property
    def unanswered(self) -> dict[str, str]:
        """Questions without an answer, by name, with which kind of not knowing it is."""
        return unanswered(self.inputs)

    @property
    def fingerprint(self) -> Fingerprint:
        """By which anyone can check that the same rule gave this answer to these inputs."""
        return Fingerprint.of(self.instrument.card.id, self.inputs)

    @property
    def results(self) -> Results:
        """The score as named results, under the names its source uses."""
        named = {"value": self.value, "band": self.band.code if self.band else None, **self.also}
        return {self.instrument.names.get(name, name): value for name, value in named.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A published instrument as data.

    predicts: what the score is about, and for whom it says nothing. horizon: how far ahead. features are made in
    order, then parts are added in order. checks: what is refused beyond each answer by itself. bands_by: a feature and
    the bands for each of its values, where one set of bands does not serve all. names: what the source calls a result
    that is called otherwise here. listed: the name under which all answers may come as one list.
    """

    card: RuleCard
    predicts: str
    horizon: str
    items: tuple[Item, ...]
    features: tuple[Feature | Tally, ...] = ()
    parts: tuple[Part, ...]
    link: Link
    bands: Bands | None = None
    bands_by: tuple[str, Mapping[Hashable, Bands]] | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    listed: str = ""
    checks: tuple[Check, ...] = ()

    def score(self, given: Mapping[str, object]) -> Score:
        """The score of one person. Raises BadAnswers for answers that are missing, impossible or contradict."""
        answers = self.read(given)
        found = self.found(answers)
        total, weighed = 0.0, []
        for part in self.parts:
            value = found.get(part.feature)
            contribution = part.weigh(value)
            total += contribution
            weighed.append(Weighed(part, value, contribution))
        linked = self.link.one(total)
        bands = self.bands_for(found)
        band = bands.find(linked.banded) if bands else None
        return Score(self, linked.value, band, total, linked.also, tuple(weighed), answers)

    def found(self, answers: Answers) -> Features:
        """The answers, as they were read, and the features made of them."""
        found: Features = dict(answers)
        for feature in self.features:
            found[feature.name] = feature.make(*[found[name] for name in feature.of])
        return found

    def bands_for(self, found: Features) -> Bands | None:
        """The bands that hold for somebody with these features."""
        return self.bands_by[1][found[self.bands_by[0]]] if self.bands_by else self.bands

    def read(self, given: Mapping[str, object]) -> Answers:
        """The answers in their own types, checked one by one and together. Raises BadAnswers."""
        rule = str(self.card.id)
        answers = read_answers(rule, self.items, self.named(given))
        problems = [problem for check in self.checks for problem in check.problems(answers)]
        if problems:
            raise BadAnswers(rule, problems)
        return answers

    def named(self, given: Mapping[str, object]) -> Mapping[str, object]:
        """The answers by the names of their items, where they came as one list in the order of the form."""
        listed = given.get(self.listed) if self.listed else None
        if not isinstance(listed, list):
            return given
        if len(listed) != len(self.items):
            wrong = Problem(
                self.listed, len(listed), f"must hold {len(self.items)} answers, in the order of the form"
            )
            raise BadAnswers(str(self.card.id), (wrong,))
        return {item.name: answer for item, answer in zip(self.items, listed, strict=True)}
