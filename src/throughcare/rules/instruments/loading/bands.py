"""Bands of a file: in order, for every answer they go by, and such that every sum falls into one."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Band, Bands
from throughcare.rules.instruments.loading.questions import POINTS, Question
from throughcare.rules.instruments.loading.tables import Table
from throughcare.rules.instruments.parts import ByValue
from throughcare.rules.kernel import Choice, Problem, YesNo

type BandsBy = tuple[str, Mapping[Hashable, Bands]] | None


def bands_of(whole: Table, by: str, questions: Sequence[Question]) -> tuple[Bands | None, BandsBy]:
    """The bands that hold for all, or those for each answer to the question `by`; neither where there are none."""
    rows = whole.rows("bands")
    answers = _answers(by, questions) if by else {"": None}
    if by and not answers:
        whole.wrong(
            "instrument", f"bands_by is {by!r}, and no question of that name is a choice or yes or no"
        )
    found: dict[Hashable, list[Band]] = {answer: [] for answer in answers.values()}
    for row in rows:
        where = row.text("where") if by else ""
        if where not in answers:
            row.wrong("where", f"must be one of {', '.join(answers)}")
            row.used.update({"code", "words", "from"})
        else:
            _add(row, found[answers[where]])
        row.done()
    for where, answer in answers.items():
        if by and not found[answer]:
            whole.wrong("bands", f"none is there where {by} is {where}")
    made = {answer: Bands(tuple(bands)) for answer, bands in found.items()}
    if by:
        return None, (by, made)
    return (made[None] if rows else None), None


def _answers(name: str, questions: Sequence[Question]) -> dict[str, Hashable]:
    """The answers of the question, by how a file writes them."""
    for each in questions:
        if each.item.name == name and isinstance(each.item.kind, YesNo):
            return {"yes": True, "no": False}
        if each.item.name == name and isinstance(each.item.kind, Choice):
            return {code: code for code in each.item.kind.options}
    return {}


def _add(row: Table, bands: list[Band]) -> None:
    code, words, low = row.text("code"), row.text("words"), row.get("from", POINTS, 0.0)
    if code in {band.code for band in bands}:
        row.wrong("code", "stands twice")
    if bands and low <= bands[-1].low:
        row.wrong("from", f"must be more than {bands[-1].low:g}, where the band before begins")
    bands.append(Band(code, words, low))


def fitting(instrument: Instrument) -> Iterator[Problem]:
    """Sums without a band, and bands that no sum reaches."""
    least, most = _reach(instrument)
    sets = list(instrument.bands_by[1].values()) if instrument.bands_by else [instrument.bands]
    for bands in sets:
        if bands and bands.of[0].low > least:
            yield Problem(
                "bands", bands.of[0].code, f"the first begins at {bands.of[0].low:g}, and sums at {least:g}"
            )
        for band in bands.of if bands else ():
            if band.low > most:
                yield Problem(
                    "bands", band.code, f"{band.code} begins at {band.low:g}, and the highest sum is {most:g}"
                )


def _reach(instrument: Instrument) -> tuple[float, float]:
    """The lowest and the highest sum there can be; where answers may be missing, as if any of them were."""
    least = most = 0.0
    for part in instrument.parts:
        if isinstance(part, ByValue):
            least += min(part.weights.values())
            most += max(part.weights.values())
    return least, most
