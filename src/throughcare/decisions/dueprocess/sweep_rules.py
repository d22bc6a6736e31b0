"""What the sweep asks of due process: a clock that is about to end, one that has, and what nothing proves.

The last day of a clock is the day whose end it is. A clock of the law does not stop for the person's state of
supervision, custody least of all; it stops with the person's death.
"""

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.register.notices.sweep import WRITTEN, SweepRule
from throughcare.rules.contacts import Activity

WARN_DAYS = 3
"""So many days before a clock ends that runs because the person is detained: a starting value of this program."""

_LAST_DAY = "((r.due_at - interval '1 second') AT TIME ZONE %(zone)s)::date"
_GOES_ON = going_on("r.person_id", Activity.REVIEW)


def _clocks(where: str, among: str = "true") -> str:
    """Processes with an open gate whose clock is so; few rows have one, and an index holds those alone."""
    return f"""SELECT r.person_id, r.process_id AS subject, min({_LAST_DAY}) AS due_on
FROM dueprocess_gaterow r JOIN dueprocess_process p ON p.id = r.process_id AND p.known_to IS NULL
WHERE r.known_to IS NULL AND r.state = 'open' AND r.due_at IS NOT NULL AND p.state <> 'dropped' AND {where}
  AND {_GOES_ON} AND {among}
GROUP BY r.person_id, r.process_id"""  # noqa: S608 - fragments of our own


def _concerned(crossed: str) -> str:
    """Processes for which the answer may have changed: written to, alerted of, or a day went by."""
    return f"""r.process_id IN (
  SELECT r.process_id FROM dueprocess_gaterow r WHERE r.known_to IS NULL
    AND ({crossed} OR {WRITTEN.format("r")} OR r.person_id = ANY(%(moved)s::uuid[]))
  UNION ALL SELECT p.id FROM dueprocess_process p WHERE p.known_to IS NULL AND {WRITTEN.format("p")}
  UNION ALL SELECT n.subject FROM notices_alert n WHERE n.rule = %(rule)s AND n.state <> 'done')"""  # noqa: S608 - our own


def _unproved(among: str = "true") -> str:
    return f"""SELECT r.person_id, r.process_id AS subject, min((r.known_from AT TIME ZONE %(zone)s)::date) AS due_on
FROM dueprocess_gaterow r
WHERE r.known_to IS NULL AND r.state = 'not_evidenced' AND {_GOES_ON} AND {among}
GROUP BY r.person_id, r.process_id"""  # noqa: S608 - fragments of our own


_NEAR = f"r.held_clock AND {_LAST_DAY} >= %(today)s AND {_LAST_DAY} <= %(today)s + {WARN_DAYS}"
_OVER = f"{_LAST_DAY} < %(today)s"
_OPEN_CLOCK = "r.state = 'open' AND r.due_at IS NOT NULL"


CLOCK_NEAR = SweepRule(
    code="process-clock-near",
    title="The time for a step ends soon, and the person is detained",
    help="Hold what is to be held, or see that it is put off rightly: who asked, and what that does to the clock.",
    page="dueprocess:process",
    full_sql=_clocks(_NEAR),
    delta_sql=_clocks(
        _NEAR,
        _concerned(f"{_OPEN_CLOCK} AND {_LAST_DAY} >= %(last)s AND {_LAST_DAY} <= %(today)s + {WARN_DAYS}"),
    ),
)
CLOCK_OVER = SweepRule(
    code="process-clock-over",
    title="The time for a step of a fair process is over",
    help="Tell a manager and the lawyer at once, and write down why.",
    page="dueprocess:process",
    full_sql=_clocks(_OVER),
    delta_sql=_clocks(_OVER, _concerned(f"{_OPEN_CLOCK} AND {_LAST_DAY} >= %(last)s - 1 AND {_OVER}")),
)
NOT_EVIDENCED = SweepRule(
    code="gate-not-evidenced",
    title="A decision was recorded, and nothing proves a step before it",
    help="Look for the proof and record it; if there is none, say so to the manager and the court.",
    page="dueprocess:process",
    full_sql=_unproved(),
    delta_sql=_unproved(_concerned("false")),
)

RULES: tuple[SweepRule, ...] = (CLOCK_NEAR, CLOCK_OVER, NOT_EVIDENCED)
