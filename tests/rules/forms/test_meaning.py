"""What a score reads, what it means and does not mean, where it stands on its scale, what may rest on it."""

from typing import Any

import pytest

from tests.rules.forms.filling import filled
from tests.rules.forms.test_needs_and_harm_ew import A_MAN
from tests.rules.passes import over
from throughcare.rules import catalogue
from throughcare.rules.forms import Scored, Stated, find_form, registered_forms, score, stated
from throughcare.rules.forms.meaning import NOT_STATED, meaning
from throughcare.rules.forms.scales import plotted, scale
from throughcare.rules.forms.stating import HEADLINES
from throughcare.rules.forms.uses import (
    ALLOWED,
    KIND_WORDS,
    NEVER_ALONE,
    RESTING_WORDS,
    Kind,
    Resting,
    kind_of_form,
    kind_of_rule,
    uses_of,
    uses_of_form,
    uses_of_rule,
)

ENTRIES = catalogue.entries()
PHQ: dict[str, Any] = {f"item_{at}": 1 for at in range(1, 10)}
OGP: dict[str, Any] = {
    "ogrs3_two_year_pct": 81, "no_fixed_abode": False, "unemployed": True, "regular_offending_activities": 1,
    "current_drug_misuse": 0, "motivation_to_tackle_drugs": 0, "problem_solving": 1, "awareness_of_consequences": 1,
    "understands_others": 0, "procriminal_attitudes": 1,
}  # fmt: skip


@pytest.fixture(scope="module")
def scored() -> dict[str, Scored]:
    form = find_form("needs-and-harm-ew")
    found = score(form, filled(form, **A_MAN))
    return {each.scoring.key: each for each in found if isinstance(each, Scored)}


def answered(code: str, **given: object) -> tuple[catalogue.Entry, Any]:
    entry = catalogue.find(code)
    return entry, entry.ask(given)


def test_headlines_name_rules_of_the_catalogue() -> None:
    for code in HEADLINES:
        assert catalogue.find(code).code == code


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("arp", "9.44% (Low)"),
        ("csrp", "0.49% (Low)"),
        ("ovp", "46 points (Medium)"),
        ("harm-overall-ew", "High"),
        ("needs-severity-ew.drugs", "4 points (Standard)"),
        ("lds", "0"),
        ("mst", ""),
        ("predictor-2026:pni", "Alternative"),
    ],
)
def test_a_score_reads_in_one_line(scored: dict[str, Scored], key: str, words: str) -> None:
    found = scored[key]
    assert stated(found.entry, found.answer, found.scoring.shows).words == words


def test_a_rule_of_one_result_is_read_by_it_and_one_of_many_has_no_headline() -> None:
    entry, answer = answered(
        "united-states:reassessment_due", jurisdiction="us_nd", last_assessment="2026-01-01"
    )
    assert stated(entry, answer).words == "2026-08-01"
    entry, answer = answered("harm-overall-ew", community_public="HIGH")
    assert stated(entry, answer) == Stated()
    assert stated(entry, answer, "children") == Stated()
    entry, answer = answered("needs-severity-ew", section="ATTITUDES", answers={}, san=False)
    assert stated(entry, answer).words == "" and stated(entry, answer, "score").words == ""


def test_a_number_among_the_results_of_a_rule_is_its_value() -> None:
    entry, answer = answered(
        "domain:unpaid_work_remaining_minutes_to_schedule",
        **_example("domain:unpaid_work_remaining_minutes_to_schedule"),
    )
    name = next(iter(answer.results))
    assert stated(entry, answer, name).value


def _example(code: str) -> dict[str, object]:
    return dict(catalogue.find(code).card.examples[0].given)


def test_a_chance_is_told_as_people_of_a_group(scored: dict[str, Scored]) -> None:
    arp = scored["arp"]
    found = meaning(arp.entry, arp.answer, stated(arp.entry, arp.answer))
    (told,) = found.frequencies
    assert (told.about, told.of, told.within) == (9, 100, "two years")
    assert told.sentence == (
        "Of 100 people with the same answers, about 9 are expected to have this happen within two years, and about 91 "
        "are not (9.44%)."
    )
    assert found.base_rate == found.accuracy == NOT_STATED
    csrp = scored["csrp"]
    (rare,) = meaning(csrp.entry, csrp.answer, stated(csrp.entry, csrp.answer)).frequencies
    assert (rare.about, rare.of) == (5, 1000)


def test_points_that_stand_for_chances_tell_each_horizon_and_that_points_are_none() -> None:
    entry, answer = answered("ogp", **OGP)
    found = meaning(entry, answer, stated(entry, answer))
    assert [(each.about, each.within) for each in found.frequencies] == [(53, "one year"), (68, "two years")]
    assert any("are no chance" in line for line in found.does_not)
    assert any("band begins" in line for line in found.does_not)


