"""Invented people: repeatable, right by their pack, and nobody's."""

import hashlib
import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta

import pytest

from throughcare.rules import jurisdictions
from throughcare.rules.conditions import private_details
from throughcare.rules.contacts import SupervisionState
from throughcare.rules.kernel import Fingerprint
from throughcare.rules.responses import Step
from throughcare.shell.exchange.sample.people import make_people
from throughcare.shell.exchange.sample.records import SamplePerson, Story
from throughcare.shell.exchange.sample.scene import UnknownScene, scene_of

TODAY = date(2026, 11, 24)
A_WEEK = [TODAY + timedelta(days=ahead) for ahead in range(7)]
PACKS = ("ew", "us-pa")
AWAY = {"in_custody", "hospital", "whereabouts_unknown", "ended"}


@pytest.fixture(scope="module", params=PACKS)
def people(request: pytest.FixtureRequest) -> tuple[str, list[SamplePerson]]:
    """A pack with six hundred of its people: ten caseloads."""
    return request.param, list(make_people(request.param, 3, 600, TODAY))


def fingerprint(people: list[SamplePerson]) -> str:
    return hashlib.sha256("".join(map(repr, people)).encode()).hexdigest()


@pytest.mark.parametrize("pack", PACKS)
def test_the_same_seed_gives_the_same_people_and_another_seed_others(pack: str) -> None:
    first, again = ([*make_people(pack, 5, 130, TODAY)] for _ in range(2))
    assert fingerprint(first) == fingerprint(again)
    assert fingerprint(first) != fingerprint([*make_people(pack, 6, 130, TODAY)])


def test_a_part_is_the_same_as_in_the_whole() -> None:
    whole = list(make_people("ew", 5, 130, TODAY))
    assert list(make_people("ew", 5, 10, TODAY, first=90)) == whole[90:100]


