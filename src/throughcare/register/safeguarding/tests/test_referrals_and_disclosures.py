"""Safeguarding referrals are sent, chased and answered; what a third party was told stays findable."""

from datetime import timedelta
from uuid import UUID

import pytest
from tests import factories
from tests.arranging import World

from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.refusal import Refused
from throughcare.register.safeguarding import commands, queries
from throughcare.register.safeguarding.drafts import DisclosureDraft, ReferralDraft
from throughcare.register.safeguarding.models import Disclosure, Referral

pytestmark = pytest.mark.django_db
TODAY = clock.today("Europe/London")
REFERRAL = ReferralDraft(
    about="child", to="Children's services", how="form", why="No heating.", sent_on=TODAY
)
TOLD = DisclosureDraft(
    recipient_kind="police", recipient="Duty officer", what="Address", why="A missing person enquiry",
    basis="substantial_interest", power="Agreement of 2026, part 2", how="speech", told_on=TODAY,
)  # fmt: skip


@pytest.mark.requirement("R008")
def test_sent_chased_answered(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as actor:
        made = commands.send_referral(actor, person.pk, REFERRAL)
        assert made.answer_due_on == TODAY + timedelta(days=3)
        commands.chase_referral(actor, person.pk, made.pk, chased_on=TODAY, answer_due_on=None, expected=1)
        held = queries.referral(actor, person.pk, made.pk)
        assert (held.chases, held.answer_due_on) == (1, TODAY + timedelta(days=2))
        with pytest.raises(Refused, match="listed"):
            commands.answer_referral(
                actor, person.pk, made.pk, answer="perhaps", answered_on=TODAY, note="", expected=2
            )
        with pytest.raises(Refused, match="before it was sent"):
            commands.answer_referral(
                actor, person.pk, made.pk, answer="accepted", answered_on=TODAY - timedelta(days=1), note="",
                expected=2,
            )  # fmt: skip
        commands.answer_referral(
            actor, person.pk, made.pk, answer="accepted", answered_on=TODAY, note="They visit.", expected=2
        )
        with pytest.raises(Refused, match="answered before"):
            commands.chase_referral(
                actor, person.pk, made.pk, chased_on=TODAY, answer_due_on=None, expected=3
            )
    assert AuditEvent.objects.filter(action="safeguarding:referral:sent").count() == 1
    assert Referral.versions.of(made.pk).count() == 3


@pytest.mark.requirement("R120", "R130")
def test_a_disclosure_says_to_whom_what_and_by_what_power(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as actor:
        with pytest.raises(Refused) as refused:
            commands.disclose(actor, person.pk, DisclosureDraft(**{**vars_of(TOLD), "power": " "}))
        assert refused.value.field == "power"
        made = commands.disclose(actor, person.pk, TOLD)
    entry = AuditEvent.objects.get(action="safeguarding:disclosure:made")
    assert b'"verb":"disclose"' in bytes(entry.body) and b"Duty officer" not in bytes(entry.body)
    assert queries.disclosures_since(world.actor(), person.pk, TODAY)[0].id == made.pk
    assert queries.disclosures_since(world.actor(), person.pk, TODAY + timedelta(days=1)) == ()
    with acting(world.actor()) as actor:
        commands.take_back_disclosure(actor, person.pk, made.pk, because="twice", expected=1)
    assert not Disclosure.objects.exists() and Disclosure.versions.count() == 1


def vars_of(draft: DisclosureDraft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in DisclosureDraft.__slots__}


def test_a_case_administrator_writes_no_disclosure(world: World) -> None:
    person = world.person()
    support = world.actor(world.user("support", team=world.team))
    with acting(support) as actor:
        commands.send_referral(actor, person.pk, REFERRAL)
        with pytest.raises(NotPermitted):
            commands.disclose(actor, person.pk, TOLD)


def days(**given: object) -> dict[str, object]:
    return {
        f"{name}_{part}": getattr(day, part)
        for name, day in given.items()
        for part in ("day", "month", "year")
    }


def test_the_forms(world: World) -> None:
    person, browser = world.person(), world.browser()
    base = f"/safeguarding/{person.pk}"
    sent = {"about": "child", "to": "Children's services", "how": "phone", "why": "Cold house.",
            "submission": str(UUID(int=3)), **days(sent_on=TODAY)}  # fmt: skip
    assert browser.get(f"{base}/referrals/add/").status_code == 200
    wrong = browser.post(f"{base}/referrals/add/", {**sent, "to": ""})
    assert wrong.status_code == 422 and "Cold house." in wrong.text
    assert browser.post(f"{base}/referrals/add/", sent).status_code == 303
    made = Referral.objects.get()
    chased = {"version": 1, **days(chased_on=TODAY)}
    assert browser.get(f"{base}/referrals/{made.pk}/chase/").status_code == 200
    assert browser.post(f"{base}/referrals/{made.pk}/chase/", chased).status_code == 303
    stale = browser.post(f"{base}/referrals/{made.pk}/chase/", chased)
    assert stale.status_code == 422 and "Someone else changed" in stale.text
    answered = {"version": 2, "answer": "advice", "note": "", **days(answered_on=TODAY)}
    assert browser.get(f"{base}/referrals/{made.pk}/answer/").status_code == 200
    assert browser.post(f"{base}/referrals/{made.pk}/answer/", answered).status_code == 303
    assert "Advice given" in browser.get(f"{base}/").text


def test_the_form_of_a_disclosure(world: World) -> None:
    person, browser = world.person(), world.browser()
    base = f"/safeguarding/{person.pk}/disclosures"
    assert browser.get(f"{base}/add/").status_code == 200
    told = {**vars_of(TOLD), "submission": str(UUID(int=4)), **days(told_on=TODAY)}
    told.pop("told_on")
    assert browser.post(f"{base}/add/", {**told, "basis": ""}).status_code == 422
    assert browser.post(f"{base}/add/", told).status_code == 303
    made = Disclosure.objects.get()
    assert browser.get(f"{base}/{made.pk}/take-back/").status_code == 200
    assert (
        browser.post(f"{base}/{made.pk}/take-back/", {"version": 1, "because": "mistake"}).status_code == 303
    )
    assert not Disclosure.objects.exists()


@pytest.mark.requirement("R139")
def test_the_log_says_it_in_a_sentence(world: World) -> None:
    person = world.person()
    with acting(world.actor()) as actor:
        commands.disclose(actor, person.pk, TOLD)
    looks = world.browser(world.manager).get(f"/log/people/{person.pk}/?purpose=lawfulness")
    assert looks.status_code == 200 and "wrote down what a third party was told about" in looks.text


def test_anothers_record_is_not_there(world: World) -> None:
    made = factories.ReferralFactory(person=world.person())
    other = world.person()
    assert world.browser().get(f"/safeguarding/{other.pk}/referrals/{made.pk}/answer/").status_code == 404
