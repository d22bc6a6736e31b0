"""Parts of the one statement for everything a page says of a person's services: each row comes with its kind.

%(person)s: whose; %(today)s: the civil day; %(forms)s: codes of the forms that show needs; %(agency)s: whose offerings.
"""

from throughcare.casework.plans.queries.statement import ASSESSED

PERSON = """
SELECT 'person', jsonb_build_object('id', p.id, 'reference', p.reference, 'born_from', p.born_from,
  'born_to', p.born_to, 'sex', p.sex, 'language', p.language, 'interpreter', p.interpreter_needed,
  'name', (SELECT concat_ws(' ', n.given, n.family) FROM people_name n
    WHERE n.person_id = p.id AND n.known_to IS NULL AND n.kind = 'main' LIMIT 1)) AS raw
FROM people_person p WHERE p.id = %(person)s AND p.known_to IS NULL
"""
FACTS = f"""
UNION ALL
SELECT 'score', to_jsonb(s) FROM (
  SELECT DISTINCT ON (k.name) k.name, k.results FROM assessments_scoremade k
  JOIN assessments_assessment a ON a.id = k.assessment_id AND a.known_to IS NULL
  WHERE k.person_id = %(person)s AND k.known_to IS NULL AND k.not_scored = '' AND a.stage = 'final'
  ORDER BY k.name, k.scored_on DESC, a.signed_at DESC, k.known_from DESC) s
UNION ALL
SELECT 'order', jsonb_build_object('kind', o.kind, 'ends_on', o.ends_on) FROM orders_order o
WHERE o.person_id = %(person)s AND o.known_to IS NULL AND o.status = 'active'
UNION ALL
SELECT 'stay', jsonb_build_object('received_on', c.received_on) FROM orders_custodystay c
WHERE c.person_id = %(person)s AND c.known_to IS NULL AND c.left_on IS NULL
UNION ALL
SELECT 'offence', jsonb_build_object('scheme', f.scheme, 'code', f.code) FROM orders_offence f
WHERE f.person_id = %(person)s AND f.known_to IS NULL AND f.outcome = 'convicted'
UNION ALL
SELECT 'flag', jsonb_build_object('kind', f.kind) FROM classification_flag f
WHERE f.person_id = %(person)s AND f.known_to IS NULL AND f.removed_on IS NULL
UNION ALL
SELECT 'objective', jsonb_build_object('id', o.id, 'title', o.title, 'need', o.need, 'related', o.related)
FROM plans_objective o JOIN plans_plan l ON l.id = o.plan_id AND l.known_to IS NULL AND l.ended_on IS NULL
WHERE o.person_id = %(person)s AND o.known_to IS NULL AND o.state IN ('active', 'future')
UNION ALL
SELECT 'officer', jsonb_build_object('name', u.name, 'phone', coalesce(nullif(t.duty_phone, ''), g.phone))
FROM caseload_allocation l JOIN access_user u ON u.id = l.officer_id JOIN access_team t ON t.id = l.team_id
JOIN access_agency g ON g.id = u.agency_id
WHERE l.person_id = %(person)s AND l.known_to IS NULL AND l.part = 'responsible' AND l.starts_on <= %(today)s
  AND (l.ends_on IS NULL OR l.ends_on > %(today)s)
{ASSESSED}"""  # noqa: S608 - parts of our own
REFERRAL_COLUMNS = """to_jsonb(r) || jsonb_build_object(
  'offering', o.title, 'programme', o.programme, 'clinical', o.clinical, 'sessions', o.sessions,
  'minutes', o.minutes, 'place', o.place, 'organisation', g.name, 'author', a.name, 'worker', coalesce(w.name, ''),
  'eligibility', coalesce(q.eligibility, '{}'), 'despite', coalesce(q.despite, ''),
  'priority', coalesce(q.priority, '{}'))
FROM interventions_servicereferral r JOIN interventions_offering o ON o.id = r.offering_id
JOIN access_organisation g ON g.id = r.organisation_id JOIN access_user a ON a.id = r.author_id
LEFT JOIN access_user w ON w.id = r.worker_id
LEFT JOIN interventions_referralground q ON q.referral_id = r.id AND q.known_to IS NULL
WHERE r.known_to IS NULL"""
REFERRALS = f"""
UNION ALL
SELECT 'referral', {REFERRAL_COLUMNS} AND r.person_id = %(person)s
"""
MOVES = """
UNION ALL
SELECT 'move', to_jsonb(m) || jsonb_build_object('by', u.name)
FROM interventions_referralmove m JOIN access_user u ON u.id = m.recorded_by_id
WHERE m.known_to IS NULL AND m.person_id = %(person)s AND m.referral_id = %(referral)s
"""
CONSENTS = """
UNION ALL
SELECT 'consent', to_jsonb(c) || jsonb_build_object('by', u.name, 'organisation', coalesce(g.name, ''))
FROM interventions_consent c JOIN access_user u ON u.id = c.recorded_by_id
LEFT JOIN access_organisation g ON g.id = c.organisation_id
WHERE c.person_id = %(person)s AND c.known_to IS NULL
"""
OFFERING_COLUMNS = """to_jsonb(o) || jsonb_build_object('organisation', g.name,
  'states', coalesce(line.states, '{}'), 'oldest', line.oldest, 'waited', line.waited, 'counted', line.counted)
FROM interventions_offering o JOIN access_organisation g ON g.id = o.organisation_id
LEFT JOIN LATERAL (
  SELECT jsonb_object_agg(c.state, c.n) FILTER (WHERE c.n > 0) AS states, min(c.oldest) AS oldest,
    max(c.waited) AS waited, max(c.counted) AS counted
  FROM (
    SELECT r.state, count(*) FILTER (WHERE r.ended_on IS NULL) AS n,
      min(r.waits_from) FILTER (WHERE r.ended_on IS NULL AND r.began_on IS NULL) AS oldest,
      (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY b.began_on - b.waits_from)
       FROM interventions_servicereferral b WHERE b.offering_id = o.id AND b.known_to IS NULL
         AND b.began_on > %(today)s::date - 365) AS waited,
      (SELECT count(*) FROM interventions_servicereferral b WHERE b.offering_id = o.id AND b.known_to IS NULL
         AND b.began_on > %(today)s::date - 365) AS counted
    FROM interventions_servicereferral r WHERE r.offering_id = o.id AND r.known_to IS NULL GROUP BY r.state) c
  ) line ON true
WHERE o.known_to IS NULL AND o.agency_id = %(agency)s"""
OFFERINGS = f"""
UNION ALL
SELECT 'offering', {OFFERING_COLUMNS} AND (o.closed_on IS NULL OR o.closed_on > %(today)s)
"""
