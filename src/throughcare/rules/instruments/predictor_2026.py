"""The predictors of 2026 as their source answers: whole responses, with weights and the fields it refuses.

A response is there even where nothing can be scored: type, band and score are then null and `validation_errors` names
the fields, in the source's spelling. A dynamic answer that is missing is named too, beside the static score. Answers
of the wrong kind are refused outright. The messages are this library's; model and thresholds are the source's 1.0.
"""

from collections.abc import Iterable
from dataclasses import replace

from throughcare.rules.instruments.arp import ARP, RECORD
from throughcare.rules.instruments.csrp import Combined, each_once
from throughcare.rules.instruments.dc_srp import ContactRisk, contact_risk
from throughcare.rules.instruments.iic_srp import ImagesRisk, images_risk
from throughcare.rules.instruments.ogrs4 import POPULATION, SOURCE
from throughcare.rules.instruments.ogrs4_predictor import Assessed, Predictor, assess
from throughcare.rules.instruments.ogrs4_questions import (
    AS_OF,
    ASSESSED,
    BORN,
    FOLLOWED,
    GENDER,
    SANCTIONS,
    optional,
)
from throughcare.rules.instruments.ogrs4_refusals import Refusal
from throughcare.rules.instruments.sexual_offences import CONTACT_QUESTIONS, HISTORY, QUESTIONS
from throughcare.rules.instruments.svrp import SVRP
from throughcare.rules.instruments.validation_errors import errors_of
from throughcare.rules.instruments.vrp import VRP
from throughcare.rules.kernel import Answers, Conclusion, Example, Item, Whole, published

OUT_OF_RANGE = frozenset(
    {
        "total_number_of_sanctions_for_all_offences",
        "total_number_of_violent_sanctions",
        "age_at_first_sanction",
    }
)
"""Numbers that are refused within the response where they cannot be."""
ANY_NUMBER = Whole(-99_999, 99_999)


def _open(*items: Item) -> tuple[Item, ...]:
    """The questions, each of which may be left out, since the response itself says what is missing or out of range."""
    return optional(
        *(replace(item, kind=ANY_NUMBER) if item.name in OUT_OF_RANGE else item for item in each_once(*items))
    )


CONTACT_ITEMS = _open(GENDER, ASSESSED, BORN, FOLLOWED, SANCTIONS, AS_OF, *QUESTIONS, *CONTACT_QUESTIONS)
IMAGES_ITEMS = _open(GENDER, SANCTIONS, *QUESTIONS)
COMBINED_ITEMS = _open(*SVRP.items, *QUESTIONS, *CONTACT_QUESTIONS)
MAN = {"gender": "MALE", "has_ever_committed_sexual_offence": True}
COUNTS = {
    "total_indecent_image_sanctions": 2, "total_contact_adult_sexual_sanctions": 0,
    "total_contact_child_sexual_sanctions": 0, "total_non_contact_sexual_offences": 0,
}  # fmt: skip


def _response(
    algorithm: str, form: str | None, output: dict[str, object], weights: dict[str, float],
    refusals: Iterable[Refusal],
) -> dict[str, object]:  # fmt: skip
    return {
        "algorithm": algorithm, "type": form, "model_version": "1.0", "thresholds_version": "1.0",
        "output": output, "feature_values": dict(weights),
        "validation_errors": errors_of(refusals),
    }  # fmt: skip


def _of(found: Assessed) -> dict[str, object]:
    output: dict[str, object] = {"band": found.band, "score": found.percent}
    return _response(found.predictor.algorithm, found.form, output, found.weights, found.refusals)


def _of_contact(found: ContactRisk, answers: Answers) -> dict[str, object]:
    output = {
        "band": found.band, "point_score": int(found.score.value) if found.score else None, "score": found.percent,
        **_who(answers, found.refusals), "risk_band_reduction_applied": found.lower,
    }  # fmt: skip
    algorithm = "DIRECT_CONTACT_SEXUAL_REOFFENDING_PREDICTOR"
    return _response(algorithm, "STATIC", output, found.weights, found.refusals)


def _of_images(found: ImagesRisk, answers: Answers) -> dict[str, object]:
    output = {"band": found.band, "score": found.percent, **_who(answers, found.refusals)}
    algorithm = "IMAGES_AND_INDIRECT_CONTACT_SEXUAL_REOFFENDING_PREDICTOR"
    return _response(algorithm, "STATIC", output, found.weights, found.refusals)


def _who(answers: Answers, refusals: object) -> dict[str, object]:
    if refusals:
        return {"female_version": None, "has_sexual_offence_history": None}
    return {"female_version": answers["gender"] == "FEMALE", "has_sexual_offence_history": answers[HISTORY]}


