"""Every address, every role, every relation: the answer is the policy's. And with the policy stubbed to allow all,
the database alone shows no foreign and no restricted row."""

import random
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import Q
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn
from tests.contracts import api_matrix
from tests.contracts.matrix_world import RELATIONS, MatrixWorld, addresses, objects_of, told_of
from tests.contracts.permission_matrix import MATRIX, Row

from throughcare.platform.access import door
from throughcare.platform.access.permissions import ROLES, permissions_of
from throughcare.platform.access.policy import Answer, Decision, Relation, decide
from throughcare.register.caseload.models import WellKnown
from throughcare.register.people.models import Person

PROVIDERS = (*api_matrix.OF_A_PROVIDER, *api_matrix.OF_WHO_ANSWERS)
type Objects = dict[str, Callable[[], Any]]
"""How to make each object that an address may name, by the parameter: see `objects_of`."""

pytestmark = pytest.mark.django_db
EVERY = [(name, role, relation) for name, row in MATRIX.items() if row.about == "person"
         for role in ROLES for relation in RELATIONS]  # fmt: skip
SEED = 20261122
"""Each commit tries one cell of every address, always the same for one address; `make test-nightly` tries all."""
NOTHING_THERE = {
    "caseload:lift", "api-v1:take_away_record", "checkins:photo", "api-v1:begin_service_referral",
}  # fmt: skip
"""Addresses about a thing that the matrix's people have not got: 404 to who may, as to who may not know of them."""
OF_ITS_OWN_AGENCY = {"caseload:glass"}
"""What is shown to the record's own agency alone: 404 to another one's who broke the glass and may open the record."""
OF_A_PLAN = {"api-v1:keep_own_words", "api-v1:add_objective", "api-v1:sign_plan"}
"""Addresses about the plan that name nothing of it."""
OF_A_SERVICE = {f"api-v1:{name}" for name in (*api_matrix.SERVICE_REFERRALS, *PROVIDERS)}
OF_A_SERVICE_DRAFT = {f"api-v1:{name}" for name in api_matrix.SERVICE_DRAFTS}
"""Addresses about a referral to a service; those of concerns are named alike."""
CODES = {"act": "pause", "kind": "named", "table": "orders-order", "topic": "today", "page": "1", "code": "questions",
         "section": "questions", "agency": "nowhere", "step_code": "house-step-down",
         "rule_code": "house-early-discharge"}  # fmt: skip


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert set(addresses()) == set(MATRIX)


def test_every_address_of_a_person_is_decided_upon_the_person() -> None:
    undecided = [
        name for name, entry in addresses().items()
        if "person_id" in str(entry.pattern) and MATRIX[name].about not in {"person", "named"}
    ]  # fmt: skip
    assert undecided == []


@pytest.mark.requirement("R137")
def test_a_sample_of_the_matrix_answers_as_the_policy_says() -> None:
    names = sorted({name for name, _, _ in EVERY})
    drawn = {name: random.Random(f"{SEED} {name}") for name in names}
    cells = [(name, draw.choice(list(ROLES)), draw.choice(list(RELATIONS))) for name, draw in drawn.items()]
    assert {role for _, role, _ in cells} == set(ROLES)
    assert {relation for _, _, relation in cells} == set(RELATIONS)
    try_cells(cells)


@pytest.mark.nightly
def test_the_whole_matrix_answers_as_the_policy_says() -> None:
    try_cells(EVERY)


def try_cells(cells: list[tuple[str, str, str]]) -> None:
    matrix = MatrixWorld()
    browsers = {role: SignedIn(user) for role, user in matrix.users.items()}
    different = []
    for name, role, relation in cells:
        expected = {answer_of(decide(permissions_of((role,)), permission, told_of(role, relation)).answer)
                    for permission in MATRIX[name].any_of}  # fmt: skip
        foreign = name in OF_ITS_OWN_AGENCY and relation == "glass"
        expected |= {"404"} if (name in NOTHING_THERE or foreign) and "opens" in expected else set()
        person = matrix.person(role, relation)
        response = visit(browsers[role], name, arguments(name, person, matrix.users[role]))
        if kind_of(response, name) not in expected:
            different.append((name, role, relation, response.status_code, sorted(expected)))
    assert not different, "\n".join(map(str, different))


def answer_of(answer: Answer) -> str:
    return {Answer.ALLOW: "opens", Answer.HIDE: "404", Answer.REFUSE: "403", Answer.ASK_PURPOSE: "purpose"}[
        answer
    ]


def kind_of(response: Any, name: str) -> str:
    if response.status_code in {403, 404}:
        if name.startswith("api-v1:") and "purpose" in response.content.decode():
            return "purpose"
        return str(response.status_code)
    if response.status_code == 302 and "/purpose/" in response["Location"] and name != "caseload:purpose":
        return "purpose"
    return "opens"


