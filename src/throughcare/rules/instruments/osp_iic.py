"""OSP/IIC: the chance of a proven sexual reoffence by images or indirect contact within two years, for men.

Not a sum: the first row of a ladder that fits decides. The later form (016919c5, 2026) drops the row of men without
any sexual sanction and asks for both adult contact and non-contact sanctions where this one asks for either, which
looks like a slip; this is the earlier form (52792f49), and the later one is not followed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from throughcare.rules.instruments.links import Shown
from throughcare.rules.kernel import (
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Figures,
    Item,
    Mark,
    Problem,
    Source,
    Whole,
    YesNo,
    is_known,
    published,
)  # fmt: skip

READ_ON = date(2026, 11, 22)
"""The source names no day from which it holds: the version is the day it was read."""
SOURCE = Source(
    title="OASys Sexual reoffending Predictor, images and indirect contact",
    citation="hmpps-arns-risk-actuarial-api@52792f49, OSPIICHierarchyBand.kt",
    version="the ladder of six rows",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT code, Crown copyright; model publications Open Government Licence v3.0",
    mark=Mark.READ,
)
COUNTS = {
    "indecent_image": "for indecent images of children",
    "contact_child": "for contact sexual offences against children",
    "contact_adult": "for contact sexual offences against adults",
    "non_contact": "for sexual offences without contact, images aside,",
}
"""The counts of sanctions by name, in words."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A row of the ladder. fits: for the counts by name. band: where the ladder has any."""

    words: str
    probability: float
    fits: Callable[[Mapping[str, int]], bool]
    band: str = ""


LADDER = (
    Rung("two or more sanctions for images", 0.1031, lambda of: of["indecent_image"] >= 2, "HIGH"),
    Rung("one sanction for images", 0.03328, lambda of: of["indecent_image"] == 1, "MEDIUM"),
    Rung("two or more for contact with children", 0.00926, lambda of: of["contact_child"] >= 2, "LOW"),
    Rung("one for contact with children", 0.00634, lambda of: of["contact_child"] == 1, "LOW"),
    Rung("no sexual sanction at all", 0.00062, lambda of: not any(of.values()), "LOW"),
    Rung("any other sexual sanction", 0.00281, lambda of: True, "LOW"),
)


def first_that_fits(ladder: Iterable[Rung], counts: Mapping[str, int]) -> Rung:
    """The row that decides."""
    return next(row for row in ladder if row.fits(counts))


def rung(counts: Mapping[str, int]) -> Rung:
    """The row of OSP/IIC that decides."""
    return first_that_fits(LADDER, counts)


@published(
    "osp-iic@2026-11-22",
    title="OSP/IIC",
    decides="a man's chance of a proven sexual reoffence by images or indirect contact within two years, and its band",
    population="men of 18 or more with a sexual offence or a sexually motivated one, in England and Wales",
    source=SOURCE,
    items=(
        Item(name="gender", asks="Is the person male or female?", kind=Choice({"male": "Male", "female": "Female"})),
        Item(name="sexual_offence_history", asks="Is there any sexual offence, or a sexually motivated one?",
             kind=YesNo(), needed=False),
        *(
            Item(
                name=name, asks=f"How many sanctions {words} are there?", kind=Whole(0, 999, "sanctions"), needed=False
            )
            for name, words in COUNTS.items()
        ),
    ),
    figures=(
        Figures(
            "The first row that fits", ("sanctions", "per cent", "band"),
            tuple((row.words, f"{row.probability * 100:.3f}", row.band) for row in LADDER),
        ),
    ),
    examples=(
        Example(
            says="Two or more sanctions for images are high, whatever else there is.",
            given={"gender": "male", "indecent_image": 4, "contact_child": 2, "contact_adult": 1, "non_contact": 3},
            gives={"p": 0.1031, "pct": 10.31, "band": "HIGH"},
        ),
        Example(
            says="It says nothing about women.", given={"gender": "female"},
            gives={"p": 0.0, "pct": 0.0, "band": "NOT_APPLICABLE"},
        ),
    ),
)  # fmt: skip
def osp_iic(gender: str, sexual_offence_history: object, **counts: object) -> Conclusion:
    """Raises BadAnswers, for a man, where a count is missing."""
    if gender == "female" or sexual_offence_history is False:
        return Conclusion({"p": 0.0, "pct": 0.0, "band": "NOT_APPLICABLE"}).because(
            "OSP/IIC is for men with a sexual offence: here it does not apply and adds nothing."
        )
    missing = [
        Problem(name, str(value), "is needed for a man")
        for name, value in counts.items()
        if not is_known(value)
    ]
    if missing:
        raise BadAnswers("osp-iic", missing)
    found = rung({name: value for name, value in counts.items() if isinstance(value, int)})
    percent = Shown.HUNDREDTHS.percent(found.probability)
    said = Conclusion({"p": found.probability, "pct": percent, "band": found.band}).because(
        "The first row of the table that fits is {row}: {percent:.2f} %, which is {band}.",
        row=found.words, percent=percent, band=found.band.lower(),
    )  # fmt: skip
    if isinstance(sexual_offence_history, bool):
        return said
    return said.because("It counts as for a man with a sexual offence: whether there is one has no answer.")
