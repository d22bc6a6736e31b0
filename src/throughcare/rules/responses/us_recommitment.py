"""Pennsylvania's ranges for recommitment after the board has found a violation of parole (204 Pa. Code 311.6).

The text and its day of force stand in us_pa_probation_parole. A range bounds the board's decision; it is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Figures,
    Item,
    Problem,
    Whole,
    YesNo,
    is_known,
    known_or,
    published,
)
from throughcare.rules.responses.us_pa_probation_parole import SOURCE

CODE = "united-states:recommitment_range"
TIME_SERVED = "time_served"
UNSERVED_BALANCE = "unserved_balance"
RANGE_ONLY = "The range bounds what the board may set; the board decides, after a hearing."


@dataclass(frozen=True, slots=True)
class TechnicalRow:
    """Months by whether the violation was violent, and the most for a disciplinary infraction."""

    non_violent: tuple[int | str, int]
    violent: tuple[int | str, int]
    infraction_most: int


def _words(end: int | str) -> str:
    return end.replace("_", " ") if isinstance(end, str) else str(end)


def _range(months: tuple[int | str, int | str]) -> str:
    least, most = months
    return f"{_words(least)} to {_words(most)}"


TECHNICAL: Mapping[int, TechnicalRow] = MappingProxyType(
    {
        1: TechnicalRow((TIME_SERVED, 6), (3, 6), 12),
        2: TechnicalRow((TIME_SERVED, 9), (6, 9), 18),
        3: TechnicalRow((TIME_SERVED, 12), (9, 12), 24),
    }
)
"""By number of the violation; the third row holds for every later one."""
TO_CENTER = TechnicalRow((TIME_SERVED, 6), (3, 6), 12)
"""Where the recommitment is to a community corrections center."""


@dataclass(frozen=True, slots=True)
class ConvictedRow:
    """Months for a convicted violator of one level. gravity: offence gravity scores of the level; None: not said.

    rise, fall: months by which aggravating or mitigating reasons may move the range; None where they may not.
    """

    gravity: tuple[int, int] | None
    non_violent: tuple[int, int | str] | None
    violent: tuple[int, int | str]
    rise: int | None
    fall: int | None


CONVICTED: Mapping[str, ConvictedRow] = MappingProxyType(
    {
        "A": ConvictedRow((1, 3), (1, 6), (1, 6), 3, None),
        "B": ConvictedRow((4, 7), (6, 12), (6, 12), 6, 6),
        "C": ConvictedRow((8, 12), (12, 18), (12, 18), 6, 6),
        "D": ConvictedRow((13, 16), (18, 30), (24, 36), 12, 12),
        "E": ConvictedRow((17, 26), (24, 36), (36, 48), 12, 12),
        "F": ConvictedRow(None, None, (60, UNSERVED_BALANCE), None, 24),
        "G": ConvictedRow(None, None, (60, UNSERVED_BALANCE), None, 24),
    }
)
LEVELS = {
    level: f"offence gravity scores {row.gravity[0]} to {row.gravity[1]}"
    if row.gravity
    else "violent offences only"
    for level, row in CONVICTED.items()
}

TECHNICAL_NAMES = ("first", "second", "third and later")
TECHNICAL_FIGURES = Figures(
    "Technical violators, months",
    ("violation", "not violent", "violent", "disciplinary infraction"),
    tuple(
        (name, _range(row.non_violent), _range(row.violent), f"at most {row.infraction_most}")
        for name, row in zip(
            (*TECHNICAL_NAMES, "to a community center"), (*TECHNICAL.values(), TO_CENTER), strict=True
        )
    ),
)
CONVICTED_FIGURES = Figures(
    "Convicted violators, months",
    ("level", "what", "not violent", "violent", "may rise by", "may fall by"),
    tuple(
        (
            level,
            LEVELS[level],
            row.non_violent and _range(row.non_violent),
            _range(row.violent),
            row.rise,
            row.fall,
        )
        for level, row in CONVICTED.items()
    ),
)
ITEMS = (
    Item(name="jurisdiction", asks="Which state?", kind=Choice({"us_pa": "Pennsylvania"})),
    Item(
        name="violator_type",
        asks="What did the board find?",
        kind=Choice({"technical": "a technical violation", "convicted": "a conviction for a new offence"}),
    ),
    Item(name="violent", asks="Was the violation or the new offence violent?", kind=YesNo()),
    Item(
        name="violation_number",
        asks="For a technical violator: which violation is it, the first, the second, ...?",
        kind=Whole(1, 100),
        needed=False,
    ),
    Item(
        name="disciplinary_infraction",
        asks="For a technical violator: is it for a disciplinary infraction while recommitted?",
        kind=YesNo(),
        needed=False,
    ),
    Item(
        name="to_community_center",
        asks="For a technical violator: is the recommitment to a community corrections center?",
        kind=YesNo(),
        needed=False,
    ),
    Item(
        name="sentencing_level",
        asks="For a convicted violator: which level has the new offence?",
        kind=Choice(LEVELS),
        needed=False,
    ),
)


@published(
    "united-states:recommitment_range@2023-08-26",
    title="Presumptive recommitment range (Pennsylvania parole)",
    decides="the months between which the parole board may set a recommitment",
    population="people on state parole in Pennsylvania whose violation the board has found",
    source=SOURCE,
    figures=(TECHNICAL_FIGURES, CONVICTED_FIGURES),
    items=ITEMS,
    examples=(
        Example(
            says="A second technical violation without violence: from time served to 9 months.",
            given={
                "jurisdiction": "us_pa",
                "violator_type": "technical",
                "violation_number": 2,
                "violent": False,
                "disciplinary_infraction": False,
            },
            gives={"min_months": "time_served", "max_months": 9},
        ),
        Example(
            says="A new violent offence of level D: 24 to 36 months.",
            given={
                "jurisdiction": "us_pa",
                "violator_type": "convicted",
                "sentencing_level": "D",
                "violent": True,
            },
            gives={"min_months": 24, "max_months": 36},
        ),
    ),
)
def recommitment_range(
    jurisdiction: str,
    violator_type: str,
    violent: bool,
    violation_number: Answer[int],
    disciplinary_infraction: Answer[bool],
    to_community_center: Answer[bool],
    sentencing_level: Answer[str],
) -> Conclusion:
    """The range. Raises BadAnswers where what decides the row is not answered, or the text has no such cell."""
    if violator_type == "technical":
        number = _needed("violation_number", violation_number, "a technical violator")
        infraction = _needed("disciplinary_infraction", disciplinary_infraction, "a technical violator")
        return _technical(number, violent, infraction, to_community_center)
    return _convicted(_needed("sentencing_level", sentencing_level, "a convicted violator"), violent)


def _needed[T](field: str, answer: Answer[T], of: str) -> T:
    if not is_known(answer):
        raise BadAnswers(CODE, [Problem(field, answer, f"is needed for {of}")])
    return answer


def _technical(number: int, violent: bool, infraction: bool, to_center: Answer[bool]) -> Conclusion:
    center = known_or(to_center, False)
    row = TO_CENTER if center else technical_row(number)
    if infraction:
        found = Conclusion({"max_months": row.infraction_most}).because(
            "For a disciplinary infraction the text sets only a most: {most} months.",
            most=row.infraction_most,
        )
    else:
        least, most = row.violent if violent else row.non_violent
        found = Conclusion({"min_months": least, "max_months": most}).because(
            "Technical violation number {number}, {kind}: from {least} to {most} months.",
            number=number, kind=_kind(violent), least=_words(least), most=most,
        )  # fmt: skip
    if center:
        found = found.because("These are the figures for a community corrections center.")
    elif not is_known(to_center):
        found = found.because(
            "Nothing was said of a community corrections center; the figures are those for a prison, which is open "
            "only on the grounds of section 311.4."
        )
    return found.because("Release follows by itself when the most is reached. " + RANGE_ONLY)


def technical_row(number: int) -> TechnicalRow:
    """The row of a technical violator's first, second or later violation."""
    return TECHNICAL[min(number, len(TECHNICAL))]


def _convicted(level: str, violent: bool) -> Conclusion:
    row = CONVICTED[level]
    months = row.violent if violent else row.non_violent
    if months is None:
        raise BadAnswers(CODE, [Problem("violent", violent, f"level {level} is for violent offences only")])
    least, most = months
    return (
        Conclusion(
            {
                "min_months": least,
                "max_months": most,
                "may_rise_by_months": row.rise,
                "may_fall_by_months": row.fall,
            }
        )
        .because(
            "Convicted violator, level {level} ({what}), {kind}: from {least} months to {most}.",
            level=level, what=LEVELS[level], kind=_kind(violent), least=least, most=_words(most),
        )
        .because(
            "Aggravating reasons may raise it by {rise}, mitigating reasons may lower it by {fall}. " + RANGE_ONLY,
            rise=_by(row.rise), fall=_by(row.fall),
        )
    )  # fmt: skip


def _kind(violent: bool) -> str:
    return "violent" if violent else "not violent"


def _by(months: int | None) -> str:
    return "nothing" if months is None else f"{months} months"
