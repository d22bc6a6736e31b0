"""Failures to comply: the facts, what the person said, how that was judged; and what was decided upon each."""

from collections.abc import Iterator

from throughcare.decisions.dossiers.assembling.found import Found, Reading, lines, rows
from throughcare.decisions.noncompliance.models import Failure, Response, Sanction

FAILURES = """
SELECT f.id, f.failed_on, f.what, f.stage, f.evidence, f.asked_how, f.excuse, f.heard_on, u.name AS reported_by,
  d.text AS condition, j.reasonable, j.excuse AS judged_excuse, j.reasons, ju.name AS judge
FROM noncompliance_failure f
LEFT JOIN access_user u ON u.id = f.reported_by_id
LEFT JOIN orders_condition d ON d.id = f.condition_id AND d.known_to IS NULL
LEFT JOIN noncompliance_excusejudgment j ON j.failure_id = f.id AND j.known_to IS NULL
LEFT JOIN access_user ju ON ju.id = j.judged_by_id
WHERE f.person_id = %(person)s AND f.known_to IS NULL AND f.closed_reason NOT IN ('in-error', 'outcome-changed')
ORDER BY f.failed_on, f.id
"""
RESPONSES = """
SELECT r.id, r.kind, r.given_on, r.reasons, r.departs, r.departs_because, r.what, r.withdrawn_on, r.withdrawn_because,
  u.name AS by, a.name AS approved_by, f.what AS about, f.failed_on, z.state, z.due_on, z.ended_on
FROM noncompliance_response r
JOIN access_user u ON u.id = r.decided_by_id
LEFT JOIN access_user a ON a.id = r.approved_by_id
LEFT JOIN noncompliance_failure f ON f.id = r.failure_id AND f.known_to IS NULL
LEFT JOIN noncompliance_sanction z ON z.response_id = r.id AND z.known_to IS NULL
WHERE r.person_id = %(person)s AND r.known_to IS NULL
ORDER BY r.given_on, r.id
"""
NOTHING_SAID = "Nothing is recorded of what they said"


def conduct(reading: Reading) -> Iterator[Found]:
    """Each failure, the first first. What was recorded in error is none."""
    for row in rows(FAILURES, reading):
        said = lines(
            ("Day", reading.day(row["failed_on"])), ("What happened", row["what"]), ("Condition", row["condition"]),
            ("Shown by", row["evidence"]), ("Reported by", row["reported_by"]),
            ("What the person said", row["judged_excuse"] or row["excuse"] or NOTHING_SAID),
            ("Heard on", reading.day(row["heard_on"]) if row["heard_on"] else ""),
            ("Judged", _judged(row["reasonable"])), ("Why", row["reasons"]), ("Judged by", row["judge"]),
            ("Stage", Failure.Stage(row["stage"]).label),
        )  # fmt: skip
        title = f"{reading.day(row['failed_on'])}: {row['what']}"
        yield Found("conduct", "noncompliance.failure", row["id"], title, said)


def responses(reading: Reading) -> Iterator[Found]:
    """What followed, praise and rewards too, with what became of each."""
    for row in rows(RESPONSES, reading):
        kind = Response.Kind(row["kind"]).label
        about = f"{row['about']} ({reading.day(row['failed_on'])})" if row["about"] else ""
        said = lines(
            ("Day", reading.day(row["given_on"])), ("What", row["what"] or kind), ("About", about),
            ("Reasons", row["reasons"]), ("Why it departs from what was proposed", row["departs_because"]),
            ("Decided by", row["by"]), ("Approved by", row["approved_by"]),
            ("What became of it", Sanction.State(row["state"]).label if row["state"] else ""),
            ("Withdrawn", reading.day(row["withdrawn_on"]) if row["withdrawn_on"] else ""),
            ("Why it was withdrawn", row["withdrawn_because"]),
        )  # fmt: skip
        yield Found(
            "responses", "noncompliance.response", row["id"], f"{kind}, {reading.day(row['given_on'])}", said
        )


def _judged(reasonable: bool | None) -> str:
    if reasonable is None:
        return "Not judged yet"
    return "A reasonable excuse" if reasonable else "Not a reasonable excuse"
