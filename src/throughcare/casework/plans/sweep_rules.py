"""What the sweep asks of plans: the first one, reviews, signatures, answers, days that passed.

None of these says anything against the person: each is something for staff to do.
"""

from dataclasses import replace

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.register.notices.sweep import CONCERNED, WRITTEN, SweepRule, came_near, of_concerned, over
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity

REVIEW_SOON_DAYS = 14
"""A fortnight: time to see the person about it. The house's own starting value, as the others here."""
ASK_DAYS = 7
"""A week after its signature the person has been asked about a version, or asked again where they could not answer."""
SIGN_DAYS = 14
"""A fortnight after a change it is signed, and the person asked about it."""
FIRST_SOON_DAYS = 14


def _also(rule: SweepRule, table: str, beside: str) -> SweepRule:
    """The same rule, asked again where what stands beside its row `r` of `table` was written, too."""
    assert rule.delta_sql is not None
    return replace(
        rule,
        delta_sql=f"{rule.delta_sql.removesuffix(')')} OR {beside})",
        touched=f"({rule.touched} OR EXISTS (SELECT 1 FROM {table} r WHERE r.id = n.subject AND ({beside})))",  # noqa: S608
    )


def _written(table: str, tied: str) -> str:
    """That a row of `table` was written that is tied to `r`."""
    return f"EXISTS (SELECT 1 FROM {table} z WHERE {tied} AND {WRITTEN.format('z')})"  # noqa: S608 - our own


_PLAN_WRITTEN = _written("plans_plan", "z.record_id = r.plan_id")
_VERSIONS_WRITTEN = _written("plans_planversion", "z.plan_id = r.plan_id")
_ANSWER_WRITTEN = _written("plans_agreement", "z.plan_version_id = r.id")
_SIGNED_WRITTEN = _written("plans_planversion", "z.plan_id = r.id")

_GOES_ON = going_on("r.person_id", Activity.REVIEW)
_PLAN_RUNS = (
    "EXISTS (SELECT 1 FROM plans_plan p WHERE p.id = r.plan_id AND p.known_to IS NULL AND p.ended_on IS NULL)"
)
_LAST = """NOT EXISTS (SELECT 1 FROM plans_planversion n WHERE n.plan_id = r.plan_id AND n.known_to IS NULL
        AND n.state <> 'returned' AND n.number > r.number)"""

REVIEW_DUE = over(
    "plans_planreview",
    code="plan-review",
    title="The plan is to be reviewed",
    help="Look at it with the person: what is reached, what has changed, what comes next.",
    page="plans:review",
    due_on="r.due_on",
    where=f"""r.state = 'due' AND r.due_on >= %(today)s AND r.due_on <= %(today)s::date + {REVIEW_SOON_DAYS}
      AND {_GOES_ON}""",
    crossed=f"r.due_on > %(last)s::date + {REVIEW_SOON_DAYS}",
    left="r.due_on >= %(last)s AND r.due_on < %(today)s",
)
REVIEW_LATE = over(
    "plans_planreview",
    code="plan-review-late",
    title="The review of the plan is overdue",
    help="Review it now with the person, or say why it is not needed.",
    page="plans:review",
    due_on="r.due_on",
    where=f"r.state = 'due' AND r.due_on < %(today)s AND {_GOES_ON}",
    crossed="r.due_on >= %(last)s",
)
TO_COUNTERSIGN = over(
    "plans_planversion",
    code="plan-to-countersign",
    title="A plan waits for its second signature",
    help="Somebody other than its author reads it, and signs it or sends it back.",
    page="plans:countersign",
    due_on="(r.signed_at AT TIME ZONE %(zone)s)::date",
    where="r.state = 'waiting'",
    crossed="false",
)
_SINCE = """coalesce((SELECT max(g.asked_on) FROM plans_agreement g
                WHERE g.plan_version_id = r.id AND g.known_to IS NULL),
      (coalesce(r.answered_at, r.signed_at) AT TIME ZONE %(zone)s)::date)"""
