"""Of what a paper can be evidence. To add a kind, write a `Provable` in its app and add it here."""

from throughcare.decisions.appeals.proved import APPEALS
from throughcare.decisions.hearings.proved import HEARINGS
from throughcare.decisions.noncompliance.proved import FAILURES

PROVABLE = (FAILURES, HEARINGS, APPEALS)
