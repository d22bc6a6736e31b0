"""Everything the library can be asked, by the code it is asked under: what `throughcare rules` lists, shows, evaluates.

A rule of any folder gives an `Entry`: its card, what it decides, and one function from named inputs to named results,
as plain JSON values. Instruments give theirs by themselves.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from throughcare.rules.instruments import Instrument, Score, load_all
from throughcare.rules.kernel import RuleCard, RuleError, UnknownCode
from throughcare.rules.kernel.fingerprint import to_json

type Inputs = Mapping[str, object]
type Results = Mapping[str, object]


class NotALine(RuleError):
    """A line to be answered is not an object with `in`."""

    def __init__(self) -> None:
        super().__init__('Each line is an object such as {"in": {...}}.')


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One rule in one version. decides: what it predicts, computes or proposes. instrument: where it is one."""

    card: RuleCard
    decides: str
    evaluate: Callable[[Inputs], Results]
    instrument: Instrument | None = None

    @property
    def code(self) -> str:
        """The code without the version."""
        return self.card.id.code


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


@cache
def _by_code() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in sorted(_all(), key=lambda each: (each.code, -each.card.id.version.toordinal())):
        found.setdefault(entry.code, []).append(entry)
    return found


def _all() -> Iterator[Entry]:
    for instrument in load_all():
        yield Entry(
            card=instrument.card,
            decides=instrument.predicts,
            instrument=instrument,
            evaluate=_scoring(instrument),
        )


def _scoring(instrument: Instrument) -> Callable[[Inputs], Results]:
    def evaluate(given: Inputs) -> Results:
        return results_of(instrument.score(given))

    return evaluate


def results_of(score: Score) -> Results:
    """A score as named results: the value, the band's code, and what else the instrument gives."""
    return {"value": score.value, "band": score.band.code if score.band else None, **score.also}


def answer(code: str, line: object) -> Results:
    """What the rule `code` answers to one line: an object with `in`.

    A code that names only a family of rules ("handover-ew" of "handover-ew:persona") leaves the choice to the line's
    own `rule`. Raises UnknownCode, NotALine, or what the rule refuses.
    """
    if not isinstance(line, dict) or not isinstance(line.get("in"), dict):
        raise NotALine
    wanted = code
    if code not in _by_code() and str(line.get("rule", "")).startswith(f"{code}:"):
        wanted = str(line["rule"])
    return {name: to_json(value) for name, value in find(wanted).evaluate(line["in"]).items()}
