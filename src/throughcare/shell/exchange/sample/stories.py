"""Which story stands at which seat, so that every caseload shows something of everything, and a few facts of each."""

from throughcare.shell.exchange.sample.records import Story

AT_SEAT: dict[int, Story] = {
    1: Story.UNRECORDED, 4: Story.TO_ASK, 7: Story.WAITING, 9: Story.NEW, 11: Story.ASKED, 14: Story.TO_JUDGE,
    17: Story.TO_DECIDE, 19: Story.UNRECORDED, 21: Story.WARNED, 23: Story.EXCUSED, 24: Story.WARNED_TO_DECIDE,
    26: Story.WITHDRAWN, 28: Story.PRAISED, 29: Story.NOT_SEEN, 31: Story.ENDING_SOON, 33: Story.REFERRED,
    34: Story.ASKED, 36: Story.IN_CUSTODY, 37: Story.HOSPITAL, 38: Story.WHEREABOUTS_UNKNOWN, 39: Story.ENDED,
    45: Story.ENDING_SOON, 50: Story.UNRECORDED, 55: Story.WAITING,
}  # fmt: skip
ONE_UNALLOCATED_IN, UNALLOCATED_AT = 240, 45

SEEN_OFTEN = frozenset(AT_SEAT.values()) - {
    Story.NEW, Story.ENDED, Story.ENDING_SOON, Story.IN_CUSTODY, Story.HOSPITAL, Story.NOT_SEEN,
}  # fmt: skip
"""Stories told by the last few meetings, which are at most two weeks apart."""
WARNING_NEEDED = frozenset({
    Story.TO_DECIDE, Story.WARNED, Story.WARNED_TO_DECIDE, Story.WITHDRAWN, Story.REFERRED,
})  # fmt: skip
"""Stories under the order type whose rule knows a warning."""
EARLIER_WARNING = frozenset({Story.WARNED_TO_DECIDE, Story.REFERRED})
AWAY = {
    Story.IN_CUSTODY: "in_custody", Story.HOSPITAL: "hospital", Story.WHEREABOUTS_UNKNOWN: "whereabouts_unknown",
}  # fmt: skip
NOTHING_AHEAD = frozenset({*AWAY, Story.NOT_SEEN, Story.ENDED})
"""Stories in which nothing is booked."""


def story_of(number: int, seat: int) -> Story:
    """The story of the n-th person, who has this seat in an officer's caseload."""
    if number % ONE_UNALLOCATED_IN == UNALLOCATED_AT:
        return Story.UNALLOCATED
    return AT_SEAT.get(seat, Story.STEADY)
