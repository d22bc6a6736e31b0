"""Administration's pages in a browser: lists, forms that keep what was typed, a password shown once."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.access.models import Agency, RoleHeld, Session, Team, User
from throughcare.platform.reference import queries as reference
from throughcare.platform.reference.models import ReferenceItem

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R137", "R140")]


@pytest.fixture
def browser(world: World) -> SignedIn:
    """An administrator's browser; a second administrator exists."""
    world.user("administrator")
    return world.browser(world.user("administrator", name="Ada Administrator"))


def text(response: Any) -> str:
    return response.content.decode()


def hidden(response: Any, name: str) -> str:
    """The value of a hidden field of the page's form."""
    found = re.search(rf'name="{name}" value="([^"]*)"', text(response))
    assert found, f"no hidden {name}"
    return found[1]


def addresses(world: World) -> list[str]:
    """Every GET address of administration."""
    item = factories.ReferenceItemFactory(agency=world.agency)
    held = world.officer.roles_held.get()
    return [
        reverse("admin:agency"), reverse("admin:teams"), reverse("admin:team-add"),
        reverse("admin:team", args=[world.team.pk]), reverse("admin:team-close", args=[world.team.pk]),
        reverse("admin:users"), reverse("admin:user-add"), reverse("admin:user", args=[world.officer.pk]),
        reverse("admin:user-change", args=[world.officer.pk]),
        reverse("admin:user-password", args=[world.officer.pk]),
        reverse("admin:user-account", args=[world.officer.pk]),
        reverse("admin:role-add", args=[world.officer.pk]),
        reverse("admin:role-end", args=[world.officer.pk, held.pk]),
        reverse("admin:lists"), reverse("admin:list", args=["place"]),
        reverse("admin:item-add", args=["place"]), reverse("admin:item", args=["place", item.pk]),
        reverse("admin:deliveries"),
    ]  # fmt: skip


def test_every_page_opens_within_its_statements(world: World, browser: SignedIn) -> None:
    for address in addresses(world):
        with counted() as statements:
            response = browser.get(address)
        assert response.status_code == 200, address
        assert "<h1" in text(response), address
        assert len(statements) <= MOST_A_PAGE, (address, str(statements))


@pytest.mark.parametrize("role", ["officer", "manager", "auditor"])
def test_no_page_opens_for_others(world: World, role: str) -> None:
    other = world.browser(world.user(role))
    for address in [reverse("admin:administration"), *addresses(world)]:
        assert other.get(address).status_code == 403, address


def test_another_agency_answers_as_an_unknown_address(browser: SignedIn) -> None:
    foreign = factories.RoleHeldFactory()
    team, item = factories.TeamFactory(), factories.ReferenceItemFactory()
    unknown = text(browser.get("/no/such/address/"))
    for name, key in {
        "admin:team": [team.pk], "admin:team-close": [team.pk], "admin:user": [foreign.user_id],
        "admin:user-change": [foreign.user_id], "admin:user-password": [foreign.user_id],
        "admin:user-account": [foreign.user_id], "admin:role-add": [foreign.user_id],
        "admin:role-end": [foreign.user_id, foreign.pk], "admin:item": ["place", item.pk],
        "admin:list": ["no-such-list"],
    }.items():  # fmt: skip
        response = browser.get(reverse(name, args=key))
        assert response.status_code == 404, name
        assert _without_nonce(text(response)) == _without_nonce(unknown), name


def _without_nonce(page: str) -> str:
    return re.sub(r'nonce="[^"]*"|value="[A-Za-z0-9]{64}"', "", page)


def test_administration_begins_at_the_first_page_allowed(browser: SignedIn) -> None:
    assert browser.get(reverse("admin:administration")).headers["Location"] == reverse("admin:users")


def test_the_agency_is_saved_and_a_lost_update_keeps_what_was_typed(world: World, browser: SignedIn) -> None:
    said = {"name": "North Area", "zone": "Europe/London", "phone": "", "address": "", "version": 1}
    assert browser.post(reverse("admin:agency"), said).status_code == 303
    again = browser.post(reverse("admin:agency"), said | {"name": "Late Name"})
    assert again.status_code == 422
    assert "Someone else changed this record" in text(again)
    assert 'value="Late Name"' in text(again)
    assert Agency.objects.get(pk=world.agency.pk).name == "North Area"


