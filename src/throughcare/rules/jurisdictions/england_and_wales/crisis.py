"""Whom to call at once in England and Wales."""

from datetime import date

from throughcare.rules.jurisdictions.crisis import HelpNow
from throughcare.rules.kernel import Mark, Source

SAMARITANS = Source(
    title="Samaritans: contact a Samaritan",
    citation="samaritans.org/how-we-can-help/contact-samaritan: free from any phone, at any hour",
    version="read 2026-11-22",
    effective_from=date(2015, 9, 22),
    checked_on=date(2026, 11, 22),
    mark=Mark.PUBLIC_PAGE,
    licence="facts restated; licence of the page not stated",
)
EMERGENCY = Source(
    title="Help in a mental health crisis",
    citation="nwbh.nhs.uk/contactus/Pages/Help-in-a-crisis: 999 for what threatens life",
    version="read 2026-11-22",
    checked_on=date(2026, 11, 22),
    mark=Mark.PUBLIC_PAGE,
    licence="facts restated; licence of the page not stated",
)
HELP_NOW = (
    HelpNow("If you or somebody else is in danger now, call 999.", EMERGENCY),
    HelpNow(
        "If you think of hurting yourself, call Samaritans on 116 123. It is free, day and night.", SAMARITANS
    ),
)
