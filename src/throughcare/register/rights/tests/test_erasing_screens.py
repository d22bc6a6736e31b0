"""The pages around erasing a person: what goes and what stays, the list of the erased, and telling recipients."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted
from tests.visiting import audited

from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend
from throughcare.register.people.commands import merge
from throughcare.register.people.models import Person, Removal
from throughcare.register.rights import commands, queries
from throughcare.register.rights.commands.erasing import erase_person
from throughcare.register.rights.commands.taking_away import RemovalOrder
from throughcare.register.rights.models import RecipientTold
from throughcare.register.rights.queries.erasures import erasure_of, erasures
from throughcare.register.rights.queries.recipients import Why
from throughcare.register.rights.refusals import NotOpen, OutOfOrder

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R007", "R136", "R142")]
DAY = date(2026, 3, 3)
ORDER = RemovalOrder("erased", "Example Court, order 12", DAY)
SAID = {
    "authority": "Example Court, order 12", "ordered_on_day": "3", "ordered_on_month": "3", "ordered_on_year": "2026",
    "sure": "on",
}  # fmt: skip
TOLD = {"told_on_day": "3", "told_on_month": "3", "told_on_year": "2026", "how": "By secure e-mail"}


@pytest.fixture(autouse=True)
def register(tmp_path: Path, settings: Any) -> Iterator[None]:
    settings.HOME = tmp_path
    yield


def given_out(world: World, person: Person, to: str = "police") -> UUID:
    return trail.record(
        world.actor(), "safeguarding:disclosure:made", kind="safeguarding.disclosure", people=[person.pk],
        verb=trail.Verb.DISCLOSE, details={"recipient": to},
    )  # fmt: skip


def seen_by(actor: Actor) -> list[queries.ToTell]:
    with acting(actor):
        return queries.to_tell_of_agency(actor)


def erase(world: World, person: Person) -> UUID:
    return erase_person(world.actor(world.manager), person.pk, reference=person.reference, order=ORDER)


class TestErasing:
    def test_the_page_says_what_goes_and_what_stays(self, world: World) -> None:
        person = world.person()
        factories.OffenceFactory(person=person)
        given_out(world, person)
        browser = world.browser(world.manager)
        with counted() as statements:
            text = browser.get(f"/rights/{person.pk}/erase/").content.decode()
        assert len(statements) <= MOST_A_PAGE, statements
        assert "kept apart: 1" in text and "given out 1 time." in text
        assert f"/rights/{person.pk}/erase/" in browser.get(f"/rights/{person.pk}/").content.decode()
        assert (
            f"/rights/{person.pk}/erase/" not in world.browser().get(f"/rights/{person.pk}/").content.decode()
        )

    def test_typed_again_and_confirmed_it_is_carried_out_once(self, world: World) -> None:
        person, browser = world.person(), world.browser(world.manager)
        typed = SAID | {"submission": str(uuid4()), "reference": person.reference.lower()}
        first, second = (browser.post(f"/rights/{person.pk}/erase/", typed) for _ in range(2))
        mark = Removal.objects.get()
        assert first.status_code in (302, 303) and first["Location"] == f"/rights/erased/{mark.act}/"
        assert second.status_code in (302, 303, 404), "the record is gone"
        shown = browser.get(first["Location"]).content.decode()
        assert "Example Court, order 12" in shown and "Nobody has to be told" in shown
        assert len(audited("rights:person:erased")) == 1

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"reference": "X000000"}, "This is not the reference of this record"),
            ({"authority": ""}, "Name the court, body or law that demands it"),
            ({"sure": ""}, "Confirm that the order demands it"),
            ({"ordered_on_year": "2999"}, "The day of the order must"),
        ],
    )
    def test_a_slip_erases_nobody_and_keeps_what_was_typed(
        self, world: World, wrong: dict[str, str], said: str
    ) -> None:
        person = world.person()
        typed = SAID | {"submission": str(uuid4()), "reference": person.reference} | wrong
        answer = world.browser(world.manager).post(f"/rights/{person.pk}/erase/", typed)
        text = answer.content.decode()
        assert answer.status_code == 422 and said in text
        assert typed["reference"] in text
        assert Person.objects.filter(pk=person.pk).exists()

    def test_under_an_order_nobody_is_asked_for_a_reference(self, world: World) -> None:
        person = world.person()
        factories.OrderFactory(person=person, status="active")
        text = world.browser(world.manager).get(f"/rights/{person.pk}/erase/").content.decode()
        assert "An order of this person runs" in text and "Erase for good" not in text


class TestTheErased:
    def test_the_list_says_when_by_which_authority_and_who(self, world: World) -> None:
        person, decided = world.person(), world.person()
        given_out(world, person)
        actor = world.actor(world.manager)
        commands.decide_keeping(
            actor, decided.pk, keeping="case", due_on=DAY, keep_until=None, reason="Time is over"
        )
        erase(world, person)
        browser = world.browser(world.manager)
        with counted() as statements:
            text = browser.get("/rights/erased/").content.decode()
        assert len(statements) <= MOST_A_PAGE, statements
        assert "Example Court, order 12" in text and "Max Manager" in text
        assert person.reference not in text and str(erasures(actor)[0].id) in text
        assert decided.reference in text and f"/rights/{decided.pk}/erase/" in text

    def test_each_recipient_is_marked_by_the_keeper(self, world: World) -> None:
        person, actor = world.person(), world.actor(world.manager)
        entry = given_out(world, person)
        act = erase(world, person)
        browser, address = world.browser(world.manager), f"/rights/erased/{act}/"
        with counted() as statements:
            text = browser.get(f"{address}?which={entry}:{person.pk}").content.decode()
        assert len(statements) <= MOST_A_PAGE, statements
        assert "Police, " in text and " checked" in text
        typed = TOLD | {"submission": str(uuid4()), "which": f"{entry}:{person.pk}"}
        assert browser.post(address, typed).status_code in (302, 303)
        told = RecipientTold.objects.get()
        assert (told.person_id, told.disclosure, told.how) == (person.pk, entry, "By secure e-mail")
        assert audited("rights:recipient:told")[0]["people"] == [str(person.pk)]
        assert "Nobody has to be told" in browser.get(address).content.decode()
        with pytest.raises(NotOpen):
            commands.tell_recipient_of_erased(actor, act, disclosure=entry, told_on=DAY, how="Again")

    def test_who_may_and_what_is_refused(self, world: World, make_world: Any) -> None:
        person = world.person()
        entry = given_out(world, person)
        act = erase(world, person)
        given: dict[str, Any] = {"disclosure": entry, "told_on": DAY, "how": "By letter"}
        with pytest.raises(NotPermitted):
            commands.tell_recipient_of_erased(world.actor(), act, **given)
        other = make_world()
        with pytest.raises(NotThere):
            erasure_of(other.actor(other.manager), uuid4())
        with pytest.raises(OutOfOrder):
            late = given | {"told_on": date(2999, 1, 1)}
            commands.tell_recipient_of_erased(world.actor(world.manager), act, **late)
        assert world.browser().get(f"/rights/erased/{act}/").status_code == 403
        assert other.browser(other.manager).get(f"/rights/erased/{act}/").status_code == 404

    def test_what_was_given_of_a_record_that_became_part_is_told_too(self, world: World) -> None:
        stays, goes = world.person(), world.person()
        entry = given_out(world, goes)
        merge(world.actor(world.manager), stays.pk, goes.pk, expected=(1, 1), reasons="The same")
        stays.refresh_from_db()
        erase(world, stays)
        [waiting] = queries.to_tell(stays.pk)
        assert (waiting.disclosure, waiting.person_id, waiting.reference) == (entry, stays.pk, "")


class TestEverybodyToBeTold:
    def test_corrections_and_erasures_stand_in_one_list_that_can_be_filtered(self, world: World) -> None:
        corrected, erased = world.person("Ana"), world.person("Bea")
        offence = factories.OffenceFactory(person=corrected)
        given_out(world, corrected, "court")
        given_out(world, erased)
        amend(offence, expected=1, by=world.actor(), because="mistake", description="Theft")
        erase(world, erased)
        browser = world.browser(world.manager)
        with counted() as statements:
            text = browser.get("/rights/recipients/").content.decode()
        assert len(statements) <= MOST_A_PAGE, statements
        assert corrected.reference in text and "Police" in text and "Court or board" in text
        assert f"/rights/{corrected.pk}/recipients/?which=" in text
        only = browser.get("/rights/recipients/?why=corrected").content.decode()
        assert corrected.reference in only and "The whole record" not in only
        assert corrected.reference not in browser.get("/rights/recipients/?to=Police").content.decode()
        assert browser.get("/rights/recipients/?why=nonsense&page=x").status_code == 200
        assert audited("rights:recipients:consulted")[0]["people"] == sorted(
            [str(corrected.pk), str(erased.pk)]
        )

    def test_only_of_people_the_manager_may_open(self, world: World, make_world: Any) -> None:
        world.person()
        stranger, hidden = world.stranger(), world.person()
        for each in (stranger, hidden):
            offence = factories.OffenceFactory(person=each)
            given_out(world, each)
            amend(offence, expected=1, by=world.actor(), because="mistake", description="Theft")
        factories.RestrictionFactory(person=hidden, agency=world.agency)
        assert seen_by(world.actor(world.manager)) == []
        assert world.browser().get("/rights/recipients/").status_code == 403
        other = make_world()
        assert seen_by(other.actor(other.manager)) == []

    def test_through_the_api(self, world: World) -> None:
        person = world.person()
        entry = given_out(world, person)
        act = erase(world, person)
        browser = world.browser(world.manager)
        [line] = browser.get(f"/api/v1/recipients?why={Why.ERASED.value}").json()["items"]
        assert (line["disclosure"], line["to"], line["why"]) == (str(entry), "police", "erased")
        answer = browser.post(
            f"/api/v1/erasures/{act}/recipients",
            {"disclosure": str(entry), "told_on": "2026-03-03", "how": "By letter"},
            content_type="application/json", headers={"Idempotency-Key": uuid4().hex},
        )  # fmt: skip
        assert answer.status_code == 201, answer.content
        assert browser.get("/api/v1/recipients").json()["items"] == []
