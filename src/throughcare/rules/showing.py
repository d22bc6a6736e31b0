"""A rule's page as text, drawn from its own data: what it asks, how it counts, its bands, its worked examples."""

from collections.abc import Iterator

from throughcare.rules import pages
from throughcare.rules.catalogue import Entry
from throughcare.rules.instruments.not_implemented import NOT_IMPLEMENTED, WHY_WORDS
from throughcare.rules.kernel import Figures
from throughcare.rules.pages import Adding, BandTable, Page, Sum, Worked


def page(entry: Entry) -> str:
    """The whole page, ending without a line break."""
    return "\n".join(_lines(pages.page(entry)))


def not_implemented() -> Iterator[str]:
    """What the library does not have, and why, ending the list of what it has."""
    yield "Not implemented, and why (nothing is implemented from memory):"
    for each in NOT_IMPLEMENTED:
        yield f"  {each.title}"
        yield f"      {WHY_WORDS[each.why]}: {each.more}"
        if each.instead:
            yield f"      instead: {each.instead}"


def _lines(shown: Page) -> Iterator[str]:
    yield f"{shown.title} ({shown.name})"
    yield ""
    for fact in shown.about:
        yield f"{f'{fact.name}:' if fact.name else '':12} {fact.says}"
    yield ""
    yield "It asks:"
    for item in shown.items:
        yield f"  {item.name}{'' if item.needed else ' (may be left out)'}"
        yield f"      {item.asks}"
        yield f"      {item.kind.words}"
    if shown.sum:
        yield from _sum(shown.sum)
    for figures in shown.figures:
        yield from _figures(figures)
    for worked in shown.examples:
        yield from _worked(worked)


def _sum(counted: Sum) -> Iterator[str]:
    yield ""
    if counted.made:
        yield "It makes from the answers:"
        yield from (f"  {fact.name}: {fact.says}" for fact in counted.made)
        yield ""
    yield f"It adds, for a horizon of {counted.horizon}:"
    for adding in counted.adds:
        yield from _adding(adding)
    yield ""
    yield "From the sum to the result:"
    yield from (f"  {line}" for line in counted.formula)
    if counted.refuses:
        yield ""
        yield "It refuses, beyond each answer by itself:"
        yield from (f"  {line}" for line in counted.refuses)
    for table in counted.bands:
        yield from _bands(table)


def _adding(adding: Adding) -> Iterator[str]:
    yield f"  {adding.heading}:" + (f" {adding.adds}" if adding.adds else "")
    yield from (f"      {fact.name}: {fact.says}" for fact in adding.rows)


def _bands(table: BandTable) -> Iterator[str]:
    yield ""
    yield f"Bands{table.where and f' {table.where}'}, in {table.unit}:"
    yield from (f"  {band.code} ({band.title}) from {band.low:g}" for band in table.bands.of)


def _figures(figures: Figures) -> Iterator[str]:
    """A table with its columns under each other."""
    rows = [figures.heads, *figures.cells]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    yield ""
    yield f"{figures.title}:"
    for row in rows:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _worked(worked: Worked) -> Iterator[str]:
    yield ""
    yield f"Worked example: {worked.says}"
    yield from (f"    {fact.name}: {fact.says}" for fact in worked.given)
    yield "  gives"
    yield from (f"    {fact.name}: {fact.says}" for fact in worked.gives)
    if worked.reasons:
        yield "  because"
        yield from (f"    {sentence}" for sentence in worked.reasons)
    if worked.source:
        yield f"  by {worked.source}"
