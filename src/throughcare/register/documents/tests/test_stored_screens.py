"""The pages of the documents kept with a record."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted
from tests.factories import StoredDocumentFactory, StoredPartFactory
from tests.factories_texts import CONTENT

from throughcare.register.documents.models import StoredDocument
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R115", "R083")]


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def sent(file: SimpleUploadedFile | None, **changes: str) -> dict[str, object]:
    given: dict[str, object] = {
        "title": "Note from the surgery", "kind": "medical", "came_from": "person", "came_on_day": "2",
        "came_on_month": "3", "came_on_year": "2026", "submission": "8d6a0f6e-3a2e-4f0e-9d56-1b5ad2b5a001",
    }  # fmt: skip
    return given | changes | ({"file": file} if file else {})


def pdf(name: str = "note.pdf", content: bytes = CONTENT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def test_a_document_is_added_once_however_often_it_is_sent(world: World, person: Person) -> None:
    client = world.browser()
    address = reverse("stored:add", args=[person.pk])
    assert client.get(address).status_code == 200
    for _ in range(2):
        assert client.post(address, sent(pdf())).status_code == 303
    assert StoredDocument.versions.count() == 1
    listed = client.get(reverse("stored:documents", args=[person.pk])).content.decode()
    assert "Note from the surgery" in listed and "Being examined" in listed


def test_a_program_named_like_a_pdf_is_refused_beside_the_field_and_nothing_typed_is_lost(
    world: World, person: Person
) -> None:
    client = world.browser()
    address = reverse("stored:add", args=[person.pk])
    answer = client.post(address, sent(pdf(content=b"MZ" + b"\0" * 300), title="From the surgery"))
    said = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_file"' in said and "it is a program" in said and 'value="From the surgery"' in said
    assert not StoredDocument.versions.exists()


def test_a_file_that_is_too_large_is_passed_over_and_nothing_typed_is_lost(
    world: World, person: Person, settings: Any
) -> None:
    settings.UPLOAD_LIMIT = 1000
    client = world.browser()
    answer = client.post(
        reverse("stored:add", args=[person.pk]),
        sent(pdf(content=b"%PDF-" + b"0" * 400_000), title="From the surgery"),
    )
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "larger than 25 MB" in said and "Choose a file<" not in said and 'value="From the surgery"' in said


def test_a_copy_is_a_file_to_save_in_which_nothing_runs(world: World, person: Person) -> None:
    held = StoredDocumentFactory(person=person)
    StoredPartFactory(document=held)
    client = world.browser()
    answer = client.get(reverse("stored:content", args=[person.pk, held.pk]))
    assert b"".join(answer.streaming_content) == CONTENT  # type: ignore[attr-defined]
    assert (
        answer["Content-Disposition"].startswith("attachment")
        and "surgery" not in answer["Content-Disposition"]
    )
    assert answer["Content-Security-Policy"].startswith("sandbox")
    shown = client.get(reverse("stored:document", args=[person.pk, held.pk])).content.decode()
    assert "No virus scanner is set up here" in shown


def test_what_is_kept_apart_says_so_and_has_no_copy(world: World, person: Person) -> None:
    held = StoredDocumentFactory(person=person, state="apart", found="Eicar-Test", examined_by="clamd")
    client = world.browser()
    shown = client.get(reverse("stored:document", args=[person.pk, held.pk])).content.decode()
    assert "Kept apart" in shown and "Save a copy" not in shown
    assert client.get(reverse("stored:content", args=[person.pk, held.pk])).status_code == 404


def test_it_is_named_otherwise_and_taken_back(world: World, person: Person) -> None:
    held = StoredDocumentFactory(person=person)
    client = world.browser()
    here = reverse("stored:document", args=[person.pk, held.pk])
    stale = client.post(here, {"version": "9", "title": "Fit note", "kind": "medical"})
    assert stale.status_code == 422 and "changed this record" in stale.content.decode()
    assert client.post(here, {"version": "1", "title": "Fit note", "kind": "medical"}).status_code == 303
    back = reverse("stored:take_back", args=[person.pk, held.pk])
    assert client.post(back, {"version": "2", "because": ""}).status_code == 422
    assert client.post(back, {"version": "2", "because": "Another person’s"}).status_code == 303
    assert client.get(here).status_code == 404


def test_a_day_to_come_is_refused(world: World, person: Person) -> None:
    client = world.browser()
    later = str(date.today().year + 1)  # noqa: DTZ011
    answer = client.post(reverse("stored:add", args=[person.pk]), sent(pdf(), came_on_year=later))
    assert answer.status_code == 422 and "must be" in answer.content.decode()


@pytest.mark.parametrize("name", ["documents", "document"])
def test_few_statements(world: World, person: Person, name: str) -> None:
    held = [StoredDocumentFactory(person=person) for _ in range(4)]
    client = world.browser()
    args = [person.pk] if name == "documents" else [person.pk, held[0].pk]
    client.get(reverse(f"stored:{name}", args=args))
    with counted() as statements:
        assert client.get(reverse(f"stored:{name}", args=args)).status_code == 200
    assert len(statements) <= MOST_A_PAGE, statements
