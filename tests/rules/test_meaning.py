"""What a number means, the scale it stands on, and what may rest on it: for every rule that scores anything."""

import pytest

from throughcare.rules import catalogue
from throughcare.rules.catalogue import Entry
from throughcare.rules.forms.meaning import NOT_STATED, meaning
from throughcare.rules.forms.scales import scale
from throughcare.rules.forms.stating import stated
from throughcare.rules.forms.uses import ALLOWED, KIND_WORDS, Kind, Resting, uses_of, uses_of_rule
from throughcare.rules.instruments import Score

SCORING = [pytest.param(each, id=str(each.card.id)) for each in catalogue.entries() if each.instrument]


def _sentences(code: str, at: int = 0) -> list[str]:
    entry = catalogue.find(code)
    answer = entry.ask(entry.card.examples[at].given)
    return [each.sentence for each in meaning(entry, answer, stated(entry, answer)).frequencies]


@pytest.mark.requirement("R132", "R021")
def test_a_chance_is_told_as_people_of_a_group() -> None:
    assert _sentences("ogrs3") == [
        "Of 100 people with the same answers, about 90 are expected to have this happen within 2 years from the start "
        "of follow-up, and about 10 are not (90%)."
    ]
    assert _sentences("csrp")[0].startswith("Of 10,000 people with the same answers, about 18 ")


@pytest.mark.requirement("R022", "R023")
def test_points_that_come_with_chances_tell_each_horizon_of_them() -> None:
    first, second = _sentences("ogp")
    assert "about 53 are expected to have this happen within one year" in first
    assert "about 68 are expected to have this happen within two years" in second


@pytest.mark.requirement("R132")
@pytest.mark.parametrize("code", ["phq-9", "static-2002r", "psa-nca", "osp-2018", "oras-band"])
def test_points_are_never_told_as_a_chance(code: str) -> None:
    assert _sentences(code) == []


@pytest.mark.requirement("R132")
def test_what_a_source_does_not_state_is_not_lent_to_it() -> None:
    entry = catalogue.find("phq-9")
    answer = entry.ask(entry.card.examples[0].given)
    found = meaning(entry, answer, stated(entry, answer))
    assert (found.base_rate, found.accuracy) == (NOT_STATED, NOT_STATED)
    assert any("not a diagnosis" in line for line in found.does_not)


@pytest.mark.requirement("R011", "R013")
@pytest.mark.parametrize("entry", SCORING)
def test_a_score_stands_on_its_scale_in_its_own_band(entry: Entry) -> None:
    answer = entry.ask(entry.card.examples[0].given)
    assert isinstance(answer, Score)
    drawn = scale(entry, answer)
    if drawn is None:
        assert answer.band is None
        return
    assert [step.title for step in drawn.steps if step.here] == ([answer.band.title] if answer.band else [])
    assert drawn.low <= drawn.at <= drawn.high
    assert all(step.starts < step.ends for step in drawn.steps)


@pytest.mark.requirement("R026")
def test_a_band_that_the_rule_lowered_is_the_one_marked() -> None:
    entry = catalogue.find("osp-dc")
    lowered = next(each for each in entry.card.examples if entry.evaluate(each.given)["risk_reduction"])
    drawn = scale(entry, entry.ask(lowered.given))
    assert drawn is not None
    assert [step.code for step in drawn.steps if step.here] == [entry.evaluate(lowered.given)["band"]]


@pytest.mark.requirement("R028")
def test_every_kind_says_what_may_rest_on_it_and_what_not() -> None:
    assert set(ALLOWED) == set(KIND_WORDS) == set(Kind)
    for kind in Kind:
        uses = uses_of(kind)
        assert set(uses.allowed) | set(uses.forbidden) == set(Resting)
        assert not set(uses.allowed) & set(uses.forbidden)
        assert uses.may_not


@pytest.mark.requirement("R028")
def test_a_screen_of_health_stays_out_of_violations_and_courts() -> None:
    uses = uses_of_rule(catalogue.find("phq-9"))
    assert uses.kind is Kind.HEALTH
    assert not uses.allows(Resting.VIOLATION)
    assert not uses.allows(Resting.COURT_REPORT)
    assert not uses.allows(Resting.LEVEL)
    assert uses.allows(Resting.CARE)


@pytest.mark.requirement("R028")
def test_no_rule_of_the_catalogue_measures_a_violation_or_a_sentence() -> None:
    for entry in catalogue.entries():
        uses = uses_of_rule(entry)
        assert not uses.allows(Resting.VIOLATION)
        assert not uses.allows(Resting.SENTENCE)
