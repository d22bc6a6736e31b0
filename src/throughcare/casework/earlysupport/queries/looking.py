"""The one statement that asks the rule about a whole agency: PostgreSQL counts, and the rule's own table answers.

Only days and states are read: when a contact was missed, when a test was not taken, when an address began. No reason,
no result, no answer of the person, nothing of who they are (`rules.interventions.early_support`).
"""

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.casework.testing.wording import OPEN_STATES
from throughcare.rules.contacts import Activity, Outcome
from throughcare.rules.interventions.early_support import CONTACT_DAYS, MOVE_DAYS, TEST_DAYS
from throughcare.rules.jurisdictions.testing import NO_SAMPLE, TOO_LITTLE


def _codes(*codes: str) -> str:
    return ", ".join(f"'{code}'" for code in codes)


WITHIN = "%(today)s::date - {} < {} AND {} <= %(today)s"


def _within(day: str, days: int) -> str:
    return WITHIN.format(days, day, day)


COUNTED = f"""
SELECT p.id AS person_id, coalesce(c.missed, 0) AS contacts,
  coalesce(c.not_known, 0) + coalesce(a.not_known, 0) AS contacts_not_known,
  coalesce(t.missed, 0) AS tests, coalesce(t.not_known, 0) AS tests_not_known, m.moves
FROM people_person p
LEFT JOIN (
  SELECT person_id, count(*) FILTER (WHERE outcome = '{Outcome.ABSENT.value}') AS missed,
    count(*) FILTER (WHERE outcome IN ({_codes("", Outcome.WAITING_FOR_EVIDENCE.value)})
                     AND appointment_id IS NOT NULL) AS not_known
  FROM supervision_contact
  WHERE known_to IS NULL AND with_whom = 'person' AND happened_at >= %(contacts_from)s AND happened_at < %(ends)s
  GROUP BY person_id) c ON c.person_id = p.id
LEFT JOIN (
  SELECT person_id, count(*) AS not_known FROM supervision_appointment
  WHERE known_to IS NULL AND status = 'booked' AND required AND starts_at >= %(contacts_from)s
    AND starts_at < %(ends)s
  GROUP BY person_id) a ON a.person_id = p.id
LEFT JOIN (
  SELECT person_id,
    count(*) FILTER (WHERE outcome = 'refused'
                     OR state = 'not_taken' AND event NOT IN ({_codes(NO_SAMPLE, TOO_LITTLE)})) AS missed,
    count(*) FILTER (WHERE state IN ({_codes(*OPEN_STATES)})) AS not_known
  FROM testing_test WHERE known_to IS NULL AND {_within('"on"', TEST_DAYS)}
  GROUP BY person_id) t ON t.person_id = p.id
LEFT JOIN (
  SELECT person_id,
    CASE WHEN bool_or(starts_on IS NOT NULL)
      THEN greatest(count(*) FILTER (WHERE {_within("starts_on", MOVE_DAYS)})
                    - (CASE WHEN {_within("min(starts_on)", MOVE_DAYS)} AND bool_and(starts_on IS NOT NULL)
                       THEN 1 ELSE 0 END), 0) END AS moves
  FROM people_address WHERE known_to IS NULL AND kind <> 'postal' AND (starts_on IS NULL OR starts_on <= %(today)s)
  GROUP BY person_id) m ON m.person_id = p.id
WHERE p.known_to IS NULL AND p.merged_into_id IS NULL AND p.agency_id = %(agency)s
  AND EXISTS (SELECT 1 FROM orders_order o WHERE o.person_id = p.id AND o.known_to IS NULL AND o.status = 'active'
              AND (o.starts_on IS NULL OR o.starts_on <= %(today)s)
              AND (o.ends_on IS NULL OR o.ends_on > %(today)s))
  AND {going_on("p.id", Activity.DIRECT_CONTACT)}
"""  # noqa: S608 - fragments of our own; values are parameters
"""Everybody under supervision in the community, with the rule's counts. The first address on record is no move."""

