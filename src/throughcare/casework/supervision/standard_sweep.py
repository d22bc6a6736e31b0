"""What the sweep asks of contact standards: whose next contact is due soon, or was missed, with nothing booked for it.

The tables of every place become rows of SQL, so that one statement answers for everybody. It is `queries.expecting` and
`rules.contacts.keeping` once more, over a whole agency: tests/sweep holds both equal. What events make due is left to
the page: it comes up within days of the event, when somebody opens the record because of it.
"""

from collections.abc import Iterator

from throughcare.casework.orders.sweep_rules import going_on, states_stopping
from throughcare.register.notices.sweep import CONCERNED, WRITTEN, SweepRule, came_near, of_concerned
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity
from throughcare.rules.contacts.cadence import ANY, ContactStandard, Counting
from throughcare.rules.contacts.counting import COUNTING
from throughcare.rules.contacts.keeping import SOON_DAYS
from throughcare.rules.jurisdictions import Jurisdiction, Unit
from throughcare.rules.jurisdictions.contact_standards import GENERAL, ContactStandards

CODE = "standard-at-risk"


class CannotSweep(ValueError):
    """A table asks for something that the statement cannot say; it is refused when the program starts."""


def _rows(pack: Jurisdiction, table: ContactStandards) -> Iterator[tuple[object, ...]]:
    """One for each level and row: place, level, whether with the person, kinds, times, days, days to the first."""
    levels = {level.code for level in pack.levels} | {""}
    for level in sorted(levels):
        for row in table.rows:
            if not row.times or row.level not in (level, ANY) or row.case_type not in (GENERAL, ANY):
                continue
            if row.clock is not Counting.ROLLING:
                raise CannotSweep(f"{table.title}: {row.title}")
            kinds = [kind.value for kind in row.kinds]
            yield (pack.code, level, row.with_the_person, kinds, row.times, row.days, _first(table, row))


def _first(table: ContactStandards, row: ContactStandard) -> int | None:
    limit = table.first.get(row.what)
    if limit is None:
        return None
    if limit.unit is not Unit.DAYS:
        raise CannotSweep(f"{table.title}: {row.title}, first contact")
    return limit.amount


def _literal(row: tuple[object, ...]) -> str:
    place, level, direct, kinds, times, days, first = row
    assert isinstance(kinds, list)
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    early = "NULL::int" if first is None else str(first)
    return f"('{place}', '{level}', {direct}, ARRAY[{listed}]::text[], {times}, {days}, {early})"


LIVE = [row for pack in jurisdictions.all() for row in _rows(pack, pack.standards_in_force())]
PHASES = {phase.code: phase for pack in jurisdictions.all() for phase in pack.progress.phases}
"""Of every place: a phase's code means the same in each, as a test holds."""
_PHASES = ", ".join(f"('{each.code}', '{each.level}', {each.stretch})" for each in PHASES.values())
STANDARDS = (
    f"(VALUES {', '.join(map(_literal, LIVE))}) AS std (place, level, direct, kinds, times, days, early)"
)
_STRETCHES = {1, *(phase.stretch for phase in PHASES.values())}
SPANS = sorted(
    {int(str(row[5])) * stretch for row in LIVE for stretch in _STRETCHES}
    | {int(str(row[6])) for row in LIVE if row[6] is not None}
)
_COUNTS = ", ".join(f"'{outcome.value}'" for outcome in COUNTING)
_STOPPED = states_stopping(Activity.DIRECT_CONTACT)

_NOT_IN_VAIN = """NOT EXISTS (SELECT 1 FROM supervision_homevisit h
                    WHERE h.contact_id = c.id AND h.known_to IS NULL AND NOT h.achieved)"""
"""That the contact `c` was no visit at which nobody was met."""
_SEEN = f"""
  SELECT (c.happened_at AT TIME ZONE %(zone)s)::date AS on FROM supervision_contact c
  WHERE c.person_id = o.person_id AND c.known_to IS NULL AND c.happened_at < %(day_ends)s
    AND c.happened_at >= ((o.start)::timestamp AT TIME ZONE %(zone)s)
    AND CASE WHEN std.direct THEN c.kind = ANY(std.kinds) AND c.with_whom = 'person'
             ELSE c.kind = 'third_party' OR c.with_whom <> 'person' END
    AND (c.outcome IN ({_COUNTS}) OR c.outcome = '' AND c.appointment_id IS NULL)
    AND {_NOT_IN_VAIN}
  ORDER BY c.happened_at DESC LIMIT std.times"""  # noqa: S608 - codes of our own


