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


SENTENCE_PLAN = _program(
    "Sentence plan in England and Wales", "hmpps-arns-assessment-platform-ui", "7fb97b50 (21 August 2026)"
)
COUNTERSIGNING = _program(
    "Sentence plan in England and Wales, its predecessor",
    "hmpps-sentence-plan-ui",
    "aa016326 (25 March 2026)",
)
LEARNING_PLAN = _program(
    "Learning and work plan in prisons of England and Wales",
    "hmpps-education-and-work-plan-api",
    "5d46c06c (14 August 2026)",
)
RESETTLEMENT = _program(
    "Resettlement reports in England and Wales", "hmpps-resettlement-passport-api", "200f5a56 (24 July 2026)"
)
