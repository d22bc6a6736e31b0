"""The public programs in which the rules of this folder were read, each at one commit.

None of them states a day from which its rules have force, so each version carries the day it was read.
"""

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