def arguments(name: str, person: Person, by: Any = None, made: Objects | None = None) -> dict[str, Any]:
    """The address's arguments, of objects that belong to the person; a note to be corrected is its author's own.

    made: the person's objects where one of each will do for all addresses; otherwise they are made anew.
    """
    made = made or objects_of(person)
    if name == "caseload:unwatch" and not WellKnown.objects.filter(person=person).exists():
        factories.WellKnownFactory(person=person, agency=person.agency)
    if name in OF_A_PLAN:
        made["plan_id"]()
    if name.startswith("plans:"):
        made["version_id"]()
    given: dict[str, Any] = {}
    for parameter in addresses()[name].pattern.converters:
        if parameter == "person_id":
            given[parameter] = person.pk
        elif name == "api-v1:correct_note" and by is not None:
            given[parameter] = api_matrix.note_by(by, person).pk
        elif parameter == "item_id" and name.startswith("api-v1:"):
            given[parameter] = api_matrix.item_of(name, person).pk
        elif parameter == "referral_id" and name in OF_A_SERVICE:
            given[parameter] = made["service_referral_id"]().pk
        elif parameter == "referral_id" and (name.startswith("interventions:") or name in OF_A_SERVICE_DRAFT):
            given[parameter] = made["service_draft_id"]().pk
        elif parameter in made:
            given[parameter] = made[parameter]().pk
        else:
            given[parameter] = code_for(name, parameter)
    return given


OF_A_GATE = tuple(f"api-v1:{verb}_fair_gate" for verb in ("meet", "waive", "reopen"))


def code_for(name: str, parameter: str) -> str:
    if name.startswith("dueprocess:") or name in OF_A_GATE:
        gate = {"waive": "counsel", "waive_fair_gate": "counsel", "notice": "notice", "set_days": "heard"}
        codes = {"kind": "sanction", "bound": "not_before"}
        return codes.get(parameter) or gate.get(name.partition(":")[2], "interpreter")
    if name == "web:report":
        return "progress_report"
    if parameter in ("copy", "copy_code"):
        return "whole"
    if name == "orders:take_back":
        return "order"
    if name.startswith("people:"):
        return "name"
    if name.startswith("resettlement:"):
        return {"kind": "BCST2", "pathway": "health"}[parameter]
    if name == "assessments:form_print":
        return "phq-9"
    if name == "interventions:programme":
        return "ew-tsp"
    return CODES[parameter]


def visit(browser: SignedIn, name: str, given: dict[str, Any]) -> Any:
    """GET, or an empty POST (PATCH) where the address takes only that."""
    address = reverse(name, kwargs=given)
    if name in api_matrix.calls():
        method, body = api_matrix.calls()[name]
        headers = {"Idempotency-Key": uuid4().hex, "If-Match": '"1"'}
        return browser.generic(method, address, body, content_type="application/json", headers=headers)
    response = browser.get(address)
    return browser.post(address) if response.status_code == 405 else response


def roles_tried(name: str, row: Row) -> list[str]:
    """Of an address: two roles that open it and two that do not, always the same."""
    drawn = random.Random(f"{SEED} {name}").sample(list(ROLES), len(ROLES))
    may = [role for role in drawn if set(row.any_of) & permissions_of((role,))]
    return [*may[:2], *[role for role in drawn if role not in may][:2]]


def test_an_address_of_the_agencys_work_opens_by_role() -> None:
    """Addresses that need an object of the agency's own are held by the tests of their apps."""
    try_roles(roles_tried)


@pytest.mark.nightly
def test_an_address_of_the_agencys_work_opens_to_every_role_that_may() -> None:
    try_roles(lambda name, row: list(ROLES))


def try_roles(tried: Callable[[str, Row], list[str]]) -> None:
    browsers = {role: SignedIn(user) for role, user in MatrixWorld().users.items()}
    different = []
    for name, row in MATRIX.items():
        if row.about != "role" or addresses()[name].pattern.converters:
            continue
        for role in tried(name, row):
            allowed = bool(set(row.any_of) & permissions_of((role,)))
            status = visit(browsers[role], name, {}).status_code
            if (status != 403) != allowed:
                different.append((name, role, status))
    assert not different, "\n".join(map(str, different))


@pytest.mark.requirement("R137")
def test_with_the_policy_allowing_all_the_database_shows_no_foreign_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    matrix = MatrixWorld()
    hidden = {
        relation: matrix.person("duty_manager", relation)
        for relation in ("other agency", "restricted", "excluded")
    }
    everything = Decision(Answer.ALLOW, "stub", Relation.OWN, "stub")
    monkeypatch.setattr(door, "ask", lambda *_: everything)
    monkeypatch.setattr(door, "require", lambda *_, **__: everything)
    monkeypatch.setattr(door, "visible_to", lambda *_, **__: Q())
    monkeypatch.setattr(door, "findable_by", lambda *_, **__: Q())
    browser = SignedIn(matrix.users["duty_manager"])
    objects = {person.pk: objects_of(person) for person in hidden.values()}
    for name, row in MATRIX.items():
        for address in shown_addresses(name, row, hidden, objects):
            response = browser.get(address)
            if response.status_code != 405 and not getattr(response, "streaming", False):
                assert b"Kanarie" not in response.content, address
                assert b"KANARIE" not in response.content, address


def shown_addresses(name: str, row: Row, hidden: dict[str, Person], objects: dict[Any, Objects]) -> list[str]:
    if name in api_matrix.calls():
        return []  # shows nothing: it only takes
    if row.about == "person":
        return [
            reverse(name, kwargs=arguments(name, person, made=objects[person.pk]))
            for person in hidden.values()
        ]
    return [] if addresses()[name].pattern.converters else [reverse(name)]
