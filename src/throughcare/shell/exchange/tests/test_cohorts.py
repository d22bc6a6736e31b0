"""What a pack says of a cohort and what the mapping of its file says are one story."""

import pytest

from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Cohort
from throughcare.shell.exchange.importing.mapping import load

pytestmark = pytest.mark.requirement("R128")

COHORTS = [cohort for pack in jurisdictions.all() for cohort in pack.cohorts]


@pytest.mark.parametrize("cohort", COHORTS, ids=lambda cohort: cohort.code)
def test_a_cohort_is_what_its_mapping_brings_in(cohort: Cohort) -> None:
    mapping = load(cohort.code)
    assert mapping.outcomes is not None
    assert mapping.outcomes["cohort"] == cohort.code
    assert cohort.measure in mapping.outcomes["columns"]
    assert {cohort.happened, cohort.not_happened} == set(mapping.columns[cohort.measure]["allowed"])
    assert not cohort.days or cohort.days in mapping.outcomes["columns"]
    assert mapping.score is not None
    assert mapping.score["instrument"] in {score.instrument for score in cohort.scores}
    kinds = {each["kind"] for each in mapping.characteristics} | {"sex", "age"}
    assert {division.of for division in cohort.divisions} <= kinds
