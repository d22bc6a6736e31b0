"""What the sweep asks of referrals: that they are answered, and that a draft is sent or withdrawn.

The days are the house's own starting values but one: a program that was read deletes drafts older than 90 days; here
they are asked about, so that nothing typed is lost.
"""

from throughcare.register.notices.sweep import SweepRule, over
from throughcare.rules.interventions.commissioned import DRAFT_KEPT_DAYS
from throughcare.rules.interventions.referring import ASKED, ROUTE, WRITING

UNANSWERED_DAYS = 10
"""A week and a half: whoever runs a service has met by then."""


def _states(phase: str) -> str:
    return ", ".join(
        f"'{state}'" for route in ROUTE.values() for state, its in route.phases.items() if its == phase
    )


UNANSWERED = over(
    "interventions_servicereferral",
    code="service-unanswered",
    title="A referral was not answered",
    help="Ask the organisation, or withdraw it and refer elsewhere.",
    page="interventions:referral",
    due_on=f"r.waits_from + {UNANSWERED_DAYS}",
    where=f"r.state IN ({_states(ASKED)}) AND r.ended_on IS NULL AND r.waits_from + {UNANSWERED_DAYS} < %(today)s",
    crossed=f"r.waits_from + {UNANSWERED_DAYS} >= %(last)s",
)
OLD_DRAFT = over(
    "interventions_servicereferral",
    code="service-draft-old",
    title="A referral was begun long ago and never sent",
    help="Send it, or withdraw it: what it says may no longer be so.",
    page="interventions:referral",
    due_on=f"(r.known_from AT TIME ZONE %(zone)s)::date + {DRAFT_KEPT_DAYS}",
    where=f"""r.state IN ({_states(WRITING)})
      AND (r.known_from AT TIME ZONE %(zone)s)::date + {DRAFT_KEPT_DAYS} < %(today)s""",
    crossed=f"(r.known_from AT TIME ZONE %(zone)s)::date + {DRAFT_KEPT_DAYS} >= %(last)s",
)
FLOW_STOPPED = over(
    "interventions_servicereferral",
    code="service-stopped",
    title="A consent is gone, and a referral with it",
    help="Ask the person whether they consent anew, or withdraw the referral.",
    page="interventions:referral",
    due_on="r.stopped_on",
    where="r.stopped_on IS NOT NULL AND r.ended_on IS NULL",
    crossed="false",
)

RULES: tuple[SweepRule, ...] = (UNANSWERED, OLD_DRAFT, FLOW_STOPPED)
