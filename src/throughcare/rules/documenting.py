"""A page a rule and an index, as Markdown: the same data as on the screen, to be read, printed or put on a site."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from throughcare.rules import catalogue, pages
from throughcare.rules.catalogue import Entry
from throughcare.rules.instruments.not_implemented import NOT_IMPLEMENTED, WHY_WORDS
from throughcare.rules.pages import Adding, BandTable, Fact, Page, Sum, Worked

SUBJECTS = {
    "instruments": "Instruments of risk and need, and screens",
    "classification": "Tiers, levels and reviews",
    "contacts": "Contacts and check-ins",
    "custody": "Custody",
    "interventions": "Programmes, unpaid work and other interventions",
    "plans": "Plans",
    "release": "Release, handover and recall",
    "responses": "Responses, compliance and hearings",
    "testing": "Drug testing",
    "transfers": "Transfers between places",
    "workload": "Workload",
}
"""The heading of each folder, in the order of the index."""
INDEX = "README.md"
MARKUP = re.compile(r"([\\`*<|\[\]])")


def write(folder: Path) -> int:
    """Write a page for each rule, and the index with links to them. How many rules there are."""
    entries = catalogue.entries()
    for entry in entries:
        path = folder / place(entry)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(entry), encoding="utf-8")
    write_index(folder, linked=True)
    return len(entries)


def write_index(folder: Path, *, linked: bool = False) -> None:
    """Write the index alone. linked: whether the pages stand beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / INDEX).write_text(index(linked=linked), encoding="utf-8")


def place(entry: Entry) -> Path:
    """Where the rule's page stands in the folder: instruments/ogrs3@2018-03-01.md."""
    return Path(entry.folder) / f"{str(entry.card.id).replace(':', '.')}.md"


def index(*, linked: bool) -> str:
    """Every rule, by subject: title, code, what it decides, where it comes from; then what is not implemented."""
    return "\n".join(_index(linked)) + "\n"


def page(entry: Entry) -> str:
    """The whole page of a rule."""
    return "\n".join(_page(pages.page(entry))) + "\n"


def _index(linked: bool) -> Iterator[str]:
    entries = catalogue.entries()
    yield "# Published rules"
    yield ""
    yield f"{len(entries)} rules, listed from their own data. `throughcare rules show CODE` prints the page of one;"
    yield "`throughcare rules document FOLDER` writes a page for each: questions, formula, tables, worked examples."
    for folder, heading in SUBJECTS.items():
        yield ""
        yield f"## {heading}"
        yield ""
        of_folder = [entry for entry in entries if entry.folder == folder]
        yield from _table(("Rule", "Code", "Decides", "Source"), (_row(entry, linked) for entry in of_folder))
    yield ""
    yield "## Not implemented, and why"
    yield ""
    yield "Nothing is implemented from memory."
    yield ""
    rows = ((each.title, f"{WHY_WORDS[each.why]}: {each.more}", each.instead) for each in NOT_IMPLEMENTED)
    yield from _table(("Title", "Why", "Instead"), (tuple(map(_plain, row)) for row in rows))


def _row(entry: Entry, linked: bool) -> tuple[str, ...]:
    code = f"`{entry.card.id}`"
    named = f"[{code}]({place(entry).as_posix()})" if linked else code
    return _plain(entry.card.title), named, _plain(entry.decides), _plain(str(entry.card.source))


def _page(shown: Page) -> Iterator[str]:
    yield f"# {_plain(shown.title)}"
    yield ""
    yield f"`{shown.name}`"
    yield ""
    yield from _facts(("", ""), shown.about)
    yield ""
    yield "## What it asks"
    yield ""
    asked = (
        (f"`{item.name}`", _plain(item.asks), _plain(item.kind.words), "yes" if item.needed else "no")
        for item in shown.items
    )
    yield from _table(("Name", "Question", "Answer", "Needed"), asked)
    if shown.sum:
        yield from _sum(shown.sum)
    for figures in shown.figures:
        yield ""
        yield f"## {_plain(figures.title)}"
        yield ""
        yield from _table(figures.heads, (tuple(map(_plain, row)) for row in figures.cells))
    for worked in shown.examples:
        yield from _worked(worked)


def _sum(counted: Sum) -> Iterator[str]:
    yield ""
    yield "## How it counts"
    yield ""
    yield f"Horizon: {_plain(counted.horizon)}."
    if counted.made:
        yield ""
        yield "From the answers it makes:"
        yield ""
        yield from (f"- `{fact.name}`: {_plain(fact.says)}" for fact in counted.made)
    yield ""
    yield "It adds, in this order:"
    yield ""
    yield from _table(("What counts", "Value", "Adds"), _added(counted.adds))
    yield ""
    yield "From the sum to the result:"
    yield ""
    yield from (f"- {_plain(line)}" for line in counted.formula)
    if counted.refuses:
        yield ""
        yield "It refuses, beyond each answer by itself:"
        yield ""
        yield from (f"- {_plain(line)}" for line in counted.refuses)
    for table in counted.bands:
        yield from _bands(table)


def _added(adds: Iterable[Adding]) -> Iterator[tuple[str, ...]]:
    for adding in adds:
        if not adding.rows:
            yield _plain(adding.heading), "", _plain(adding.adds)
        for at, fact in enumerate(adding.rows):
            yield "" if at else _plain(adding.heading), _plain(fact.name), fact.says


def _bands(table: BandTable) -> Iterator[str]:
    yield ""
    yield f"## Bands{table.where and f' {_plain(table.where)}'}"
    yield ""
    rows = ((_plain(band.code), _plain(band.title), f"{band.low:g}") for band in table.bands.of)
    yield from _table(("Code", "Band", f"From ({table.unit})"), rows)


def _worked(worked: Worked) -> Iterator[str]:
    yield ""
    yield "## Worked example"
    yield ""
    yield _plain(worked.says)
    yield ""
    yield from _facts(("Given", ""), worked.given)
    yield ""
    yield from _facts(("Gives", ""), worked.gives)
    yield ""
    if worked.terms:
        yield from _facts(("Because", "Adds"), worked.terms)
    yield from (f"{number}. {_plain(sentence)}" for number, sentence in enumerate(worked.reasons, start=1))
    if worked.source:
        yield ""
        yield f"By {_plain(worked.source)}."


def _facts(heads: tuple[str, str], facts: Iterable[Fact]) -> Iterator[str]:
    yield from _table(heads, ((_plain(fact.name), _plain(fact.says)) for fact in facts))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table; its cells are Markdown already."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return MARKUP.sub(r"\\\1", " ".join(text.split()))
