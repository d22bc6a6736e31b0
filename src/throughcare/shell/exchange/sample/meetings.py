"""The past year of appointments and contacts, and what is booked ahead.

Each seat of a caseload has a weekday and a half-hour of its own, so an officer's diary never clashes: the regular
meetings of sixty people fill five days of twelve half-hours. The next officer's week is the same, a day later: what a
seat's story leaves undone lies on every weekday, as in any large agency.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from throughcare.rules.contacts import Outcome
from throughcare.shell.exchange.sample import words
from throughcare.shell.exchange.sample.days import DAY, Days
from throughcare.shell.exchange.sample.drawing import among, between, chance
from throughcare.shell.exchange.sample.failings import Ladder, due_by
from throughcare.shell.exchange.sample.records import Failing, Meeting, OrderHeld, StateHeld, Story
from throughcare.shell.exchange.sample.stories import EARLIER_WARNING, NOTHING_AHEAD

MORNING, AFTERNOON, HALF_HOUR = 9 * 60, 13 * 60, 30
SLOTS = 12
FORCED_TODAY = 20
"""Of the seats below this one, those whose weekday it is meet today whatever their rhythm."""
BOOKED_AHEAD = 8 * 7
NOT_SEEN_FOR = 36
SETTLED_AFTER = 24 * DAY
"""A missed contact older than this has been decided."""
KINDS = ("office",) * 14 + ("phone",) * 4 + ("home",) * 2 + ("video",)
AT_THE_WEEKEND = ("phone", "phone", "home", "video")
ACCEPTED = (
    Outcome.ACCEPTABLE_WORK, Outcome.ACCEPTABLE_FAMILY, Outcome.ACCEPTABLE_MEDICAL, Outcome.ACCEPTABLE_COURT,
    Outcome.ACCEPTABLE_RELIGIOUS, Outcome.ACCEPTABLE_HOLIDAY,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often and when somebody is seen.

    caseload: its number in the agency. weeks: between two meetings. notes: of how many in a hundred meetings.
    """

    caseload: int
    seat: int
    weeks: int
    back: int
    notes: int

    @property
    def weekday(self) -> int:
        """Monday is 0."""
        return (self.seat + self.caseload) % 5

    @property
    def minute(self) -> int:
        """Of the day, on the wall."""
        slot = self.seat // 5 % SLOTS
        return (
            MORNING + HALF_HOUR * slot if slot < SLOTS // 2 else AFTERNOON + HALF_HOUR * (slot - SLOTS // 2)
        )


def meetings_of(
    r: Random, days: Days, story: Story, order: OrderHeld, states: tuple[StateHeld, ...], rhythm: Rhythm
) -> tuple[Meeting, ...]:
    """Everything planned and everything that happened, the oldest first."""
    if story is Story.UNALLOCATED:
        return ()
    upcoming = _next_day(r, days, rhythm)
    ladder = Ladder(r, days, order.kind)
    past = _past_days(days, story, order, states, upcoming, rhythm)
    held = _told(r, days, ladder, story, past, rhythm)
    ahead = _ahead(r, days, story, order, upcoming, rhythm)
    return (*sorted([*held, *_besides(r, days, past, rhythm)], key=_when), *ahead)


def _next_day(r: Random, days: Days, rhythm: Rhythm) -> date:
    """The next regular day, today included; on a day when the office is closed, counted from the next open one."""
    start = days.today if days.today.weekday() < 5 else days.next_worked(days.today)
    ahead = (rhythm.weekday - start.weekday()) % 7
    forced = ahead == 0 and rhythm.seat < FORCED_TODAY
    return start + timedelta(days=ahead + (0 if forced else 7 * int(r.random() * rhythm.weeks)))


def _past_days(
    days: Days, story: Story, order: OrderHeld, states: tuple[StateHeld, ...], upcoming: date, rhythm: Rhythm
) -> list[date]:
    """Regular days before today on which the person was to come, the oldest first."""
    first = max(order.starts_on + DAY, days.today - timedelta(days=rhythm.back))
    last = states[-1].starts_on - DAY if len(states) > 1 else days.today - DAY
    if story is Story.NOT_SEEN:
        last = days.today - NOT_SEEN_FOR * DAY
    step, day = timedelta(weeks=rhythm.weeks), upcoming - timedelta(weeks=rhythm.weeks)
    found = []
    while day >= first:
        if day <= last and days.worked(day):
            found.append(day)
        day -= step
    return found[::-1]


def _told(
    r: Random, days: Days, ladder: Ladder, story: Story, past: list[date], rhythm: Rhythm
) -> list[Meeting]:  # fmt: skip
    """The regular meetings of the past; the last ones as the story has them."""
    tail = 2 if story in (Story.UNRECORDED, Story.WHEREABOUTS_UNKNOWN) else int(story in LAST_MEETING)
    early = past[: len(past) - tail]
    warning_at = (
        len(early) // 2 if story in EARLIER_WARNING or story in (Story.WARNED, Story.WITHDRAWN) else -1
    )
    found = []
    for at, day in enumerate(early):
        if at == warning_at:
            failing = ladder.decided(day, "warning", withdrawn=story is Story.WITHDRAWN)
            found.append(_missed(r, day, rhythm, failing))
        else:
            found.append(_usual(r, days, ladder, story, day, rhythm))
    return found + [_last(r, days, ladder, story, day, rhythm) for day in past[len(past) - tail :]]


