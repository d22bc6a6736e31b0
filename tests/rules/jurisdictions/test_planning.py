"""When each place's plans are made and reviewed, and that a figure nobody published says so."""

from datetime import date

import pytest

from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction, OrderKind
from throughcare.rules.jurisdictions.classifying import LevelBand
from throughcare.rules.jurisdictions.planning import (
    HOUSE_PLAN,
    PLAN_TRIGGERS,
    Countersigned,
    PlanTerms,
    PlanTrigger,
)
from throughcare.rules.kernel import Mark
from throughcare.rules.plans.reviewing import in_sight


@pytest.mark.parametrize("pack", jurisdictions.all(), ids=lambda pack: pack.code)
@pytest.mark.requirement("R031")
def test_every_pack_says_when_a_plan_is_due_and_where_the_figure_is_from(pack: Jurisdiction) -> None:
    assert set(pack.plan.after) <= set(PLAN_TRIGGERS)
    assert pack.plan.note.endswith(".")
    assert pack.plan.confirmed is (pack.plan.source.mark is not Mark.AGENCY_DEFAULT)
    for each in pack.plan.countersigned_when:
        assert each.bands or each.orders


def test_every_trigger_has_its_words() -> None:
    assert set(PLAN_TRIGGERS) == set(PlanTrigger) == set(HOUSE_PLAN.after)


def test_a_second_signature_by_level_or_by_kind_of_order() -> None:
    by_level = Countersigned(bands=frozenset({LevelBand.HIGH}), because="A high level.")
    by_order = Countersigned(orders=frozenset({OrderKind.PAROLE}), because="Parole.")
    terms = PlanTerms(countersigned_when=(by_level, by_order))
    assert terms.countersigned(LevelBand.HIGH, ()) is by_level
    assert terms.countersigned(LevelBand.LOW, (OrderKind.PAROLE, OrderKind.PROBATION)) is by_order
    assert terms.countersigned(None, (OrderKind.PROBATION,)) is None
    assert HOUSE_PLAN.countersigned(LevelBand.HIGH, (OrderKind.PAROLE,)) is None


@pytest.mark.parametrize(
    ("day", "seen"),
    [
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), True),
        (date(2026, 12, 20), True),
        (date(2026, 12, 21), False),
    ],
)
def test_what_is_past_or_far_off_is_not_in_sight(day: date, seen: bool) -> None:
    assert in_sight(day, date(2026, 11, 22), 28) is seen
