"""Why the list stands as it does: the ethical ground, each sentence with what it rests on.

Where no source is named, the principle is the house's own, said so that an agency may disagree with it.
"""

from dataclasses import dataclass
from datetime import date

from throughcare.rules.kernel import Mark, Source

READ_ON = date(2026, 11, 22)


def _abstract(title: str, citation: str, url: str) -> Source:
    return Source(
        title=title, citation=citation, url=url, version="abstract", checked_on=READ_ON, mark=Mark.PUBLIC_PAGE,
        licence="A finding restated; licence of the page not stated",
    )  # fmt: skip


TRIAGE = _abstract(
    "Ethics and triage", "Prehospital and Disaster Medicine 2001; 16(1): 53-8", "https://doi.org/10.1017/s1049023x00025590"
)  # fmt: skip
INTENSIVE_CARE = _abstract(
    "Ethics of ICU triage during COVID-19",
    "British Medical Bulletin 2021",
    "https://doi.org/10.1093/bmb/ldab009",
)
RIGHT_BEFORE_WORKS = _abstract(
    "The European Rules on community sanctions and measures: their value, origins, effects and implications",
    "The Art of Crime",
    "https://theartofcrime.gr/the-european-rules-on-community-sanctions-and-measures-their-value-origins-effects-and-implications",
)
RISK_AND_NEED = _abstract(
    "Community Supervision", "Bureau of Justice Assistance, Public Safety Risk Assessment Clearinghouse",
    "https://bja.ojp.gov/program/psrac/implementation/structured-decision-making/community-supervision",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Principle:
    """One sentence of the ground. why: what it means for the list. source: None for the house's own."""

    says: str
    why: str
    source: Source | None = None


GROUND: tuple[Principle, ...] = (
    Principle(
        "Anybody's safety comes first.",
        "The person's own life counts as much as that of somebody they may hurt, so both stand in the first group, and"
        " no agency can move it. The order follows stated criteria and nothing else, and is asked anew at every look.",
        TRIAGE,
    ),
    Principle(
        "Then what is right, before what works.",
        "A right to be heard, told or answered does not wait for a quieter week. It may not be switched off, nor stand"
        " behind what is only due soon.",
        RIGHT_BEFORE_WORKS,
    ),
    Principle(
        "Then what was promised.",
        "A duty whose day has passed was owed to somebody, so it comes before one whose day is still to come.",
    ),
    Principle(
        "Risk raises how often somebody is seen, never what they are worth.",
        "A higher level shortens the time until contact falls due, so that time goes where risk is highest. Once"
        " something waits, nobody is placed lower because their risk is low.",
        RISK_AND_NEED,
    ),
    Principle(
        "Waiting long counts.",
        "Within a group whoever waits longest comes first. No weight and no score adds reasons up.",
    ),
    Principle(
        "Nobody is placed by who they are.",
        "Sex, age, origin, belief, health, language and name have no part in the order. Where everything else is equal,"
        " whoever was not seen for longest comes first, then the record's number.",
        INTENSIVE_CARE,
    ),
    Principle(
        "Nobody falls off.",
        "Everybody on the caseload stands on the list. Where nothing waits, the one not seen for longest comes next.",
    ),
    Principle(
        "What goes well is answered too.",
        "Progress has a group of its own, so that attention is not only for what goes wrong.",
    ),
    Principle(
        "The list proposes, a person decides.",
        "Whoever works it may take anybody first. Nothing happens to a person because of their place on it.",
    ),
)
