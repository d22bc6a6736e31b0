"""The counts and the badge on the overview."""

import json
from datetime import date
from pathlib import Path

import pytest

from throughcare.rules.responses import Compliance, Enforcement, Standing, compliance

AS_OF = date(2026, 5, 1)
VECTORS = Path(__file__).parents[4] / "shared" / "vectors" / "compliance-status-ew.jsonl"

pytestmark = pytest.mark.requirement("R068")


@pytest.mark.parametrize(
    ("failed_on", "counted"),
    [
        ([], 0),
        ([date(2025, 5, 1)], 0),  # a year ago today is outside
        ([date(2025, 5, 2)], 1),
        ([AS_OF], 1),
        ([date(2026, 5, 2)], 0),  # not yet
        ([date(2026, 4, 1), date(2026, 4, 1)], 2),  # two contacts on one day
    ],
)
def test_failures_of_the_last_12_months(failed_on: list[date], counted: int) -> None:
    assert compliance(failed_on, AS_OF).last_12_months == counted


def test_failures_since_the_last_decision_are_counted_apart() -> None:
    found = compliance(
        [date(2026, 1, 10), date(2026, 3, 1), date(2026, 4, 1)],
        AS_OF,
        enforcement=Enforcement.DECIDED,
        decided_on=date(2026, 3, 1),
    )
    assert (found.last_12_months, found.since_decision, found.since) == (3, 1, date(2026, 3, 1))


def test_it_says_when_enforcement_has_not_started() -> None:
    assert compliance([AS_OF], AS_OF, warned_on=[date(2024, 1, 1)]).sentences == (
        "Enforcement has not started.",
        "1 unexcused failure in the last 12 months.",
        "1 warning that stands.",
    )


def test_it_says_everything_in_words() -> None:
    found = compliance(
        [],
        AS_OF,
        enforcement=Enforcement.IN_PROGRESS,
        decided_on=date(2025, 1, 1),
        warned_on=[date(2026, 6, 1)],
    )
    assert found.sentences[1:] == (
        "No unexcused failures in the last 12 months.",
        "No unexcused failures since the last decision.",
        "No warnings that stand.",
    )


WORDS_OF_THE_VECTORS = {
    "no concern (green)": Standing.NO_FAILURES,
    "one failure (neutral)": Standing.ONE_FAILURE,
    "red: no breach in progress yet": Standing.SEVERAL_FAILURES,
    "breach in progress": Standing.ENFORCEMENT_IN_PROGRESS,
}


@pytest.mark.skipif(not VECTORS.exists(), reason=f"the shared vectors are not here: {VECTORS}")
def test_the_badge_agrees_with_the_outside_vectors() -> None:
    for line in VECTORS.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        assert _badge(case["in"]).standing is WORDS_OF_THE_VECTORS[case["out"]["result"]], case


def _badge(given: dict[str, object]) -> Compliance:
    started = Enforcement.IN_PROGRESS if given["breach_started"] else Enforcement.NOT_STARTED
    return compliance([AS_OF] * int(str(given["failures_12_months"])), AS_OF, enforcement=started)
