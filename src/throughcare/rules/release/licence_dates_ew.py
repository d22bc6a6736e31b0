"""The dates of a licence in England and Wales: one rule, one question at a time, named by `kind`.

A date that may still be open (a licence start, a confirmed release) is null where there is none yet; where the key is
missing nobody said so, and the rule refuses what turns on it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypedDict, Unpack

from throughcare.rules.dates import add_working_days
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    Several,
    Unknown,
    YesNo,
    is_known,
    needed_here,
    optional_day,
    published,
    saying_what_is_unknown,
)
from throughcare.rules.release import licence_dates as dates
from throughcare.rules.release.ew_sources import LICENCES
from throughcare.rules.release.licence_statuses_ew import LICENCE_KINDS, TIME_SERVED

CODE = "licence-dates-ew"
HDC = "HDC"


class Facts(TypedDict):
    """What may be given; which of it is needed, each kind of question says."""

    kind: str
    bank_holidays: tuple[date, ...]
    today: Answer[date]
    licence_start_date: Answer[date]
    release_date: Answer[date]
    licence_kind: Answer[str]
    sentence_start_date: Answer[date]
    conditional_release_date: Answer[date]
    confirmed_release_date: Answer[date]
    post_recall_release_date: Answer[date]
    home_detention_curfew_actual_date: Answer[date]
    home_detention_curfew_eligibility_date: Answer[date]
    held_on_other_grounds: Answer[bool]


def _crd_start(facts: Facts) -> Conclusion:
    release = _needed("conditional_release_date", facts["conditional_release_date"])
    confirmed = _or_none("confirmed_release_date", facts["confirmed_release_date"])
    held = facts["held_on_other_grounds"] is True
    start = dates.crd_start(release, confirmed, _holidays(facts), held_elsewise=held)
    return _started(start, confirmed, f"the conditional release date {release}")


def _re_release_start(facts: Facts) -> Conclusion:
    release = _needed("post_recall_release_date", facts["post_recall_release_date"])
    confirmed = _or_none("confirmed_release_date", facts["confirmed_release_date"])
    conditional = _or_none("conditional_release_date", facts["conditional_release_date"])
    start = dates.re_release_start(release, confirmed, conditional, _holidays(facts))
    return _started(start, confirmed, f"the release date after recall {release}")


def _started(start: date, confirmed: date | None, otherwise: str) -> Conclusion:
    if start == confirmed:
        return _result(start).because(
            "Release was confirmed for {start}, and the licence starts then.", start=start
        )
    return _result(start).because(
        "The licence starts on the last working day up to {otherwise}, {start}; a confirmed release ({confirmed}) "
        "does not change that.",
        otherwise=otherwise, start=start, confirmed=confirmed or "none",
    )  # fmt: skip


def _hdc_start(facts: Facts) -> Conclusion:
    actual = _or_none("home_detention_curfew_actual_date", facts["home_detention_curfew_actual_date"])
    if actual is not None:
        return _result(actual).because("Release on home detention curfew is set for {actual}.", actual=actual)
    eligible = _or_none(
        "home_detention_curfew_eligibility_date", facts["home_detention_curfew_eligibility_date"]
    )
    return _result(eligible).because(
        "No release on home detention curfew is set; the eligibility date stands in: {eligible}.",
        eligible=eligible or "none",
    )  # fmt: skip


def _hard_stop(facts: Facts) -> Conclusion:
    start = _or_none("licence_start_date", facts["licence_start_date"])
    if start is None or facts["licence_kind"] == TIME_SERVED:
        return _no_hard_stop(None, start)
    return _result(dates.hard_stop(start, _holidays(facts))).because(
        "{days} working days before the licence start {start} (moved back to a working day first) the prison makes a "
        "minimal licence.",
        days=dates.HARD_STOP, start=start,
    )  # fmt: skip


def _warning(facts: Facts) -> Conclusion:
    start = _or_none("licence_start_date", facts["licence_start_date"])
    if start is None or facts["licence_kind"] == TIME_SERVED:
        return _no_hard_stop(None, start)
    return _result(dates.hard_stop_warning(start, _holidays(facts))).because(
        "{days} working days before the hard stop of a licence that starts on {start}.",
        days=dates.WARNING, start=start,
    )  # fmt: skip


def _in_hard_stop(facts: Facts) -> Conclusion:
    today = _needed("today", facts["today"])
    start = _or_none("licence_start_date", facts["licence_start_date"])
    if start is None or facts["licence_kind"] == TIME_SERVED:
        return _no_hard_stop(False, start)
    stop = dates.hard_stop(start, _holidays(facts))
    return _result(stop <= today <= start).because(
        "The hard stop runs from {stop} to the licence start {start}, both included; the day is {today}.",
        stop=stop, start=start, today=today,
    )  # fmt: skip


def _no_hard_stop(result: object, start: date | None) -> Conclusion:
    why = (
        "There is no licence start date yet"
        if start is None
        else "Where time was served there is no preparation"
    )
    return _result(result).because("{why}, so there is no hard stop.", why=why)


def _cutoff(facts: Facts) -> Conclusion:
    today = _needed("today", facts["today"])
    return _result(add_working_days(today, dates.CUTOFF, _holidays(facts))).because(
        "{days} working days after {today}.", days=dates.CUTOFF, today=today
    )


def _earliest_release(facts: Facts) -> Conclusion:
    release = _or_none("release_date", facts["release_date"])
    if release is None:
        return _result(None).because("There is no release date yet.")
    actual = facts["home_detention_curfew_actual_date"]
    if release == actual or (facts["licence_kind"] == HDC and not is_known(actual)):
        return _result(release).because(
            "Release on home detention curfew on {day} is not brought forward.", day=release
        )
    earliest = dates.earliest_release(release, _holidays(facts))
    if earliest == release:
        return _result(release).because("{day} is a working day other than a Friday.", day=release)
    return _result(earliest).because(
        "{day} is a Friday, a weekend or a bank holiday, so release may be {days} working days earlier, Fridays not "
        "counted: {earliest}.",
        day=release, days=dates.EARLY_RELEASE, earliest=earliest,
    )  # fmt: skip


def _late_allocation(facts: Facts) -> Conclusion:
    today = _needed("today", facts["today"])
    start = _or_none("licence_start_date", facts["licence_start_date"])
    if start is None:
        return _result(False).because("There is no licence start date yet, so nothing is late.")
    return _result(dates.late_allocation(today, start, _holidays(facts))).because(
        "An allocation is late from {days} working days before {start}, Fridays not counted, to that day; the day is "
        "{today}.",
        days=dates.LATE_ALLOCATION, start=start, today=today,
    )  # fmt: skip


def _hdc_possible(facts: Facts) -> Conclusion:
    today = _needed("today", facts["today"])
    release = _needed("conditional_release_date", facts["conditional_release_date"])
    return _result(dates.hdc_possible(today, release)).because(
        "A home detention curfew licence needs {days} days or more from {today} to the conditional release date "
        "{release}.",
        days=dates.HDC_DAYS, today=today, release=release,
    )  # fmt: skip


def _time_served(facts: Facts) -> Conclusion:
    today = _needed("today", facts["today"])
    start = _needed("sentence_start_date", facts["sentence_start_date"])
    release = _needed("conditional_release_date", facts["conditional_release_date"])
    return _result(dates.time_served(today, start, release)).because(
        "Time was served where the sentence starts ({start}) on its conditional release date ({release}), less than "
        "{days} days before {today}.",
        start=start, release=release, days=dates.TIME_SERVED_DAYS, today=today,
    )  # fmt: skip


QUESTIONS: Mapping[str, tuple[str, Callable[[Facts], Conclusion]]] = {
    "crd_licence_start_date": ("start of a licence on the conditional release date", _crd_start),
    "prrd_licence_start_date": ("start of a licence on a release after recall", _re_release_start),
    "hdc_licence_start_date": ("start of a licence on home detention curfew", _hdc_start),
    "hard_stop_date": ("from when the prison makes a minimal licence", _hard_stop),
    "hard_stop_warning_date": ("from when the hard stop is announced", _warning),
    "in_hard_stop": ("whether the hard stop runs", _in_hard_stop),
    "two_working_day_cutoff": ("the second working day from today", _cutoff),
    "earliest_release": ("how early a release before a weekend or holiday may be", _earliest_release),
    "late_allocation_warning": ("whether an allocation is late", _late_allocation),
    "hdc_possible": ("whether a home detention curfew licence may still be made", _hdc_possible),
    "time_served": ("whether the sentence was served when it was passed", _time_served),
}


@published(
    f"{CODE}@2026-11-22",
    title="Licence dates (England and Wales)",
    decides="when a licence starts, must be ready and may be brought forward, around weekends and bank holidays",
    population="people to be released on licence from a prison of England and Wales",
    source=LICENCES,
    items=(
        Item(name="kind", asks="What is asked?", kind=Choice({kind: words for kind, (words, _) in QUESTIONS.items()})),
        Item(name="bank_holidays", asks="Which days are bank holidays?", kind=Several(Day(), most=5000)),
        optional_day("today", "For which day is it asked?"),
        optional_day("licence_start_date", "On which day does the licence start (null: not set yet)?"),
        optional_day("release_date", "On which day is release planned (null: not set yet)?"),
        Item(name="licence_kind", asks="Which kind of licence is it?", kind=Choice(LICENCE_KINDS), needed=False),
        optional_day("sentence_start_date", "On which day did the sentence start?"),
        optional_day("conditional_release_date", "Which is the conditional release date?"),
        optional_day("confirmed_release_date", "For which day was release confirmed (null: not confirmed)?"),
        optional_day("post_recall_release_date", "Which is the release date after recall?"),
        optional_day("home_detention_curfew_actual_date", "For which day is release on home detention curfew set?"),
        optional_day("home_detention_curfew_eligibility_date", "From which day may home detention curfew be granted?"),
        Item(
            name="held_on_other_grounds", needed=False, kind=YesNo(),
            asks="Is the person also on remand, unsentenced, or held for immigration or extradition?",
        ),
    ),
    examples=(
        Example(
            says="A licence that starts on a Saturday: Friday, and from there two working days back to Wednesday.",
            given={"kind": "hard_stop_date", "licence_start_date": date(2024, 5, 18), "bank_holidays": ()},
            gives={"result": date(2024, 5, 15)},
        ),
    ),
)  # fmt: skip
def licence_dates(**facts: Unpack[Facts]) -> Conclusion:
    """The answer as `result`. Raises BadAnswers where what the question turns on was not said."""
    _, answer = QUESTIONS[facts["kind"]]
    return saying_what_is_unknown(
        answer(facts), "the ordinary licence of a person held on no other ground is assumed",
        **_that_change(facts),
    )  # fmt: skip


def _that_change(facts: Facts) -> Mapping[str, object]:
    """What changes the answer where it is stated, by the question asked."""
    if facts["kind"] == "crd_licence_start_date":
        return {"held_on_other_grounds": facts["held_on_other_grounds"]}
    if facts["kind"] in ("hard_stop_date", "hard_stop_warning_date", "in_hard_stop", "earliest_release"):
        return {"licence_kind": facts["licence_kind"]}
    return {}


def _holidays(facts: Facts) -> frozenset[date]:
    return frozenset(facts["bank_holidays"])


def _needed(name: str, answer: Answer[date]) -> date:
    return needed_here(CODE, name, answer, "for this question")


def _or_none(name: str, answer: Answer[date]) -> date | None:
    if answer is Unknown.NOT_ASKED:
        raise BadAnswers(
            CODE, [Problem(name, answer.value, "is needed for this question; null: there is none")]
        )
    return answer if is_known(answer) else None


def _result(value: object) -> Conclusion:
    return Conclusion({"result": value})
