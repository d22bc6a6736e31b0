"""The pages of personal details and intake, as an officer meets them; without JavaScript by construction."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SYSTEM, SignedIn, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform.access.submitting import CHANGED_MEANWHILE
from throughcare.platform.database.versioned import amend
from throughcare.register.people.kinds import KINDS
from throughcare.register.people.models import Adjustment, Name, Person

pytestmark = pytest.mark.django_db

ANSWERS: dict[str, dict[str, str]] = {
    "name": {"given": "Lexie", "kind": "nickname"},
    "identifier": {"scheme": "ew-noms", "value": "A1234BC"},
    "address": {"lines": "1 Invented Street", "postcode": "EX1 1AA", "kind": "main"},
    "contact": {"kind": "mobile", "value": "07700 900123"},
    "characteristic": {"kind": "religion", "as_given": "Quaker"},
    "adjustment": {"need": "Large print"},
    "relation": {"kind": "sibling", "name": "Sam Example"},
    "occupation": {"status": "Apprenticeship"},
}
INTAKE = {"given": "Alex", "family": "Example", "born_day": "17", "born_month": "5", "born_year": "1990"}


def address(person: Person, *parts: object) -> str:
    """The address of a page of personal details."""
    return f"/people/{person.pk}/details/" + "".join(f"{part}/" for part in parts)


@pytest.mark.requirement("R005")
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_page_that_records_it_once(world: World, kind: str) -> None:
    person, browser = world.person(), world.browser()
    shown = browser.get(address(person, kind, "add"))
    assert shown.status_code == 200
    sent = {**ANSWERS[kind], "submission": str(uuid4())}
    answers = [browser.post(address(person, kind, "add"), sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    details = browser.get(address(person)).content.decode()
    said = ANSWERS[kind].get("given") or list(ANSWERS[kind].values())[-1 if kind != "address" else 0]
    assert details.count(said) >= 1
    model = KINDS[kind].model
    assert model.objects.filter(person=person).count() == (2 if kind == "name" else 1)


def test_a_refused_form_keeps_what_was_typed(world: World) -> None:
    person, browser = world.person(), world.browser()
    sent = {"scheme": "ew-noms", "value": "not-a-number", "submission": str(uuid4())}
    refused = browser.post(address(person, "identifier", "add"), sent)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "This is not a Prison number" in page
    assert 'value="not-a-number"' in page


@pytest.mark.requirement("R007")
def test_a_correction_shows_its_history(world: World) -> None:
    person, browser = world.person("Alecks", "Example"), world.browser()
    name = Name.objects.get(person=person)
    form = browser.get(address(person, "name", name.pk)).content.decode()
    assert 'value="Alecks"' in form and 'name="version" value="1"' in form
    sent = {"given": "Alex", "family": "Example", "kind": "main", "version": "1", "because": "mistake"}
    assert browser.post(address(person, "name", name.pk), sent).status_code == 303
    page = browser.get(address(person)).content.decode()
    assert "Changed 1 time" in page and "Alecks Example" in page and "It was entered by mistake" in page
    assert "Olive Officer" in page


def test_the_second_of_two_editors_is_told_and_keeps_what_was_typed(world: World) -> None:
    person, browser = world.person(), world.browser()
    need = factories.AdjustmentFactory(person=person, need="Lift")
    amend(need, expected=1, by=SYSTEM, because="told", need="Ramp")
    sent = {"need": "Ground floor room", "version": "1", "because": "told"}
    told = browser.post(address(person, "adjustment", need.pk), sent)
    page = told.content.decode()
    assert told.status_code == 409
    assert CHANGED_MEANWHILE.split(".")[0] in page
    assert 'value="Ground floor room"' in page and "Ramp" in page and 'name="version" value="2"' in page
    assert browser.post(address(person, "adjustment", need.pk), {**sent, "version": "2"}).status_code == 303
    assert Adjustment.objects.get(pk=need.pk).need == "Ground floor room"


def test_taking_back_asks_why_and_keeps_the_history(world: World) -> None:
    person, browser = world.person(), world.browser()
    need = factories.AdjustmentFactory(person=person, need="Lift")
    where = address(person, "adjustment", need.pk, "take-back")
    assert "Lift" in browser.get(where).content.decode()
    assert browser.post(where, {"version": "1"}).status_code == 422
    assert browser.post(where, {"version": "1", "because": "another"}).status_code == 303
    page = browser.get(address(person)).content.decode()
    assert "Taken back: 1" in page and "It belongs to another person" in page


def test_a_detail_is_ended_with_a_day_and_how_it_is_known(world: World) -> None:
    person, browser = world.person(), world.browser()
    home = factories.AddressFactory(person=person, starts_on=date(2026, 3, 2))
    url = reverse("people:end_item", args=[person.pk, "address", home.pk])
    details = reverse("people:details", args=[person.pk])
    assert url in browser.get(details).content.decode()
    early = {
        "ends_on_day": "1",
        "ends_on_month": "3",
        "ends_on_year": "2026",
        "version": "1",
        "because": "ended-told",
    }
    refused = browser.post(url, {**early, "submission": str(uuid4())})
    assert refused.status_code == 422 and "The end must be on or after the start" in refused.content.decode()
    done = {**early, "ends_on_day": "31", "submission": str(uuid4())}
    for _ in range(2):
        assert browser.post(url, done)["Location"] == f"{details}#address"
    home.refresh_from_db()
    assert (home.ends_on, home.because, home.version) == (date(2026, 3, 31), "ended-told", 2)
    shown = browser.get(details).content.decode()
    assert "31 March 2026" in shown and url not in shown
    late = browser.post(url, {**early, "ends_on_day": "30", "submission": str(uuid4())})
    assert late.status_code == 409
    number = factories.IdentifierFactory(person=person)
    assert (
        browser.get(reverse("people:end_item", args=[person.pk, "identifier", number.pk])).status_code == 404
    )


def test_birth_sex_and_language_are_corrected_on_their_page(world: World) -> None:
    person, browser = world.person(), world.browser()
    form = browser.get(address(person, "about")).content.decode()
    assert 'value="1990"' in form
    sent = {"born_year": "1987", "sex": "female", "language": "pl", "interpreter": "yes"}
    sent |= {"version": "1", "because": "document"}
    assert browser.post(address(person, "about"), sent).status_code == 303
    page = browser.get(address(person)).content.decode()
    assert "1987 (year only)" in page and "Interpreter needed: Polish" in page


def test_an_age_band_is_kept_when_nothing_is_typed_over_it(world: World) -> None:
    person, browser = (
        world.person(born_from=None, born_precision="age_band", born_as_given="43-47 at release"),
        world,
    )
    sent = {"sex": "male", "language": "en", "interpreter": "no", "version": "1", "because": "told"}
    assert browser.browser().post(address(person, "about"), sent).status_code == 303
    person.refresh_from_db()
    assert (person.born_precision, person.born_as_given, person.language) == (
        "age_band",
        "43-47 at release",
        "en",
    )


def test_the_details_page_takes_few_statements_however_much_there_is(world: World) -> None:
    person, browser = world.person(), world.browser()
    for factory in (factories.AdjustmentFactory, factories.RelationFactory, factories.SourceSummaryFactory):
        factory.create_batch(5, person=person)
    with counted() as statements:
        page = browser.get(address(person))
    assert page.status_code == 200 and "Prior arrests" in page.content.decode()
    assert len(statements) <= MOST_A_PAGE, statements


@pytest.mark.requirement("R137")
@pytest.mark.parametrize(
    "parts", [(), ("about",), ("name", "add"), ("name", uuid4()), ("name", uuid4(), "take-back")]
)
def test_hidden_people_and_other_agencies_answer_as_if_there_were_nobody(
    world: World, parts: tuple[Any, ...]
) -> None:
    hidden, elsewhere = world.person(), factories.PersonFactory()
    factories.RestrictionFactory(person=hidden)
    browser = world.browser()
    for person in (hidden, elsewhere):
        assert browser.get(address(person, *parts)).status_code == 404


def test_a_colleague_is_asked_for_a_purpose_and_reception_may_not_change(world: World) -> None:
    person = world.person()
    asked = world.browser(world.user("officer")).get(address(person))
    assert asked.status_code == 302 and "/purpose/" in asked["Location"]
    reception = world.browser(world.user("reception", team=world.team))
    page = reception.get(address(person))
    assert page.status_code == 200 and "/details/name/add/" not in page.content.decode()
    assert reception.get(address(person, "name", "add")).status_code == 403


def test_an_unknown_kind_of_detail_is_not_there(world: World) -> None:
    assert world.browser().get(address(world.person(), "shoe-size", "add")).status_code == 404


def typed(browser: SignedIn, **more: str) -> Any:
    """Send the intake form."""
    return browser.post("/people/add/", {**INTAKE, **more})


@pytest.mark.requirement("R001")
def test_intake_adds_one_person_however_often_the_button_is_pressed(world: World) -> None:
    browser, key = world.browser(), str(uuid4())
    assert browser.get("/people/add/").status_code == 200
    answers = [typed(browser, submission=key, email="alex@example.org") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    person = Person.objects.get()
    assert {answer["Location"] for answer in answers} == {address(person)}


def test_intake_says_what_is_wrong_beside_each_field(world: World) -> None:
    refused = typed(world.browser(), submission=str(uuid4()), born_year="2999", number="7", email="nobody")
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Choose the kind of number" in page and 'value="nobody"' in page
    again = typed(world.browser(), submission=str(uuid4()), email="nobody", scheme="ew-noms", number="7")
    page = again.content.decode()
    assert "Enter an e-mail address" in page and "This is not a Prison number" in page
    assert not Person.objects.exists()


@pytest.mark.requirement("R007")
def test_intake_shows_who_may_be_the_same_and_goes_there_or_adds_with_a_reason(world: World) -> None:
    known, browser, key = world.person(), world.browser(), str(uuid4())
    warned = typed(browser, submission=key)
    page = warned.content.decode()
    assert "Is it one of these people?" in page and "Same name and date of birth" in page
    assert 'name="family" value="Example"' in page and "There is a problem" not in page
    assert typed(browser, submission=key, answer="").status_code == 422
    unexplained = typed(browser, submission=key, answer="new")
    assert "Choose why this is somebody else" in unexplained.content.decode()
    assert Person.objects.count() == 1
    same = typed(browser, submission=str(uuid4()), answer=f"same:{known.pk}")
    assert same["Location"] == address(known)
    added = typed(browser, submission=key, answer="new", despite="compared")
    assert added.status_code == 303
    assert Person.objects.count() == 2


def test_intake_does_not_lead_to_someone_who_was_not_shown(world: World) -> None:
    world.person()
    other = world.person("Quite", "Different", born_from=None, born_precision="unknown")
    for answer in (f"same:{other.pk}", "same:nonsense"):
        refused = typed(world.browser(), submission=str(uuid4()), answer=answer)
        assert refused.status_code == 422


def test_reception_may_not_add_people(world: World) -> None:
    assert world.browser(world.user("reception")).get("/people/add/").status_code == 403
