"""Failures as what a paper proves."""

from throughcare.register.documents.proved import Provable

FAILURES = Provable(
    words="The failure",
    page="noncompliance:failure",
    rows="""SELECT x.id, x.failed_on FROM noncompliance_failure x
WHERE x.person_id = %(person)s AND x.known_to IS NULL""",
)
