"""Pages of services, referrals, consents and offerings: content, statements, errors that keep what was typed."""

from typing import Any
from uuid import uuid4

import pytest
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.interventions.models import Consent, Offering, ServiceReferral
from throughcare.casework.interventions.tests.arranged import TODAY, a_case, consent_draft

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R043", "R044")]


def day(name: str, on: Any) -> dict[str, Any]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def typed(case: Any, **said: object) -> dict[str, Any]:
    return {
        "submission": str(uuid4()), "objective": str(case.objective.pk), "why": "To find a settled home.",
        "outcomes": "A tenancy that can be kept\nRent is paid", "availability": "Not Fridays",
        "despite": "The need is plain from what happened this week.",
    } | said  # fmt: skip


def read(browser: Any, page: str) -> str:
    with counted() as statements:
        answer = browser.get(page)
    assert answer.status_code == 200, (page, answer.status_code)
    assert len(statements) <= MOST_A_PAGE, statements
    text: str = answer.content.decode()
    return text


@pytest.mark.requirement("R031")
def test_from_a_suggestion_to_a_sent_referral(world: World) -> None:
    case = a_case(world, eligibility=[{"kind": "AgeBetween", "low": 18, "high": None}], places=4)
    factories.OfferingFactory(
        agency=world.agency, title="For women", needs=["accommodation"], opens_on=TODAY,
        eligibility=[{"kind": "OfSex", "sex": "female"}],
    )  # fmt: skip
    browser, page = world.browser(), f"/services/{case.person.pk}/"
    text = read(browser, page)
    assert case.offering.title in text and "4 of 4 places free; nobody waits" in text
    assert (
        "For women: the sex recorded is male." in text and "Eligible before what cannot be told yet" in text
    )
    begin = f"{page}refer/{case.offering.pk}/"
    assert f'value="{case.objective.pk}" checked' in read(browser, f"{begin}?objective={case.objective.pk}")
    wrong = browser.post(begin, typed(case, outcomes=" "))
    assert wrong.status_code == 422 and "Not Fridays" in wrong.content.decode()
    done = browser.post(begin, typed(case))
    assert done.status_code == 303
    referral = ServiceReferral.objects.get()
    text = read(browser, done["Location"])
    assert "What the organisation will be told" in text and "So that the service knows who comes" in text
    assert "Anything about victims" in text and referral.outcomes == [
        "A tenancy that can be kept",
        "Rent is paid",
    ]
    changed = typed(case, availability="Not Mondays", version=1)
    assert browser.post(f"{done['Location']}change/", changed).status_code == 303
    assert browser.post(done["Location"], {"version": 1, "along": ["needs"]}).status_code == 422
    assert (
        browser.post(done["Location"], {"version": 2, "along": ["needs", "availability"]}).status_code == 303
    )
    text = read(browser, done["Location"])
    assert "What the organisation was told" in text and "Not Mondays" in text and "Every step" in text
    assert browser.post(done["Location"], {"version": 3}).status_code == 403
    assert "Sent, not yet answered" in read(browser, page)
    assert "Withdrawn" not in read(browser, f"{done['Location']}withdraw/")
    gone = {"version": 3, "reason": "needs_met_elsewhere", "words": "Found with family"}
    assert browser.post(f"{done['Location']}withdraw/", gone).status_code == 303
    assert "Never began" in read(browser, page)


def test_a_referral_that_cannot_be_is_refused_and_nothing_typed_is_lost(world: World) -> None:
    case = a_case(world, eligibility=[{"kind": "OfSex", "sex": "female"}])
    answer = world.browser().post(f"/services/{case.person.pk}/refer/{case.offering.pk}/", typed(case))
    text = answer.content.decode()
    assert answer.status_code == 422 and "the sex recorded is male" in text and "Not Fridays" in text
    assert not ServiceReferral.objects.exists()


def test_who_waits_stands_in_order_and_the_hidden_are_numbers(world: World) -> None:
    case = a_case(world)
    urgent = world.person(given="Uma", family="Urgent")
    for person, priority in (
        (case.person, {"risk": "low", "need": 1}),
        (urgent, {"risk": "high", "need": 2}),
    ):
        referral = factories.ServiceReferralFactory(person=person, offering=case.offering)
        factories.ReferralGroundFactory(person=person, referral=referral, priority=priority)
    hidden = world.stranger()
    factories.ServiceReferralFactory(person=hidden, offering=case.offering)
    text = read(world.browser(), f"/services/offerings/{case.offering.pk}/")
    assert text.index("Uma Urgent") < text.index("Alex Example")
    assert "Stray Stranger" not in text and "Somebody whose record you may not open" in text
    assert "then those in a higher class of risk" in text and "The class of risk is high." in text


@pytest.mark.requirement("R045", "R046", "R047", "R048", "R049", "R050")
def test_the_catalogue_holds_the_fields_programmes_with_their_evidence(world: World) -> None:
    browser = world.browser()
    text = read(browser, "/services/")
    for title in (
        "Thinking Skills Programme", "Building Choices", "Building Better Relationships", "Horizon",
        "Healthy Identity Intervention", "Mental health treatment requirement", "Education", "PIPE",
    ):  # fmt: skip
        assert title in text, title
    one = read(browser, "/services/programmes/ew-tsp/")
    assert "15 group and 4 individual sessions" in one and "Source of the evidence" in one
    assert browser.get("/services/programmes/nothing/").status_code == 404
    assert "Thinking Skills Programme" not in read(browser, "/services/?need=accommodation")


