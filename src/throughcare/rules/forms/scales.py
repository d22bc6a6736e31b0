"""The scale on which a score stands: where its bands begin, and where this one is. Numbers only, nothing drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from throughcare.rules.catalogue import Entry
from throughcare.rules.forms.stating import HEADLINES, Headline
from throughcare.rules.instruments import Bands, LogisticOfPoints, Score
from throughcare.rules.kernel import Explained

ROOM = 1.25
"""How far the scale goes on above its last band."""
WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class BandStep:
    """One band on the scale. starts, ends: in the scale's unit; the last one's end is where the scale is cut."""

    code: str
    title: str
    starts: float
    ends: float
    here: bool


@dataclass(frozen=True, slots=True)
class BandScale:
    """Bands in rising order. at: the number they rest on. goes_on: whether the scale goes on above what is shown."""

    unit: str
    low: float
    high: float
    at: float
    steps: tuple[BandStep, ...]
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Plotted:
    """A score as a point on its scale, from what was stored. number: None where there is none to draw."""

    number: float | None
    unit: str
    bands: tuple[tuple[str, float], ...]


def plotted(entry: Entry, results: Mapping[str, object]) -> Plotted:
    """The number that the bands rest on, else the one that is shown; and where bands begin, the same for everybody."""
    if entry.instrument:
        instrument, link = entry.instrument, entry.instrument.link
        name = f"{link.shown}_pct" if isinstance(link, LogisticOfPoints) else "value"
        number = results.get(instrument.names.get(name, name))
        return Plotted(_number(number), link.banded_in, _starts(instrument.bands))
    banded = _banded().get(entry.code)
    if banded is not None:
        return Plotted(_number(_found(results, banded.result)), banded.unit, _starts(banded.bands))
    headline = HEADLINES.get(entry.code, Headline())
    return Plotted(_number(_found(results, headline.value)), headline.unit, ())


def _starts(bands: Bands | None) -> tuple[tuple[str, float], ...]:
    return tuple((band.title, band.low) for band in bands.of) if bands else ()


def _number(found: object) -> float | None:
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None


def _found(results: object, path: str) -> object:
    """What stands under a name, or under names with dots between; None where nothing does."""
    for name in path.split(".") if path else ():
        results = results.get(name) if isinstance(results, Mapping) else None
    return results if path else None


def scale(entry: Entry, answer: Score | Explained) -> BandScale | None:
    """The scale of an answer; None where the rule has no bands on a number, or this answer has none."""
    if isinstance(answer, Score):
        bands = answer.instrument.bands_for(answer.instrument.found(answer.inputs))
        link = answer.instrument.link
        return _scale(bands, link.one(answer.total).banded, link.banded_in) if bands else None
    banded = _banded().get(entry.code)
    if banded is None:
        return None
    number = _number(_found(answer.results, banded.result))
    if number is None or _not_applicable(answer):
        return None
    return _scale(banded.bands, number, banded.unit, answer.results.get("band"))


def _scale(bands: Bands, at: float, unit: str, said: object = None) -> BandScale:
    """said: the band's code as the rule gave it, where it may be another than the number's own."""
    starts = [band.low for band in bands.of]
    low = min(0.0, starts[0], at)
    high = max(starts[-1] * ROOM, starts[-1] + 1, at * 1.05)
    if unit == "%":
        high = min(max(high, at), WHOLE)
    found = next((band for band in bands.of if band.code == said), bands.find(at))
    steps = tuple(
        BandStep(band.code, band.title, band.low, end, band is found)
        for band, end in zip(bands.of, [*starts[1:], high], strict=True)
    )
    return BandScale(unit, low, high, at, steps, goes_on=unit != "%" or high < WHOLE)


def _not_applicable(answer: Explained) -> bool:
    return answer.results.get("band") == "NOT_APPLICABLE"


@dataclass(frozen=True, slots=True)
class _Banded:
    """Bands of a rule that is no instrument, and the result they rest on."""

    bands: Bands
    result: str
    unit: str = "%"


@cache
def _banded() -> Mapping[str, _Banded]:
    """By code; read when asked for, since it takes the modules of the rules."""
    from throughcare.rules.instruments import arp, osp_dc, svrp, vrp
    from throughcare.rules.instruments.rsr_bands import RSR_BANDS

    return {
        "arp": _Banded(arp.BANDS, "score"),
        "vrp": _Banded(vrp.BANDS, "score"),
        "svrp": _Banded(svrp.BANDS, "score"),
        "csrp": _Banded(svrp.BANDS, "serious_predictor.overall_score"),
        "rsr-2018": _Banded(RSR_BANDS, "pct"),
        "rsr-2025": _Banded(RSR_BANDS, "overall_score"),
        "osp-dc": _Banded(osp_dc.BANDS, "points", "points"),
        "predictor-2026:all-reoffending-predictor": _Banded(arp.BANDS, "output.score"),
        "predictor-2026:violent-reoffending-predictor": _Banded(vrp.BANDS, "output.score"),
        "predictor-2026:serious-violent-reoffending-predictor": _Banded(svrp.BANDS, "output.score"),
        "predictor-2026:combined-serious-reoffending-predictor": _Banded(svrp.BANDS, "output.overall_score"),
    }
