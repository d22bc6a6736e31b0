"""A referral begins with an objective, is kept as typed, is sent with what is declared and nothing else."""

import json
from datetime import timedelta

import pytest
from tests import factories
from tests.arranging import World, actor_for

from throughcare.casework.interventions import commands, delivered, queries
from throughcare.casework.interventions.models import ReferralGround, ServiceReferral
from throughcare.casework.interventions.refusals import (
    AlreadyReferred,
    CannotTell,
    ConsentNeeded,
    NoSuchMove,
    NotADraft,
    NotEligible,
    NotForThisNeed,
    OutOfOrder,
    ReasonNeeded,
)
from throughcare.casework.interventions.tests.arranged import TODAY, a_case, consent_draft
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.protection.content import Content
from throughcare.register.protection.refusals import ProtectedInText

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R044")]
CANARY = "Zebulon Quickthorn"


def test_it_is_kept_as_typed_and_sent_with_purpose_and_ground(world: World) -> None:
    case = a_case(world)
    factories.ContactPointFactory(person=case.person, kind="mobile", value="07700 900111", safe="yes")
    factories.ContactPointFactory(person=case.person, kind="phone", value="01632 960222", safe="")
    with acting(world.actor()) as actor:
        draft = commands.begin_referral(
            actor, case.person.pk, case.offering.pk, case.draft(availability="Not Fridays")
        )
        assert (draft.state, draft.sent_at, draft.shared) == ("draft", None, [])
        changed = case.draft(availability="Not Mondays")
        commands.change_referral(actor, case.person.pk, draft.pk, changed, expected=1)
        sent = commands.send_referral(actor, case.person.pk, draft.pk, expected=2)
    told = {each["field"]: each["value"] for each in sent.shared}
    assert told["name"] == "Alex Example" and told["availability"] == "Not Mondays"
    assert told["safe_contact"] == "Mobile 07700 900111" and "960222" not in json.dumps(sent.shared)
    assert told["needs"] == "Accommodation" and told["outcomes"] == "A tenancy that can be kept"
    assert "Olive Officer" in told["officer"]
    assert all(each["ground"].startswith("So that ") for each in sent.shared)
    assert (sent.state, sent.waits_from) == ("sent", TODAY)
    with acting(case.runner()) as outsider:
        assert queries.referral_for(outsider, sent.pk).shared == sent.shared


def test_what_the_sender_leaves_out_is_not_told(world: World) -> None:
    case = a_case(world)
    with acting(world.actor()) as actor:
        draft = commands.begin_referral(actor, case.person.pk, case.offering.pk, case.draft())
        sent = commands.send_referral(actor, case.person.pk, draft.pk, along=["needs"], expected=1)
    told = [each["field"] for each in sent.shared]
    assert "name" in told and "needs" in told and "date_of_birth" not in told and "setting" not in told


@pytest.mark.requirement("R111", "R139")
def test_nothing_of_victims_risk_addresses_or_health_is_told(world: World) -> None:
    """Every table of the person that must not travel holds the canary; the packet and the whole row do not."""
    case = a_case(world)
    factories.AddressFactory(person=case.person, lines=CANARY, town=CANARY)
    factories.FlagFactory(person=case.person, note=CANARY)
    factories.RelationFactory(person=case.person, name=CANARY, note=CANARY)
    factories.AdjustmentFactory(person=case.person, need=CANARY)
    factories.OffenceFactory(person=case.person, description=CANARY)
    factories.ContactPointFactory(person=case.person, kind="phone", value=CANARY, safe="no")
    factories.EntryFactory(person=case.person, kind="person", content=Content(name=CANARY).text())
    with acting(world.actor()) as actor:
        for field in ("why", "availability", "despite"):
            with pytest.raises(ProtectedInText):
                commands.begin_referral(
                    actor, case.person.pk, case.offering.pk, case.draft(**{field: f"Away from {CANARY}"})
                )
        with pytest.raises(ProtectedInText):
            commands.begin_referral(actor, case.person.pk, case.offering.pk, case.draft(outcomes=[CANARY]))
        draft = commands.begin_referral(actor, case.person.pk, case.offering.pk, case.draft())
        sent = commands.send_referral(actor, case.person.pk, draft.pk, expected=1)
    row = ServiceReferral.objects.filter(pk=sent.pk).values().get()
    assert CANARY.split()[1] not in json.dumps(row, default=str)


