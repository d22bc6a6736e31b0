"""What an organisation may write under a referral of its own, and what is refused with the reason."""

from dataclasses import replace

import pytest
from tests import factories
from tests.arranging import World, actor_for

from throughcare.casework.interventions.models import ServiceReferral
from throughcare.casework.interventions.refusals import NoSuchMove, ReasonNeeded
from throughcare.casework.provision import commands
from throughcare.casework.provision.drafts import MeasureDraft, ReportDraft, SessionOutcome
from throughcare.casework.provision.models import ActionPlan, EndReport, Session, SessionNote
from throughcare.casework.provision.refusals import (
    AnotherState,
    GroupFull,
    MeasureDay,
    NotAccepted,
    NotOne,
    NotWritten,
    ReportNotDue,
    SessionDay,
    SessionsClash,
)
from throughcare.casework.provision.tests.arranged import (
    CAME,
    STAYED_AWAY,
    Workspace,
    session_on,
    workspace,
)
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R044"), pytest.mark.requirement("R111")]


def held(at: Workspace) -> ServiceReferral:
    return ServiceReferral.objects.get(pk=at.referral.pk)


def past_session(at: Workspace, number: int = 1, days: int = -3) -> Session:
    made: Session = factories.ServiceSessionFactory(
        person=at.referral.person, referral=at.referral, number=number,
        starts_at=session_on(days).starts_at, ends_at=session_on(days).ends_at,
    )  # fmt: skip
    return made


def approved_plan(at: Workspace, sessions: int = 2) -> None:
    factories.ActionPlanFactory(
        person=at.referral.person, referral=at.referral, sessions=sessions, state="approved",
        answered_by=at.world.officer, answered_at=clock.now(),
    )  # fmt: skip


def test_a_manager_accepts_and_gives_it_to_a_worker(world: World) -> None:
    at = workspace(world, state="sent")
    with acting(at.managing) as actor:
        commands.move_on(
            actor, at.referral.pk, to="assigned", expected=at.referral.version, worker=at.worker.pk
        )
    assert (held(at).state, held(at).worker_id) == ("assigned", at.worker.pk)


def test_a_worker_does_not_answer_referrals(world: World) -> None:
    at = workspace(world, state="sent")
    with acting(at.actor) as actor, pytest.raises(NotPermitted):
        commands.move_on(actor, at.referral.pk, to="assigned", expected=at.referral.version)


def test_declining_says_why_in_a_word_and_in_words(world: World) -> None:
    at = workspace(world, state="sent")
    with acting(at.managing) as actor:
        with pytest.raises(NotWritten):
            commands.move_on(actor, at.referral.pk, to="cancelled", expected=1, reason="full")
        with pytest.raises(ReasonNeeded):
            commands.move_on(actor, at.referral.pk, to="cancelled", expected=1, words="No place till June.")
        commands.move_on(
            actor, at.referral.pk, to="cancelled", expected=1, reason="full", words="No place till June."
        )
    assert (held(at).ended_how, held(at).ended_why) == ("never_began", "full")


def test_no_state_is_skipped(world: World) -> None:
    at = workspace(world, state="sent")
    with acting(at.managing) as actor, pytest.raises(NoSuchMove):
        commands.move_on(actor, at.referral.pk, to="completed", expected=1)


def test_a_referral_is_given_to_colleagues_only(world: World) -> None:
    at = workspace(world, state="sent")
    with acting(at.managing) as actor, pytest.raises(NotOne):
        commands.give_to(actor, at.referral.pk, worker=world.officer.pk, expected=1)


@pytest.mark.parametrize("state", ["draft", "sent", "completed"])
def test_nothing_is_planned_before_it_is_accepted_nor_after_it_ended(world: World, state: str) -> None:
    at = workspace(world, state="assigned")
    ServiceReferral.objects.filter(pk=at.referral.pk).update(
        state=state,
        **(
            {"ended_on": clock.today("Europe/London"), "ended_how": "completed"}
            if state == "completed"
            else {}
        ),
    )
    with acting(at.actor) as actor, pytest.raises(NotAccepted):
        commands.plan_session(actor, at.referral.pk, session_on(2))


def test_attendance_before_acceptance_is_refused(world: World) -> None:
    at = workspace(world, state="sent")
    session = past_session(at)
    with acting(at.actor) as actor, pytest.raises(NotAccepted):
        commands.record_session(actor, session.pk, CAME, expected=1)


def test_another_organisations_referral_is_not_there(world: World) -> None:
    at = workspace(world)
    stranger = world.user("provider", organisation=factories.OrganisationFactory(agency=world.agency))
    with acting(actor_for(stranger)) as actor, pytest.raises(NotThere):
        commands.plan_session(actor, at.referral.pk, session_on(2))
    assert not Session.objects.exists()


def test_staff_of_the_agency_do_not_write_in_the_workspace(world: World) -> None:
    at = workspace(world)
    with acting(world.actor()) as actor, pytest.raises(NotPermitted):
        commands.plan_session(actor, at.referral.pk, session_on(2))


