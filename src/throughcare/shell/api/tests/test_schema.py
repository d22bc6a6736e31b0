"""The API does what its description says, whatever is sent: no server error, and nothing undeclared."""

from typing import Any
from uuid import UUID, uuid4

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests import factories
from tests.arranging import SYSTEM, SignedIn, World
from tests.described import description

from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting

pytestmark = pytest.mark.requirement("R137")

CHECKS = [
    schemathesis.checks.not_a_server_error, status_code_conformance, content_type_conformance,
    response_headers_conformance, response_schema_conformance,
]  # fmt: skip
CSRF = "c" * 32
APP = get_wsgi_application()
SCHEMA = schemathesis.openapi.from_dict(description())
OPERATIONS = [each.ok() for each in SCHEMA.get_all_operations()]
SAMPLE = [each for number, each in enumerate(OPERATIONS) if number % 4 == len(OPERATIONS) % 4]
"""Each commit tries every fourth, others when the API grows; `make test-nightly` tries every one, and at length."""
EACH = pytest.mark.parametrize("operation", OPERATIONS, ids=[each.label for each in OPERATIONS])


@pytest.fixture
def cookies(committing: None) -> dict[str, str]:
    """A signed-in officer's cookies; their one person and its contact can be read in `known`."""
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        world = World()
        factories.ContactFactory(person=world.person(), officer=world.officer)
        return {"sessionid": SignedIn(world.officer).cookies["sessionid"].value, "csrftoken": CSRF}


@pytest.fixture
def known(cookies: dict[str, str]) -> dict[str, UUID]:
    """Ids that exist, by the name of the path parameter."""
    from throughcare.casework.supervision.models import Contact

    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged", kind="test")
        contact = Contact.objects.get()
        person = contact.person
        order = factories.OrderFactory(person=person)
        made = {
            "order_id": order,
            "condition_id": factories.ConditionFactory(person=person, order=order),
            "offence_id": factories.OffenceFactory(person=person),
            "appointment_id": factories.AppointmentFactory(person=person),
            "note_id": factories.NoteFactory(person=person, contact=contact),
            "task_id": factories.TaskFactory(person=person),
            "letter_id": factories.LetterFactory(person=person),
            "failure_id": factories.FailureFactory(person=person, contact=contact, order=order),
            "concern_id": factories.ConcernFactory(person=person),
        }
        return {
            "person_id": person.pk,
            "contact_id": contact.pk,
            **{name: row.pk for name, row in made.items()},
        }


def send_all_kinds(operation: Any, cookies: dict[str, str], known: dict[str, UUID], examples: int) -> None:
    """Send well-formed and malformed requests, to ids that exist and to others, and hold each answer to its word."""
    right, wrong = (
        operation.as_strategy(generation_mode=mode)
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    )
    has_input = bool(operation.body) or any(True for _ in operation.iter_parameters())

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=examples < 100,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=right | wrong if has_input else right, exists=st.booleans())
    def run(case: Any, exists: bool) -> None:
        if exists:
            there = {name: str(known[name]) for name in case.path_parameters or {} if name in known}
            case.path_parameters = {**(case.path_parameters or {}), **there}
        if case.headers is not None:
            case.headers.pop(
                "Authorization", None
            )  # made up from the description: the session is to be tried
        answer = case.call(app=APP, headers={"X-CSRFToken": CSRF}, cookies=cookies)
        assert answer.status_code != 401, "the session was not believed: nothing would be tried"
        case.validate_response(answer, checks=CHECKS)

    run()


def test_a_sample_keeps_its_word(cookies: dict[str, str], known: dict[str, UUID]) -> None:
    for operation in SAMPLE:
        send_all_kinds(operation, cookies, known, examples=2)


@pytest.mark.nightly
@EACH
def test_it_keeps_its_word_all_night(operation: Any, cookies: dict[str, str], known: dict[str, UUID]) -> None:
    send_all_kinds(operation, cookies, known, examples=500)


def test_without_a_session_each_says_so(committing: None) -> None:
    for operation in OPERATIONS:
        nobody_s = {each.name: str(uuid4()) for each in operation.path_parameters}
        case = operation.Case(path_parameters=nobody_s)
        answer = case.call(app=APP)
        assert answer.status_code == 401, operation.label
        case.validate_response(answer, checks=CHECKS)
