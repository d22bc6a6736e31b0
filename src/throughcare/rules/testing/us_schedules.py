"""How often drug tests are asked in three published schemes. The version is the day the pages were read.

Other schemes (random selection by day, colours) say no dates and are the agency's own choice. A date is the latest
in the scheme; whether a test is asked at all is decided by the court's conditions and a person.
"""

from datetime import date

from throughcare.rules.dates import Clock, ClockUnit, DateOrder, in_words
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    YesNo,
    is_known,
    published,
)
from throughcare.rules.kernel.reading import NOT_KNOWN, one_text_a_row, page

CODE = "united-states:drug_test_schedule"
OKLAHOMA_COUNTY, FEDERAL, HOPE = "us_ok_oklahoma_county", "us_federal", "us_hi_hope"
OKLAHOMA_POLICY = page(
    "Oklahoma County Community Sentencing, chemical abuse testing",
    "CS-1007",
    "http://www.oklahomacounty.org/CommunitySentencing/PolicyProcedures/PPChemicalAbuseTesting.htm",
)
FEDERAL_PAGE = page(
    "Roadmap to Reentry, mandatory conditions of federal supervised release",
    "roadmap.rootandrebound.org",
    "http://roadmap.rootandrebound.org/parole-probation/federal-community-supervision-supervised-release/conditions-of-supervised-release/what-are-the-mandatory-conditions-that-apply-to-me",
)
HOPE_PAGE = page(
    "HOPE probation, evidence platform of the Inter-American Development Bank",
    "plataformadeevidencias.iadb.org",
)
OKLAHOMA_FIRST = Clock(30, ClockUnit.DAYS)
FEDERAL_FIRST = Clock(15, ClockUnit.DAYS)
FEDERAL_LATER_TESTS = 2
HOPE_A_MONTH = 6


@published(
    "united-states:drug_test_schedule@2026-11-22",
    title="Schedule of drug tests",
    decides="the latest day of the first drug test, and how often tests follow",
    population="people under federal supervised release, HOPE probation, or Oklahoma County community sentencing",
    source=one_text_a_row("Schedules of drug tests: federal, HOPE, Oklahoma County"),
    items=(
        Item(
            name="jurisdiction",
            asks="Which scheme?",
            kind=Choice(
                {
                    OKLAHOMA_COUNTY: "Oklahoma County",
                    FEDERAL: "federal supervised release",
                    HOPE: "HOPE probation in Hawaii",
                }
            ),
        ),
        Item(name="start", asks="In Oklahoma County: when did supervision start?", kind=Day(), needed=False),
        Item(
            name="drug_related",
            asks="In Oklahoma County: is it a drug case?",
            kind=YesNo(),
            needed=False,
        ),
        Item(name="release", asks="Federal: on which day was the release?", kind=Day(), needed=False),
    ),
    examples=(
        Example(
            says="Federal: the first test within 15 days of release, at least two more.",
            given={"jurisdiction": "us_federal", "release": date(2026, 1, 5)},
            gives={"first_by": date(2026, 1, 20), "periodic_minimum": 2},
        ),
    ),
)
def drug_test_schedule(
    jurisdiction: str, start: Answer[date], drug_related: Answer[bool], release: Answer[date]
) -> Conclusion:
    """The scheme's days. Raises BadAnswers where its day is not answered."""
    if jurisdiction == FEDERAL:
        return _federal(_needed("release", release, "federal supervised release"))
    if jurisdiction == HOPE:
        return Conclusion({"per_month_at_first": HOPE_A_MONTH}, source=HOPE_PAGE).because(
            "At first at least {tests} tests a month, then fewer; how many fewer is {not_known}.",
            tests=HOPE_A_MONTH, not_known=NOT_KNOWN,
        )  # fmt: skip
    first = OKLAHOMA_FIRST.last_day(_needed("start", start, "Oklahoma County"))
    said = "The first test is within {time} of the start, by {first}; there are more after a positive result."
    words = {"time": OKLAHOMA_FIRST.words, "first": in_words(first, DateOrder.MONTH_DAY)}
    if drug_related is True:
        results = {"initial_by": first, "months_1_to_3": "monthly", "after": "quarterly"}
        return (
            Conclusion(results, source=OKLAHOMA_POLICY)
            .because(said, **words)
            .because("In a drug case tests are monthly for three months, then quarterly.")
        )
    known = "It is not a drug case" if is_known(drug_related) else "Whether it is a drug case is not known"
    return (
        Conclusion({"initial_by": first}, source=OKLAHOMA_POLICY)
        .because(said, **words)
        .because("{known}; how often tests follow then is {not_known}.", known=known, not_known=NOT_KNOWN)
    )


def _federal(release: date) -> Conclusion:
    first = FEDERAL_FIRST.last_day(release)
    return Conclusion(
        {"first_by": first, "periodic_minimum": FEDERAL_LATER_TESTS}, source=FEDERAL_PAGE
    ).because(
        "The first test is within {time} of the release, by {first}; at least {more} periodic tests follow.",
        time=FEDERAL_FIRST.words, first=in_words(first, DateOrder.MONTH_DAY), more=FEDERAL_LATER_TESTS,
    )  # fmt: skip


def _needed(field: str, answer: Answer[date], where: str) -> date:
    if not is_known(answer):
        raise BadAnswers(CODE, [Problem(field, answer.value, f"is needed for {where}")])
    return answer
