"""Administration's commands: what they do, refuse and write to the trail."""

import threading
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import connections
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.administration import agency, roles, teams, users
from throughcare.platform.access.models import RoleHeld, Session, Team, User
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion

pytestmark = pytest.mark.requirement("R137")

DAY = timedelta(days=1)


@pytest.fixture
def admin(world: World) -> Actor:
    """One of two administrators."""
    world.user("administrator")
    return world.actor(world.user("administrator"))


def last_entry() -> AuditEvent:
    return AuditEvent.objects.latest("at")


@pytest.mark.django_db
def test_the_agency_changes_its_data(world: World, admin: Actor) -> None:
    with acting(admin):
        agency.change_agency(
            admin,
            expected=1,
            name="North Area",
            zone="Europe/Dublin",
            phone="020 7946 0001",
            address="1 High Road",
        )
    world.agency.refresh_from_db()
    assert (world.agency.name, world.agency.zone, world.agency.version) == ("North Area", "Europe/Dublin", 2)
    assert last_entry().action == "access:agency:changed"
    assert b'"fields":["address","name","phone","zone"]' in bytes(last_entry().body)
    assert b"North" not in bytes(last_entry().body)


@pytest.mark.django_db
def test_the_agency_refuses_an_unknown_zone_and_a_lost_update(admin: Actor) -> None:
    said = {"name": "A", "phone": "", "address": ""}
    with acting(admin), pytest.raises(agency.UnknownZone):
        agency.change_agency(admin, expected=1, zone="Mars/Olympus", **said)
    with acting(admin):
        agency.change_agency(admin, expected=1, zone="UTC", **said)
        with pytest.raises(StaleVersion):
            agency.change_agency(admin, expected=1, zone="UTC", **said)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["officer", "manager", "auditor", "reception"])
def test_nobody_else_administers(world: World, role: str) -> None:
    actor = world.actor(world.user(role))
    other, team = world.user("officer"), world.team.pk
    attempts = [
        lambda: agency.change_agency(actor, expected=1, name="A", zone="UTC", phone="", address=""),
        lambda: teams.add_team(actor, name="South"),
        lambda: teams.change_team(actor, team, expected=1, name="South", duty_phone=""),
        lambda: teams.close_team(actor, team, expected=1),
        lambda: users.add_user(actor, username="new.user", name="New User"),
        lambda: users.change_user(actor, other.pk, expected=1, name="N", email="", phone=""),
        lambda: users.issue_password(actor, other.pk, expected=1),
        lambda: users.deactivate_user(actor, other.pk, expected=1),
        lambda: users.reactivate_user(actor, other.pk, expected=1),
        lambda: roles.give_role(
            actor, other.pk, role="manager", team_id=None, starts_on=clock.today("Europe/London")
        ),
        lambda: roles.end_role(actor, other.roles_held.get().pk, ends_on=clock.today("Europe/London")),
    ]
    for attempt in attempts:
        with acting(actor), pytest.raises(door.NotPermitted):
            attempt()


@pytest.mark.django_db
def test_another_agency_s_teams_and_users_are_not_there(world: World, admin: Actor) -> None:
    foreign_team, foreign_user = factories.TeamFactory(), factories.UserFactory()
    foreign_role = factories.RoleHeldFactory(user=foreign_user)
    attempts = [
        lambda: teams.change_team(admin, foreign_team.pk, expected=1, name="X", duty_phone=""),
        lambda: teams.close_team(admin, foreign_team.pk, expected=1),
        lambda: users.change_user(admin, foreign_user.pk, expected=1, name="X", email="", phone=""),
        lambda: users.deactivate_user(admin, foreign_user.pk, expected=1),
        lambda: users.issue_password(admin, foreign_user.pk, expected=1),
        lambda: roles.give_role(
            admin, foreign_user.pk, role="officer", team_id=None, starts_on=clock.today("Europe/London")
        ),
        lambda: roles.end_role(admin, foreign_role.pk, ends_on=clock.today("Europe/London")),
        lambda: users.deactivate_user(admin, uuid4(), expected=1),
    ]
    for attempt in attempts:
        with acting(admin), pytest.raises(door.NotThere):
            attempt()


@pytest.mark.django_db
def test_teams_are_added_renamed_and_named_once(admin: Actor) -> None:
    with acting(admin):
        made = teams.add_team(admin, name="South Side", duty_phone="020 7946 0002")
        assert (made.code, made.agency_id) == ("south-side", admin.agency_id)
        with pytest.raises(teams.TeamNameTaken):
            teams.add_team(admin, name="south side")
        teams.change_team(admin, made.pk, expected=1, name="South", duty_phone="")
        with pytest.raises(StaleVersion):
            teams.change_team(admin, made.pk, expected=1, name="Southern", duty_phone="")
        second = teams.add_team(admin, name="South Side")
        assert second.code == "south-side-2"


