"""Everything the library can be asked, by the code it is asked under: what `throughcare rules` lists, shows, evaluates.

A rule of any folder gives an `Entry`: its card, what it decides, and one function from named inputs to named results,
as plain JSON values. Instruments and rules of response give theirs by themselves.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from throughcare.rules import modules
from throughcare.rules.instruments import INSTRUMENTS, Instrument, Score
from throughcare.rules.kernel import (
    PUBLISHED,
    Explained,
    Figures,
    Inputs,
    Item,
    Problem,
    Published,
    Results,
    RuleCard,
    RuleError,
    UnknownCode,
)
from throughcare.rules.kernel.fingerprint import to_json

if TYPE_CHECKING:
    from throughcare.rules.responses import ResponseRule

FILE = ".toml"
"""How the name of an agency's own instrument file ends."""


class NotALine(RuleError):
    """A line to be answered is not an object with `in`."""

    def __init__(self) -> None:
        super().__init__('Each line is an object such as {"in": {...}}.')


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One rule in one version. decides: what it predicts, computes or proposes. instrument: where it is one.

    folder: that of its subject ("release").
    ask: from named inputs to results that explain themselves; raises what the rule refuses.
    figures: its tables, to be read.
    """

    card: RuleCard
    folder: str
    decides: str
    items: tuple[Item, ...]
    ask: Callable[[Inputs], Score | Explained]
    instrument: Instrument | None = None
    figures: tuple[Figures, ...] = ()

    @property
    def code(self) -> str:
        """The code without the version."""
        return self.card.id.code

    def evaluate(self, given: Inputs) -> Results:
        """The results by name."""
        return self.ask(given).results


def entries() -> tuple[Entry, ...]:
    """Every rule, by code, then the newest version first."""
    return tuple(entry for versions in _by_code().values() for entry in versions)


def find(code: str) -> Entry:
    """The rule under "code" (its newest version) or "code@YYYY-MM-DD". Raises UnknownCode, naming what there is."""
    plain, at, version = code.partition("@")
    for entry in _versions(plain):
        if not at or entry.card.id.version.isoformat() == version:
            return entry
    raise UnknownCode("The rules library", code, _by_code())


def versions(code: str) -> tuple[Entry, ...]:
    """Every version of a rule, the newest first; none where there is no such rule."""
    return tuple(_versions(code))


def named(text: str) -> Entry:
    """What somebody at this machine names: a code, or the path of a file (.toml). Never for names from elsewhere."""
    return loaded(Path(text)) if text.endswith(FILE) else find(text)


def loaded(path: Path) -> Entry:
    """The instrument in an agency's own file, for this use only: it does not enter the library.

    Raises BadInstrumentFile, also where the file takes the code of a rule that the library has.
    """
    from throughcare.rules.instruments.loading import BadInstrumentFile, load

    entry = _of_instrument(load(path))
    if entry.code in _by_code():
        taken = Problem(
            "instrument, code", entry.code, "is the code of a published rule; the file needs its own"
        )
        raise BadInstrumentFile(path.name, [taken])
    return entry


@cache
def _by_code() -> dict[str, list[Entry]]:
    modules.read_all()
    found: dict[str, list[Entry]] = {}
    for entry in _newest_first(_registered()):
        found.setdefault(entry.code, []).append(entry)
    return found


@lru_cache(maxsize=1000)
def _versions(code: str) -> list[Entry]:
    """The versions of one rule, newest first; reads no more modules than it takes to find them."""
    found = _named(code)
    if not found:
        for folder in modules.read_naming(code):
            modules.read_folder(folder)
        found = _of_code(code)
    return found or _by_code().get(code, [])


@lru_cache(maxsize=1000)
def _named(code: str) -> list[Entry]:
    """The same, where they stand in modules that name the code."""
    modules.read_naming(code)
    return _of_code(code)


def _of_code(code: str) -> list[Entry]:
    return _newest_first(entry for entry in _registered() if entry.code == code)


def _newest_first(found: Iterable[Entry]) -> list[Entry]:
    return sorted(found, key=lambda each: (each.code, -each.card.id.version.toordinal()))


def _registered() -> Iterator[Entry]:
    """Every rule whose module has been read."""
    yield from map(_of_instrument, INSTRUMENTS)
    yield from map(_of_published, PUBLISHED)
    if "throughcare.rules.responses" in sys.modules:
        from throughcare.rules.responses import RESPONSES

        yield from map(_of_response, RESPONSES)


def _of_published(rule: Published) -> Entry:
    return Entry(
        card=rule.card, folder=_folder_of(rule.function), decides=rule.decides, items=rule.items, ask=rule.ask,
        figures=rule.figures,
    )  # fmt: skip


def _of_instrument(instrument: Instrument) -> Entry:
    return Entry(
        card=instrument.card,
        folder="instruments",
        decides=instrument.predicts,
        items=instrument.items,
        instrument=instrument,
        ask=instrument.score,
    )


def _of_response(rule: "ResponseRule") -> Entry:
    from throughcare.rules.responses import asking

    asked = asking.published(rule)
    return Entry(
        card=rule.card, folder=_folder_of(rule.function), decides=asked.decides, items=asked.items,
        ask=partial(asking.ask, rule),
    )  # fmt: skip


def _folder_of(function: Callable[..., object]) -> str:
    return function.__module__.removeprefix("throughcare.rules.").partition(".")[0]


def answer(code: str, line: object) -> Results:
    """What the rule `code` answers to one line: an object with `in`.

    A code that names only a family of rules ("handover-ew" of "handover-ew:persona") leaves the choice to the line's
    own `rule`. Raises UnknownCode, NotALine, or what the rule refuses.
    """
    own = str(line.get("rule", "")) if isinstance(line, dict) else ""
    family = own.startswith(f"{code}:") and not _named(code)
    return answer_of(find(own if family else code), line)


def answering(text: str) -> Callable[[object], Results]:
    """How one line after another is answered by what `text` names: a file, once read, or a code or family of codes."""
    return partial(answer_of, loaded(Path(text))) if text.endswith(FILE) else partial(answer, text)


def answer_of(entry: Entry, line: object) -> Results:
    """What an entry answers to one line, as plain JSON values. Raises NotALine, or what the rule refuses."""
    if not isinstance(line, dict) or not isinstance(line.get("in"), dict):
        raise NotALine
    return {name: to_json(value) for name, value in entry.evaluate(line["in"]).items()}
