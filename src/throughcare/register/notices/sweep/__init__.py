"""The sweep: set-based SQL that finds what needs attention and keeps one alert for each."""

from throughcare.register.notices.sweep.registry import known_rules, learn, title_of
from throughcare.register.notices.sweep.report import SweepReport, Swept
from throughcare.register.notices.sweep.rule import (
    CONCERNED,
    WRITTEN,
    SweepRule,
    came_near,
    of_concerned,
    of_few,
    over,
)
from throughcare.register.notices.sweep.running import look_again, run_sweep, zones_in_use

__all__ = [
    "CONCERNED",
    "WRITTEN",
    "SweepReport",
    "SweepRule",
    "Swept",
    "came_near",
    "known_rules",
    "learn",
    "look_again",
    "of_concerned",
    "of_few",
    "over",
    "run_sweep",
    "title_of",
    "zones_in_use",
]