def test_an_objective_is_needed_and_it_must_be_the_services(world: World) -> None:
    case = a_case(world)
    other = factories.ObjectiveFactory(person=case.person, plan=case.objective.plan, need="drugs")
    elses = factories.ObjectiveFactory(person=world.person(given="Sam"))
    with acting(world.actor()) as actor:
        for wrong in (other.pk, elses.pk, case.person.pk):
            with pytest.raises(NotForThisNeed):
                commands.begin_referral(actor, case.person.pk, case.offering.pk, case.draft(objective=wrong))
        with pytest.raises(OutOfOrder):
            commands.begin_referral(
                actor, case.person.pk, case.offering.pk, case.draft(needed_by=TODAY - timedelta(days=1))
            )
    assert not ServiceReferral.objects.exists()


@pytest.mark.requirement("R043")
def test_who_is_not_eligible_is_refused_with_the_reasons(world: World) -> None:
    women = [{"kind": "OfSex", "sex": "female"}]
    case = a_case(world, eligibility=women)
    with (
        acting(world.actor()) as actor,
        pytest.raises(NotEligible, match="For women: the sex recorded is male"),
    ):
        commands.begin_referral(actor, case.person.pk, case.offering.pk, case.draft())


@pytest.mark.requirement("R043")
def test_where_it_cannot_be_told_whoever_refers_says_why(world: World) -> None:
    case = a_case(world, eligibility=[{"kind": "DaysLeft", "days": 90}])
    with acting(world.actor()) as actor:
        with pytest.raises(CannotTell, match="days left on the order are not known"):
            commands.begin_referral(actor, case.person.pk, case.offering.pk, case.draft(despite=" "))
        made = commands.begin_referral(actor, case.person.pk, case.offering.pk, case.draft())
    ground = ReferralGround.objects.get(referral=made)
    assert ground.eligibility["state"] == "cannot_tell" and ground.despite


def test_what_is_closed_or_not_open_yet_takes_nobody(world: World) -> None:
    later = a_case(world, opens_on=TODAY + timedelta(days=3))
    with acting(world.actor()) as actor, pytest.raises(NotEligible, match="not open"):
        commands.begin_referral(actor, later.person.pk, later.offering.pk, later.draft())
    closed = a_case(world, closed_on=TODAY)
    with acting(world.actor()) as actor, pytest.raises(NotThere):
        commands.begin_referral(actor, closed.person.pk, closed.offering.pk, closed.draft())


def test_one_open_referral_to_one_thing_at_a_time(world: World) -> None:
    case = a_case(world)
    with acting(world.actor()) as actor:
        draft = commands.begin_referral(actor, case.person.pk, case.offering.pk, case.draft())
        with pytest.raises(AlreadyReferred):
            commands.begin_referral(actor, case.person.pk, case.offering.pk, case.draft())
        commands.withdraw_referral(actor, case.person.pk, draft.pk, reason="", expected=1)
        commands.begin_referral(actor, case.person.pk, case.offering.pk, case.draft())


def test_it_is_sent_once_and_by_who_may(world: World) -> None:
    case = a_case(world)
    with acting(world.actor()) as actor:
        draft = commands.begin_referral(actor, case.person.pk, case.offering.pk, case.draft())
        with pytest.raises(StaleVersion):
            commands.send_referral(actor, case.person.pk, draft.pk, expected=7)
    with acting(world.actor(world.user("reception", team=world.team))) as actor, pytest.raises(NotPermitted):
        commands.send_referral(actor, case.person.pk, draft.pk, expected=1)
    with acting(world.actor()) as actor:
        commands.send_referral(actor, case.person.pk, draft.pk, expected=1)
        with pytest.raises(NotADraft):
            commands.send_referral(actor, case.person.pk, draft.pk, expected=2)
        with pytest.raises(NotADraft):
            commands.change_referral(actor, case.person.pk, draft.pk, case.draft(), expected=2)


