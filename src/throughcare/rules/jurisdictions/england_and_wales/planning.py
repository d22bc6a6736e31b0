"""When plans are made and reviewed in England and Wales, as far as anything public says it.

The programs for sentence plans that were read set no interval of review. Standards of 2007, long replaced, asked for a
sentence plan within 15 working days; that is where the figure begins, and the agency confirms or changes it.
"""

from datetime import date

from throughcare.rules.jurisdictions.classifying import LevelBand
from throughcare.rules.jurisdictions.planning import Countersigned, PlanTerms
from throughcare.rules.kernel import Mark, Source

STARTING = Source(
    title="Starting value of this program",
    citation="after the National Standards for the Management of Offenders 2007, which are no longer in force",
    version="2026-11-22",
    effective_from=None,
    checked_on=date(2026, 11, 22),
    licence="The program's own",
    mark=Mark.AGENCY_DEFAULT,
)
PLAN = PlanTerms(
    first_within_days=21,
    countersigned_when=(
        Countersigned(
            bands=frozenset({LevelBand.HIGH}),
            because="The case is on a high tier. The program for sentence plans that was read has second signatures "
            "and does not say when they are needed: the high tiers, to begin with.",
        ),
    ),
    note="No interval in force was read. Three weeks, after the 15 working days of standards no longer in force; a "
    "review every six months, a hearing four weeks and a release twelve weeks ahead, to begin with.",
    source=STARTING,
)
