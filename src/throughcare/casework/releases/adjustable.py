"""Rules that leave figures to the agency, each with the reader that holds it to the rule's own limits."""

from collections.abc import Callable, Mapping
from typing import Any

from throughcare.rules.workload.attention import CODE as ATTENTION
from throughcare.rules.workload.attention_ordering import read_ordering


def _attention(given: Mapping[str, object]) -> dict[str, Any]:
    return read_ordering(ATTENTION, given).values()


ADJUSTABLE: dict[str, Callable[[Mapping[str, object]], dict[str, Any]]] = {ATTENTION: _attention}
"""By the rule's code: reads figures and gives them whole. Raises BadAnswers for what lies beyond a limit."""
