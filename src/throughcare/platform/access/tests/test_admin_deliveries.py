"""Events and jobs: what was given up is seen without its content, and tried again by an audited act."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.urls import reverse
from tests.arranging import SYSTEM, SignedIn, World

from throughcare.platform import clock
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.events.models import Delivery, StoredEvent

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R143")]


@pytest.fixture
def browser(world: World) -> SignedIn:
    return world.browser(world.user("administrator"))


def delivery(state: str = "parked", **fields: object) -> Delivery:
    event = StoredEvent.objects.create(
        kind="supervision.ContactRecorded",
        body={"contact_id": "secret-of-the-event"},
        actor_id=SYSTEM.user_id,
    )
    return Delivery.objects.create(event=event, handler="noncompliance.consider", state=state, **fields)


def again(browser: SignedIn, key: UUID) -> str:
    answer = browser.post(reverse("admin:delivery-again", args=[key]), follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_parked_delivery_shows_who_what_and_why_but_nothing_of_its_content(browser: SignedIn) -> None:
    delivery(attempts=8, last_error="InvalidContact")
    shown = browser.get(reverse("admin:deliveries")).content.decode()
    for words in ("noncompliance.consider", "supervision.ContactRecorded", "InvalidContact", ">8<"):
        assert words in shown
    assert "secret-of-the-event" not in shown
    assert "The queue stands still" not in shown


def test_it_is_tried_again_once_and_the_trail_says_by_whom(world: World, browser: SignedIn) -> None:
    parked = delivery(attempts=8)
    assert "The delivery is tried again now" in again(browser, parked.pk)
    parked.refresh_from_db()
    assert (parked.state, parked.attempts) == ("waiting", 0)
    entry = json.loads(bytes(AuditEvent.objects.get(action="events:delivery:redelivered").body))
    assert entry["object"] == {"type": "events.delivery", "id": str(parked.pk)}
    assert entry["actor"]["id"] == str(browser.user.pk)
    for key in (parked.pk, delivery("done").pk, uuid4()):
        assert "This delivery is not parked any more" in again(browser, key)
    assert AuditEvent.objects.filter(action="events:delivery:redelivered").count() == 1


def test_a_queue_that_stands_still_is_told(browser: SignedIn) -> None:
    delivery("waiting", next_at=clock.now() - timedelta(seconds=50))
    assert "The queue stands still" not in browser.get(reverse("admin:deliveries")).content.decode()
    delivery("waiting", next_at=clock.now() - timedelta(seconds=70))
    assert "The queue stands still" in browser.get(reverse("admin:deliveries")).content.decode()


def test_failed_jobs_are_listed(browser: SignedIn) -> None:
    assert "No job failed" in browser.get(reverse("admin:deliveries")).content.decode()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, attempts, args)"
            " VALUES ('default', 'sweep.daily', 'failed', 3, '{\"told\": \"secret-of-the-job\"}')"
        )
    shown = browser.get(reverse("admin:deliveries")).content.decode()
    assert "sweep.daily" in shown
    assert "secret-of-the-job" not in shown


def test_nobody_else_tries_again(world: World) -> None:
    parked = delivery()
    for role in ("officer", "manager", "auditor"):
        other = world.browser(world.user(role))
        assert other.post(reverse("admin:delivery-again", args=[parked.pk])).status_code == 403
    assert not AuditEvent.objects.filter(action="events:delivery:redelivered").exists()
    assert Delivery.objects.get(pk=parked.pk).state == "parked"