def test_two_sessions_at_once_are_refused_wherever_the_other_is(world: World) -> None:
    at = workspace(world)
    other = factories.ServiceReferralFactory(person=at.referral.person, state="assigned")
    factories.ServiceSessionFactory(
        person=at.referral.person, referral=other, starts_at=session_on(2).starts_at, ends_at=session_on(2).ends_at
    )  # fmt: skip
    with acting(at.actor) as actor:
        with pytest.raises(SessionsClash):
            commands.plan_session(actor, at.referral.pk, session_on(2))
        commands.plan_session(actor, at.referral.pk, session_on(2, hour=11))


def test_a_session_is_neither_before_the_referral_nor_beyond_half_a_year(world: World) -> None:
    at = workspace(world)
    with acting(at.actor) as actor:
        for days in (-40, 200):
            with pytest.raises(SessionDay):
                commands.plan_session(actor, at.referral.pk, session_on(days))
        backwards = session_on(3)
        with pytest.raises(SessionDay):
            commands.plan_session(actor, at.referral.pk, replace(backwards, ends_at=backwards.starts_at))


def test_another_day_keeps_the_first_one_and_who_asked(world: World) -> None:
    at = workspace(world)
    with acting(at.actor) as actor:
        first = commands.plan_session(actor, at.referral.pk, session_on(2))
        with pytest.raises(NotWritten):
            commands.move_session(
                actor, first.pk, session_on(3), asked_by="person", asked_why=" ", expected=1
            )
        moved = commands.move_session(
            actor, first.pk, session_on(2), asked_by="person", asked_why="Work shift", expected=1
        )
        assert Session.objects.get(pk=first.pk).state == "superseded"
        assert (moved.follows_id, moved.asked_by, moved.number) == (first.pk, "person", 1)


def test_what_must_be_recorded_depends_on_what_happened(world: World) -> None:
    at = workspace(world)
    session = past_session(at)
    with acting(at.actor) as actor:
        for draft, field in (
            (SessionOutcome(state="attended"), "behaviour"),
            (SessionOutcome(state="no_session"), "why_none"),
            (SessionOutcome(state="not_attended"), "known_of"),
            (replace(CAME, concern=True), "tell"),
            (SessionOutcome(state="gone"), "state"),
        ):
            with pytest.raises((NotOne, NotWritten)) as refused:
                commands.record_session(actor, session.pk, draft, expected=1)
            assert refused.value.field == field
        commands.record_session(actor, session.pk, CAME, expected=1)
        with pytest.raises(StaleVersion):
            commands.record_session(actor, session.pk, CAME, expected=1)
    recorded = Session.objects.get(pk=session.pk)
    assert (recorded.state, recorded.minutes, recorded.behaviour) == ("attended", 60, "good")


def test_a_session_to_come_has_no_outcome(world: World) -> None:
    at = workspace(world)
    with acting(at.actor) as actor:
        session = commands.plan_session(actor, at.referral.pk, session_on(2))
        with pytest.raises(SessionDay):
            commands.record_session(actor, session.pk, STAYED_AWAY, expected=1)


@pytest.mark.requirement("R137")
def test_clinical_words_stay_with_those_who_wrote_them(world: World) -> None:
    at = workspace(world)
    session = past_session(at)
    with acting(at.actor) as actor:
        commands.record_session(actor, session.pk, replace(CAME, note="Relapse talked about."), expected=1)
        assert SessionNote.objects.count() == 1
        assert not Person.objects.exists()
    with acting(world.actor()):
        assert Session.objects.get(pk=session.pk).state == "attended"
        assert not SessionNote.objects.exists()


def test_a_group_is_recorded_as_a_whole_or_not_at_all(world: World) -> None:
    at = workspace(world)
    first, second = past_session(at), past_session(at, number=2, days=-2)
    with acting(at.actor) as actor, pytest.raises(NotOne):
        commands.record_group(actor, {first.pk: (CAME, 1), second.pk: (SessionOutcome(state="attended"), 1)})
    assert set(Session.objects.values_list("state", flat=True)) == {"scheduled"}
    with acting(at.actor) as actor:
        assert commands.record_group(actor, {first.pk: (CAME, 1), second.pk: (STAYED_AWAY, 1)}) == 2


def test_a_full_group_takes_nobody_more(world: World) -> None:
    at = workspace(world)
    offering = at.referral.offering
    other = factories.ServiceReferralFactory(person=world.person(), offering=offering, state="assigned")
    with acting(at.actor) as actor:
        group = commands.set_up_group(
            actor, offering=offering.pk, title="Tuesdays", place="Hall", places=1,
            starts_on=clock.today("Europe/London"),
        )  # fmt: skip
        commands.plan_session(actor, at.referral.pk, replace(session_on(2), group=group.pk))
        with pytest.raises(GroupFull):
            commands.plan_session(actor, other.pk, replace(session_on(2), group=group.pk))
        made = commands.plan_group_session(actor, group.pk, session_on(9))
    assert [(each.referral_id, each.number) for each in made] == [(at.referral.pk, 2)]


