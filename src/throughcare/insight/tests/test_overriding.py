"""Rates of overrides: by officer, team and group, each way, and never of few people."""

from dataclasses import replace

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.insight.overriding import Decided, rates_of

RULE = Decided(False, False, "Olive", "North", "Male", "A", "30 to 39")
UP, DOWN = replace(RULE, up=True), replace(RULE, down=True)


def named(of: Decided, **change: str) -> Decided:
    return replace(of, **change)


@pytest.mark.requirement("R128")
def test_rates_and_direction_by_group() -> None:
    every = [
        *[RULE] * 30, *[UP] * 8, *[DOWN] * 4,
        *[named(RULE, officer="Otto", sex="Female")] * 15, *[named(UP, officer="Otto", sex="Female")] * 15,
    ]  # fmt: skip
    found = rates_of(every)
    assert found.whole is not None
    assert (found.whole.decisions, found.whole.overrides, found.whole.up, found.whole.down) == (72, 27, 23, 4)
    by_officer = {share.name: (share.decisions, share.up, share.down) for share in found.divisions[0].shares}
    assert by_officer == {"Olive": (42, 8, 4), "Otto": (30, 15, 0)}
    assert all(division.withheld == 0 for division in found.divisions)


@pytest.mark.requirement("R128", "R138")
def test_a_small_group_is_withheld_and_cannot_be_told_from_the_whole() -> None:
    every = [
        *[RULE] * 30, *[UP] * 12,
        *[named(RULE, officer="Otto")] * 20, *[named(UP, officer="Otto")] * 20,
        *[named(RULE, officer="Ola")] * 3, *[named(UP, officer="Ola")] * 9,
    ]  # fmt: skip
    found = rates_of(every).divisions[0]
    assert [share.name for share in found.shares] == ["Otto"], "Ola's would be the whole less the two others"
    assert found.withheld == 2


def test_too_few_decisions_show_nothing_at_all() -> None:
    found = rates_of([*[RULE] * 50, *[UP] * 9])
    assert (found.whole, found.divisions) == (None, ())


@pytest.mark.django_db
@pytest.mark.requirement("R128")
def test_the_page(world: World) -> None:
    for number in range(20):
        person = world.person(given=f"P{number}", sex="female" if number % 2 else "male")
        if number < 10:
            factories.OverrideFactory(person=person, author=world.officer, level="B" if number < 7 else "D")
        else:
            factories.ProposalFactory(
                person=person, state="accepted", decided_by=world.officer, decided_at=person.known_from
            )
    browser = world.browser(world.manager)
    with counted() as statements:
        shown = browser.get(reverse("insight:overrides")).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "50%: 10 of 20 decisions, 7 up, 3 down" in shown
    assert "Olive Officer" in shown
    assert "2 groups are not shown" in shown, "five of each sex each way"
    assert world.browser().get(reverse("insight:overrides")).status_code == 403
