"""A referral's life on either route, so that lists and counts of both speak of the same five phases.

A service bought from or given by an organisation follows `commissioned`, an accredited programme `programme_referral`;
their tables stand there. Here each of their states has its phase, and each end its reasons, grouped as the programs
that were read group them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.rules.interventions import commissioned, programme_referral
from throughcare.rules.kernel import Transitions

SERVICE, PROGRAMME = "service", "programme"
ROUTES: Mapping[str, str] = {SERVICE: "Service", PROGRAMME: "Accredited programme"}
REFERRER, RUNNER = "referrer", "runner"
"""Who acts: whoever referred the person, or whoever runs what they were referred to."""

WRITING, ASKED, WAITING, RUNNING, ENDED = "writing", "asked", "waiting", "running", "ended"
PHASES: Mapping[str, str] = {
    WRITING: "Being written",
    ASKED: "Sent, not yet answered",
    WAITING: "Accepted, waiting for a place",
    RUNNING: "Under way",
    ENDED: "Ended",
}
COMPLETED, LEFT_EARLY, NEVER_BEGAN = "completed", "left_early", "never_began"
ENDS: Mapping[str, str] = {
    COMPLETED: "Completed",
    LEFT_EARLY: "Left early",
    NEVER_BEGAN: "Never began",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A table of states with the phase of each. ends: how a closing state counts. referrer, runner: its names for both.

    first: the state of a referral that is being written; sent: the state in which it arrives.
    """

    table: Transitions
    phases: Mapping[str, str]
    ends: Mapping[str, str]
    referrer: tuple[str, ...]
    runner: tuple[str, ...]
    first: str
    sent: str

    def may(self, start: str, to: str, who: str) -> bool:
        """Whether `who` (REFERRER or RUNNER) may make the move. Raises UnknownCode for a state that is not there."""
        move = self.table.find(start, to)
        names = self.referrer if who == REFERRER else self.runner
        return move is not None and (not move.by or bool(set(move.by) & set(names)))

    def following(self, start: str, who: str) -> tuple[str, ...]:
        """The states into which `who` may bring it. Raises UnknownCode."""
        return tuple(each for each in self.table.following(start) if self.may(start, each, who))

    def phase(self, state: str) -> str:
        """The phase of a state."""
        return self.phases.get(state, ENDED)


ROUTE: Mapping[str, Route] = {
    SERVICE: Route(
        table=commissioned.REFERRAL,
        phases={
            "draft": WRITING, "sent": ASKED, "assigned": WAITING, "assessed": RUNNING, "delivering": RUNNING,
            "end_requested": RUNNING, "report_submitted": RUNNING,
        },
        ends={"cancelled": NEVER_BEGAN, "prematurely_ended": LEFT_EARLY, "completed": COMPLETED},
        referrer=(commissioned.OFFICER,), runner=(commissioned.PROVIDER,), first="draft", sent="sent",
    ),
    PROGRAMME: Route(
        table=programme_referral.REFERRAL,
        phases={
            "referral_started": WRITING, "referral_submitted": ASKED, "on_hold_referral_submitted": ASKED,
            "awaiting_assessment": ASKED, "on_hold_awaiting_assessment": ASKED, "assessment_started": ASKED,
            "on_hold_assessment_started": ASKED, "assessed_suitable": WAITING, "suitable_not_ready": WAITING,
            "on_programme": RUNNING,
        },
        ends={
            "not_eligible": NEVER_BEGAN, "not_suitable": NEVER_BEGAN, "withdrawn": NEVER_BEGAN,
            "deselected": LEFT_EARLY, "programme_complete": COMPLETED, "moved_to_building_choices": NEVER_BEGAN,
        },
        referrer=(programme_referral.MANAGER,), runner=(programme_referral.TEAM,), first="referral_started",
        sent="referral_submitted",
    ),
}  # fmt: skip

DECLINES: Mapping[str, str] = {
    "not_eligible": "The person does not meet what is asked for",
    "needs_not_met": "It would not meet the person's needs",
    "full": "There is no place in time",
    "risk_not_managed": "The risk could not be managed here",
    "information_missing": "Too little was sent to decide",
    "another": "Another reason",
}
"""Why whoever runs it does not take somebody."""

WITHDRAWALS: Mapping[str, str] = {
    "ineligible": "Not eligible after all",
    "mistaken_or_duplicate": "Made by mistake, or twice",
    "not_engaged": "The person did not take part",
    "needs_met_elsewhere": "The need is met elsewhere",
    "moved": "The person moved away",
    "work_or_caring": "Work or caring",
    "health": "Health",
    "safety": "Safety of the person or of others",
    "time": "Not enough time left",
    "returned_to_custody": "Returned to custody",
    "transfer": "Moved to another place of custody",
    "released": "Released",
    "sentence_ended": "The sentence or order ended, or was revoked",
    "acquitted": "Acquitted on appeal",
    "died": "The person died",
    "completed_early": "What was wanted is reached",
    "another": "Another reason",
}
"""Why it ends before its end, by whoever ends it."""

DESELECTIONS: Mapping[str, str] = {
    "attitude": "Attitude in the group",
    "behaviour_in_sessions": "Behaviour in sessions",
    "behaviour_outside": "Behaviour outside sessions",
    "issues_with_group": "Difficulties with others of the group",
    "missed_too_many": "Missed too many sessions",
    "motivation": "Motivation",
    "alcohol_or_drugs": "Alcohol or drugs",
    "not_available": "No longer available: moved, released, in court or in segregation",
    "health": "Health",
    "another": "Another reason",
}
"""Why somebody is taken off a programme; the last for what none of them says, in words."""

OUTSIDE_THE_PERSONS_HANDS = frozenset({
    "full", "information_missing", "mistaken_or_duplicate", "needs_met_elsewhere", "moved", "work_or_caring", "health",
    "time", "transfer", "released", "sentence_ended", "acquitted", "died", "completed_early", "not_available",
})  # fmt: skip
"""Reasons that say nothing about whether the person took part."""
