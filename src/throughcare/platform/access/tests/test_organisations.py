"""Outside organisations: kept by administrators; closing one shuts out everybody who works for it, at once."""

import pytest
from tests import factories
from tests.arranging import World, actor_for

from throughcare.platform.access.administration.organisations import (
    OrganisationClosed,
    OrganisationNameTaken,
    add_organisation,
    change_organisation,
    close_organisation,
)
from throughcare.platform.access.administration.roles import UnknownRole, give_role
from throughcare.platform.access.administration.users import add_user, reactivate_user
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.access.models import Organisation, RoleHeld, User
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R111")]
KEY = "0190a0a0-0000-7000-8000-00000000000a"


def administrator(world: World) -> Actor:
    return actor_for(world.user("administrator"))


def test_an_organisation_is_added_changed_and_known_by_one_name(world: World) -> None:
    with acting(administrator(world)) as actor:
        made = add_organisation(actor, name="Harbour Trust", phone="01632 960001")
        with pytest.raises(OrganisationNameTaken):
            add_organisation(actor, name="harbour trust")
        change_organisation(
            actor, made.pk, expected=1, name="Harbour Trust", phone="", email="a@example.org", address=""
        )
        with pytest.raises(StaleVersion):
            change_organisation(actor, made.pk, expected=1, name="Other", phone="", email="", address="")
    assert Organisation.objects.get(pk=made.pk).email == "a@example.org"
    with acting(world.actor()) as actor, pytest.raises(NotPermitted):
        add_organisation(actor, name="Mine")
    elsewhere = factories.OrganisationFactory()
    with acting(administrator(world)) as actor, pytest.raises(NotThere):
        close_organisation(actor, elsewhere.pk, expected=1)


def test_closing_one_signs_its_people_out_and_shuts_their_accounts(world: World) -> None:
    held = factories.OrganisationFactory(agency=world.agency)
    outsider = world.user("provider", organisation=held)
    browser = world.browser(outsider)
    with acting(administrator(world)) as actor:
        assert close_organisation(actor, held.pk, expected=1) == 1
        for again in (
            lambda: close_organisation(actor, held.pk, expected=2),
            lambda: reactivate_user(actor, outsider.pk, expected=2),
            lambda: add_user(actor, username="late.comer", name="Late", organisation_id=held.pk),
        ):
            with pytest.raises(OrganisationClosed):
                again()
    assert not User.objects.get(pk=outsider.pk).is_active
    assert browser.get("/help/").status_code == 302


def test_somebody_from_outside_is_offered_roles_of_outsiders_only(world: World) -> None:
    held = factories.OrganisationFactory(agency=world.agency)
    browser = world.browser(world.user("administrator"))
    said = {"submission": KEY, "username": "pat.provider", "name": "Pat Provider"}
    answer = browser.post(f"/admin/organisations/{held.pk}/users/add/", said)
    assert answer.status_code == 200 and "Pat Provider" in answer.content.decode()
    user = User.objects.get(username="pat.provider")
    assert user.organisation_id == held.pk
    text = browser.get(f"/admin/users/{user.pk}/roles/add/").content.decode()
    assert (
        "Service or programme worker" in text
        and "Responsible officer" not in text
        and 'name="team"' not in text
    )
    with acting(administrator(world)) as actor, pytest.raises(UnknownRole):
        give_role(
            actor, user.pk, role="officer", team_id=None, starts_on=factories.RoleHeldFactory().starts_on
        )
    day = {"starts_on_day": "1", "starts_on_month": "1", "starts_on_year": "2030"}
    posted = {"submission": KEY.replace("a0", "b0"), "role": "provider", **day}
    assert browser.post(f"/admin/users/{user.pk}/roles/add/", posted).status_code == 303
    assert RoleHeld.objects.get(user=user).role == "provider"
    own = browser.get(f"/admin/users/{world.officer.pk}/roles/add/").content.decode()
    assert 'value="provider"' not in own and 'name="team"' in own


def test_the_pages(world: World) -> None:
    browser = world.browser(world.user("administrator"))
    added = browser.post("/admin/organisations/add/", {"submission": KEY, "name": "Harbour Trust"})
    assert added.status_code == 303
    held = Organisation.objects.get(name="Harbour Trust")
    assert "Harbour Trust" in browser.get("/admin/organisations/?q=harb").content.decode()
    page = f"/admin/organisations/{held.pk}/"
    assert "Nobody has an account yet" in browser.get(page).content.decode()
    assert browser.post(page, {"version": 1, "name": "Harbour Trust North"}).status_code == 303
    assert browser.post(page, {"version": 1, "name": "Lost"}).status_code == 422
    assert "Accounts in use: 0" in browser.get(f"{page}close/").content.decode()
    assert browser.post(f"{page}close/", {"version": 2}).status_code == 303
    assert "Harbour Trust North" in browser.get("/admin/organisations/?closed=1").content.decode()
    assert world.browser().get("/admin/organisations/").status_code == 403
