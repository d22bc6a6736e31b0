"""Services bought from providers: how far a referral has come, how it ends, and what it achieved.

A referral is delivered under an action plan with a number of sessions. Once somebody has come to one, an end-of-service
report is needed before the referral can be concluded; before that it is simply cancelled.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.rules.interventions.sources import REFER_AND_MONITOR
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Item,
    Move,
    Problem,
    Several,
    Transitions,
    Whole,
    YesNo,
    is_known,
    published,
)

READ_ON = REFER_AND_MONITOR.checked_on.isoformat()
PEOPLE = "people referred to a commissioned intervention in England and Wales"
CONCLUSION = "domain:intervention_referral_conclusion"
DRAFT_KEPT_DAYS = 90
"""A draft older than this is deleted."""
MONTHS_AHEAD = 6
"""How far ahead a session may be planned."""

OFFICER, PROVIDER = "officer", "provider"
REFERRAL = Transitions(
    name="Referral to a commissioned service",
    states={
        "draft": "Being written",
        "sent": "Sent to the provider",
        "assigned": "Assigned to a caseworker",
        "assessed": "First assessment appointment held",
        "delivering": "Action plan approved, sessions under way",
        "end_requested": "Asked to end early, report to be written",
        "report_submitted": "End-of-service report sent",
        "cancelled": "Ended before anything was delivered",
        "prematurely_ended": "Ended early",
        "completed": "Completed",
    },
    moves=(
        Move("draft", "sent", (OFFICER,)),
        Move("sent", "assigned", (PROVIDER,)),
        Move("sent", "cancelled", (OFFICER, PROVIDER)),
        Move("assigned", "assessed", (PROVIDER,)),
        Move("assigned", "cancelled", (OFFICER, PROVIDER)),
        Move("assessed", "delivering", (OFFICER,)),  # the officer approves the plan
        Move("assessed", "cancelled", (OFFICER, PROVIDER)),
        Move("delivering", "cancelled", (OFFICER, PROVIDER)),  # nobody came to any session
        Move("delivering", "end_requested", (OFFICER, PROVIDER)),
        Move("delivering", "report_submitted", (PROVIDER,)),
        Move("end_requested", "report_submitted", (PROVIDER,)),
        Move("report_submitted", "prematurely_ended"),
        Move("report_submitted", "completed"),
    ),
)

ACTION_PLAN = Transitions(
    name="Action plan of a commissioned service",
    states={
        "created": "Being written by the provider",
        "submitted": "Waiting for the officer's approval",
        "approved": "Approved",
    },
    moves=(Move("created", "submitted", (PROVIDER,)), Move("submitted", "approved", (OFFICER,))),
)
"""The latest approved plan counts; a change begins a new one."""

SESSION = Transitions(
    name="Session of a commissioned service",
    states={
        "planned": "Planned, no appointment yet",
        "scheduled": "Appointment made",
        "superseded": "Appointment replaced by a later one",
        "attended": "Held and attended",
        "no_session": "Attended, but no session was held",
        "not_attended": "Not attended",
    },
    moves=(
        Move("planned", "scheduled", (PROVIDER,)),
        Move("scheduled", "superseded", (PROVIDER,)),  # who asked for another day, and why, is kept
        Move("scheduled", "attended", (PROVIDER,)),
        Move("scheduled", "no_session", (PROVIDER,)),
        Move("scheduled", "not_attended", (PROVIDER,)),
    ),
)
"""One appointment of a session; a superseded one has its successor beside it."""

FEEDBACK: Mapping[str, tuple[str, ...]] = {
    "attended": (
        "whether the person was late, and why",
        "what was done",
        "how the person responded",
        "whether the officer is to be told of behaviour or concerns",
    ),
    "no_session": ("why no session was held", "whether there are concerns"),
    "not_attended": ("what is known about the absence", "whether there are concerns"),
}
"""What has to be recorded, by what happened, once the day of the appointment has passed."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far delivery has come. concluded_as: what the referral ends as. report: whether one is needed to end."""

    words: str
    concluded_as: str
    report: bool = False
    under_way: bool = True


DELIVERY = {
    "not_delivering_yet": Delivery("no action plan has been approved", "cancelled"),
    "missing_first_substantive_appointment": Delivery("nobody has come to a session yet", "cancelled"),
    "in_progress": Delivery("sessions are under way", "prematurely_ended", report=True),
    "completed": Delivery(
        "every planned session is held or missed", "completed", report=True, under_way=False
    ),
}
WITHDRAWALS = {
    "pre_ica": "before the first assessment appointment",
    "post_ica": "after the first assessment appointment",
    "post_ica_close_early": "after the first assessment appointment, closed early",
}
COUNTS = ("sessions_attended", "sessions_not_attended", "sessions_without_outcome")


def _count(name: str, asks: str) -> Item:
    return Item(name=name, asks=asks, kind=Whole(0, 1000, "sessions"), needed=False)


