"""Which type of prison offender manager a case needs in England and Wales, and whether a parole date approaches.

Reading: the program leaves out a parole date of today itself, as its clock is past midnight; here today counts.
"""

from datetime import date

from throughcare.rules.dates import add_months
from throughcare.rules.kernel import (
    Answer,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Unknown,
    YesNo,
    is_known,
    published,
    saying_what_is_unknown,
)
from throughcare.rules.release.ew_sources import ALLOCATION_ADVICE

POPULATION = "people in a prison of England and Wales"
PRISON, PROBATION = "PRO", "PO"
TYPE_WORDS = {PRISON: "a prison offender manager of the prison", PROBATION: "one of the probation service"}
BY_TIER, BY_ROSH = "tier", "rosh"
PAROLE_MONTHS = 10
ROSH = {"LOW": "low", "MEDIUM": "medium", "HIGH": "high", "VERY_HIGH": "very high"}
TIERS = {letter: f"tier {letter}" for letter in "ABCDEFG"}


@published(
    "pom-recommendation-ew@2026-11-22",
    title="Type of prison offender manager (England and Wales)",
    decides="whether a prison or a probation offender manager is recommended for a case in prison",
    population=POPULATION,
    source=ALLOCATION_ADVICE,
    items=(
        Item(
            name="strategy", asks="By what is it recommended?",
            kind=Choice({BY_TIER: "by the tier alone", BY_ROSH: "by the risk of serious harm, and tier A"}),
        ),
        Item(name="immigration_case", asks="Is the person held for immigration?", kind=YesNo()),
        Item(name="pom_responsible", asks="Is the prison offender manager responsible?", kind=YesNo()),
        Item(name="tier", asks="Which tier does the case have?", kind=Choice(TIERS), needed=False),
        Item(name="rosh_level", asks="How high is the risk of serious harm?", kind=Choice(ROSH), needed=False),
    ),
    examples=(
        Example(
            says="Tier B alone is enough by tier, not by risk of serious harm.",
            given={
                "strategy": "tier", "immigration_case": False, "pom_responsible": True, "tier": "B",
                "rosh_level": "MEDIUM",
            },
            gives={"recommended": "PO"},
        ),
    ),
)  # fmt: skip
def pom_recommendation(
    strategy: str, immigration_case: bool, pom_responsible: bool, tier: Answer[str], rosh_level: Answer[str]
) -> Conclusion:
    """PRO (prison), PO (probation), or null where by risk of serious harm nothing can be recommended."""
    if immigration_case:
        return _recommended(PRISON, "it is an immigration case")
    if not pom_responsible:
        return _recommended(PRISON, "the prison offender manager only supports")
    high = ("A", "B") if strategy == BY_TIER else ("A",)
    if tier in high:
        return _recommended(PROBATION, f"the case is tier {tier}")
    if strategy == BY_TIER:
        why = "the case has no tier" if isinstance(tier, Unknown) else f"the case is tier {tier}"
        return saying_what_is_unknown(_recommended(PRISON, why), "it counts as neither A nor B", tier=tier)
    if isinstance(rosh_level, Unknown):
        return saying_what_is_unknown(
            Conclusion({"recommended": None}).because("Nothing is recommended."),
            "check the risk and choose", rosh_level=rosh_level,
        )  # fmt: skip
    kind = PROBATION if rosh_level in ("HIGH", "VERY_HIGH") else PRISON
    return saying_what_is_unknown(
        _recommended(kind, f"the risk of serious harm is {ROSH[rosh_level]}"), "it counts as not A", tier=tier
    )


def _recommended(kind: str, why: str) -> Conclusion:
    return Conclusion({"recommended": kind}).because(
        "Recommended is {kind}: {why}.", kind=TYPE_WORDS[kind], why=why
    )


@published(
    "parole-approaching-ew@2026-11-22",
    title="Parole that approaches (England and Wales)",
    decides="whether a tariff, parole eligibility or hearing date lies within the next ten months, and which",
    population=POPULATION,
    source=ALLOCATION_ADVICE,
    items=(
        Item(name="today", asks="For which day is it asked?", kind=Day()),
        Item(name="TED", asks="On which day does the tariff end?", kind=Day(), needed=False),
        Item(name="PED", asks="From which day may parole be granted?", kind=Day(), needed=False),
        Item(name="THD", asks="For which day is a parole hearing planned?", kind=Day(), needed=False),
    ),
    examples=(
        Example(
            says="A hearing on the last day of the ten months approaches.",
            given={"today": date(2026, 1, 10), "THD": date(2026, 11, 10)},
            gives={"approaching": True, "date": date(2026, 11, 10), "date_type": "THD"},
        ),
    ),
)
def parole_approaching(today: date, **dates: Answer[date]) -> Conclusion:
    """The nearest such date and its name; of two on one day the tariff, then the eligibility, then the hearing."""
    until = add_months(today, PAROLE_MONTHS)
    known = {name: day for name in ("TED", "PED", "THD") if is_known(day := dates[name])}
    near = {name: day for name, day in known.items() if today <= day <= until}
    if not near:
        concluded = Conclusion({"approaching": False, "date": None, "date_type": None}).because(
            "No parole date is known between {today} and {until}.", today=today, until=until
        )
    else:
        first = min(near, key=lambda name: near[name])
        concluded = Conclusion({"approaching": True, "date": near[first], "date_type": first}).because(
            "{which} on {day} lies between {today} and {until}, {months} months on.",
            which=first, day=near[first], today=today, until=until, months=PAROLE_MONTHS,
        )  # fmt: skip
    return saying_what_is_unknown(
        concluded, "such a date cannot approach", TED=dates["TED"], PED=dates["PED"], THD=dates["THD"]
    )