_BOOKED = """SELECT count(*) FROM (
    SELECT 1 FROM supervision_appointment a
    WHERE a.person_id = d.person_id AND a.known_to IS NULL AND a.status = 'booked' AND a.starts_at >= %(day_starts)s
      AND CASE WHEN d.direct THEN a.kind = ANY(d.kinds) ELSE a.kind = 'third_party' END
      AND (d.due < %(today)s OR a.starts_at < ((d.due + 1)::timestamp AT TIME ZONE %(zone)s))
    LIMIT d.missing) ahead"""
"""How many appointments would keep the row `d`, as far as they are needed; any, where it was missed."""


def _at_risk(among: str) -> str:
    """Who is at risk of being missed. among: a condition on the order `r`, so that a delta asks after few.

    Level, phase and return are joined, not looked up row by row: for everybody PostgreSQL hashes them once, and for one
    person it reads that person's alone, since nothing here keeps `person_id = ...` from reaching each table.
    """
    return f"""
SELECT d.person_id, d.person_id AS subject, min(d.due) AS due_on FROM (
  SELECT o.person_id, std.kinds, std.direct,
    CASE WHEN seen.counted >= std.times THEN seen.earliest + std.days * o.stretch
         WHEN seen.counted = 0 AND std.early IS NOT NULL THEN o.start + std.early
         ELSE o.start + std.days * o.stretch END AS due,
  CASE WHEN seen.counted = 0 AND std.early IS NOT NULL THEN 1 ELSE greatest(std.times - seen.counted, 1) END AS missing
  FROM (
    SELECT b.person_id, b.place, greatest(b.begins, back.on) AS start, coalesce(phase.stretch, 1) AS stretch,
      coalesce(nullif(phase.level, ''), l.level, '') AS level
    FROM (SELECT r.person_id, g.jurisdiction AS place, min(coalesce(r.starts_on, r.known_from::date)) AS begins
          FROM orders_order r JOIN people_person p ON p.id = r.person_id AND p.known_to IS NULL
          JOIN access_agency g ON g.id = p.agency_id
          WHERE r.known_to IS NULL AND r.status IN ('planned', 'active')
            AND (r.starts_on IS NULL OR r.starts_on <= %(today)s) AND (r.ends_on IS NULL OR r.ends_on > %(today)s)
            AND {among} AND {going_on("r.person_id", Activity.DIRECT_CONTACT)}
          GROUP BY r.person_id, g.jurisdiction) b
    LEFT JOIN (
      SELECT st.person_id, max(st.ends_on) AS on FROM orders_supervisionstate st WHERE st.known_to IS NULL
        AND st.state IN ({_STOPPED}) AND st.ends_on > st.starts_on AND st.ends_on <= %(today)s
      GROUP BY st.person_id) back ON back.person_id = b.person_id
    LEFT JOIN (
      SELECT DISTINCT ON (y.person_id) y.person_id, ph.level, ph.stretch FROM supervision_phaseheld y
      JOIN (VALUES {_PHASES}) AS ph (code, level, stretch) ON ph.code = y.phase
      WHERE y.known_to IS NULL AND y.starts_on <= %(today)s AND (y.ends_on IS NULL OR y.ends_on > %(today)s)
      ORDER BY y.person_id, y.starts_on DESC) phase ON phase.person_id = b.person_id
    LEFT JOIN classification_levelheld l ON l.person_id = b.person_id AND l.known_to IS NULL
      AND (l.starts_on IS NULL OR l.starts_on <= %(today)s) AND (l.ends_on IS NULL OR l.ends_on > %(today)s)
    ) o
  JOIN {STANDARDS} ON concat(std.place, ' ', std.level) = concat(o.place, ' ', o.level)
  CROSS JOIN LATERAL (SELECT count(*) AS counted, min(s.on) AS earliest FROM ({_SEEN}) s) seen) d
WHERE d.due <= %(today)s::date + {SOON_DAYS}
  AND ({_BOOKED}) < CASE WHEN d.due < %(today)s THEN 1 ELSE d.missing END
GROUP BY d.person_id"""  # noqa: S608 - fragments of our own


