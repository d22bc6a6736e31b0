"""RSR as the restatement of 2018 has it: the chance of a proven serious reoffence within two years.

SNSV, which is violence, and OSP, which is contact offences and indecent images, added up as chances; bands rest on the
exact sum (the form of 2025 adds percentages of two decimals, and its bands rest on those). A woman with a sexual
offence has 1/193 in place of OSP. Where there is no sexual offence OSP adds nothing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from throughcare.rules.instruments.instrument import Score
from throughcare.rules.instruments.links import Shown
from throughcare.rules.instruments.narrating import with_terms
from throughcare.rules.instruments.osp_2018 import (
    COUNT_ITEMS,
    LADDER,
    LAST,
    OSP_2018,
    SLOPE,
    START,
    STRANGER,
    WOMEN,
    probability,
)
from throughcare.rules.instruments.osp_iic import Rung, first_that_fits
from throughcare.rules.instruments.rsr_bands import FIGURES as BANDS
from throughcare.rules.instruments.rsr_bands import rsr_band
from throughcare.rules.instruments.snsv_2018 import FACTS, ITEMS, violence_of_2018
from throughcare.rules.kernel import (
    BadAnswers,
    Conclusion,
    Example,
    Figures,
    Item,
    Mark,
    Problem,
    Source,
    YesNo,
    is_known,
    published,
)  # fmt: skip

READ_ON = date(2026, 11, 22)
"""The source names no day from which it holds: the version is the day it was read."""
SOURCE = Source(
    title="Risk of Serious Recidivism, form of 2018",
    citation="NOMS-DIGITAL-STUDIO/rsr-calculator@4519bbb, lib/index.js",
    version="SNSV and OSP added up",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT code, Crown copyright; model publications Open Government Licence v3.0",
    mark=Mark.READ,
)
HISTORY = Item(
    name="sexual_offence_history", asks="Was the person ever sanctioned for a sexual offence?", kind=YesNo()
)
MOTIVE = Item(name="sexual_element", asks="Has the current offence a sexual element?", kind=YesNo())
SEXUAL = tuple(
    Item(name=item.name, asks=item.asks, kind=item.kind, needed=False)
    for item in (*COUNT_ITEMS, STRANGER, LAST)
)


@dataclass(frozen=True, slots=True)
class Sexual:
    """The sexual part. points and row: what it rests on, for a man with a sexual offence. woman: with one."""

    contact: float = 0.0
    images: float = 0.0
    points: Score | None = None
    row: Rung | None = None
    woman: bool = False

    def explained(self, said: Conclusion) -> Conclusion:
        """The conclusion with how the sexual part came about."""
        if self.woman:
            return said.because(
                "A woman with a sexual offence has one chance in 193 more: {chance:.4f}.", chance=WOMEN
            )
        if self.points is None or self.row is None:
            return said.because("Without a sexual offence OSP adds nothing.")
        return with_terms(said, self.points).because(
            "OSP: {points} points are a chance of {contact:.4f}; indecent images add {images:.4f} ({row}).",
            points=self.points.value, contact=self.contact, images=self.images, row=self.row.words,
        )  # fmt: skip


def _sexual(answers: dict[str, Any]) -> Sexual:
    if not (answers[HISTORY.name] or answers[MOTIVE.name]):
        return Sexual()
    if answers["gender"] == "female":
        return Sexual(contact=WOMEN, woman=True)
    counts = {item.name: answers[item.name] for item in COUNT_ITEMS}
    points = OSP_2018.score({item.name: answers[item.name] for item in OSP_2018.items})
    row = first_that_fits(LADDER, counts)
    return Sexual(probability(points.value), row.probability, points, row)


def _problems(answers: dict[str, Any]) -> list[Problem]:
    if not (answers[HISTORY.name] or answers[MOTIVE.name]):
        return [
            Problem(item.name, answers[item.name], "is not 0, and there is said to be no sexual offence")
            for item in COUNT_ITEMS
            if is_known(answers[item.name]) and answers[item.name]
        ]
    if answers["gender"] == "female":
        return []
    return [
        Problem(item.name, answers[item.name], "is needed for a man with a sexual offence")
        for item in (*COUNT_ITEMS, STRANGER)
        if not is_known(answers[item.name])
    ]


@published(
    f"rsr-2018@{READ_ON}",
    title="RSR, form of 2018",
    decides="the chance of a proven serious reoffence, violent or sexual, within two years, and its band",
    population="adults sanctioned in England and Wales",
    source=SOURCE,
    items=(*ITEMS, HISTORY, MOTIVE, *SEXUAL),
    figures=(
        Figures(
            "Added up, each as a chance", ("part", "what"),
            (
                ("SNSV", "serious violence that is not sexual: snsv-static or snsv-dynamic"),
                ("OSP", f"of men with a sexual offence, 1 / (1 + e^-({START} + {SLOPE} x points)): osp-2018"),
                ("images", "of men with a sexual offence: the table below"),
                ("women", "with a sexual offence one in 193"),
            ),
        ),
        Figures(
            "Indecent images: the first row that fits", ("sanctions", "chance"),
            tuple((row.words, row.probability) for row in LADDER),
        ),
        BANDS,
    ),
    examples=(
        Example(
            says="A man of 23, sanctioned 25 times before, without a sexual offence: SNSV is all there is.",
            given=FACTS | {"sexual_offence_history": False, "sexual_element": False},
            gives={"pct": 3.64, "band": "MEDIUM", "osp": 0.0, "iic": 0.0},
        ),
    ),
)  # fmt: skip
def rsr_2018(**answers: Any) -> Conclusion:
    """Raises BadAnswers where the record is impossible or a needed count is missing."""
    problems = _problems(answers)
    if problems:
        raise BadAnswers("rsr-2018", problems)
    static, dynamic = violence_of_2018("rsr-2018", answers)
    violent, sexual = dynamic or static, _sexual(answers)
    chance = violent.also["p2"] + sexual.contact + sexual.images
    percent, band = Shown.HUNDREDTHS.percent(chance), rsr_band(chance * 100)
    said = Conclusion({
        "rsr": chance, "pct": percent, "band": band.code, "form": "DYNAMIC" if dynamic else "STATIC",
        "sv": violent.also["p2"], "osp": sexual.contact, "iic": sexual.images,
    })  # fmt: skip
    said = with_terms(said, violent).because(
        "Together that is {total:+.3f}, which makes SNSV, the violent part, {chance:.4f} by the {form} form.",
        total=violent.total, chance=violent.also["p2"], form="dynamic" if dynamic else "static",
    )  # fmt: skip
    return sexual.explained(said).because(
        "Together that is {percent:.2f} % within two years: {band}.", percent=percent, band=band.title.lower()
    )
