"""Instruments of the field that the library does not have, each with the reason and what can be done instead.

Nothing is implemented from memory: where the points or the items were not read in a source that may be restated, or
belong to somebody, they are left out and said to be.
"""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why an instrument, or part of one, is left out."""

    PROPRIETARY = "proprietary"
    NOT_PUBLISHED = "not published"
    NOT_READ = "not read"
    NOT_FOR_DECISIONS = "not for decisions about a person"
    FAULTY = "faulty"


WHY_WORDS: dict[Why, str] = {
    Why.PROPRIETARY: "it belongs to a publisher",
    Why.NOT_PUBLISHED: "it is not published",
    Why.NOT_READ: "its points or items were not read in a source that can be named",
    Why.NOT_FOR_DECISIONS: "it is not made for decisions about one person",
    Why.FAULTY: "what is public of it is faulty",
}
LOAD = "an agency that has its table may load it from a reviewed file"
BAND = "an agency enters the score that its licensed tool gave"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An instrument or a part of one that is not here. more: what is known besides. instead: what one can do."""

    title: str
    why: Why
    more: str
    instead: str = ""


NOT_IMPLEMENTED = (
    LeftOut("ACE (adverse childhood experiences)", Why.NOT_FOR_DECISIONS, "a measure of populations"),
    LeftOut("ASSIST", Why.NOT_READ, "the World Health Organization's; free; cut points only recalled", LOAD),
    LeftOut("Broset Violence Checklist", Why.NOT_READ, "free with registration; items only recalled", LOAD),
    LeftOut("CAIS and JAIS", Why.PROPRIETARY, "Evident Change", BAND),
    LeftOut("CARAS", Why.FAULTY, "the public numbers are invented demonstration data"),
    LeftOut("COMPAS", Why.PROPRIETARY, "equivant; its items and weights are not published", BAND),
    LeftOut("DRAOR", Why.NOT_READ, "which item belongs to which scale is only recalled; ask its author", LOAD),
    LeftOut("Georgia supervision score", Why.NOT_PUBLISHED, "its formula; the level is taken as the agency gives it"),
    LeftOut("HCR-20, PCL-R and SARA", Why.PROPRIETARY, "commercial manuals", BAND),
    LeftOut("IRAS", Why.NOT_READ, "Indiana's adaptation of ORAS; its cut points", LOAD),
    LeftOut("LS/CMI", Why.PROPRIETARY, "MHS; items and bands", BAND),
    LeftOut("LSI-R items", Why.PROPRIETARY, "MHS; the bands of Pennsylvania are here", BAND),
    LeftOut("OGRS4 prototype of 2018 (OGRS4/G, OGRS4/V)", Why.FAULTY, "one of its terms multiplies the intercept"),
    LeftOut("ORAS items, and the bands of its pretrial tool", Why.NOT_READ, "the bands of four tools are here", LOAD),
    LeftOut("PATTERN", Why.NOT_READ, "its point tables; the work is the US government's and public", LOAD),
    LeftOut("PCRA", Why.NOT_PUBLISHED, "the US courts do not release it to others; bands only recalled", BAND),
    LeftOut(
        "PHQ and GAD wording", Why.NOT_READ, "the questions stand by number, with a few words each",
        "the form has the words",
    ),
    LeftOut("SAVRY", Why.PROPRIETARY, "PAR", BAND),
    LeftOut("STABLE-2007", Why.NOT_READ, "points and bands only recalled; two sources put the lower cut apart", LOAD),
    LeftOut("Static-2002R bands", Why.NOT_READ, "its points are here"),
    LeftOut("Static-99R", Why.NOT_READ, "its items only recalled; a public file scores four of them wrongly", LOAD),
    LeftOut("TCU Drug Screen 5", Why.NOT_READ, "its bands only recalled; TCU Drug Screen II is here", LOAD),
    LeftOut("VPRAI-R", Why.NOT_READ, "its factors were read, its weights not", LOAD),
    LeftOut("Wisconsin DOC-502", Why.NOT_READ, "only weights of the 1976 study of outcomes were read", LOAD),
    LeftOut("YLS/CMI", Why.PROPRIETARY, "MHS", BAND),
)  # fmt: skip
"""By title."""
