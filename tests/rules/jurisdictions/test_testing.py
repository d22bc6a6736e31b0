"""How tests are kept in each place: what allows them, which cut-offs hold, the house's caution where none was read."""

import pytest

from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.testing import AFTER_WAITING, HOUSE_TESTING, OF_THE_LABORATORY
from throughcare.rules.testing.us_specimens import CURABLE

pytestmark = pytest.mark.requirement("R075")
PACKS = jurisdictions.all()


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_every_place_says_what_it_collects_and_where_that_comes_from(
    pack: jurisdictions.Jurisdiction,
) -> None:
    kept = pack.testing
    assert {"urine", "oral_fluid", "breath"} <= set(kept.specimens)
    assert kept.note and kept.source.licence
    assert {"methadone", "buprenorphine"} <= set(kept.analytes)
    assert set(kept.events) >= AFTER_WAITING | OF_THE_LABORATORY
    assert set(kept.flaws) == {
        code for code in kept.flaws if kept.flaw.ask({"flaw": code}).results["fatal"] or code == CURABLE
    }


def test_only_conditions_that_may_ask_for_samples_allow_tests() -> None:
    pack = jurisdictions.get("ew")
    allowed = {kind.code for kind in pack.condition_types if pack.testing.allows(kind)}
    assert "ew-licence-substances" in allowed
    assert "ew-requirement-alcohol-abstinence" not in allowed, "a device watches it, and takes no sample"
    assert not any("reporting" in code for code in allowed)


def test_cut_offs_hold_where_they_were_read_and_nowhere_else() -> None:
    us = jurisdictions.get("us-pa").testing
    assert us.cutoff("urine", "thca", confirmed=False) == 50
    assert us.cutoff("urine", "thca", confirmed=True) == 15
    assert us.cutoff("oral_fluid", "thc", confirmed=True) == 2
    assert us.cutoff("urine", "methadone", confirmed=True) is None, (
        "no figure was read: the laboratory says its own"
    )
    assert us.cutoff("urine", "nothing", confirmed=True) is None
    assert us.cutoff("stone", "thca", confirmed=True) is None
    assert HOUSE_TESTING.cutoff("urine", "thca", confirmed=True) is None
    assert jurisdictions.get("ew").testing.procedures is None
