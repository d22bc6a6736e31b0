"""The most custody that a technical violation may cost, by state and by how often. The version is the day of reading.

Rows with their own sources. Not here, because no text was read: Louisiana, Mississippi's third revocation and later.
Where a figure is also another rule's (Pennsylvania's ranges, Georgia's balance, Idaho's parole terms) it stands there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Figures,
    Item,
    Problem,
    Source,
    Unknown,
    Whole,
    is_known,
    published,
)
from throughcare.rules.kernel.reading import NOT_KNOWN, not_seen, one_text_a_row
from throughcare.rules.responses import us_confinement_texts as texts
from throughcare.rules.responses.us_id_response_matrix import PAROLE_TERMS
from throughcare.rules.responses.us_pa_probation_parole import SOURCE as PENNSYLVANIA
from throughcare.rules.responses.us_recommitment import TECHNICAL
from throughcare.rules.responses.us_sanction_caps import GEORGIA_PROBATION

CODE = "united-states:technical_violation_cap"
PLACES = {
    "us_mi": "Michigan",
    "us_ms": "Mississippi",
    "us_ny": "New York",
    "us_pa": "Pennsylvania",
    "us_ga": "Georgia",
    "us_id": "Idaho",
    "us_nc": "North Carolina",
}
VIOLATIONS = {
    "absconding": "absconding",
    "curfew": "breaking a curfew",
    "failure_to_notify_employment_change": "not telling of a change of employment or programme",
    "failure_to_pay_fees": "not paying surcharges or fees",
    "alcohol_use": "using alcohol",
    "drug_use": "using drugs",
    "possession_of_firearm": "having a firearm",
}
OFFENSES = {"felony": "a felony", "misdemeanor": "a misdemeanour"}
type Step = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class CapRow:
    """One row of a text.

    offense_class, violation: what the row is for; None where the text does not part them.
    steps: what each violation in turn may cost at most; counted_by: the question that counts them.
    later: what every further one may cost; None where no text was read.
    """

    place: str
    supervision: str
    source: Source
    steps: tuple[Step, ...]
    later: Step | None = None
    offense_class: str | None = None
    violation: str | None = None
    counted_by: str = "violation_number"
    says: str = ""


def _days(*most: int) -> tuple[Step, ...]:
    return tuple({"max_days": days} for days in most)


REST: Step = {"max_days": None, "limit": "remaining eligible sentence"}
NINETY: Step = {"days": 90, "flat": True, "revocation_allowed": False}
ONCE = "Violations from one transaction count once; custody may reach 45 days while a treatment place is awaited."
UNLESS_DRIVING = (
    "Where the conviction was for driving under its influence, custody is allowed; how much was not read."
)
FLAT = "The 90 days are flat: credit for jail does not shorten them."


def _michigan(offense_class: str, *most: int) -> CapRow:
    return CapRow(
        place="us_mi", supervision="probation", offense_class=offense_class, steps=_days(*most), later=REST,
        source=texts.MICHIGAN, says=ONCE,
    )  # fmt: skip


def _new_york(violation: str, *most: int, says: str = "") -> CapRow:
    steps = _days(*most)
    return CapRow(
        place="us_ny", supervision="parole", violation=violation, steps=steps, later=steps[-1],
        source=texts.NEW_YORK, says=says,
    )  # fmt: skip


def _idaho() -> Iterator[CapRow]:
    for violation, days in PAROLE_TERMS.items():
        step: Step = {"max_days": days}
        yield CapRow(
            place="us_id", supervision="parole", violation=violation, steps=(step,), later=step,
            source=texts.IDAHO_MATRIX,
        )  # fmt: skip


ROWS = (
    _michigan("felony", 15, 30, 45),
    _michigan("misdemeanor", 5, 10, 15),
    CapRow(
        place="us_ms", supervision="parole", steps=_days(90, 120), counted_by="revocation_number",
        source=texts.MISSISSIPPI,
    ),
    _new_york("absconding", 7, 15, 30),
    _new_york("curfew", 0),
    _new_york("failure_to_notify_employment_change", 0),
    _new_york("failure_to_pay_fees", 0),
    _new_york("alcohol_use", 0, says=UNLESS_DRIVING),
    _new_york("drug_use", 0, says=UNLESS_DRIVING),
    CapRow(
        place="us_pa", supervision="parole", source=PENNSYLVANIA,
        steps=tuple({"max_months": row.non_violent[1]} for row in TECHNICAL.values()),
        later={"max_months": TECHNICAL[len(TECHNICAL)].non_violent[1]},
        says="A disciplinary infraction while recommitted has a longer range of its own.",
    ),
    CapRow(
        place="us_ga", supervision="probation", source=GEORGIA_PROBATION.source,
        steps=(dict(GEORGIA_PROBATION.gives),), later=dict(GEORGIA_PROBATION.gives),
    ),
    *_idaho(),
    CapRow(
        place="us_nc", supervision="probation", offense_class="felony", steps=(NINETY, NINETY),
        later={"revocation_allowed": True}, source=texts.NORTH_CAROLINA_CONFINEMENT, says=FLAT,
    ),
)  # fmt: skip


def _of(row: CapRow) -> str:
    """What the row is for, where the text parts it."""
    return OFFENSES.get(row.offense_class or "") or VIOLATIONS.get(row.violation or "") or ""


def _words(step: Step) -> str:
    if "limit" in step:
        return f"at most the {step['limit']}"
    if "days" in step:
        return f"confinement of {step['days']} days"
    if "revocation_allowed" in step:
        return "the court may revoke for any violation"
    return (
        f"at most {step['max_days']} days" if "max_days" in step else f"at most {step['max_months']} months"
    )


FIGURES = Figures(
    "The caps, from the first violation (Mississippi: revocation) on",
    ("place", "of", "in turn", "later", "text"),
    tuple(
        (
            f"{PLACES[row.place]} {row.supervision}",
            _of(row) or None,
            "; ".join(map(_words, row.steps)),
            _words(row.later) if row.later else NOT_KNOWN,
            row.source.citation,
        )
        for row in ROWS
    ),
)


@published(
    "united-states:technical_violation_cap@2026-11-22",
    title="Most custody for a technical violation",
    decides="the most days or months of custody that a technical violation may cost",
    population="people on probation or parole in the states named, for violations that are no new offence",
    source=one_text_a_row("Caps on custody for technical violations, by state"),
    figures=(FIGURES,),
    items=(
        Item(name="jurisdiction", asks="Which state?", kind=Choice(PLACES)),
        Item(
            name="supervision_type",
            asks="Probation or parole?",
            kind=Choice({"probation": "probation", "parole": "parole"}),
        ),
        Item(
            name="offense_class",
            asks="Where the text parts them: felony or misdemeanour?",
            kind=Choice(OFFENSES),
            needed=False,
        ),
        Item(
            name="violation",
            asks="Where the text parts them: what was broken?",
            kind=Choice(VIOLATIONS),
            needed=False,
        ),
        Item(
            name="violation_number",
            asks="Which technical violation is it, the first, the second, ...?",
            kind=Whole(1, 1000),
            needed=False,
        ),
        Item(
            name="revocation_number",
            asks="Where the text counts revocations: which one is it?",
            kind=Whole(1, 1000),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="A second technical violation of probation for a felony in Michigan: at most 30 days.",
            given={
                "jurisdiction": "us_mi",
                "supervision_type": "probation",
                "offense_class": "felony",
                "violation_number": 2,
            },
            gives={"max_days": 30},
        ),
    ),
)
def technical_violation_cap(
    jurisdiction: str,
    supervision_type: str,
    offense_class: Answer[str],
    violation: Answer[str],
    violation_number: Answer[int],
    revocation_number: Answer[int],
) -> Conclusion:
    """The cap. Raises BadAnswers where a needed answer is missing or no text that was read fills the cell."""
    rows = [row for row in ROWS if (row.place, row.supervision) == (jurisdiction, supervision_type)]
    where = f"{supervision_type} in {PLACES[jurisdiction]}"
    if not rows:
        raise not_seen(CODE, "supervision_type", supervision_type, f"what the cap is for {where}")
    rows = _fitting(rows, "offense_class", offense_class, where)
    (row,) = _fitting(rows, "violation", violation, where)
    counts = {"violation_number": violation_number, "revocation_number": revocation_number}
    return _conclusion(row, counts[row.counted_by], where)


def _fitting(rows: list[CapRow], field: str, answer: Answer[str], where: str) -> list[CapRow]:
    """The rows for this answer; all of them where the text does not ask the question."""
    if all(getattr(row, field) is None for row in rows):
        return rows
    if isinstance(answer, Unknown):
        raise BadAnswers(CODE, [Problem(field, answer.value, f"is needed for {where}")])
    fitting = [row for row in rows if getattr(row, field) == answer]
    if not fitting:
        raise not_seen(CODE, field, answer, f"what the cap is for this on {where}")
    return fitting


def _conclusion(row: CapRow, count: Answer[int], where: str) -> Conclusion:
    if not is_known(count) and row.steps != (row.later,):
        raise BadAnswers(CODE, [Problem(row.counted_by, count.value, f"is needed for {where}")])
    number = count if is_known(count) else 1
    step = row.steps[number - 1] if number <= len(row.steps) else row.later
    if step is None:
        raise not_seen(CODE, row.counted_by, number, f"what the cap is for number {number} of {where}")
    turn = "every time" if row.steps == (row.later,) else f"number {number}"
    what = f"{where} ({_of(row)})" if _of(row) else where
    found = Conclusion(dict(step), source=row.source).because(
        "For {what}, {turn}: {cap}.", what=what, turn=turn, cap=_words(step)
    )
    if row.says:
        found = found.because(row.says)
    return found.because(texts.LIMIT_ONLY)
