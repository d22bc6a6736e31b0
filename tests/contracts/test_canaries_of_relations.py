"""A victim whom only the relations know is told by no text: not to the person, a partner, a court or another system.

The record of what is protected is the better place, and what came from another system has not been through it. That
every single text refuses such a name is held in test_free_texts; here it is typed through the API, and looked for.
"""

import json
import logging
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from tests import factories
from tests.arranging import SYSTEM, SignedIn, World
from tests.contracts.test_canaries import answers, heard, invented

from throughcare.platform import clock
from throughcare.platform.database.context import acting
from throughcare.register.documents.commands import make_appointment_letter
from throughcare.register.documents.drafts import AppointmentTold
from throughcare.register.people.models import Person
from throughcare.register.protection.refusals import ProtectedInText

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R139", "R144")]
f: Any = factories
GIVEN, FAMILY, HER_OWN = invented(139, 3)
CANARIES = [GIVEN, FAMILY, HER_OWN]
SAID = f"So that {GIVEN.title()} {FAMILY.title()}'s evenings are quiet"
"""As it would be typed: within a sentence, and hers."""


@pytest.fixture
def person(world: World) -> Person:
    made = world.person("Plain", "Person", reference="P100200")
    f.RelationFactory(person=made, kind="victim", name=f"Mrs {GIVEN.title()} {FAMILY.title()}")
    return made


def bodies() -> dict[str, dict[str, Any]]:
    """What colleagues send, by the end of the address."""
    today = clock.today("Europe/London")
    soon, before = (today + timedelta(days=7)).isoformat(), (today - timedelta(days=1)).isoformat()
    at = (clock.now() + timedelta(days=9)).isoformat()
    return {
        "appointments": {
            "kind": "office", "on": soon, "at": "10:00", "minutes": 30, "required": False, "purpose": SAID,
        },
        "contacts": {"kind": "phone", "on": before, "at": "10:30", "outcome": "complied", "note": SAID},
        "notes": {"text": SAID},
        "letter-drafts": {"kind": "decision", "values": {"because": SAID}},
        "hearings": {"kind": "court_review", "starts_at": at, "body": "Example Court", "place": SAID},
        "plan": {"own_words": SAID},
        "praise": {"reasons": SAID, "given_on": today.isoformat()},
    }  # fmt: skip


def send(browser: SignedIn, person: Person, end: str, body: dict[str, Any]) -> Any:
    return browser.post(
        f"/api/v1/people/{person.pk}/{end}", json.dumps(body), content_type="application/json",
        headers={"Idempotency-Key": uuid4().hex, "If-Match": '"1"'},
    )  # fmt: skip


@pytest.mark.parametrize("end", bodies())
def test_the_api_refuses_it_beside_its_field_and_repeats_nothing(
    world: World, person: Person, end: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = send(SignedIn(world.officer), person, end, bodies()[end])
    assert answer.status_code == 422, answer.content
    assert "Say it without the name" in answer.content.decode()
    assert heard(CANARIES, answer.content) == [] and heard(CANARIES, caplog.text) == []
    reworded = json.loads(json.dumps(bodies()[end]).replace(SAID, "So that her evenings are quiet"))
    assert send(SignedIn(world.officer), person, end, reworded).status_code in (200, 201)


def test_no_letter_tells_it(world: World, person: Person) -> None:
    told = AppointmentTold(id=person.pk, on="1 May", at="10am", place=SAID, officer="O")
    with acting(world.actor()) as officer, pytest.raises(ProtectedInText):
        make_appointment_letter(officer, person.pk, told, None)


def test_whose_record_is_held_here_is_known_by_it(world: World, person: Person) -> None:
    """The relation says only whose record it is: her name stands there, and as it is today."""
    her = world.person(HER_OWN.title(), "Elsewhere", reference="P100201")
    f.RelationFactory(person=person, kind="victim", name="", other=her)
    browser = SignedIn(world.officer)
    said = {"text": f"He spoke of {HER_OWN.title()} Elsewhere again."}
    answer = send(browser, person, "notes", said)
    assert answer.status_code == 422 and heard([HER_OWN], answer.content) == []
    assert send(browser, her, "notes", said).status_code == 201  # on her own record she is no secret


def test_after_all_that_it_stands_in_the_relations_alone(world: World, person: Person) -> None:
    """No trail, event or table but that of the relations holds it, and no page but that of the details shows it."""
    browser = SignedIn(world.officer)
    for end, body in bodies().items():
        send(browser, person, end, body)
    with acting(SYSTEM), connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        found = []
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM \"{table}\" t")
            if heard(CANARIES, cursor.fetchone()[0]):
                found.append(table)
    assert found == ["people_relation"]
    supervisor = world.user("officer", "manager", team=world.team)
    seen = {name for name, body in answers(supervisor, person) if heard(CANARIES, body)}
    assert seen == {"people:details", "api-v1:read_relations"}
