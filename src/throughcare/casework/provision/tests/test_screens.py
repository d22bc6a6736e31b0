"""Pages of the workspace: what waits, one referral, its forms, the week, groups; and the officer's page."""

from dataclasses import replace
from typing import Any

import pytest
from tests import factories
from tests.arranging import SignedIn, World
from tests.counting import counted

from throughcare.casework.interventions.models import ServiceReferral
from throughcare.casework.provision import commands
from throughcare.casework.provision.models import ActionPlan, EndReport, Group, Measure, Session, SessionNote
from throughcare.casework.provision.refusals import NotOne
from throughcare.casework.provision.tests.arranged import (
    STAYED_AWAY,
    Workspace,
    days_away,
    session_on,
    workspace,
)
from throughcare.platform.database.context import acting

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R111")]


def past_session(at: Workspace, **fields: Any) -> Session:
    made: Session = factories.ServiceSessionFactory(
        person=at.referral.person, referral=at.referral, starts_at=days_away(-2), ends_at=days_away(-2, 11), **fields
    )  # fmt: skip
    return made


def text_of(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def day_fields(prefix: str, moment: Any) -> dict[str, str]:
    return {
        f"{prefix}_day": str(moment.day),
        f"{prefix}_month": str(moment.month),
        f"{prefix}_year": str(moment.year),
    }


@pytest.mark.requirement("R044")
def test_the_home_page_of_an_outsider_is_what_waits_for_their_organisation(world: World) -> None:
    at = workspace(world, state="sent")
    manager = SignedIn(at.manager)
    assert manager.get("/")["Location"] == "/provider/"
    shown = text_of(manager.get("/provider/"))
    assert "Read and answer" in shown and "Alex Example" in shown
    assert "Caseload" not in shown and "/find/" not in shown


def test_the_header_names_the_organisation_of_an_outsider_and_the_agency_of_everybody_else(
    world: World,
) -> None:
    at = workspace(world)
    mine, agencys = at.browser.get("/provider/"), world.browser().get("/")
    organisation = at.referral.organisation.name
    assert f'tc-header__agency">{organisation}<' in mine.content.decode()
    assert f'tc-header__agency">{world.agency.name}<' in agencys.content.decode()


def test_staff_of_the_agency_have_no_workspace(world: World) -> None:
    at = workspace(world)
    assert world.browser().get("/provider/").status_code == 403
    assert world.browser().get(f"/provider/referrals/{at.referral.pk}/").status_code == 403


def test_a_provider_does_not_open_anothers_referral(world: World) -> None:
    at = workspace(world)
    stranger = world.user("provider", organisation=factories.OrganisationFactory(agency=world.agency))
    for address in ("", "plan/", "sessions/new/", "measure/", "report/"):
        assert SignedIn(stranger).get(f"/provider/referrals/{at.referral.pk}/{address}").status_code == 404


def test_the_page_of_a_referral_shows_what_was_given_and_why_within_few_statements(world: World) -> None:
    at = workspace(world, state="delivering")
    past_session(at)
    browser = at.browser
    with counted() as sent:
        shown = text_of(browser.get(f"/provider/referrals/{at.referral.pk}/"))
    assert len(sent) <= 6, repr(sent)
    assert "To know whom to expect" in shown and "A settled home" in shown and "To be recorded" in shown


@pytest.mark.parametrize("address", ["", "referrals/", "calendar/", "groups/"])
def test_lists_take_few_statements(world: World, address: str) -> None:
    at = workspace(world, state="delivering")
    past_session(at)
    browser = at.browser
    with counted() as sent:
        text_of(browser.get(f"/provider/{address}"))
    assert len(sent) <= 6, repr(sent)


def test_a_referral_is_declined_on_screen_with_a_reason(world: World) -> None:
    at = workspace(world, state="sent")
    manager, address = SignedIn(at.manager), f"/provider/referrals/{at.referral.pk}/move/cancelled/"
    assert "There is no place in time" in text_of(manager.get(address))
    refused = manager.post(address, {"version": 1, "reason": "full", "words": ""})
    assert refused.status_code == 422 and "Say what the officer" in refused.content.decode()
    done = manager.post(address, {"version": 1, "reason": "full", "words": "No place before summer."})
    assert done.status_code == 303
    assert ServiceReferral.objects.get(pk=at.referral.pk).ended_why == "full"


def test_a_session_is_planned_recorded_and_kept_apart_from_the_notes(world: World) -> None:
    at = workspace(world)
    session, browser = past_session(at), at.browser
    address = f"/provider/sessions/{session.pk}/"
    refused = browser.post(address, {"version": 1, "state": "attended", "note": "Kept as typed"})
    assert refused.status_code == 422 and "Kept as typed" in refused.content.decode()
    typed = {"version": 1, "state": "attended", "behaviour": "good", "note": "Own words"}
    assert browser.post(address, typed).status_code == 303
    assert Session.objects.get(pk=session.pk).state == "attended"
    with acting(at.actor):
        assert SessionNote.objects.get().words == "Own words"
    officer = text_of(world.browser().get(f"/provider/people/{at.referral.person_id}/{at.referral.pk}/"))
    assert "Good" in officer and "Own words" not in officer


def test_two_sessions_at_once_are_refused_beside_the_time(world: World) -> None:
    at = workspace(world)
    with acting(at.actor) as actor:
        commands.plan_session(actor, at.referral.pk, session_on(3))
    when = days_away(3)
    typed = {
        **day_fields("day", when), "starts": when.strftime("%H:%M"), "minutes": "60", "way": "office",
        "submission": "0b0e0000-0000-4000-8000-000000000001",
    }  # fmt: skip
    refused = at.browser.post(f"/provider/referrals/{at.referral.pk}/sessions/new/", typed)
    assert refused.status_code == 422
    assert "The person has something else at that time" in refused.content.decode()


def test_the_officer_answers_the_plan_on_screen(world: World) -> None:
    at = workspace(world)
    address = f"/provider/referrals/{at.referral.pk}/plan/"
    typed = {
        "sessions": "2",
        "activities": "Talk\nVisit",
        "submission": "0b0e0000-0000-4000-8000-000000000002",
    }
    assert at.browser.post(address, typed).status_code == 303
    plan = ActionPlan.objects.get()
    assert (plan.state, plan.activities) == ("submitted", ["Talk", "Visit"])
    answer = f"/provider/people/{at.referral.person_id}/plans/{plan.pk}/"
    browser = world.browser()
    assert "2 sessions" in text_of(browser.get(answer))
    assert browser.post(answer, {"version": plan.version, "answer": "return", "words": ""}).status_code == 422
    assert (
        browser.post(answer, {"version": plan.version, "answer": "approve", "words": ""}).status_code == 303
    )
    assert ActionPlan.objects.get().state == "approved"


def test_measures_and_the_report_are_written_on_screen(world: World) -> None:
    at = workspace(world, state="delivering")
    factories.ActionPlanFactory(
        person=at.referral.person, referral=at.referral, sessions=1, state="approved",
        answered_by=world.officer, answered_at=days_away(-5),
    )  # fmt: skip
    past_session(at, state="attended", behaviour="good", minutes=60)
    browser, base = at.browser, f"/provider/referrals/{at.referral.pk}"
    for moment, value, day in (("before", "2", -3), ("after", "5", -1)):
        typed = {
            "title": "Nights settled", "value": value, "better": "up", "moment": moment,
            **day_fields("measured_on", days_away(day)), "submission": f"0b0e0000-0000-4000-8000-00000000001{value}",
        }  # fmt: skip
        assert browser.post(f"{base}/measure/", typed).status_code == 303
    assert Measure.objects.count() == 2
    typed = {"progress": "Moved in.", "further": "", "submission": "0b0e0000-0000-4000-8000-000000000003"}
    refused = browser.post(f"{base}/report/", typed)
    assert refused.status_code == 422 and "Say of each outcome" in refused.content.decode()
    sent_off = browser.post(f"{base}/report/", typed | {"achieved_0": "achieved", "words_0": "Keys."})
    assert sent_off.status_code == 303
    assert EndReport.objects.get().submitted_at is not None
    shown = text_of(browser.get(f"{base}/"))
    assert "Better: from 2 to 5" in shown


def test_a_group_is_recorded_on_one_page(world: World) -> None:
    at = workspace(world)
    group: Group = factories.GroupFactory(offering=at.referral.offering, agency=world.agency)
    session = past_session(at, group=group)
    moment = int(session.starts_at.timestamp())
    address, browser = f"/provider/groups/{group.pk}/attendance/{moment}/", at.browser
    assert "Record attendance" in text_of(browser.get(f"/provider/groups/{group.pk}/"))
    assert "Alex Example" in text_of(browser.get(address))
    typed = {f"state_{session.pk}": "not_attended", f"version_{session.pk}": "1"}
    refused = browser.post(address, typed)
    assert refused.status_code == 422 and "absence" in refused.content.decode()
    assert browser.post(address, typed | {f"known_{session.pk}": "Nothing yet"}).status_code == 303
    assert Session.objects.get(pk=session.pk).state == "not_attended"


@pytest.mark.requirement("R044")
def test_a_missed_session_stands_on_the_officers_list_until_it_is_read(world: World, deliver: Any) -> None:
    at = workspace(world)
    session = past_session(at)
    with acting(at.actor) as actor:
        commands.record_session(actor, session.pk, STAYED_AWAY, expected=1)
    deliver()
    browser = world.browser()
    assert "A session of a service was missed" in text_of(browser.get("/"))
    address = f"/provider/people/{at.referral.person_id}/sessions/{session.pk}/"
    assert "Nothing is known yet." in text_of(browser.get(address))
    assert browser.post(address, {"version": "2"}).status_code == 303
    deliver()
    assert "A session of a service was missed" not in text_of(browser.get("/"))


def test_any_worker_asks_to_end_a_service_early_and_only_a_manager_moves_it_on(world: World) -> None:
    at = workspace(world, state="delivering")
    page = text_of(at.browser.get(f"/provider/referrals/{at.referral.pk}/"))
    assert "Ask to end it early" in page and "/move/" not in page
    assert at.browser.get(f"/provider/referrals/{at.referral.pk}/move/cancelled/").status_code == 403
    typed = {"version": 1, "reason": "moved", "words": "Moved to another town."}
    assert at.browser.post(f"/provider/referrals/{at.referral.pk}/end/", typed).status_code == 303
    assert ServiceReferral.objects.get(pk=at.referral.pk).state == "end_requested"


def test_a_group_that_ends_takes_nobody_more(world: World) -> None:
    at = workspace(world)
    group: Group = factories.GroupFactory(offering=at.referral.offering, agency=world.agency)
    address = f"/provider/groups/{group.pk}/end/"
    early = days_away(-400)
    refused = at.browser.post(address, {"version": 1, **day_fields("ends_on", early)})
    assert refused.status_code == 422 and "must end after it begins" in refused.content.decode()
    assert at.browser.post(address, {"version": 1, **day_fields("ends_on", days_away(5))}).status_code == 303
    with acting(at.actor) as actor, pytest.raises(NotOne):
        commands.plan_session(actor, at.referral.pk, replace(session_on(2), group=group.pk))
    assert "It ends on" in text_of(at.browser.get(f"/provider/groups/{group.pk}/"))
