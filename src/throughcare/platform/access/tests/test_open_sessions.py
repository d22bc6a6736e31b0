"""Sessions are seen by their user and by who answers for the user, and die at once when ended."""

import pytest
from tests import factories
from tests.arranging import World, actor_for
from tests.counting import MOST_A_PAGE, counted
from tests.visiting import LOGIN, Visitor, audited

from throughcare.platform.access.browsers import in_plain_words
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import Session, User
from throughcare.platform.access.open_sessions import own

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R138")]


def handle_of(user: User) -> str:
    """The handle of the user's last used session."""
    return own(actor_for(user))[0].handle


def test_ones_own_sessions_are_listed_in_plain_words(account: DemoSecrets) -> None:
    Visitor(HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Safari/604.1").sign_in(account)
    browser = Visitor(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/150.0").sign_in(account, steps=1)
    text = browser.get("/sessions/").content.decode()
    assert "Firefox on Windows <strong>(this one)</strong>" in text
    assert "Safari on iPhone" in text
    assert browser.key not in text


def test_a_page_of_sessions_is_few_statements(world: World, account: DemoSecrets) -> None:
    browser = world.browser(world.manager)
    with counted() as statements:
        assert browser.get("/sessions/staff/").status_code == 200
    assert len(statements) <= MOST_A_PAGE, statements


def test_another_session_of_ones_own_is_dead_at_once(account: DemoSecrets) -> None:
    left_behind = Visitor().sign_in(account)
    user = User.objects.get(username="olivia")
    handle = handle_of(user)
    browser = Visitor().sign_in(account, steps=1)
    assert browser.post("/sessions/end/", {"session": handle}).url == "/sessions/"
    assert left_behind.get("/sessions/").url.startswith(LOGIN)
    assert browser.get("/sessions/").status_code == 200
    (entry,) = audited("access:session:ended")
    assert entry["details"] == {"sessions": [handle]}


def test_ending_the_present_session_signs_out(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    handle = handle_of(User.objects.get(username="olivia"))
    assert browser.post("/sessions/end/", {"session": handle}).url == LOGIN
    assert browser.get("/sessions/").url.startswith(LOGIN)
    assert len(audited("access:session:ended")) == 1


def test_all_other_sessions_end_with_one_button(account: DemoSecrets) -> None:
    others = [Visitor().sign_in(account, steps=-1), Visitor().sign_in(account)]
    browser = Visitor().sign_in(account, steps=1)
    browser.post(f"/sessions/of/{User.objects.get(username='olivia').pk}/end/")
    assert all(other.get("/sessions/").status_code == 302 for other in others)
    assert browser.get("/sessions/").status_code == 200
    (entry,) = audited("access:session:ended")
    assert len(entry["details"]["sessions"]) == 2


def test_a_manager_ends_the_sessions_of_the_own_team(world: World, account: DemoSecrets) -> None:
    browser, manager = Visitor().sign_in(account), world.browser(world.manager)
    assert "Olivia Officer" in manager.get("/sessions/staff/").content.decode()
    handle = handle_of(User.objects.get(username="olivia"))
    assert (
        manager.post("/sessions/end/", {"session": handle, "next": "/sessions/staff/"}).url
        == "/sessions/staff/"
    )
    assert browser.get("/sessions/").url.startswith(LOGIN)


def test_a_manager_does_not_see_another_team_an_administrator_does(world: World) -> None:
    elsewhere = world.user("officer", team=factories.TeamFactory(agency=world.agency), name="Tessa Team-Two")
    world.browser(elsewhere)
    manager, administrator = world.browser(world.manager), world.browser(world.user("administrator"))
    assert "Tessa" not in manager.get("/sessions/staff/").content.decode()
    assert "Tessa" in administrator.get("/sessions/staff/").content.decode()
    handle = handle_of(elsewhere)
    assert manager.post("/sessions/end/", {"session": handle}).status_code == 404
    assert manager.post(f"/sessions/of/{elsewhere.pk}/end/").status_code == 404
    assert administrator.post(f"/sessions/of/{elsewhere.pk}/end/").status_code == 302
    assert not Session.objects.filter(user=elsewhere).exists()


def test_nobody_reaches_into_another_agency(world: World, make_world: type[World]) -> None:
    other = make_world()
    other.browser(other.officer)
    administrator = world.browser(world.user("administrator"))
    assert other.officer.name not in administrator.get("/sessions/staff/").content.decode()
    assert administrator.post("/sessions/end/", {"session": handle_of(other.officer)}).status_code == 404
    assert administrator.post(f"/sessions/of/{other.officer.pk}/end/").status_code == 404


def test_an_officer_sees_and_ends_only_the_own(world: World) -> None:
    world.browser(world.manager)
    officer = world.browser()
    assert officer.get("/sessions/staff/").status_code == 403
    assert officer.post("/sessions/end/", {"session": handle_of(world.manager)}).status_code == 404
    assert officer.post("/sessions/end/", {"session": ""}).status_code == 404
    assert Session.objects.filter(user=world.manager).exists()


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36 Edg/150.0", "Edge on Windows"),
        ("Mozilla/5.0 (Macintosh) Version/18.4 Safari/605.1", "Safari on Mac"),
        ("Mozilla/5.0 (Linux; Android 15) Firefox/150.0", "Firefox on Android"),
        ("curl/8.1", "An unknown browser"),
        ("", "An unknown browser"),
    ],
)
def test_browsers_have_plain_names(agent: str, words: str) -> None:
    assert in_plain_words(agent) == words
