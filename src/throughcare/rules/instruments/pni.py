"""PNI: the intensity of programme that need and risk call for (England and Wales).

Needs in four domains and the level of risk make HIGH (custody only), MODERATE, ALTERNATIVE, or OMISSION where what is
missing could change the answer. Source: HMPPS ARNS risk actuarial API, as read in its code, and the facts' reading.
Readings, where code and text part: remand counts as custody throughout, as the text and a comment in the code say (the
code forgets it for HIGH); the sexual bands and CSRP count, as the text says (the code asks for them before it has
worked them out). Questions on sex are missing where nobody answered them, even where that domain does not count. Eight
rows that the source keeps apart from its tests (PNI_test_data_small.csv) differ from its code; the code is followed.
The source names no day from which it holds: the version is the day it was read.
"""

from collections.abc import Mapping

from throughcare.rules.instruments.csrp import ITEMS as PREDICTOR_ITEMS
from throughcare.rules.instruments.csrp import each_once
from throughcare.rules.instruments.ogrs4 import READ_ON
from throughcare.rules.instruments.ogrs4_questions import optional
from throughcare.rules.instruments.ogrs4_refusals import NOT_AFTER, Refusal, found, missing, refuse
from throughcare.rules.instruments.pni_needs import DOMAINS, Needs, needs_of
from throughcare.rules.instruments.pni_needs import ITEMS as NEED_ITEMS
from throughcare.rules.instruments.pni_risk import ARP_FROM, CSRP_FROM, VRP_FROM, Risks, risks_of
from throughcare.rules.instruments.pni_risk import ITEMS as RISK_ITEMS
from throughcare.rules.instruments.validation_errors import errors_of
from throughcare.rules.kernel import Conclusion, Example, Figures, Mark, Source, published

SOURCE = Source(
    title="Programme Needs Identifier (OASys)",
    citation="hmpps-arns-risk-actuarial-api@016919c, PNIRiskProducerService.kt, PNITransformationHelper.kt",
    version="as restated in public code, August 2026",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT, Copyright (c) 2020-2024 Crown Copyright (Ministry of Justice)",
    mark=Mark.READ,
)
STATUS = "supervision_status"
LEVELS = ("LOW", "MEDIUM", "HIGH")
HIGH, MODERATE, ALTERNATIVE, OMISSION = "HIGH", "MODERATE", "ALTERNATIVE", "OMISSION"
BOTH_HIGH = ("HIGH", "HIGH")
BY_NEED_AND_RISK = {
    ("MEDIUM", "HIGH"): MODERATE,
    ("HIGH", "MEDIUM"): MODERATE,
    ("MEDIUM", "MEDIUM"): MODERATE,
}
"""The pathway by need and risk, save where both are high; what is not listed is ALTERNATIVE."""


def _pair(need: str, risk: str) -> tuple[str, str]:
    """The pathway in custody and in the community, for its page."""
    both = BY_NEED_AND_RISK.get((need, risk), ALTERNATIVE)
    return (HIGH, MODERATE) if (need, risk) == BOTH_HIGH else (both, both)


ANSWERED: dict[str, object] = {
    **{item.name: "NO_PROBLEMS" for item in NEED_ITEMS[1:]},
    "has_ever_committed_sexual_offence": False, "is_a_risk_of_sexual_harm": False,
    "sara_risk_to_partner": "LOW", "sara_risk_to_others": "LOW",
    "direct_contact_sexual_reoffending_predictor_band": "NOT_APPLICABLE",
    "images_and_indirect_contact_sexual_reoffending_predictor_band": "NOT_APPLICABLE",
}  # fmt: skip
SOME_NEEDS: dict[str, object] = {
    "pro_criminal_attitudes": "SIGNIFICANT_PROBLEMS", "impulsivity_problems": "SIGNIFICANT_PROBLEMS",
}  # fmt: skip


