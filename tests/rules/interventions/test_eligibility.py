"""Whether somebody can take part: yes, no, or cannot be told, a reason for each condition, never a guess."""

import random
import re
from pathlib import Path

import pytest

from tests.rules.interventions.people import ADULT, anybody, having, programme
from throughcare.rules import jurisdictions
from throughcare.rules.interventions.candidate import COMMUNITY, CUSTODY, FEMALE, MALE, Candidate, Risk
from throughcare.rules.interventions.catalogue import Programme
from throughcare.rules.interventions.conditions import (
    AgeBetween,
    AnyHolds,
    Condition,
    DaysLeft,
    Holds,
    InSetting,
    NeedAmong,
    OffenceAmong,
    OfSex,
    RiskBetween,
    ScoreAmong,
    ScoreFrom,
    from_plain,
    to_plain,
)
from throughcare.rules.interventions.eligibility import ELIGIBLE_WORDS, Eligible, eligible, judge
from throughcare.rules.kernel import UnknownCode, Unsourced
from throughcare.rules.needs import ALCOHOL, DRUGS, MONEY, THINKING

PACKS = jurisdictions.all()
OFFERED = [(pack, each) for pack in PACKS for each in pack.programmes]
ASKED: list[tuple[Condition, Candidate, bool | None, str]] = [
    (AgeBetween(18), having(age=18), True, "For people aged 18 or older: the age is 18."),
    (AgeBetween(18), having(age=17), False, "For people aged 18 or older: the age is 17."),
    (AgeBetween(18), having(age=None), None, "For people aged 18 or older: the age is not known."),
    (AgeBetween(18, 25), having(age=25), True, "For people aged 18 to 25: the age is 25."),
    (AgeBetween(18, 25), having(age=26), False, "For people aged 18 to 25: the age is 26."),
    (AgeBetween(None, 25), having(age=26), False, "For people up to the age of 25: the age is 26."),
    (OfSex(MALE), having(sex=MALE), True, "For men: the sex recorded is male."),
    (OfSex(MALE), having(sex=FEMALE), False, "For men: the sex recorded is female."),
    (OfSex(FEMALE), having(sex="other"), None, "For women: the sex recorded does not say."),
    (OfSex(FEMALE), having(sex=None), None, "For women: the sex recorded does not say."),
    (RiskBetween(Risk.HIGH), having(risk=Risk.HIGH), True, "For high risk or above: the class of risk is high."),
    (RiskBetween(Risk.HIGH), having(risk=Risk.MEDIUM), False, "For high risk or above: the class of risk is medium."),
    (RiskBetween(Risk.LOW, Risk.MEDIUM), having(risk=Risk.HIGH), False,
     "For low to medium risk: the class of risk is high."),
    (RiskBetween(None, Risk.MEDIUM), having(risk=Risk.LOW), True,
     "For risk up to medium: the class of risk is low."),
    (RiskBetween(Risk.MEDIUM, Risk.MEDIUM), having(risk=Risk.VERY_HIGH), False,
     "For medium risk: the class of risk is very high."),
    (RiskBetween(), having(risk=Risk.LOW), True, "For any risk: the class of risk is low."),
    (RiskBetween(Risk.HIGH), having(risk=None), None, "For high risk or above: the class of risk is not known."),
    (NeedAmong((DRUGS, ALCOHOL)), ADULT, True, "For some need in drugs or alcohol: a great need was assessed there."),
    (NeedAmong((ALCOHOL,)), ADULT, False, "For some need in alcohol: no need was assessed there."),
    (NeedAmong((MONEY,)), ADULT, None, "For some need in money: not assessed."),
    (NeedAmong((MONEY, ALCOHOL)), ADULT, None,
     "For some need in money or alcohol: no need was assessed there."),
    (NeedAmong((THINKING,), 2), ADULT, False,
     "For a great need in thinking and behaviour: some need was assessed there."),
    (InSetting((CUSTODY,)), having(setting=COMMUNITY), False, "Given in custody: the person is in the community."),
    (InSetting((CUSTODY,)), having(setting=CUSTODY), True, "Given in custody: the person is in custody."),
    (InSetting((CUSTODY, COMMUNITY)), having(setting=None), None,
     "Given in custody or the community: where the person is, is not known."),
    (DaysLeft(91), having(days_left=91), True, "Takes 91 days: the days left on the order are 91."),
    (DaysLeft(91), having(days_left=90), False, "Takes 91 days: the days left on the order are 90."),
    (DaysLeft(91), having(days_left=None), None, "Takes 91 days: the days left on the order are not known."),
    (DaysLeft(91), having(days_left=None, endless=True), True, "Takes 91 days: the order has no end."),
    (OffenceAmong(("violence", "sexual", "gang")), ADULT, True,
     "After violence, a sexual offence or offending with a gang: the record shows violence."),
    (OffenceAmong(("sexual",)), ADULT, False, "After a sexual offence: the record shows violence."),
    (OffenceAmong(("sexual",)), having(offences=frozenset()), False,
     "After a sexual offence: the record shows none of these."),
    (OffenceAmong(("sexual",)), having(offences=None), None,
     "After a sexual offence: the kinds of offending are not known."),
    (ScoreAmong("pni.pni_pathway", ("HIGH",), "For the high pathway"), ADULT, True,
     "For the high pathway: the score says high."),
    (ScoreAmong("pni.pni_pathway", ("MODERATE",), "For the moderate pathway"), ADULT, False,
     "For the moderate pathway: the score says high."),
    (ScoreAmong("sara", ("HIGH",), "For high risk by SARA"), ADULT, None,
     "For high risk by SARA: it was not scored."),
    (OffenceAmong(("gang",)), having(unsure=frozenset({"gang"})), None,
     "After offending with a gang: the record shows violence, and cannot tell all of them."),
    (OffenceAmong(("gang",)), having(offences=frozenset({"gang"}), unsure=frozenset({"gang"})), True,
     "After offending with a gang: the record shows offending with a gang."),
    (ScoreFrom("lds.lds_score", 3, "For people who learn differently"), having(scores={"lds.lds_score": 3}), True,
     "For people who learn differently (3 or more): the score is 3."),
    (ScoreFrom("lds.lds_score", 3, "For people who learn differently"), having(scores={"lds.lds_score": 2}), False,
     "For people who learn differently (3 or more): the score is 2."),
    (ScoreFrom("lds.lds_score", 3, "For people who learn differently"), having(scores={"lds.lds_score": "NONE"}), None,
     "For people who learn differently (3 or more): it was not scored."),
    (AnyHolds(("a", "b"), "After one of two"), having(holds={"a": False, "b": True}), True, "After one of two: yes."),
    (AnyHolds(("a", "b"), "After one of two"), having(holds={"a": False, "b": False}), False, "After one of two: no."),
    (AnyHolds(("a", "b"), "After one of two"), having(holds={"a": False}), None, "After one of two: not known."),
    (Holds("willing", "The person is willing"), ADULT, True, "The person is willing: yes."),
    (Holds("willing", "The person is willing"), having(holds={"willing": False}), False,
     "The person is willing: no."),
    (Holds("taking", "Not on it already", not_so=True), having(holds={"taking": True}), False,
     "Not on it already: yes."),
    (Holds("willing", "The person is willing"), having(holds={}), None, "The person is willing: not known."),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "who", "held", "says"), ASKED, ids=[says for *_, says in ASKED])
