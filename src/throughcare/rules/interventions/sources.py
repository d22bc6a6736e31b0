"""The public programs in which the rules of this folder were read, each at one commit.

None of them states a day from which its rules have force, so each version carries the day it was read.
"""

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
