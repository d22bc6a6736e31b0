"""The same thing at the same moment: a double click makes one contact; of twenty editors one wins, all are told."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.arranging import SYSTEM, SignedIn, World
from throughcare.casework.supervision.models import Contact, Note
from throughcare.platform.access.submitting import CHANGED_MEANWHILE
from throughcare.platform.audit import trail
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting

Post = Callable[[str, dict[str, Any]], HttpResponse]


@pytest.fixture
def world(committing: None) -> World:
    """An agency that is really committed, so that threads with connections of their own see it."""
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        return World()


def at_once(world: World, acts: list[tuple[str, dict[str, Any]]]) -> list[HttpResponse]:
    """POST all of them at the same moment, each in a thread and over a connection of its own."""
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        session = SignedIn(world.officer).cookies["sessionid"].value
    together = threading.Barrier(len(acts))

    def send(act: tuple[str, dict[str, Any]]) -> HttpResponse:
        browser = Client()
        browser.cookies["sessionid"] = session
        try:
            together.wait(timeout=30)
            return browser.post(*act)  # type: ignore[return-value]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(send, acts))


@pytest.mark.requirement("R054", "R113")
def test_a_double_click_makes_one_contact(world: World) -> None:
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        person = world.person()
    form = {
        "kind": "phone", "with_whom": "person", "on_day": "4", "on_month": "11", "on_year": "2024", "at": "4.05pm",
        "title": "Asked about housing", "outcome": "", "note": "Rang the council.", "submission": str(uuid4()),
    }  # fmt: skip
    first, second = at_once(world, [(reverse("supervision:record", args=[person.pk]), form)] * 2)
    with acting(SYSTEM):
        contact = Contact.objects.get()
        assert Note.objects.count() == 1
        assert AuditEvent.objects.filter(action="supervision:contact:recorded").count() == 1
    assert (first.status_code, second.status_code) == (303, 303)
    shown = reverse("supervision:contact", args=[person.pk, contact.pk])
    assert first["Location"] == second["Location"] == shown


@pytest.mark.requirement("R007", "R113")
def test_of_twenty_editors_one_wins_and_the_rest_are_told(world: World) -> None:
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        person = world.person()
        contact = factories.ContactFactory(person=person, officer=world.officer, outcome="absent")
    address = reverse("supervision:change_outcome", args=[person.pk, contact.pk])
    notes = [f"Editor number {number} typed this." for number in range(20)]
    answers = at_once(
        world,
        [
            (address, {"outcome": "complied", "version": "1", "submission": str(uuid4()), "note": note})
            for note in notes
        ],
    )
    winners = [note for note, answer in zip(notes, answers, strict=True) if answer.status_code == 303]
    told = [answer for answer in answers if answer.status_code == 422]
    assert (len(winners), len(told)) == (1, 19), [answer.status_code for answer in answers]
    for note, answer in zip(notes, answers, strict=True):
        if note not in winners:
            text = " ".join(answer.content.decode().split())
            assert CHANGED_MEANWHILE in text and note in text, "an editor's words were lost"
    with acting(SYSTEM):
        versions = Contact.versions.of(contact.pk).values_list("version", "outcome")
        assert list(versions) == [(1, "absent"), (2, "complied")]
        assert list(Note.objects.values_list("text", flat=True)) == winners