def _midnight(day: str) -> str:
    return f"(({day})::timestamp AT TIME ZONE %(zone)s)"


def _came_near(span: int) -> tuple[str, str]:
    """The days after which `span` came within SOON_DAYS of today since the sweep before: after one, up to the other."""
    return f"%(last)s::date + {SOON_DAYS - span}", f"%(today)s::date + {SOON_DAYS - span}"


_MAY_COUNT = f"(c.outcome IN ({_COUNTS}) OR c.outcome = '')"


def _long_ago() -> tuple[str, str]:
    """Contacts `c (person_id, span)` since which a span came near; whether it is one of a level, or any in a phase.

    One SELECT for each span: an index that holds all it asks is then read alone.
    """
    by_span: dict[int, set[str]] = {}
    for row in LIVE:
        for stretch in _STRETCHES:
            by_span.setdefault(int(str(row[5])) * stretch, set()).add(str(row[1]))
    contacts, levels = [], []
    for span, codes in sorted(by_span.items()):
        low, high = _came_near(span)
        contacts.append(
            f"SELECT c.person_id, {span} AS span FROM supervision_contact c WHERE c.known_to IS NULL AND {_MAY_COUNT}"  # noqa: S608 - codes of our own
            f" AND c.happened_at >= {_midnight(low + ' + 1')} AND c.happened_at < {_midnight(high + ' + 1')}"
        )
        listed = ", ".join(f"'{code}'" for code in sorted(codes))
        levels.append(f"c.span = {span} AND coalesce(l.level, '') IN ({listed})")
    return " UNION ALL ".join(contacts), f"y.phase IS NOT NULL OR {' OR '.join(levels)}"


_LONG_AGO, _OF_THE_LEVEL = _long_ago()
_CAME_TO_BE = f"""c.known_to IS NULL AND c.happened_at >= {_midnight("%(last)s::date + 1")}
    AND c.happened_at < %(day_ends)s"""
_ONE_KEEPS_IT = all(row[4] == 1 for row in LIVE)
"""Whether every row of every table asks for one contact at a time."""
_RECENT = (
    _midnight(f"%(today)s::date + {SOON_DAYS + 1 - min(int(str(row[5])) for row in LIVE)}")
    if _ONE_KEEPS_IT
    else "'infinity'::timestamptz"
)
"""From when on a contact makes nothing due soon, where one keeps a standard: what stands can only end by it."""
_CAME_ABOUT = f"""EXISTS (SELECT 1 FROM supervision_contact c
  WHERE {WRITTEN.format("c")} AND c.appointment_id = a.record_id AND c.known_to IS NULL AND c.person_id = a.person_id
    AND c.kind = a.kind AND (c.with_whom = 'person' OR c.kind = 'third_party')
    AND c.outcome IN ({_COUNTS}) AND c.happened_at >= {_RECENT} AND c.happened_at < %(day_ends)s
    AND {_NOT_IN_VAIN})"""  # noqa: S608 - codes of our own
"""That what was booked as `a` took place lately: a standard that it would have kept is kept by the contact now.

Only of contacts written since the sweep before, which are hashed once; one of earlier asks about somebody in vain."""

_OF_ALL = set.intersection(
    *(set(map(str, row[3])) if row[2] else set() for row in LIVE if isinstance(row[3], list))
)
_NOT_KEPT = (
    f"""NOT EXISTS (SELECT 1 FROM supervision_appointment a WHERE a.person_id = c.person_id AND a.known_to IS NULL
      AND a.status = 'booked' AND a.kind IN ({", ".join(f"'{kind}'" for kind in sorted(_OF_ALL))})
      AND a.starts_at >= %(day_starts)s AND a.starts_at < {_midnight(f"%(last)s::date + {SOON_DAYS + 2}")})"""  # noqa: S608 - codes of our own
    if _ONE_KEEPS_IT and _OF_ALL
    else "true"
)
"""That nothing is booked, of a kind that every row of each table counts, up to the first day that may be near now."""

