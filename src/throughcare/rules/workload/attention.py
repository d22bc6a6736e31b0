"""Who needs a person's attention now: every reason in words, the group it belongs to, and where the person stands.

No public text gives such an order, so the rule is this house's own, published with its ground
(`attention_ground`); the version is the day it was first used. It asks nothing about who somebody is: no sex, age,
origin, belief, health or name. A person stands where their most pressing reason stands; the others are listed and
never added up, so that one reason more can lift somebody and never lower them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from throughcare.rules.dates import add_days, count_of, in_words
from throughcare.rules.kernel import (
    Choice,
    Composed,
    Conclusion,
    Day,
    Example,
    Figures,
    Item,
    Mark,
    Several,
    Source,
    Text,
    is_known,
    known_or,
    optional,
    optional_day,
    optional_yes_no,
    published,
)
from throughcare.rules.workload.attention_groups import KINDS, Group, Kind, kind_of
from throughcare.rules.workload.attention_ordering import HOUSE_ORDER, ITEMS, Ordering, ordering_of

CODE = "attention"
SOURCE = Source(
    title="Who needs attention now, the house's own order",
    citation="Throughcare, rules/workload/attention_ground.py",
    version="2026-11-22",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="Of the house",
    mark=Mark.AGENCY_DEFAULT,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits. on: its day, as the kind means it. subject: what it is about, "" where it is the person."""

    kind: str
    on: date
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one person on a day.

    band: what their level comes down to ("high", "medium", "low"), "none" without a level.
    contact_from: the first day from which contact is due (the beginning of supervision, or the return from a state in
    which none falls due); None where none is due. next_on: the next appointment booked.
    allocated_on: when the person came to whoever is responsible. very_high_harm: the harm they may do is judged very
    high. unanswered_since: the first contact missed for which they gave no reason yet. concerns_on: the days on
    which immediate concerns for somebody's safety that still stand were noted. kept_on: the contacts kept since the
    last one missed, or the last praise, the earliest first.
    """

    today: date
    waiting: tuple[Waiting, ...] = ()
    band: str = "none"
    contact_from: date | None = None
    last_contact_on: date | None = None
    next_on: date | None = None
    allocated_on: date | None = None
    very_high_harm: bool = False
    unanswered_since: date | None = None
    concerns_on: tuple[date, ...] = ()
    kept_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, placed. counts: false where the agency lets it rest; it is shown all the same."""

    kind: Kind
    on: date
    group: Group
    counts: bool = True
    subject: str = ""

    def says(self, today: date, day: Callable[[date], str] = in_words, level: str = "level") -> str:
        """The reason in words with its date. day: how the place writes a date; level: its own word."""
        rests = "" if self.counts else " (shown, and does not count here)"
        late = self.is_late(today)
        return f"{self.kind.words(late, level)}: {self._when(today, day, late)}{rests}"

    def _when(self, today: date, day: Callable[[date], str], late: bool) -> str:
        gap = count_of(abs((today - self.on).days), "day")
        if self.on == today:
            return "since today" if late else "today"
        if late:
            return f"since {day(self.on)}, {gap}" if self.kind.since else f"due by {day(self.on)}, {gap} ago"
        return f"by {day(self.on)}, in {gap}"

    def is_late(self, today: date) -> bool:
        """Whether it waits already."""
        return is_late(self.kind, self.on, today)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands. since: the day that counts within the group; None where nothing waits."""

    group: Group
    since: date | None
    reasons: tuple[Reason, ...]


def is_late(kind: Kind, on: date, today: date) -> bool:
    """Whether the day of a reason has come: on the day itself for what began to wait then, else the day after."""
    return on < today or (kind.since and on == today)


def placed(kind: Kind, on: date, today: date, ordering: Ordering) -> Group:
    """The group of one reason: nothing waits yet where its day is further ahead than soon."""
    if kind.code in ordering.not_counted:
        return Group.NOTHING
    if is_late(kind, on, today):
        return kind.late
    return kind.ahead if on <= add_days(today, ordering.soon_days) else Group.NOTHING


def standing(facts: Facts, ordering: Ordering = HOUSE_ORDER) -> Standing:
    """Every reason, the most pressing first, and where the person stands for it."""
    earliest: dict[tuple[str, str], date] = {}
    for each in (*facts.waiting, *_of_record(facts, ordering)):
        key = (each.kind, each.subject)
        earliest[key] = min(each.on, earliest.get(key, each.on))
    reasons = [
        Reason(kind_of(code), on, placed(kind_of(code), on, facts.today, ordering),
               code not in ordering.not_counted, subject)
        for (code, subject), on in earliest.items()
    ]  # fmt: skip
    reasons.sort(key=lambda each: (ordering.position(each.group), each.on, each.kind.code, each.subject))
    first = reasons[0] if reasons and reasons[0].group is not Group.NOTHING else None
    return Standing(first.group if first else Group.NOTHING, first.on if first else None, tuple(reasons))


type SortKey = tuple[int, date, date, str]


def sort_key(found: Standing, last_contact_on: date | None, reference: str, ordering: Ordering) -> SortKey:
    """Where the person stands among others: group, date, not seen for longest, the record's number."""
    return (
        ordering.position(found.group), found.since or date.min, last_contact_on or date.min, reference,
    )  # fmt: skip


