"""The statements of this app's pages. Row-level security leaves an organisation its own rows, and none of anybody else.

The name of the person comes from what was shared with the referral: their record is not there to be asked.
"""

NAME = "(SELECT f->>'value' FROM jsonb_array_elements(r.shared) f WHERE f->>'field' = 'name' LIMIT 1)"
"""What the organisation was told the person is called; null where it was not."""

LINES = f"""
SELECT r.id, r.person_id, coalesce({NAME}, '') AS name, o.title AS offering, r.route, r.state, r.version, r.sent_at,
       r.waits_from, r.began_on, r.ended_on, r.ended_how, r.needed_by, coalesce(w.name, '') AS worker, r.worker_id,
       p.id AS plan_id, p.state AS plan_state, p.sessions AS planned,
       count(s.id) FILTER (WHERE s.state = 'attended') AS attended,
       count(s.id) FILTER (WHERE s.state = 'not_attended') AS missed,
       min(s.starts_at) FILTER (WHERE s.state = 'scheduled' AND s.starts_at >= %(now)s) AS next_at,
       count(s.id) FILTER (WHERE s.state = 'scheduled' AND s.starts_at < %(now)s) AS unrecorded
FROM interventions_servicereferral r
JOIN interventions_offering o ON o.id = r.offering_id
LEFT JOIN access_user w ON w.id = r.worker_id
LEFT JOIN LATERAL (SELECT id, state, sessions FROM provision_actionplan a
  WHERE a.referral_id = r.id AND a.known_to IS NULL ORDER BY a.known_from DESC LIMIT 1) p ON true
LEFT JOIN provision_session s ON s.referral_id = r.id AND s.known_to IS NULL
WHERE r.known_to IS NULL AND r.organisation_id = %(organisation)s AND r.state = ANY(%(states)s)
GROUP BY r.id, o.title, w.name, p.id, p.state, p.sessions
ORDER BY r.waits_from, r.id
"""  # noqa: S608 - our own names

SLOT = f"""
SELECT s.id, s.referral_id, s.person_id, coalesce({NAME}, '') AS name, o.title AS offering, s.number, s.starts_at,
       s.ends_at, s.way, s.place, s.state, s.version, s.group_id, coalesce(g.title, '') AS group_title,
       coalesce(w.name, '') AS worker, r.worker_id
FROM provision_session s
JOIN interventions_servicereferral r ON r.id = s.referral_id AND r.known_to IS NULL
JOIN interventions_offering o ON o.id = r.offering_id
LEFT JOIN provision_group g ON g.id = s.group_id
LEFT JOIN access_user w ON w.id = r.worker_id
WHERE s.known_to IS NULL AND s.organisation_id = %(organisation)s
"""  # noqa: S608 - our own names

CALENDAR = f"""{SLOT} AND s.state <> 'superseded' AND s.starts_at >= %(first)s AND s.starts_at < %(until)s
ORDER BY s.starts_at, name"""

UNRECORDED = f"""{SLOT} AND s.state = 'scheduled' AND s.starts_at < %(now)s AND r.ended_on IS NULL
ORDER BY s.starts_at LIMIT 50"""

WORK = """
SELECT 'plan', to_jsonb(x) FROM (SELECT p.id, p.sessions, p.activities, p.state, p.submitted_at, p.answered_at,
    p.answer, p.version, coalesce(u.name, '') AS by FROM provision_actionplan p
    LEFT JOIN access_user u ON u.id = p.answered_by_id
    WHERE p.referral_id = %(referral)s AND p.known_to IS NULL ORDER BY p.known_from) x
UNION ALL
SELECT 'session', to_jsonb(x) FROM (SELECT s.id, s.number, s.starts_at, s.ends_at, s.way, s.place, s.state,
    s.follows_id, s.asked_by, s.asked_why, s.late_why, s.why_none, s.known_of, s.behaviour, s.tell,
    s.concern, s.minutes, s.version, s.seen_on,
    coalesce(g.title, '') AS group_title, coalesce(u.name, '') AS seen_by FROM provision_session s
    LEFT JOIN provision_group g ON g.id = s.group_id LEFT JOIN access_user u ON u.id = s.seen_by_id
    WHERE s.referral_id = %(referral)s AND s.known_to IS NULL ORDER BY s.starts_at) x
UNION ALL
SELECT 'note', to_jsonb(x) FROM (SELECT n.session_id, n.words, n.known_from AS at, coalesce(u.name, '') AS by
    FROM provision_sessionnote n LEFT JOIN access_user u ON u.id = n.recorded_by_id
    WHERE n.referral_id = %(referral)s AND n.known_to IS NULL ORDER BY n.known_from) x
UNION ALL
SELECT 'measure', to_jsonb(x) FROM (SELECT m.measure, m.title, m.unit, m.better, m.moment, m.measured_on, m.value
    FROM provision_measure m WHERE m.referral_id = %(referral)s AND m.known_to IS NULL
    ORDER BY m.measure, m.measured_on) x
UNION ALL
SELECT 'report', to_jsonb(x) FROM (SELECT e.outcomes, e.progress, e.further, e.submitted_at, e.version,
    coalesce(u.name, '') AS by FROM provision_endreport e LEFT JOIN access_user u ON u.id = e.author_id
    WHERE e.referral_id = %(referral)s AND e.known_to IS NULL) x
UNION ALL
SELECT 'move', to_jsonb(x) FROM (SELECT m.start, m.to, m.side, m.reason, m.words, m.moved_on, coalesce(u.name, '') AS by
    FROM interventions_referralmove m LEFT JOIN access_user u ON u.id = m.recorded_by_id
    WHERE m.referral_id = %(referral)s AND m.known_to IS NULL ORDER BY m.known_from) x
"""

REFERRAL = f"""
SELECT r.id, r.person_id, coalesce({NAME}, '') AS name, o.title AS offering, o.what AS offering_what, r.route, r.state,
       r.version, r.why, r.outcomes, r.needed_by, r.most_days, r.availability, r.shared, r.sent_at, r.waits_from,
       r.began_on, r.ended_on, r.ended_how, r.ended_why, r.ended_words, r.worker_id, coalesce(w.name, '') AS worker,
       coalesce(a.name, '') AS author, coalesce(a.phone, '') AS author_phone, o.sessions AS usual_sessions,
       o.minutes AS usual_minutes, o.clinical, r.organisation_id, org.name AS organisation
FROM interventions_servicereferral r
JOIN interventions_offering o ON o.id = r.offering_id
JOIN access_organisation org ON org.id = r.organisation_id
LEFT JOIN access_user w ON w.id = r.worker_id
LEFT JOIN access_user a ON a.id = r.author_id
WHERE r.known_to IS NULL AND r.id = %(referral)s
"""  # noqa: S608 - our own names