_CONCERNED = f"""
SELECT unnest(%(moved)s::uuid[]) AS person_id
UNION ALL SELECT n.person_id FROM notices_alert n WHERE n.rule = %(rule)s AND n.state <> 'done'
  AND n.due_on >= %(last)s AND n.due_on < %(today)s
UNION ALL SELECT n.person_id FROM notices_alert n WHERE n.rule = %(rule)s AND n.state <> 'done'
  AND n.person_id IN (SELECT c.person_id FROM supervision_contact c WHERE {WRITTEN.format("c")} OR {_CAME_TO_BE})
UNION ALL SELECT c.person_id FROM supervision_contact c WHERE ({WRITTEN.format("c")} OR {_CAME_TO_BE})
  AND (c.known_to IS NOT NULL OR c.happened_at < {_RECENT})
UNION ALL SELECT a.person_id FROM supervision_appointment a WHERE {WRITTEN.format("a")} AND NOT {_CAME_ABOUT}
UNION ALL SELECT a.person_id FROM supervision_appointment a WHERE a.known_to IS NULL AND a.status = 'booked'
  AND a.starts_at >= {_midnight("%(last)s::date")} AND a.starts_at < %(day_starts)s
UNION ALL SELECT c.person_id FROM ({_LONG_AGO}) c
  LEFT JOIN classification_levelheld l ON l.person_id = c.person_id AND l.known_to IS NULL
    AND (l.starts_on IS NULL OR l.starts_on <= %(today)s) AND (l.ends_on IS NULL OR l.ends_on > %(today)s)
  LEFT JOIN supervision_phaseheld y ON y.person_id = c.person_id AND y.known_to IS NULL
  WHERE ({_OF_THE_LEVEL}) AND {_NOT_KEPT}
UNION ALL SELECT h.person_id FROM supervision_homevisit h WHERE {WRITTEN.format("h")}
UNION ALL SELECT l.person_id FROM classification_levelheld l WHERE {WRITTEN.format("l")}
  OR l.known_to IS NULL AND (l.starts_on > %(last)s AND l.starts_on <= %(today)s
    OR l.ends_on > %(last)s AND l.ends_on <= %(today)s)
UNION ALL SELECT y.person_id FROM supervision_phaseheld y WHERE {WRITTEN.format("y")}
  OR y.known_to IS NULL AND (y.starts_on > %(last)s AND y.starts_on <= %(today)s
    OR y.ends_on > %(last)s AND y.ends_on <= %(today)s)
UNION ALL SELECT r.person_id FROM orders_order r WHERE {WRITTEN.format("r")}
  OR r.known_to IS NULL AND (r.starts_on > %(last)s AND r.starts_on <= %(today)s
    OR r.ends_on > %(last)s AND r.ends_on <= %(today)s OR {came_near("r.starts_on", SPANS, SOON_DAYS)}
    OR r.starts_on IS NULL AND {came_near("r.known_from::date", SPANS, SOON_DAYS)})
UNION ALL SELECT st.person_id FROM orders_supervisionstate st WHERE st.known_to IS NULL AND st.state <> 'active'
  AND st.state IN ({_STOPPED}) AND {came_near("st.ends_on", SPANS, SOON_DAYS)}
"""  # noqa: S608 - fragments of our own
"""Whoever an answer may have changed for: by a change of state or level, because the day passed for which an alert
stands, by what was written, because a booked appointment passed, because the span of a standard came near its end since
a contact (where nothing booked keeps it), the beginning of the order or the return. A contact only moves a day further
off: one of these days concerns those about whom an alert stands, unless it was taken back or is of longer ago. An
appointment that came about as booked concerns nobody."""

STANDARD_AT_RISK = of_concerned(
    SweepRule(
        code=CODE,
        title="A contact is due soon or was missed, and nothing is booked for it",
        help="Book what is missing: the page lists every date first.",
        page="supervision:standard",
        page_takes_subject=False,
        full_sql=_at_risk("true"),
    ),
    _CONCERNED,
    _at_risk(f"r.person_id IN ({CONCERNED})"),
    many=True,
)
