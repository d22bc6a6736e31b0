"""An agency's own instrument, or one whose points it may use, from a reviewed TOML file.

The file is data: nothing in it is executed, and its words are never read as a pattern. It is held to what the
library holds its own instruments to: a source with a licence and a day, a population, a rule for missing answers,
points for every answer, bands in order that every sum falls into, and worked examples that hold. What is wrong is
said all at once, each with its place in the file. How to write one: docs/how-to/load-an-instrument.md.
"""

import hashlib
import tomllib
from pathlib import Path

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Points
from throughcare.rules.instruments.loading.bands import bands_of, fitting
from throughcare.rules.instruments.loading.card import card_of
from throughcare.rules.instruments.loading.examples import examples_of, holding
from throughcare.rules.instruments.loading.missing import missing_of
from throughcare.rules.instruments.loading.nevers import nevers_of
from throughcare.rules.instruments.loading.questions import questions_of
from throughcare.rules.instruments.loading.tables import BadInstrumentFile, Table
from throughcare.rules.kernel import Problem

__all__ = ["BadInstrumentFile", "load", "read"]
LARGEST = 1_000_000
"""Bytes. A file of points is small; what is larger is not one."""


def load(path: Path) -> Instrument:
    """The instrument in a file. Raises BadInstrumentFile, which names every problem by its place."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as problem:
        raise _unusable(path.name, problem.strerror or "cannot be read") from problem
    if len(content) > LARGEST:
        raise _unusable(path.name, f"is larger than {LARGEST} bytes")
    try:
        return read(content.decode("utf-8"), path.name)
    except UnicodeDecodeError as problem:
        raise _unusable(path.name, "is not written in UTF-8") from problem


def read(text: str, name: str) -> Instrument:
    """The instrument in a file's text. name: what the file is called in a refusal. Raises BadInstrumentFile."""
    try:
        parsed = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise _unusable(name, f"is not TOML: {problem}") from problem
    problems: list[Problem] = []
    made = _made(Table("", parsed, problems), hashlib.sha256(text.encode("utf-8")).hexdigest())
    if made is not None:
        problems += (*fitting(made), *holding(made))
    if made is None or problems:
        raise BadInstrumentFile(name, problems)
    return made


def _made(whole: Table, digest: str) -> Instrument | None:
    """The instrument as the tables describe it; None after a problem. digest: of the file, for its source."""
    about = whole.table("instrument")
    missing = missing_of(whole.table("missing"))
    questions = questions_of(whole, needed=missing.refused)
    bands, bands_by = bands_of(whole, about.text("bands_by", needed=False), questions)
    nevers = nevers_of(whole, questions)
    card = card_of(about, whole.table("source"), whole.table("review"), examples_of(whole, questions), digest)
    predicts, horizon = about.text("predicts"), about.text("horizon")
    unanswered = missing.apply(questions)
    about.done()
    whole.done()
    if card is None or whole.problems:
        return None
    return Instrument(
        card=card, predicts=predicts, horizon=horizon, items=tuple(each.item for each in questions),
        features=unanswered.features,
        parts=(*(part for each in questions if (part := each.part())), *unanswered.parts),
        link=Points(), bands=bands, bands_by=bands_by, checks=(*nevers, *unanswered.checks),
    )  # fmt: skip


def _unusable(name: str, reason: str) -> BadInstrumentFile:
    return BadInstrumentFile(name, [Problem("the file", name, reason)])
