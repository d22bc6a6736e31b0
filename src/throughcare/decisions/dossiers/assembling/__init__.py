"""What a dossier is made of, read from the record part by part.

Each module reads the tables it names, and a test holds them to a list (tests/test_by_construction.py): nothing here
reads victims' data, protected addresses, treatment, what somebody says about their health, check-ins or concerns.
"""

from collections.abc import Callable, Iterator

from throughcare.decisions.dossiers.assembling.conduct import conduct, responses
from throughcare.decisions.dossiers.assembling.confirmed import tests
from throughcare.decisions.dossiers.assembling.fairness import fairness
from throughcare.decisions.dossiers.assembling.found import Found, Reading
from throughcare.decisions.dossiers.assembling.order import order
from throughcare.decisions.dossiers.assembling.papers import evidence, letters
from throughcare.decisions.dossiers.assembling.progress import plan
from throughcare.decisions.dossiers.assembling.scores import assessments

PARTS: tuple[Callable[[Reading], Iterator[Found]], ...] = (
    order, conduct, responses, fairness, assessments, plan, tests, letters, evidence,
)  # fmt: skip
"""In the order of a dossier's parts."""

__all__ = ["Found", "Reading", "papers"]


def papers(reading: Reading) -> list[Found]:
    """Everything the record has for a hearing, in order."""
    return [found for part in PARTS for found in part(reading)]