@published(
    "predictor-2026:pni@2026-11-22",
    title="Programme needs (PNI)",
    decides="the intensity of programme, by need and risk; whether somebody takes part is for people to decide",
    population="people assessed with OASys in England and Wales",
    source=SOURCE,
    items=optional(*each_once(*NEED_ITEMS, *RISK_ITEMS, *PREDICTOR_ITEMS)),
    examples=(
        Example(
            says="Three points of need and an ARP of 60: medium and medium.",
            given=ANSWERED | SOME_NEEDS | {"all_reoffending_predictor_score": 60, STATUS: "COMMUNITY"},
            gives={"pni_pathway": "MODERATE", "need_level": "MEDIUM", "risk_level": "MEDIUM"},
        ),
        Example(
            says="Nothing but where the person is: what is missing could change everything.",
            given={STATUS: "CUSTODY"},
            gives={"pni_pathway": "OMISSION"},
        ),
    ),
    figures=(
        Figures(
            "Sums of problems (some 1, significant 2) from which a domain counts 0, 1 and 2",
            ("domain", "0", "1", "2", "2 alone, if significant"),
            tuple((domain.name, *domain.starts, domain.decisive or None) for domain in DOMAINS),
        ),
        Figures(
            "Per cent from which risk is medium and high",
            ("predictor", "medium", "high"),
            (("ARP", *ARP_FROM), ("VRP", *VRP_FROM), ("CSRP, where there is no sexual band", *CSRP_FROM)),
        ),
        Figures(
            "Pathway by need and risk, before SARA, a high ARP with a high VRP, and what is missing",
            ("need", "risk", "custody or remand", "community"),
            tuple((need, risk, *_pair(need, risk)) for need in LEVELS for risk in LEVELS),
        ),
    ),
)
def pni(**answers: object) -> Conclusion:
    """The intensity, with the levels of need and risk. What is missing stands in `validation_error`.

    Raises BadAnswers for a day after `as_of`.
    """
    refuse("predictor-2026:pni", found(NOT_AFTER, dict(answers)), dict(answers))
    unplaced = tuple(missing(dict(answers), (STATUS,)))
    if unplaced:
        return Conclusion(_results(OMISSION, None, None, unplaced)).because(
            "Whether the person is in custody or in the community is not known: nothing can be said."
        )
    needs, risks = needs_of(answers), risks_of(answers)
    community = answers[STATUS] == "COMMUNITY"
    need = need_level(needs, risks, community)
    pathway = _pathway(needs, need, risks, community)
    unanswered = tuple(missing(dict(answers), needs.unanswered))
    said = Conclusion(_results(pathway, need, risks.level, unanswered) | {"need_points": needs.points})
    return _told(said, needs, risks, pathway)


def need_level(needs: Needs, risks: Risks, community: bool) -> str | None:
    """The level of need; None where too much is missing to say. SARA can stand in for what is missing."""
    if needs.total >= 6 or not needs.unanswered or needs.level == needs.possible_level:
        return needs.level
    if needs.total >= 3 and community:
        return "MEDIUM"
    if all(needs.missing.values()) and not community:
        return None
    concern = any(risk in ("MEDIUM", "HIGH") for risk in risks.sara)
    if needs.level == "MEDIUM" and not concern:
        return None
    if concern and None not in risks.sara:
        return "MEDIUM" if community else "HIGH"
    return needs.level


def _pathway(needs: Needs, need: str | None, risks: Risks, community: bool) -> str:
    """The intensity by need and risk, and whether what is missing leaves it open."""
    if need is None:
        return OMISSION
    pathway = _by_levels(need, risks, community)
    if needs.unanswered:
        open_sara = None in risks.sara and pathway == ALTERNATIVE
        neither = risks.sara == (None, None) and not community
        if open_sara or neither or risks.worst.level != risks.level:
            return OMISSION
    return pathway


def _by_levels(need: str, risks: Risks, community: bool) -> str:
    both_high = (need, risks.level) == BOTH_HIGH
    violent = risks.arp_high and risks.vrp_high
    if not community and (both_high or violent or (risks.arp_high and "HIGH" in risks.sara)):
        return HIGH
    if community and (both_high or violent):
        return MODERATE
    if any(risk in ("MEDIUM", "HIGH") for risk in risks.sara):
        return MODERATE
    return BY_NEED_AND_RISK.get((need, risks.level), ALTERNATIVE)


def _results(
    pathway: str, need: str | None, risk: str | None, refusals: tuple[Refusal, ...]
) -> dict[str, object]:
    return {
        "pni_pathway": pathway, "need_level": need, "risk_level": risk, "validation_error": errors_of(refusals),
    }  # fmt: skip


def _told(said: Conclusion, needs: Needs, risks: Risks, pathway: str) -> Conclusion:
    for name, points in needs.points.items():
        said = said.because("The {name} domain counts {points}.", name=name, points=points)
    if needs.unanswered:
        said = said.because(
            "Not answered: {names}. With the worst answers the need would be {possible}.",
            names=", ".join(needs.unanswered), possible=needs.possible_level.lower(),
        )  # fmt: skip
    said = said.because(
        "ARP is {arp}, VRP {vrp}, CSRP {csrp}, DC-SRP {contact}, IIC-SRP {images}, SARA {partner} and {others}.",
        **{name: _shown(value) for name, value in _fields(risks).items()},
    )
    for name, fields in risks.lacking.items():
        said = said.because(
            "{name} counts nothing, since these are missing or refused: {fields}.",
            name=name, fields=", ".join(fields),
        )  # fmt: skip
    need = said.results["need_level"]
    return said.because(
        "Need is {need} and risk {risk}: {pathway}.",
        need=_shown(need), risk=risks.level.lower(), pathway=pathway.lower(),
    )  # fmt: skip


def _fields(risks: Risks) -> Mapping[str, object]:
    return {
        name: getattr(risks, name)
        for name in ("arp", "vrp", "csrp", "contact", "images", "partner", "others")
    }


def _shown(value: object) -> str:
    if value is None:
        return "not known"
    return f"{value:g} %" if isinstance(value, float) else str(value).lower().replace("_", " ")