def _usual(r: Random, days: Days, ladder: Ladder, story: Story, day: date, rhythm: Rhythm) -> Meeting:
    """A meeting of an ordinary week: nearly always kept."""
    drawn = r.random()
    if drawn < 0.88 or story is Story.PRAISED:
        return _kept(r, day, rhythm)
    if drawn < 0.94:
        kind = among(r, KINDS)
        note = among(r, words.ACCEPTED_NOTES) if r.random() * 100 < rhythm.notes else ""
        return Meeting(day, rhythm.minute, kind, _purpose(r), "held", among(r, ACCEPTED), note=note)
    if drawn < 0.96:
        asked_by, because = among(r, words.MOVED_BECAUSE)
        before = days.last_worked(day - between(r, 1, 3) * DAY)
        return _kept(r, day, rhythm)._replace(moved_from=before, asked_by=asked_by, asked_because=because)
    if drawn < 0.975:
        return Meeting(day, rhythm.minute, "office", _purpose(r), "held", Outcome.CANCELLED_BY_SERVICE)
    if ladder.warned_on or story is not Story.STEADY or day > days.today - SETTLED_AFTER:
        return _kept(r, day, rhythm)
    return _missed(r, day, rhythm, ladder.excused(day) if chance(r, 0.55) else ladder.decided(day))


def _kept(r: Random, day: date, rhythm: Rhythm) -> Meeting:
    kind = among(r, KINDS)
    length = 15 if kind == "phone" else HALF_HOUR
    note = ""
    if r.random() * 100 < rhythm.notes:
        note = among(r, words.MEETING_NOTES if kind == "office" else words.TALK_NOTES)
    sensitive = bool(note) and chance(r, 0.02)
    return Meeting(
        day,
        rhythm.minute,
        kind,
        _purpose(r),
        "held",
        Outcome.COMPLIED,
        length,
        note=note,
        sensitive=sensitive,
    )


def _missed(r: Random, day: date, rhythm: Rhythm, failing: Failing) -> Meeting:
    return Meeting(
        day, rhythm.minute, "office", _purpose(r), "held", Outcome.ABSENT, note=among(r, words.MISSED_NOTES),
        failing=failing,
    )  # fmt: skip


LAST_MEETING = frozenset({
    Story.WAITING, Story.TO_ASK, Story.ASKED, Story.TO_JUDGE, Story.TO_DECIDE, Story.EXCUSED, Story.WARNED_TO_DECIDE,
    Story.REFERRED,
})  # fmt: skip
"""Stories told by the last meeting."""


def _last(r: Random, days: Days, ladder: Ladder, story: Story, day: date, rhythm: Rhythm) -> Meeting:
    """The last meeting, as the story has it."""
    if story is Story.UNRECORDED:
        return Meeting(day, rhythm.minute, "office", _purpose(r))
    if story is Story.WAITING:
        due_on = due_by(days, days.pack.evidence_limit, day)
        note = "Says a hospital appointment took longer. Asked to bring the letter."
        return Meeting(
            day, rhythm.minute, "office", _purpose(r), "held", Outcome.WAITING_FOR_EVIDENCE, evidence_due_on=due_on,
            note=note,
        )  # fmt: skip
    return _missed(r, day, rhythm, _failing(ladder, story, day))


def _failing(ladder: Ladder, story: Story, day: date) -> Failing:
    if story is Story.TO_ASK:
        return ladder.to_ask()
    if story is Story.ASKED:
        return ladder.asked(day)
    if story in (Story.TO_JUDGE, Story.WHEREABOUTS_UNKNOWN):
        return ladder.to_judge(day)
    if story is Story.EXCUSED:
        return ladder.excused(day)
    if story is Story.REFERRED:
        return ladder.decided(day, "referral")
    return ladder.to_decide(day)


def _besides(r: Random, days: Days, past: list[date], rhythm: Rhythm) -> list[Meeting]:
    """Contacts that were not booked: a call, or a word with somebody else; about one in four months."""
    found = []
    for day in past:
        if r.random() * 17 > rhythm.weeks:
            continue
        on = days.next_worked(day + between(r, 1, 2) * DAY)
        if on >= days.today:
            continue
        minute = 16 * 60 + HALF_HOUR * between(r, 0, 2)
        if chance(r, 0.5):
            note = among(r, words.CALLS)
            found.append(Meeting(on, minute, "phone", "Call", "", note=note))
        else:
            whom, title, note = among(r, words.OTHERS)
            found.append(Meeting(on, minute, "third_party", title, "", with_whom=whom, note=note))
    return found


def _ahead(
    r: Random, days: Days, story: Story, order: OrderHeld, upcoming: date, rhythm: Rhythm
) -> list[Meeting]:  # fmt: skip
    """What is booked: the regular meetings of the next weeks, today's among them."""
    if story in NOTHING_AHEAD:
        return []
    found = []
    if days.today.weekday() >= 5 and rhythm.weekday == 0 and order.starts_on < days.today:
        found.append(Meeting(days.today, rhythm.minute, among(r, AT_THE_WEEKEND), "Weekend contact"))
    day, until = upcoming, min(days.today + BOOKED_AHEAD * DAY, order.ends_on - DAY)
    while day <= until and len(found) < 4:
        if days.worked(day) or day == days.today:
            found.append(Meeting(day, rhythm.minute, among(r, KINDS), _purpose(r)))
        day += timedelta(weeks=rhythm.weeks)
    return found


def _when(meeting: Meeting) -> tuple[date, int]:
    return meeting.on, meeting.minute


def _purpose(r: Random) -> str:
    return among(r, words.PURPOSES)
