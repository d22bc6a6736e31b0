"""Each response rule against its own truth table."""

from typing import Any

import pytest

from tests.rules.truth_table import rows
from throughcare.rules import kernel
from throughcare.rules.responses import (
    MissedContactFacts,
    ResponseRule,
    ew_community_order,
    ew_suspended_sentence_order,
    no_published_rule,
    us_pa_probation_parole,
)

pytestmark = pytest.mark.requirement("R076", "R077")


def check(rule: ResponseRule, row: dict[str, Any]) -> None:
    facts = MissedContactFacts(
        order_type="any",
        missed_on=row["missed_on"],
        excuse_reasonable=row["excuse_reasonable"],
        warned_on=tuple(row.get("warned_on", ())),
        unexcused_on=tuple(row.get("unexcused_on", ())),
    )
    if "refused" in row:
        with pytest.raises(getattr(kernel, row["refused"])):
            rule(facts)
        return
    proposal = rule(facts)
    assert proposal.step == row["step"]
    assert proposal.because
    assert proposal.rule == rule.card.id
    assert proposal.source is rule.card.source
    assert set(proposal.facts) == set(rule.uses)
    assert len(proposal.fingerprint) == 64


@pytest.mark.parametrize("row", rows("responses/ew_community_order"))
def test_community_order_in_england_and_wales(row: dict[str, Any]) -> None:
    check(ew_community_order.respond, row)


@pytest.mark.parametrize("row", rows("responses/ew_suspended_sentence_order"))
def test_suspended_sentence_order_in_england_and_wales(row: dict[str, Any]) -> None:
    check(ew_suspended_sentence_order.respond, row)


@pytest.mark.parametrize("row", rows("responses/us_pa_probation_parole"))
def test_missed_contact_in_pennsylvania(row: dict[str, Any]) -> None:
    check(us_pa_probation_parole.respond, row)


@pytest.mark.parametrize("row", rows("responses/no_published_rule"))
def test_where_no_rule_is_published(row: dict[str, Any]) -> None:
    check(no_published_rule.respond, row)
