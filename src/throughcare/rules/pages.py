"""What a rule's page holds, drawn from its own data and not yet written: as text by `showing`, else as Markdown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from throughcare.rules.catalogue import Entry
from throughcare.rules.instruments import (
    Bands,
    ByValue,
    Feature,
    Fixed,
    Instrument,
    Line,
    LineByGroup,
    Part,
    Tally,
)
from throughcare.rules.kernel import (
    MARK_WORDS,
    UNKNOWN_WORDS,
    Example,
    Explained,
    Figures,
    Item,
    Mark,
    Source,
    Unknown,
    canonical_json,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a page says: a name, and what there is to say of it."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Adding:
    """One thing that counts. heading: what it is and what it goes by. rows: what each value adds; or `adds` alone."""

    heading: str
    rows: tuple[Fact, ...] = ()
    adds: str = ""


@dataclass(frozen=True, slots=True)
class BandTable:
    """Bands for one unit. where: for whom they hold, where one set does not serve all."""

    where: str
    unit: str
    bands: Bands


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """How an instrument counts. made: what is made of the answers first. formula: from the sum to what is shown."""

    horizon: str
    made: tuple[Fact, ...]
    adds: tuple[Adding, ...]
    formula: tuple[str, ...]
    refuses: tuple[str, ...]
    bands: tuple[BandTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A worked example, as a line of a file has it. terms: what a sum added. reasons: why, of any other rule.

    source: where the figures stand that decided, where that is not the rule's own source.
    """

    says: str
    given: tuple[Fact, ...]
    gives: tuple[Fact, ...]
    terms: tuple[Fact, ...] = ()
    reasons: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything a rule's page says, in order. Every text is plain words."""

    title: str
    name: str
    about: tuple[Fact, ...]
    items: tuple[Item, ...]
    sum: Sum | None
    figures: tuple[Figures, ...]
    examples: tuple[Worked, ...]


def page(entry: Entry) -> Page:
    """The page of a rule."""
    card = entry.card
    return Page(
        title=card.title, name=str(card.id), about=tuple(_about(entry)), items=entry.items,
        sum=_sum(entry.instrument) if entry.instrument else None, figures=entry.figures,
        examples=tuple(_worked(entry, example) for example in card.examples),
    )  # fmt: skip


def _about(entry: Entry) -> Iterator[Fact]:
    card, source = entry.card, entry.card.source
    yield Fact("Decides", entry.decides)
    yield Fact("Population", card.population)
    yield Fact("In force", _in_force(source))
    yield Fact("Source", str(source))
    yield Fact("", f"{MARK_WORDS[source.mark]} Checked on {source.checked_on}.")
    yield Fact("Licence", source.licence)


def _in_force(source: Source) -> str:
    """From which day; of a text that names none, the day it was read."""
    if source.effective_from == source.checked_on and source.mark is not Mark.AGENCY_DEFAULT:
        return f"its source names no day; {source.checked_on} is the day it was read"
    return f"from {source.effective_from}"


def _worked(entry: Entry, example: Example) -> Worked:
    gives = example.gives if isinstance(example.gives, Mapping) else {"result": example.gives}
    if entry.instrument:
        gives = {entry.instrument.names.get(name, name): value for name, value in gives.items()}
    answered = entry.ask(example.given)
    worked = Worked(says=example.says, given=_as_json(example.given), gives=_as_json(gives))
    if isinstance(answered, Explained):
        source = "" if answered.source == entry.card.source else str(answered.source)
        return replace(worked, reasons=answered.sentences, source=source)
    terms = [Fact(term.sentence, f"{term.contribution:+g}") for term in answered.terms]
    return replace(worked, terms=(*terms, Fact("Together", f"{answered.total:+g}")))


def _as_json(values: Mapping[str, object]) -> tuple[Fact, ...]:
    return tuple(Fact(name, canonical_json(value)) for name, value in values.items())


def _sum(instrument: Instrument) -> Sum:
    return Sum(
        horizon=instrument.horizon,
        made=tuple(map(_made, instrument.features)),
        adds=tuple(map(_adding, instrument.parts)),
        formula=instrument.link.formula,
        refuses=tuple(check.words for check in instrument.checks),
        bands=tuple(_bands(instrument)),
    )


def _made(feature: Feature | Tally) -> Fact:
    return Fact(feature.name, feature.how or f"from {', '.join(feature.of)}")


def _bands(instrument: Instrument) -> Iterator[BandTable]:
    unit = instrument.link.banded_in
    if instrument.bands:
        yield BandTable("", unit, instrument.bands)
    if instrument.bands_by:
        feature, of = instrument.bands_by
        for value, bands in of.items():
            yield BandTable(f"where {feature} is {value}", unit, bands)


def _adding(part: Part) -> Adding:
    if isinstance(part, Fixed):
        return Adding(part.name, adds=signed(part.weight))
    if isinstance(part, Line):
        return Adding(part.name, adds=f"{signed(part.weight)} times {part.feature}")
    if isinstance(part, LineByGroup):
        rows = tuple(Fact(str(group), signed(weight)) for group, weight in part.weights.items())
        return Adding(f"{part.name}, {part.feature}: its number times", rows)
    if isinstance(part, ByValue) and not part.formula:
        rows = tuple(Fact(values, signed(weight)) for values, weight in _runs(part.weights))
        return Adding(f"{part.name}, by {part.feature}", rows)
    return Adding(f"{part.name}, by {part.feature}", adds=getattr(part, "formula", ""))


def signed(weight: float) -> str:
    """The weight with its sign and every digit it has."""
    if weight == 0:
        return "0"
    short = f"{weight:+g}"
    return short if float(short) == weight else f"{weight:+}"


def _runs(weights: Mapping[object, float]) -> Iterator[tuple[str, float]]:
    """Each weight with its value; whole numbers that follow one another and share a weight stand together."""
    runs: list[_Run] = []
    for value, weight in weights.items():
        group, number = _parted(value)
        if runs and runs[-1].goes_on(group, number, weight):
            runs[-1] = replace(runs[-1], last=number)
        else:
            runs.append(_Run(group, number, number, weight))
    return ((run.words, run.weight) for run in runs)


@dataclass(frozen=True, slots=True)
class _Run:
    """Whole numbers from `first` to `last` of one group; None where the value ends in no number."""

    group: str
    first: int | None
    last: int | None
    weight: float

    def goes_on(self, group: str, number: int | None, weight: float) -> bool:
        follows = self.last is not None and number == self.last + 1
        return follows and (group, weight) == (self.group, self.weight)

    @property
    def words(self) -> str:
        if self.first is None:
            return self.group
        return f"{self.group}{self.first}" + ("" if self.first == self.last else f" to {self.last}")


def _parted(value: object) -> tuple[str, int | None]:
    """A value as words and, where it ends in one, the whole number it ends in."""
    *group, end = value if isinstance(value, tuple) else (value,)
    said = ", ".join(map(str, group))
    if isinstance(end, int) and not isinstance(end, bool):
        return f"{said}, " if said else "", end
    return ", ".join(map(_word, (*group, end))), None


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return UNKNOWN_WORDS[value].lower() if isinstance(value, Unknown) else str(value)
