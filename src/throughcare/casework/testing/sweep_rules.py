"""What the sweep asks of tests: nobody told or come, a result awaited too long, a person not asked for their reason.

How long a result may take and how soon somebody is asked are the house's own starting values.
"""

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.casework.testing.wording import OPEN_STATES, RESULT_AWAITED, TO_BE_HEARD
from throughcare.register.notices.sweep import SweepRule, over
from throughcare.rules.contacts import Activity

RESULT_DAYS, REASON_DAYS = 14, 2
SINCE = "(r.known_from AT TIME ZONE %(zone)s)::date"
GOES_ON = going_on("r.person_id", Activity.REVIEW)


def _states(states: tuple[str, ...]) -> str:
    return "r.state IN (" + ", ".join(f"'{state}'" for state in states) + ")"


SAMPLED_ON = """(SELECT (max(s.collected_at) AT TIME ZONE %(zone)s)::date FROM testing_specimen s
  WHERE s.test_id = r.id AND s.known_to IS NULL)"""
"""The day of a test's sample."""

NOT_COLLECTED = over(
    "testing_test",
    code="test-not-collected",
    title="The day of a test is past, and nothing is recorded",
    help="Record what happened: a sample, or why there was none. If nobody told the person, cancel the test.",
    page="testing:test",
    due_on='r."on"',
    where=f"""{_states(OPEN_STATES)} AND r."on" < %(today)s AND {GOES_ON}""",
    crossed='r."on" >= %(last)s',
)
RESULT_AWAITED_LONG = over(
    "testing_test",
    code="test-result-awaited",
    title=f"A laboratory's result has been awaited for {RESULT_DAYS} days",
    help="Ask the laboratory. Nothing follows from a screen alone.",
    page="testing:test",
    due_on=f"{SAMPLED_ON} + {RESULT_DAYS}",
    where=f"{_states(RESULT_AWAITED)} AND {SAMPLED_ON} + {RESULT_DAYS} < %(today)s AND {GOES_ON}",
    crossed=f"{SAMPLED_ON} + {RESULT_DAYS} >= %(last)s",
)
REASON_NOT_ASKED = over(
    "testing_test",
    code="test-reason-not-heard",
    title="A test waits for the person to be heard",
    help="Ask the person for their reason and record what they say; then somebody judges it.",
    page="testing:test",
    due_on=f"{SINCE} + {REASON_DAYS}",
    where=f"{_states(TO_BE_HEARD)} AND {SINCE} + {REASON_DAYS} < %(today)s AND {GOES_ON}",
    crossed=f"{SINCE} + {REASON_DAYS} >= %(last)s",
)

RULES: tuple[SweepRule, ...] = (NOT_COLLECTED, RESULT_AWAITED_LONG, REASON_NOT_ASKED)
