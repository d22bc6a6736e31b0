"""Papers kept as evidence: added from the page of what they prove, shown there and on an appeal about the same."""

import re
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
from throughcare.decisions.hearings import queries as hearings
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


def test_a_hearing_lists_its_own_papers_and_those_of_what_it_is_about_each_once(
    world: World, missed: Missed
) -> None:
    warning, person = missed.warned(by=world.manager), missed.person
    process = Process.objects.get(pk=warning.process_id)
    made = lodged(world, person, process)
    heard = factories.HearingFactory(person=person, process=process)
    appealed = factories.HearingFactory(person=person, kind="appeal", appeal=made.pk, process=None)
    both = factories.StoredDocumentFactory(person=person, title="Paper of both")
    for title, about in (
        ("Paper of the failure", warning.failure_id), ("Paper of the hearing", heard.pk),
        ("Paper of the appeal", made.pk), ("Paper of another thing", uuid4()),
    ):  # fmt: skip
        held = factories.StoredDocumentFactory(person=person, title=title)
        factories.EvidenceFactory(person=person, document=held, about=about)
    for about in (warning.failure_id, heard.pk):
        factories.EvidenceFactory(person=person, document=both, about=about)
    stranger = factories.StoredDocumentFactory(person=world.person(), title="Paper of a stranger")
    factories.EvidenceFactory(person=stranger.person, document=stranger, about=heard.pk)
    browser = world.browser()
    for hearing, expected in (
        (heard, ["Paper of both", "Paper of the failure", "Paper of the hearing"]),
        (appealed, ["Paper of both", "Paper of the appeal", "Paper of the failure"]),
    ):
        with counted() as statements:
            shown = browser.get(reverse("hearings:hearing", args=[person.pk, hearing.pk])).content.decode()
        assert len(statements) <= MOST_A_PAGE, statements
        assert sorted(re.findall(r">(Paper of [^<]+)</a>", shown)) == expected
    own = {each.title: each.own for each in hearings.hearing(world.actor(), person.pk, appealed.pk).papers}
    assert not any(own.values()), "each is detached where it was attached"
    own = {each.title: each.own for each in hearings.hearing(world.actor(), person.pk, heard.pk).papers}
    assert own == {"Paper of both": True, "Paper of the failure": False, "Paper of the hearing": True}
