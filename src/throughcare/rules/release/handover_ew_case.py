"""Who is responsible for a whole case in England and Wales: an override, or else the handover dates.

A fact that nobody stated overrides nothing and grants nothing, and the reasons name it.
"""

from datetime import date
from typing import TypedDict, Unpack, cast

from throughcare.rules.dates import add_months
from throughcare.rules.dates.from_today import DayOrFromToday, FromToday, SomeDay, days_away
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    OutsidePopulation,
    Problem,
    Several,
    Unknown,
    Whole,
    is_known,
    known_or,
    needed_here,
    optional_day,
    optional_yes_no,
    published,
    saying_what_is_unknown,
)
from throughcare.rules.release.ew_sources import HANDOVER
from throughcare.rules.release.handover_ew import (
    COMMUNITY,
    DATE_WORDS,
    POPULATION,
    RESPONSIBILITY_WORDS,
    earliest_release,
    handover_date,
    handover_start_date,
    responsibility,
)
from throughcare.rules.release.handover_ew_overrides import Circumstances, overriding
from throughcare.rules.release.hearing_outcomes import HearingOutcome, Outcome, last_that_counts

HEARING_MONTHS, ADULT = 12, 18


CASE = (
    optional_yes_no("indeterminate", "Is the sentence indeterminate?"),
    optional_yes_no("additional_future_isp", "Is a further indeterminate sentence still to be served?"),
    optional_yes_no("recalled", "Was the person recalled to custody?"),
    optional_yes_no("immigration_case", "Is the person held for immigration?"),
    Item(
        name="mappa_level", asks="At which MAPPA level is the person managed (0: none)?", kind=Whole(0, 3), needed=False
    ),
    optional_day("sentence_start", "On which day did the sentence start?"),
    optional_yes_no("early_allocation", "Was early allocation to the community granted?"),
    optional_yes_no("open_conditions", "Is the person in open conditions?"),
    optional_yes_no("open_prison_rules_apply", "Do the rules of open prisons apply?"),
    optional_yes_no("womens_estate", "Is the prison one for women?"),
    optional_day("category_open_since", "Since which day is the person's category open?"),
    optional_day("prison_arrival", "On which day did the person arrive in this prison?"),
)  # fmt: skip
"""What both rules may be told of a case."""


class CaseFacts(TypedDict):
    """The answers to `CASE`."""

    indeterminate: Answer[bool]
    additional_future_isp: Answer[bool]
    recalled: Answer[bool]
    immigration_case: Answer[bool]
    mappa_level: Answer[int]
    sentence_start: Answer[date]
    early_allocation: Answer[bool]
    open_conditions: Answer[bool]
    open_prison_rules_apply: Answer[bool]
    womens_estate: Answer[bool]
    category_open_since: Answer[date]
    prison_arrival: Answer[date]


class OverrideFacts(CaseFacts):
    """A case with what was already found out about its hearings and its release."""

    thd_12_or_more_months_away: Answer[bool]
    parole_outcome: Answer[str]
    determinate_parole: Answer[bool]
    earliest_release: Answer[SomeDay]
    today: Answer[date]


@published(
    "handover-ew:responsibility_override@2026-11-22",
    title="What overrides the handover dates (England and Wales)",
    decides="who is responsible where a case is one of those that the dates do not decide, and else by the dates",
    population=POPULATION,
    source=HANDOVER,
    items=(
        *CASE,
        optional_yes_no("thd_12_or_more_months_away", "Is the next parole hearing 12 months or more away?"),
        Item(
            name="parole_outcome", asks="How did the last parole hearing end?", needed=False,
            kind=Choice({"release": "release was directed", "not_release": "anything but release"}),
        ),
        optional_yes_no("determinate_parole", "Does a fixed sentence have a parole eligibility date?"),
        Item(
            name="earliest_release", asks="On which day may the person first be released (null: not known)?",
            kind=DayOrFromToday(), needed=False,
        ),
        optional_day("today", "For which day is it asked?"),
    ),
    examples=(
        Example(
            says="Recalled on a fixed sentence: the community offender manager is responsible.",
            given={"recalled": True, "indeterminate": False},
            gives={"responsibility": "Community", "has_handover_dates": False, "reason": "recall_case"},
        ),
    ),
)  # fmt: skip
def responsibility_override(**facts: Unpack[OverrideFacts]) -> Conclusion:
    """The override's code as `reason`; null where none applies and the handover dates decide.

    Raises BadAnswers where none applies and the dates cannot be worked out from what was given.
    """
    code = "handover-ew:responsibility_override"
    release, today = facts["earliest_release"], facts["today"]
    found = _override(
        facts,
        hearing_far_off=known_or(facts["thd_12_or_more_months_away"], False),
        parole_refused=facts["parole_outcome"] == "not_release",
        # A question that nobody asked does not say that no release date is known.
        release_known=release not in (Unknown.NOT_KNOWN, Unknown.SOURCE_UNKNOWN),
    )
    if found is not None:
        return _noting(found, facts)
    if isinstance(release, Unknown):
        raise BadAnswers(
            code,
            [Problem("earliest_release", release.value, "is needed, as nothing overrides; null: not known")],
        )
    if isinstance(release, FromToday) and not is_known(today):
        return _noting(_without_today(code, release, facts), facts)
    on = needed_here(code, "today", today, "as nothing overrides and the dates decide")
    day = release.on(on) if isinstance(release, FromToday) else release
    dated = _by_dates(day, known_or(facts["determinate_parole"], False), on, facts)
    return _noting(Conclusion({**dated.results, "reason": None}, dated.reasons), facts)


