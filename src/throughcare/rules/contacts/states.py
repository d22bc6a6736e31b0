"""What is happening to a person under supervision, what each state stops, and how it comes back afterwards.

The house's own neutral table: a starting value the agency confirms, without a published source of its own.
Its lines on contact follow the standards that were read: all contact is suspended in custody; while a person
cannot be found direct contact is, and collateral contact stays due.
"""

from enum import StrEnum


class SupervisionState(StrEnum):
    """One at a time, by date."""

    ACTIVE = "active"
    TRANSFERRED_IN = "transferred_in"
    IN_CUSTODY = "in_custody"
    HOSPITAL = "hospital"
    WHEREABOUTS_UNKNOWN = "whereabouts_unknown"
    TRANSFERRED_OUT = "transferred_out"
    DEPORTED = "deported"
    DIED = "died"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """Words for a page."""
        return _TITLES[self]

    @property
    def definition(self) -> str:
        """What belongs under this state."""
        return _DEFINITIONS[self]

    @property
    def stops(self) -> frozenset["Activity"]:
        """What does not happen by itself in this state. An officer may still do it and say why."""
        return _STOPS[self]

    @property
    def over(self) -> bool:
        """Whether supervision here is finished, so that nothing is due any more."""
        return self in _OVER

    @property
    def needs_a_person(self) -> bool:
        """Whether only a named person may decide it, never a rule, a job or an import without one."""
        return self in (SupervisionState.WHEREABOUTS_UNKNOWN, SupervisionState.DIED)


class Activity(StrEnum):
    """What the sweep, the letters and the clocks do by themselves."""

    DIRECT_CONTACT = "direct_contact"  # contacts with the person fall due, and can be missed or overdue
    COLLATERAL_CONTACT = "collateral_contact"  # contacts with others about the person fall due
    LETTER = "letter"  # letters are made and sent to the person
    REMINDER = "reminder"  # texts and e-mails before an appointment
    EXCUSE_CLOCK = "excuse_clock"  # days to give a reason or show evidence run
    RESPONSE = "response"  # a response to non-compliance is proposed
    REVIEW = "review"  # reviews and coming dates raise alerts


class Resumption(StrEnum):
    """How an activity comes back when a state that stopped it gives way to one that does not."""

    AFRESH = "afresh"  # counted anew from the first day of the state that follows
    WHERE_IT_STOPPED = "where_it_stopped"  # the days that were left are left again
    AT_ONCE = "at_once"  # what fell due meanwhile is due on the first day


def stops(state: SupervisionState, activity: Activity) -> bool:
    """Whether `activity` is stopped while the person is in `state`."""
    return activity in state.stops


def resumes(activity: Activity) -> Resumption:
    """How `activity` comes back. A state taken back as a mistake is as if it had never been: nothing restarts."""
    return _RESUMES[activity]


_TITLES: dict[SupervisionState, str] = {
    SupervisionState.ACTIVE: "Under supervision",
    SupervisionState.TRANSFERRED_IN: "Supervised here for another area",
    SupervisionState.IN_CUSTODY: "In custody",
    SupervisionState.HOSPITAL: "In hospital",
    SupervisionState.WHEREABOUTS_UNKNOWN: "Whereabouts unknown",
    SupervisionState.TRANSFERRED_OUT: "Transferred to another area",
    SupervisionState.DEPORTED: "Removed from the country",
    SupervisionState.DIED: "Died",
    SupervisionState.ENDED: "Supervision ended",
}

_DEFINITIONS: dict[SupervisionState, str] = {
    SupervisionState.ACTIVE: "The person lives at large and is supervised here.",
    SupervisionState.TRANSFERRED_IN: "Another area or agency keeps the order; the supervision is done here.",
    SupervisionState.IN_CUSTODY: "The person is held by the police, a court or a prison.",
    SupervisionState.HOSPITAL: "The person is in hospital and cannot be seen in the ordinary way.",
    SupervisionState.WHEREABOUTS_UNKNOWN: "Attempts to reach the person failed, and a named person decided so.",
    SupervisionState.TRANSFERRED_OUT: "Another area or agency has taken over.",
    SupervisionState.DEPORTED: "The person was removed from the country.",
    SupervisionState.DIED: "A death was reported. It can be undone.",
    SupervisionState.ENDED: "No order stands any more, and what was open has been closed.",
}

_OVER = frozenset({
    SupervisionState.TRANSFERRED_OUT, SupervisionState.DEPORTED, SupervisionState.DIED, SupervisionState.ENDED,
})  # fmt: skip
_AWAY = frozenset({Activity.DIRECT_CONTACT, Activity.LETTER, Activity.REMINDER, Activity.EXCUSE_CLOCK})
_EVERYTHING = frozenset(Activity)

_STOPS: dict[SupervisionState, frozenset[Activity]] = {
    SupervisionState.ACTIVE: frozenset(),
    SupervisionState.TRANSFERRED_IN: frozenset(),
    SupervisionState.IN_CUSTODY: _AWAY | {Activity.COLLATERAL_CONTACT},
    SupervisionState.HOSPITAL: _AWAY,
    # A missed contact may still be answered, but no letter goes to an address where others may open it.
    SupervisionState.WHEREABOUTS_UNKNOWN: _AWAY,
    SupervisionState.TRANSFERRED_OUT: _EVERYTHING,
    SupervisionState.DEPORTED: _EVERYTHING,
    SupervisionState.DIED: _EVERYTHING,
    SupervisionState.ENDED: _EVERYTHING,
}

_RESUMES: dict[Activity, Resumption] = {
    Activity.DIRECT_CONTACT: Resumption.AFRESH,
    Activity.COLLATERAL_CONTACT: Resumption.AFRESH,
    Activity.LETTER: Resumption.AT_ONCE,
    Activity.REMINDER: Resumption.AT_ONCE,
    Activity.EXCUSE_CLOCK: Resumption.WHERE_IT_STOPPED,
    Activity.RESPONSE: Resumption.AT_ONCE,
    Activity.REVIEW: Resumption.AT_ONCE,
}