@pytest.mark.requirement("R045", "R048")
def test_treatment_flows_with_a_live_consent_only(make_world: type[World]) -> None:
    world = make_world("us-pa", "America/New_York")
    here = clock.today(world.agency.zone)
    case = a_case(world, clinical=True)
    factories.AdjustmentFactory(person=case.person, need="Large print")
    with acting(world.actor()) as actor:
        draft = commands.begin_referral(actor, case.person.pk, case.offering.pk, case.draft())
        with pytest.raises(ConsentNeeded, match="no consent was chosen"):
            commands.send_referral(actor, case.person.pk, draft.pk, expected=1)
        elsewhere = factories.OrganisationFactory(agency=world.agency)
        wrong = commands.record_consent(actor, case.person.pk, consent_draft(elsewhere.pk, signed_on=here))
        with_wrong = case.draft(consent=wrong.pk)
        commands.change_referral(actor, case.person.pk, draft.pk, with_wrong, expected=1)
        with pytest.raises(ConsentNeeded, match="another organisation"):
            commands.send_referral(actor, case.person.pk, draft.pk, expected=2)
        right = commands.record_consent(
            actor, case.person.pk, consent_draft(case.offering.organisation_id, signed_on=here)
        )
        commands.change_referral(actor, case.person.pk, draft.pk, case.draft(consent=right.pk), expected=2)
        sent = commands.send_referral(actor, case.person.pk, draft.pk, expected=3)
    assert {each["field"]: each["value"] for each in sent.shared}["adjustments"] == "Large print"
    with acting(case.runner()) as outsider:
        assert queries.referral_for(outsider, sent.pk).state == "sent"
    with acting(world.actor()) as actor:
        stopped = commands.revoke_consent(
            actor, case.person.pk, right.pk, revoked_on=here, revoked_how="By letter", expected=1
        )
    assert stopped == 1
    with acting(case.runner()) as outsider, pytest.raises(NotThere):
        queries.referral_for(outsider, sent.pk)


def test_withdrawing_needs_a_reason_and_asks_for_the_end_where_something_was_given(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = a_case(world)
    with acting(world.actor()) as actor:
        draft = commands.begin_referral(actor, case.person.pk, case.offering.pk, case.draft())
        commands.send_referral(actor, case.person.pk, draft.pk, expected=1)
        with pytest.raises(ReasonNeeded):
            commands.withdraw_referral(actor, case.person.pk, draft.pk, reason="", expected=2)
        gone = commands.withdraw_referral(actor, case.person.pk, draft.pk, reason="moved", expected=2)
        assert (gone.state, gone.ended_how, gone.ended_why) == ("cancelled", "never_began", "moved")
        with pytest.raises(NoSuchMove):
            commands.withdraw_referral(actor, case.person.pk, draft.pk, reason="moved", expected=3)
    running = factories.ServiceReferralFactory(
        person=case.person, offering=case.offering, state="delivering", began_on=TODAY
    )

    def one_held(_: Actor, keys: object) -> dict[object, delivered.Delivered]:
        return {running.pk: delivered.Delivered(attended=1)}

    monkeypatch.setattr(delivered, "_answers", [one_held])
    with acting(world.actor()) as actor:
        asked = commands.withdraw_referral(actor, case.person.pk, running.pk, reason="moved", expected=1)
    assert (asked.state, asked.ended_on) == ("end_requested", None)


def test_a_programme_is_paused_and_taken_up_where_it_stood(world: World) -> None:
    case = a_case(world, route="programme")
    held = factories.ServiceReferralFactory(
        person=case.person, offering=case.offering, route="programme", state="awaiting_assessment"
    )
    with acting(world.actor()) as actor:
        paused = commands.hold_referral(actor, case.person.pk, held.pk, words="Not ready yet", expected=1)
        assert paused.state == "on_hold_awaiting_assessment"
        back = commands.resume_referral(actor, case.person.pk, held.pk, expected=2)
    assert back.state == "awaiting_assessment"
    service = factories.ServiceReferralFactory(
        person=case.person, offering=factories.OfferingFactory(agency=world.agency)
    )
    with acting(world.actor()) as actor, pytest.raises(NoSuchMove):
        commands.hold_referral(actor, case.person.pk, service.pk, expected=1)


def test_another_persons_referral_is_not_there(world: World) -> None:
    case, other = a_case(world), world.person(given="Sam")
    held = factories.ServiceReferralFactory(person=case.person, offering=case.offering)
    with acting(world.actor()) as actor, pytest.raises(NotThere):
        commands.withdraw_referral(actor, other.pk, held.pk, reason="moved", expected=1)


def test_what_the_agencys_rules_said_is_not_there_for_the_organisation(world: World) -> None:
    ground = factories.ReferralGroundFactory(person=world.person())
    worker = world.user("provider", organisation=ground.referral.organisation)
    with acting(actor_for(worker)):
        assert ServiceReferral.objects.filter(pk=ground.referral.pk).exists()
        assert not ReferralGround.objects.exists()
    with acting(world.actor()):
        assert ReferralGround.objects.get() == ground