def test_users_are_searched_filtered_and_sorted(world: World, browser: SignedIn) -> None:
    gone = world.user("officer", name="Gone Away", is_active=False)
    factories.UserFactory(name="Foreign Person")

    def names(query: str) -> list[str]:
        return re.findall(
            r'scope="row"[^>]*><a[^>]*>([^<]*)</a>', text(browser.get(f"{reverse('admin:users')}{query}"))
        )

    everyone = names("")
    assert everyone == sorted(everyone)
    assert "Foreign Person" not in everyone
    assert names("?sort=-name") == everyone[::-1]
    assert names("?q=olive") == ["Olive Officer"]
    assert names("?role=manager") == ["Max Manager"]
    assert names(f"?team={world.team.pk}") == ["Max Manager", "Olive Officer"]
    assert names("?state=inactive") == [gone.name]
    assert names("?team=not-an-id&sort=nonsense&state=odd&page=x") == everyone


def test_a_user_is_added_once_with_a_password_shown_once(world: World, browser: SignedIn) -> None:
    address = reverse("admin:user-add")
    said = {"name": "Nora Newman", "username": "n.newman", "email": "", "phone": ""}
    said["submission"] = hidden(browser.get(address), "submission")
    first = browser.post(address, said)
    assert first.status_code == 200
    assert first.headers["Cache-Control"] == "no-store"
    password = re.search(r"<code>([a-z0-9-]{24})</code>", text(first))
    assert password
    made = User.objects.get(username="n.newman")
    assert made.check_password(password[1])
    second = browser.post(address, said)
    assert second.headers["Location"] == reverse("admin:user", args=[made.pk])
    assert password[1] not in text(browser.get(reverse("admin:user", args=[made.pk])))
    assert password[1] not in str(list(Session.objects.values_list("session_data")))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"name": ""}, "Enter the name"),
        ({"email": "no at"}, "Enter an e-mail address such as name@example.org"),
        ({"username": "two words"}, "Use 2 to 60 letters"),
        ({"username": "TAKEN"}, "This user name is taken"),
    ],
)
def test_a_wrong_user_is_told_beside_the_field_and_nothing_is_lost(
    browser: SignedIn, wrong: dict[str, str], message: str
) -> None:
    factories.UserFactory(username="taken")
    said = {"name": "Nora Newman", "username": "n.newman", "email": "", "phone": "020 7946 0009"} | wrong
    answer = browser.post(reverse("admin:user-add"), said | {"submission": str(uuid4())})
    assert answer.status_code == 422
    assert message in text(answer)
    assert f'id="id_{next(iter(wrong))}-error"' in text(answer)
    assert 'value="020 7946 0009"' in text(answer)
    assert not User.objects.filter(username="n.newman").exists()


def test_a_first_sign_in_must_set_up_a_second_factor(world: World) -> None:
    fresh = world.browser(world.user("officer"))
    session = fresh.session
    session["tc_has_mfa"] = False
    session.save()
    answer = fresh.get(reverse("admin:users"))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("mfa_activate_totp"))


@pytest.mark.requirement("R138")
def test_a_password_for_once_is_replaced_before_anything_opens(world: World) -> None:
    world.officer.set_password("given-for-once-abcd")
    world.officer.password_once = True
    world.officer.save()
    fresh = world.browser()
    change = reverse("account_change_password")
    stopped = fresh.get(reverse("admin:users"))
    assert (stopped.status_code, stopped.headers["Location"]) == (302, change)
    assert "An administrator gave you a password for once" in text(fresh.get(change))
    said = {
        "oldpassword": "given-for-once-abcd",
        "password1": (own := "nineteen quiet herons"),
        "password2": own,
    }
    assert fresh.post(change, said).status_code == 302
    world.officer.refresh_from_db()
    assert world.officer.check_password(own)
    assert not world.officer.password_once
    assert fresh.get(reverse("admin:users")).status_code == 403, (
        "let in, and told what the role does not allow"
    )


