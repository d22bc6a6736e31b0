"""The demo's hearings: a court that signs in, and hearings to come, held, and without a result."""

from datetime import time
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests import factories
from tests.arranging import World

from throughcare.decisions.dossiers.models import DossierItem
from throughcare.decisions.hearings.models import Hearing
from throughcare.decisions.hearings.queries import mine
from throughcare.platform.access.models import User
from throughcare.platform.database.context import acting
from throughcare.shell.exchange.sample.hearing import sit

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R086")]


def test_each_page_of_hearings_has_something_to_show_and_it_is_written_once(world: World) -> None:
    officer = world.user("officer", team=world.team, username="demo-officer")
    world.user("administrator", username="demo-admin")
    world.user("manager", team=world.team, username="demo-manager")
    for each in "abcd":
        order = factories.OrderFactory(person=world.person(each.upper(), "Example", officer=officer))
        factories.ProcessFactory(person=order.person, kind="sanction")
    plan: Any = SimpleNamespace(short="demo", officer="demo-officer")
    for _ in range(2):
        sit(world.agency, plan)
    found = Hearing.objects.values_list("state", flat=True)
    assert sorted(found) == ["heard", "listed", "listed", "listed"]
    for at in Hearing.objects.values_list("starts_at", flat=True):
        local = at.astimezone(ZoneInfo(world.agency.zone))
        assert time(10) <= local.time() <= time(16) and local.weekday() < 5, local
    papers = DossierItem.objects.filter(dossier__state="draft")
    assert sorted(papers.values_list("withheld", flat=True)) == ["", "agreed"]
    assert [len(each.removed) for each in papers if each.removed] == [1]
    judge = User.objects.get(username="demo-judge")
    with acting(world.actor(judge)) as bench:
        assert sum(each.to_decide for each in mine(bench)) == 1
