"""Pages of licences: what each shows and offers, to whom, and what it says when it is refused."""

from typing import Any

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World

from throughcare.decisions.licences import commands
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.decisions.licences.tests.drafted import (
    active,
    approved,
    begun,
    curfew,
    order_of,
    row,
    submitted,
    today,
    varied,
    words,
)
from throughcare.register.documents.commands import change_paper
from throughcare.register.documents.drafts import PaperChange
from throughcare.register.documents.models import Letter, Paper
from throughcare.register.documents.refusals import WordsApproved
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R065", "R069", "R117")]
f: Any = factories


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def at(name: str, *args: object) -> str:
    return reverse(f"licences:{name}", args=args)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def press(browser: Any, name: str, licence: Licence, *more: object) -> Any:
    """Press a button of a licence's page, and look at the page it leads to."""
    licence.refresh_from_db()
    where = at(name, licence.person_id, licence.pk, *more)
    return browser.post(where, {"version": licence.version}, follow=True)


def test_a_draft_is_begun_from_the_list_with_its_standard_conditions(world: World, person: Person) -> None:
    order, browser = order_of(person), world.browser()
    listed = text(browser.get(at("licences", person.pk)))
    assert "Draft one for the order: Licence" in listed and "None was drafted." in listed
    begin = at("begin", person.pk, order.pk)
    form = text(browser.get(begin))
    key = form.split('name="submission" value="')[1].split('"')[0]
    day = today()
    browser.post(begin, {
        "submission": key, "kind": "CRD", "starts_on_0": day.day, "starts_on_1": day.month, "starts_on_2": day.year,
        "meets_who": "The duty officer", "meets_place": "North office",
    })  # fmt: skip
    made = Licence.objects.get(person=person)
    shown = text(browser.get(at("licence", person.pk, made.pk)))
    assert "In progress" in shown and "Standard conditions" in shown
    assert "The duty officer, North office" in shown and "The hard stop begins on" in shown


def test_a_refused_button_says_why_on_the_page(world: World, person: Person) -> None:
    made = begun(world.actor(), person, kind="CRD")
    assert "can no longer be submitted" in text(press(world.browser(), "submit", made))


def test_the_drafter_is_offered_no_approval_and_the_manager_is(world: World, person: Person) -> None:
    made = submitted(world.actor(), person)
    where = at("licence", person.pk, made.pk)
    assert "Approve" not in text(world.browser().get(where)).split("<main")[1]
    assert "Approve" in text(world.browser(world.manager).get(where)).split("<main")[1]
    assert (
        world.browser().post(at("approve", person.pk, made.pk), {"version": made.version}).status_code == 403
    )
    assert "Approved by Max Manager" in text(press(world.browser(world.manager), "approve", made))


def test_it_is_sent_back_with_a_reason_that_the_drafter_reads(world: World, person: Person) -> None:
    made = submitted(world.actor(), person)
    where = at("send_back", person.pk, made.pk)
    manager = world.browser(world.manager)
    assert manager.post(where, {"version": made.version, "because": ""}).status_code == 422
    manager.post(where, {"version": made.version, "because": "Say where they report"})
    assert "Why: Say where they report" in text(world.browser().get(at("licence", person.pk, made.pk)))


def test_conditions_are_added_by_wording_and_changed_by_the_form_of_orders(
    world: World, person: Person
) -> None:
    made, browser = begun(world.actor(), person), world.browser()
    where = at("add_row", person.pk, made.pk)
    assert "which type?" in text(browser.get(where))
    assert "which wording?" in text(browser.get(f"{where}?kind=ew-licence-curfew"))
    form = text(browser.get(f"{where}?kind=ew-licence-restricted-conduct&wording=own"))
    key = form.split('name="submission" value="')[1].split('"')[0]
    given = {
        "submission": key, "version": made.version, "kind": "ew-licence-restricted-conduct", "wording": "own",
        "text": "Own one telephone only.", "terms_asks": "leave",
    }  # fmt: skip
    assert browser.post(where, given).status_code == 303
    added = row(made, "ew-licence-restricted-conduct")
    assert (added.text, added.part) == ("Own one telephone only.", "additional")
    made.refresh_from_db()
    change = at("change_row", person.pk, made.pk, added.pk)
    assert "Own one telephone only." in text(browser.get(change))
    del given["submission"]
    browser.post(change, given | {"version": made.version, "text": "Own no telephone."})
    added.refresh_from_db()
    assert added.text == "Own no telephone."


