"""Hearings as what a paper proves."""

from throughcare.register.documents.proved import Provable

HEARINGS = Provable(
    words="The hearing",
    page="hearings:hearing",
    rows="""SELECT x.id, (x.starts_at AT TIME ZONE %(zone)s)::date FROM hearings_hearing x
WHERE x.person_id = %(person)s AND x.known_to IS NULL""",
)