def test_an_offering_is_kept_by_who_may(world: World) -> None:
    organisation = factories.OrganisationFactory(agency=world.agency, name="Harbour Trust")
    browser = world.browser(world.manager)
    given = {
        "submission": str(uuid4()), "organisation": str(organisation.pk), "title": "Settled home",
        "setting": "community",
        "needs": ["accommodation"], "delivery": "one_to_one", "places": "6", "from_age": "18", **day("opens_on", TODAY),
    }  # fmt: skip
    assert browser.post("/services/offerings/add/", given).status_code == 303
    held = Offering.objects.get()
    assert held.eligibility == [{"kind": "AgeBetween", "low": 18, "high": None}] and held.route == "service"
    again = browser.post("/services/offerings/add/", given | {"submission": str(uuid4())})
    assert again.status_code == 422 and "of this name already" in again.content.decode()
    page = f"/services/offerings/{held.pk}/"
    assert "For people aged 18 or older" in read(browser, page)
    assert 'value="18"' in read(browser, f"{page}change/")
    changed = given | {"version": 1, "places": "8", "submission": ""}
    assert browser.post(f"{page}change/", changed).status_code == 303
    programme = given | {"submission": str(uuid4()), "programme": "ew-tsp", "title": "TSP at the centre"}
    assert browser.post("/services/offerings/add/", programme).status_code == 303
    assert Offering.objects.get(programme="ew-tsp").route == "programme"
    assert browser.post(f"{page}close/", {"version": 2, **day("closed_on", TODAY)}).status_code == 303
    assert "Settled home" in read(browser, "/services/?closed=1")
    assert world.browser().get("/services/offerings/add/").status_code == 403


def test_consents_on_screen_and_on_paper(world: World) -> None:
    person, browser = world.person(), world.browser()
    page, said = f"/services/{person.pk}/consents/", consent_draft()
    given = {
        "submission": str(uuid4()), "kind": "treatment", "discloser": said.discloser, "recipient": said.recipient,
        "information": said.information, "reason": said.reason, "told_of_revoking": "on", "signed_by": said.signed_by,
        "signed_how": "paper", **day("signed_on", TODAY), **day("ends_on", said.ends_on),
    }  # fmt: skip
    assert "No consent stands" in read(browser, page)
    lacking = {name: value for name, value in given.items() if not name.startswith("ends_on")}
    answer = browser.post(f"{page}add/", lacking | {"submission": str(uuid4())})
    assert answer.status_code == 422 and "the day or event with which it ends" in answer.content.decode()
    assert browser.post(f"{page}add/", given).status_code == 303
    held = Consent.objects.get()
    assert "It stands" in read(browser, page)
    paper = read(browser, f"{page}{held.pk}/print/")
    assert "You can take this back" in paper and "Harbour Clinic" in paper
    back = {"version": 1, "revoked_how": "By letter", **day("revoked_on", TODAY)}
    assert browser.post(f"{page}{held.pk}/revoke/", back).status_code == 303
    assert "It was taken back" in read(browser, page)
    event = factories.ConsentFactory(
        person=person, ends_on=None, ends_when="The end of treatment", signed_by="Alex"
    )
    assert "The end of treatment" in read(browser, f"{page}{event.pk}/end/")
    assert browser.post(f"{page}{event.pk}/end/", {"version": 1, **day("ended_on", TODAY)}).status_code == 303


def test_on_hold_and_going_on_under_another_consent(world: World) -> None:
    case = a_case(world, route="programme")
    held = factories.ServiceReferralFactory(
        person=case.person,
        offering=case.offering,
        route="programme",
        state="awaiting_assessment",
        stopped_on=TODAY,
    )
    consent = factories.ConsentFactory(person=case.person, signed_by="Alex Example")
    browser, page = world.browser(), f"/services/{case.person.pk}/referrals/{held.pk}/"
    text = read(browser, page)
    assert "Put it on hold" in text and "Nothing flows since" in text
    assert browser.post(f"{page}hold/", {"version": 1, "words": "Not ready"}).status_code == 303
    assert "Take it up again" in read(browser, f"{page}hold/")
    assert browser.post(f"{page}consent/", {"version": 2, "consent": str(consent.pk)}).status_code == 303
    held.refresh_from_db()
    assert held.stopped_on is None and held.consent_id == consent.pk


def test_who_may_not(world: World) -> None:
    case = a_case(world)
    reception = world.browser(world.user("reception", team=world.team))
    assert reception.get(f"/services/{case.person.pk}/refer/{case.offering.pk}/").status_code == 403
    other = World().browser()
    assert other.get(f"/services/{case.person.pk}/").status_code == 404
    assert other.get(f"/services/offerings/{case.offering.pk}/").status_code == 404
