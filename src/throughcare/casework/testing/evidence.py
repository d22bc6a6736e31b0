"""Tests as evidence of the condition that allows them. Only what is answerable shows that it was not kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.casework.orders.evidence import Found, Offered
from throughcare.casework.testing.wording import EXCUSED, EXPLAINED, NEGATIVE, OUTCOMES, POSITIVE, STATES
from throughcare.rules.conditions import Evidence, EvidenceKind, Shows
from throughcare.rules.conditions.abstinence import CONFIRMED, NO_SAMPLE, PRESCRIBED, REFUSED

TESTS = """
SELECT jsonb_build_object('test', t.id, 'on', t."on", 'state', t.state, 'outcome', t.outcome,
  'answerable', t.answerable, 'condition', t.condition_id, 'order', c.order_id)
FROM testing_test t JOIN orders_condition c ON c.id = t.condition_id
WHERE t.person_id = %(person)s AND t.known_to IS NULL AND t.state <> 'cancelled'
  AND t."on" >= %(first)s AND t."on" < %(end)s
"""


def shows(outcome: str, answerable: bool) -> tuple[Shows, str]:
    """What a test shows, and its state in the words of the condition's kind."""
    if answerable:
        return Shows.NOT_DONE, CONFIRMED if outcome == POSITIVE else REFUSED
    return {
        NEGATIVE: (Shows.DONE, ""), EXPLAINED: (Shows.EXCUSED, PRESCRIBED), EXCUSED: (Shows.EXCUSED, NO_SAMPLE),
    }.get(outcome, (Shows.OPEN, ""))  # fmt: skip


def _read(row: Mapping[str, Any], person_id: UUID) -> Found:
    found, state = shows(row["outcome"], row["answerable"])
    words = OUTCOMES[row["outcome"]] if row["outcome"] else STATES[row["state"]]
    return Found(
        Evidence(
            ref=f"testing.Test:{row['test']}", kind=EvidenceKind.TEST, on=date.fromisoformat(row["on"]), shows=found,
            says=f"Test: {words.lower()}", state=state,
        ),
        UUID(row["condition"]), UUID(row["order"]), reverse("testing:test", args=[person_id, row["test"]]),
    )  # fmt: skip


TESTS_TAKEN = Offered(name="testing.Test", rows=TESTS, read=_read)
