"""Five failures in fifteen minutes lock a name until someone releases it (CJIS AC-7)."""

import re
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth.hashers import get_hasher
from tests.arranging import World
from tests.counting import counted
from tests.visiting import LOGIN, SECOND_STEP, Visitor, audited

from throughcare.platform.access import locks
from throughcare.platform.access.demo import DemoSecrets, code_of, make_demo_user
from throughcare.platform.access.models import Lock, SignInFailure, User
from throughcare.platform.actor import NOBODY_YET, SYSTEM_USER

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R138")]

NOBODY = DemoSecrets("nina-nobody", "x", "")


def fail(times: int, account: DemoSecrets) -> Any:
    """Give a wrong password so many times."""
    for _ in range(times):
        answer = Visitor().password(account, "wrong")
    return answer


def plain(answer: Any) -> str:
    """A page without what differs from one showing to the next."""
    return re.sub(r'(nonce|value|content)="[\w-]{16,}"', "", answer.content.decode())


@pytest.mark.parametrize(("failures", "locked"), [(4, False), (5, True), (6, True)])
def test_the_fifth_failure_locks(account: DemoSecrets, failures: int, locked: bool) -> None:
    fail(failures, account)
    assert locks.is_locked(account.username) is locked
    assert Visitor().password(account).status_code == (422 if locked else 302)


def test_the_right_password_on_the_sixth_attempt_is_refused(account: DemoSecrets) -> None:
    wrong = fail(5, account)
    right = Visitor().password(account)
    assert right.status_code == wrong.status_code == 422
    assert plain(right) == plain(wrong)


@pytest.mark.parametrize(("seconds", "locked"), [(14 * 60 + 59, True), (15 * 60 + 1, False)])
def test_failures_count_for_fifteen_minutes(account: DemoSecrets, seconds: int, locked: bool) -> None:
    with time_machine.travel("2027-03-01T09:00:00Z", tick=False) as now:
        fail(1, account)
        now.shift(seconds)
        fail(4, account)
        assert locks.is_locked(account.username) is locked


def test_a_lock_does_not_end_by_itself(account: DemoSecrets) -> None:
    with time_machine.travel("2027-03-01T09:00:00Z", tick=False) as now:
        fail(5, account)
        now.shift(365 * 24 * 3600)
        assert Visitor().password(account).status_code == 422


def test_unknown_locked_and_wrong_answer_alike(account: DemoSecrets, world: World) -> None:
    other = make_demo_user(world.agency, "oscar", "Oscar Other", ["officer"])
    fail(5, account)
    answers = [Visitor().password(account), fail(1, other), fail(1, NOBODY), fail(6, NOBODY)]
    assert {answer.status_code for answer in answers} == {422}
    texts = [
        plain(answer).replace(name, "NAME")
        for answer, name in zip(answers, ["olivia", "oscar", NOBODY.username, NOBODY.username], strict=True)
    ]
    assert len(set(texts)) == 1