NOT_ASKED = over(
    "plans_planversion",
    code="plan-not-asked",
    title="The person was not asked about the plan yet",
    help="Ask whether they agree, and write down what they say. It is theirs to say no.",
    page="plans:ask",
    due_on=f"{_SINCE} + {ASK_DAYS}",
    where=f"""r.state IN ('signed', 'countersigned') AND {_LAST} AND {_PLAN_RUNS} AND {_GOES_ON}
      AND NOT EXISTS (SELECT 1 FROM plans_agreement g WHERE g.plan_version_id = r.id AND g.known_to IS NULL
                      AND g.answer IN ('yes', 'no'))
      AND {_SINCE} + {ASK_DAYS} < %(today)s""",  # noqa: S608 - fragments of our own
    crossed=f"{_SINCE} + {ASK_DAYS} >= %(last)s",
)
_CHANGED_ON = "(r.changed_at AT TIME ZONE %(zone)s)::date"
NOT_SIGNED = over(
    "plans_plan",
    code="plan-not-signed",
    title="The plan was changed and is not signed",
    help="Sign it as it is now, and ask the person about it again.",
    page="plans:sign",
    page_takes_subject=False,
    due_on=f"{_CHANGED_ON} + {SIGN_DAYS}",
    where=f"""r.ended_on IS NULL AND {_CHANGED_ON} + {SIGN_DAYS} < %(today)s AND {_GOES_ON}
      AND NOT EXISTS (SELECT 1 FROM plans_planversion v WHERE v.plan_id = r.id AND v.known_to IS NULL
                      AND v.state <> 'returned' AND v.signed_at >= r.changed_at)""",  # noqa: S608 - fragments of our own
    crossed=f"{_CHANGED_ON} + {SIGN_DAYS} >= %(last)s",
)
OBJECTIVE_PAST = over(
    "plans_objective",
    code="objective-past-its-day",
    title="The day of an objective is past",
    help="Was it reached? Say so, or agree with the person on another day.",
    page="plans:change_objective",
    due_on="r.target_on",
    where=f"r.state = 'active' AND r.target_on < %(today)s AND {_PLAN_RUNS} AND {_GOES_ON}",
    crossed="r.target_on >= %(last)s",
)

_FIGURES = ", ".join(
    f"('{pack.code}', {pack.plan.first_within_days})"
    for pack in jurisdictions.all()
    if pack.plan.first_within_days is not None
)
FIGURES = f"(VALUES {_FIGURES}) AS f(place, days)"
"""Within how many days of the start of supervision a plan is signed, in each place that has a figure."""


def _first(among: str = "true") -> str:
    """Whoever has an order and no signed plan, a fortnight before the day. among: a condition on the order `r`."""
    return f"""
SELECT o.person_id, o.person_id AS subject, o.begins + f.days AS due_on
FROM (SELECT r.person_id, min(coalesce(r.starts_on, r.known_from::date)) AS begins FROM orders_order r
      WHERE r.known_to IS NULL AND r.status = 'active' AND (r.starts_on IS NULL OR r.starts_on <= %(today)s)
        AND (r.ends_on IS NULL OR r.ends_on > %(today)s) AND {among}
        AND {going_on("r.person_id", Activity.REVIEW)}
      GROUP BY r.person_id) o
JOIN people_person p ON p.id = o.person_id AND p.known_to IS NULL
JOIN access_agency g ON g.id = p.agency_id
JOIN {FIGURES} ON f.place = g.jurisdiction
WHERE o.begins + f.days <= %(today)s::date + {FIRST_SOON_DAYS}
  AND NOT EXISTS (SELECT 1 FROM plans_planversion v JOIN plans_plan l ON l.id = v.plan_id AND l.known_to IS NULL
                  WHERE v.person_id = o.person_id AND v.known_to IS NULL AND v.state <> 'returned'
                    AND l.ended_on IS NULL)"""  # noqa: S608 - fragments of our own


_DAYS = {
    pack.plan.first_within_days for pack in jurisdictions.all() if pack.plan.first_within_days is not None
}
_CONCERNED = f"""
SELECT unnest(%(moved)s::uuid[])
UNION ALL SELECT p.id FROM people_person p WHERE {WRITTEN.format("p")}
UNION ALL SELECT v.person_id FROM plans_planversion v WHERE {WRITTEN.format("v")}
UNION ALL SELECT l.person_id FROM plans_plan l WHERE {WRITTEN.format("l")}
UNION ALL SELECT o.person_id FROM orders_order o WHERE {WRITTEN.format("o")}
  OR o.known_to IS NULL AND o.starts_on > %(last)s AND o.starts_on <= %(today)s
  OR o.known_to IS NULL AND o.status = 'active' AND o.ends_on > %(last)s AND o.ends_on <= %(today)s
UNION ALL SELECT o.person_id FROM orders_order o WHERE o.known_to IS NULL
  AND ({came_near("o.starts_on", _DAYS, FIRST_SOON_DAYS)}
    OR o.starts_on IS NULL AND {came_near("o.known_from::date", _DAYS, FIRST_SOON_DAYS)})
"""  # noqa: S608 - fragments of our own
"""Whoever the answer may have changed for: by what was written of them, or because a day came into sight."""

PLAN_DUE = of_concerned(
    SweepRule(
        code="plan-due",
        title="A plan is due",
        help="Make it with the person, and sign it.",
        page="plans:plan",
        page_takes_subject=False,
        full_sql=_first(),
    ),
    _CONCERNED,
    _first(f"r.person_id IN ({CONCERNED})"),
)

RULES: tuple[SweepRule, ...] = (
    REVIEW_DUE, REVIEW_LATE, TO_COUNTERSIGN,
    _also(NOT_ASKED, "plans_planversion", f"{_ANSWER_WRITTEN} OR {_VERSIONS_WRITTEN} OR {_PLAN_WRITTEN}"),
    _also(NOT_SIGNED, "plans_plan", _SIGNED_WRITTEN),
    _also(OBJECTIVE_PAST, "plans_objective", _PLAN_WRITTEN),
    PLAN_DUE,
)  # fmt: skip
