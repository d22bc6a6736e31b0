"""Pages of hearings: a refusal stands beside its field, nothing typed is lost, and the bench sees its own alone."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import counted

from throughcare.decisions.dueprocess.models import Decision
from throughcare.decisions.hearings import commands
from throughcare.decisions.hearings.drafts import PartyDraft
from throughcare.decisions.hearings.models import ConditionOutcome, Hearing, Party, Result
from throughcare.decisions.hearings.tests.arranged import begun, draft, heard, judge, process
from throughcare.decisions.hearings.tests.test_commands import days_of_notice
from throughcare.platform import clock
from throughcare.platform.audit.models import AuditEvent
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R080", "R086")]
f: Any = factories


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Fay", "Rowe")


def moment(name: str, at: datetime) -> dict[str, str]:
    here = at.astimezone(ZoneInfo("Europe/London"))
    days = {f"{name}_day_{part}": str(getattr(here, part)) for part in ("day", "month", "year")}
    return {**days, f"{name}_time": f"{here:%H:%M}"}


def typed(at: datetime, **more: str) -> dict[str, str]:
    given = {"kind": "revocation", "minutes": "45", "body": "Example Court", "how": "in_person"}
    return {**given, **moment("starts_at", at), "submission": "018f3b60-0000-7000-8000-00000000abcd", **more}


def test_a_hearing_is_arranged_and_shown(world: World, person: Person) -> None:
    browser = world.browser()
    page = reverse("hearings:arrange", args=[person.pk])
    assert browser.get(page).status_code == 200
    answer = browser.post(page, typed(clock.now() + timedelta(days=9)))
    assert answer.status_code == 303
    made = Hearing.objects.get()
    with counted() as statements:
        listed = browser.get(reverse("hearings:hearings", args=[person.pk])).content.decode()
    assert len(statements) <= 6, statements
    assert "Revocation hearing" in listed
    with counted() as statements:
        shown = browser.get(reverse("hearings:hearing", args=[person.pk, made.pk])).content.decode()
    assert len(statements) <= 6, statements
    assert "Example Court" in shown


def test_too_early_says_the_earliest_day_and_keeps_what_was_typed(world: World, person: Person) -> None:
    days_of_notice(world, "revocation", 10)
    held = process(world.actor(), person)
    answer = world.browser().post(
        reverse("hearings:arrange", args=[person.pk]),
        typed(clock.now() + timedelta(days=2), process_id=str(held.pk)),
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "A hearing cannot be before its notice has run: not before" in shown
    assert 'value="Example Court"' in shown
    assert not Hearing.objects.exists()


def test_it_is_put_off_and_taken_off_the_list(world: World, person: Person) -> None:
    browser, made = world.browser(), commands.arrange(world.actor(), person.pk, draft())
    off = reverse("hearings:adjourn", args=[person.pk, made.pk])
    assert browser.post(off, {"version": "1", "asked_by": "court", "because": ""}).status_code == 422
    later = {
        "version": "1",
        "asked_by": "court",
        "because": "No room",
        **moment("until", clock.now() + timedelta(20)),
    }
    assert browser.post(off, later).status_code == 303
    again = Hearing.objects.get(follows=made)
    shown = browser.get(reverse("hearings:hearing", args=[person.pk, made.pk])).content.decode()
    assert "No room" in shown
    vacate = reverse("hearings:vacate", args=[person.pk, again.pk])
    assert browser.post(vacate, {"version": "1", "because": "Settled"}).status_code == 303
    again.refresh_from_db()
    assert again.state == "vacated"


@pytest.mark.requirement("R081")
def test_who_takes_part_and_who_came(world: World, person: Person) -> None:
    browser, made = world.browser(), commands.arrange(world.actor(), person.pk, draft())
    add = reverse("hearings:add_party", args=[person.pk, made.pk])
    sent = {"role": "counsel", "attends": "video", "submission": "018f3b60-0000-7000-8000-00000000abce"}
    assert "Say who it is" in browser.post(add, sent).content.decode()
    assert browser.post(add, {**sent, "words": "Lea Lawyer"}).status_code == 303
    counsel = Party.objects.get(role="counsel")
    page = reverse("hearings:party", args=[person.pk, made.pk, counsel.pk])
    assert browser.get(page).status_code == 200
    begun(made)
    came = reverse("hearings:attendance", args=[person.pk, made.pk])
    assert browser.get(came).status_code == 200
    browser.post(came, {"submission": "018f3b60-0000-7000-8000-00000000abcf", str(counsel.pk): "yes"})
    counsel.refresh_from_db()
    assert counsel.attended is True


def test_a_courts_result_is_recorded_with_what_it_did_to_the_conditions(world: World, person: Person) -> None:
    order = f.OrderFactory(person=person)
    f.ConditionFactory(person=person, order=order)
    made = begun(commands.arrange(world.actor(), person.pk, draft(order_id=order.pk)))
    browser, page = world.browser(), reverse("hearings:result", args=[person.pk, made.pk])
    assert browser.get(page).status_code == 200
    made.refresh_from_db()
    sent = {
        "version": str(made.version), "outcome": "imposed", "kind": "condition_change", "authority": "court",
        "made_by": "Example Court", "reasons": "Progress", "held_0": "discharged", "new_0_text": "Come weekly",
        **moment("decided_at", clock.now() - timedelta(minutes=5)),
    }  # fmt: skip
    answer = browser.post(page, sent)
    assert answer.status_code == 422
    assert not Result.objects.exists()
    answer = browser.post(page, {**sent, "new_0_kind": "ew-requirement-rehabilitation-activity"})
    assert answer.status_code == 303, answer.content.decode()
    assert sorted(ConditionOutcome.objects.values_list("act", flat=True)) == ["discharged", "set"]
    shown = browser.get(reverse("hearings:hearing", args=[person.pk, made.pk])).content.decode()
    assert "Come weekly" in shown


def test_the_month_is_a_list_and_a_table(world: World, person: Person) -> None:
    made = commands.arrange(world.actor(), person.pk, draft())
    month, browser = f"{made.starts_at:%Y-%m}", world.browser()
    for view in ("", "&view=table"):
        with counted() as statements:
            shown = browser.get(f"{reverse('hearings:calendar')}?month={month}{view}").content.decode()
        assert len(statements) <= 6, statements
        assert "Fay Rowe" in shown
    assert (
        "No hearing this month"
        in world.browser().get(f"{reverse('hearings:calendar')}?month=2001-01").content.decode()
    )


@pytest.mark.requirement("R087", "R094")
def test_the_bench_sees_its_hearing_decides_it_and_is_written_down(world: World, person: Person) -> None:
    sitting, officer = judge(world), world.actor()
    order = f.OrderFactory(person=person)
    held = process(officer, person, order_id=order.pk)
    made = heard(officer, person, held, bench_id=sitting.organisation_id)
    commands.add_party(officer, made.pk, PartyDraft(role="victim_liaison"))
    browser = world.browser(sitting)
    assert browser.get("/").url == reverse("hearings:bench")
    assert "Fay Rowe" in browser.get(reverse("hearings:bench")).content.decode()
    shown = browser.get(reverse("hearings:bench_hearing", args=[made.pk])).content.decode()
    assert reverse("dossiers:bench", args=[made.pk]) in shown, "what they were given to read"
    assert "Fay Rowe" in shown
    assert "Victim liaison" not in shown
    page = reverse("hearings:bench_decide", args=[made.pk])
    assert browser.get(page).status_code == 200
    made.refresh_from_db()
    sent = {"version": str(made.version), "outcome": "imposed", "reasons": "Proved"}
    assert browser.post(page, sent).status_code == 422
    assert browser.post(page, {**sent, "proportionate": "Nothing less"}).status_code == 303
    assert Decision.objects.get().decided_by_id == sitting.pk
    assert AuditEvent.objects.filter(action="hearings:bench_hearing:consulted").exists()
    assert browser.get(reverse("hearings:hearing", args=[person.pk, made.pk])).status_code in (403, 404)


@pytest.mark.requirement("R094")
def test_a_stranger_on_another_bench_finds_no_hearing(world: World, person: Person) -> None:
    sitting, stranger = judge(world), judge(world, name="Sue Stranger")
    made = commands.arrange(world.actor(), person.pk, draft(bench_id=sitting.organisation_id))
    browser = world.browser(stranger)
    for name in ("bench_hearing", "bench_decide"):
        assert browser.get(reverse(f"hearings:{name}", args=[made.pk])).status_code == 404
    assert "Fay Rowe" not in browser.get(reverse("hearings:bench")).content.decode()
    assert world.browser().get(reverse("hearings:bench")).status_code == 403
