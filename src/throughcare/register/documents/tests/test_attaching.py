"""Papers kept already become evidence of something, of several things, and of something no longer."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.register.documents import commands, queries
from throughcare.register.documents.models import Evidence, StoredDocument
from throughcare.register.documents.screens.attaching import OFFERED
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R115")]

FAILURE, APPEAL = UUID(int=7), UUID(int=8)
MARCH, LATE = date(2026, 3, 3), datetime(2026, 3, 4, 0, 30, tzinfo=UTC)
"""In March the clocks of these agencies are at UTC: half an hour past midnight is the same day."""


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def paper(person: Person, **more: object) -> StoredDocument:
    return factories.StoredDocumentFactory(person=person, **more)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("factory", "on", "says", "page"),
    [
        (
            factories.FailureFactory,
            {"failed_on": MARCH},
            "The failure of 3 March 2026",
            "noncompliance:failure",
        ),
        (factories.HearingFactory, {"starts_at": LATE}, "The hearing of 4 March 2026", "hearings:hearing"),
        (factories.AppealFactory, {"lodged_on": MARCH}, "The appeal of 3 March 2026", "appeals:appeal"),
    ],
)
def test_the_paper_s_own_page_says_of_what_it_is_evidence(
    world: World, person: Person, factory: Any, on: dict[str, Any], says: str, page: str
) -> None:
    held, thing = paper(person), factory(person=person, **on)
    with acting(world.actor()) as actor:
        commands.attach_documents(actor, person.pk, about=thing.pk, documents=[held.pk])
    browser = world.browser()
    with counted() as statements:
        shown = browser.get(reverse("stored:document", args=[person.pk, held.pk])).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    href = reverse(page, args=[person.pk, thing.pk])
    assert f'<a class="govuk-link" href="{href}">{says}</a>' in shown
    assert browser.get(href).status_code == 200


def test_of_what_else_it_is_evidence_is_not_guessed(world: World, person: Person) -> None:
    held, of_another = paper(person), factories.FailureFactory(person=world.person("Nia", "Neighbour"))
    with acting(world.actor()) as actor:
        commands.attach_documents(actor, person.pk, about=of_another.pk, documents=[held.pk])
        [use] = queries.uses_of(actor, person.pk, held.pk)
    assert use.thing is None and use.about == of_another.pk
    shown = world.browser().get(reverse("stored:document", args=[person.pk, held.pk])).content.decode()
    assert "Something else on this record" in shown and str(of_another.pk) not in shown


def test_one_paper_is_evidence_of_several_things_and_each_once(world: World, person: Person) -> None:
    held = paper(person)
    with acting(world.actor()) as actor:
        for about in (FAILURE, APPEAL, FAILURE):
            commands.attach_documents(actor, person.pk, about=about, documents=[held.pk, held.pk])
        assert queries.stored_document(actor, person.pk, held.pk).about == (FAILURE, APPEAL)
    assert AuditEvent.objects.filter(action="documents:evidence:attached").count() == 2
    with pytest.raises(IntegrityError, match="documents_evidence_once"):
        factories.EvidenceFactory(person=person, document=held, about=APPEAL)


def test_what_is_detached_stays_with_the_record_and_in_the_history(world: World, person: Person) -> None:
    held = paper(person)
    with acting(world.actor()) as actor:
        commands.attach_documents(actor, person.pk, about=FAILURE, documents=[held.pk])
        with pytest.raises(commands.NotAttached, match="Say why"):
            commands.detach_document(actor, person.pk, held.pk, about=FAILURE, because=" ")
        commands.detach_document(actor, person.pk, held.pk, about=FAILURE, because="Of another day")
        assert queries.stored_document(actor, person.pk, held.pk).about == ()
        with pytest.raises(commands.NotAttached, match="already"):
            commands.detach_document(actor, person.pk, held.pk, about=FAILURE, because="Of another day")
        commands.attach_documents(actor, person.pk, about=FAILURE, documents=[held.pk])
        assert queries.stored_document(actor, person.pk, held.pk).about == (FAILURE,)
    past = Evidence.versions.get(document=held, known_to__isnull=False)
    assert (past.closed_by, past.closed_because) == (world.officer.pk, "Of another day")
    assert past.recorded_by == world.officer and past.known_from < past.known_to


def test_the_paper_s_own_page_says_when_it_was_evidence_and_why_no_more(world: World, person: Person) -> None:
    held, browser = paper(person), world.browser()
    where = reverse("stored:document", args=[person.pk, held.pk])
    assert "When it was evidence" not in browser.get(where).content.decode()
    with acting(world.actor()) as actor:
        commands.attach_documents(actor, person.pk, about=FAILURE, documents=[held.pk])
        commands.attach_documents(actor, person.pk, about=APPEAL, documents=[held.pk])
    with acting(world.actor(world.manager)) as actor:
        commands.detach_document(actor, person.pk, held.pk, about=FAILURE, because="Of another day")
    first, second = queries.uses_of(world.actor(), person.pk, held.pk)
    assert (first.by, first.ended_by, first.because) == (
        world.officer.name, world.manager.name, "Of another day"
    )  # fmt: skip
    assert first.until is not None and first.since < first.until
    assert (second.by, second.until, second.ended_by, second.because) == (world.officer.name, None, "", "")
    with counted() as statements:
        shown = browser.get(where).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "Of another day" in shown and world.manager.name in shown and shown.count("Still attached") == 1


def test_nothing_is_attached_that_is_anothers_or_not_to_be_known_of(world: World, person: Person) -> None:
    other, sensitive = paper(world.person()), paper(person, sensitive=True)
    support = world.actor(world.user("support", team=world.team))
    with acting(world.actor()) as actor:
        with pytest.raises(commands.NotAttached, match="at least one"):
            commands.attach_documents(actor, person.pk, about=FAILURE, documents=[])
        with pytest.raises(NotThere):
            commands.attach_documents(actor, person.pk, about=FAILURE, documents=[other.pk])
    with acting(support) as actor, pytest.raises((NotThere, NotPermitted)):
        commands.attach_documents(actor, person.pk, about=FAILURE, documents=[sensitive.pk])
    assert not Evidence.versions.exists()


def test_the_page_offers_what_is_kept_and_shows_what_is_attached(world: World, person: Person) -> None:
    here, browser = reverse("stored:attach", args=[person.pk, FAILURE]), world.browser()
    onward = reverse("stored:documents", args=[person.pk])
    assert "There is no paper to attach" in browser.get(here).content.decode()
    ticket, note = paper(person, title="A bus ticket"), paper(person, title="The ward note")
    with counted() as statements:
        shown = browser.get(here).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "A bus ticket" in shown and "The ward note" in shown and "Attached already" not in shown
    wrong = browser.post(here, {"submission": str(uuid4())})
    assert wrong.status_code == 422 and "Choose at least one paper" in wrong.content.decode()
    sent = browser.post(here, {"submission": str(uuid4()), "documents": [str(note.pk)], "next": onward})
    assert (sent.status_code, sent["Location"]) == (303, onward)
    shown = browser.get(here).content.decode()
    detach = reverse("stored:detach", args=[person.pk, note.pk, FAILURE])
    assert "Attached already" in shown and detach in shown
    assert f'value="{ticket.pk}"' in shown and f'value="{note.pk}"' not in shown
    assert "The ward note" in browser.get(detach).content.decode()
    assert browser.get(reverse("stored:detach", args=[person.pk, ticket.pk, FAILURE])).status_code == 404
    gone = browser.post(detach, {"submission": str(uuid4()), "because": "Of another day", "next": onward})
    assert (gone.status_code, gone["Location"]) == (303, onward)
    assert not Evidence.objects.exists()


def test_among_many_papers_one_looks_by_name_or_kind(world: World, person: Person) -> None:
    for number in range(OFFERED + 1):
        paper(person, title=f"Note {number:02}")
    court = paper(person, title="An order", kind="court")
    here, browser = reverse("stored:attach", args=[person.pk, FAILURE]), world.browser()
    shown = browser.get(here).content.decode()
    assert shown.count('name="documents"') == OFFERED and "and 2 more match" in shown
    for asked in ("?q=ORDER", "?kind=court"):
        shown = browser.get(here + asked).content.decode()
        assert shown.count('name="documents"') == 1 and str(court.pk) in shown
    assert "No paper matches" in browser.get(here + "?q=ticket").content.decode()


def test_other_systems_attach_and_detach_too(world: World, person: Person) -> None:
    held, browser = paper(person), world.browser()
    base = f"/api/v1/people/{person.pk}/documents"
    key = {"content_type": "application/json", "HTTP_IDEMPOTENCY_KEY": str(uuid4())}
    given = {"about": str(APPEAL), "documents": [str(held.pk)]}
    made = browser.post(f"{base}/attaching", given, **key)  # type: ignore[arg-type]
    assert made.status_code in (200, 204), made.content
    assert browser.get(f"{base}/{held.pk}").json()["about"] == [str(APPEAL)]
    key["HTTP_IDEMPOTENCY_KEY"] = str(uuid4())
    gone = browser.post(
        f"{base}/{held.pk}/detaching",
        {"about": str(APPEAL), "because": "Of another day"},
        **key,  # type: ignore[arg-type]
    )
    assert gone.status_code in (200, 204), gone.content
    assert browser.get(f"{base}/{held.pk}").json()["about"] == []
