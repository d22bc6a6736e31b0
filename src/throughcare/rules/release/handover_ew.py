"""Handover from the prison to the community offender manager in England and Wales: the dates, and who is responsible.

The months are the same date so many months back, or the month's last day where it has no such date. Source: the
program's code; its page of words puts recall first among the overrides, the code does not, and the code is followed.
"""

from collections.abc import Mapping
from datetime import date

from throughcare.rules.dates import add_days, add_months, count_of
from throughcare.rules.dates.from_today import DayOrFromToday, FromToday, SomeDay, days_away
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    Unknown,
    YesNo,
    is_known,
    needed_here,
    published,
    saying_what_is_unknown,
)
from throughcare.rules.release.ew_sources import HANDOVER

POPULATION = "adults sentenced, or held for immigration, in a prison of England and Wales"
EARLY_MONTHS, PAROLE_MONTHS, STANDARD_MONTHS, STANDARD_DAYS, SHORT_MONTHS = 15, 12, 8, 14, 10
"""How long before release the handover lies; at most how long a short sentence runs from its start to release."""

CUSTODY_ONLY, CUSTODY_WITH_COM, COMMUNITY = "CustodyOnly", "CustodyWithCom", "Community"
RESPONSIBILITY_WORDS: Mapping[str, str] = {
    CUSTODY_ONLY: "the prison offender manager alone",
    CUSTODY_WITH_COM: "the prison offender manager, with a community offender manager supporting",
    COMMUNITY: "the community offender manager",
}

INDETERMINATE = Item(name="indeterminate", asks="Is the sentence indeterminate?", kind=YesNo())
SENTENCE_START = Item(
    name="sentence_start", asks="On which day did the sentence start?", kind=Day(), needed=False
)
DATE_WORDS: Mapping[str, str] = {
    "TED": "On which day does the tariff end?",
    "THD": "For which day is the parole hearing planned (target hearing date)?",
    "PED": "From which day may parole be granted (parole eligibility date)?",
    "ARD": "Which is the automatic release date?",
    "CRD": "Which is the conditional release date?",
}
NAMES: Mapping[str, str] = {
    "TED": "the end of the tariff (TED)",
    "THD": "the planned parole hearing (THD)",
    "PED": "the parole eligibility date (PED)",
    "ARD": "the automatic release date (ARD)",
    "CRD": "the conditional release date (CRD)",
}
RELEASE_DATES = tuple(
    Item(name=name, asks=asks, kind=DayOrFromToday(), needed=False) for name, asks in DATE_WORDS.items()
)


@published(
    "handover-ew:handover_date@2026-11-22",
    title="Handover date (England and Wales)",
    decides="the day on which the community offender manager becomes responsible, if there is one",
    population=POPULATION,
    source=HANDOVER,
    items=(
        SENTENCE_START,
        Item(name="earliest_release", asks="On which day may the person first be released?", kind=Day(), needed=False),
        Item(name="determinate_parole", asks="Does a fixed sentence have a parole eligibility date?", kind=YesNo()),
        INDETERMINATE,
        Item(name="open_conditions", asks="Is the person in open conditions?", kind=YesNo()),
        Item(name="early_allocation", asks="Was early allocation to the community granted?", kind=YesNo()),
    ),
    examples=(
        Example(
            says="Ten months and a day from sentence to release: eight months and fourteen days before release.",
            given={
                "sentence_start": date(2024, 1, 1), "earliest_release": date(2024, 11, 2),
                "determinate_parole": False, "indeterminate": False, "open_conditions": False,
                "early_allocation": False,
            },
            gives={"handover_date": date(2024, 2, 17), "reason": "determinate"},
        ),
    ),
)  # fmt: skip
def handover_date(
    sentence_start: Answer[date], earliest_release: Answer[date], determinate_parole: bool, indeterminate: bool,
    open_conditions: bool, early_allocation: bool,
) -> Conclusion:  # fmt: skip
    """The date, or none for a short sentence. Raises BadAnswers where a fixed sentence lacks one of its dates."""
    code = "handover-ew:handover_date"
    if indeterminate and determinate_parole:
        raise BadAnswers(
            code, [Problem("determinate_parole", True, "cannot be yes where the sentence is indeterminate")]
        )
    if indeterminate and not early_allocation and not is_known(earliest_release):
        return saying_what_is_unknown(
            _dated(None, "indeterminate_open" if open_conditions else "indeterminate"),
            "without a release date there is no handover date", earliest_release=earliest_release,
        )  # fmt: skip
    release = needed_here(code, "earliest_release", earliest_release, "to count back from")
    if early_allocation:
        return _months_before(release, EARLY_MONTHS, "early_allocation", "early allocation was granted")
    if indeterminate:
        reason = "indeterminate_open" if open_conditions else "indeterminate"
        return _months_before(release, PAROLE_MONTHS, reason, "the sentence is indeterminate")
    return _of_a_fixed_sentence(
        needed_here(code, "sentence_start", sentence_start, "for a fixed sentence"),
        release,
        determinate_parole,
    )


