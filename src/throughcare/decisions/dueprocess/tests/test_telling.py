"""The letter about a decision is drawn up from the decision's own record."""

from datetime import date
from uuid import uuid4

import pytest
from tests.arranging import World
from tests.fair import close_gates

from throughcare.decisions.dueprocess import commands
from throughcare.decisions.dueprocess.drafts import DecisionDraft
from throughcare.decisions.dueprocess.models import Process
from throughcare.decisions.dueprocess.refusals import NotDecided
from throughcare.platform.access.door import NotThere
from throughcare.platform.database.context import acting
from throughcare.register.documents.models import Paper
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R117", "R118")]


def begun(world: World, person: Person) -> Process:
    with acting(world.actor()) as actor:
        return commands.open_process(actor, person.pk, "warning", about=uuid4(), reported_by=world.officer.pk)


def decided(world: World, process: Process, appeal_by: date | None) -> None:
    with acting(world.actor(world.manager)) as manager:
        close_gates(manager, process.pk)
        process.refresh_from_db()
        commands.decide(
            manager, process.pk,
            DecisionDraft(outcome="imposed", reasons="You were reminded twice.", proportionate="It is the least.",
                          authority=None, decided_at=None, appeal_by=appeal_by),
            expected=process.version,
        )  # fmt: skip


def letter_of(world: World, person: Person, process: Process) -> Paper:
    with acting(world.actor()) as actor:
        return commands.prepare_letter(actor, person.pk, process.pk)


def test_it_says_what_why_by_whom_on_which_facts_and_how_to_appeal(world: World) -> None:
    person = world.person()
    process = begun(world, person)
    decided(world, process, date(2099, 3, 5))
    values = letter_of(world, person, process).values
    assert values["because"] == "You were reminded twice.\nWhy this and nothing less: It is the least."
    assert values["decided_by"] == world.manager.name and values["appeal_by"] == "5 March 2099"
    assert values["what_was_decided"].endswith(": as proposed.") and values["how_to_appeal"]
    assert values["correct_by"] and values["decision_date"] and values["facts"]


def test_where_no_day_is_on_record_it_says_whom_to_ask(world: World) -> None:
    person = world.person()
    process = begun(world, person)
    decided(world, process, None)
    assert letter_of(world, person, process).values["appeal_by"] == (
        f"we do not know it here: ask {world.officer.name} now"
    )


def test_of_what_is_not_decided_nothing_is_written(world: World) -> None:
    person = world.person()
    process = begun(world, person)
    with pytest.raises(NotDecided):
        letter_of(world, person, process)
    with pytest.raises(NotThere):
        letter_of(world, world.person(), process)
    answer = world.browser().post(f"/fair-process/{person.pk}/{process.pk}/letter/")
    assert answer.status_code == 302 and answer["Location"].endswith(f"{process.pk}/")


def test_the_page_of_the_decision_leads_to_the_letter(world: World) -> None:
    person = world.person()
    process = begun(world, person)
    decided(world, process, None)
    browser, here = world.browser(), f"/fair-process/{person.pk}/{process.pk}/"
    assert "Write to the person about it" in browser.get(here).text
    answer = browser.post(f"{here}letter/")
    assert answer["Location"] == f"/letters/{person.pk}/drafts/{Paper.objects.get().pk}/"
