"""A supervision package in England and Wales: appointments left after early engagement, and who may have more.

Source: hmpps-mpop-frontend-components-lib @ 576d3d3d, its supervision-package component. How many appointments a tier
has a year is not published: the allowance is passed in. No day is named from which the rules have force, so the
version is the day on which they were read.
"""

from datetime import date

from throughcare.rules.kernel import (
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Item,
    Mark,
    Problem,
    Source,
    Whole,
    YesNo,
    published,
)

SOURCE = Source(
    title="hmpps-mpop-frontend-components-lib, supervision package",
    citation="src/components/supervision-package",
    url="https://github.com/ministryofjustice/hmpps-mpop-frontend-components-lib",
    version="576d3d3d",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT (Crown copyright)",
    mark=Mark.READ,
)
DISCRETIONARY = 5
DISCRETIONARY_TIERS = "CDEFG"
WOMAN = "Female"


@published(
    "early-engagement-ew@2026-11-22",
    title="Appointments left after early engagement (England and Wales)",
    decides="how many supervision appointments are left for the rest of the sentence year after early engagement",
    population="people on probation in England or Wales with a supervision package",
    source=SOURCE,
    items=(
        Item(
            name="annual_allowance",
            asks="How many appointments does the package allow a year?",
            kind=Whole(0, 366, "appointments"),
        ),
        Item(
            name="early_engagement_weeks",
            asks="How many weeks does early engagement last, with one appointment a week?",
            kind=Whole(0, 53, "weeks"),
        ),
    ),
    examples=(
        Example(
            says="Of 20 a year, 5 weeks of early engagement leave 15.",
            given={"annual_allowance": 20, "early_engagement_weeks": 5},
            gives={"result": 15},
        ),
    ),
)
def left_after_early_engagement(annual_allowance: int, early_engagement_weeks: int) -> Conclusion:
    """The rest, 0 or more. Raises BadAnswers where early engagement asks for more than the package allows."""
    left = annual_allowance - early_engagement_weeks
    if left < 0:
        reason = f"is more weeks than the package has appointments ({annual_allowance})"
        raise BadAnswers(
            "early-engagement-ew", [Problem("early_engagement_weeks", early_engagement_weeks, reason)]
        )
    return Conclusion({"result": left}).because(
        "The package allows {allowance} appointments a year; early engagement, one a week, takes {weeks}, which "
        "leaves {left}.",
        allowance=annual_allowance, weeks=early_engagement_weeks, left=left,
    )  # fmt: skip


@published(
    "discretionary-appointments-ew@2026-11-22",
    title="Further appointments at discretion (England and Wales)",
    decides="whether up to five further appointments a year may be offered",
    population="people on probation in England or Wales with a supervision package",
    source=SOURCE,
    items=(
        Item(
            name="gender",
            asks="Which gender is recorded?",
            kind=Choice({"Female": "woman", "Male": "man", "Other": "another gender"}),
        ),
        Item(
            name="tier",
            asks="Which tier (version 3) is the person in?",
            kind=Choice({tier: f"tier {tier}" for tier in "ABCDEFG"}),
        ),
        Item(
            name="iom_red",
            asks="Is the person rated red under integrated offender management?",
            kind=YesNo(),
        ),
    ),
    examples=(
        Example(
            says="A woman in tier C who is not rated red may have them.",
            given={"gender": "Female", "tier": "C", "iom_red": False},
            gives={"result": True, "up_to": 5},
        ),
    ),
)
def discretionary(gender: str, tier: str, iom_red: bool) -> Conclusion:
    """Yes for women in tiers C to G who are not rated red (whose maximum is that of tier A)."""
    against = [
        reason
        for reason, holds in (
            ("they are for women only", gender != WOMAN),
            (f"tier {tier} is above C", tier not in DISCRETIONARY_TIERS),
            ("a red rating already has the maximum of tier A", iom_red),
        )
        if holds
    ]
    if against:
        return Conclusion({"result": False, "up_to": 0}).because(
            "No further appointments at discretion: {against}.", against=" and ".join(against)
        )
    return Conclusion({"result": True, "up_to": DISCRETIONARY}).because(
        "A woman in tier {tier} without a red rating may have up to {number} further appointments a year.",
        tier=tier,
        number=DISCRETIONARY,
    )
