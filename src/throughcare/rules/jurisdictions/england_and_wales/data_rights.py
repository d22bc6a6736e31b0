"""The law on data for England and Wales: the agencies' own Part of the Data Protection Act 2018.

The sections are those that public reports name; their own text was not read, and the source says so.
"""

from dataclasses import replace
from datetime import date

from throughcare.rules.jurisdictions.data_rights import RIGHTS, DataRights
from throughcare.rules.jurisdictions.limits import TimeLimit, Unit
from throughcare.rules.jurisdictions.sharing import SharingTerms
from throughcare.rules.kernel import Mark, Source

DATA_PROTECTION = Source(
    title="Data Protection Act 2018",
    citation="Part 3, ss. 44-48 and 54",
    version="as reported in November 2026; the sections' own text was not read",
    effective_from=date(2018, 5, 25),
    checked_on=date(2026, 11, 22),
    licence="Open Government Licence v3.0",
    mark=Mark.PUBLIC_PAGE,
)
SHARING = SharingTerms(
    law="Data Protection Act 2018, Part 3",
    source=DATA_PROTECTION,
    note="Services that work on an order are told what they need by the agencies' own Part of the Act; its sections on "
    "grounds were not read in their own text, so that the agency confirms each ground.",
)
DECISIONS = "ss. 50A-50D"
DATA_RIGHTS = DataRights(
    law=DATA_PROTECTION.title,
    source=DATA_PROTECTION,
    access=TimeLimit(amount=1, unit=Unit.MONTHS, source=DATA_PROTECTION),
    rights=tuple(
        replace(right, section=DECISIONS if right.code == "human" else "ss. 44-48") for right in RIGHTS
    ),
)
