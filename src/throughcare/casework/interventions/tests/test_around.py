"""What other apps ask of referrals: the plan's page, and the sweep."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World

from throughcare.casework.interventions.attaching import attached_to
from throughcare.casework.interventions.candidates import candidate
from throughcare.casework.interventions.queries.around import around
from throughcare.casework.interventions.sweep_rules import OLD_DRAFT, RULES, UNANSWERED
from throughcare.casework.interventions.tests.arranged import TODAY, a_case
from throughcare.casework.orders.sweep_rules import PEOPLE_MOVED
from throughcare.platform.database.context import acting
from throughcare.register.notices.models import Alert
from throughcare.register.notices.sweep import run_sweep
from throughcare.rules import jurisdictions

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R044")]


def test_a_plan_shows_what_carries_its_objective_and_the_person_reads_no_draft(world: World) -> None:
    case = a_case(world)
    sent = factories.ServiceReferralFactory(
        person=case.person, offering=case.offering, objective=case.objective
    )
    factories.ServiceReferralFactory(
        person=case.person, offering=factories.OfferingFactory(agency=world.agency), objective=case.objective,
        state="draft", sent_at=None, waits_from=None,
    )  # fmt: skip
    with acting(world.actor()) as actor:
        draft, found = attached_to(actor, case.person.pk)[case.objective.pk]
    assert found.href == reverse("interventions:referral", args=[case.person.pk, sent.pk])
    assert found.plain.endswith("We have asked for a place for you.") and draft.plain == ""


def test_an_unanswered_referral_and_an_old_draft_are_asked_about(world: World) -> None:
    case = a_case(world)
    factories.ServiceReferralFactory(
        person=case.person, offering=case.offering, waits_from=TODAY - timedelta(days=11)
    )
    fresh = world.person(given="Fresh")
    factories.ServiceReferralFactory(person=fresh, offering=case.offering, waits_from=TODAY)
    late = world.person(given="Late")
    factories.ServiceReferralFactory(
        person=late, offering=case.offering, state="draft", sent_at=None, waits_from=None
    )
    run_sweep(RULES, PEOPLE_MOVED, as_of=TODAY, zones=["Europe/London"])
    run_sweep(RULES, PEOPLE_MOVED, as_of=TODAY + timedelta(days=91), zones=["Europe/London"])
    raised = set(Alert.objects.values_list("rule", "person_id"))
    assert (UNANSWERED.code, case.person.pk) in raised and (OLD_DRAFT.code, late.pk) in raised
    first = Alert.objects.filter(rule=UNANSWERED.code, person=fresh)
    assert first.get().due_on == TODAY + timedelta(days=10)


@pytest.mark.requirement("R043", "R046")
def test_convictions_and_flags_say_what_programmes_choose_by_and_charges_do_not(world: World) -> None:
    case, pack = a_case(world), jurisdictions.get("ew")
    scheme = pack.offence_kinds.scheme if pack.offence_kinds else ""
    factories.OffenceFactory(person=case.person, scheme=scheme, code="008/06")
    factories.OffenceFactory(person=case.person, scheme=scheme, code="016/12", outcome="charged")
    factories.FlagFactory(person=case.person, kind="ADVP")
    with acting(world.actor()) as actor:
        who = candidate(pack, around(actor, case.person.pk))
    assert who.offences == frozenset({"violence", "partner_violence"})
    assert "sexual" not in who.unsure and "gang" in who.unsure
