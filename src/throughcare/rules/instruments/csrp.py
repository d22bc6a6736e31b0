"""CSRP: the chance of a proven serious reoffence, violent or sexual, within two years; it replaced RSR in 2026.

The percentages of SVRP, DC-SRP and IIC-SRP added up, and for a woman with a sexual offence 0.38 more: her addition,
0.0038314176245211, is a probability, which becomes a percentage of two decimals before it is added. Bands from 1, 3
and 6.9 per cent, under which RSR's labels change: 4 per cent was medium and is high. SVRP may be the static form.
"""

from dataclasses import dataclass
from functools import cached_property

from throughcare.rules.instruments.arp import ARP
from throughcare.rules.instruments.dc_srp import ContactRisk, contact_risk
from throughcare.rules.instruments.iic_srp import ImagesRisk, images_risk
from throughcare.rules.instruments.links import Shown
from throughcare.rules.instruments.ogrs4 import POPULATION, SOURCE
from throughcare.rules.instruments.ogrs4_predictor import DYNAMIC_KINDS, Assessed, assess
from throughcare.rules.instruments.ogrs4_refusals import Refusal, refuse
from throughcare.rules.instruments.sexual_offences import CONTACT_QUESTIONS, HISTORY, QUESTIONS
from throughcare.rules.instruments.svrp import BANDS, SVRP
from throughcare.rules.instruments.vrp import VRP
from throughcare.rules.kernel import Answers, Conclusion, Example, Item, published

FEMALE_SEXUAL_OFFENCE = 0.0038314176245211
"""Added, as a probability, for a woman with a sexual offence."""
MOST = 99.99


@dataclass(frozen=True)
class Combined:
    """What CSRP says and what it rests on, from answers in their own types with a key for every question."""

    answers: Answers

    @cached_property
    def violent(self) -> Assessed:
        """SVRP."""
        return assess(SVRP, self.answers)

    @cached_property
    def contact(self) -> ContactRisk:
        """DC-SRP."""
        return contact_risk(self.answers)

    @cached_property
    def images(self) -> ImagesRisk:
        """IIC-SRP."""
        return images_risk(self.answers)

    @property
    def refused(self) -> dict[str, tuple[Refusal, ...]]:
        """What each part refuses, by the source's name of the part; empty where there is a score."""
        violent = tuple(each for each in self.violent.refusals if each.kind not in DYNAMIC_KINDS)
        parts = {
            "DIRECT_CONTACT_SEXUAL_REOFFENDING_PREDICTOR": self.contact.refusals,
            "IMAGES_AND_INDIRECT_CONTACT_SEXUAL_REOFFENDING_PREDICTOR": self.images.refusals,
            "SERIOUS_VIOLENT_REOFFENDING_PREDICTOR": violent,
        }
        return {name: refusals for name, refusals in parts.items() if refusals}

    @property
    def female_addition(self) -> float:
        """In per cent, for a woman with a sexual offence."""
        added = self.answers["gender"] == "FEMALE" and self.answers[HISTORY] is True
        return Shown.HUNDREDTHS.percent(FEMALE_SEXUAL_OFFENCE) if added else 0.0

    @property
    def percent(self) -> float | None:
        """The sum to two decimals; None where a part is refused."""
        if self.refused:
            return None
        parts = (self.violent.percent, self.contact.percent, self.images.percent, self.female_addition)
        return min(sum(round(part * 100) for part in parts if part) / 100, MOST)

    @property
    def band(self) -> str | None:
        """The band; None where a part is refused."""
        found = None if self.percent is None else BANDS.find(self.percent)
        return found.code if found else None


def each_once(*items: Item) -> tuple[Item, ...]:
    """The questions without those that came before by the same name."""
    return tuple({item.name: item for item in reversed(items)}.values())[::-1]


ITEMS = each_once(*SVRP.items, *QUESTIONS, *CONTACT_QUESTIONS, *ARP.items, *VRP.items)


@published(
    "csrp@2026-11-22",
    title="CSRP",
    decides="the chance of a proven serious reoffence within two years, from its three parts; ARP and VRP beside it",
    population=POPULATION,
    source=SOURCE,
    items=ITEMS,
    examples=(
        Example(
            says="A man without any sexual offence: the violent part is all there is.",
            given={
                "gender": "MALE", "date_of_birth": "1980-01-01", "assessment_date": "2025-01-01",
                "date_of_current_conviction": "2020-01-01", "date_at_start_of_followup": "2024-01-01",
                "age_at_first_sanction": 40, "total_number_of_sanctions_for_all_offences": 1,
                "total_number_of_violent_sanctions": 1, "current_offence_code": "02700",
                "supervision_status": "COMMUNITY", "has_ever_committed_sexual_offence": False,
            },
            gives={
                "serious_predictor": {
                    "band": "LOW", "overall_score": 0.18, "female_version": False, "has_sexual_offence_history": False,
                },
            },
        ),
    ),
)  # fmt: skip
def csrp(**answers: object) -> Conclusion:
    """Raises BadAnswers where any of the three parts is refused."""
    found = Combined(answers)
    refuse("csrp", (each for refusals in found.refused.values() for each in refusals), answers)
    female, history = answers["gender"] == "FEMALE", answers[HISTORY]
    who = {"female_version": female, "has_sexual_offence_history": history}
    contact, images = found.contact, found.images
    results: dict[str, object] = {
        "all_predictor": _outline(assess(ARP, answers)),
        "violent_predictor": _outline(assess(VRP, answers)),
        "direct_contact_sexual_predictor": {
            "band": contact.band, "point_score": contact.score and int(contact.score.value),
            "score": contact.percent, **who, "risk_band_reduction_applied": contact.lower,
        },
        "indirect_contact_sexual_predictor": {"band": images.band, "score": images.percent, **who},
        "serious_violent_predictor": _outline(found.violent),
        "serious_predictor": {"band": found.band, "overall_score": found.percent, **who},
    }  # fmt: skip
    return _because(Conclusion(results), found)


def _outline(found: Assessed) -> dict[str, object]:
    """A predictor in short; without a score the fields that were refused."""
    return {
        "type": found.form, "band": found.band, "score": found.percent,
        "fields_missing_or_refused": [name for refusal in found.refusals for name in refusal.fields],
    }  # fmt: skip


def _because(said: Conclusion, found: Combined) -> Conclusion:
    violent, contact, images = found.violent, found.contact, found.images
    said = said.because(
        "Serious violence adds {percent:.2f} %, by the {form} form of SVRP.",
        percent=violent.percent, form=(violent.form or "").lower(),
    )  # fmt: skip
    for refusal in violent.refusals:
        said = said.because(
            "The static form of SVRP is used: {fields} {reason}.",
            fields=", ".join(refusal.fields), reason=refusal.reason,
        )  # fmt: skip
    if contact.score is None:
        said = said.because(
            "Contact sexual reoffending does not apply and adds {percent:.2f} %.", percent=0.0
        )
    else:
        said = said.because(
            "Contact sexual reoffending adds {percent:.2f} %, of {points:g} points out of 64.",
            percent=contact.percent, points=contact.score.value,
        )  # fmt: skip
    said = said.because(
        "Images and indirect contact add {percent:.2f} % ({row}).",
        percent=images.percent, row=images.row or "not applicable",
    )  # fmt: skip
    if found.female_addition:
        said = said.because(
            "A woman with a sexual offence has {percent:.2f} % more.", percent=found.female_addition
        )
    return said.because(
        "Together that is {percent:.2f} % within 2 years: {band}.",
        percent=found.percent, band=(found.band or "").lower().replace("_", " "),
    )  # fmt: skip
