"""Risk for a programme: what ARP, VRP, CSRP with its sexual bands, and SARA come to together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from throughcare.rules.instruments.arp import ARP
from throughcare.rules.instruments.csrp import Combined
from throughcare.rules.instruments.ogrs4_predictor import DYNAMIC_KINDS, assess
from throughcare.rules.instruments.ogrs4_refusals import Refusal
from throughcare.rules.instruments.opd_questions import RISK
from throughcare.rules.instruments.vrp import VRP
from throughcare.rules.kernel import Item, Number, is_known

PERCENT = Number(0, 100, "per cent")
ARP_SCORE = Item(
    name="all_reoffending_predictor_score",
    asks="What is ARP, where it is not to be worked out here?",
    kind=PERCENT,
    needed=False,
)
VRP_SCORE = Item(
    name="violent_reoffending_predictor_score",
    asks="What is VRP, where it is not to be worked out here?",
    kind=PERCENT,
    needed=False,
)
CSRP_SCORE = Item(
    name="combined_serious_reoffending_predictor_score",
    asks="What is CSRP, where it is not to be worked out here?",
    kind=PERCENT,
    needed=False,
)
CONTACT_BAND = Item(
    name="direct_contact_sexual_reoffending_predictor_band",
    asks="What is the band of DC-SRP, where it is not to be worked out here?",
    kind=RISK,
    needed=False,
)
IMAGES_BAND = Item(
    name="images_and_indirect_contact_sexual_reoffending_predictor_band",
    asks="What is the band of IIC-SRP, where it is not to be worked out here?",
    kind=RISK,
    needed=False,
)
PARTNER = Item(
    name="sara_risk_to_partner", asks="What is the risk to a partner, by SARA?", kind=RISK, needed=False
)
OTHERS = Item(
    name="sara_risk_to_others", asks="What is the risk to others, by SARA?", kind=RISK, needed=False
)
ITEMS = (PARTNER, OTHERS, ARP_SCORE, VRP_SCORE, CSRP_SCORE, CONTACT_BAND, IMAGES_BAND)

ARP_FROM, VRP_FROM, CSRP_FROM = (50, 75), (30, 60), (1, 3)
"""Per cent from which each is medium and high."""
HIGH_BANDS = ("HIGH", "VERY_HIGH")
NONE = ("NOT_APPLICABLE", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Risks:
    """Percentages and bands; None where one is not known. lacking: what each that is not would have needed."""

    arp: float | None
    vrp: float | None
    csrp: float | None
    contact: str | None
    images: str | None
    partner: str | None
    others: str | None
    lacking: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def level(self) -> str:
        """HIGH, MEDIUM or LOW: the highest that any of them says."""
        if self._reaches(1):
            return "HIGH"
        return "MEDIUM" if self._reaches(0) else "LOW"

    @property
    def worst(self) -> "Risks":
        """The same with the worst for each sexual or serious risk that is not known."""
        return replace(
            self,
            contact=self.contact or "VERY_HIGH",
            images=self.images or "VERY_HIGH",
            csrp=100.0 if self.csrp is None else self.csrp,
        )

    @property
    def arp_high(self) -> bool:
        """Whether ARP is high."""
        return _from(self.arp, ARP_FROM[1])

    @property
    def vrp_high(self) -> bool:
        """Whether VRP is high."""
        return _from(self.vrp, VRP_FROM[1])

    @property
    def sara(self) -> tuple[str | None, str | None]:
        """To a partner, and to others."""
        return self.partner, self.others

    def _reaches(self, step: int) -> bool:
        """Whether anything is at least medium (0) or high (1)."""
        bands = ("MEDIUM", *HIGH_BANDS) if step == 0 else HIGH_BANDS
        sara = ("MEDIUM", "HIGH") if step == 0 else ("HIGH",)
        serious = _from(self.csrp, CSRP_FROM[step]) and self.contact in NONE and self.images in NONE
        return (
            _from(self.arp, ARP_FROM[step])
            or _from(self.vrp, VRP_FROM[step])
            or self.contact in bands
            or self.images in bands
            or serious
            or any(risk in sara for risk in self.sara)
        )


def _from(percent: float | None, start: int) -> bool:
    return percent is not None and percent >= start


def risks_of(answers: Mapping[str, object]) -> Risks:
    """The risks, each as it is given, or else worked out from the record where that is there."""
    given = dict(answers)
    reoffending, violent, combined = assess(ARP, given), assess(VRP, given), Combined(given)
    known = not combined.refused
    found = Risks(
        arp=_number(given, ARP_SCORE, reoffending.percent),
        vrp=_number(given, VRP_SCORE, violent.percent),
        csrp=_number(given, CSRP_SCORE, combined.percent),
        contact=_band(given, CONTACT_BAND, combined.contact.band if known else None),
        images=_band(given, IMAGES_BAND, combined.images.band if known else None),
        partner=_band(given, PARTNER, None),
        others=_band(given, OTHERS, None),
    )
    refused = {
        "ARP": (found.arp, reoffending.refusals),
        "VRP": (found.vrp, violent.refusals),
        "CSRP": (found.csrp, tuple(each for part in combined.refused.values() for each in part)),
    }
    lacking = {name: _fields(refusals) for name, (percent, refusals) in refused.items() if percent is None}
    return replace(found, lacking=lacking)


def _fields(refusals: Iterable[Refusal]) -> tuple[str, ...]:
    """The fields of the record that are missing or refused, each once."""
    record = (each for each in refusals if each.kind not in DYNAMIC_KINDS)
    return tuple(dict.fromkeys(name for each in record for name in each.fields))


def _number(answers: Mapping[str, object], item: Item, worked_out: float | None) -> float | None:
    value = answers[item.name]
    return float(value) if isinstance(value, int | float) else worked_out


def _band(answers: Mapping[str, object], item: Item, worked_out: str | None) -> str | None:
    value = answers[item.name]
    return str(value) if is_known(value) else worked_out