@pytest.mark.requirement("R043")
def test_a_condition_answers_and_says_why(
    condition: Condition, who: Candidate, held: bool | None, says: str
) -> None:
    (reason,) = judge((condition,), who).reasons
    assert (reason.held, reason.says) == (held, says)


@pytest.mark.parametrize("condition", {repr(each): each for each, *_ in ASKED}.values(), ids=repr)
def test_a_condition_is_kept_as_plain_values_and_read_again(condition: Condition) -> None:
    assert from_plain(to_plain(condition)) == condition


def test_a_kind_of_condition_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownCode, match="Luck"):
        from_plain({"kind": "Luck"})


@pytest.mark.requirement("R043")
def test_one_condition_that_fails_settles_it_and_one_unknown_leaves_it_open() -> None:
    asks = programme(min_age=18, for_sex=MALE, weeks=10)
    assert eligible(asks, ADULT).state is Eligible.ELIGIBLE
    assert eligible(asks, having(age=None)).state is Eligible.CANNOT_TELL
    assert eligible(asks, having(age=None)).unknown == ("For people aged 18 or older: the age is not known.",)
    both = eligible(asks, having(age=None, sex=FEMALE))
    assert both.state is Eligible.NOT_ELIGIBLE
    assert both.against == ("For men: the sex recorded is female.",)
    assert set(ELIGIBLE_WORDS) == set(Eligible)


