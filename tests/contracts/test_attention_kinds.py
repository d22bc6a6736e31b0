"""Every kind of alert has its place on the list of who needs attention, and nothing has one that nobody raises."""

from importlib import import_module
from pathlib import Path

import pytest

import throughcare
from throughcare.config.timetable import SWEEP_RULES
from throughcare.rules.workload.attention_groups import KINDS
from throughcare.shell.web.links import PAGES

FROM_THE_RECORD = {
    "concern-unseen", "out-of-sight", "access-request", "not-seen", "new-not-seen", "progress-kept",
}  # fmt: skip
"""Reasons that no alert tells."""


@pytest.mark.requirement("R133")
def test_every_alert_has_a_group() -> None:
    without = sorted({rule.code for rule in SWEEP_RULES} - set(KINDS))
    assert not without, f"say in rules/workload/attention_groups.py where these alerts belong: {without}"


def test_no_kind_is_left_over() -> None:
    """Also of apps whose rules the timetable does not ask yet."""
    apps = Path(throughcare.__file__).parent
    told = {
        rule.code
        for file in apps.glob("*/*/sweep_rules.py")
        for rule in import_module(
            f"throughcare.{'.'.join(file.relative_to(apps).with_suffix('').parts)}"
        ).RULES
    }
    assert set(KINDS) - told == FROM_THE_RECORD


def test_what_no_alert_leads_to_has_a_page() -> None:
    for code in FROM_THE_RECORD:
        assert KINDS[code].page in PAGES, code
