"""A rule's page as text, drawn from its own data: what it asks, how it counts, its bands, its worked examples."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from throughcare.rules.catalogue import Entry
from throughcare.rules.instruments import (
    Bands,
    ByValue,
    Fixed,
    Instrument,
    Line,
    LineByGroup,
    Part,
)
from throughcare.rules.instruments.not_implemented import NOT_IMPLEMENTED, WHY_WORDS
from throughcare.rules.kernel import (
    MARK_WORDS,
    UNKNOWN_WORDS,
    Example,
    Explained,
    Figures,
    Unknown,
    canonical_json,
)  # fmt: skip


def page(entry: Entry) -> str:
    """The whole page, ending without a line break."""
    return "\n".join(_lines(entry))


def not_implemented() -> Iterator[str]:
    """What the library does not have, and why, ending the list of what it has."""
    yield "Not implemented, and why (nothing is implemented from memory):"
    for each in NOT_IMPLEMENTED:
        yield f"  {each.title}"
        yield f"      {WHY_WORDS[each.why]}: {each.more}"
        if each.instead:
            yield f"      instead: {each.instead}"


def _lines(entry: Entry) -> Iterator[str]:
    card, source = entry.card, entry.card.source
    yield f"{card.title} ({card.id})"
    yield ""
    yield f"Decides:     {entry.decides}"
    yield f"Population:  {card.population}"
    yield f"In force:    from {source.effective_from}"
    yield f"Source:      {source}"
    yield f"             {MARK_WORDS[source.mark]} Checked on {source.checked_on}."
    yield f"Licence:     {source.licence}"
    yield ""
    yield "It asks:"
    for item in entry.items:
        yield f"  {item.name}{'' if item.needed else ' (may be left out)'}"
        yield f"      {item.asks}"
        yield f"      {item.kind.words}"
    if entry.instrument:
        yield from _instrument(entry.instrument)
    for figures in entry.figures:
        yield from _figures(figures)
    for example in card.examples:
        yield from _example(entry, example)


def _example(entry: Entry, example: Example) -> Iterator[str]:
    """What is given and what it gives, as a line of a file has it; of a rule that is no sum, the reasons too."""
    yield ""
    yield f"Worked example: {example.says}"
    yield from (f"    {name}: {canonical_json(value)}" for name, value in example.given.items())
    yield "  gives"
    gives = example.gives if isinstance(example.gives, Mapping) else {"result": example.gives}
    yield from (f"    {name}: {canonical_json(value)}" for name, value in gives.items())
    answered = entry.ask(example.given)
    if isinstance(answered, Explained):
        yield "  because"
        yield from (f"    {sentence}" for sentence in answered.sentences)


def _figures(figures: Figures) -> Iterator[str]:
    """A table with its columns under each other."""
    rows = [tuple("-" if cell is None else str(cell) for cell in row) for row in figures.rows]
    widths = [max(map(len, column)) for column in zip(figures.heads, *rows, strict=True)]
    yield ""
    yield f"{figures.title}:"
    for row in (figures.heads, *rows):
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _instrument(instrument: Instrument) -> Iterator[str]:
    yield ""
    yield f"It adds, for a horizon of {instrument.horizon}:"
    for part in instrument.parts:
        yield from _part(part)
    yield from _refusals(instrument)
    if instrument.bands:
        yield from _bands("", instrument.bands, instrument.link.banded_in)
    if instrument.bands_by:
        feature, of = instrument.bands_by
        for value, bands in of.items():
            yield from _bands(f" where {feature} is {value}", bands, instrument.link.banded_in)


def _refusals(instrument: Instrument) -> Iterator[str]:
    """What is refused beyond each answer by itself."""
    if instrument.checks:
        yield ""
        yield "It refuses, beyond each answer by itself:"
    yield from (f"  {check.words}" for check in instrument.checks)


def _bands(where: str, bands: Bands, unit: str) -> Iterator[str]:
    yield ""
    yield f"Bands{where}, in {unit}:"
    yield from (f"  {band.code} ({band.title}) from {band.low:g}" for band in bands.of)


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Fixed):
        yield f"  {part.name}: {_signed(part.weight)}"
    elif isinstance(part, Line):
        yield f"  {part.name}: {_signed(part.weight)} times {part.feature}"
    elif isinstance(part, LineByGroup):
        yield f"  {part.name}, {part.feature}: its number times"
        yield from (f"      {group}: {_signed(weight)}" for group, weight in part.weights.items())
    elif isinstance(part, ByValue):
        yield f"  {part.name}, by {part.feature}:"
        if part.formula:
            yield f"      {part.formula}"
        else:
            yield from (f"      {values}: {_signed(weight)}" for values, weight in _runs(part.weights))


def _signed(weight: float) -> str:
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
