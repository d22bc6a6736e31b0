"""Tests that a laboratory confirmed and that were not explained: no screen, no prescription, nothing in dispute."""

from collections.abc import Iterator

from throughcare.casework.testing.wording import OUTCOMES, POSITIVE
from throughcare.decisions.dossiers.assembling.found import Found, Reading, rows
from throughcare.rules.jurisdictions.testing import ANALYTES

TESTS = """
SELECT t.id, t.outcome, t.concluded_at, s.number, s.collected_at, s.laboratory, s.reported_on,
  json_agg(json_build_array(f.analyte, f.found) ORDER BY f.analyte) AS found
FROM testing_test t
JOIN testing_specimen s ON s.test_id = t.id AND s.known_to IS NULL
JOIN testing_finding f ON f.specimen_id = s.id AND f.known_to IS NULL AND f.stage IN ('confirmation', 'retest')
WHERE t.person_id = %(person)s AND t.known_to IS NULL AND t.state = 'done' AND t.outcome IN ('positive', 'negative')
  AND NOT EXISTS (SELECT 1 FROM testing_contest c WHERE c.test_id = t.id AND c.known_to IS NULL AND c.state = 'open')
GROUP BY t.id, t.outcome, t.concluded_at, s.number, s.collected_at, s.laboratory, s.reported_on
ORDER BY s.collected_at
"""


def tests(reading: Reading) -> Iterator[Found]:
    """Each, with its sample and laboratory; of a substance only what was confirmed."""
    for row in rows(TESTS, reading):
        found = {ANALYTES.get(analyte, analyte) for analyte, result in row["found"] if result == POSITIVE}
        said = (
            ("Sample", row["number"]), ("Taken", reading.moment(row["collected_at"])),
            ("Laboratory", row["laboratory"] or "Not recorded"), ("Reported", reading.day(row["reported_on"])),
            ("Confirmed", ", ".join(sorted(found)) or "Nothing was found"), ("Outcome", OUTCOMES[row["outcome"]]),
        )  # fmt: skip
        yield Found(
            "tests", "testing.test", row["id"], f"Test of {reading.moment(row['collected_at'])}", said
        )