def test_the_officer_approves_the_plan_or_says_what_is_missing(world: World) -> None:
    at = workspace(world)
    with acting(at.actor) as actor:
        with pytest.raises(NotWritten):
            commands.write_plan(actor, at.referral.pk, sessions=2, activities=(" ",), submit=True)
        plan = commands.write_plan(actor, at.referral.pk, sessions=2, activities=("Talk",), submit=False)
        commands.write_plan(actor, at.referral.pk, sessions=3, activities=("Talk",), submit=True, expected=1)
        with pytest.raises(AnotherState):
            commands.write_plan(actor, at.referral.pk, sessions=4, activities=("Talk",), submit=True)
    assert held(at).state == "assessed"
    with acting(world.actor()) as actor:
        with pytest.raises(NotWritten):
            commands.answer_plan(actor, at.referral.person_id, plan.pk, approve=False, expected=2)
        commands.answer_plan(actor, at.referral.person_id, plan.pk, approve=True, expected=2)
    assert ActionPlan.objects.get(pk=plan.pk).state == "approved"
    assert held(at).state == "delivering"


def test_measures_are_taken_once_a_day_and_not_ahead(world: World) -> None:
    at = workspace(world, state="delivering")
    draft = MeasureDraft(
        measure="nights", title="Nights in a settled place", better="up", moment="before",
        measured_on=clock.today("Europe/London"), value=2.0,
    )  # fmt: skip
    with acting(at.actor) as actor:
        commands.take_measure(actor, at.referral.pk, draft)
        with pytest.raises(MeasureDay):
            commands.take_measure(actor, at.referral.pk, draft)
        with pytest.raises(MeasureDay):
            commands.take_measure(
                actor, at.referral.pk, replace(draft, measured_on=session_on(1).starts_at.date())
            )


REPORT = ReportDraft(outcomes=(("A settled home", "achieved", "Has the keys."),), progress="Moved in.")


def test_the_report_concludes_a_service_whose_sessions_are_all_recorded(world: World) -> None:
    at = workspace(world, state="delivering")
    approved_plan(at)
    first, second = past_session(at), past_session(at, number=2, days=-2)
    with acting(at.actor) as actor:
        commands.record_session(actor, first.pk, CAME, expected=1)
        with pytest.raises(ReportNotDue):
            commands.write_report(actor, at.referral.pk, REPORT, submit=True)
        commands.record_session(actor, second.pk, STAYED_AWAY, expected=1)
        commands.write_report(actor, at.referral.pk, replace(REPORT, progress=""), submit=False)
        with pytest.raises(StaleVersion):
            commands.write_report(actor, at.referral.pk, REPORT, submit=True)
    with acting(at.actor) as actor:
        commands.write_report(actor, at.referral.pk, REPORT, submit=True, expected=1)
        with pytest.raises(AnotherState):
            commands.write_report(actor, at.referral.pk, REPORT, submit=True)
    assert (held(at).state, held(at).ended_how) == ("completed", "completed")
    assert EndReport.objects.get().submitted_at is not None


def test_a_service_ended_early_keeps_the_reason_that_was_given(world: World) -> None:
    at = workspace(world, state="delivering")
    approved_plan(at, sessions=5)
    session = past_session(at)
    with acting(at.actor) as actor:
        commands.record_session(actor, session.pk, CAME, expected=1)
        commands.ask_to_end(
            actor, at.referral.pk, reason="moved", words="Moved to another town.", expected=held(at).version
        )
        commands.write_report(actor, at.referral.pk, REPORT, submit=True)
    assert (held(at).state, held(at).ended_how, held(at).ended_why) == (
        "prematurely_ended",
        "left_early",
        "moved",
    )


def test_the_first_session_of_a_programme_begins_it(world: World) -> None:
    at = workspace(world, state="assessed_suitable", route="programme")
    session = past_session(at)
    with acting(at.actor) as actor:
        commands.record_session(actor, session.pk, CAME, expected=1)
    assert held(at).state == "on_programme"


def test_the_officer_says_that_they_read_it_once(world: World) -> None:
    at = workspace(world)
    session = past_session(at)
    with acting(at.actor) as actor:
        commands.record_session(actor, session.pk, STAYED_AWAY, expected=1)
    with acting(world.actor()) as actor:
        commands.see_return(actor, at.referral.person_id, session.pk, expected=2)
        with pytest.raises(AnotherState):
            commands.see_return(actor, at.referral.person_id, session.pk, expected=3)


def test_once_the_consent_is_gone_nothing_flows_either_way(world: World) -> None:
    at = workspace(world, state="delivering")
    ServiceReferral.objects.filter(pk=at.referral.pk).update(stopped_on=clock.today("Europe/London"))
    with acting(at.actor) as actor:
        assert not ServiceReferral.objects.exists()
        with pytest.raises(NotThere):
            commands.plan_session(actor, at.referral.pk, session_on(2))