def test_inventing_needs_no_django() -> None:
    script = (
        "import sys, datetime; from throughcare.shell.exchange.sample.people import make_people;"
        "list(make_people('ew', 1, 3, datetime.date(2026, 11, 24)));"
        "assert not [name for name in sys.modules if name.startswith('django')]"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_pack_without_invented_people_says_which_have_some() -> None:
    with pytest.raises(UnknownScene, match="ew, us-pa"):
        scene_of("us-ga")


def test_every_code_is_one_of_the_pack(people: tuple[str, list[SamplePerson]]) -> None:
    pack = jurisdictions.get(people[0])
    for person in people[1]:
        pack.order_type(person.order.kind)
        for kind, _ in person.order.conditions:
            pack.condition_type(kind)
        for kind, _, _ in person.order.key_dates:
            pack.key_date_kind(kind)
        for level in person.levels:
            pack.level(level.level)
        assert {state.state for state in person.states} <= set(SupervisionState)


def test_every_identifier_has_the_form_of_its_scheme(people: tuple[str, list[SamplePerson]]) -> None:
    pack = jurisdictions.get(people[0])
    held = [each for person in people[1] for each in person.identifiers]
    assert len({scheme for scheme, _ in held}) >= 3
    for scheme, value in held:
        assert pack.identifier_scheme(scheme).clean(value) == value


def test_nobody_can_be_rung_written_to_or_visited(people: tuple[str, list[SamplePerson]]) -> None:
    """Only numbers kept free for fiction, the example domain, and postal codes that no place has."""
    number = {"ew": r"07700 900\d{3}|020 7946 0\d{3}", "us-pa": r"\d{3}-555-01\d{2}"}[people[0]]
    postcode = {"ew": r"NV\d \d[A-Z]{2}", "us-pa": r"00[1-4]\d{2}"}[people[0]]
    for person in people[1]:
        for kind, value in person.contact_points:
            assert re.fullmatch(r"[a-z.]+\.\d+@example\.org" if kind == "email" else number, value), value
        for home in person.homes:
            assert re.fullmatch(postcode, home.postcode) or not home.lines


def test_conditions_hold_nothing_private(people: tuple[str, list[SamplePerson]]) -> None:
    pack = jurisdictions.get(people[0])
    texts = {text for person in people[1] for _, text in person.order.conditions}
    assert {text: private_details(text, pack.postcode) for text in texts} == dict.fromkeys(texts, ())


def test_lives_are_in_order(people: tuple[str, list[SamplePerson]]) -> None:
    for person in people[1]:
        order, main = person.order, person.offences[0]
        assert order.made_on <= order.starts_on < order.ends_on
        assert main.is_main and main.committed_on < order.made_on
        if person.birth.latest is not None:
            eighteenth = person.birth.earliest.year + 18
            assert order.made_on.year >= eighteenth
        for offence in person.offences:
            assert (offence.convicted_on is not None) == (offence.outcome == "convicted")
            assert offence.convicted_on is None or offence.convicted_on >= offence.committed_on
        assert person.states[-1].ends_on is None
        assert (order.ends_on > TODAY) == (person.story is not Story.ENDED)


def test_every_caseload_has_every_story(people: tuple[str, list[SamplePerson]]) -> None:
    per_caseload = [{person.story for person in people[1][at : at + 60]} for at in range(0, 600, 60)]
    assert all(stories | {Story.UNALLOCATED} == set(Story) for stories in per_caseload)
    assert Counter(person.story for person in people[1])[Story.UNALLOCATED] == 3


def test_most_appointments_are_kept(people: tuple[str, list[SamplePerson]]) -> None:
    held = [meeting for person in people[1] for meeting in person.meetings if meeting.status == "held"]
    kept = sum(meeting.outcome == "complied" for meeting in held) / len(held)
    assert 0.8 < kept < 0.95
    assert 5 < len(held) / 600 < 20
    assert sum(meeting.failing is not None for meeting in held) / len(held) < 0.05


def test_an_officer_is_never_in_two_regular_meetings_at_once(people: tuple[str, list[SamplePerson]]) -> None:
    for start in range(0, 600, 60):
        times = Counter(
            (meeting.on, meeting.minute)
            for person in people[1][start : start + 60]
            for meeting in person.meetings
            if meeting.status in ("held", "booked")
        )
        assert [when for when, count in times.items() if count > 1] == []


@pytest.mark.parametrize("today", A_WEEK, ids=lambda day: day.strftime("%A"))
@pytest.mark.parametrize("pack", PACKS)
def test_every_officer_has_a_day_whatever_the_weekday(pack: str, today: date) -> None:
    own = list(make_people(pack, 7, 40, today, caseload=40))
    meetings = [meeting for person in own for meeting in person.meetings]
    assert sum(meeting.on == today and meeting.status == "booked" for meeting in meetings) >= 3
    assert len({meeting.minute for meeting in meetings if meeting.on == today}) >= 3
    assert sum(meeting.on < today and meeting.status == "booked" for meeting in meetings) >= 2
    assert any(meeting.outcome == "waiting_for_evidence" for meeting in meetings)
    stages = Counter(meeting.failing.stage for meeting in meetings if meeting.failing)
    assert set(stages) == {"to_ask", "asked", "to_judge", "to_decide", "closed"}
    chores = [chore for person in own for chore in person.chores if chore.done_on is None]
    assert sum(chore.due_on == today for chore in chores) >= 2
    assert any(chore.due_on < today for chore in chores)
    assert any(timedelta(0) < person.order.ends_on - today <= timedelta(days=42) for person in own)
    assert {person.states[-1].state for person in own} == {"active", *AWAY}


def test_nothing_happens_after_today_or_outside_the_order(people: tuple[str, list[SamplePerson]]) -> None:
    for person in people[1]:
        for meeting in person.meetings:
            assert meeting.status == "booked" or meeting.on < TODAY
            assert meeting.status == "" or person.order.starts_on < meeting.on < person.order.ends_on
            failing = meeting.failing
            if failing is not None:
                days = [failing.asked_on, failing.heard_on, failing.judged_on]
                days += [failing.decision.given_on, failing.decision.withdrawn_on] if failing.decision else []
                known = [day for day in days if day is not None]
                assert all(meeting.on <= day <= TODAY for day in known)
                assert known == sorted(known)


def test_proposals_are_the_rule_s_own(people: tuple[str, list[SamplePerson]]) -> None:
    for person in people[1]:
        for meeting in person.meetings:
            proposal = meeting.failing.proposal if meeting.failing else None
            if proposal is not None:
                assert proposal.fingerprint == Fingerprint.of(proposal.rule, proposal.facts)
                assert proposal.facts["excuse_reasonable"] is False


def test_a_second_failure_within_a_year_of_a_warning_leaves_no_choice() -> None:
    told = [person for person in make_people("ew", 3, 600, TODAY) if person.story is Story.WARNED_TO_DECIDE]
    last = [next(each.failing for each in reversed(person.meetings) if each.failing) for person in told]
    assert len(last) == 10
    assert {failing.proposal.step for failing in last} == {Step.REFER}
