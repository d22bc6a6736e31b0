"""What the sweep asks of services: that the officer reads what they tell, and answers their action plans.

A session missed, or a concern told, stands on the officer's list until somebody says that they have read it. None of it
judges the person: whether an absence was excused is asked elsewhere.
"""

from throughcare.register.notices.sweep import SweepRule, over

ON_ITS_DAY = "(r.starts_at AT TIME ZONE %(zone)s)::date"

CONCERN_TOLD = over(
    "provision_session",
    code="service-concern",
    title="A service tells of a concern",
    help="Read what they tell, and do what safety asks. Then say that you have read it.",
    page="provision:see_return",
    due_on=ON_ITS_DAY,
    where="r.concern AND r.seen_on IS NULL AND r.state IN ('attended', 'no_session', 'not_attended')",
    crossed="false",
)
SESSION_MISSED = over(
    "provision_session",
    code="service-missed",
    title="A session of a service was missed",
    help="Read what is known of the absence. It is not a failure by itself: ask the person.",
    page="provision:see_return",
    due_on=ON_ITS_DAY,
    where="r.state = 'not_attended' AND NOT r.concern AND r.seen_on IS NULL",
    crossed="false",
)
BEHAVIOUR_TOLD = over(
    "provision_session",
    code="service-told",
    title="A service tells how somebody took part",
    help="Read it: it may be good news.",
    page="provision:see_return",
    due_on=ON_ITS_DAY,
    where="r.state IN ('attended', 'no_session') AND r.tell <> '' AND NOT r.concern AND r.seen_on IS NULL",
    crossed="false",
)
PLAN_SUBMITTED = over(
    "provision_actionplan",
    code="service-plan",
    title="An action plan waits for your answer",
    help="Approve it, or say what is missing. Until then no number of sessions is agreed.",
    page="provision:answer_plan",
    due_on="(r.submitted_at AT TIME ZONE %(zone)s)::date",
    where="r.state = 'submitted'",
    crossed="false",
)

RULES: tuple[SweepRule, ...] = (CONCERN_TOLD, SESSION_MISSED, BEHAVIOUR_TOLD, PLAN_SUBMITTED)
