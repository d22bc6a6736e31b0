"""Which strength of programme fits: the band of risk from the predictors, and the pathway from need and risk.

Notes of the source, kept: 74.01 to 74.99, 59.01 to 59.99 and 2.991 to 2.999 lie in neither band, because the source's
medium bands end at 74, 59 and 2.99; such a score says nothing by itself. Sexual predictors count for men only. A
level is read however it is spelt: "Very High", "VERY_HIGH".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.rules.interventions.sources import ACCREDITED_PROGRAMMES
from throughcare.rules.kernel import (
    Answer,
    Choice,
    Conclusion,
    Example,
    Item,
    Number,
    Unknown,
    is_known,
    published,
)

READ_ON = ACCREDITED_PROGRAMMES.checked_on.isoformat()
PEOPLE = "adults considered for an accredited programme in England and Wales"

NEEDS = {"low_need": "low need", "medium_need": "medium need", "high_need": "high need"}
RISKS = {"low_risk": "low risk", "medium_risk": "medium risk", "high_risk": "high risk"}
NEED_SCORES = {"low_need": range(3), "medium_need": range(3, 6), "high_need": range(6, 9)}
"""The sum of the needs of four areas (sex, thinking, relationships, self-management), by the band it gives."""
PATHWAYS = {
    "high_intensity_bc": "Building Choices, high intensity",
    "moderate_intensity_bc": "Building Choices, moderate intensity",
    "alternative_pathway": "another pathway than Building Choices",
}
PATHWAY: Mapping[tuple[str, str], str] = {
    ("high_need", "high_risk"): "high_intensity_bc",
    ("medium_need", "high_risk"): "moderate_intensity_bc",
    ("high_need", "medium_risk"): "moderate_intensity_bc",
    ("medium_need", "medium_risk"): "moderate_intensity_bc",
    ("low_need", "high_risk"): "alternative_pathway",
    ("low_need", "medium_risk"): "alternative_pathway",
    ("high_need", "low_risk"): "alternative_pathway",
    ("medium_need", "low_risk"): "alternative_pathway",
    ("low_need", "low_risk"): "alternative_pathway",
}


@published(
    f"domain:programme_needs_pathway@{READ_ON}",
    title="Programme needs: pathway",
    decides="which strength of programme fits the need and the risk",
    population=PEOPLE,
    source=ACCREDITED_PROGRAMMES,
    items=(
        Item(name="need", asks="How high is the need?", kind=Choice(NEEDS)),
        Item(name="risk", asks="How high is the risk?", kind=Choice(RISKS)),
    ),
    examples=(
        Example(
            says="Only high need together with high risk leads to the high intensity.",
            given={"need": "high_need", "risk": "high_risk"},
            gives={"pathway": "high_intensity_bc"},
        ),
    ),
)
def pathway(need: str, risk: str) -> Conclusion:
    """The pathway of the table's cell."""
    found = PATHWAY[need, risk]
    return Conclusion({"pathway": found}).because(
        "{need} and {risk} together lead to {pathway}.",
        need=NEEDS[need].capitalize(), risk=RISKS[risk], pathway=PATHWAYS[found],
    )  # fmt: skip


LEVELS = {
    "low": "Low",
    "medium": "Medium",
    "high": "High",
    "very high": "Very High",
    "not applicable": "Not Applicable",
}
NO_LEVEL = "Not Applicable"


@dataclass(frozen=True, slots=True)
class Level:
    """A level of risk, in whatever case, with spaces or underscores between its words."""

    def read(self, value: object) -> str:
        level = LEVELS.get(value.replace("_", " ").lower()) if isinstance(value, str) else None
        if level is None:
            raise ValueError(f"must be one of {', '.join(LEVELS.values())}")
        return level

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return "one of: " + "; ".join(LEVELS.values())


@dataclass(frozen=True, slots=True)
class Band:
    """High from `high` on, medium from `medium` to `medium_to`, all included; what lies between is in neither."""

    medium: float
    medium_to: float
    high: float

    def of(self, score: float) -> str:
        """The band of a score."""
        if score >= self.high:
            return "high"
        if score > self.medium_to:
            return "neither"
        return "medium" if score >= self.medium else "low"


