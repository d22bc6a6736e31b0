"""A rule's page as text, drawn from its own data: what it asks, how it counts, its bands, its worked examples."""

from collections.abc import Iterator

from throughcare.rules.catalogue import Entry
from throughcare.rules.instruments import Bands, ByValue, Fixed, Instrument, Line, Part
from throughcare.rules.kernel import MARK_WORDS


def page(entry: Entry) -> str:
    """The whole page, ending without a line break."""
    return "\n".join(_lines(entry))


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
    for example in card.examples:
        yield ""
        yield f"Worked example: {example.says}"
        yield from (f"    {name}: {value}" for name, value in example.given.items())
        yield f"    gives {example.gives}"


def _instrument(instrument: Instrument) -> Iterator[str]:
    yield ""
    yield f"It adds, for a horizon of {instrument.horizon}:"
    for part in instrument.parts:
        yield from _part(part)
    if instrument.bands:
        yield from _bands("", instrument.bands, instrument.link.banded_in)
    if instrument.bands_by:
        feature, of = instrument.bands_by
        for value, bands in of.items():
            yield from _bands(f" where {feature} is {value}", bands, instrument.link.banded_in)


def _bands(where: str, bands: Bands, unit: str) -> Iterator[str]:
    yield ""
    yield f"Bands{where}, in {unit}:"
    yield from (f"  {band.code} ({band.title}) from {band.low:g}" for band in bands.of)


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Fixed):
        yield f"  {part.name}: {part.weight:+g}"
    elif isinstance(part, Line):
        yield f"  {part.name}: {part.weight:+g} times {part.feature}"
    elif isinstance(part, ByValue):
        yield f"  {part.name}, by {part.feature}:"
        yield from (f"      {value}: {weight:+g}" for value, weight in part.weights.items())
