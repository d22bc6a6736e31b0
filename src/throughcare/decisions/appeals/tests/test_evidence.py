"""Papers kept as evidence: added from the page of what they prove, shown there and on an appeal about the same."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.decisions.appeals.tests.arranged import lodged
from throughcare.decisions.dueprocess.models import Process
from throughcare.decisions.noncompliance import queries
from throughcare.decisions.noncompliance.tests.conftest import Missed
from throughcare.register.documents.models import StoredDocument

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R115", "R083")]


@pytest.fixture
def missed(world: World) -> Missed:
    return Missed(world)


def file(title: str, **more: str) -> dict[str, Any]:
    return {
        "file": SimpleUploadedFile("note.pdf", b"%PDF-1.7\nwas at the surgery\n%%EOF"), "title": title,
        "kind": "medical", "came_from": "person", "came_on_day": "2", "came_on_month": "3", "came_on_year": "2026",
        "submission": str(uuid4()), **more,
    }  # fmt: skip


def test_a_paper_added_from_the_failure_stands_there_and_on_the_appeal(world: World, missed: Missed) -> None:
    warning, person, browser = missed.warned(by=world.manager), missed.person.pk, world.browser()
    add = reverse("stored:add", args=[person])
    failure = reverse("noncompliance:failure", args=[person, warning.failure_id])
    made = lodged(world, missed.person, Process.objects.get(pk=warning.process_id))
    appeal = reverse("appeals:appeal", args=[person, made.pk])
    assert f"{add}?about={warning.failure_id}&amp;next={failure}" in browser.get(failure).content.decode()
    sent = browser.post(add, file("The ward's letter", about=str(warning.failure_id), next=failure))
    assert (sent.status_code, sent["Location"]) == (303, failure)
    assert browser.post(add, file("A bus ticket", about=str(made.pk), next=appeal))["Location"] == appeal
    for page, titles in (
        (failure, {"The ward&#39;s letter"}),
        (appeal, {"The ward&#39;s letter", "A bus ticket"}),
    ):
        with counted() as statements:
            shown = browser.get(page).content.decode()
        assert len(statements) <= MOST_A_PAGE, statements
        assert {each for each in ("The ward&#39;s letter", "A bus ticket") if each in shown} == titles


def test_a_paper_of_the_record_is_used_for_several_things(world: World, missed: Missed) -> None:
    warning, person, browser = missed.warned(by=world.manager), missed.person.pk, world.browser()
    appeal_id = lodged(world, missed.person, Process.objects.get(pk=warning.process_id)).pk
    failure = reverse("noncompliance:failure", args=[person, warning.failure_id])
    appeal = reverse("appeals:appeal", args=[person, appeal_id])
    attach = reverse("stored:attach", args=[person])
    for title in ("Payslip", "Bus ticket"):
        browser.post(reverse("stored:add", args=[person]), file(title))
    ticket = StoredDocument.objects.get(title="Bus ticket")
    for about, page in ((warning.failure_id, failure), (appeal_id, appeal)):
        asked = f"{attach}?about={about}&next={page}"
        assert asked.replace("&", "&amp;") in browser.get(page).content.decode()
        assert browser.get(asked).content.decode().count('type="checkbox"') == 2
        form = {"about": str(about), "next": page, "submission": str(uuid4())}
        assert browser.post(attach, form).status_code == 422
        sent = browser.post(attach, form | {"documents": [str(ticket.pk)]})
        assert (sent.status_code, sent["Location"]) == (303, page)
        assert "Bus ticket" in browser.get(page).content.decode()
        offered = browser.get(asked).content.decode()
        assert "Payslip" in offered and "Bus ticket" not in offered
    ticket.refresh_from_db()
    assert ticket.about == [warning.failure_id, appeal_id]


def test_that_it_is_no_evidence_is_said_with_its_reason(world: World, missed: Missed) -> None:
    warning, browser = missed.warned(by=world.manager), world.browser()
    failure = reverse("noncompliance:failure", args=[missed.person.pk, warning.failure_id])
    held = factories.StoredDocumentFactory(person=missed.person, about=[warning.failure_id, other := uuid4()])
    detach = reverse("stored:detach", args=[missed.person.pk, held.pk])
    assert f"{detach}?about={warning.failure_id}" in browser.get(failure).content.decode()
    form = {"about": str(warning.failure_id), "next": failure, "version": "1", "submission": str(uuid4())}
    assert browser.get(detach).status_code == 404
    assert browser.post(detach, form | {"because": ""}).status_code == 422
    assert browser.post(detach, form | {"because": "Of another day"})["Location"] == failure
    held.refresh_from_db()
    assert (held.about, held.because) == ([other], "Of another day")
    assert StoredDocument.versions.of(held.pk).count() == 2
    assert held.title not in browser.get(failure).content.decode()
    assert browser.post(detach, form | {"because": "Again", "submission": str(uuid4())}).status_code == 404


def test_a_hearing_lists_its_papers_and_those_of_what_it_is_about(world: World, missed: Missed) -> None:
    warning = missed.warned(by=world.manager)
    process = Process.objects.get(pk=warning.process_id)
    hearing = factories.HearingFactory(person=missed.person, process=process)
    about = (hearing.pk, process.about, uuid4())
    for title, each in zip(("Its own", "Of the failure", "Of another"), about, strict=True):
        factories.StoredDocumentFactory(person=missed.person, title=title, about=[each])
    browser, address = world.browser(), reverse("hearings:hearing", args=[missed.person.pk, hearing.pk])
    with counted() as statements:
        page = browser.get(address).content.decode()
    assert "Its own" in page and "Of the failure" in page and "Of another" not in page
    assert page.count("No evidence of this") == 1
    assert len(statements) <= MOST_A_PAGE, statements


def test_a_sensitive_paper_is_no_evidence_for_who_may_not_know_of_it(world: World, missed: Missed) -> None:
    warning = missed.warned(by=world.manager)
    about = str(warning.failure_id)
    world.browser().post(
        reverse("stored:add", args=[missed.person.pk]), file("Note", about=about, sensitive="on")
    )
    assert StoredDocument.objects.get().sensitive
    for role, known in (("officer", 1), ("support", 0)):
        actor = world.actor(world.officer if role == "officer" else world.user(role, team=world.team))
        assert len(queries.failure_of(actor, missed.person.pk, warning.failure_id).papers) == known


@pytest.mark.parametrize("onward", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(world: World, onward: str) -> None:
    person = world.person()
    add, listed = (reverse(f"stored:{name}", args=[person.pk]) for name in ("add", "documents"))
    assert world.browser().post(add, file("Note", next=onward))["Location"] == listed