def _of_a_fixed_sentence(start: date, release: date, parole: bool) -> Conclusion:
    if add_months(start, SHORT_MONTHS) >= release:
        return _dated(None, "determinate_short").because(
            "From {start} it is at most {months} months to release on {release}: the community offender manager is "
            "responsible from the start, without a handover.",
            start=start, months=SHORT_MONTHS, release=release,
        )  # fmt: skip
    if parole:
        return _months_before(
            release, PAROLE_MONTHS, "determinate_parole", "the sentence is fixed, with parole"
        )
    day = add_days(add_months(release, -STANDARD_MONTHS), -STANDARD_DAYS)
    return _dated(day, "determinate").because(
        "Release may be on {release} and the sentence is fixed, without parole: handover is {months} months and "
        "{days} days before, on {day}.",
        release=release, months=STANDARD_MONTHS, days=STANDARD_DAYS, day=day,
    )  # fmt: skip


def _months_before(release: date, months: int, reason: str, why: str) -> Conclusion:
    day = add_months(release, -months)
    return _dated(day, reason).because(
        "Release may be on {release} and {why}: handover is {months} months before, on {day}.",
        release=release, why=why, months=months, day=day,
    )  # fmt: skip


def _dated(day: date | None, reason: str) -> Conclusion:
    return Conclusion({"handover_date": day, "reason": reason})


@published(
    "handover-ew:handover_start_date@2026-11-22",
    title="Handover start (England and Wales)",
    decides="the day on which a community offender manager begins to support",
    population=POPULATION,
    source=HANDOVER,
    items=(
        INDETERMINATE,
        Item(name="open_prison_rules_apply", asks="Do the rules of open prisons apply?", kind=YesNo()),
        Item(name="womens_estate", asks="Is the prison one for women?", kind=YesNo(), needed=False),
        Item(
            name="category_open_since", asks="Since which day is the person's category open?", kind=Day(), needed=False
        ),
        Item(
            name="prison_arrival", asks="On which day did the person arrive in this prison?", kind=Day(), needed=False
        ),
        Item(name="handover_date", asks="Which is the handover date, if there is one?", kind=Day(), needed=False),
    ),
    examples=(
        Example(
            says="In an open prison for men an indeterminate case starts on arrival, a day before the handover.",
            given={
                "indeterminate": True, "open_prison_rules_apply": True, "womens_estate": False,
                "prison_arrival": date(2020, 6, 1), "handover_date": date(2020, 6, 2),
            },
            gives={"start_date": date(2020, 6, 1)},
        ),
    ),
)  # fmt: skip
def handover_start_date(
    indeterminate: bool, open_prison_rules_apply: bool, womens_estate: Answer[bool],
    category_open_since: Answer[date], prison_arrival: Answer[date], handover_date: Answer[date],
) -> Conclusion:  # fmt: skip
    """Never later than the handover date. Raises BadAnswers where it turns on an estate that nobody named."""
    if not (indeterminate and open_prison_rules_apply):
        return _started(handover_date).because(
            "Only an indeterminate case under open-prison rules may start before the handover date."
        )
    women = needed_here(
        "handover-ew:handover_start_date", "womens_estate", womens_estate, "under open-prison rules"
    )
    opened = category_open_since if women else prison_arrival
    since = "the category became open" if women else "the person arrived at the open prison"
    if not is_known(opened):
        return saying_what_is_unknown(
            _started(handover_date), "the start is the handover date",
            **{"category_open_since" if women else "prison_arrival": opened},
        )  # fmt: skip
    first = min(opened, handover_date) if is_known(handover_date) else opened
    return Conclusion({"start_date": first}).because(
        "The earlier of the handover date ({handover}) and the day on which {since} ({opened}) is {first}.",
        handover=handover_date if is_known(handover_date) else "none", since=since, opened=opened, first=first,
    )  # fmt: skip


def _started(handover_date: Answer[date]) -> Conclusion:
    if not is_known(handover_date):
        return Conclusion({"start_date": None}).because("There is no handover date, so nothing starts.")
    return Conclusion({"start_date": handover_date}).because(
        "The handover date is {day}, and handover starts with it.", day=handover_date
    )