def _of_record(facts: Facts, ordering: Ordering) -> Iterable[Waiting]:
    """What the record says without an alert."""
    due = contact_due(facts, ordering)
    if due is not None and (due < facts.today or facts.next_on is None or facts.next_on > due):
        yield Waiting("not-seen", due)
    if _new_and_not_seen(facts):
        yield Waiting("new-not-seen", add_days(cast(date, facts.allocated_on), ordering.first_contact_days))
    if facts.very_high_harm and facts.contact_from is not None:
        gone = [add_days(due, 1)] if due is not None and due < facts.today else []
        gone += [facts.unanswered_since] if facts.unanswered_since else []
        if gone:
            yield Waiting("out-of-sight", min(gone))
    unseen = [on for on in facts.concerns_on if facts.last_contact_on is None or on > facts.last_contact_on]
    if unseen:
        yield Waiting("concern-unseen", min(unseen))
    if len(facts.kept_on) >= ordering.praise_after:
        yield Waiting("progress-kept", facts.kept_on[ordering.praise_after - 1])


def contact_due(facts: Facts, ordering: Ordering) -> date | None:
    """The last day on which the level's contact is in time; None while none falls due."""
    if facts.contact_from is None:
        return None
    since = max(facts.contact_from, facts.last_contact_on or facts.contact_from)
    return add_days(since, ordering.contact_days[facts.band])


def _new_and_not_seen(facts: Facts) -> bool:
    if facts.allocated_on is None or facts.contact_from is None:
        return False
    return facts.last_contact_on is None or facts.last_contact_on < facts.allocated_on


WAITS = Composed(
    (
        Item(name="kind", asks="What waits?", kind=Text("a kind of reason", 60)),
        Item(name="day", asks="On which day was or is it due, or since when does it wait?", kind=Day()),
        optional("subject", "What is it about, where there are several of a kind?", Text("a subject", 60)),
    )
)
EXAMPLE: dict[str, object] = {
    "today": "2026-11-22", "last_contact_on": "2026-11-02", "contact_from": "2026-03-01", "level_band": "medium",
    "waiting": [{"kind": "level-not-told", "day": "2026-11-20"}, {"kind": "task-overdue", "day": "2026-11-25"}],
}  # fmt: skip


@published(
    f"{CODE}@2026-11-22",
    title="Who needs attention now",
    decides="in which group of the list somebody stands, since when, and for which reasons",
    population="people on a caseload",
    source=SOURCE,
    items=(
        Item(name="today", asks="Which day is it?", kind=Day()),
        optional("waiting", "What waits: alerts, tasks, decisions, dates in sight?", Several(WAITS)),
        optional(
            "level_band", "What does the person's level come down to?",
            Choice({"high": "a high level", "medium": "a medium level", "low": "a low level", "none": "no level"}),
        ),
        optional_day("contact_from", "From which day is contact due (left out: none falls due)?"),
        optional_day("last_contact_on", "When was the person last seen?"),
        optional_day("next_on", "When is the next appointment?"),
        optional_day("allocated_on", "When did the person come to whoever is responsible?"),
        optional_yes_no("very_high_harm", "Is the harm the person may do judged very high?"),
        optional_day("unanswered_since", "Since when is a missed contact without a reason given?"),
        optional("concerns_on", "When were the immediate concerns noted that still stand?", Several(Day())),
        optional("kept_on", "On which days were contacts kept since the last miss or praise?", Several(Day())),
        *ITEMS,
    ),
    figures=(
        Figures(
            "Which reason belongs to which group",
            ("reason", "once its day has come", "before"),
            tuple((kind.words(), kind.late.heading, kind.ahead.heading) for kind in KINDS.values()),
        ),
    ),
    examples=(
        Example(
            says="A right comes before a contact that is late, and both are said.",
            given=EXAMPLE,
            gives={"group": "clock", "since": "2026-11-20", "do": "Tell them"},
        ),
    ),
)  # fmt: skip
def attention(**given: Any) -> Conclusion:
    """Group, day and reasons. Raises BadAnswers for an order beyond the limits."""
    ordering = ordering_of(CODE, given)
    facts = _facts(given)
    found = standing(facts, ordering)
    first = found.reasons[0] if found.since else None
    conclusion = Conclusion(
        {
            "group": found.group.value,
            "since": found.since,
            "do": first.kind.do if first else "",
            "reasons": [
                {"kind": each.kind.code, "day": each.on, "group": each.group.value, "counts": each.counts}
                for each in found.reasons
            ],
        }
    )
    for each in found.reasons:
        conclusion = conclusion.because("{reason}.", reason=each.says(facts.today))
    if first is None:
        last = facts.last_contact_on
        seen = f"last seen on {in_words(last)}" if last else "not seen yet"
        return conclusion.because("Nothing waits today; {seen}.", seen=seen)
    return conclusion.because(
        "The person stands under: {group}, since {since}.",
        group=found.group.heading,
        since=in_words(first.on),
    )


def _facts(given: dict[str, Any]) -> Facts:
    waiting = given["waiting"] if is_known(given["waiting"]) else ()
    return Facts(
        today=given["today"],
        waiting=tuple(Waiting(one["kind"], one["day"], known_or(one["subject"], "")) for one in waiting),
        band=known_or(given["level_band"], "none"),
        very_high_harm=known_or(given["very_high_harm"], False),
        concerns_on=known_or(given["concerns_on"], ()),
        kept_on=tuple(sorted(known_or(given["kept_on"], ()))),
        **{
            name: known_or(given[name], None)
            for name in ("contact_from", "last_contact_on", "next_on", "allocated_on", "unanswered_since")
        },
    )
