"""A referral moves by its route's table only, by whose move it is, and every step is kept."""

import pytest
from tests import factories
from tests.arranging import World, actor_for

from throughcare.casework.interventions import commands, queries
from throughcare.casework.interventions.models import ReferralMove, ServiceReferral
from throughcare.casework.interventions.refusals import NoSuchMove, ReasonNeeded
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R044", "R111")]


def sent(world: World, **fields: object) -> ServiceReferral:
    person = world.person()
    offering = factories.OfferingFactory(agency=world.agency, route=fields.get("route", "service"))
    made: ServiceReferral = factories.ServiceReferralFactory(person=person, offering=offering, **fields)
    return made


def worker(world: World, referral: ServiceReferral, *roles: str) -> Actor:
    return actor_for(
        world.user(*(roles or ("provider_manager",)), organisation=referral.organisation, team=world.team)
    )


def test_the_organisation_takes_it_and_every_step_is_kept(world: World) -> None:
    referral = sent(world)
    with acting(worker(world, referral)) as actor:
        moved = commands.move(
            actor, referral.pk, to="assigned", expected=1, words="We have a place.", worker_id=actor.user_id
        )
        held = queries.referral_for(actor, referral.pk)
        steps = queries.moves_of(actor, referral.pk)
    assert (moved.version, held.state, held.phase, held.worker_id) == (
        2,
        "assigned",
        "waiting",
        actor.user_id,
    )
    assert [(each.start, each.to, each.side) for each in steps] == [("sent", "assigned", "runner")]
    assert held.organisation == referral.organisation.name
    assert StoredEvent.objects.filter(kind="interventions.ReferralMoved").count() == 1


def test_a_declined_referral_needs_a_reason_and_never_began(world: World) -> None:
    referral = sent(world)
    with acting(worker(world, referral)) as actor:
        for reason, words in (("", ""), ("not_engaged", ""), ("another", "")):
            with pytest.raises(ReasonNeeded):
                commands.move(actor, referral.pk, to="cancelled", reason=reason, words=words, expected=1)
        commands.move(actor, referral.pk, to="cancelled", reason="full", expected=1)
    referral.refresh_from_db()
    assert (referral.ended_how, referral.ended_why, referral.ended_on) == (
        "never_began", "full", clock.today("Europe/London"),
    )  # fmt: skip
    event = StoredEvent.objects.get(kind="interventions.ServiceEnded")
    assert event.body["how"] == "never_began"


def test_what_does_not_follow_and_what_is_the_others_to_do_is_refused(world: World) -> None:
    referral = sent(world)
    with acting(worker(world, referral)) as actor, pytest.raises(NoSuchMove):
        commands.move(actor, referral.pk, to="delivering", expected=1)
    with acting(world.actor()) as actor, pytest.raises(NoSuchMove):
        commands.move(actor, referral.pk, to="assigned", side="referrer", expected=1)
    with acting(world.actor()) as actor, pytest.raises(NoSuchMove):
        commands.move(actor, referral.pk, to="nowhere", side="referrer", expected=1)
    assert not ReferralMove.objects.exists()


def test_another_organisation_and_the_agencys_staff_do_not_run_it(world: World) -> None:
    referral = sent(world)
    stranger = world.user("provider_manager", organisation=factories.OrganisationFactory(agency=world.agency))
    with acting(actor_for(stranger)) as actor:
        with pytest.raises(NotThere):
            commands.move(actor, referral.pk, to="assigned", expected=1)
        with pytest.raises(NotThere):
            queries.referral_for(actor, referral.pk)
    with acting(world.actor()) as actor, pytest.raises(NotPermitted):
        commands.move(actor, referral.pk, to="assigned", expected=1)


def test_the_organisation_does_not_know_a_draft_nor_what_lost_its_consent(world: World) -> None:
    draft = sent(world, state="draft", sent_at=None, waits_from=None)
    stopped = sent(world, stopped_on=clock.today("UTC"))
    for referral in (draft, stopped):
        with acting(worker(world, referral)) as actor, pytest.raises(NotThere):
            queries.referral_for(actor, referral.pk)


def test_two_movers_at_once(world: World) -> None:
    referral = sent(world)
    with acting(worker(world, referral)) as actor:
        commands.move(actor, referral.pk, to="assigned", expected=1)
        with pytest.raises(StaleVersion):
            commands.move(actor, referral.pk, to="assessed", expected=1)


def test_who_comes_off_a_programme_writes_two_lines_and_waits_again(world: World) -> None:
    referral = sent(world, route="programme", state="on_programme", began_on=clock.today("UTC"))
    with acting(worker(world, referral)) as actor:
        with pytest.raises(ReasonNeeded):
            commands.move(actor, referral.pk, to="suitable_not_ready", expected=1)
        commands.move(actor, referral.pk, to="suitable_not_ready", reason="motivation", expected=1)
        held = queries.referral_for(actor, referral.pk)
        steps = [(each.start, each.to) for each in queries.moves_of(actor, referral.pk)]
    assert (held.phase, held.began_on) == ("waiting", None)
    assert steps == [("deselected", "suitable_not_ready"), ("on_programme", "deselected")]


def test_its_beginning_is_counted_from_the_first_day_under_way(world: World) -> None:
    referral = sent(world, state="assigned")
    with acting(worker(world, referral)) as actor:
        commands.move(actor, referral.pk, to="assessed", expected=1)
        assert queries.referral_for(actor, referral.pk).began_on == clock.today("Europe/London")
