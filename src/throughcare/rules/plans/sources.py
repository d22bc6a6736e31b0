"""The public programs in which the rules of this folder were read, each at one commit, and the house's own.

None of them states a day from which its rules have force, so each version carries the day it was read.
"""

from datetime import date

from throughcare.rules.kernel import Mark, Source
from throughcare.rules.kernel.reading import program

SENTENCE_PLAN = program(
    "Sentence plan in England and Wales", "hmpps-arns-assessment-platform-ui", "7fb97b50 (21 August 2026)"
)
COUNTERSIGNING = program(
    "Sentence plan in England and Wales, its predecessor",
    "hmpps-sentence-plan-ui",
    "aa016326 (25 March 2026)",
)
LEARNING_PLAN = program(
    "Learning and work plan in prisons of England and Wales",
    "hmpps-education-and-work-plan-api",
    "5d46c06c (14 August 2026)",
)
RESETTLEMENT = program(
    "Resettlement reports in England and Wales", "hmpps-resettlement-passport-api", "200f5a56 (24 July 2026)"
)
HOUSE = Source(
    title="Throughcare's own rules of a plan",
    citation="no published rule gives these tests or figures; they follow what public programs for sentence plans do: "
    "objectives in the person's words, one need each, a named doer for each step, a day",
    version="2026-11-22",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="The program's own",
    mark=Mark.AGENCY_DEFAULT,
)
"""The agency confirms or changes what stands under it."""
