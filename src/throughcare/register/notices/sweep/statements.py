"""The statements of the sweep. One statement a rule does everything: raise, reopen, close."""

from throughcare.register.caseload.reach import in_force

CAUSE_GONE = "cause-gone"
"""`done_because` of an alert that the sweep itself closed; only such a one is opened again."""

ROOM = "SET LOCAL work_mem = '256MB'; SET LOCAL synchronous_commit = off"
"""What a rule's turn may take, once a day: what is due of a million people is hashed whole.

No turn waits for the disk by itself: the commit after all of them does, and nothing is told before."""

TURN = f"""
WITH {{first}}due AS MATERIALIZED ({{due}}),
raised AS (
  INSERT INTO notices_alert
    (id, person_id, rule, subject, due_on, officer_id, team_id, state, raised_at, done_because, version)
  SELECT DISTINCT ON (d.subject, d.due_on) (%(stamp)s || '-7' || substr(gen_random_uuid()::text, 16))::uuid,
    d.person_id, %(rule)s, d.subject, d.due_on, a.officer_id, a.team_id, 'new', %(now)s, '', 1
  FROM due d
  LEFT JOIN caseload_allocation a ON a.person_id = d.person_id AND a.part = 'responsible' AND {in_force("a")}
  WHERE NOT EXISTS (SELECT 1 FROM notices_alert n
                    WHERE n.rule = %(rule)s AND n.subject = d.subject AND n.due_on = d.due_on
                      AND NOT (n.state = 'done' AND n.done_because = '{CAUSE_GONE}'))
  ON CONFLICT (rule, subject, due_on) DO UPDATE
    SET state = 'new', owner_id = NULL, owned_at = NULL, done_at = NULL, done_because = '',
      version = notices_alert.version + 1
    WHERE notices_alert.state = 'done' AND notices_alert.done_because = '{CAUSE_GONE}'
  RETURNING version = 1 AS fresh),
closed AS (
  UPDATE notices_alert n SET state = 'done', done_at = %(now)s, done_because = '{CAUSE_GONE}',
    version = n.version + 1
  WHERE n.rule = %(rule)s AND n.state <> 'done' {{within}}
    AND (n.subject, n.due_on) NOT IN (SELECT d.subject, d.due_on FROM due d) RETURNING 1)
SELECT (SELECT count(*) FROM due), (SELECT count(*) FROM raised WHERE fresh),
  (SELECT count(*) FROM raised WHERE NOT fresh), (SELECT count(*) FROM closed)
"""  # noqa: S608 - fragments of our own; values are parameters
"""One INSERT raises and reopens: asking apart what to reopen would read all that was ever closed.

NOT IN is hashed however few rows the planner expects; an anti-join in a loop would be quadratic.

`first`: `FIRST`, where a day's difference is about some people only. `due`: a rule's SELECT. `within`: which open
alerts may be closed; all of the rule's when empty."""

ANYTHING = """
WITH {first}due AS MATERIALIZED ({due})
SELECT EXISTS (SELECT FROM due)
  OR EXISTS (SELECT FROM notices_alert n WHERE n.rule = %(rule)s AND n.state <> 'done' {within})
"""
"""Whether a turn would find anything due, or anything that it may have to close."""

FIRST = "concerned (person_id) AS MATERIALIZED ({concerned}), "
"""Whom a day's difference is about: found once for what is raised and for what is closed."""

OF_AGENCIES = """SELECT x.* FROM ({due}) x JOIN people_person p ON p.id = x.person_id AND p.known_to IS NULL
AND p.agency_id = ANY(%(agencies)s)"""
"""Only people of some agencies: needed where not all of them live in one zone."""

WITHIN_AGENCIES = """AND EXISTS (SELECT 1 FROM people_person p WHERE p.id = n.person_id AND p.known_to IS NULL
AND p.agency_id = ANY(%(agencies)s))"""

OF_PERSON = "SELECT x.* FROM ({due}) x WHERE x.person_id = %(person)s"
WITHIN_PERSON = "AND n.person_id = %(person)s"

NEWLY_RESPONSIBLE = f"""
SELECT a.person_id FROM caseload_allocation a
WHERE a.part = 'responsible' AND a.starts_on >= %(since_day)s AND {in_force("a")}
"""  # noqa: S608 - fragments of our own; values are parameters
"""People whose responsible officer is a new one."""

FOLLOW = f"""
UPDATE notices_alert n SET officer_id = a.officer_id, team_id = a.team_id
FROM caseload_allocation a
WHERE n.person_id = ANY(%(people)s) AND n.state <> 'done'
  AND a.person_id = n.person_id AND a.part = 'responsible' AND {in_force("a")}
  AND (n.officer_id, n.team_id) IS DISTINCT FROM (a.officer_id, a.team_id)
"""  # noqa: S608 - fragments of our own; values are parameters
"""Their open alerts go with them. Two statements: in one, the planner reads all alerts for each of them."""