def test_a_standard_condition_is_left_out_with_its_reason_and_put_back(world: World, person: Person) -> None:
    made, browser = begun(world.actor(), person), world.browser()
    passport = row(made, "ew-licence-passport")
    where = at("leave_out", person.pk, made.pk, passport.pk)
    assert "Say why a standard condition is left out" in text(
        browser.post(where, {"version": made.version, "why": ""})
    )
    browser.post(where, {"version": made.version, "why": "They hold none"})
    assert "Why: They hold none" in text(browser.get(at("licence", person.pk, made.pk)))
    assert "The condition is back" in text(press(browser, "restore", made, passport.pk))
    second = LicenceCondition.objects.get(licence=made, position=1)
    press(browser, "place", made, second.pk)
    second.refresh_from_db()
    assert second.position == 0


def test_a_new_version_that_asks_more_leads_to_its_fair_process(world: World, person: Person) -> None:
    made = varied(world, person)
    commands.add_row(world.actor(), made.pk, curfew(), expected=made.version)
    shown = text(world.browser().get(at("licence", person.pk, made.pk)))
    assert "It asks more of the person" in shown and "<strong>New.</strong>" in shown
    led = press(world.browser(), "be_fair", made)
    assert "Change of a condition" in text(led) or "condition" in text(led)
    again = text(world.browser().get(at("licence", person.pk, made.pk)))
    assert "The fair process about it" in again and "Begin a fair process about it" not in again


def test_the_paper_says_every_condition_numbered_and_whom_to_see(world: World, person: Person) -> None:
    made = approved(world, person)
    led = press(world.browser(), "paper", made)
    paper = Paper.objects.get(person=person)
    assert paper.values["standard_conditions"].splitlines()[0].startswith("1. Behave well")
    assert len(paper.values["standard_conditions"].splitlines()) == 8
    assert paper.values["additional_conditions"] == "None."
    assert "Olive Officer" in paper.values["first_meeting"]
    assert ("Your licence" in text(led) and "Read with ease" in text(led)) or "reading" in text(led).lower()


def test_what_was_approved_is_told_as_it_was_approved(world: World, person: Person) -> None:
    press(world.browser(), "paper", approved(world, person))
    paper = Paper.objects.get(person=person)
    address = reverse("documents:paper", args=[person.pk, paper.pk])
    page = text(world.browser().get(address))
    assert "told as it was approved" in page and "1. Behave well" in page
    assert 'name="first_meeting"' in page and 'name="standard_conditions"' not in page
    softer = PaperChange(values={**paper.values, "standard_conditions": "1. Behave."})
    with pytest.raises(WordsApproved) as refused:
        change_paper(world.actor(), person.pk, paper.pk, softer, expected=1)
    assert refused.value.field == "standard_conditions"
    meeting = {
        "version": 1,
        "language": "en",
        "first_meeting": "See the duty officer.",
        "correct_by": "1 May 2027",
    }
    world.browser().post(address, {**meeting, "standard_conditions": "1. Behave.", "do": "sign"})
    letter = Letter.objects.get(person=person)
    assert "1. Behave well" in str(letter.content) and "See the duty officer." in str(letter.content)


def test_a_paper_waits_no_longer_for_a_signature_once_the_licence_changed(
    world: World, person: Person
) -> None:
    made = approved(world, person)
    press(world.browser(), "paper", made)
    made.refresh_from_db()
    commands.add_row(world.actor(), made.pk, words(), expected=made.version)
    assert Paper.objects.get(person=person).state == Paper.State.DISCARDED


def test_in_force_it_is_varied_given_up_and_listed_with_the_version_it_changes(
    world: World, person: Person
) -> None:
    held, browser = active(world, person), world.browser()
    assert "A new version is being drafted" in text(press(browser, "vary", held))
    new = Licence.objects.get(varies=held)
    assert "The version it changes" in text(browser.get(at("licence", person.pk, new.pk)))
    assert "Given up" in text(press(browser, "drop", new))
    listed = text(browser.get(at("licences", person.pk)))
    assert listed.index("Licence 1") < listed.index("Licence 2")


def test_a_licence_of_another_person_is_not_there(world: World, person: Person) -> None:
    made, other = begun(world.actor(), person), world.person(family="Other")
    assert world.browser().get(at("licence", other.pk, made.pk)).status_code == 404
    assert world.browser().post(at("submit", other.pk, made.pk), {"version": 1}).status_code == 404