def test_a_health_screen_tells_no_frequency_and_is_no_diagnosis() -> None:
    entry, answer = answered("phq-9", **PHQ)
    found = meaning(entry, answer, stated(entry, answer))
    assert found.frequencies == () and any("not a diagnosis" in line for line in found.does_not)
    assert found.horizon == "The past two weeks"


def test_without_a_number_or_horizon_nothing_is_told_of_a_group() -> None:
    entry, answer = answered("harm-overall-ew")
    found = meaning(entry, answer, Stated(value="0", unit="%"))
    assert found.frequencies == () and found.horizon == NOT_STATED
    (told,) = meaning(entry, answer, Stated(value="0.05", unit="%")).frequencies
    assert told.of == 10_000 and " within " not in told.sentence


def test_a_chance_stands_on_a_scale_of_its_bands(scored: dict[str, Scored]) -> None:
    arp = scored["arp"]
    found = scale(arp.entry, arp.answer)
    assert found is not None
    assert (found.unit, found.low, found.at, found.goes_on) == ("%", 0.0, 9.44, False)
    assert [(step.title, step.starts, step.here) for step in found.steps][:2] == [
        ("Low", 0, True),
        ("Medium", 50, False),
    ]
    assert plotted(arp.entry, arp.results).number == 9.44
    csrp = scored["csrp"]
    small = scale(csrp.entry, csrp.answer)
    assert small is not None and small.goes_on and small.high < 100


def test_points_stand_on_a_scale_of_their_bands() -> None:
    entry, answer = answered("phq-9", **PHQ)
    found = scale(entry, answer)
    assert found is not None and (found.unit, found.at) == ("points", 9.0)
    assert [step.code for step in found.steps if step.here] == ["mild"]
    ogp, chances = answered("ogp", **OGP)
    shown = scale(ogp, chances)
    assert shown is not None and plotted(ogp, chances.results).number == shown.at


def test_what_has_no_number_or_no_bands_has_no_scale(scored: dict[str, Scored]) -> None:
    assert scale(scored["harm-overall-ew"].entry, scored["harm-overall-ew"].answer) is None
    entry, answer = answered("osp-dc", gender="female")
    assert scale(entry, answer) is None
    lds = catalogue.find("lds")
    assert plotted(lds, {"lds_score": 1}).number == 1.0 and plotted(lds, {}).bands == ()
    harm = catalogue.find("harm-overall-ew")
    assert plotted(harm, {"overall": "HIGH"}).number is None
    assert plotted(catalogue.find("csrp"), {"serious_predictor": None}).number is None


def test_an_instrument_without_bands_is_plotted_and_has_no_scale() -> None:
    for entry in catalogue.entries():
        if entry.instrument and not entry.instrument.bands:
            assert plotted(entry, {}).bands == ()
            return
    pytest.skip("every instrument has bands")


@over(ENTRIES)
def test_every_rule_is_of_a_kind_and_is_never_used_alone(entry: catalogue.Entry) -> None:
    uses = uses_of_rule(entry)
    assert uses.kind is kind_of_rule(entry) and NEVER_ALONE in uses.may_not
    assert set(uses.allowed).isdisjoint(uses.forbidden) and set(uses.allowed) | set(uses.forbidden) == set(
        Resting
    )


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("arp", Kind.RISK),
        ("psa", Kind.PRETRIAL),
        ("phq-9", Kind.HEALTH),
        ("lds", Kind.RESPONSIVITY),
        ("needs-severity-ew", Kind.NEEDS),
        ("harm-overall-ew", Kind.NEEDS),
        ("tier-ew-v3", Kind.LEVEL),
        ("recall-type-ew", Kind.OTHER),
    ],
)
def test_what_may_rest_on_a_rule_goes_by_its_kind(code: str, kind: Kind) -> None:
    assert kind_of_rule(catalogue.find(code)) is kind
    assert uses_of_form(find_form(code)).kind is kind


def test_health_and_the_persons_own_view_stay_out_of_violations_and_reports() -> None:
    for kind in (Kind.HEALTH, Kind.OWN_VIEW):
        uses = uses_of(kind)
        assert (
            not uses.allows(Resting.VIOLATION)
            and not uses.allows(Resting.COURT_REPORT)
            and uses.allows(Resting.CARE)
        )
        assert RESTING_WORDS[Resting.CARE] in uses.may
    assert uses_of_form(find_form("self-assessment")).kind is Kind.OWN_VIEW
    assert uses_of_form(find_form("needs-and-harm-ew")).allows(Resting.LEVEL)


def test_nothing_lengthens_a_sentence_and_every_kind_has_words() -> None:
    assert not [kind for kind in Kind if Resting.SENTENCE in ALLOWED[kind]]
    assert set(KIND_WORDS) == set(Kind) == set(ALLOWED) and set(RESTING_WORDS) == set(Resting)
    assert {kind_of_form(form) for form in registered_forms()} == {Kind.NEEDS, Kind.OWN_VIEW}
