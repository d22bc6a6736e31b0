"""What some invented people's level rests on: an assessment, its scores, a calculation; and what waits for a decision.

By seat of a caseload and never by chance, as `safety` does it. Every score and level is what the rules gave to the
invented answers; nothing is written that they did not say.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from throughcare.casework.classification.calculating import (
    Calculated,
    FlagHeld,
    Record,
    ScoreHeld,
    SourceHeld,
    calculate,
)
from throughcare.rules.forms import Scored, find_form, score, stated
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.kernel.fingerprint import to_json
from throughcare.shell.exchange.sample.records import SamplePerson

FORM = "needs-and-harm-ew"
SOME, NONE_OF_THEM, MUCH = "SOME_PROBLEMS", "NO_PROBLEMS", "SIGNIFICANT_PROBLEMS"
SCALED = (
    "suitability_of_accommodation", "current_relationship_with_partner", "regular_offending_activities",
    "current_alcohol_use_problems", "excessive_alcohol_use", "impulsivity_problems", "temper_control",
    "pro_criminal_attitudes",
)  # fmt: skip
HARM = tuple(f"harm_community_{group}" for group in ("children", "public", "known_adult", "staff"))


class Case(NamedTuple):
    """What stands in a seat. needs: how great they are. then: what waits. scores: totals of a licensed tool instead."""

    needs: str
    sanctions: int
    violent: int
    harm: str
    then: str
    total: int


CASES: dict[int, Case] = {
    4: Case(MUCH, 14, 4, "HIGH", "proposal", 33),
    13: Case(SOME, 6, 1, "MEDIUM", "late", 24),
    20: Case(SOME, 9, 2, "MEDIUM", "asked", 25),
    28: Case(SOME, 5, 1, "HIGH", "standing", 22),
    36: Case(NONE_OF_THEM, 2, 0, "LOW", "agrees", 12),
}
FLAGS: dict[int, tuple[tuple[str, str, int, int], ...]] = {
    2: (("ADVP", "", 50, 40), ("domestic-abuse", "", 50, 40)),
    9: (("ALSH", "", 12, 170), ("self-harm", "", 12, 80)),
    21: (("RCPR", "", 95, -4), ("child-concern", "", 95, -4)),
    30: (("MAPP", "M1", 30, 60), ("risk-to-staff", "", 30, 60)),
}
"""By seat: kind, category, days since it was set and until its review (below 0: overdue). Each pack takes its own."""
LICENSED = "LSI-R"
SCORED_AGO = timedelta(days=21)


class Assessed(NamedTuple):
    """An assessment with its answers, and what the rules made of them."""

    on: date
    answers: Mapping[str, Any]
    scored: tuple[Scored, ...]


def flags_of(pack: Jurisdiction, seat: int, today: date) -> list[tuple[str, str, date, date]]:
    """The flags that stand on whoever sits in `seat`: kind, category, since, review."""
    known = {kind.code for kind in pack.flags}
    return [
        (kind, level, today - timedelta(days=since), today + timedelta(days=until))
        for kind, level, since, until in FLAGS.get(seat, ())
        if kind in known
    ]


def assessed(pack: Jurisdiction, person: SamplePerson, case: Case, on: date) -> Assessed | None:
    """A completed assessment by the pack's main form; None where the pack has another, or a birth is not known."""
    born = person.birth.earliest
    if pack.form_use(FORM) is None or born is None:
        return None
    convicted = person.order.made_on
    answers: dict[str, Any] = {
        "date_of_birth": born, "assessment_date": on, "gender": "FEMALE" if person.sex == "female" else "MALE",
        "supervision_status": "COMMUNITY", "date_of_current_conviction": convicted,
        "date_at_start_of_followup": person.order.starts_on, "current_offence_code": "00807",
        "age_at_first_sanction": 16 if case.sanctions > 4 else 18,
        "total_number_of_sanctions_for_all_offences": case.sanctions,
        "total_number_of_violent_sanctions": case.violent, "previous_convictions": [], "offence_elements": [],
        "has_ever_committed_sexual_offence": False, "is_unemployed": case.needs != NONE_OF_THEM,
        "current_relationship_status": "NOT_IN_RELATIONSHIP", "evidence_of_domestic_abuse": False,
        "drugs_ever": False, **dict.fromkeys(SCALED, case.needs), **dict.fromkeys(HARM, "LOW"),
        "harm_community_known_adult": case.harm,
    }  # fmt: skip
    given: Any = to_json(answers)
    scored = [each for each in score(find_form(FORM), given) if isinstance(each, Scored)]
    return Assessed(on, answers, tuple(scored))


def calculated(
    pack: Jurisdiction, person: SamplePerson, case: Case, made: Assessed | None, today: date
) -> Calculated | None:
    """What the pack's rule gives; None where it has none, or gives no level."""
    if pack.level_rule is None:
        return None
    record = Record(
        today=today,
        live_order=person.order.status == "active",
        scores={each.scoring.key: _held(each, made.on) for each in made.scored} if made else {},
        flags=[FlagHeld(kind, level, since) for kind, level, since, _ in flags_of(pack, person.seat, today)],
        sources=[] if made else [SourceHeld(LICENSED, str(case.total), today - SCORED_AGO)],
    )
    found = calculate(pack, pack.level_rule, record)
    return found if found.level else None


def _held(each: Scored, on: date) -> ScoreHeld:
    says = stated(each.entry, each.answer, each.scoring.shows)
    results: Any = to_json(dict(each.results))
    inputs: Any = to_json(dict(each.inputs))
    return ScoreHeld(
        each.scoring.key, each.entry.card.title, says.value, says.unit, says.band, inputs, results, on
    )
