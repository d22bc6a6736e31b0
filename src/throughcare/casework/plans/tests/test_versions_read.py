"""Versions as they were signed, any two compared, and the plan in plain words for the person."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from pypdf import PdfReader
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted
from tests.visiting import audited

from throughcare.casework.plans import commands
from throughcare.casework.plans.drafts import NoteDraft, StepDraft
from throughcare.casework.plans.models import Objective, PlanVersion, Step
from throughcare.casework.plans.plain import in_plain_words, texts_of
from throughcare.casework.plans.queries import plan_needed
from throughcare.casework.plans.tests.arranged import KEPT, NO, TODAY, plan_of, signed
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.documents import printing
from throughcare.register.people.models import Person
from throughcare.rules.dates import in_words
from throughcare.rules.texts.reading import AIM, reading_of

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R041")]


@pytest.fixture
def person(world: World) -> Person:
    made = world.person(given="Sam")
    factories.OrderFactory(person=made, kind="ew-community-order", status="active")
    return made


@pytest.fixture
def officer(world: World) -> Actor:
    return world.actor()


@pytest.fixture
def first(person: Person, officer: Actor) -> PlanVersion:
    """Version 1, with which the person does not agree."""
    return signed(officer, person, KEPT, answer=NO)


def changed_and_signed_again(person: Person, officer: Actor) -> PlanVersion:
    objective = Objective.objects.get(person=person)
    with acting(officer):
        step = StepDraft(
            words="Fill in the form with Sam", doer="officer", done_by=officer.user_id, due_on=TODAY
        )
        commands.add_step(officer, person.pk, objective.pk, step)
        note = NoteDraft(seen_on=TODAY, words="A word among colleagues")
        commands.note_progress(officer, person.pk, objective.pk, note)
        return commands.sign_plan(officer, person.pk, why="A step more", expected=plan_of(person).version)


def get(world: World, person: Person, name: str, query: str = "", *ids: UUID) -> Any:
    return world.browser().get(f"{reverse(f'plans:{name}', args=[person.pk, *ids])}{query}")


def shown(world: World, person: Person, name: str, query: str = "", *ids: UUID) -> str:
    answer = get(world, person, name, query, *ids)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def within_six(world: World, person: Person, name: str, query: str = "", *ids: UUID) -> str:
    browser, address = world.browser(), f"{reverse(f'plans:{name}', args=[person.pk, *ids])}{query}"
    with counted() as statements:
        answer = browser.get(address)
    assert len(statements) <= MOST_A_PAGE, statements
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_versions_are_listed_with_what_the_person_said_to_each(
    world: World, person: Person, officer: Actor, first: PlanVersion
) -> None:
    second = changed_and_signed_again(person, officer)
    body = shown(world, person, "versions")
    assert body.index("Version 2") < body.index("Version 1")
    assert "I would rather work first." in body
    assert "Not asked about this version" in body
    assert f"?from={first.pk}&amp;to={second.pk}" in body


def test_a_version_reads_as_it_was_signed_whatever_changed_since(
    world: World, person: Person, officer: Actor, first: PlanVersion
) -> None:
    changed_and_signed_again(person, officer)
    Objective.objects.update(title="Something else altogether")
    body = within_six(world, person, "version", "", first.pk)
    assert KEPT.title in body
    assert "Fill in the form" not in body
    assert "has the fingerprint it was signed with" in body


def test_content_that_no_longer_has_its_fingerprint_is_said(
    world: World, person: Person, first: PlanVersion
) -> None:
    PlanVersion.objects.filter(pk=first.pk).update(content={**first.content, "own_words": "Written later"})
    assert "no longer has the fingerprint" in shown(world, person, "version", "", first.pk)


def test_by_default_the_last_two_are_compared_and_any_two_by_choice(
    world: World, person: Person, officer: Actor, first: PlanVersion
) -> None:
    before = shown(world, person, "compare")
    assert "to As it stands now" in before
    assert "Nothing differs." in before
    second = changed_and_signed_again(person, officer)
    body = within_six(world, person, "compare")
    assert "From Version 1" in body
    assert "Step “Fill in the form with Sam” (The officer in the community): new." in body
    Step.objects.update(state="completed")
    since = shown(world, person, "compare", f"?from={second.pk}&to=now")
    assert "state was Not started, is Completed" in since


@pytest.mark.parametrize("query", ["?from=nonsense", "?to=00000000-0000-0000-0000-000000000000"])
def test_what_is_no_version_of_this_plan_is_not_there(
    world: World, person: Person, first: PlanVersion, query: str
) -> None:
    assert get(world, person, "compare", query).status_code == 404


def test_the_persons_copy_speaks_to_them_and_leaves_out_what_is_for_staff(
    world: World, person: Person, officer: Actor, first: PlanVersion
) -> None:
    changed_and_signed_again(person, officer)
    body = within_six(world, person, "for_person")
    for said in (
        "What I want", "A quiet place to sleep.", KEPT.title, "About where I live.", "You will",
        "Olive Officer, your officer, will help you by doing this: Fill in the form with Sam.", "Not started yet.",
        "You want to get there by", "Saying no, or not signing, does not count against you.", "Who to call",
    ):  # fmt: skip
        assert said in body, said
    for kept in ("A word among colleagues", "Sleeps on a friend", KEPT.kept_because, "SMART"):
        assert kept not in body.split("tc-plainpage")[1], kept


@pytest.mark.requirement("R117")
def test_a_step_about_risk_stays_out_of_their_copy_and_staff_see_that_it_does(
    world: World, person: Person, officer: Actor, first: PlanVersion
) -> None:
    objective = Objective.objects.get(person=person)
    with acting(officer):
        step = StepDraft(words="Look at the curfew report each Friday", doer="officer", not_for_person=True)
        commands.add_step(officer, person.pk, objective.pk, step)
        second = commands.sign_plan(officer, person.pk, why="A step more", expected=plan_of(person).version)
    assert step.words not in shown(world, person, "for_person")
    assert f'{step.words} <strong class="govuk-tag govuk-tag--grey">Not for the person' in shown(
        world, person, "plan"
    )
    assert f"{step.words} (not for the person)" in shown(world, person, "version", "", second.pk)
    with acting(officer):
        held = Step.objects.get(words=step.words)
        commands.change_step(
            officer, person.pk, held.pk, replace(step, not_for_person=False), expected=held.version
        )
        commands.sign_plan(officer, person.pk, why="They may know", expected=plan_of(person).version)
    assert "their copy was Not for the person" in shown(world, person, "compare")


def test_what_was_removed_is_not_shown_to_the_person(
    world: World, person: Person, officer: Actor, first: PlanVersion
) -> None:
    content = {**first.content, "objectives": [
        {**first.content["objectives"][0], "state": {"code": "removed", "words": "Removed from the plan"}}
    ]}  # fmt: skip
    PlanVersion.objects.filter(pk=first.pk).update(content=content)
    assert KEPT.title not in shown(world, person, "for_person")


def test_what_the_person_answered_stands_on_their_copy(
    world: World, person: Person, first: PlanVersion
) -> None:
    body = shown(world, person, "for_person")
    assert "You said no to this plan on" in body
    assert "I would rather work first." in body


def test_an_earlier_version_says_so(world: World, person: Person, officer: Actor, first: PlanVersion) -> None:
    changed_and_signed_again(person, officer)
    body = shown(world, person, "for_person", f"?version={first.pk}")
    assert "This is an earlier version" in body
    assert "Fill in the form" not in body
    assert get(world, person, "for_person", f"?version={uuid4()}").status_code == 404
    assert get(world, person, "for_person", "?version=x").status_code == 404


@pytest.mark.requirement("R042")
def test_it_is_read_by_somebody_of_eleven(person: Person, officer: Actor, first: PlanVersion) -> None:
    plain = in_plain_words(plan_needed(officer, person.pk).latest.content, in_words)  # type: ignore[union-attr,arg-type]
    found = reading_of(texts_of(plain), "en")
    assert not found.hard, f"{found.words}; it should be {AIM}"


def test_on_paper_in_large_type_with_its_fingerprint_and_written_down(
    world: World, person: Person, first: PlanVersion
) -> None:
    body = shown(world, person, "for_person_print", "?type=large")
    assert "tc-letter--large" in body
    assert first.fingerprint in body
    [entry] = audited("plans:version:disclosed")
    assert entry["details"] == {"as": "print"}


@pytest.mark.skipif(not printing.can_make_pdf(), reason="Pango is missing on this machine")
def test_as_tagged_pdf_whose_name_tells_nothing(world: World, person: Person, first: PlanVersion) -> None:
    answer = get(world, person, "for_person_pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert PdfReader(BytesIO(answer.content)).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Sam" not in answer["Content-Disposition"]
    assert [entry["details"] for entry in audited("plans:version:disclosed")] == [{"as": "pdf"}]


def test_without_a_version_there_is_no_copy(world: World, person: Person, officer: Actor) -> None:
    with acting(officer):
        commands.begin_plan(officer, person.pk)
    assert get(world, person, "for_person").status_code == 404
    assert "Once it is signed" in shown(world, person, "plan")


@pytest.mark.requirement("R037", "R038")
def test_reviews_that_are_due_and_versions_to_sign_are_listed(
    world: World, person: Person, officer: Actor, first: PlanVersion
) -> None:
    review = factories.PlanReviewFactory(
        person=person, plan=plan_of(person), called_by="release_in_sight", cause=uuid4(),
        due_on=TODAY - timedelta(days=1),
    )  # fmt: skip
    stranger = factories.PlanReviewFactory(person=world.stranger(), due_on=TODAY)
    PlanVersion.objects.filter(pk=first.pk).update(state="waiting")
    browser = world.browser()
    with counted() as statements:
        answer = browser.get(reverse("plans:reviews"))
    assert len(statements) <= MOST_A_PAGE, statements
    body = " ".join(answer.content.decode().split())
    assert "Sam Example" in body
    assert "Release from custody is coming" in body
    assert "Overdue" in body
    assert "You signed it: somebody else gives the second signature" in body
    assert str(stranger.person_id) not in body
    assert review.called_by == "release_in_sight"


def test_once_signed_again_nothing_has_changed_since(
    person: Person, officer: Actor, first: PlanVersion
) -> None:
    changed_and_signed_again(person, officer)
    held = plan_needed(officer, person.pk)
    assert held.changed_since is False
    assert held.latest is not None
    assert held.latest.number == 2
    assert replace(held, versions=()).latest is None


def given(world: World, person: Person, version: PlanVersion, **typed: str) -> Any:
    address = reverse("plans:give", args=[person.pk, version.pk])
    day = {f"given_on_{part}": str(getattr(TODAY, part)) for part in ("day", "month", "year")}
    return world.browser().post(address, {"version": "1", "how": "large-print", **day, **typed})


def test_who_gave_the_person_a_copy_when_and_how(world: World, person: Person, first: PlanVersion) -> None:
    assert "It is not written down that Sam Example got a copy" in shown(world, person, "for_person")
    assert given(world, person, first).status_code == 303
    for name in ("for_person", "versions"):
        assert "on paper, in large print, from Olive Officer" in shown(world, person, name)
    again = given(world, person, first)
    assert again.status_code == 422
    assert "Someone else changed this record" in again.content.decode()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"how": ""}, "Choose"),
        ({"how": "by-owl"}, "Choose"),
        ({"given_on_year": "2020"}, "The version was not signed yet on that day"),
        ({"given_on_year": "2090"}, "The day must be today or in the past"),
    ],
)
def test_a_copy_that_cannot_have_been_given_so(
    world: World, person: Person, first: PlanVersion, typed: dict[str, str], says: str
) -> None:
    answer = given(world, person, first, **typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    first.refresh_from_db()
    assert first.given_on is None
