"""Hearings in an officer's diary: those of the people they answer for, and those in which they take part."""

from throughcare.casework.diaries.offered import Offered
from throughcare.register.caseload.reach import in_force

HEARINGS = Offered(
    code="hearing",
    words="Hearing",
    rows=f"""SELECT h.id, h.starts_at, h.starts_at + make_interval(mins => h.minutes), 'hearing',
  h.known_from, h.person_id
FROM hearings_hearing h
WHERE h.known_to IS NULL AND h.state IN ('listed', 'heard') AND h.starts_at >= %(since)s AND h.starts_at < %(until)s
  AND (EXISTS (SELECT FROM hearings_party x WHERE x.hearing_id = h.id AND x.known_to IS NULL AND x.user_id = %(user)s)
    OR EXISTS (SELECT FROM caseload_allocation a WHERE a.person_id = h.person_id AND a.officer_id = %(user)s
               AND a.part = 'responsible' AND {in_force("a")}))""",  # noqa: S608 - fragments of our own
)
