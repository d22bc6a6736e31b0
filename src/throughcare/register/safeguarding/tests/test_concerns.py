"""Immediate concerns: noted with their source, looked at again in time, removed only with a reason."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.refusal import Refused
from throughcare.register.people.models import Person
from throughcare.register.safeguarding import commands, queries
from throughcare.register.safeguarding.drafts import ConcernDraft
from throughcare.register.safeguarding.models import Concern

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R008")]
TODAY = clock.today("Europe/London")
DRAFT = ConcernDraft(kind="self-harm", what="Said so on Monday.", source="person", noted_on=TODAY)


def note(world: World, person: Person, draft: ConcernDraft = DRAFT) -> Concern:
    with acting(world.actor()) as actor:
        return commands.note_concern(actor, person.pk, draft)


def test_a_concern_says_who_when_from_where_and_until_when(world: World) -> None:
    person = world.person()
    note(world, person)
    (held,) = queries.immediate_concerns(world.actor(), person.pk)
    assert (held.title, held.from_whom) == ("Suicide or self-harm", "The person said so")
    assert (held.noted_by, held.noted_on, held.updated_on) == ("Olive Officer", TODAY, TODAY)
    assert held.review_on == TODAY + timedelta(days=30)
    entry = AuditEvent.objects.get(action="safeguarding:concern:noted")
    assert entry.people == [person.pk] and b"Monday" not in bytes(entry.body)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "nosy"}, "kind"),
        ({"source": "rumour"}, "source"),
        ({"what": "  "}, "what"),
        ({"noted_on": TODAY + timedelta(days=1)}, "noted_on"),
        ({"review_on": TODAY}, "review_on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    world: World, changes: dict[str, object], field: str
) -> None:
    given = {"kind": "staff", "what": "Visit in pairs.", "source": "seen", "noted_on": TODAY, **changes}
    with pytest.raises(Refused) as refused:
        note(world, world.person(), ConcernDraft(**given))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert not Concern.objects.exists()


def test_a_review_moves_the_day_and_keeps_the_words_before(world: World) -> None:
    person = world.person()
    made = note(world, person)
    later = TODAY + timedelta(days=60)
    with acting(world.actor(world.manager)) as actor:
        commands.review_concern(actor, person.pk, made.pk, what="Still so.", review_on=later, expected=1)
        with pytest.raises(StaleVersion):
            commands.review_concern(actor, person.pk, made.pk, what="Again.", review_on=later, expected=1)
    (held,) = queries.immediate_concerns(world.actor(), person.pk)
    assert (held.what, held.review_on, held.reviewed_on) == ("Still so.", later, TODAY)
    assert (held.noted_by, held.by) == ("Olive Officer", "Max Manager")
    assert [each.what for each in Concern.versions.of(made.pk)] == ["Said so on Monday.", "Still so."]


def test_a_concern_is_removed_with_a_reason_or_not_at_all(world: World) -> None:
    person = world.person()
    made = note(world, person)
    with acting(world.actor()) as actor:
        with pytest.raises(Refused, match="Say why"):
            commands.remove_concern(actor, person.pk, made.pk, because=" ", expected=1)
        commands.remove_concern(actor, person.pk, made.pk, because="Crisis team closed the case.", expected=1)
        with pytest.raises(Refused, match="removed before"):
            commands.remove_concern(actor, person.pk, made.pk, because="Again", expected=2)
    assert queries.immediate_concerns(world.actor(), person.pk) == ()
    (gone,) = queries.safeguarding_of(world.actor(), person.pk).removed
    assert gone.removed_because == "Crisis team closed the case."


def test_the_database_refuses_a_removal_without_a_reason(world: World) -> None:
    made = factories.ConcernFactory(person=world.person())
    with pytest.raises(IntegrityError, match="removed_with_reason"):
        Concern.objects.filter(pk=made.pk).update(removed_on=TODAY)


def test_who_may_not(world: World, make_world: type[World]) -> None:
    person = world.person()
    with acting(world.actor(world.user("reception", team=world.team))) as actor, pytest.raises(NotPermitted):
        commands.note_concern(actor, person.pk, DRAFT)
    with acting(make_world().actor()) as stranger, pytest.raises(NotThere):
        commands.note_concern(stranger, person.pk, DRAFT)
    made = note(world, person)
    with acting(world.actor()) as actor, pytest.raises(NotThere):
        commands.remove_concern(actor, world.person().pk, made.pk, because="Not theirs", expected=1)


def posted(**fields: object) -> dict[str, object]:
    parts = {"noted_on": TODAY}
    days = {
        f"{name}_{part}": getattr(day, part)
        for name, day in parts.items()
        for part in ("day", "month", "year")
    }
    return {"kind": "staff", "what": "Two members of staff visit.", "source": "police", **days, **fields}


def test_from_the_form_to_the_top_of_the_overview(world: World) -> None:
    person, browser = world.person(), world.browser()
    overview = browser.get(f"/people/{person.pk}/").text
    assert "No immediate concerns are recorded" in overview and "Note an immediate concern" in overview
    url = f"/safeguarding/{person.pk}/concerns/add/"
    assert browser.get(url).status_code == 200
    wrong = browser.post(url, posted(submission=str(UUID(int=1)), source=""))
    assert wrong.status_code == 422 and "Two members of staff visit." in wrong.text
    for _ in range(2):  # a double click notes one
        assert browser.post(url, posted(submission=str(UUID(int=2)))).status_code == 303
    assert Concern.objects.count() == 1
    with counted() as statements:
        overview = browser.get(f"/people/{person.pk}/").text
    assert len(statements) <= MOST_A_PAGE, statements
    assert overview.index("Immediate concerns") < overview.index("To do first")
    assert "Risk to staff" in overview and "Last updated" in overview
    assert "No immediate concerns are recorded" not in overview


def test_the_page_within_its_statements_and_its_forms(world: World) -> None:
    person, browser = world.person(), world.browser()
    made = note(world, person)
    factories.ReferralFactory(person=person)
    factories.DisclosureFactory(person=person)
    with counted() as statements:
        text = browser.get(f"/safeguarding/{person.pk}/").text
    assert len(statements) <= MOST_A_PAGE, statements
    for words in (
        "Suicide or self-harm",
        "The person said so",
        "Due by 5 November 2026",
        "Data sharing agreement",
    ):
        assert words in text, words
    review, remove = (
        f"/safeguarding/{person.pk}/concerns/{made.pk}/{step}/" for step in ("review", "remove")
    )
    assert "Said so on Monday." in browser.get(review).text
    assert browser.post(remove, {"version": 1, "because": ""}).status_code == 422
    assert browser.post(remove, {"version": 1, "because": "Health service agrees."}).status_code == 303
    assert "Removed: 1" in browser.get(f"/safeguarding/{person.pk}/").text
    assert browser.get(f"/safeguarding/{person.pk}/concerns/{UUID(int=9)}/remove/").status_code == 404


def test_a_reader_without_the_right_sees_concerns_and_no_button(world: World) -> None:
    person = world.person()
    note(world, person)
    reception = world.browser(world.user("reception", team=world.team))
    page = reception.get(f"/safeguarding/{person.pk}/")
    assert page.status_code == 200 and "Suicide or self-harm" in page.text
    assert "Note a concern" not in page.text
    assert reception.get(f"/safeguarding/{person.pk}/concerns/add/").status_code == 403