@pytest.mark.django_db
@pytest.mark.requirement("R008")
def test_a_team_with_people_is_not_closed(world: World, admin: Actor) -> None:
    world.person()
    with acting(admin), pytest.raises(teams.TeamHasPeople, match="1 person is still with this team"):
        teams.close_team(admin, world.team.pk, expected=1)
    world.team.refresh_from_db()
    assert world.team.closed_on is None


@pytest.mark.django_db
def test_closing_a_team_ends_the_roles_held_in_it(world: World, admin: Actor) -> None:
    with acting(admin):
        teams.close_team(admin, world.team.pk, expected=1)
        with pytest.raises(teams.TeamClosed):
            teams.close_team(admin, world.team.pk, expected=2)
        with pytest.raises(roles.TeamNotOpen):
            roles.give_role(
                admin,
                world.officer.pk,
                role="officer",
                team_id=world.team.pk,
                starts_on=clock.today("Europe/London"),
            )
    assert world.actor(world.officer).roles == ()
    assert Team.objects.get(pk=world.team.pk).closed_on is not None


@pytest.mark.django_db
@pytest.mark.requirement("R138")
def test_a_new_user_gets_a_password_for_once_and_no_rights(admin: Actor) -> None:
    with acting(admin):
        made = users.add_user(admin, username="  N.Newman ", name="Nora Newman", email="nora@example.org")
    user = User.objects.get(pk=made.user_id)
    assert (user.username, user.agency_id, user.password_once) == ("n.newman", admin.agency_id, True)
    assert user.check_password(made.password)
    assert len(made.password) == 24
    assert made.password != users.new_password()
    assert not Authenticator.objects.filter(user=user).exists()
    assert made.password.encode() not in bytes(last_entry().body)
    assert b"Nora" not in bytes(last_entry().body)


@pytest.mark.django_db
@pytest.mark.parametrize("username", ["", "x", "-dash", "two words", "naïve", "a" * 61, "semi;colon", "<b>"])
def test_a_wrong_user_name_is_refused(admin: Actor, username: str) -> None:
    with acting(admin), pytest.raises(users.UsernameWrong) as refusal:
        users.add_user(admin, username=username, name="Somebody")
    assert refusal.value.field == "username"


@pytest.mark.django_db
def test_a_taken_user_name_is_refused_whatever_its_agency_and_case(admin: Actor) -> None:
    factories.UserFactory(username="taken")
    with acting(admin), pytest.raises(users.UsernameTaken) as refusal:
        users.add_user(admin, username="Taken", name="Somebody")
    assert refusal.value.field == "username"


@pytest.mark.parametrize(
    "email", ["no at", "a@", "a@b@c", "a b@example.org", "x@example.org\nBcc: y@example.org"]
)
@pytest.mark.django_db
def test_a_malformed_e_mail_is_refused(world: World, admin: Actor, email: str) -> None:
    with acting(admin), pytest.raises(ValidationError) as refusal:
        users.add_user(admin, username="somebody", name="Somebody", email=email)
    assert "email" in refusal.value.message_dict
    with acting(admin), pytest.raises(ValidationError):
        users.change_user(admin, world.officer.pk, expected=1, name="Olive", email=email, phone="")
    assert not User.objects.filter(username="somebody").exists()


@pytest.mark.django_db
def test_a_user_is_changed_at_the_version_seen(world: World, admin: Actor) -> None:
    said = {"name": "Olive Oldman", "email": "olive@example.org", "phone": "020 7946 0003"}
    with acting(admin):
        users.change_user(admin, world.officer.pk, expected=1, **said)
        with pytest.raises(StaleVersion):
            users.change_user(admin, world.officer.pk, expected=1, **said)
    world.officer.refresh_from_db()
    assert (world.officer.name, world.officer.version) == ("Olive Oldman", 2)


@pytest.mark.django_db
@pytest.mark.requirement("R139")
def test_deactivating_ends_every_session(world: World, admin: Actor) -> None:
    browser = world.browser()
    factories.SessionFactory(user=world.officer)
    with acting(admin):
        users.deactivate_user(admin, world.officer.pk, expected=1)
        with pytest.raises(users.NotActive):
            users.deactivate_user(admin, world.officer.pk, expected=2)
    assert not Session.objects.filter(user=world.officer).exists()
    assert browser.get("/notice/").status_code == 302
    assert b'"sessions_ended":2' in bytes(last_entry().body)
    with acting(admin):
        users.reactivate_user(admin, world.officer.pk, expected=2)
        with pytest.raises(users.NotActive):
            users.reactivate_user(admin, world.officer.pk, expected=3)
    assert browser.get("/notice/").status_code == 302, "reactivating brings no session back"


@pytest.mark.django_db
def test_a_new_password_ends_sessions_and_may_forget_the_second_factor(world: World, admin: Actor) -> None:
    Authenticator.objects.create(user=world.officer, type=Authenticator.Type.TOTP, data={})
    factories.SessionFactory(user=world.officer)
    with acting(admin):
        first = users.issue_password(admin, world.officer.pk, expected=1)
    assert Authenticator.objects.filter(user=world.officer).exists()
    with acting(admin):
        second = users.issue_password(admin, world.officer.pk, expected=2, forget_second_factor=True)
    world.officer.refresh_from_db()
    assert world.officer.check_password(second.password)
    assert not world.officer.check_password(first.password)
    assert world.officer.password_once
    assert not Session.objects.filter(user=world.officer).exists()
    assert not Authenticator.objects.filter(user=world.officer).exists()


