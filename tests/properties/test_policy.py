"""What holds of the policy whatever the facts: every combination is tried, none is sampled."""

from collections.abc import Iterator
from itertools import product

import pytest

from throughcare.platform.access.permissions import ABOUT_A_PERSON, ROLES, Permission, permissions_of
from throughcare.platform.access.policy import Answer, Facts, Relation, decide, may_break

FLAGS = ("same_agency", "excluded", "restricted", "named", "own", "team", "cover", "glass", "unbreakable")
P = Permission


def worlds() -> Iterator[Facts]:
    for values in product((False, True), repeat=len(FLAGS)):
        for purpose in ("", "court"):
            yield Facts(True, purpose=purpose, **dict(zip(FLAGS, values, strict=True)))


WORLDS = list(worlds())
HELD = {role: permissions_of((role,)) for role in ROLES}


@pytest.mark.requirement("R137")
def test_who_is_excluded_or_has_declared_a_tie_gets_nothing_by_any_way() -> None:
    for facts in WORLDS:
        if facts.excluded:
            for held in HELD.values():
                assert all(decide(held, each, facts).answer is Answer.HIDE for each in P)
                assert may_break(held, facts).answer is not Answer.ALLOW


@pytest.mark.requirement("R137")
def test_a_wall_opens_by_a_name_on_it_or_by_broken_glass_and_then_for_reading_only() -> None:
    for facts in WORLDS:
        walled = not facts.same_agency or (facts.restricted and not facts.named)
        if not walled or facts.excluded:
            continue
        for held in HELD.values():
            for permission in P:
                answer = decide(held, permission, facts)
                if facts.glass and not facts.unbreakable and P.GLASS_BREAK in held:
                    reads = permission in {P.PERSON_FIND, P.PERSON_OPEN}
                    assert answer.answer is (Answer.ALLOW if reads else Answer.REFUSE)
                    assert answer.relation is Relation.GLASS
                else:
                    assert answer.answer is Answer.HIDE


def test_what_is_marked_never_to_be_broken_never_is() -> None:
    for facts in WORLDS:
        for held in HELD.values():
            if facts.unbreakable:
                assert may_break(held, facts).answer is not Answer.ALLOW
                assert all(decide(held, each, facts).relation is not Relation.GLASS for each in P)


def test_breaking_the_glass_takes_a_role_and_a_record() -> None:
    for held in HELD.values():
        assert may_break(held, Facts(exists=False)).answer is not Answer.ALLOW
        allowed = may_break(held, Facts(True)).answer is Answer.ALLOW
        assert allowed == (P.GLASS_BREAK in held)


@pytest.mark.requirement("R137")
def test_covering_gives_what_the_own_caseload_gives_and_no_more() -> None:
    for facts in WORLDS:
        if facts.own or facts.team or facts.purpose or facts.glass:
            continue
        own = Facts(True, **{flag: getattr(facts, flag) for flag in FLAGS} | {"own": True, "cover": False})
        for held in HELD.values():
            for permission in ABOUT_A_PERSON:
                covering = decide(held, permission, facts)
                if facts.cover:
                    assert covering.answer is decide(held, permission, own).answer


def test_more_relation_never_takes_anything_away() -> None:
    for facts in WORLDS:
        for flag in ("own", "team", "cover", "named", "glass"):
            if getattr(facts, flag):
                continue
            more = Facts(
                True, purpose=facts.purpose, **{each: getattr(facts, each) or each == flag for each in FLAGS}
            )
            for permission in (P.PERSON_OPEN, P.CONTACT_RECORD, P.PERSON_FIND):
                if decide(HELD["officer"], permission, facts).answer is Answer.ALLOW:
                    assert decide(HELD["officer"], permission, more).answer is Answer.ALLOW
