"""RSR as the restatement of 2025 has it: the chance of a proven serious reoffence within two years; replaced in 2026.

The percentages of SNSV, OSP/DC and OSP/IIC, each to two decimals, added up; for a woman with a sexual offence 0.38
more, which is 0.00383141762 in per cent (the form of 2018 has 1/193). SNSV may be the static form. Bands rest on the
sum: from 3 and from 6.9 per cent. CSRP, its successor, labels the same numbers otherwise.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from throughcare.rules.dates import age_on
from throughcare.rules.instruments.links import Shown
from throughcare.rules.instruments.osp_dc import osp_dc
from throughcare.rules.instruments.osp_iic import osp_iic
from throughcare.rules.instruments.rsr_bands import FIGURES as BANDS
from throughcare.rules.instruments.rsr_bands import rsr_band
from throughcare.rules.instruments.sexual_offences import (
    ADULT,
    CONTACT_QUESTIONS,
    COUNTS,
    HISTORY,
    LAST,
    QUESTIONS,
    YOUNGEST,
)  # fmt: skip
from throughcare.rules.instruments.snsv_2025 import FACTS, ITEMS, START, violence_of_2025
from throughcare.rules.kernel import (
    BadAnswers,
    Conclusion,
    Example,
    Explained,
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
    title="Risk of Serious Recidivism, form of 2025",
    citation="hmpps-arns-risk-actuarial-api@52792f49, RSRRiskProducerService.kt and RSRTransformationHelper.kt",
    version="as public code of June 2026 restates it",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT code, Crown copyright; model publications Open Government Licence v3.0",
    mark=Mark.READ,
)
WOMEN = 0.00383141762
"""Added, as a chance, for a woman with a sexual offence."""
MOST = 99.99
NEEDED = (HISTORY, "supervision_status")
MOTIVE = Item(
    name="is_current_offence_sexually_motivated", asks="Was the current offence sexually motivated?",
    kind=YesNo(), needed=False,
)  # fmt: skip
OFFENCE_DAYS = (LAST, "most_recent_offence_date")
SEXUAL = (*(replace(item, needed=item.name in NEEDED) for item in (*QUESTIONS, *CONTACT_QUESTIONS)), MOTIVE)


def _problems(answers: dict[str, Any]) -> Iterator[Problem]:
    """What the sexual part refuses."""
    assessed = answers["assessment_date"]
    for name in OFFENCE_DAYS:
        if isinstance(answers[name], date) and answers[name] > assessed:
            yield Problem(name, answers[name], f"lies after the assessment, on {assessed}")
    if not answers[HISTORY]:
        yield from (
            Problem(name, answers[name], "is not 0, and there is said to be no sexual offence")
            for name in COUNTS
            if is_known(answers[name]) and answers[name]
        )
    elif answers["gender"] == "MALE":
        yield from _problems_of_men(answers)


def _problems_of_men(answers: dict[str, Any]) -> Iterator[Problem]:
    missing = [name for name in (*COUNTS, MOTIVE.name) if not is_known(answers[name])]
    yield from (Problem(name, answers[name], "is needed for a man with a sexual offence") for name in missing)
    if not missing and not any(answers[name] for name in COUNTS):
        yield from (
            Problem(name, 0, "is 0 like the others, and there was a sexual offence") for name in COUNTS
        )
    born, start, last = answers["date_of_birth"], answers[START.name], answers[LAST]
    if age_on(born, start) < ADULT:
        yield Problem(START.name, start, f"is before the age of {ADULT}, from which OSP/DC counts")
    if is_known(last) and age_on(born, last) < YOUNGEST:
        yield Problem(LAST, last, f"is before the age of {YOUNGEST}")


def _contact(answers: dict[str, Any]) -> Explained:
    """OSP/DC."""
    who = {"gender": answers["gender"].lower(), "sexual_offence_history": answers[HISTORY]}
    if who["gender"] == "female" or not answers[HISTORY]:
        return osp_dc.ask(who)
    born, last, assessed = answers["date_of_birth"], answers[LAST], answers["assessment_date"]
    free_since = [day for name in (START.name, *OFFENCE_DAYS) if isinstance(day := answers[name], date)]
    return osp_dc.ask({
        **who, **_counts(answers),
        "age_at_start_of_followup": age_on(born, answers[START.name]),
        "age_last_sexual_offence": age_on(born, last) if is_known(last) else last,
        "total_sanctions": answers["total_number_of_sanctions_for_all_offences"],
        "stranger": answers["is_current_offence_against_victim_stranger"],
        "in_community": answers["supervision_status"] != "CUSTODY",
        "offence_free_years_in_community": max(0, min(age_on(day, assessed) for day in free_since)),
    })  # fmt: skip


def _images(answers: dict[str, Any]) -> Explained:
    """OSP/IIC."""
    who = {"gender": answers["gender"].lower(), "sexual_offence_history": answers[HISTORY]}
    return osp_iic.ask({**who, **_counts(answers)})


def _counts(answers: dict[str, Any]) -> dict[str, Any]:
    return {ours: answers[name] for name, (ours, _) in COUNTS.items() if ours}


@published(
    f"rsr-2025@{READ_ON}",
    title="RSR, form of 2025",
    decides="the chance of a proven serious reoffence, violent or sexual, within two years, and its band",
    population="adults sanctioned in England and Wales",
    source=SOURCE,
    items=(*ITEMS, *SEXUAL),
    figures=(
        Figures(
            "Added up, each in per cent to two decimals", ("part", "what"),
            (
                ("SNSV", "serious violence that is not sexual: snsv-static or snsv-dynamic"),
                ("OSP/DC", "contact sexual offences of men: osp-dc"),
                ("OSP/IIC", "images and indirect contact of men: osp-iic"),
                ("women", f"with a sexual offence {Shown.HUNDREDTHS.percent(WOMEN)} more"),
            ),
        ),
        BANDS,
    ),
    examples=(
        Example(
            says="A man sanctioned once, at 40, without a sexual offence: SNSV is all there is.",
            given=FACTS | {HISTORY: False, "supervision_status": "COMMUNITY"},
            gives={"band": "LOW", "overall_score": 0.14, "type": "STATIC", "ospdc_band": "NOT_APPLICABLE"},
        ),
        Example(
            says="A woman with a sexual offence and the same record has 0.38 more.",
            given=FACTS | {"gender": "FEMALE", HISTORY: True, "supervision_status": "COMMUNITY"},
            gives={"band": "LOW", "female_addition": 0.38, "ospdc_band": "NOT_APPLICABLE"},
        ),
    ),
)  # fmt: skip
def rsr_2025(**answers: Any) -> Conclusion:
    """Raises BadAnswers where the record or the sexual part is refused."""
    problems = list(_problems(answers))
    if problems:
        raise BadAnswers("rsr-2025", problems)
    violence = violence_of_2025("rsr-2025", answers)
    contact, images = _contact(answers), _images(answers)
    woman = answers["gender"] == "FEMALE" and answers[HISTORY]
    added = Shown.HUNDREDTHS.percent(WOMEN) if woman else 0.0
    parts: tuple[Any, ...] = (violence.score.value, contact.results["pct"], images.results["pct"], added)
    percent = min(sum(round(part * 100) for part in parts) / 100, MOST)
    band = rsr_band(percent)
    said = violence.explained(Conclusion({
        "band": band.code, "overall_score": percent, "type": violence.form, "snsv_score": violence.score.value,
        "ospdc_score": contact.results["pct"], "ospdc_band": contact.results["band"],
        "ospdc_points": contact.results["points"], "risk_reduction": contact.results["risk_reduction"],
        "ospiic_score": images.results["pct"], "ospiic_band": images.results["band"],
        "female_addition": added, "static_because_of": list(violence.missing),
    }))  # fmt: skip
    said = Conclusion(said.results, (*said.reasons, *contact.conclusion.reasons, *images.conclusion.reasons))
    if woman:
        said = said.because("A woman with a sexual offence has {added:.2f} % more.", added=added)
    return said.because(
        "Together that is {percent:.2f} % within two years: {band}.", percent=percent, band=band.title.lower()
    )
