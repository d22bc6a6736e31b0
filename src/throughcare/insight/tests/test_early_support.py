"""How right the rule is: for everybody and each group, small numbers withheld; and the switch on its page."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.earlysupport.models import DayLooked, SupportSwitch
from throughcare.casework.earlysupport.queries import is_on
from throughcare.casework.earlysupport.tests.arranged import yesterday
from throughcare.insight.early_support import Cell, measured_of, measurement
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.rules.interventions.early_support import HORIZON_DAYS, LEAST_DAYS, LEAST_PEOPLE, RULE

pytestmark = pytest.mark.requirement("R062", "R128", "R146", "R147")
ON = date(2026, 8, 1)


def cells(of: Iterable[tuple[str, bool, str, int]]) -> list[Cell]:
    return [Cell(answer, trouble, sex, "A", "30 to 39", people) for answer, trouble, sex, people in of]


MEN = [("offer_help", True, "Male", 30), ("offer_help", False, "Male", 20), ("nothing", True, "Male", 20),
       ("nothing", False, "Male", 130)]  # fmt: skip
WOMEN = [("offer_help", True, "Female", 10), ("offer_help", False, "Female", 15), ("nothing", True, "Female", 15),
         ("nothing", False, "Female", 60)]  # fmt: skip


def test_found_missed_and_pointed_out_for_nothing_with_their_intervals() -> None:
    whole = measured_of(cells(MEN), ON).whole
    assert whole is not None
    assert (whole.people, whole.trouble.happened, whole.pointed_out.happened) == (200, 50, 50)
    assert (whole.found.happened, whole.found.people, whole.missed.happened) == (30, 50, 20)
    assert (whole.wrongly.happened, whole.wrongly.people) == (20, 150)
    assert (whole.right.happened, whole.right.people) == (30, 50)
    assert (round(whole.found.low, 3), round(whole.found.high, 3)) == (0.462, 0.724), "Wilson"


def test_each_group_beside_the_other() -> None:
    sex = measured_of(cells([*MEN, *WOMEN]), ON).groups[0]
    assert [(each.name, each.found.rate, each.wrongly.rate) for each in sex.of] == [
        ("Female", 0.4, 0.2), ("Male", 0.6, 20 / 150),
    ]  # fmt: skip
    assert sex.withheld == 0


@pytest.mark.requirement("R138")
def test_a_group_with_too_few_in_any_cell_is_withheld_and_another_with_it() -> None:
    few = [("offer_help", True, "Not known", 3), ("nothing", False, "Not known", 40)]
    sex = measured_of(cells([*MEN, *WOMEN, *few]), ON).groups[0]
    assert [each.name for each in sex.of] == ["Male"], "the small one would be the whole less the two others"
    assert sex.withheld == 2
    few_at_all = measured_of(cells([("offer_help", True, "Male", 9), *MEN[1:]]), ON)
    assert (few_at_all.whole, few_at_all.groups, few_at_all.kept) == (None, (), {})


def test_those_of_whom_it_cannot_tell_count_as_not_pointed_out_and_are_said_apart() -> None:
    unknown = [("not_known", True, "Male", 10), ("not_known", False, "Male", 12)]
    found = measured_of(cells([*MEN, *unknown]), ON)
    assert found.whole is not None
    assert found.whole.missed.happened == 30
    assert found.not_known is not None
    assert (found.not_known.happened, found.not_known.people) == (22, 222)
    assert measured_of(cells([*MEN, ("not_known", True, "Male", 9)]), ON).not_known is None


def measured_agency(world: World) -> date:
    """The rule was looked at for months, and once about people of whom it is known what came. Returns that day."""
    last = yesterday(world)
    days = [last - timedelta(days=back) for back in range(HORIZON_DAYS + LEAST_DAYS)]
    DayLooked.objects.bulk_create(
        DayLooked(agency=world.agency, rule=RULE, on=on, people=LEAST_PEOPLE) for on in days
    )
    of_month = {(on.year, on.month): on for on in days}
    day = max(on for on in of_month.values() if on <= last - timedelta(days=HORIZON_DAYS))
    for answer, trouble, _, people in MEN:
        for _ in range(people // 2 if people > 20 else people):
            person = factories.PersonFactory(agency=world.agency, sex="male")
            factories.IndicationFactory(person=person, answer=answer, from_on=days[-1])
            if trouble:
                factories.FailureFactory(by_hand=True, person=person, failed_on=day + timedelta(days=5))
    return day


@pytest.mark.django_db
def test_only_what_came_after_the_day_and_was_not_excused_is_trouble(world: World) -> None:
    day = measured_agency(world)
    person = factories.PersonFactory(agency=world.agency)
    factories.IndicationFactory(person=person, from_on=day)
    elsewhere = World("us-pa", "America/New_York")
    factories.IndicationFactory(person=factories.PersonFactory(agency=elsewhere.agency), from_on=day)
    excused = {"stage": "closed", "closed_reason": "excused"}
    factories.FailureFactory(by_hand=True, person=person, failed_on=day + timedelta(days=9), **excused)
    factories.FailureFactory(by_hand=True, person=person, failed_on=day)
    factories.FailureFactory(by_hand=True, person=person, failed_on=day + timedelta(days=HORIZON_DAYS + 1))
    factories.OrderFactory(person=person, status="ended", ends_on=day + timedelta(days=9))
    found = measurement(world.actor(world.manager)).measured
    assert found is not None
    assert (found.on, found.people) == (day, 121)
    assert found.whole is not None
    assert (found.whole.trouble.happened, found.whole.found.happened) == (35, 15)
    factories.SupervisionStateFactory(person=person, state="in_custody", starts_on=day + timedelta(days=9))
    found = measurement(world.actor(world.manager), day).measured
    assert found is not None
    assert found.whole is not None
    assert found.whole.found.happened == 16
    with pytest.raises(NotThere):
        measurement(world.actor(world.manager), day + timedelta(days=1))
    with pytest.raises(NotPermitted):
        measurement(world.actor())


@pytest.mark.django_db
def test_the_page_its_table_and_the_switch(world: World) -> None:
    day = measured_agency(world)
    analyst, first = world.browser(world.user("analyst")), world.browser(world.manager)
    second = world.browser(world.user("manager", team=world.team))
    page = reverse("insight:early_support")
    with counted() as statements:
        shown = analyst.get(page).content.decode()
    assert len(statements) <= MOST_A_PAGE
    assert "Of 120 people, 35 got into trouble. The rule had pointed out 15 of them" in shown
    assert "Ask for it to be switched on" not in shown
    table = analyst.get(reverse("insight:early_support_table"), {"on": day})
    line = table.content.decode().splitlines()[3]
    assert line.startswith(f"{day},{day + timedelta(HORIZON_DAYS)},all,Everybody,found,15,35,")
    assert analyst.get(page, {"on": "tomorrow"}).status_code == 404
    assert world.browser().get(page).status_code == 403
    ask = reverse("insight:early_support_ask")
    assert first.get(ask).status_code == 200
    assert first.post(ask, {"why": "", "submission": uuid4()}).status_code == 422
    assert first.post(ask, {"why": "As right for women as for men", "submission": uuid4()}).status_code == 303
    held = SupportSwitch.objects.get()
    assert held.measured["found"] == {"of": 35, "happened": 15}
    on = reverse("insight:early_support_on", args=[held.pk])
    assert first.post(on, {"why": "Me too", "version": 1}).status_code == 422
    assert "You asked for it, so somebody else decides" in first.get(page).content.decode()
    assert "As right for women as for men" in second.get(on).content.decode()
    assert second.post(on, {"why": "I looked at every group", "version": 1}).status_code == 303
    assert is_on(world.agency.pk)
    assert "It is switched on" in analyst.get(page).content.decode()
    off = reverse("insight:early_support_off", args=[held.pk])
    assert first.post(off, {"why": "Stop", "version": 2}).status_code == 303
    assert not is_on(world.agency.pk)
    assert "Switched off" in first.get(page).content.decode()


@pytest.mark.django_db
def test_nothing_is_measured_yet(world: World) -> None:
    browser, given = world.browser(world.manager), {"why": "Now", "submission": uuid4()}
    assert "Nothing can be measured yet" in browser.get(reverse("insight:early_support")).content.decode()
    assert browser.post(reverse("insight:early_support_ask"), given).status_code == 422
