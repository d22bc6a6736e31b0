"""A consent has every element or is none; taken back, what rests on it stops at once."""

from datetime import timedelta

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.interventions import commands, queries
from throughcare.casework.interventions.models import Consent, ServiceReferral
from throughcare.casework.interventions.refusals import (
    AlreadyRevoked,
    ConsentNeeded,
    ElementsMissing,
    OutOfOrder,
)
from throughcare.casework.interventions.tests.arranged import TODAY, a_case, consent_draft
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.events.models import StoredEvent

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R044", "R111")]


@pytest.mark.parametrize(
    ("field", "empty", "says"),
    [
        ("discloser", "", "who may disclose"),
        ("recipient", " ", "to whom"),
        ("information", "", "description of the information"),
        ("reason", "", "each purpose"),
        ("told_of_revoking", False, "take it back"),
        ("ends_on", None, "the day or event with which it ends"),
        ("signed_by", "", "the signature"),
    ],
)
def test_each_missing_element_is_named(world: World, field: str, empty: object, says: str) -> None:
    person = world.person()
    with acting(world.actor()) as actor, pytest.raises(ElementsMissing, match=says):
        commands.record_consent(actor, person.pk, consent_draft(**{field: empty}))
    assert not Consent.objects.exists()


def test_it_stands_until_its_last_day_and_may_end_with_an_event(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as actor:
        dated = commands.record_consent(actor, person.pk, consent_draft())
        event = commands.record_consent(
            actor, person.pk, consent_draft(ends_on=None, ends_when="When treatment is over")
        )
        held = {each.id: each for each in queries.consents_of(actor, person.pk)}
        assert held[dated.pk].live(TODAY + timedelta(days=365))
        assert not held[dated.pk].live(TODAY + timedelta(days=366)) and not held[dated.pk].lacks
        commands.end_consent(actor, person.pk, event.pk, ended_on=TODAY, expected=1)
        assert not queries.consent_of(actor, person.pk, event.pk).live(TODAY)


def test_days_out_of_order_and_who_may(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as actor:
        for wrong in ({"signed_on": TODAY + timedelta(days=1)}, {"ends_on": TODAY - timedelta(days=1)}):
            with pytest.raises(OutOfOrder):
                commands.record_consent(actor, person.pk, consent_draft(**wrong))
        made = commands.record_consent(actor, person.pk, consent_draft())
        with pytest.raises(OutOfOrder):
            commands.revoke_consent(
                actor, person.pk, made.pk, revoked_on=TODAY - timedelta(days=1), revoked_how="", expected=1
            )
        commands.revoke_consent(actor, person.pk, made.pk, revoked_on=TODAY, revoked_how="", expected=1)
        with pytest.raises(AlreadyRevoked):
            commands.revoke_consent(actor, person.pk, made.pk, revoked_on=TODAY, revoked_how="", expected=2)
    with acting(world.actor(world.user("support", team=world.team))) as actor, pytest.raises(NotPermitted):
        commands.record_consent(actor, person.pk, consent_draft())
    assert StoredEvent.objects.filter(kind="interventions.ConsentRevoked").count() == 1


def test_what_ran_out_is_stopped_by_the_sweep_and_may_flow_again_under_another(world: World) -> None:
    case = a_case(world)
    old = factories.ConsentFactory(
        person=case.person, signed_on=TODAY - timedelta(days=90), ends_on=TODAY - timedelta(days=2)
    )
    held = factories.ServiceReferralFactory(person=case.person, offering=case.offering, consent=old)
    with acting(Actor.system_named("sweep")) as system:
        assert commands.stop_expired(system) == 1 and commands.stop_expired(system) == 0
    assert ServiceReferral.objects.get(pk=held.pk).stopped_on is not None
    with acting(world.actor()) as actor:
        with pytest.raises(ConsentNeeded):
            commands.renew_consent(actor, case.person.pk, held.pk, consent=old.pk, expected=2)
        new = commands.record_consent(actor, case.person.pk, consent_draft())
        commands.renew_consent(actor, case.person.pk, held.pk, consent=new.pk, expected=2)
    with acting(case.runner()) as outsider:
        assert queries.referral_for(outsider, held.pk).consent_id == new.pk