def test_deactivating_signs_the_user_out_at_once(world: World, browser: SignedIn) -> None:
    world.person()
    officer = world.browser()
    address = reverse("admin:user-account", args=[world.officer.pk])
    assert "People allocated to this user: 1" in text(browser.get(address))
    assert browser.post(address, {"version": 1}).status_code == 303
    assert officer.get("/").headers["Location"].startswith(reverse("account_login"))
    assert "Reactivate" in text(browser.get(reverse("admin:user", args=[world.officer.pk])))


def test_a_role_is_given_and_ended_on_the_page(world: World, browser: SignedIn) -> None:
    today = clock.today("Europe/London")
    day = {"starts_on_day": today.day, "starts_on_month": today.month, "starts_on_year": today.year}
    said = {"role": "manager", "team": str(world.team.pk), "submission": str(uuid4())} | day
    address = reverse("admin:role-add", args=[world.officer.pk])
    assert browser.post(address, said).status_code == 303
    assert browser.post(address, said).status_code == 303, "a double click gives one role"
    held = RoleHeld.objects.get(user=world.officer, role="manager")
    refused = browser.post(address, said | {"submission": str(uuid4())})
    assert refused.status_code == 422
    assert "This user holds the role there already at that time" in text(refused)
    ending = {f"ends_on_{part}": getattr(today, part) for part in ("day", "month", "year")}
    ended = browser.post(
        reverse("admin:role-end", args=[world.officer.pk, held.pk]), ending | {"submission": str(uuid4())}
    )
    assert ended.status_code == 303
    assert "Roles that have ended" in text(browser.get(reverse("admin:user", args=[world.officer.pk])))


def test_one_s_own_page_offers_no_change_of_roles(browser: SignedIn) -> None:
    shown = text(browser.get(reverse("admin:user", args=[browser.user.pk])))
    assert "it takes two" in shown
    assert "Give a role" not in shown


def test_a_team_with_people_cannot_be_closed_on_the_page(world: World, browser: SignedIn) -> None:
    world.person()
    address = reverse("admin:team-close", args=[world.team.pk])
    assert "Close the team</button>" not in text(browser.get(address))
    refused = browser.post(address, {"version": 1})
    assert refused.status_code == 422
    assert "Move them to another team first" in text(refused)
    assert Team.objects.get(pk=world.team.pk).closed_on is None


def test_a_list_is_kept_and_offered_to_others(world: World, browser: SignedIn) -> None:
    add = reverse("admin:item-add", args=["place"])
    said = {"title": "Market Street office", "position": "10", "submission": str(uuid4())}
    assert browser.post(add, said).status_code == 303
    actor = world.actor()
    offered = reference.items(actor, "place")
    assert [(each.code, each.title) for each in offered] == [("market-street-office", "Market Street office")]
    item = ReferenceItem.objects.get(code="market-street-office")
    taken = browser.post(add, said | {"title": "market street OFFICE", "submission": str(uuid4())})
    assert "This list has an entry of this name already" in text(taken)
    change = reverse("admin:item", args=["place", item.pk])
    assert browser.post(change, {"title": "Market Hall", "position": "5", "version": 1}).status_code == 303
    assert browser.post(change, {"title": "Late", "position": "5", "version": 1}).status_code == 422
    assert ReferenceItem.versions.of(item.record_id).count() == 2
    state = reverse("admin:item-state", args=["place", item.pk])
    assert browser.post(state, {"version": 2}).status_code == 303
    assert reference.items(actor, "place") == []
    assert reference.title_of(actor, "place", "market-street-office") == "Market Hall"
    stale = browser.post(state, {"version": 2}, follow=True)
    assert "Someone else changed this record" in text(stale)
    assert browser.post(state, {"version": 3}).status_code == 303
    assert [each.title for each in reference.items(actor, "place")] == ["Market Hall"]


def test_lists_of_another_agency_are_not_offered(world: World) -> None:
    factories.ReferenceItemFactory(title="Foreign office")
    assert reference.items(world.actor(), "place") == []
