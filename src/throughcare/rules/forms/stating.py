"""What a score reads: its value, its unit and its band, said in one place so that every place shows the same digits."""

from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.rules.catalogue import Entry
from throughcare.rules.instruments import Score
from throughcare.rules.kernel import Explained, Results
from throughcare.rules.sheets import said


@dataclass(frozen=True, slots=True)
class Stated:
    """As a list shows it. "" where there is none."""

    value: str = ""
    unit: str = ""
    band: str = ""

    @property
    def words(self) -> str:
        """In one line: "90% (Very high)"."""
        value = f"{self.value}{'' if self.unit in ('', '%') else ' '}{self.unit}" if self.value else ""
        return f"{value} ({self.band})" if value and self.band else value or self.band


@dataclass(frozen=True, slots=True)
class Headline:
    """Which results of a rule that is no instrument are its value and its band. A dot leads into a part of one."""

    value: str = ""
    unit: str = ""
    band: str = ""


_CHANCE = Headline("score", "%", "band")
_WHOLE = Headline("output.score", "%", "output.band")
HEADLINES: Mapping[str, Headline] = {
    "arp": _CHANCE,
    "vrp": _CHANCE,
    "svrp": _CHANCE,
    "snsv-2025": Headline("score", "%"),
    "osp-dc": Headline("pct", "%", "band"),
    "osp-iic": Headline("pct", "%", "band"),
    "rsr-2018": Headline("pct", "%", "band"),
    "rsr-2025": Headline("overall_score", "%", "band"),
    "csrp": Headline("serious_predictor.overall_score", "%", "serious_predictor.band"),
    "predictor-2026:all-reoffending-predictor": _WHOLE,
    "predictor-2026:violent-reoffending-predictor": _WHOLE,
    "predictor-2026:serious-violent-reoffending-predictor": _WHOLE,
    "predictor-2026:direct-contact-sexual-reoffending-predictor": _WHOLE,
    "predictor-2026:images-and-indirect-contact-sexual-reoffending-predictor": _WHOLE,
    "predictor-2026:combined-serious-reoffending-predictor": Headline(
        "output.overall_score", "%", "output.band"
    ),
    "predictor-2026:opd": Headline(band="opd_result"),
    "predictor-2026:pni": Headline(band="pni_pathway"),
    "lds": Headline("lds_score"),
    "mst": Headline("maturity_score", "points"),
    "lsir-band-pennsylvania": Headline(band="level"),
    "oras-band": Headline(band="level"),
    "needs-severity-ew": Headline("score", "points", "severity"),
    "tier-ew-v2": Headline(band="tier"),
    "tier-ew-v3": Headline(band="tier"),
}
"""By code. A rule that is not here and answers with one result is read by that; others have no headline."""


def stated(entry: Entry, answer: Score | Explained, shows: str = "") -> Stated:
    """What an answer reads. shows: the result that a form says stands for it, where the form says one."""
    if isinstance(answer, Score):
        return Stated(
            str(answer.value), answer.instrument.link.unit, answer.band.title if answer.band else ""
        )
    headline = HEADLINES.get(entry.code)
    if headline is None:
        return _of_one(answer.results, shows)
    value, band = _found(answer.results, headline.value), _found(answer.results, headline.band)
    return Stated(
        "" if value is None else said(value),
        "" if value is None else headline.unit,
        _in_words(band),
    )


def _of_one(results: Results, shows: str) -> Stated:
    """One result by itself: a number is the value, a word the band."""
    name = shows or (next(iter(results)) if len(results) == 1 else "")
    found = _found(results, name)
    if isinstance(found, int | float) and not isinstance(found, bool):
        return Stated(value=said(found))
    return Stated(band=_in_words(found))


def _found(results: object, path: str) -> object:
    """What stands under a name, or under names with dots between; None where nothing does."""
    found = results
    for name in path.split(".") if path else ():
        found = found.get(name) if isinstance(found, Mapping) else None
    return found if path else None


def _in_words(band: object) -> str:
    """A band as a page shows it: VERY_HIGH reads "Very high"; a code of one letter stays."""
    text = "" if band is None else said(band)
    known = len(text) > 2 and text.replace("_", "").isalpha() and text.isupper()
    return text.replace("_", " ").capitalize() if known else text