def test_unknown_locked_and_wrong_do_the_same_work(
    account: DemoSecrets, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time of an answer is its hashing and its statements: one hash each, and the same statements."""
    make_demo_user(world.agency, "oscar", "Oscar Other", ["officer"])
    fail(5, account)
    hashed: list[str] = []
    hasher = type(get_hasher())
    encode = hasher.encode
    monkeypatch.setattr(hasher, "encode", lambda self, *a, **k: hashed.append("") or encode(self, *a, **k))
    work = []
    for name in ("olivia", "oscar", NOBODY.username):
        hashed.clear()
        with counted() as statements:
            Visitor().post(LOGIN, {"login": name, "password": "wrong"})
        work.append((len(hashed), len(statements)))
    assert work[0][0] == work[1][0] == work[2][0] == 1
    assert max(number for _, number in work) - min(number for _, number in work) <= 1


def test_wrong_codes_count_too(account: DemoSecrets) -> None:
    browser = Visitor()
    browser.password(account)
    for _ in range(5):
        answer = browser.code("000000")
    assert locks.is_locked(account.username)
    code = code_of(account.totp_secret)
    right = browser.code(code)
    assert (right.status_code, plain(right)) == (answer.status_code, plain(answer).replace("000000", code))
    assert browser.get("/").url.startswith(LOGIN)


def test_passwords_and_codes_count_together(account: DemoSecrets) -> None:
    fail(3, account)
    browser = Visitor()
    browser.password(account)
    browser.code("000000")
    assert not locks.is_locked(account.username)
    browser.code("000000")
    assert locks.is_locked(account.username)


def test_guessing_while_signed_in_locks_and_ends_the_session(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    browser.rewrite(tc_locked=True)
    for _ in range(4):
        assert browser.post("/locked/", {"password": "guess"}).status_code == 422
    assert browser.post("/locked/", {"password": "guess"}).url == LOGIN
    assert locks.is_locked(account.username)
    assert browser.get("/sessions/").url.startswith(LOGIN)
    entries = audited("access:sign-in:failed")
    assert {entry["actor"]["id"] for entry in entries} == {str(User.objects.get(username="olivia").pk)}
    assert len(audited("access:session:locked")) == 1


def test_guessing_at_the_password_form_counts(account: DemoSecrets) -> None:
    browser = Visitor().sign_in(account)
    form = {
        "oldpassword": "guess",
        "password1": "three-unrelated-words",
        "password2": "three-unrelated-words",
    }
    for _ in range(5):
        answer = browser.post("/accounts/password/change/", form)
    assert answer.url == LOGIN
    assert locks.is_locked(account.username)


def test_a_lock_leaves_one_entry_without_the_name_typed(account: DemoSecrets) -> None:
    fail(7, account)
    fail(7, NOBODY)
    known, unknown = audited("access:lock:set")
    assert known["actor"]["id"] == str(NOBODY_YET)
    assert known["details"] == {"user": str(User.objects.get(username="olivia").pk)}
    assert NOBODY.username not in str(unknown)
    assert len(audited("access:sign-in:failed")) == 14


def test_what_nobody_is_called_is_not_kept(account: DemoSecrets) -> None:
    Visitor().post(LOGIN, {"login": "My-Passw0rd-typed-here", "password": ""})
    Visitor().post(LOGIN, {"login": "My-Passw0rd-typed-here", "password": "x"})
    (kept,) = SignInFailure.objects.values_list("username", flat=True)
    assert kept.startswith(locks.UNKNOWN)
    assert "passw0rd" not in kept.lower()


def test_the_duty_manager_releases(account: DemoSecrets, world: World) -> None:
    fail(5, account)
    browser = world.browser(world.user("duty_manager", team=world.team))
    page = browser.get("/locks/")
    assert "Olivia Officer (olivia)" in page.content.decode()
    lock = Lock.objects.get()
    assert browser.post(f"/locks/{lock.pk}/release/").url == "/locks/"
    lock.refresh_from_db()
    assert lock.released_at is not None
    assert lock.released_by == browser.user
    assert len(audited("access:lock:released")) == 1
    fail(4, account)  # counted anew from the release
    assert Visitor().password(account).status_code == 302
    assert browser.post(f"/locks/{lock.pk}/release/").status_code == 404


@pytest.mark.parametrize("role", ["officer", "manager", "support", "auditor", "reception"])
def test_others_do_not_release(account: DemoSecrets, world: World, role: str) -> None:
    fail(5, account)
    browser = world.browser(world.user(role))
    assert browser.get("/locks/").status_code == 403
    assert browser.post(f"/locks/{Lock.objects.get().pk}/release/").status_code == 403
    assert locks.is_locked(account.username)


def test_another_agencys_lock_is_not_there(account: DemoSecrets, make_world: Any) -> None:
    fail(5, account)
    elsewhere = make_world()
    browser = elsewhere.browser(elsewhere.user("administrator"))
    assert "olivia" not in browser.get("/locks/").content.decode()
    answer = browser.post(f"/locks/{Lock.objects.get().pk}/release/")
    assert (answer.status_code, answer.content[:200]) == (
        404,
        browser.post(f"/locks/{uuid4()}/release/").content[:200],
    )
    assert locks.is_locked(account.username)


def test_names_nobody_has_are_for_administrators(world: World) -> None:
    fail(5, NOBODY)
    administrator = world.browser(world.user("administrator"))
    duty = world.browser(world.user("duty_manager"))
    assert "A name that nobody has" in administrator.get("/locks/").content.decode()
    assert "No name is locked" in duty.get("/locks/").content.decode()
    lock = Lock.objects.get()
    assert duty.post(f"/locks/{lock.pk}/release/").status_code == 404
    assert administrator.post(f"/locks/{lock.pk}/release/").status_code == 302


def test_the_command_line_releases_by_name(account: DemoSecrets) -> None:
    assert locks.release_by_name("olivia") is False
    fail(5, account)
    fail(5, NOBODY)
    assert locks.release_by_name(" Olivia ") is True
    assert locks.release_by_name(NOBODY.username) is True
    assert not Lock.objects.filter(released_at__isnull=True).exists()
    (entry, _) = audited("access:lock:released")
    assert (entry["actor"]["id"], entry["actor"]["system"]) == (str(SYSTEM_USER), "unlock")


def test_a_new_user_is_not_born_locked(world: World) -> None:
    late = DemoSecrets("late", "x", "")
    fail(5, late)
    made = make_demo_user(world.agency, "late", "Lara Late", ["officer"])
    assert Visitor().password(made).url == SECOND_STEP