@published(
    "handover-ew:responsibility@2026-11-22",
    title="Who is responsible today (England and Wales)",
    decides="whether the prison or the community offender manager is responsible on a day, from the handover dates",
    population=POPULATION,
    source=HANDOVER,
    items=(
        Item(name="today", asks="For which day is it asked?", kind=Day()),
        Item(
            name="handover_date",
            asks="Which is the handover date (null: there is none)?",
            kind=Day(),
            needed=False,
        ),
        Item(name="start_date", asks="On which day does the handover start?", kind=Day(), needed=False),
    ),
    examples=(
        Example(
            says="Two days before the handover and one before its start the prison is responsible alone.",
            given={"today": date(2023, 5, 1), "handover_date": date(2023, 5, 3), "start_date": date(2023, 5, 2)},
            gives={"responsibility": "CustodyOnly"},
        ),
    ),
)  # fmt: skip
def responsibility(today: date, handover_date: Answer[date], start_date: Answer[date]) -> Conclusion:
    """CustodyOnly before the start, CustodyWithCom until the handover date, Community from that day on.

    Raises BadAnswers where nobody said whether there is a handover date, or where it starts after it.
    """
    code = "handover-ew:responsibility"
    if handover_date is Unknown.NOT_ASKED:
        raise BadAnswers(
            code, [Problem("handover_date", handover_date.value, "is needed; null says there is none")]
        )
    if not is_known(handover_date):
        return Conclusion({"responsibility": COMMUNITY}).because(
            "There is no handover date, so the community offender manager is responsible from the start."
        )
    start = needed_here(code, "start_date", start_date, "where there is a handover date")
    if start > handover_date:
        raise BadAnswers(code, [Problem("start_date", start, "must not be later than the handover date")])
    who = COMMUNITY if today >= handover_date else CUSTODY_WITH_COM if today >= start else CUSTODY_ONLY
    return Conclusion({"responsibility": who}).because(
        "Handover starts on {start} and is complete from {handover}; on {today} the responsibility is with {who}.",
        start=start, handover=handover_date, today=today, who=RESPONSIBILITY_WORDS[who],
    )  # fmt: skip


@published(
    "handover-ew:earliest_release@2026-11-22",
    title="Which date counts as the earliest release (England and Wales)",
    decides="which of a person's release dates the handover is counted from",
    population=POPULATION,
    source=HANDOVER,
    items=(
        INDETERMINATE,
        *RELEASE_DATES,
        Item(name="today", asks="For which day is it asked?", kind=Day(), needed=False),
    ),
    examples=(
        Example(
            says="A tariff that has ended gives way to a hearing that is still to come.",
            given={
                "indeterminate": True, "TED": date(2024, 5, 6), "THD": date(2024, 6, 3), "today": date(2024, 5, 20),
            },
            gives={"date_used": "THD", "date": date(2024, 6, 3)},
        ),
    ),
)  # fmt: skip
def earliest_release(indeterminate: bool, today: Answer[date], **dates: Answer[SomeDay]) -> Conclusion:
    """The date's name and, where it was given as one, the date. Raises BadAnswers where `today` is needed for it."""
    known: dict[str, SomeDay] = {}
    for name in DATE_WORDS:
        day = dates.get(name, Unknown.NOT_ASKED)
        if not isinstance(day, Unknown):
            known[name] = day
    return _of_hearings(known, today) if indeterminate else _of_fixed_dates(known, today)


def _of_hearings(known: Mapping[str, SomeDay], today: date | Unknown) -> Conclusion:
    away = {
        name: days_away("handover-ew:earliest_release", known[name], today)
        for name in ("TED", "THD")
        if name in known
    }
    for name, days in away.items():
        if days > 0:
            return _used(name, known).because(
                "An indeterminate case counts from what lies ahead, the tariff before the hearing: {which}, in {days}.",
                which=NAMES[name], days=count_of(days, "day"),
            )  # fmt: skip
    if not away:
        return _used(None, known).because("Neither the end of the tariff nor a hearing date is known.")
    nearest = min(away, key=lambda name: abs(away[name]))
    return _used(nearest, known).because(
        "Nothing lies ahead, neither the end of the tariff nor a hearing; the nearest to today is {which}.",
        which=NAMES[nearest],
    )  # fmt: skip


def _of_fixed_dates(known: Mapping[str, SomeDay], today: date | Unknown) -> Conclusion:
    if "PED" in known:
        return _used("PED", known).because(
            "A fixed sentence with a parole eligibility date (PED) counts from it."
        )
    fixed = {name: known[name] for name in ("ARD", "CRD") if name in known}
    if not fixed:
        return _used(None, known).because("No date of release from a fixed sentence is known.")
    earliest = next(iter(fixed))
    if len(fixed) == 2:
        ard, crd = fixed["ARD"], fixed["CRD"]
        if isinstance(ard, FromToday) or isinstance(crd, FromToday):
            code = "handover-ew:earliest_release"
            later = days_away(code, ard, today) > days_away(code, crd, today)
        else:
            later = ard > crd
        earliest = "CRD" if later else "ARD"
    return _used(earliest, known).because(
        "A fixed sentence without parole counts from its earliest date: {which}.", which=NAMES[earliest]
    )


def _used(name: str | None, known: Mapping[str, SomeDay]) -> Conclusion:
    day = known.get(name) if name else None
    return Conclusion({"date_used": name, "date": None if isinstance(day, FromToday) else day})
