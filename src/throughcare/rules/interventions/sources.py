"""The public programs in which the rules of this folder were read, each at one commit, and the house's own.

None of them states a day from which its rules have force, so each version carries the day it was read.
"""

from datetime import date

from throughcare.rules.kernel import Mark, Source
from throughcare.rules.kernel.reading import program

COMMUNITY_PAYBACK = program(
    "Unpaid work in England and Wales", "hmpps-community-payback-api", "217ca767 (7 August 2026)"
)
ACCREDITED_PROGRAMMES = program(
    "Accredited programmes in England and Wales",
    "hmpps-accredited-programmes-api",
    "f84f41b2 (20 August 2026)",
)
REFER_AND_MONITOR = program(
    "Commissioned interventions in England and Wales",
    "hmpps-interventions-service",
    "6cc17e91 (21 August 2026)",
)
APPROVED_PREMISES = program(
    "Approved premises in England and Wales", "hmpps-approved-premises-api", "c380b04a (20 August 2026)"
)
HOUSE = Source(
    title="Throughcare's own rules of programmes and places",
    citation="no published rule was read; they follow the principles of risk, need and responsivity",
    version="2026-11-22",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="The program's own",
    mark=Mark.AGENCY_DEFAULT,
)
"""The agency confirms or changes what stands under it."""
