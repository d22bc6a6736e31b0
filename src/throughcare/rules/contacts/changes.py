"""What a change of state changes, in plain words, so that it is read before it is saved."""

from collections.abc import Iterable
from dataclasses import dataclass

from throughcare.rules.contacts.states import Activity, Resumption, SupervisionState, resumes


@dataclass(frozen=True, slots=True)
class StateChange:
    """From one state to the next: what stops, and what comes back, each in the order of `Activity`."""

    stopped: tuple[Activity, ...]
    resumed: tuple[tuple[Activity, Resumption], ...]

    def in_words(self) -> tuple[str, ...]:
        """One sentence for each thing that changes; a single sentence where nothing does."""
        said = [_STOPPED[activity] for activity in self.stopped]
        said += [_RESUMED[activity] for activity, _ in self.resumed]
        return tuple(said) or ("Nothing stops and nothing starts again.",)


def change(former: SupervisionState | None, state: SupervisionState) -> StateChange:
    """What moving from `former` (None: no state was recorded) to `state` stops and brings back."""
    before = former.stops if former is not None else frozenset()
    return StateChange(
        stopped=_ordered(state.stops - before),
        resumed=tuple((activity, resumes(activity)) for activity in _ordered(before - state.stops)),
    )


def _ordered(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    held = set(activities)
    return tuple(activity for activity in Activity if activity in held)


_STOPPED: dict[Activity, str] = {
    Activity.DIRECT_CONTACT: "Contacts with the person stop: appointments booked from the first day on are set aside,"
    " and nobody is missed.",
    Activity.COLLATERAL_CONTACT: "Contacts with others about the person are not asked for.",
    Activity.LETTER: "No letter is made or posted.",
    Activity.REMINDER: "No reminder and no message goes to the person.",
    Activity.EXCUSE_CLOCK: "Time limits for giving a reason or showing evidence stand still.",
    Activity.RESPONSE: "No response to a missed contact is proposed.",
    Activity.REVIEW: "Reviews and coming dates raise no alert.",
}

_RESUMED: dict[Activity, str] = {
    Activity.DIRECT_CONTACT: "Contacts with the person are due again, counted afresh from the first day; appointments"
    " set aside that are still to come stand again.",
    Activity.COLLATERAL_CONTACT: "Contacts with others about the person are due again, counted afresh.",
    Activity.LETTER: "Letters can be made and posted again.",
    Activity.REMINDER: "Reminders and messages go out again, for what is still to come.",
    Activity.EXCUSE_CLOCK: "Time limits for giving a reason or showing evidence run on with the days that were left.",
    Activity.RESPONSE: "Missed contacts from before wait for an answer again.",
    Activity.REVIEW: "Reviews and dates that fell due meanwhile raise their alerts at once.",
}
