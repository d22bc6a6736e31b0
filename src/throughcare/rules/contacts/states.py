"""Where a person is under supervision, and what each state stops.

The house's own neutral table: a starting value the agency confirms, without a published source of its own.
Its lines on contact follow the standards that were read: all contact is suspended in custody; while a person
cannot be found direct contact is, and collateral contact stays due.
"""

from enum import StrEnum


class SupervisionState(StrEnum):
    """One at a time, by date."""

    ACTIVE = "active"
    IN_CUSTODY = "in_custody"
    HOSPITAL = "hospital"
    WHEREABOUTS_UNKNOWN = "whereabouts_unknown"
    TRANSFERRED = "transferred"
    DIED = "died"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """Words for a page."""
        return _TITLES[self]

    @property
    def stops(self) -> frozenset["Activity"]:
        """What does not happen by itself in this state. An officer may still do it and say why."""
        return _STOPS[self]

    @property
    def over(self) -> bool:
        """Whether supervision here is finished, so that nothing is due any more."""
        return self in (SupervisionState.TRANSFERRED, SupervisionState.DIED, SupervisionState.ENDED)


class Activity(StrEnum):
    """What the sweep, the letters and the clocks do by themselves."""

    DIRECT_CONTACT = "direct_contact"  # contacts with the person fall due and can be overdue
    COLLATERAL_CONTACT = "collateral_contact"  # contacts with others about the person fall due
    LETTER = "letter"  # letters are proposed to the person's address
    REMINDER = "reminder"  # texts and e-mails before an appointment
    EXCUSE_CLOCK = "excuse_clock"  # days to give a reason or show evidence run
    RESPONSE = "response"  # a response to non-compliance is proposed
    REVIEW = "review"  # reviews fall due


def stops(state: SupervisionState, activity: Activity) -> bool:
    """Whether `activity` is stopped while the person is in `state`."""
    return activity in state.stops


_TITLES: dict[SupervisionState, str] = {
    SupervisionState.ACTIVE: "Under supervision",
    SupervisionState.IN_CUSTODY: "In custody",
    SupervisionState.HOSPITAL: "In hospital",
    SupervisionState.WHEREABOUTS_UNKNOWN: "Whereabouts unknown",
    SupervisionState.TRANSFERRED: "Transferred to another area",
    SupervisionState.DIED: "Died",
    SupervisionState.ENDED: "Supervision ended",
}

_AWAY = frozenset({Activity.DIRECT_CONTACT, Activity.LETTER, Activity.REMINDER, Activity.EXCUSE_CLOCK})
_EVERYTHING = frozenset(Activity)

_STOPS: dict[SupervisionState, frozenset[Activity]] = {
    SupervisionState.ACTIVE: frozenset(),
    SupervisionState.IN_CUSTODY: _AWAY | {Activity.COLLATERAL_CONTACT},
    SupervisionState.HOSPITAL: _AWAY,
    # A missed contact may still be answered, but no letter goes to an address where others may open it.
    SupervisionState.WHEREABOUTS_UNKNOWN: _AWAY,
    SupervisionState.TRANSFERRED: _EVERYTHING,
    SupervisionState.DIED: _EVERYTHING,
    SupervisionState.ENDED: _EVERYTHING,
}
