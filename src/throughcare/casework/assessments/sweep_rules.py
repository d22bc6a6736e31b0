"""What the sweep asks of assessments: those due, called for, unfinished or to be signed, and contests to decide."""

from throughcare.casework.assessments.wording import DUE_SOON_DAYS
from throughcare.casework.orders.sweep_rules import going_on
from throughcare.register.notices.sweep import CONCERNED, WRITTEN, SweepRule, came_near, of_concerned, over
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity

UNFINISHED_DAYS = 28
"""Four weeks: what was begun longer ago speaks of a person who has changed since. The house's own starting value."""
DECIDE_SOON_DAYS = 7
"""A week before its last day a contest is asked for: time to hear the person and whoever made the assessment."""

TO_COUNTERSIGN = over(
    "assessments_assessment",
    code="assessment-to-countersign",
    title="An assessment waits for its second signature",
    help="Somebody other than its author reads it, and signs it or sends it back.",
    page="assessments:assessment",
    due_on="(r.signed_at AT TIME ZONE %(zone)s)::date",
    where="r.stage = 'signed'",
    crossed="false",
)
_LEFT_ON = f"(r.known_from AT TIME ZONE %(zone)s)::date + {UNFINISHED_DAYS}"
NOT_FINISHED = over(
    "assessments_assessment",
    code="assessment-not-finished",
    title="An assessment was begun 4 weeks ago and not signed",
    help="Finish and sign it, or set it aside with the reason.",
    page="assessments:assessment",
    due_on=_LEFT_ON,
    where=f"r.stage = 'draft' AND {_LEFT_ON} < %(today)s AND {going_on('r.person_id', Activity.REVIEW)}",
    crossed=f"{_LEFT_ON} >= %(last)s",
)
# A person's right to an answer does not rest while they are away.
CONTEST_TO_DECIDE = over(
    "assessments_contest",
    code="contest-to-decide",
    title="A contest of an assessment is to be decided",
    help="Somebody who took no part in the assessment decides, and the person is told.",
    page="assessments:contest_of",
    due_on="r.due_on",
    where=f"r.state = 'open' AND r.due_on <= %(today)s::date + {DECIDE_SOON_DAYS}",
    crossed=f"r.due_on > %(last)s::date + {DECIDE_SOON_DAYS}",
)
CALLED_FOR = over(
    "assessments_calledfor",
    code="assessment-called-for",
    title="An assessment is called for by what happened",
    help="Begin it, or say why none is made.",
    page="assessments:called_for",
    due_on="r.due_on",
    where=f"r.answered = '' AND {going_on('r.person_id', Activity.REVIEW)}",
    crossed="false",
)


def _number(figure: int | None) -> str:
    return "NULL::int" if figure is None else str(figure)


_USES = [(pack.code, use) for pack in jurisdictions.all() for use in pack.forms]
_DUE = [use for _, use in _USES if use.first_within_days is not None or use.every_months is not None]
_FIGURES = ", ".join(
    f"('{place}', '{use.code}', {_number(use.first_within_days)}, {_number(use.every_months)})"
    for place, use in _USES
    if use in _DUE
)
FIGURES = f"(VALUES {_FIGURES}) AS f(place, form, days, months)"
"""Which form is due when, in each place: days from the start of supervision, months after the latest."""


def _due(among: str = "true") -> str:
    """Whoever is to be assessed within a fortnight, or was to be. among: a condition on the active order `r`.

    One alert for a person and day, whichever forms are due on it. The latest of an earlier supervision counts, but
    asks for nothing before the first days of this one are over. One that waits for its second signature is made.
    """
    return f"""
SELECT DISTINCT o.person_id, o.person_id AS subject, d.due_on
FROM (SELECT r.person_id, min(coalesce(r.starts_on, r.known_from::date)) AS begins FROM orders_order r
      WHERE r.known_to IS NULL AND r.status = 'active' AND (r.starts_on IS NULL OR r.starts_on <= %(today)s)
        AND (r.ends_on IS NULL OR r.ends_on > %(today)s) AND {among}
        AND {going_on("r.person_id", Activity.REVIEW)}
      GROUP BY r.person_id) o
JOIN people_person p ON p.id = o.person_id AND p.known_to IS NULL
JOIN access_agency g ON g.id = p.agency_id
JOIN {FIGURES} ON f.place = g.jurisdiction
LEFT JOIN LATERAL (
  SELECT max(s.assessed_on) FILTER (WHERE s.stage = 'final') AS latest, bool_or(s.stage = 'signed') AS waits
  FROM assessments_assessment s
  WHERE s.person_id = o.person_id AND s.known_to IS NULL AND split_part(s.form, '@', 1) = f.form) a ON true
CROSS JOIN LATERAL (
  SELECT greatest((a.latest + make_interval(months => f.months))::date, o.begins + f.days) AS due_on) d
WHERE a.waits IS NOT TRUE AND (a.latest IS NULL OR f.months IS NOT NULL)
  AND d.due_on <= %(today)s::date + {DUE_SOON_DAYS}"""  # noqa: S608 - fragments of our own


_FROM, _UNTIL = f"%(last)s::date + {DUE_SOON_DAYS}", f"%(today)s::date + {DUE_SOON_DAYS}"
_DAYS = {use.first_within_days for use in _DUE if use.first_within_days is not None}
_MONTHS = sorted({use.every_months for use in _DUE if use.every_months is not None})


_CAME_AGAIN = " OR ".join(
    f"(s.assessed_on > ({_FROM} - interval '{months} months 4 days')::date"
    f" AND s.assessed_on <= ({_UNTIL} - interval '{months} months' + interval '4 days')::date)"
    for months in _MONTHS
)
"""That what falls due again after months came into sight. Months differ in length by up to three days."""
_CONCERNED = f"""
SELECT unnest(%(moved)s::uuid[])
UNION ALL SELECT p.id FROM people_person p WHERE {WRITTEN.format("p")}
UNION ALL SELECT s.person_id FROM assessments_assessment s WHERE {WRITTEN.format("s")}
UNION ALL SELECT s.person_id FROM assessments_assessment s
  WHERE s.known_to IS NULL AND s.stage = 'final' AND ({_CAME_AGAIN})
UNION ALL SELECT o.person_id FROM orders_order o WHERE {WRITTEN.format("o")}
  OR o.known_to IS NULL AND o.starts_on > %(last)s AND o.starts_on <= %(today)s
  OR o.known_to IS NULL AND o.status = 'active' AND o.ends_on > %(last)s AND o.ends_on <= %(today)s
UNION ALL SELECT o.person_id FROM orders_order o WHERE o.known_to IS NULL
  AND ({came_near("o.starts_on", _DAYS, DUE_SOON_DAYS)}
    OR o.starts_on IS NULL AND {came_near("o.known_from::date", _DAYS, DUE_SOON_DAYS)})
"""  # noqa: S608 - fragments of our own
"""Whoever an answer may have changed for: by a change of state, by what was written of the person, their assessments
and orders, because an order began or ended, or because a due day came into sight."""

ASSESSMENT_DUE = of_concerned(
    SweepRule(
        code="assessment-due",
        title="An assessment is due",
        help="Make it with the person, and sign it.",
        page="assessments:start",
        page_takes_subject=False,
        full_sql=_due(),
    ),
    _CONCERNED,
    _due(f"r.person_id IN ({CONCERNED})"),
)

RULES: tuple[SweepRule, ...] = (TO_COUNTERSIGN, NOT_FINISHED, CONTEST_TO_DECIDE, CALLED_FOR, ASSESSMENT_DUE)
