"""What must be true of every rule that is registered, whoever adds it."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from throughcare.rules import jurisdictions
from throughcare.rules.conditions import CONDITION_TYPES, ConditionType
from throughcare.rules.kernel import MARK_WORDS
from throughcare.rules.responses import RESPONSES, MissedContactFacts, ResponseRule, Step

HERE = Path(__file__).parent
assert jurisdictions.all(), "reading the packs registers their types of condition"


@pytest.mark.parametrize("rule", list(RESPONSES), ids=lambda rule: str(rule.card.id))
@pytest.mark.requirement("R070")
def test_it_says_where_it_comes_from(rule: ResponseRule) -> None:
    source = rule.card.source
    assert source.licence
    assert source.version
    assert source.effective_from is not None
    assert source.checked_on >= source.effective_from
    assert source.mark in MARK_WORDS
    assert rule.card.title
    assert rule.card.population


@pytest.mark.parametrize("rule", list(RESPONSES), ids=lambda rule: str(rule.card.id))
def test_its_worked_examples_hold(rule: ResponseRule) -> None:
    assert rule.card.examples
    for example in rule.card.examples:
        assert set(example.given) == set(rule.uses), "an example gives exactly the facts the rule uses"
        found = rule.function(**example.given)
        assert {"step": found.step} == example.gives, example.says


@pytest.mark.parametrize("rule", list(RESPONSES), ids=lambda rule: str(rule.card.id))
def test_a_truth_table_stands_beside_it(rule: ResponseRule) -> None:
    module = rule.function.__module__.rsplit(".", 1)[-1]
    assert (HERE / "responses" / f"{module}.yaml").exists()


@pytest.mark.parametrize("rule", list(RESPONSES), ids=lambda rule: str(rule.card.id))
def test_nothing_follows_before_the_excuse_is_judged_nor_when_it_is_accepted(rule: ResponseRule) -> None:
    for judged, step in ((None, Step.JUDGE_EXCUSE), (True, Step.NOTHING)):
        facts = MissedContactFacts(order_type="any", missed_on=date(2026, 5, 1), excuse_reasonable=judged)
        assert rule(facts).step is step


@pytest.mark.parametrize("entry", list(CONDITION_TYPES), ids=lambda entry: entry.code)
def test_a_condition_type_is_named_and_sourced(entry: ConditionType) -> None:
    assert entry.title
    assert entry.source.licence


FORBIDDEN = ("django", "psycopg", "numpy", "polars", "yaml", "jinja2", "requests", "urllib.request", "socket")


def test_importing_the_rules_loads_no_framework_no_driver_and_no_network() -> None:
    script = f"""
import sys
import throughcare.rules.conditions, throughcare.rules.jurisdictions
print([name for name in {FORBIDDEN!r} if name in sys.modules])
ours = [name for name in sys.modules if name.startswith("throughcare.")]
print([name for name in ours if not name.startswith("throughcare.rules")])
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[:2] == ["[]", "[]"]
