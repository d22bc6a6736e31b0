"""Canaries around a licence: whom it protects and where they live is asked for nowhere, and told nowhere.

A licence is where such a name or address is likeliest to be typed: do not contact her, keep out of that street. Both
are refused in every text of one; what it needs of them it refers to by number, and the edge of a zone is sealed. So no
page, paper, file, answer, search or note of what happened may sing, from the draft to a new version of one in force.
"""

import io
import json
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pypdf
import pytest
from django.db import connection
from django.urls import reverse
from tests import factories
from tests.arranging import SYSTEM, SignedIn, World
from tests.contracts.matrix_world import objects_of
from tests.contracts.test_canaries import answers, heard

from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.models import Condition
from throughcare.casework.orders.refusals import PrivateDetailInText
from throughcare.decisions.licences import commands
from throughcare.decisions.licences.drafts import LicenceDraft, RowDraft
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.decisions.licences.tests.drafted import begun, curfew, today
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.documents.commands import sign_paper
from throughcare.register.documents.models import Paper
from throughcare.register.protection.content import Content
from throughcare.register.protection.refusals import ProtectedInText

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R066", "R139", "R144")]
f: Any = factories
VICTIM, STREET, TOWN, MAIL = "Vrinzyqua Krafyxo", "14 Wogjupqua Road", "Fyxvrinkra", "jupxozyqua@example.org"
REFUGE, OTHER = "Zywogkraxo House", "Quafyxjup Wogvrin"
CORNERS = [[51.51231, -0.12341], [51.51231, -0.12311], [51.51251, -0.12311], [51.51251, -0.12341]]
EDGE = ["51.51231", "51.51251", "0.12341", "0.12311", "51.51241", "0.12326"]
CANARIES = [word for said in (VICTIM, STREET, TOWN, MAIL, REFUGE, OTHER)
            for word in (said.split("@")[0],) for word in word.lower().split() if len(word) > 5]  # fmt: skip
SING = [*CANARIES, *EDGE]
CONTACT, ZONE, HOME = (
    "ew-licence-contact",
    "ew-licence-freedom-of-movement",
    "ew-licence-residence-additional",
)


class Cage:
    """A person, whom they may not go near, and a licence that says so."""

    def __init__(self, world: World) -> None:
        self.world, self.person = world, world.person("Plain", "Person", reference="P100200")
        street = Content(name=VICTIM, lines=f"{STREET}\n{TOWN}", contact=MAIL)
        refuge = Content(name=REFUGE, lines=f"{REFUGE}\n{TOWN}")
        self.victim = f.EntryFactory(person=self.person, kind="person", content=Content(name=VICTIM).text())
        self.street = f.EntryFactory(person=self.person, kind="address", content=street.text())
        self.refuge = f.EntryFactory(person=self.person, kind="address", content=refuge.text())
        self.other = f.RelationFactory(person=self.person, kind="victim", name=OTHER)
        f.SupervisionStateFactory(person=self.person, state="active")

    @property
    def officer(self) -> Actor:
        return self.world.actor()

    def drafted(self) -> Licence:
        """With whom they may not meet, where they may not live, and a zone around her home."""
        made = begun(self.officer, self.person, kind="TIME_SERVED")
        for kind, text, terms in (
            (CONTACT, "Keep away from those told to you.", {"people": [str(self.victim.pk), str(self.other.pk)]}),
            (HOME, "Do not live at the place told to you.", {"addresses": [str(self.refuge.pk)]}),
            (ZONE, "Keep out of the area told to you.", {"area": "North", "shape": CORNERS, "protects": True}),
        ):  # fmt: skip
            made.refresh_from_db()
            draft = RowDraft(condition=ConditionDraft(kind=kind, text=text, terms=terms))
            commands.add_row(self.officer, made.pk, draft, expected=made.version)
        made.refresh_from_db()
        return made

    def in_force(self) -> Licence:
        """The same, approved and in force."""
        made = self.drafted()
        made = commands.submit(self.officer, made.pk, expected=made.version)
        made = commands.approve(self.world.actor(self.world.manager), made.pk, expected=made.version)
        return commands.activate(self.officer, made.pk)

    def varied(self) -> Licence:
        """A new version of it, which changes the condition about the zone and not its edge."""
        held = self.in_force()
        made = commands.vary(self.officer, held.pk, expected=held.version)
        made = commands.change_details(
            self.officer, made.pk, LicenceDraft(starts_on=today()), expected=made.version
        )
        zone = LicenceCondition.objects.get(licence=made, kind=ZONE)
        draft = RowDraft(
            condition=ConditionDraft(kind=ZONE, text="Keep out of the north.", terms=zone.terms),
            eased=True, why="It is smaller",
        )  # fmt: skip
        commands.change_row(self.officer, made.pk, zone.pk, draft, expected=made.version)
        made.refresh_from_db()
        return made

    def everywhere(self, licence: Licence) -> dict[str, bytes]:
        """Every page and answer about the person, as whoever sees most of them gets it; the licence is this one."""
        zone = LicenceCondition.objects.get(licence=licence, kind=ZONE)
        made = objects_of(self.person) | {"licence_id": lambda: licence, "clause_id": lambda: zone}
        supervisor = self.world.user("officer", "manager", team=self.world.team)
        return dict(answers(supervisor, self.person, made))

    def looked_at(self, licence: Licence) -> dict[str, bytes]:
        """The pages and answers that are of licences and of conditions, each opened: none may be refused."""
        browser, person = SignedIn(self.world.officer), self.person.pk
        zone = LicenceCondition.objects.get(licence=licence, kind=ZONE)
        contact = LicenceCondition.objects.get(licence=licence, kind=CONTACT)
        where = [
            reverse("licences:licences", args=[person]), reverse("licences:licence", args=[person, licence.pk]),
            *[reverse("licences:change_row", args=[person, licence.pk, each.pk]) for each in (zone, contact)],
            reverse("orders:orders", args=[person]), reverse("web:overview", args=[person]),
            f"/api/v1/people/{person}/licences", f"/api/v1/people/{person}/licences/{licence.pk}",
            *[reverse("web:history", args=[person, "licences-licencecondition", each.pk]) for each in (zone, contact)],
        ]  # fmt: skip
        opened = {each: browser.get(each) for each in where}
        assert {
            each: answer.status_code for each, answer in opened.items() if answer.status_code != 200
        } == {}
        return {each: answer.content for each, answer in opened.items()}