def test_a_closed_programme_takes_nobody_and_says_why() -> None:
    answer = eligible(programme(closed="Another takes its place."), ADULT)
    assert answer.state is Eligible.NOT_ELIGIBLE
    assert answer.against == ("Closed: Another takes its place.",)


def test_a_programme_without_words_or_with_a_code_of_its_own_is_refused() -> None:
    with pytest.raises(Unsourced):
        programme(says=" ")
    for wrong in (
        {"kind": "magic"},
        {"needs": ("housing",)},
        {"settings": ("moon",)},
        {"delivery": ("post",)},
    ):
        with pytest.raises(UnknownCode):
            programme(**wrong)


def test_what_its_source_does_not_say_is_said_to_be_so() -> None:
    assert programme().dosage == "not stated in its source"
    assert programme().rating == "Evidence: not stated in its source"
    assert programme(sessions=19, hours=38, weeks=10, dosage_says="twice a week").dosage == (
        "19 sessions, 38 hours, up to 10 weeks; twice a week"
    )


@pytest.mark.parametrize(("pack", "each"), OFFERED, ids=[each.code for _, each in OFFERED])
@pytest.mark.requirement("R043", "R045", "R046", "R047", "R048", "R049", "R050")
def test_every_programme_of_a_pack_says_where_it_stands_and_for_whom_it_is(
    pack: jurisdictions.Jurisdiction, each: Programme
) -> None:
    assert pack.programme(each.code) is each
    assert each.source.licence and each.says.endswith(".")
    assert each.rating and each.dosage
    if each.evidence:
        assert each.evidence.source.title and each.evidence.says.endswith(".")
    chance = random.Random(each.code)
    for _ in range(20):
        answer = eligible(each, anybody(chance))
        assert all(reason.says.endswith(".") and "{" not in reason.says for reason in answer.reasons)


@pytest.mark.requirement("R043", "R045", "R046", "R047", "R048", "R049", "R050")
def test_the_main_catalogue_has_every_kind_that_the_field_asked_for() -> None:
    kinds = {each.kind for each in jurisdictions.get("ew").programmes}
    assert kinds >= {
        "thinking", "substance_misuse", "anger", "partner_violence", "sexual_offending", "extremism", "life_skills",
        "vocational", "education", "mental_health", "placement", "resettlement", "mentoring",
    }  # fmt: skip


@pytest.mark.parametrize("each", jurisdictions.get("ew").programmes, ids=lambda each: each.code)
def test_what_is_to_be_completed_before_is_in_the_catalogue(each: Programme) -> None:
    codes = {f"completed:{one.code}" for one in jurisdictions.get("ew").programmes}
    for condition in each.conditions:
        if isinstance(condition, AnyHolds):
            assert set(condition.names) <= codes


@pytest.mark.requirement("R049")
def test_the_thinking_skills_programme_is_for_medium_risk_and_above() -> None:
    tsp = jurisdictions.get("ew").programme("ew-tsp")
    assert eligible(tsp, having(risk=Risk.MEDIUM)).state is Eligible.ELIGIBLE
    assert eligible(tsp, having(risk=Risk.LOW)).state is Eligible.NOT_ELIGIBLE
    assert eligible(tsp, having(risk=None)).state is Eligible.CANNOT_TELL


@pytest.mark.requirement("R031", "R043")
def test_building_choices_goes_by_the_pathway_of_need_and_risk() -> None:
    high = jurisdictions.get("ew").programme("ew-building-choices-high")
    assert eligible(high, ADULT).state is Eligible.ELIGIBLE
    assert eligible(high, having(scores={"pni.pni_pathway": "ALTERNATIVE"})).state is Eligible.NOT_ELIGIBLE
    assert eligible(high, having(days_left=100)).state is Eligible.NOT_ELIGIBLE


@pytest.mark.requirement("R043")
def test_the_programme_of_the_how_to_can_be_copied() -> None:
    text = (Path(__file__).parents[3] / "docs" / "how-to" / "add-a-programme.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    made: dict[str, Programme] = {}
    exec(code, made)
    who = having(setting=COMMUNITY, needs={ALCOHOL: 1}, holds={"willing": True, "completed:demo-first": True})
    assert eligible(made["DEMO"], who).state is Eligible.ELIGIBLE
    assert eligible(made["DEMO"], having(setting=COMMUNITY, days_left=69)).state is Eligible.NOT_ELIGIBLE
