"""What comes with a proposal: reasons, the facts used, a fingerprint; and what the register refuses."""

from datetime import date

import pytest

from throughcare.rules.kernel import DuplicateCode, Fingerprint, Unsourced
from throughcare.rules.responses import (
    RESPONSES,
    Action,
    MissedContactFacts,
    Reasoned,
    Step,
    UnknownFact,
    ew_community_order,
    ew_suspended_sentence_order,
    no_published_rule,
    response,
    us_pa_probation_parole,
)
from throughcare.rules.responses.ew_community_order import EXAMPLES, SOURCE


def facts(
    *, missed_on: date = date(2026, 5, 1), excuse_reasonable: bool | None = False, **more: tuple[date, ...]
) -> MissedContactFacts:
    return MissedContactFacts(
        order_type="any", missed_on=missed_on, excuse_reasonable=excuse_reasonable, **more
    )


def test_the_reason_names_the_warning_in_words() -> None:
    proposal = ew_community_order.respond(facts(warned_on=(date(2026, 3, 10), date(2024, 3, 10))))
    assert proposal.because == "The warning of 10 March 2026 is within 12 months."
    assert [term.sentence for term in proposal.terms] == [
        "The warning of 10 March 2024 counts until before 10 March 2025, so it no longer counts.",
        "The warning of 10 March 2026 counts until before 10 March 2027, so it counts.",
    ]


def test_the_open_day_of_a_suspended_sentence_order_says_why() -> None:
    proposal = ew_suspended_sentence_order.respond(
        facts(missed_on=date(2027, 3, 10), warned_on=(date(2026, 3, 10),))
    )
    assert "exactly 12 months old" in proposal.because


def test_an_unseen_cell_reads_not_known_and_names_the_text_that_was_seen() -> None:
    proposal = us_pa_probation_parole.respond(facts())
    assert proposal.because == "Not known: the supervisor decides."
    assert proposal.source.citation == "204 Pa. Code 311.4 and 311.6"


@pytest.mark.parametrize(
    ("earlier", "words"),
    [
        ((), "1 unexcused failure with this one, not more than three."),
        ((date(2026, 5, 1),), "1 unexcused failure with this one, not more than three."),
        ((date(2026, 5, 2),), "1 unexcused failure with this one, not more than three."),
        ((date(2026, 2, 1), date(2026, 3, 1)), "3 unexcused failures with this one, not more than three."),
        (
            (date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)),
            "4 unexcused failures with this one, more than three.",
        ),
    ],
)
def test_pennsylvania_counts_failures_up_to_this_one(earlier: tuple[date, ...], words: str) -> None:
    (term,) = us_pa_probation_parole.respond(facts(unexcused_on=earlier)).terms
    assert term.sentence.startswith(words)


def test_no_rule_says_exactly_that() -> None:
    assert no_published_rule.respond(facts()).because == "No published rule."


def test_only_the_facts_a_rule_uses_are_kept_and_fingerprinted() -> None:
    bare = ew_community_order.respond(facts())
    more = ew_community_order.respond(facts(unexcused_on=(date(2026, 1, 1),)))
    assert bare.facts == {"missed_on": date(2026, 5, 1), "excuse_reasonable": False, "warned_on": ()}
    assert bare.fingerprint == more.fingerprint


def test_the_order_in_which_warnings_are_told_changes_nothing() -> None:
    early, late = date(2025, 6, 1), date(2026, 4, 1)
    told = [ew_community_order.respond(facts(warned_on=days)) for days in ((early, late), (late, early))]
    assert told[0] == told[1]


def test_the_fingerprint_is_the_same_on_every_machine() -> None:
    proposal = ew_community_order.respond(facts(missed_on=date(2027, 3, 9), warned_on=(date(2026, 3, 10),)))
    assert proposal.fingerprint == "4275f30122ff9214eb32dd59fc34a223c645bf80a39a2817e1c1549ab90e9050"


def test_the_fingerprint_can_be_taken_again_from_what_is_kept() -> None:
    proposal = ew_community_order.respond(facts())
    assert Fingerprint.of(proposal.rule, proposal.facts) == proposal.fingerprint


def test_the_facts_of_a_proposal_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        ew_community_order.respond(facts()).facts["missed_on"] = date(2020, 1, 1)  # type: ignore[index]


def test_every_step_has_words_and_says_what_may_be_chosen() -> None:
    assert all(step.label for step in Step)
    assert Step.JUDGE_EXCUSE.actions == ()
    assert Step.REFER.actions == (Action.REFER,)
    assert Step.WARN_OR_REFER.actions == (Action.WARN, Action.REFER)
    assert Action.WARN not in Step.NO_PUBLISHED_RULE.actions


def _register(name: str, function: object) -> None:
    decorate = response(name, title="A rule", population="anyone", source=SOURCE, examples=EXAMPLES)
    decorate(function)  # type: ignore[arg-type]


def test_a_rule_cannot_be_registered_twice() -> None:
    with pytest.raises(DuplicateCode):
        _register("ew-community-order@2020-12-01", lambda missed_on: Reasoned(Step.NOTHING, "x"))


def test_a_rule_cannot_ask_for_a_fact_that_does_not_exist() -> None:
    with pytest.raises(UnknownFact):
        _register("made-up@2026-01-01", lambda shoe_size: Reasoned(Step.NOTHING, "x"))
    assert "made-up@2026-01-01" not in RESPONSES


@pytest.mark.parametrize("missing", ["title", "population", "examples"])
def test_a_rule_states_everything_about_itself(missing: str) -> None:
    stated: dict[str, object] = {
        "title": "A rule",
        "population": "anyone",
        "source": SOURCE,
        "examples": EXAMPLES,
    }
    stated[missing] = () if missing == "examples" else " "
    with pytest.raises(Unsourced):
        response("made-up@2026-01-01", **stated)  # type: ignore[arg-type]
