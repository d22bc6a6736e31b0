"""The public programs in which the rules of this folder were read, each at one commit.

None of them states a day from which its rules have force, so each version carries the day it was read.
"""

from datetime import date

from throughcare.rules.kernel import Mark, Source

READ_ON = date(2026, 11, 22)
GITHUB = "https://github.com/ministryofjustice/"


def _program(title: str, repository: str, commit: str) -> Source:
    return Source(
        title=title,
        citation=repository,
        url=f"{GITHUB}{repository}/tree/{commit.split(maxsplit=1)[0]}",
        version=f"commit {commit}",
        effective_from=READ_ON,
        checked_on=READ_ON,
        licence="MIT, Crown copyright",
        mark=Mark.READ,
    )


COMMUNITY_PAYBACK = _program(
    "Unpaid work in England and Wales", "hmpps-community-payback-api", "217ca767 (7 August 2026)"
)
ACCREDITED_PROGRAMMES = _program(
    "Accredited programmes in England and Wales",
    "hmpps-accredited-programmes-api",
    "f84f41b2 (20 August 2026)",
)
REFER_AND_MONITOR = _program(
    "Commissioned interventions in England and Wales",
    "hmpps-interventions-service",
    "6cc17e91 (21 August 2026)",
)
APPROVED_PREMISES = _program(
    "Approved premises in England and Wales", "hmpps-approved-premises-api", "c380b04a (20 August 2026)"
)
