"""What the table of contact standards holds for a place, a type of case, a level and a kind of contact."""

from datetime import date

from throughcare.rules.contacts.us_contact_items import CASE_TYPE, EVALUATION, JURISDICTION, KIND, LEVEL
from throughcare.rules.contacts.us_frequency import Asked
from throughcare.rules.contacts.us_places import PLACES, places
from throughcare.rules.contacts.us_sources import CSOSA
from throughcare.rules.contacts.us_standards import ANY, Clock, Standard
from throughcare.rules.contacts.us_table import (
    FIRST_CONTACTS,
    KINDS,
    LEVELS,
    STANDARDS,
    first_contact,
    standard,
)
from throughcare.rules.dates import count_of
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Figures,
    Item,
    Problem,
    published,
)

MONTHLY = "united-states:monthly_contact_minimum"
FIGURES = (
    Figures(
        "Standards",
        ("place", "case", "level", "contact", "standard", "held from", "held to"),
        tuple(
            (
                PLACES[row.jurisdiction], row.case_type, row.level, KINDS[row.kind], row.words, row.held_from,
                row.held_to,
            )
            for row in STANDARDS
        ),
    ),
    Figures(
        "First contacts",
        ("place", "contact", "within"),
        tuple((PLACES[row.jurisdiction], KINDS[row.kind], row.words) for row in FIRST_CONTACTS),
    ),
)  # fmt: skip


@published(
    "united-states:contact_standard@2026-11-22",
    title="Contact standard (United States)",
    decides="how often a contact of a kind is required, by which clock, and by when the first is made",
    population="people under supervision where a standard was published",
    source=CSOSA,
    items=(JURISDICTION, KIND, LEVEL, CASE_TYPE, EVALUATION),
    figures=FIGURES,
    examples=(
        Example(
            says="Idaho, high: one face to face in any 15 days, the first within three working days.",
            given={
                "jurisdiction": "us_id", "contact_kind": "face_to_face", "supervision_level": "high",
                "evaluation_date": date(2026, 1, 5),
            },
            gives={
                "clock": "rolling", "required_per_period": 1, "period": 15, "unit": "day",
                "first_within": "3 working days",
            },
        ),
    ),
)  # fmt: skip
def contact_standard(
    jurisdiction: str,
    contact_kind: str,
    supervision_level: str,
    case_type: Answer[str],
    evaluation_date: date,
) -> Conclusion:
    """The row that held on the day; clock None where none was read."""
    asked = Asked(
        rule="united-states:contact_standard", jurisdiction=jurisdiction, case_type=case_type,
        level=supervision_level, kind=contact_kind, day=evaluation_date,
    )  # fmt: skip
    row = standard(jurisdiction, asked.case, supervision_level, contact_kind, evaluation_date)
    first = first_contact(jurisdiction, contact_kind)
    if row is None:
        return Conclusion({"clock": None, "first_within": first.words if first else None}).because(
            "For {place} no standard was read for this ({words}) that held on {day}.",
            place=PLACES[jurisdiction], words=asked.words, day=evaluation_date,
        )  # fmt: skip
    results: dict[str, object] = {
        "clock": row.clock.value, "required_per_period": row.times, "period": row.every, "unit": row.unit,
        "first_within": first.words if first else None, "note": row.note,
    }  # fmt: skip
    conclusion = Conclusion(results, source=row.source).because(
        "For {place} the standard for this ({words}) is: {standard}.",
        place=PLACES[jurisdiction], words=asked.words, standard=row.words,
    )  # fmt: skip
    return conclusion.because("{note}", note=row.note) if row.note else conclusion


def _monthly(row: Standard) -> bool:
    return row.clock is Clock.PER_PERIOD and row.unit == "month" and row.level != ANY


MONTHLY_PLACES = tuple(sorted({row.jurisdiction for row in STANDARDS if _monthly(row)}))
MONTHLY_LEVELS = {row.level: LEVELS[row.level] for row in STANDARDS if _monthly(row)}


@published(
    f"{MONTHLY}@2026-11-22",
    title="Contacts a month, at least (United States)",
    decides="how many contacts of each kind a level asks for in a month",
    population="people under supervision where contacts are counted by the month",
    source=CSOSA,
    items=(
        Item(name="jurisdiction", asks="Whose standards are these?", kind=places(*MONTHLY_PLACES)),
        Item(name="supervision_level", asks="Which supervision level holds?", kind=Choice(MONTHLY_LEVELS)),
    ),
    examples=(
        Example(
            says="Minimum: one a month face to face, and one in two months in the field.",
            given={"jurisdiction": "us_dc", "supervision_level": "minimum"},
            gives={"face_to_face_per_month": 1, "field_per_month": 0.5},
        ),
    ),
)
def monthly_contact_minimum(jurisdiction: str, supervision_level: str) -> Conclusion:
    """A figure a kind, `<kind>_per_month`. Raises BadAnswers for a level the place does not count by the month."""
    rows = [
        row
        for row in STANDARDS
        if _monthly(row)
        and (row.jurisdiction, row.level) == (jurisdiction, supervision_level)
        and row.held_on(date.max)
    ]
    if not rows:
        reason = "has no contacts counted by the month there"
        raise BadAnswers(MONTHLY, [Problem("supervision_level", supervision_level, reason)])
    results: dict[str, object] = {
        f"{row.kind}_per_month": row.times if row.every == 1 else row.times / row.every for row in rows
    }
    conclusion = Conclusion(results, source=rows[0].source)
    for row in rows:
        conclusion = conclusion.because(
            f"{{kind}}: at least {{times}} in {{span}}. {row.note}".rstrip(),
            kind=KINDS[row.kind], times=row.times, span=count_of(row.every, row.unit),
        )  # fmt: skip
    return conclusion