LOOK = f"""
WITH counted AS MATERIALIZED ({COUNTED}),
rule AS (
  SELECT * FROM unnest(%(r_contacts)s::int[], %(r_contacts_not_known)s::int[], %(r_tests)s::int[],
    %(r_tests_not_known)s::int[], %(r_moves)s::int[], %(r_answer)s::text[])
    AS rule (contacts, contacts_not_known, tests, tests_not_known, moves, answer)),
answered AS MATERIALIZED (
  SELECT n.*, r.answer FROM counted n JOIN rule r
    ON r.contacts = least(n.contacts, %(most_contacts)s)
    AND r.contacts_not_known = least(n.contacts_not_known, %(most_contacts)s)
    AND r.tests = least(n.tests, %(most_tests)s) AND r.tests_not_known = least(n.tests_not_known, %(most_tests)s)
    AND coalesce(r.moves, -1) = coalesce(least(n.moves, CASE WHEN n.moves IS NOT NULL THEN %(most_moves)s END), -1)),
ended AS (
  UPDATE earlysupport_indication i SET until = %(today)s
  FROM people_person p
  WHERE p.id = i.person_id AND p.known_to IS NULL AND p.agency_id = %(agency)s AND i.until IS NULL
    AND i.from_on <= %(today)s AND NOT EXISTS (
      SELECT 1 FROM answered n WHERE n.person_id = i.person_id AND i.rule = %(rule)s AND n.answer = i.answer
        AND (n.contacts, n.contacts_not_known, n.tests, n.tests_not_known) = (i.contacts, i.contacts_not_known, i.tests,
          i.tests_not_known) AND n.moves IS NOT DISTINCT FROM i.moves)
  RETURNING i.person_id),
begun AS (
  INSERT INTO earlysupport_indication (id, person_id, rule, from_on, until, contacts, contacts_not_known, tests,
    tests_not_known, moves, answer)
  SELECT gen_random_uuid(), n.person_id, %(rule)s, %(today)s, NULL, n.contacts, n.contacts_not_known, n.tests,
    n.tests_not_known, n.moves, n.answer
  FROM answered n
  WHERE (SELECT count(*) FROM ended) >= 0 AND (n.person_id IN (SELECT e.person_id FROM ended e) OR NOT EXISTS (
    SELECT 1 FROM earlysupport_indication i WHERE i.person_id = n.person_id AND i.until IS NULL))
  RETURNING 1),
looked AS (
  INSERT INTO earlysupport_daylooked (id, agency_id, rule, "on", people)
  SELECT gen_random_uuid(), %(agency)s, %(rule)s, %(today)s, (SELECT count(*) FROM answered)
  ON CONFLICT (agency_id, rule, "on") DO UPDATE SET people = excluded.people
  RETURNING 1),
offered AS (
  INSERT INTO earlysupport_supportoffer (id, record_id, version, known_from, known_to, recorded_by_id, because,
    closed_by, closed_because, person_id, rule, found_on, contacts, contacts_not_known, tests, tests_not_known, moves,
    state, help, offered_on, why_not)
  SELECT n.key, n.key, 1, %(now)s, NULL, %(user)s, 'pointed out', NULL, '', n.person_id, %(rule)s, %(today)s,
    n.contacts, n.contacts_not_known, n.tests, n.tests_not_known, n.moves, 'open', '{{}}', NULL, ''
  FROM (SELECT gen_random_uuid() AS key, x.* FROM answered x WHERE x.answer = 'offer_help') n
  WHERE EXISTS (SELECT 1 FROM earlysupport_supportswitch s WHERE s.agency_id = %(agency)s AND s.known_to IS NULL
                AND s.state = 'on' AND s.rule = %(rule)s)
    AND NOT EXISTS (SELECT 1 FROM earlysupport_supportoffer o WHERE o.person_id = n.person_id AND o.known_to IS NULL
                    AND (o.state = 'open' OR o.found_on > %(today)s::date - {CONTACT_DAYS}))
  RETURNING person_id)
SELECT (SELECT count(*) FROM answered), (SELECT count(*) FROM begun), (SELECT count(*) FROM ended),
  ARRAY(SELECT person_id FROM offered)
"""  # noqa: S608 - fragments of our own; values are parameters
"""Count, answer, close what is no longer so, keep what is new, write the day down; where switched on, offers to make.

Counting `ended` first lets it run before rows are added, so that everybody has one answer at a time."""
