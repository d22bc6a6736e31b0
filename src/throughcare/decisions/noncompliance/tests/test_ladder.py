"""From praise to sanction: the range of a table, who may impose what, approval, sanctions to their end, rewards."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests import factories
from tests.fair import states

from throughcare.casework.unpaidwork.models import WorkRequirement
from throughcare.decisions.dueprocess.refusals import GatesNotClosed
from throughcare.decisions.noncompliance import commands, queries, refusals
from throughcare.decisions.noncompliance.drafts import (
    DecisionDraft,
    RewardDraft,
    SanctionEndDraft,
    WeighingDraft,
)
from throughcare.decisions.noncompliance.models import Failure, Response, ResponseAsked, Sanction, Weighing
from throughcare.decisions.noncompliance.options import GENTLER, STRICTER, options
from throughcare.decisions.noncompliance.queries.grids import grids_of
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.documents.models import Paper
from throughcare.rules import jurisdictions
from throughcare.rules.responses import Step

GRID = "us-ga-options-system@2026-11-22"
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R077", "R095")]


@pytest.fixture
def georgia(missed_in: Any) -> Any:
    return missed_in("us-ga", "us-ga-probation")


@pytest.fixture
def live(georgia: Any) -> Any:
    """The agency has confirmed its table, by two people."""
    first = georgia.world.manager
    with acting(georgia.world.actor(first)) as actor:
        prepared = commands.prepare_grid(actor, grid=GRID, why="Read in this year's code")
    with acting(georgia.world.actor(another_manager(georgia))) as actor:
        commands.release_grid(actor, prepared.pk, expected=prepared.version)
    return georgia


def another_manager(missed: Any) -> Any:
    return missed.world.user("manager", team=missed.world.team, username="second.manager")


def weighed(missed: Any, failure: Failure, ceiling: str = "electronic_monitoring") -> Failure:
    with acting(missed.world.actor()) as actor:
        draft = WeighingDraft(grid=GRID, ceiling=ceiling)
        commands.weigh(actor, missed.person.pk, failure.pk, draft, expected=failure.version)
    return Failure.objects.get(pk=failure.pk)


def sanctioned(missed: Any, failure: Failure, measure: str = "community_service", **more: Any) -> Any:
    given = {"measure": measure, "amount": 20, "due_on": missed.today + timedelta(days=60)} | more
    return missed.decided(failure, "sanction", by=missed.world.manager, **given)


def test_a_table_read_at_second_hand_is_not_live_until_two_people_confirm_it(georgia: Any) -> None:
    failure = georgia.judged()
    with pytest.raises(refusals.NotInUse):
        weighed(georgia, failure)
    with acting(georgia.world.actor(georgia.world.manager)) as actor:
        assert [each.live for each in grids_of(actor)] == [False]
        prepared = commands.prepare_grid(actor, grid=GRID, why="Read in this year's code")
        with pytest.raises(refusals.OneAlone):
            commands.release_grid(actor, prepared.pk, expected=prepared.version)
    with pytest.raises(refusals.NotInUse):
        weighed(georgia, failure)
    with pytest.raises(IntegrityError, match="four_eyes"), transaction.atomic():
        factories.GridConfirmedFactory(
            agency=georgia.world.agency, state="released", released_by=None, grid="another"
        )


def test_no_place_confirms_another_place_s_table(georgia: Any) -> None:
    with acting(georgia.world.actor(georgia.world.manager)) as actor, pytest.raises(refusals.NotInUse):
        commands.prepare_grid(actor, grid="us-id-response-matrix@2026-11-22", why="x")


def test_a_withdrawn_confirmation_leaves_the_table_unused(live: Any) -> None:
    failure = weighed(live, live.judged())
    with acting(live.world.actor(live.world.manager)) as actor:
        (held,) = grids_of(actor)
        assert held.confirmation is not None
        commands.withdraw_grid(actor, held.confirmation.id, expected=held.confirmation.version)
    with pytest.raises(refusals.NotNow, match="No table"):
        sanctioned(live, failure)


def test_a_table_is_asked_for_its_own_sort_of_order_only(live: Any) -> None:
    live.order.kind = "us-ga-parole"
    type(live.order).objects.filter(pk=live.order.pk).update(kind="us-ga-parole", version=2)
    with pytest.raises(refusals.NotInUse):
        weighed(live, live.judged())


def test_the_range_is_kept_with_what_it_was_asked(live: Any) -> None:
    failure = weighed(live, live.judged())
    held = Weighing.objects.get(failure=failure)
    assert (held.lowest, held.highest) == ("probation", "electronic_monitoring")
    assert held.facts == {
        "failure": "missed_contact", "occurrence": 1, "ceiling": "electronic_monitoring", "grid": GRID,
    }  # fmt: skip
    assert held.weighed_by_id == live.world.officer.pk


def test_a_cell_that_is_not_known_is_for_the_supervisor(live: Any) -> None:
    failure = weighed(live, live.judged(), ceiling="")
    assert Weighing.objects.get(failure=failure).lowest == ""
    with pytest.raises(refusals.SupervisorDecides):
        live.decided(failure, "referral")
    assert live.decided(failure, "referral", by=live.world.manager).kind == "referral"


def test_each_step_is_refused_for_whoever_has_no_power_to_impose_it(live: Any) -> None:
    failure = weighed(live, live.judged(), ceiling="residential")
    with pytest.raises(refusals.NoPower, match="supervisor"):
        live.decided(failure, "sanction", measure="community_service", amount=20)
    with pytest.raises(refusals.NoPower, match="hearing officer"):
        sanctioned(live, failure, "residential")
    assert not Response.objects.exists()


@pytest.mark.requirement("R078")
def test_unpaid_work_as_a_sanction_makes_its_hours_where_they_belong(live: Any) -> None:
    response = sanctioned(live, weighed(live, live.judged()))
    sanction = Sanction.objects.get(response=response)
    requirement = WorkRequirement.objects.get()
    assert sanction.requirement_id == requirement.pk
    assert requirement.required_minutes == 20 * 60
    assert requirement.condition.kind == "us-ga-community-service"
    assert (response.kind, response.what, response.direction) == ("sanction", "Community service", "")


@pytest.mark.requirement("R080", "R083", "R117")
def test_whoever_is_sanctioned_is_written_to_with_what_why_on_which_facts_and_the_way_to_appeal(
    live: Any,
) -> None:
    response = sanctioned(live, weighed(live, live.judged()))
    browser = live.world.browser()
    shown = browser.get(f"/noncompliance/{live.person.pk}/{response.failure_id}/").text
    assert "Write to the person about this decision" in shown and "told and heard before it" in shown
    drawn_up = browser.post(f"/noncompliance/{live.person.pk}/{response.failure_id}/tell/")
    held = Paper.objects.get()
    assert drawn_up["Location"] == f"/letters/{live.person.pk}/drafts/{held.pk}/"
    assert held.values["what_was_decided"].startswith("Sanction: community service, 20 hours, by ")
    assert held.values["because"].startswith("Second time this month.")
    assert "You told us: I missed the bus." in held.values["facts"]
    assert "We judged the reason: There was a later bus." in held.values["facts"]
    assert held.values["correct_by"] and "appeal" in held.values["how_to_appeal"]
    assert "community service" in browser.get(drawn_up["Location"]).text
    again = browser.post(f"/noncompliance/{live.person.pk}/{response.failure_id}/tell/")
    assert again["Location"] == drawn_up["Location"], "the one that waits is gone on with"


def test_a_warning_has_its_letter_already_and_praise_needs_none(missed: Any) -> None:
    browser, offered = missed.world.browser(), "Write to the person about this decision"
    warned = missed.warned()
    assert offered not in browser.get(f"/noncompliance/{missed.person.pk}/{warned.failure_id}/").text
    judged = missed.judged(9, reasonable=True)
    assert offered not in browser.get(f"/noncompliance/{missed.person.pk}/{judged.pk}/").text
    nothing = browser.post(f"/noncompliance/{missed.person.pk}/{judged.pk}/tell/", follow=True).text
    assert "There is no decision to write about" in nothing and not Paper.objects.exists()


def test_a_sanction_says_how_much_and_within_which_days(live: Any) -> None:
    failure = weighed(live, live.judged())
    for more, field in (({"amount": None}, "amount"), ({"amount": 0}, "amount"),
                        ({"due_on": live.today - timedelta(days=1)}, "due_on")):  # fmt: skip
        with pytest.raises(refusals.Refused) as refused:
            sanctioned(live, failure, **more)
        assert refused.value.field == field


def test_above_the_judge_s_cap_is_stricter_and_waits_for_somebody_else(live: Any) -> None:
    failure = weighed(live, live.judged(), ceiling="community_service")
    made = sanctioned(live, failure, "electronic_monitoring", departs_because="Third time.")
    assert isinstance(made, ResponseAsked)
    assert not Response.objects.exists()
    failure = Failure.objects.get(pk=failure.pk)
    assert failure.stage == "to_approve"
    approve = {"answer": "Agreed.", "expected": failure.version}
    with acting(live.world.actor(live.world.manager)) as actor, pytest.raises(refusals.OneAlone):
        commands.approve_response(actor, live.person.pk, failure.pk, **approve)
    second = another_manager_of(live)
    with acting(live.world.actor(second)) as actor:
        response = commands.approve_response(actor, live.person.pk, failure.pk, **approve)
    assert (response.direction, response.decided_by_id, response.approved_by_id) == (
        STRICTER, live.world.manager.pk, second.pk,
    )  # fmt: skip


def another_manager_of(missed: Any) -> Any:
    return type(missed.world.manager).objects.get(username__endswith="second.manager")


def test_declined_it_is_decided_anew(live: Any) -> None:
    failure = weighed(live, live.judged(), ceiling="probation")
    sanctioned(live, failure, departs_because="Third time.")
    failure = Failure.objects.get(pk=failure.pk)
    with acting(live.world.actor(another_manager_of(live))) as actor:
        with pytest.raises(StaleVersion):
            commands.decline_response(
                actor, live.person.pk, failure.pk, answer="Talk first.", expected=failure.version - 1
            )
        commands.decline_response(
            actor, live.person.pk, failure.pk, answer="Talk first.", expected=failure.version
        )
    assert Failure.objects.get(pk=failure.pk).stage == "to_decide"
    assert ResponseAsked.objects.get().state == "declined"


def test_the_database_wants_another_s_approval_for_what_is_stricter(missed: Any) -> None:
    officer = missed.world.officer
    given = {"person": missed.person, "departs": True, "departs_because": "x", "direction": STRICTER}
    with pytest.raises(IntegrityError, match="stricter_is_approved"), transaction.atomic():
        factories.ResponseFactory(**given, decided_by=officer)
    with pytest.raises(IntegrityError, match="approved_by_another"), transaction.atomic():
        factories.ResponseFactory(**given, decided_by=officer, approved_by=officer)
    with pytest.raises(IntegrityError, match="answered_by_another"), transaction.atomic():
        factories.ResponseAskedFactory(
            person=missed.person, asked_by=officer, answered_by=officer, answered_on=missed.today, state="approved",
            answer="x",
        )  # fmt: skip


@pytest.mark.requirement("R131")
@pytest.mark.parametrize("step", [Step.REFER, Step.WARN_OR_REFER, Step.NO_PUBLISHED_RULE])
def test_gentler_is_never_harder_to_choose_than_stricter(step: Step) -> None:
    for each in options(jurisdictions.get("ew"), step, None, supervisor=False):
        assert each.direction in ("", GENTLER, STRICTER)
        if each.kind in ("no_action", "discussion"):
            assert each.direction != STRICTER


@pytest.mark.requirement("R131")
def test_gentler_needs_reasons_and_no_approval(missed: Any) -> None:
    failure = missed.judged()
    with pytest.raises(refusals.DepartureNeedsReason):
        missed.decided(failure, "no_action")
    response = missed.decided(failure, "no_action", departs_because="First in a year.")
    assert (response.direction, response.approved_by_id) == (GENTLER, None)


def test_where_no_rule_is_held_a_warning_waits_for_the_supervisor(missed_in: Any) -> None:
    licence = missed_in("ew", "ew-licence", "Europe/London")
    made = licence.decided(licence.judged(), "warning", departs_because="Second time.")
    assert isinstance(made, ResponseAsked)
    failure = Failure.objects.get()
    with acting(licence.world.actor(licence.world.manager)) as actor:
        response = commands.approve_response(
            actor, licence.person.pk, failure.pk, answer="Agreed.", expected=failure.version
        )
    assert response.kind == "warning"


def test_a_sanction_is_tracked_to_its_end(live: Any) -> None:
    response = sanctioned(live, weighed(live, live.judged()), due_on=live.today)
    sanction = Sanction.objects.get()
    with acting(live.world.actor()) as actor:
        for draft, field in (
            (SanctionEndDraft(state="excused", ended_on=live.today), "because"),
            (SanctionEndDraft(state="done", ended_on=live.today + timedelta(days=1)), "ended_on"),
            (SanctionEndDraft(state="gone", ended_on=live.today), "state"),
        ):
            with pytest.raises(refusals.Refused) as refused:
                commands.end_sanction(actor, live.person.pk, sanction.pk, draft, expected=sanction.version)
            assert refused.value.field == field
        draft = SanctionEndDraft(state="withdrawn", ended_on=live.today, because="The report was wrong.")
        commands.end_sanction(actor, live.person.pk, sanction.pk, draft, expected=sanction.version)
        with pytest.raises(refusals.NotNow):
            commands.end_sanction(actor, live.person.pk, sanction.pk, draft, expected=sanction.version + 1)
    assert Response.objects.get(pk=response.pk).withdrawn_on == live.today
    with acting(live.world.actor()) as actor:
        shown = queries.sanction_of(actor, live.person.pk, sanction.pk)
    assert shown is not None
    assert shown.state_on(live.today + timedelta(days=9)) == "withdrawn"


def test_a_sanction_past_its_day_is_overdue_until_it_ends(live: Any) -> None:
    sanctioned(live, weighed(live, live.judged()), due_on=live.today)
    with acting(live.world.actor()) as actor:
        (shown,) = queries.compliance_of(actor, live.person.pk).sanctions
    assert shown.state_on(live.today) == "due"
    assert shown.state_on(live.today + timedelta(days=1)) == "overdue"


@pytest.mark.requirement("R063")
def test_rewards_are_given_by_who_has_the_power(missed: Any) -> None:
    def give(measure: str, by: Any = None) -> Response:
        with acting(missed.world.actor(by)) as actor:
            draft = RewardDraft(
                measure=measure, reasons="Three months without a miss.", given_on=missed.today
            )
            return commands.reward(actor, missed.person.pk, draft)

    assert (give("praise").kind, give("certificate").what) == ("praise", "Certificate")
    with pytest.raises(refusals.NoPower, match="senior probation officer"):
        give("travel_permit")
    assert give("travel_permit", missed.world.manager).kind == "reward"
    with pytest.raises(refusals.NoPower, match="court"):
        give("early_discharge", missed.world.manager)
    with pytest.raises(refusals.NotInUse):
        give("holiday")


def test_no_table_no_sanction(missed: Any) -> None:
    with pytest.raises(refusals.NotNow, match="No table"):
        missed.decided(missed.judged(), "sanction", by=missed.world.manager, measure="community_service")
    assert DecisionDraft(kind="sanction", reasons="x").measure == ""


@pytest.mark.requirement("R080", "R131")
def test_nothing_adverse_without_its_due_process_whatever_the_way(live: Any, missed: Any) -> None:
    failure = weighed(live, live.judged())
    draft = DecisionDraft(
        kind="sanction",
        measure="community_service",
        amount=20,
        reasons="x",
        proportionate="Nothing less would do.",
    )
    with acting(live.world.actor(live.world.manager)) as actor, pytest.raises(GatesNotClosed):
        commands.decide(actor, live.person.pk, failure.pk, draft, expected=failure.version)
    response = sanctioned(live, failure)
    assert response.process.kind == "sanction"
    with pytest.raises(IntegrityError, match="before its due process is decided"), transaction.atomic():
        factories.ResponseFactory(person=missed.person, brought=False)
    with (
        pytest.raises(IntegrityError, match="only the system carries over"),
        transaction.atomic(),
        acting(missed.world.actor()),
    ):
        factories.ResponseFactory(
            person=missed.person, failure=missed.judged(), kind="referral", given_on=missed.today,
            decided_by=missed.world.officer,
        )  # fmt: skip


@pytest.mark.requirement("R080", "R131")
def test_a_warning_says_why_nothing_less_and_who_was_present(missed: Any) -> None:
    failure = missed.judged()
    for lacking in ("proportionate", "interpreter", "adult"):
        with pytest.raises(refusals.WordsNeeded) as refused:
            missed.decided(failure, "warning", **{lacking: ""})
        assert refused.value.field == lacking
    warning = missed.decided(failure, "warning")
    assert set(states(warning.process_id).values()) >= {"met"}
