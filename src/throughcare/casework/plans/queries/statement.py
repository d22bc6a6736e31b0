"""One statement for everything a page says of a plan: each row comes with its kind, so that one reader turns them all.

`p` is the person's plan: the one that runs, else the last that ended.
"""

ONE = """WITH p AS (
  SELECT * FROM plans_plan WHERE person_id = %(person)s AND known_to IS NULL
  ORDER BY (ended_on IS NOT NULL), begun_on DESC LIMIT 1
)
"""
PLAN = """
SELECT 'plan', to_jsonb(p) || jsonb_build_object('by', w.name) FROM p JOIN access_user w ON w.id = p.recorded_by_id
UNION ALL
SELECT 'objective', to_jsonb(o) || jsonb_build_object('by', w.name, 'owned_by', coalesce(u.name, ''))
FROM plans_objective o JOIN p ON p.id = o.plan_id JOIN access_user w ON w.id = o.recorded_by_id
LEFT JOIN access_user u ON u.id = o.owned_by_id WHERE o.known_to IS NULL
UNION ALL
SELECT 'step', to_jsonb(s) || jsonb_build_object('by', w.name, 'done_by', coalesce(u.name, ''))
FROM plans_step s JOIN plans_objective o ON o.id = s.objective_id AND o.known_to IS NULL JOIN p ON p.id = o.plan_id
JOIN access_user w ON w.id = s.recorded_by_id LEFT JOIN access_user u ON u.id = s.done_by_id WHERE s.known_to IS NULL
UNION ALL
SELECT 'note', to_jsonb(n) || jsonb_build_object('by', w.name)
FROM plans_objectivenote n JOIN plans_objective o ON o.id = n.objective_id AND o.known_to IS NULL
JOIN p ON p.id = o.plan_id JOIN access_user w ON w.id = n.recorded_by_id WHERE n.known_to IS NULL
UNION ALL
SELECT 'condition', jsonb_build_object('id', c.id, 'kind', c.kind, 'as_given', c.as_given, 'order_id', c.order_id)
FROM orders_condition c JOIN p ON p.person_id = c.person_id WHERE c.known_to IS NULL
"""
SIGNED = """
UNION ALL
SELECT 'version', to_jsonb(v) - 'content' || jsonb_build_object('by', w.name, 'author', a.name,
  'second', coalesce(s.name, ''), 'given_by', coalesce(h.name, ''), 'content',
  CASE WHEN v.state <> 'returned' AND v.number = (
    SELECT max(l.number) FROM plans_planversion l
    WHERE l.plan_id = p.id AND l.known_to IS NULL AND l.state <> 'returned') THEN v.content END)
FROM plans_planversion v JOIN p ON p.id = v.plan_id JOIN access_user w ON w.id = v.recorded_by_id
JOIN access_user a ON a.id = v.author_id LEFT JOIN access_user s ON s.id = v.second_id
LEFT JOIN access_user h ON h.id = v.given_by_id WHERE v.known_to IS NULL
UNION ALL
SELECT 'answer', to_jsonb(g) || jsonb_build_object('by', w.name, 'asked_by', a.name)
FROM plans_agreement g JOIN plans_planversion v ON v.id = g.plan_version_id AND v.known_to IS NULL
JOIN p ON p.id = v.plan_id JOIN access_user w ON w.id = g.recorded_by_id JOIN access_user a ON a.id = g.asked_by_id
WHERE g.known_to IS NULL
UNION ALL
SELECT 'review', to_jsonb(r) || jsonb_build_object('by', w.name, 'done_by', coalesce(d.name, ''))
FROM plans_planreview r JOIN p ON p.id = r.plan_id JOIN access_user w ON w.id = r.recorded_by_id
LEFT JOIN access_user d ON d.id = r.done_by_id WHERE r.known_to IS NULL
"""
AROUND = """
UNION ALL
SELECT 'order', jsonb_build_object('kind', o.kind, 'starts_on', o.starts_on, 'ends_on', o.ends_on, 'status', o.status)
FROM orders_order o WHERE o.person_id = %(person)s AND o.known_to IS NULL
UNION ALL
SELECT 'stay', jsonb_build_object('received_on', c.received_on, 'left_on', c.left_on, 'left_how', c.left_how)
FROM orders_custodystay c WHERE c.person_id = %(person)s AND c.known_to IS NULL
UNION ALL
SELECT 'date', jsonb_build_object('kind', k.kind, 'on', k.on, 'certainty', k.certainty)
FROM orders_keydate k WHERE k.person_id = %(person)s AND k.known_to IS NULL
UNION ALL
SELECT 'officer', jsonb_build_object('name', u.name, 'phone', coalesce(nullif(t.duty_phone, ''), g.phone),
  'responsible', l.part = 'responsible')
FROM caseload_allocation l JOIN access_user u ON u.id = l.officer_id JOIN access_team t ON t.id = l.team_id
JOIN access_agency g ON g.id = u.agency_id
WHERE l.person_id = %(person)s AND l.known_to IS NULL AND l.starts_on <= %(today)s
  AND (l.ends_on IS NULL OR l.ends_on > %(today)s)
UNION ALL
SELECT 'text', to_jsonb(x) || '{"own": false}' FROM (
  SELECT DISTINCT ON (t.title, t.code, t.language) t.id, t.kind, t.code, t.number, t.title, t.sections
  FROM documents_template t JOIN people_person z ON z.id = %(person)s AND z.agency_id = t.agency_id
  WHERE t.kind = 'plan_page' AND t.known_to IS NULL AND t.starts_on <= %(today)s
    AND (t.ends_on IS NULL OR t.ends_on > %(today)s)
  ORDER BY t.title, t.code, t.language, t.number DESC) x
"""
ASSESSED = """
UNION ALL
SELECT 'assessed', jsonb_build_object('id', s.id, 'form', s.form, 'assessed_on', s.assessed_on, 'lead', l.name,
  'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('question', a.question, 'state', a.state, 'value', a.value)),
    '[]') FROM assessments_answer a WHERE a.assessment_id = s.id AND a.known_to IS NULL))
FROM (SELECT DISTINCT ON (split_part(form, '@', 1)) * FROM assessments_assessment
  WHERE person_id = %(person)s AND known_to IS NULL AND stage = 'final' AND split_part(form, '@', 1) = ANY(%(forms)s)
  ORDER BY split_part(form, '@', 1), assessed_on DESC, signed_at DESC) s JOIN access_user l ON l.id = s.lead_id
"""
