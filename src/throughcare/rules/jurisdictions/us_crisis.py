"""Whom to call or text at once, anywhere in the United States."""

from datetime import date

from throughcare.rules.jurisdictions.crisis import HelpNow
from throughcare.rules.kernel import Mark, Source

LIFELINE = Source(
    title="988 Suicide & Crisis Lifeline",
    citation="cdcr.ca.gov/ccjbh/2022/07/19: in force since 16 July 2022; emergencies go to 911",
    version="2022-07-16",
    effective_from=date(2022, 7, 16),
    checked_on=date(2026, 11, 22),
    mark=Mark.PUBLIC_PAGE,
    licence="facts restated; a state's public page",
)
HELP_NOW = (
    HelpNow("If you or somebody else is in danger now, call 911.", LIFELINE),
    HelpNow("If you think of hurting yourself, call or text 988. It is free, day and night.", LIFELINE),
)
