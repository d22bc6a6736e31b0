"""Finding a person: the directory line for ordinary records, nothing at all of hidden ones."""

from datetime import timedelta

import pytest
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform.audit.models import AuditEvent
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db


def found(world: World, **asked: str) -> str:
    """The page a search shows to the world's officer."""
    shown = world.browser().get("/find/", asked)
    assert shown.status_code == 200
    page: str = shown.content.decode()
    return page


@pytest.fixture
def robin(world: World) -> Person:
    """Someone with an alias, a number and an area."""
    person = world.person("Robin", "Hartnell", reference="R000777")
    factories.NameFactory(
        person=person, kind="alias", given="Bobby", family="Hart", given_key="bobby", family_key="hart"
    )
    factories.IdentifierFactory(
        person=person, scheme="ew-pnc", value="2002/0073319Z", value_key="20020073319z"
    )
    factories.AddressFactory(person=person, area="North")
    return person


@pytest.mark.requirement("R002", "R003")
@pytest.mark.parametrize(
    "asked",
    [
        "Robin Hartnell", "hartnell, robin", "HARTNELL", "robin", "hart", "r hartnell", "Robyn Hartnel",
        "Hartnell Robin",
        "bobby hart", "R000777", "r000777", "2002/73319z", "20020073319Z",
    ],
)  # fmt: skip
def test_a_person_is_found_however_they_are_asked_for(world: World, robin: Person, asked: str) -> None:
    page = found(world, q=asked)
    assert "R000777" in page and "Robin Hartnell" in page
    assert "Olive Officer" in page and "North" in page


def test_the_name_that_matched_is_shown_but_an_alias_is_not(world: World, robin: Person) -> None:
    factories.NameFactory(
        person=robin, kind="former", given="Robin", family="Oldname", given_key="robin", family_key="oldname"
    )
    assert "Also known as Robin Oldname" in found(world, q="robin oldname")
    page = found(world, q="bobby hart")
    assert "Found by an alias" in page and "Also known as" not in page
    assert "Also known as" not in found(world, q="robin hartnell")


def test_a_birth_puts_the_likeliest_first_and_finds_by_itself(world: World, robin: Person) -> None:
    born = robin.born_from
    other = world.person("Robin", "Hartnell", reference="R000888", born_from=born - timedelta(days=4000))
    near = born + timedelta(days=200)
    when = {"born_day": str(near.day), "born_month": str(near.month), "born_year": str(near.year)}
    page = found(world, q="robin hartnell", **when)
    assert page.index(robin.reference) < page.index(other.reference)
    assert robin.reference in found(world, **when)
    assert robin.reference in found(world, q="hartnell", age=str(36))


def test_an_area_narrows_the_search(world: World, robin: Person) -> None:
    world.person("Robin", "Hartnell", reference="R000999")
    page = found(world, q="hartnell", area="North")
    assert "R000777" in page and "R000999" not in page


@pytest.mark.requirement("R137")
def test_hidden_people_are_never_found(world: World, robin: Person) -> None:
    hidden = world.person("Robin", "Hidden", reference="H000001")
    factories.RestrictionFactory(person=hidden)
    excluded = world.person("Robin", "Excluded", reference="H000002")
    factories.ExclusionFactory(person=excluded, user=world.officer)
    elsewhere = factories.PersonFactory(reference="H000003")
    factories.NameFactory(person=elsewhere, given="Robin", given_key="robin")
    for asked in ("robin", "robin hidden", "excluded", "H000001", "H000002", "H000003"):
        page = found(world, q=asked)
        assert not {"H000001</", "H000002</", "H000003</"} & set(page.replace(">", "> ").split())
        for person in (hidden, excluded, elsewhere):
            assert str(person.pk) not in page


def test_a_colleagues_ordinary_case_shows_its_directory_line(world: World, robin: Person) -> None:
    page = world.browser(world.user("officer")).get("/find/", {"q": "robin hartnell"}).content.decode()
    assert "R000777" in page and "Olive Officer" in page


def test_one_entry_says_who_was_shown(world: World, robin: Person) -> None:
    found(world, q="robin")
    entry = AuditEvent.objects.filter(action="web:find:consulted").get()
    assert entry.people == [robin.pk]


def test_a_search_page_takes_few_statements(world: World, robin: Person) -> None:
    browser = world.browser()
    with counted() as statements:
        browser.get("/find/", {"q": "robyn hartnell", "born_year": "1990"})
    assert len(statements) <= MOST_A_PAGE, statements


@pytest.mark.parametrize("asked", ["", "   ", "--", "\x00", "%' OR 1=1", "a" * 200, "محمد", "' ; DROP TABLE"])
def test_odd_questions_get_a_plain_page(world: World, asked: str) -> None:
    shown = world.browser().get("/find/", {"q": asked})
    assert shown.status_code == 200


def test_a_wrong_date_is_said_beside_its_field(world: World) -> None:
    page = found(world, q="robin", born_day="31", born_month="2", born_year="1990")
    assert "must be a real date" in page and 'value="31"' in page


def test_a_role_that_finds_nobody_has_no_search(world: World) -> None:
    assert world.browser(world.user("administrator")).get("/find/").status_code == 403