@pytest.fixture
def cage(world: World) -> Cage:
    return Cage(world)


def singing(canaries: list[str], seen: dict[str, bytes]) -> dict[str, list[str]]:
    return {name: found for name, body in seen.items() if (found := heard(canaries, body))}


@pytest.mark.parametrize("stage", ["drafted", "in_force", "varied"])
def test_no_page_and_no_answer_about_a_licence_tells(
    cage: Cage, stage: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    licence = getattr(cage, stage)()
    shown = cage.looked_at(licence)
    at = reverse("licences:licence", args=[cage.person.pk, licence.pk])
    assert b"Keep away from those told to you." in shown[at]
    assert singing(SING, shown) == {} and heard(SING, caplog.text) == []


def test_nor_does_anything_else_about_the_person(cage: Cage) -> None:
    licence = cage.varied()
    zone = LicenceCondition.objects.get(licence=licence, kind=ZONE)
    assert EDGE[0] in str(zone.exact_shape)  # there is something to tell
    seen = cage.everywhere(licence)
    own = [
        each for each in CANARIES if each not in OTHER.lower()
    ]  # her file as a relation is not the licence's
    assert len(seen) > 100 and singing([*own, *EDGE], seen) == {}
    on_order = Condition.objects.get(person=cage.person, kind=ZONE)
    assert EDGE[0] in str(on_order.exact_shape)


def test_the_search_finds_nobody_by_what_is_protected(cage: Cage) -> None:
    cage.in_force()
    browser = SignedIn(cage.world.officer)
    assert b"P100200" in browser.get("/find/", {"q": "plain person"}).content
    for asked in (VICTIM, REFUGE, STREET):
        assert b"P100200" not in browser.get("/find/", {"q": asked}).content


def test_the_paper_and_its_pdf_do_not_tell(cage: Cage) -> None:
    licence = cage.in_force()
    commands.prepare_paper_of(cage.officer, cage.person.pk, licence.pk)
    paper = Paper.objects.get(person=cage.person)
    assert heard(SING, json.dumps(paper.values)) == []
    letter = sign_paper(cage.officer, cage.person.pk, paper.pk, expected=paper.version)
    browser, seen = SignedIn(cage.world.officer), {}
    for name in ("documents:letter", "documents:pdf"):
        answer = browser.get(reverse(name, args=[cage.person.pk, letter.pk]))
        assert answer.status_code == 200
        seen[name] = b"".join(answer.streaming_content) if answer.streaming else answer.content
    pages = pypdf.PdfReader(io.BytesIO(seen["documents:pdf"])).pages
    seen["words"] = "".join(page.extract_text() for page in pages).encode()
    assert b"Keep away from" in seen["words"] and singing(SING, seen) == {}


def test_nothing_of_it_stands_in_clear_in_the_trail_in_events_or_in_the_tables(cage: Cage) -> None:
    cage.varied()
    tables = (
        "audit_event",
        "events_storedevent",
        "licences_licence",
        "licences_licencecondition",
        "orders_condition",
    )
    with acting(SYSTEM), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT coalesce(string_agg(to_jsonb(t)::text, ' '), '') FROM {table} t")
            said = cursor.fetchone()[0]
            assert said and heard(SING, said) == [], table


TYPED = {
    "a name": VICTIM, "of a relation": OTHER, "a refuge": REFUGE, "a street": f"{STREET}, {TOWN}",
    "in a sentence": f"so that {VICTIM} sleeps",
}  # fmt: skip


@pytest.mark.parametrize("said", TYPED.values(), ids=TYPED)
def test_typed_into_any_text_of_a_licence_it_is_refused_and_nothing_is_kept(cage: Cage, said: str) -> None:
    made, officer = cage.varied(), cage.officer
    zone = LicenceCondition.objects.get(licence=made, kind=ZONE)
    passport = LicenceCondition.objects.get(licence=made, kind="ew-licence-passport")
    as_is = ConditionDraft(kind=ZONE, text=zone.text, terms=zone.terms)
    manager = cage.world.actor(cage.world.manager)

    def add(**more: Any) -> Callable[[], object]:
        draft = RowDraft(condition=replace(curfew().condition, **more))
        return lambda: commands.add_row(officer, made.pk, draft, expected=made.version)

    def change(**more: Any) -> Callable[[], object]:
        return lambda: commands.change_row(
            officer, made.pk, zone.pk, replace(RowDraft(condition=as_is), **more), expected=made.version
        )

    def details(**more: Any) -> Callable[[], object]:
        draft = LicenceDraft(starts_on=today(), **more)
        return lambda: commands.change_details(officer, made.pk, draft, expected=made.version)

    tried: dict[str, Callable[[], object]] = {
        "text": add(text=said), "authority": add(authority=said), "legal_basis": add(legal_basis=said),
        "changed": change(condition=replace(as_is, text=said)),
        "area": change(condition=replace(as_is, terms=zone.terms | {"area": said})),
        "why": change(condition=replace(as_is, text="Keep out."), eased=True, why=said),
        "meets_who": details(meets_who=said), "meets_place": details(meets_place=said),
        "left out": lambda: commands.remove_row(officer, made.pk, passport.pk, said, expected=made.version),
    }  # fmt: skip
    for what, act in tried.items():
        with pytest.raises((ProtectedInText, PrivateDetailInText)):
            act()
            pytest.fail(f"{what} was kept")
    made = commands.submit(officer, made.pk, expected=made.version)
    for refuse in (commands.send_back, commands.reject):
        with pytest.raises(ProtectedInText):
            refuse(manager, made.pk, said, expected=made.version)
    with acting(SYSTEM):
        kept = [
            *Licence.objects.values(),
            *LicenceCondition.objects.defer("exact_shape").values_list("text", "why"),
        ]
    assert heard(CANARIES, str(kept)) == []


def test_the_api_refuses_it_without_repeating_it(cage: Cage) -> None:
    made = cage.drafted()
    where = f"/api/v1/people/{cage.person.pk}/licences/{made.pk}/conditions"
    body = {"condition": {"kind": CONTACT, "text": f"Do not contact {VICTIM}."}}
    answer = SignedIn(cage.world.officer).post(
        where, json.dumps(body), content_type="application/json",
        headers={"Idempotency-Key": uuid4().hex, "If-Match": f'"{made.version}"'},
    )  # fmt: skip
    assert answer.status_code == 422 and heard(CANARIES, answer.content) == []
    assert "Protected person P" in answer.content.decode()
