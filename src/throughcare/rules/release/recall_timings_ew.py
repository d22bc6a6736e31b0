"""By when a recall in England and Wales is endorsed and sent, its reasons recorded, and a draft deleted.

agreed_at is on the clock of London; 24 hours are counted as hours, so that the clock shows another time after a night
in which it changed. Sources: make-recall-decision-ui @ 0221345a (24 hours, one working day) and
make-recall-decision-api @ 863609e4 (21 days; what was begun on an earlier day than that many days ago is deleted).
"""

from datetime import date, datetime, timedelta

from throughcare.rules.dates import add_days, add_working_days, civil_date, clock_time, utc_moment
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Conclusion,
    DateOutOfRange,
    Day,
    Example,
    Item,
    Moment,
    Problem,
    Several,
    Unknown,
    YesNo,
    is_known,
    needed_here,
    published,
)
from throughcare.rules.release.ew_sources import program

CODE = "recall-timings-ew"
PLACE = "Europe/London"
ENDORSED, REASONS, DRAFT = timedelta(hours=24), 1, 21
"""Within this time of the agreement; working days after signing was asked; days that a draft is kept."""
SOURCE = program(
    "make-recall-decision-ui and -api, time limits",
    "whenSpoAgreedDate.njk; rationaleCheck.njk; RecommendationStatusRepository.kt; application.yml",
    "make-recall-decision-api",
    "0221345a and 863609e4",
)


@published(
    f"{CODE}@2026-11-22",
    title="Time limits of a recall (England and Wales)",
    decides="by when a recall is endorsed and sent, its reasons are recorded, and an unfinished draft is deleted",
    population="recommendations about people on licence in England and Wales",
    source=SOURCE,
    items=(
        Item(name="agreed_at", asks="When did the senior officer agree to the recall?", kind=Moment(), needed=False),
        Item(
            name="signature_asked_on", asks="On which day was the senior officer asked to sign?", kind=Day(),
            needed=False,
        ),
        Item(name="bank_holidays", asks="Which days are bank holidays?", kind=Several(Day(), most=5000), needed=False),
        Item(name="draft_begun_on", asks="On which day was the draft begun?", kind=Day(), needed=False),
        Item(name="sent_or_closed", asks="Was it sent or closed since?", kind=YesNo(), needed=False),
    ),
    examples=(
        Example(
            says="Agreed in the afternoon before the clocks go forward: an hour later on the clock.",
            given={"agreed_at": "2026-03-28T15:00:00"},
            gives={"endorse_and_send_by": "2026-03-29T16:00:00"},
        ),
    ),
)  # fmt: skip
def recall_timings(
    agreed_at: Answer[datetime], signature_asked_on: Answer[date], bank_holidays: Answer[tuple[date, ...]],
    draft_begun_on: Answer[date], sent_or_closed: Answer[bool],
) -> Conclusion:  # fmt: skip
    """Each limit for which its beginning was stated. Raises BadAnswers where none was."""
    parts: list[Conclusion] = []
    if is_known(agreed_at):
        parts.append(_endorsed(agreed_at))
    if is_known(signature_asked_on):
        holidays = needed_here(CODE, "bank_holidays", bank_holidays, "to count a working day")
        parts.append(_reasons(signature_asked_on, frozenset(holidays)))
    if is_known(draft_begun_on):
        finished = needed_here(CODE, "sent_or_closed", sent_or_closed, "to say whether a draft is deleted")
        parts.append(_draft(draft_begun_on, finished))
    if not parts:
        raise BadAnswers(
            CODE, [Problem("agreed_at", Unknown.NOT_ASKED.value, "or another beginning is needed")]
        )
    return Conclusion(
        {name: value for part in parts for name, value in part.results.items()},
        tuple(reason for part in parts for reason in part.reasons),
    )


def _endorsed(agreed_at: datetime) -> Conclusion:
    try:
        until = utc_moment(agreed_at.date(), agreed_at.time(), PLACE) + ENDORSED
    except OverflowError as beyond:
        raise DateOutOfRange(agreed_at.date(), "+24 hours") from beyond
    by = datetime.combine(civil_date(until, PLACE), clock_time(until, PLACE))
    return Conclusion({"endorse_and_send_by": by}).because(
        "The senior officer agreed at {agreed}: within 24 hours, by {by}, the senior manager endorses the recall and "
        "it is sent.",
        agreed=_said(agreed_at), by=_said(by),
    )  # fmt: skip


def _reasons(asked: date, holidays: frozenset[date]) -> Conclusion:
    by = add_working_days(asked, REASONS, holidays)
    return Conclusion({"record_reasons_by": by}).because(
        "Asked to sign on {asked}, the senior officer records the reasons within one working day, by {by}.",
        asked=asked, by=by,
    )  # fmt: skip


def _draft(begun: date, finished: bool) -> Conclusion:
    if finished:
        return Conclusion({"draft_deleted_on": None}).because("What was sent or closed is not deleted.")
    first_day = add_days(begun, DRAFT + 1)
    return Conclusion({"draft_deleted_on": first_day}).because(
        "A draft begun on {begun} is kept for {days} days and deleted on {first_day}.",
        begun=begun, days=DRAFT, first_day=first_day,
    )  # fmt: skip


def _said(moment: datetime) -> str:
    return f"{moment:%H:%M} on {moment:%Y-%m-%d}"
