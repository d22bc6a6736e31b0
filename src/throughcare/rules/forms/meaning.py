"""What a number means and what it does not: a group and no person, how many of how many, what its source leaves out.

Natural frequencies stand only where the answer is a chance. Base rate and accuracy are said as the source of the rule
states them; a rule whose source was read without finding them says that they are not stated, and no figure is lent to
it from elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.rules.catalogue import Entry
from throughcare.rules.forms.stating import Stated
from throughcare.rules.forms.uses import Kind, kind_of_rule
from throughcare.rules.instruments import LogisticOfPoints, Score
from throughcare.rules.kernel import Explained

NOT_STATED = "Not stated in its source as it was read"
PER_CENT = "%"
WHOLES: tuple[tuple[float, int], ...] = ((2.0, 100), (0.2, 1_000), (0.0, 10_000))
"""From this percentage on, of how many people it is told, so that the number of people is never far from whole."""
HORIZONS: Mapping[str, str] = {"p1": "one year", "p2": "two years"}
"""Names of chances that say how far ahead they look."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """Of so many people with these answers, about so many. within: how far ahead, or ""."""

    about: int
    of: int
    within: str
    percent: str

    @property
    def sentence(self) -> str:
        """In words. The event itself stands above it."""
        within = f" within {self.within}" if self.within else ""
        return (
            f"Of {self.of:,} people with the same answers, about {self.about:,} are expected to have this happen"
            f"{within}, and about {self.of - self.about:,} are not ({self.percent}%)."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What is to be known with a number. event: what it is about."""

    event: str
    frequencies: tuple[Frequency, ...]
    does_not: tuple[str, ...]
    horizon: str
    population: str
    base_rate: str = NOT_STATED
    accuracy: str = NOT_STATED


def meaning(entry: Entry, answer: Score | Explained, shown: Stated) -> Meaning:
    """The meaning of one answer. shown: what it reads."""
    horizon = answer.instrument.horizon if isinstance(answer, Score) else _horizon_in(entry.decides)
    return Meaning(
        event=f"{entry.decides[:1].upper()}{entry.decides[1:]}",
        frequencies=tuple(_frequencies(answer, shown, horizon)),
        does_not=tuple(_does_not(entry, shown)),
        horizon=f"{horizon[:1].upper()}{horizon[1:]}" or NOT_STATED,
        population=f"{entry.card.population[:1].upper()}{entry.card.population[1:]}",
    )


def _frequencies(answer: Score | Explained, shown: Stated, horizon: str) -> list[Frequency]:
    if isinstance(answer, Score) and isinstance(answer.instrument.link, LogisticOfPoints):
        link = answer.instrument.link
        return [
            _frequency(float(answer.also[f"{name}_pct"]), HORIZONS.get(name, ""), str(answer.also[f"{name}_pct"]))
            for name in link.horizons
        ]  # fmt: skip
    if shown.unit != PER_CENT or not float(shown.value or 0):
        return []
    return [_frequency(float(shown.value), _plain(horizon), shown.value)]


def _frequency(percent: float, within: str, shown: str) -> Frequency:
    of = next(of for least, of in WHOLES if percent >= least)
    return Frequency(int(percent * of / 100 + 0.5), of, within, shown)


def _plain(horizon: str) -> str:
    """The horizon without what stands in brackets after it."""
    return horizon.partition(" (")[0]


def _horizon_in(decides: str) -> str:
    """How far ahead a rule says that it looks, in the sentence that says what it decides."""
    return "two years" if "within two years" in decides else ""


def _does_not(entry: Entry, shown: Stated) -> list[str]:
    said = ["It describes a group of people with the same answers. It does not say what this person will do."]
    if shown.unit and shown.unit != PER_CENT:
        said.append(f"{shown.value} {shown.unit} are no chance: they are not {shown.value} in 100.")
    if shown.band:
        said.append(
            "Where a band begins was chosen by whoever made the instrument. Two people just below and just above it "
            "hardly differ."
        )
    if kind_of_rule(entry) is Kind.HEALTH:
        said.append("This is a screen. It is not a diagnosis: it says whether to look closer.")
    said.append(
        "It is as good as the answers: a wrong answer makes a wrong number, and any of them can be disputed."
    )
    said.append(
        "Whether it holds as well here as where it was made is not said by it; that is measured by validation."
    )
    return said
