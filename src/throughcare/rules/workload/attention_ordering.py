"""What an agency may choose of the order, within limits; the house's own starting values where it chooses nothing.

No published standard sets any of these figures. Each is the agency's to confirm or to change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from throughcare.rules.kernel import (
    Answers,
    BadAnswers,
    Choice,
    Item,
    Problem,
    Several,
    Text,
    Whole,
    is_known,
    optional,
    read_answers,
)
from throughcare.rules.workload.attention_groups import KINDS, Group

MOVABLE = (Group.CLOCK, Group.OVERDUE, Group.SOON, Group.PROGRESS)
"""The groups that an agency may put in another order, in the house's."""
FIRST_DAYS = {"high": 7, "medium": 14, "low": 28, "none": 28}
"""After how many days without contact somebody is to be seen, by what their level comes down to."""
LIMITS = (
    "Danger stands first and cannot be moved or switched off.",
    "A right or a clock of the law, and what is overdue, stand before what is only due soon.",
    "A right or a clock of the law cannot be switched off.",
    "Whoever has nothing waiting stands last, and stays on the list.",
)
"""What no agency can change, in sentences."""
MOST_SOON = 28

ITEMS: tuple[Item, ...] = (
    optional(
        "order", "In which order do the groups stand between danger and nothing?",
        Several(Choice({group.value: group.heading.lower() for group in MOVABLE}), 4),
    ),
    optional("soon_days", "How many days ahead is soon (7 if not said)?", Whole(1, MOST_SOON, "days")),
    optional(
        "contact_days_high", "After how many days is somebody on a high level to be seen (7 if not said)?",
        Whole(1, 92, "days"),
    ),
    optional(
        "contact_days_medium", "After how many on a medium level (14 if not said)?", Whole(1, 92, "days")
    ),
    optional("contact_days_low", "After how many on a low level (28 if not said)?", Whole(1, 184, "days")),
    optional("contact_days_none", "After how many without a level (28 if not said)?", Whole(1, 92, "days")),
    optional(
        "first_contact_days", "Within how many days is somebody newly allocated seen (5 if not said)?",
        Whole(1, 28, "days"),
    ),
    optional(
        "praise_after", "After how many contacts kept in a row is progress to be answered (8 if not said)?",
        Whole(2, 52, "contacts"),
    ),
    optional("not_counted", "Which reasons do not count for the order?", Several(Text("a kind of reason", 60), 60)),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """An agency's choice. contact_days: by "high", "medium", "low" and "none". not_counted: codes of kinds."""

    order: tuple[Group, ...] = MOVABLE
    soon_days: int = 7
    contact_days: Mapping[str, int] = field(default_factory=lambda: dict(FIRST_DAYS))
    first_contact_days: int = 5
    praise_after: int = 8
    not_counted: frozenset[str] = frozenset()

    @property
    def groups(self) -> tuple[Group, ...]:
        """All of them, first to last."""
        return (Group.DANGER, *self.order, Group.HELP, Group.NOTHING)

    def position(self, group: Group) -> int:
        """Where a group stands, 0 the first."""
        return self.groups.index(group)

    def values(self) -> dict[str, object]:
        """The choice as it is stored and asked."""
        return {
            "order": [group.value for group in self.order], "soon_days": self.soon_days,
            **{f"contact_days_{band}": days for band, days in self.contact_days.items()},
            "first_contact_days": self.first_contact_days, "praise_after": self.praise_after,
            "not_counted": sorted(self.not_counted),
        }  # fmt: skip


HOUSE_ORDER = Ordering()
"""Where an agency has chosen nothing."""


def read_ordering(rule: str, given: Mapping[str, object]) -> Ordering:
    """A choice as it comes from a file, a form or the database. Raises BadAnswers, naming what lies beyond a limit."""
    return ordering_of(rule, read_answers(rule, ITEMS, given))


def ordering_of(rule: str, read: Answers) -> Ordering:
    """A choice from answers that are read. Raises BadAnswers as `read_ordering`."""
    order = tuple(Group(str(each)) for each in _several(read, "order")) or MOVABLE
    not_counted = frozenset(map(str, _several(read, "not_counted")))
    if problems := [*_wrong_order(order), *_wrong_rest(not_counted)]:
        raise BadAnswers(rule, problems)
    return Ordering(
        order=order,
        soon_days=_whole(read, "soon_days", HOUSE_ORDER.soon_days),
        contact_days={band: _whole(read, f"contact_days_{band}", days) for band, days in FIRST_DAYS.items()},
        first_contact_days=_whole(read, "first_contact_days", HOUSE_ORDER.first_contact_days),
        praise_after=_whole(read, "praise_after", HOUSE_ORDER.praise_after),
        not_counted=not_counted,
    )


def _several(read: Answers, name: str) -> tuple[object, ...]:
    answer = read[name]
    return cast("tuple[object, ...]", answer) if is_known(answer) else ()


def _whole(read: Answers, name: str, otherwise: int) -> int:
    answer = read[name]
    return cast(int, answer) if is_known(answer) else otherwise


def _wrong_order(order: tuple[Group, ...]) -> list[Problem]:
    shown = ", ".join(order)
    if sorted(order) != sorted(MOVABLE):
        return [Problem("order", shown, "must name each group once: clock, overdue, soon and progress")]
    soon = order.index(Group.SOON)
    if order.index(Group.CLOCK) > soon or order.index(Group.OVERDUE) > soon:
        reason = "must put a right or a clock of the law, and what is overdue, before what is only due soon"
        return [Problem("order", shown, reason)]
    return []


def _wrong_rest(codes: frozenset[str]) -> list[Problem]:
    unknown = sorted(code for code in codes if code not in KINDS)
    kept = sorted(code for code in codes if code in KINDS and not KINDS[code].may_rest)
    problems = []
    if unknown:
        problems.append(
            Problem("not_counted", ", ".join(unknown), "must be a kind of reason that the list knows")
        )
    if kept:
        reason = "cannot be switched off: it tells of danger, or is a right or a clock of the law"
        problems.append(Problem("not_counted", ", ".join(kept), reason))
    return problems
