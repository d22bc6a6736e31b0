"""Everything the library can be asked, by the code it is asked under: what `throughcare rules` lists, shows, evaluates.

A rule of any folder gives an `Entry`: its card, what it decides, and one function from named inputs to named results,
as plain JSON values. Instruments and rules of response give theirs by themselves.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from throughcare.rules.instruments import INSTRUMENTS, Instrument, Score
from throughcare.rules.instruments.loading import BadInstrumentFile, load
from throughcare.rules.kernel import (
    PUBLISHED,
    Explained,
    Figures,
    Inputs,
    Item,
    Problem,
    Results,
    RuleCard,
    RuleError,
    UnknownCode,
)
from throughcare.rules.kernel.fingerprint import to_json
from throughcare.rules.responses import RESPONSES, ResponseRule, asking

FOLDERS = (
    "throughcare.rules.instruments",
    "throughcare.rules.classification",
    "throughcare.rules.contacts",
    "throughcare.rules.custody",
    "throughcare.rules.interventions",
    "throughcare.rules.plans",
    "throughcare.rules.release",
    "throughcare.rules.responses",
    "throughcare.rules.testing",
    "throughcare.rules.transfers",
    "throughcare.rules.workload",
)
"""Where published rules stand; every module of a folder is read, so that a new one is found by itself."""


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
    for entry in _by_code().get(plain, ()):
        if not at or entry.card.id.version.isoformat() == version:
            return entry
    raise UnknownCode("The rules library", code, _by_code())


def named(text: str) -> Entry:
    """What somebody at this machine names: a code, or the path of a file (.toml). Never for names from elsewhere."""
    return loaded(Path(text)) if text.endswith(FILE) else find(text)


def loaded(path: Path) -> Entry:
    """The instrument in an agency's own file, for this use only: it does not enter the library.

    Raises BadInstrumentFile, also where the file takes the code of a rule that the library has.
    """
    entry = _of_instrument(load(path))
    if entry.code in _by_code():
        taken = Problem(
            "instrument, code", entry.code, "is the code of a published rule; the file needs its own"
        )
        raise BadInstrumentFile(path.name, [taken])
    return entry


@cache
def _by_code() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in sorted(_all(), key=lambda each: (each.code, -each.card.id.version.toordinal())):
        found.setdefault(entry.code, []).append(entry)
    return found


def _all() -> Iterator[Entry]:
    for folder in FOLDERS:
        _import_all(folder)
    yield from map(_of_instrument, INSTRUMENTS)
    for rule in PUBLISHED:
        yield Entry(
            card=rule.card, folder=_folder_of(rule.function), decides=rule.decides, items=rule.items, ask=rule.ask,
            figures=rule.figures,
        )  # fmt: skip
    yield from map(_of_response, RESPONSES)


def _import_all(folder: str) -> None:
    for module in iter_modules(import_module(folder).__path__):
        import_module(f"{folder}.{module.name}")


def _of_instrument(instrument: Instrument) -> Entry:
    return Entry(
        card=instrument.card,
        folder="instruments",
        decides=instrument.predicts,
        items=instrument.items,
        instrument=instrument,
        ask=instrument.score,
    )


def _of_response(rule: ResponseRule) -> Entry:
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
    wanted = code
    if code not in _by_code() and isinstance(line, dict) and str(line.get("rule", "")).startswith(f"{code}:"):
        wanted = str(line["rule"])
    return answer_of(find(wanted), line)


def answering(text: str) -> Callable[[object], Results]:
    """How one line after another is answered by what `text` names: a file, once read, or a code or family of codes."""
    return partial(answer_of, loaded(Path(text))) if text.endswith(FILE) else partial(answer, text)


def answer_of(entry: Entry, line: object) -> Results:
    """What an entry answers to one line, as plain JSON values. Raises NotALine, or what the rule refuses."""
    if not isinstance(line, dict) or not isinstance(line.get("in"), dict):
        raise NotALine
    return {name: to_json(value) for name, value in entry.evaluate(line["in"]).items()}