def _of_combined(found: Combined) -> dict[str, object]:
    answers, refused = found.answers, found.refused
    output: dict[str, object] = {
        "band": found.band, "overall_score": found.percent, **_who(answers, refused),
        "component_scores": {
            "direct_contact_sexual_predictor_score": _of_contact(found.contact, answers),
            "indirect_contact_sexual_predictor_score": _of_images(found.images, answers),
            "serious_violent_predictor_score": _of(found.violent),
        },
    }  # fmt: skip
    response = _response("COMBINED_SERIOUS_REOFFENDING_PREDICTOR", "COMBINED", output, {}, ())
    parts = "a part of the combined predictor is refused, as its own errors say"
    if refused:
        response["validation_errors"] = [
            {"type": "COMPONENT_VALIDATION_ERROR", "message": parts, "fields": list(refused)}
        ]
    return response


def _said(response: dict[str, object], refusals: Iterable[Refusal], band: str | None) -> Conclusion:
    """The response, with what was refused in words and what came of it."""
    said = Conclusion(response)
    for each in refusals:
        said = said.because("{fields}: {reason}.", fields=", ".join(each.fields), reason=each.reason)
    if band is None:
        return said.because("Nothing is scored.")
    return said.because("The band is {band}.", band=band.lower().replace("_", " "))


def _publish(predictor: Predictor, name: str, decides: str) -> None:
    """Register a predictor's whole response."""

    def respond(**answers: object) -> Conclusion:
        found = assess(predictor, answers)
        return _said(_of(found), found.refusals, found.band)

    published(
        f"predictor-2026:{name}@2026-11-22", title=f"{predictor.title}, whole response", decides=decides,
        population=POPULATION, source=SOURCE, items=_open(*predictor.items), examples=(_example(predictor),),
    )(respond)  # fmt: skip


def _example(predictor: Predictor) -> Example:
    given = {**RECORD, **{item.name: 2 for item in predictor.record}}
    found = {"ARP": ("LOW", 4.27), "VRP": ("LOW", 2.32), "SVRP": ("LOW", 0.22)}[predictor.title]
    output = dict(zip(("band", "score"), found, strict=True))
    return Example(says="Nothing but the record.", given=given, gives={"type": "STATIC", "output": output})


_publish(
    ARP,
    "all-reoffending-predictor",
    "the whole response of ARP: form, band, percentage, weights, refused fields",
)
_publish(
    VRP,
    "violent-reoffending-predictor",
    "the whole response of VRP: form, band, percentage, weights, refusals",
)
_publish(
    SVRP,
    "serious-violent-reoffending-predictor",
    "the whole response of SVRP: form, band, percentage, weights, refusals",
)


@published(
    "predictor-2026:direct-contact-sexual-reoffending-predictor@2026-11-22",
    title="DC-SRP, whole response",
    decides="the whole response of DC-SRP: points, percentage, band, whether it is one lower, refused fields",
    population="men of 18 or more with a sexual offence; not applicable to anyone else",
    source=SOURCE,
    items=CONTACT_ITEMS,
    examples=(
        Example(
            says="A woman: not applicable.",
            given={
                "gender": "FEMALE", "date_of_birth": "1980-01-01", "total_number_of_sanctions_for_all_offences": 1,
                "supervision_status": "COMMUNITY", "date_at_start_of_followup": "2027-01-01",
                "has_ever_committed_sexual_offence": True,
            },
            gives={
                "output": {
                    "band": "NOT_APPLICABLE", "point_score": None, "score": 0.0, "female_version": True,
                    "has_sexual_offence_history": True, "risk_band_reduction_applied": None,
                },
            },
        ),
    ),
)  # fmt: skip
def direct_contact(**answers: object) -> Conclusion:
    """Never raises for what the answers say."""
    found = contact_risk(answers)
    return _said(_of_contact(found, answers), found.refusals, found.band)


@published(
    "predictor-2026:images-and-indirect-contact-sexual-reoffending-predictor@2026-11-22",
    title="IIC-SRP, whole response",
    decides="the whole response of IIC-SRP: percentage, band, refused fields",
    population="men with a sexual offence; it adds nothing for anyone else",
    source=SOURCE,
    items=IMAGES_ITEMS,
    examples=(
        Example(
            says="Two sanctions for images.",
            given=MAN | COUNTS,
            gives={
                "output": {
                    "band": "HIGH", "score": 10.31, "female_version": False, "has_sexual_offence_history": True,
                },
            },
        ),
    ),
)  # fmt: skip
def images_and_indirect_contact(**answers: object) -> Conclusion:
    """Never raises for what the answers say."""
    found = images_risk(answers)
    return _said(_of_images(found, answers), found.refusals, found.band)


@published(
    "predictor-2026:combined-serious-reoffending-predictor@2026-11-22",
    title="CSRP, whole response",
    decides="the whole response of CSRP: percentage, band, and the whole responses of its three parts",
    population=POPULATION,
    source=SOURCE,
    items=COMBINED_ITEMS,
    examples=(
        Example(
            says="Nothing is known: nothing is scored, and the errors name what is missing.",
            given={},
            gives={"type": "COMBINED", "feature_values": {}},
        ),
    ),
)  # fmt: skip
def combined_serious(**answers: object) -> Conclusion:
    """Never raises for what the answers say."""
    found = Combined(answers)
    refusals = (each for refused in found.refused.values() for each in refused)
    return _said(_of_combined(found), refusals, found.band)