def _without_today(code: str, release: FromToday, facts: CaseFacts) -> Conclusion:
    """Where the day itself does not matter: release that is not ahead lies after its handover date."""
    if days_away(code, release, Unknown.NOT_ASKED) > 0 or not known_or(facts["indeterminate"], False):
        raise BadAnswers(
            code, [Problem("today", Unknown.NOT_ASKED.value, "is needed, as the handover dates decide")]
        )
    return Conclusion({"responsibility": COMMUNITY, "has_handover_dates": True, "reason": None}).because(
        "Nothing overrides the dates. Release is not ahead, so the handover date, {months} months or more before it, "
        "has passed: the responsibility is with {who}.",
        months=HEARING_MONTHS, who=RESPONSIBILITY_WORDS[COMMUNITY],
    )  # fmt: skip


def _override(
    facts: CaseFacts, *, hearing_far_off: bool, parole_refused: bool, release_known: bool
) -> Conclusion | None:
    found = overriding(
        Circumstances(
            indeterminate=known_or(facts["indeterminate"], False),
            additional_future_isp=known_or(facts["additional_future_isp"], False),
            recalled=known_or(facts["recalled"], False),
            immigration_case=known_or(facts["immigration_case"], False),
            hearing_far_off=hearing_far_off,
            parole_refused=parole_refused,
            mappa_level=facts["mappa_level"] if is_known(facts["mappa_level"]) else None,
            release_known=release_known,
        )
    )
    if found is None:
        return None
    results = {"responsibility": found.responsibility, "has_handover_dates": False, "reason": found.reason}
    return Conclusion({**results, "handover_date": None, "start_date": None}).because(
        "{why}. This comes before the handover dates: the responsibility is with {who}.",
        why=found.says, who=RESPONSIBILITY_WORDS[found.responsibility],
    )  # fmt: skip


def _by_dates(release: date, parole: bool, today: date, facts: CaseFacts) -> Conclusion:
    """The general rule: handover date, start and responsibility, with the reasons of each."""
    indeterminate = known_or(facts["indeterminate"], False)
    dated = handover_date(
        sentence_start=facts["sentence_start"],
        earliest_release=release,
        determinate_parole=parole and not indeterminate,
        indeterminate=indeterminate,
        open_conditions=known_or(facts["open_conditions"], False),
        early_allocation=known_or(facts["early_allocation"], False),
    )
    handover = dated.results["handover_date"] or Unknown.NOT_KNOWN
    started = handover_start_date(
        indeterminate=indeterminate,
        open_prison_rules_apply=known_or(facts["open_prison_rules_apply"], False),
        womens_estate=facts["womens_estate"],
        category_open_since=facts["category_open_since"],
        prison_arrival=facts["prison_arrival"],
        handover_date=handover,
    )
    start = started.results["start_date"] or Unknown.NOT_KNOWN
    who = responsibility(today=today, handover_date=handover, start_date=start)
    has_dates = is_known(handover) and is_known(start)
    return Conclusion(
        {**dated.results, **started.results, **who.results, "has_handover_dates": has_dates},
        (*dated.reasons, *started.reasons, *who.reasons),
    )