SCORES: Mapping[str, tuple[str, Band]] = {
    "ogrs3": ("OGRS3", Band(50, 74, 75)),
    "ovp": ("OVP", Band(30, 59, 60)),
    "rsr": ("RSR", Band(1.00, 2.99, 3.00)),
}
SEXUAL: Mapping[str, str] = {"osp_dc": "OSP/DC", "osp_iic": "OSP/IIC"}
DOMESTIC: Mapping[str, str] = {"sara_partner": "SARA towards a partner", "sara_others": "SARA towards others"}
LEVEL_BAND = {
    "Very High": "high",
    "High": "high",
    "Medium": "medium",
    "Low": "low",
    NO_LEVEL: "not applicable",
}


def _items() -> tuple[Item, ...]:
    percentage = Number(0, 100, "per cent")
    return (
        Item(name="gender", asks="Is the person in the men's or the women's estate?", kind=Choice({
            "male": "men's", "female": "women's",
        })),
        *(
            Item(name=name, asks=f"What is the {words} score?", kind=percentage, needed=False)
            for name, (words, _) in SCORES.items()
        ),
        *(
            Item(name=name, asks=f"What is the level of {words}?", kind=Level(), needed=False)
            for name, words in {**SEXUAL, **DOMESTIC}.items()
        ),
    )  # fmt: skip


@published(
    f"domain:programme_needs_risk_band@{READ_ON}",
    title="Programme needs: band of risk",
    decides="whether the predictors put a person into the high or the medium band of risk",
    population=PEOPLE,
    source=ACCREDITED_PROGRAMMES,
    items=_items(),
    examples=(
        Example(
            says="One predictor in its high band is enough.",
            given={"gender": "female", "ogrs3": 76, "ovp": 10, "sara_partner": "Low"},
            gives={"high_risk": True, "classification": "high_risk"},
        ),
        Example(
            says="Sexual predictors are not used for women.",
            given={"gender": "female", "osp_dc": "High"},
            gives={"high_risk": False, "classification": "low_risk"},
        ),
    ),
)
def risk_band(gender: str, **predictors: Answer[float | str]) -> Conclusion:
    """Whether any predictor is high, whether any is medium, and the band; None where no predictor is known."""
    bands = {name: _band(name, value, gender, predictors) for name, value in predictors.items()}
    high = any(band == "high" for band in bands.values())
    medium = any(band == "medium" for band in bands.values())
    known = [name for name, value in predictors.items() if is_known(value)]
    classification = "high_risk" if high else "medium_risk" if medium else "low_risk" if known else None
    found = Conclusion({"high_risk": high, "medium_risk": medium, "classification": classification})
    for name, band in bands.items():
        if band:
            found = found.because(_SAYS[band], what=_words(name), value=predictors[name])
    if len(known) < len(predictors):
        unknown = ", ".join(_words(name) for name in predictors if name not in known)
        found = found.because("Not known, and so not counted either way: {unknown}.", unknown=unknown)
    if classification is None:
        return found.because("Nothing is known, so there is no band.")
    return found.because("The highest band that any of them reaches is {band}.", band=RISKS[classification])


_SAYS = {
    "high": "{what} is {value}: high.",
    "medium": "{what} is {value}: medium.",
    "low": "{what} is {value}: neither high nor medium.",
    "neither": "{what} is {value}, between the medium and the high band: the source counts it as neither.",
    "not applicable": "{what} does not apply.",
    "men only": "{what} is {value}; it is used for men only and does not count.",
    "replaced": "{what} is {value}; for men it counts only where there is no sexual predictor.",
}


def _band(name: str, value: Answer[float | str], gender: str, all_of: Mapping[str, object]) -> str:
    """One of the keys of _SAYS, or "" where the value is not known."""
    if isinstance(value, Unknown):
        return ""
    if isinstance(value, str):
        return "men only" if name in SEXUAL and gender == "female" else LEVEL_BAND[value]
    if name == "rsr" and gender == "male" and any(map(_is_level, (all_of[each] for each in SEXUAL))):
        return "replaced"
    return SCORES[name][1].of(value)


def _is_level(value: object) -> bool:
    return is_known(value) and value != NO_LEVEL


def _words(name: str) -> str:
    return SCORES[name][0] if name in SCORES else {**SEXUAL, **DOMESTIC}[name]
