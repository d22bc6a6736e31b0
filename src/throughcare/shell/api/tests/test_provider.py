"""The provider workspace over the API: for staff of the organisation and its own systems, and nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests import factories
from tests.arranging import SYSTEM, World

from throughcare.casework.interventions.models import ServiceReferral
from throughcare.casework.provision.models import ActionPlan, EndReport, Session
from throughcare.casework.provision.tests.arranged import Workspace, days_away, workspace
from throughcare.platform import clock
from throughcare.platform.access.administration.organisations import close_organisation
from throughcare.platform.access.administration.tokens import TokenRefused, make_token, tokens
from throughcare.platform.access.models import User
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import assume
from throughcare.shell.api.tests.test_service_writes import field_of, send

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R044", "R111", "R144")]
AT = "/api/v1/provider"
TODAY = clock.today("Europe/London")


def path_of(at: Workspace) -> str:
    return f"{AT}/referrals/{at.referral.pk}"


def version_of(at: Workspace) -> int:
    return ServiceReferral.objects.get(pk=at.referral.pk).version


def planned(days: int, hour: int = 10, **more: Any) -> dict[str, Any]:
    starts = days_away(days, hour)
    return {"starts_at": starts.isoformat(), "ends_at": (starts + timedelta(hours=1)).isoformat()} | more


def test_a_service_from_acceptance_to_its_end(world: World) -> None:
    at = workspace(world, state="sent")
    manager, worker = world.browser(at.manager), world.browser(at.worker)
    [line] = worker.get(f"{AT}/referrals").json()["items"]
    assert (line["name"], line["phase"]) == ("Alex Example", "asked")
    assert send(worker, f"{path_of(at)}/moving", {"to": "assigned"}).status_code == 403
    taken = send(
        manager, f"{path_of(at)}/moving", {"to": "assigned", "worker": str(at.worker.pk)}, key="accept-1"
    )
    assert taken.status_code == 204, taken.content
    plan = {"sessions": 2, "activities": ["Look at options"], "submit": True}
    written = send(worker, f"{path_of(at)}/action-plan", plan, version=0)
    assert written.status_code == 200, written.content
    person = at.referral.person_id
    answer = f"/api/v1/people/{person}/services/action-plans/{written.json()['id']}/answering"
    assert field_of(send(world.browser(), answer, {"approve": False}, key="no-words")) == "words"
    assert send(world.browser(), answer, {"approve": True}).status_code == 204
    series = send(worker, f"{path_of(at)}/series", {"sessions": [planned(-2), planned(-1)]})
    first, second = (each["id"] for each in series.json()["items"])
    came = {"state": "attended", "behaviour": "good"}
    assert send(worker, f"{AT}/sessions/{first}/outcome", came).status_code == 204
    missed = {
        "session": second,
        "version": 1,
        "outcome": {"state": "not_attended", "known_of": "Nothing yet."},
    }
    assert send(worker, f"{AT}/attendance", {"sessions": [missed]}).json() == {"count": 1}
    value = {
        "title": "Nights in a room",
        "better": "up",
        "moment": "after",
        "measured_on": TODAY.isoformat(),
        "value": 5,
    }
    assert send(worker, f"{path_of(at)}/measures", value).status_code == 201
    report = {
        "outcomes": [{"outcome": "A settled home", "achieved": "achieved"}],
        "progress": "Moved in.",
        "submit": True,
    }
    assert (
        field_of(send(worker, f"{path_of(at)}/report", report | {"outcomes": []}, version=0, key="says-none"))
        == "outcomes"
    )
    ended = send(worker, f"{path_of(at)}/report", report, version=0)
    assert ended.status_code == 200, ended.content
    shown = worker.get(path_of(at)).json()
    assert (shown["state"], shown["ended_how"], shown["may_become"]) == ("completed", "completed", [])
    assert [each["state"] for each in shown["work"]["sessions"]] == ["attended", "not_attended"]
    back = world.browser().get(f"/api/v1/people/{person}/services/referrals/{at.referral.pk}").json()
    assert back["work"]["report"]["progress"] == "Moved in." and back["work"]["measures"][0]["value"] == 5


def test_declining_needs_a_reason_and_tells_it(world: World) -> None:
    at = workspace(world, state="sent")
    manager = world.browser(at.manager)
    assert (
        field_of(send(manager, f"{path_of(at)}/moving", {"to": "cancelled"}, key="no-words-at-all"))
        == "words"
    )
    said = {"to": "cancelled", "words": "No place till June."}
    assert field_of(send(manager, f"{path_of(at)}/moving", said, key="no-reason-named")) == "reason"
    full = next(each for each in manager.get(path_of(at)).json()["may_become"] if each["to"] == "cancelled")
    assert full["ends"] and "full" in full["reasons"]
    assert send(manager, f"{path_of(at)}/moving", said | {"reason": "full"}).status_code == 204
    assert ServiceReferral.objects.get(pk=at.referral.pk).ended_why == "full"


def test_nothing_is_planned_before_it_is_accepted_and_no_two_sessions_at_once(world: World) -> None:
    asked = workspace(world, state="sent")
    early = send(world.browser(asked.worker), f"{path_of(asked)}/sessions", planned(3))
    assert field_of(early) == "starts_at"
    at = workspace(world)
    worker = world.browser(at.worker)
    assert send(worker, f"{path_of(at)}/sessions", planned(3)).status_code == 201
    clash = send(worker, f"{path_of(at)}/sessions", planned(3), key="the-same-hour")
    assert field_of(clash) == "starts_at"
    both = send(worker, f"{path_of(at)}/series", {"sessions": [planned(4), planned(4)]})
    assert field_of(both) == "starts_at"
    assert Session.objects.filter(referral=at.referral).count() == 1, (
        "a series is planned whole or not at all"
    )
    wrong = planned(5) | {"ends_at": planned(5)["starts_at"]}
    assert field_of(send(worker, f"{path_of(at)}/sessions", wrong, key="no-time-at-all")) == "ends_at"
    naive = planned(5) | {"starts_at": "2026-12-01T10:00:00"}
    assert (
        field_of(send(worker, f"{path_of(at)}/sessions", naive, key="without-offset"))
        == "body.body.starts_at"
    )


def test_what_is_written_before_the_first_session_is_refused(world: World) -> None:
    at = workspace(world, state="sent")
    session = factories.ServiceSessionFactory(
        person=at.referral.person, referral=at.referral, starts_at=days_away(-1), ends_at=days_away(-1, 11)
    )
    worker = world.browser(at.worker)
    answer = send(worker, f"{AT}/sessions/{session.pk}/outcome", {"state": "attended", "behaviour": "good"})
    assert answer.status_code == 422 and "not accepted" in answer.json()["detail"]


def test_of_two_who_write_the_later_is_told(world: World) -> None:
    at = workspace(world)
    worker = world.browser(at.worker)
    plan = {"sessions": 2, "activities": ["Talk"]}
    assert send(worker, f"{path_of(at)}/action-plan", plan, version=0).status_code == 200
    late = send(worker, f"{path_of(at)}/action-plan", plan, version=0, key="did-not-know")
    assert (late.status_code, late.json()["version"]) == (412, 1)
    assert ActionPlan.objects.get().version == 1
    report = {"outcomes": [], "progress": "Well begun."}
    assert send(worker, f"{path_of(at)}/report", report, version=0).status_code == 200
    assert send(worker, f"{path_of(at)}/report", report, version=0, key="late-report").status_code == 412
    strange = {"outcomes": [{"outcome": "A boat", "achieved": "achieved"}]}
    assert field_of(send(worker, f"{path_of(at)}/report", strange, version=1)) == "outcomes"
    assert EndReport.objects.get().version == 1


def test_groups_meet_and_end(world: World) -> None:
    at = workspace(world)
    worker = world.browser(at.worker)
    [offered] = worker.get(f"{AT}/services").json()["items"]
    group = {
        "offering": offered["id"],
        "title": "Tuesdays",
        "place": "Hall",
        "places": 6,
        "starts_on": TODAY.isoformat(),
    }
    assert field_of(send(worker, f"{AT}/groups", group | {"places": 0}, key="no-places")) == "places"
    foreign = factories.OfferingFactory(agency=world.agency)
    assert (
        field_of(send(worker, f"{AT}/groups", group | {"offering": str(foreign.pk)}, key="not-ours"))
        == "offering"
    )
    made = send(worker, f"{AT}/groups", group).json()["id"]
    assert send(worker, f"{path_of(at)}/sessions", planned(2, group=made)).status_code == 201
    assert len(send(worker, f"{AT}/groups/{made}/sessions", planned(9)).json()["items"]) == 1
    sessions = worker.get(f"{AT}/groups/{made}/sessions").json()["items"]
    assert [each["number"] for each in sessions] == [1, 2]
    moved = planned(10, asked_by="person", asked_why="A shift at work")
    assert send(worker, f"{AT}/sessions/{sessions[1]['id']}/moving", moved).status_code == 200
    assert send(worker, f"{AT}/groups/{made}/ending", {"ends_on": TODAY.isoformat()}).status_code == 204
    [line] = worker.get(f"{AT}/groups").json()["items"]
    assert (line["members"], line["ends_on"]) == (1, TODAY.isoformat())


def test_another_organisations_answers_as_if_not_there(world: World) -> None:
    at, other = workspace(world), workspace(world)
    session = factories.ServiceSessionFactory(person=at.referral.person, referral=at.referral)
    stranger = world.browser(other.manager)
    assert stranger.get(path_of(at)).status_code == 404
    assert stranger.get(f"{AT}/sessions/{session.pk}").status_code == 404
    for path, body in (
        ("moving", {"to": "assessed"}), ("giving", {"worker": str(other.worker.pk)}), ("sessions", planned(3)),
        ("action-plan", {"sessions": 1, "activities": []}), ("asking-to-end", {"reason": "moved", "words": "Moved"}),
        ("report", {"outcomes": []}),
    ):  # fmt: skip
        assert send(stranger, f"{path_of(at)}/{path}", body).status_code == 404, path
    assert send(stranger, f"{AT}/sessions/{session.pk}/outcome", {"state": "attended"}).status_code == 404
    assert [each["id"] for each in stranger.get(f"{AT}/referrals").json()["items"]] == [
        str(other.referral.pk)
    ]
    assert world.browser().get(f"{AT}/referrals").status_code == 403


def test_a_move_that_follows_from_a_report_is_made_by_no_call(world: World) -> None:
    at = workspace(world, state="end_requested")
    answer = send(world.browser(at.manager), f"{path_of(at)}/moving", {"to": "report_submitted"})
    assert field_of(answer) == "to"


def token_for(world: World, organisation: Any, *scopes: str, writes: bool = True) -> str:
    actor = world.actor(world.user("administrator"))
    made = make_token(
        actor, name="Their system", scopes=scopes or ["referral.work"], writes=writes, days=30,
        organisation=organisation.pk,
    )  # fmt: skip
    return made.key


def by_token(key: str, method: str, path: str, body: Any = None, version: int = 1) -> Any:
    headers = {
        "Authorization": f"Bearer {key}",
        "Idempotency-Key": f"{method}-{path[-40:]}",
        "If-Match": f'"{version}"',
    }
    answer = getattr(Client(), method)(path, body, content_type="application/json", headers=headers)
    assume(SYSTEM)
    return answer


@pytest.mark.requirement("R137")
def test_a_system_of_an_organisation_reaches_its_referrals_and_nobodys_record(world: World) -> None:
    at, other = workspace(world), workspace(world)
    key = token_for(world, at.referral.organisation)
    assert by_token(key, "get", path_of(at)).json()["name"] == "Alex Example"
    machine = User.objects.get(is_machine=True)
    look = AuditEvent.objects.get(action="api:provider:consulted", actor_id=machine.pk)
    assert look.people == [at.referral.person_id]
    assert by_token(key, "get", path_of(other)).status_code == 404
    person = at.referral.person_id
    for path in (f"/api/v1/people/{person}", f"/api/v1/people/{person}/services", "/api/v1/people?name=Alex",
                 "/api/v1/caseload", "/api/v1/services"):  # fmt: skip
        assert by_token(key, "get", path).status_code in {403, 404}, path
    assert by_token(key, "post", f"{path_of(at)}/sessions", planned(3)).status_code == 201
    assert Session.objects.get().recorded_by_id == machine.pk
    answer = by_token(key, "post", f"{path_of(at)}/giving", {"worker": str(at.worker.pk)}, version_of(at))
    assert answer.status_code == 403, "whom they take on, and who works with whom, is for a person to say"
    names = [each["name"] for each in by_token(key, "get", f"{AT}/colleagues").json()["items"]]
    assert names == ["Mo Manager", "Wil Worker"], "a system is nobody's colleague"


def test_scopes_are_those_of_whose_system_it_is(world: World) -> None:
    organisation = factories.OrganisationFactory(agency=world.agency)
    for scope in ("person.open", "referral.answer"):
        with pytest.raises(TokenRefused):
            token_for(world, organisation, scope)
    actor = world.actor(world.user("administrator"))
    with pytest.raises(TokenRefused):
        make_token(actor, name="Ours", scopes=["referral.work"], writes=False, days=3)
    foreign = factories.OrganisationFactory()
    with pytest.raises(TokenRefused):
        token_for(world, foreign)


@pytest.mark.requirement("R138")
def test_with_its_organisation_a_system_is_shut_out(world: World) -> None:
    at = workspace(world)
    key, actor = token_for(world, at.referral.organisation), world.actor(world.user("administrator"))
    assert by_token(key, "get", f"{AT}/referrals").status_code == 200
    close_organisation(actor, at.referral.organisation_id, expected=at.referral.organisation.version)
    assert by_token(key, "get", f"{AT}/referrals").status_code == 401
    [line] = tokens(actor)
    assert (line.state, line.organisation) == ("revoked", at.referral.organisation.name)