class PersonFacts(CaseFacts):
    """A case with the person's dates, hearings and what the rule's population turns on."""

    age: Answer[int]
    sentenced: Answer[bool]
    civil_sentence: Answer[bool]
    TED: Answer[date]
    THD: Answer[date]
    PED: Answer[date]
    ARD: Answer[date]
    CRD: Answer[date]
    outcomes: Answer[tuple[Outcome, ...]]
    today: date


@published(
    "handover-ew:persona@2026-11-22",
    title="Handover of one person (England and Wales)",
    decides="who is responsible for a person on a day, from the person's dates, hearings and circumstances",
    population=POPULATION,
    source=HANDOVER,
    items=(
        *CASE,
        *(optional_day(name, asks) for name, asks in DATE_WORDS.items()),
        Item(
            name="outcomes", asks="Which outcomes of parole hearings were received, and when?",
            kind=Several(HearingOutcome()), needed=False,
        ),
        Item(name="age", asks="How old is the person?", kind=Whole(10, 120, "years"), needed=False),
        optional_yes_no("sentenced", "Is the person sentenced?"),
        optional_yes_no("civil_sentence", "Is it a civil sentence?"),
        Item(name="today", asks="For which day is it asked?", kind=Day()),
    ),
    examples=(
        Example(
            says="A life sentence whose tariff ends in eight months was handed over a year before its end.",
            given={"indeterminate": True, "TED": date(2025, 1, 20), "today": date(2024, 5, 20)},
            gives={"responsible": "COM", "handover_date": date(2024, 1, 20), "reason": "indeterminate"},
        ),
    ),
)  # fmt: skip
def persona(**facts: Unpack[PersonFacts]) -> Conclusion:
    """POM or COM, and the dates. Raises OutsidePopulation below 18, unsentenced or under a civil sentence.

    Raises BadAnswers for an outcome received after `today`, and where a fixed sentence lacks its start.
    """
    today = facts["today"]
    _check_population(facts)
    named = earliest_release(
        indeterminate=known_or(facts["indeterminate"], False), today=today,
        TED=facts["TED"], THD=facts["THD"], PED=facts["PED"], ARD=facts["ARD"], CRD=facts["CRD"],
    )  # fmt: skip
    release, hearing = named.results["date"], facts["THD"]
    last = last_that_counts(_received(facts["outcomes"], today))
    decided = _override(
        facts,
        hearing_far_off=is_known(hearing) and hearing >= add_months(today, HEARING_MONTHS),
        parole_refused=last is not None and not last.is_release,
        release_known=release is not None,
    )
    if decided is None:
        # Wherever no release date is known, an override has decided.
        decided = _by_dates(cast("date", release), is_known(facts["PED"]), today, facts)
        decided = Conclusion(decided.results, (*named.reasons, *decided.reasons))
    com = decided.results["responsibility"] == COMMUNITY
    results = {
        **decided.results,
        "date_used": named.results["date_used"],
        "responsible": "COM" if com else "POM",
    }
    return _noting(Conclusion(results, decided.reasons), facts)


def _check_population(facts: PersonFacts) -> None:
    age, immigration = facts["age"], known_or(facts["immigration_case"], False)
    for outside, name in (
        (is_known(age) and age < ADULT, "age"),
        (facts["civil_sentence"] is True, "civil_sentence"),
        (facts["sentenced"] is False and not immigration, "sentenced"),
    ):
        if outside:
            raise OutsidePopulation("handover-ew:persona", POPULATION, field=name)


def _received(outcomes: Answer[tuple[Outcome, ...]], today: date) -> tuple[Outcome, ...]:
    received = known_or(outcomes, ())
    late = [
        Problem("outcomes", each.received_on, "must not lie after today")
        for each in received
        if each.received_on > today
    ]
    if late:
        raise BadAnswers("handover-ew:persona", late)
    return received


def _noting(conclusion: Conclusion, facts: CaseFacts) -> Conclusion:
    """With the circumstances that nobody stated among the reasons."""
    return saying_what_is_unknown(
        conclusion,
        "what nobody stated overrides nothing",
        indeterminate=facts["indeterminate"],
        additional_future_isp=facts["additional_future_isp"],
        recalled=facts["recalled"],
        immigration_case=facts["immigration_case"],
        mappa_level=facts["mappa_level"],
        early_allocation=facts["early_allocation"],
    )