@pytest.mark.django_db
def test_a_role_is_given_by_date_and_team_and_ended(world: World, admin: Actor) -> None:
    today = clock.today("Europe/London")
    user = world.user()
    with acting(admin):
        held = roles.give_role(admin, user.pk, role="manager", team_id=world.team.pk, starts_on=today)
        roles.give_role(admin, user.pk, role="officer", team_id=None, starts_on=today + DAY)
        assert world.actor(user).roles == ("manager",)
        assert world.actor(user).team_ids == (world.team.pk,)
        roles.end_role(admin, held.pk, ends_on=today + DAY)
        assert world.actor(user).roles == ("manager",)
        roles.end_role(admin, held.pk, ends_on=today)
        assert world.actor(user).roles == ()
        with pytest.raises(roles.RoleEnded):
            roles.end_role(admin, held.pk, ends_on=today)
    assert RoleHeld.objects.get(pk=held.pk).given_by_id == admin.user_id


@pytest.mark.django_db
def test_a_role_with_wrong_dates_team_or_name_is_refused(world: World, admin: Actor) -> None:
    today, user = clock.today("Europe/London"), world.user()
    foreign: UUID = factories.TeamFactory().pk

    def give(refusal: type[Exception], **said: Any) -> None:
        told = {"role": "officer", "team_id": None, "starts_on": today} | said
        with acting(admin), pytest.raises(refusal):
            roles.give_role(admin, user.pk, **told)

    give(roles.UnknownRole, role="emperor")
    give(roles.RoleDatesWrong, starts_on=today - DAY)
    give(roles.RoleDatesWrong, ends_on=today)
    give(roles.TeamNotOpen, team_id=foreign)
    with acting(admin):
        held = roles.give_role(
            admin, user.pk, role="officer", team_id=None, starts_on=today, ends_on=today + 5 * DAY
        )
    give(roles.RoleAlreadyHeld, starts_on=today + 4 * DAY)
    with acting(admin), pytest.raises(roles.RoleDatesWrong):
        roles.end_role(admin, held.pk, ends_on=today - DAY)
    with acting(admin):
        roles.give_role(admin, user.pk, role="officer", team_id=None, starts_on=today + 5 * DAY)


@pytest.mark.django_db
def test_nobody_changes_their_own_roles_or_account(world: World, admin: Actor) -> None:
    own = RoleHeld.objects.get(user_id=admin.user_id)
    attempts = [
        lambda: roles.give_role(
            admin, admin.user_id, role="manager", team_id=None, starts_on=clock.today("Europe/London")
        ),
        lambda: roles.end_role(admin, own.pk, ends_on=clock.today("Europe/London")),
        lambda: users.deactivate_user(admin, admin.user_id, expected=1),
        lambda: users.issue_password(admin, admin.user_id, expected=1),
    ]
    for attempt in attempts:
        with acting(admin), pytest.raises(roles.OwnRoles):
            attempt()


@pytest.mark.django_db
def test_the_last_administrator_stays(world: World) -> None:
    """The actor's own role ends tomorrow: the other is the last who lasts."""
    acts, last = world.user("administrator"), world.user("administrator")
    RoleHeld.objects.filter(user=acts).update(ends_on=clock.today("Europe/London") + DAY)
    actor, held = world.actor(acts), RoleHeld.objects.get(user=last)
    with acting(actor), pytest.raises(roles.LastAdministrator):
        roles.end_role(actor, held.pk, ends_on=clock.today("Europe/London"))
    with acting(actor), pytest.raises(roles.LastAdministrator):
        users.deactivate_user(actor, last.pk, expected=1)
    RoleHeld.objects.filter(user=acts).update(ends_on=None)
    with acting(actor):
        users.deactivate_user(actor, last.pk, expected=1)
        roles.end_role(actor, held.pk, ends_on=clock.today("Europe/London"))


def test_two_administrators_cannot_remove_each_other(committing: None) -> None:
    """Both are the last but one when they begin; one of them stays."""
    with acting(SYSTEM):
        trail.record(SYSTEM, "test:arranged")
        world = World()
        pair = [world.user("administrator") for _ in range(2)]
        actors = [world.actor(user) for user in pair]
    together, ended = threading.Barrier(2, timeout=20), list[str]()

    def remove(actor: Actor, other: User) -> None:
        together.wait()
        try:
            with acting(actor):
                users.deactivate_user(actor, other.pk, expected=1)
            ended.append("done")
        except roles.LastAdministrator:
            ended.append("refused")
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=remove, args=(actors[0], pair[1])),
        threading.Thread(target=remove, args=(actors[1], pair[0])),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(ended) == ["done", "refused"]
    assert User.objects.filter(pk__in=[user.pk for user in pair], is_active=True).count() == 1
