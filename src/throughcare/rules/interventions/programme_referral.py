"""Referral to an accredited programme: its states, who may move it, and why it may end.

The programme team moves it on; the prison offender manager may send it in, pause it and withdraw it. The source once
let a referral that awaits assessment be closed as not eligible; it took that away again, and so is it here. A referral
is closed as moved to Building Choices outside this table: a new one begins with the programme that takes its place.
Leaving the programme for a state that is not closed writes two lines of history: deselected, then the new state.
"""

from collections.abc import Mapping

from throughcare.rules.interventions.sources import ACCREDITED_PROGRAMMES
from throughcare.rules.kernel import Choice, Conclusion, Example, Item, Move, Transitions, published

MANAGER = "prison_offender_manager"
TEAM = "programme_team"
BOTH = (MANAGER, TEAM)
WHO: Mapping[str, str] = {MANAGER: "the prison offender manager", TEAM: "the programme team"}

REFERRAL = Transitions(
    name="Referral to an accredited programme",
    states={
        "referral_started": "Being written",
        "referral_submitted": "Sent to the programme team",
        "on_hold_referral_submitted": "On hold before it is looked at",
        "awaiting_assessment": "Waiting for assessment",
        "on_hold_awaiting_assessment": "On hold while waiting for assessment",
        "assessment_started": "Assessment begun",
        "on_hold_assessment_started": "On hold, assessment not completed",
        "assessed_suitable": "Suitable and ready",
        "suitable_not_ready": "Suitable but not ready",
        "on_programme": "On the programme",
        "not_eligible": "Closed: not eligible",
        "not_suitable": "Closed: not suitable",
        "withdrawn": "Closed: withdrawn",
        "deselected": "Closed: taken off the programme",
        "programme_complete": "Closed: programme completed",
        "moved_to_building_choices": "Closed: moved to the programme that takes its place",
    },
    moves=(
        Move("referral_started", "referral_submitted", BOTH),
        Move("referral_submitted", "awaiting_assessment", (TEAM,)),
        Move("referral_submitted", "not_eligible", (TEAM,)),
        Move("referral_submitted", "on_hold_referral_submitted", BOTH),
        Move("referral_submitted", "withdrawn", BOTH),
        Move("on_hold_referral_submitted", "referral_submitted", BOTH),
        Move("on_hold_referral_submitted", "withdrawn", BOTH),
        Move("awaiting_assessment", "assessment_started", (TEAM,)),
        Move("awaiting_assessment", "on_hold_awaiting_assessment", BOTH),
        Move("awaiting_assessment", "withdrawn", BOTH),
        Move("on_hold_awaiting_assessment", "awaiting_assessment", BOTH),
        Move("on_hold_awaiting_assessment", "withdrawn", BOTH),
        Move("assessment_started", "assessed_suitable", (TEAM,)),
        Move("assessment_started", "suitable_not_ready", (TEAM,)),
        Move("assessment_started", "not_suitable", (TEAM,)),
        Move("assessment_started", "on_hold_assessment_started", BOTH),
        Move("assessment_started", "withdrawn", BOTH),
        Move("on_hold_assessment_started", "assessment_started", BOTH),
        Move("on_hold_assessment_started", "withdrawn", BOTH),
        Move("assessed_suitable", "on_programme", (TEAM,)),
        Move("assessed_suitable", "suitable_not_ready", (TEAM,)),
        Move("assessed_suitable", "withdrawn", BOTH),
        Move("suitable_not_ready", "assessed_suitable", (TEAM,)),
        Move("suitable_not_ready", "withdrawn", BOTH),
        Move("on_programme", "programme_complete", (TEAM,)),
        Move("on_programme", "deselected", (TEAM,)),
        Move("on_programme", "assessed_suitable", (TEAM,)),
        Move("on_programme", "suitable_not_ready", (TEAM,)),
    ),
)

WHAT_HAPPENS_NEXT: Mapping[str, str] = {
    "awaiting_assessment": "The programme team will assess whether the programme suits the person.",
    "assessment_started": "The programme team is assessing whether the programme suits the person.",
    "on_hold_referral_submitted": "The referral is paused until the person is ready.",
    "on_hold_awaiting_assessment": "The referral is paused until the person is ready.",
    "on_hold_assessment_started": "The assessment is not complete; the referral is paused until the person is ready.",
    "assessed_suitable": "The person can be considered for a place on the programme.",
    "suitable_not_ready": "The programme suits the person, who is not ready; the referral is paused until then.",
    "not_eligible": "The referral will be closed.",
    "not_suitable": "The referral will be closed.",
    "withdrawn": "The referral will be closed.",
    "deselected": "The referral will be closed.",
    "programme_complete": "The referral will be closed.",
}
"""Said beside each choice, so that nobody closes or pauses a referral without knowing it."""

STATUS = Choice(REFERRAL.states)


@published(
    f"domain:accredited_programme_referral_transition@{ACCREDITED_PROGRAMMES.checked_on}",
    title="Accredited programmes: who may move a referral",
    decides="who may move a referral from one state to another",
    population="people referred to an accredited programme in England and Wales",
    source=ACCREDITED_PROGRAMMES,
    items=(
        Item(name="from_status", asks="In which state is the referral?", kind=STATUS),
        Item(name="to_status", asks="Into which state is it to go?", kind=STATUS),
    ),
    examples=(
        Example(
            says="Either may pause a referral.",
            given={"from_status": "awaiting_assessment", "to_status": "on_hold_awaiting_assessment"},
            gives={"allowed_for": ["prison_offender_manager", "programme_team"]},
        ),
        Example(
            says="A closed referral stays closed.",
            given={"from_status": "withdrawn", "to_status": "referral_submitted"},
            gives={"allowed_for": []},
        ),
    ),
    figures=(REFERRAL.figures,),
)
def referral_transition(from_status: str, to_status: str) -> Conclusion:
    """Who may make the move; nobody where the table has no such move."""
    move = REFERRAL.find(from_status, to_status)
    found = Conclusion({"allowed_for": move.by if move else ()})
    start, end = REFERRAL.states[from_status], REFERRAL.states[to_status]
    if move:
        who = " or ".join(WHO[each] for each in move.by)
        found = found.because(
            '"{end}" may follow "{start}", decided by {who}.', start=start, end=end, who=who
        )
        next_step = WHAT_HAPPENS_NEXT.get(to_status)
        return found.because("{next_step}", next_step=next_step) if next_step else found
    found = found.because('"{end}" does not follow "{start}".', start=start, end=end)
    after = REFERRAL.following(from_status)
    if not after:
        return found.because("Nothing follows a closed referral; a new one can be begun.")
    words = "; ".join(REFERRAL.states[each] for each in after)
    return found.because("What may follow is: {words}.", words=words)
