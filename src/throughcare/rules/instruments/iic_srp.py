"""IIC-SRP: the chance of a proven sexual reoffence by images or indirect contact, for men; it replaced OSP/IIC in 2026.

Not a sum: the first row of OSP/IIC's ladder that fits is the probability. For women, and without a sexual offence, it
adds nothing: the source calls the one LOW and the other NOT_APPLICABLE.

Conflict: the source's code (016919c) gives 0.00281 only where there are both adult contact and non-contact sanctions,
which looks like a slip, since the earlier form and the source's documents give it for either; either is what counts
here. The row of men without any sexual sanction (0.00062) is gone: such a history contradicts itself and is refused.
"""

from dataclasses import dataclass

from throughcare.rules.instruments.links import Shown
from throughcare.rules.instruments.ogrs4_refusals import Refusal, missing
from throughcare.rules.instruments.osp_iic import rung
from throughcare.rules.instruments.sexual_offences import HISTORY, counted, images_refusals
from throughcare.rules.kernel import Answers

WEIGHT = "images_and_indirect_contact_weight"


@dataclass(frozen=True, slots=True)
class ImagesRisk:
    """What IIC-SRP says. weight: the probability, None where it is refused or not applicable. row: in words."""

    refusals: tuple[Refusal, ...]
    weight: float | None = None
    band: str | None = None
    percent: float | None = None
    row: str = ""

    @property
    def weights(self) -> dict[str, float]:
        """The probability under its source's name."""
        return {} if self.weight is None else {WEIGHT: self.weight}


def images_risk(answers: Answers) -> ImagesRisk:
    """IIC-SRP from answers in their own types, with a key for every question; never raises for what they say."""
    refusals = (*missing(answers, ("gender", HISTORY)), *images_refusals(answers))
    if refusals:
        return ImagesRisk(refusals)
    if answers[HISTORY] is not True:
        return ImagesRisk((), None, "NOT_APPLICABLE", 0.0)
    if answers["gender"] == "FEMALE":
        return ImagesRisk((), 0.0, "LOW", 0.0, "a woman, of whom it says nothing")
    found = rung(counted(answers))
    return ImagesRisk(
        (), found.probability, found.band, Shown.HUNDREDTHS.percent(found.probability), found.words
    )