@published(
    f"{CONCLUSION}@{READ_ON}",
    title="Commissioned services: how a referral ends",
    decides="how far delivery has come, whether a report can be begun, and what the referral ends as",
    population=PEOPLE,
    source=REFER_AND_MONITOR,
    items=(
        Item(name="action_plan_approved", asks="Has an action plan been approved?", kind=YesNo()),
        _count("sessions_attended", "How many sessions did the person come to, late or in time?"),
        _count("sessions_not_attended", "How many sessions did the person miss?"),
        _count("sessions_without_outcome", "How many planned sessions have no record of attendance yet?"),
        Item(name="end_requested", asks="Has anybody asked to end it?", kind=YesNo()),
        Item(
            name="end_of_service_report_submitted",
            asks="Has the end-of-service report been sent?",
            kind=YesNo(),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="The person came once and missed once; nothing is left, so the report is written and it is complete.",
            given={
                "action_plan_approved": True, "sessions_attended": 1, "sessions_not_attended": 1,
                "sessions_without_outcome": 0, "end_requested": False, "end_of_service_report_submitted": False,
            },
            gives={"delivery_state": "completed", "can_start_end_of_service_report": True, "concludes_with": None},
        ),
    ),
    figures=(REFERRAL.figures, ACTION_PLAN.figures, SESSION.figures),
)  # fmt: skip
def referral_conclusion(
    action_plan_approved: bool,
    end_requested: bool,
    end_of_service_report_submitted: Answer[bool],
    **sessions: Answer[int],
) -> Conclusion:
    """The state and what follows. Raises BadAnswers where a plan is approved and a number of sessions is missing."""
    state = _delivery_state(sessions) if action_plan_approved else "not_delivering_yet"
    delivery = DELIVERY[state]
    submitted = end_of_service_report_submitted is True
    ending = end_requested or submitted
    can_start = delivery.report and not submitted and (end_requested or not delivery.under_way)
    concludes = ending and (submitted or not delivery.report)
    withdrawal = _withdrawal(sessions["sessions_attended"], can_start)
    found = Conclusion({
        "delivery_state": state,
        "can_start_end_of_service_report": can_start,
        "ending_with": delivery.concluded_as if ending else None,
        "concludes_with": delivery.concluded_as if concludes else None,
        "withdrawal": withdrawal,
    }).because("{words}.", words=delivery.words.capitalize())  # fmt: skip
    if not is_known(end_of_service_report_submitted):
        found = found.because(
            "Whether the end-of-service report was sent is not known: it counts as not sent."
        )
    if not ending:
        found = found.because("Nobody has asked to end it and no report was sent, so it goes on.")
    elif concludes:
        found = found.because("It ends as: {words}.", words=REFERRAL.states[delivery.concluded_as].lower())
    else:
        found = found.because("It can end when the end-of-service report has been sent.")
    if can_start:
        found = found.because("The end-of-service report can be begun.")
    return found.because("Withdrawn now, it would count as withdrawn {when}.", when=WITHDRAWALS[withdrawal])


def _delivery_state(sessions: Mapping[str, Answer[int]]) -> str:
    missing = [name for name in COUNTS if not is_known(sessions[name])]
    if missing:
        reason = "is needed once an action plan has been approved"
        raise BadAnswers(CONCLUSION, [Problem(name, sessions[name], reason) for name in missing])
    if sessions["sessions_attended"] == 0:
        return "missing_first_substantive_appointment"
    return "completed" if sessions["sessions_without_outcome"] == 0 else "in_progress"


def _withdrawal(attended: Answer[int], can_start_report: bool) -> str:
    if not is_known(attended) or attended == 0:
        return "pre_ica"
    return "post_ica" if attended == 1 and can_start_report else "post_ica_close_early"


ACHIEVEMENTS: Mapping[str, tuple[str, float]] = {
    "achieved": ("achieved", 1),
    "partially_achieved": ("achieved in part", 0.5),
    "not_achieved": ("not achieved", 0),
}


@published(
    f"domain:intervention_achievement_score@{READ_ON}",
    title="Commissioned services: achievement score",
    decides="how much of what was hoped for was achieved",
    population=PEOPLE,
    source=REFER_AND_MONITOR,
    items=(
        Item(name="report_submitted", asks="Has the end-of-service report been sent?", kind=YesNo()),
        Item(
            name="outcomes",
            asks="What became of each outcome that was hoped for?",
            kind=Several(Choice({code: words for code, (words, _) in ACHIEVEMENTS.items()})),
        ),
    ),
    examples=(
        Example(
            says="One achieved, one in part, one not.",
            given={"report_submitted": True, "outcomes": ["achieved", "partially_achieved", "not_achieved"]},
            gives={"score": 1.5},
        ),
    ),
)
def achievement_score(report_submitted: bool, outcomes: tuple[str, ...]) -> Conclusion:
    """One for each outcome achieved, a half for each achieved in part; nothing before the report is sent."""
    if not report_submitted:
        return Conclusion({"score": 0}).because("The report has not been sent, so nothing is counted yet.")
    found = Conclusion({"score": sum(ACHIEVEMENTS[each][1] for each in outcomes)})
    for code, (words, points) in ACHIEVEMENTS.items():
        found = found.because(
            "{count} {words}, at {points:g} each.", count=outcomes.count(code), words=words, points=points
        )
    return found
