"""Services over the API: referrals, consents, what is offered and the directory written; refused beside the field."""

from datetime import timedelta
from typing import Any

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.interventions.models import Consent, Offering, Resource, ServiceReferral
from throughcare.casework.interventions.tests.arranged import TODAY, Case, a_case

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R043", "R044", "R144")]


def base(case: Case) -> str:
    return f"/api/v1/people/{case.person.pk}/services"


def send(
    browser: Any, path: str, body: Any = None, *, key: str = "", version: int = 1, method: str = "post"
) -> Any:
    headers = {
        "Idempotency-Key": key or f"key-of-{method}-{path[-60:]}-{version}",
        "If-Match": f'"{version}"',
    }
    return getattr(browser, method)(path, body or {}, content_type="application/json", headers=headers)


def referral_body(case: Case, **said: Any) -> dict[str, Any]:
    given = {
        "offering_id": str(case.offering.pk), "objective": str(case.objective.pk), "why": "To find a settled home.",
        "outcomes": ["A tenancy that can be kept"], "despite": "The need is plain from what happened this week.",
    }  # fmt: skip
    return given | said


def field_of(answer: Any, status: int = 422) -> str:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    field: str = answer.json()["errors"][0]["field"]
    return field


def test_a_referral_is_begun_read_before_it_is_sent_changed_and_sent(world: World) -> None:
    case, browser = a_case(world), world.browser()
    first = send(browser, f"{base(case)}/referrals", referral_body(case), key="begin-it-once")
    again = send(browser, f"{base(case)}/referrals", referral_body(case), key="begin-it-once")
    assert (first.status_code, first.content) == (201, again.content)
    assert ServiceReferral.objects.count() == 1
    at = f"{base(case)}/referrals/{first.json()['id']}"
    draft = browser.get(at).json()
    assert (draft["phase"], draft["eligible"], draft["work"]["sessions"]) == ("writing", "cannot_tell", [])
    always = [line["field"] for line in draft["would_tell"] if line["always"]]
    chosen = [line["field"] for line in draft["would_tell"] if not line["always"]]
    assert "name" in always and "date_of_birth" in chosen
    body = referral_body(case, why="To keep a home.")
    del body["offering_id"]
    assert send(browser, at, body, method="put").status_code == 200
    assert send(browser, at, body, method="put", version=1, key="an-old-version").status_code == 412
    assert (
        field_of(send(browser, f"{at}/sending", {"along": ["shoe_size"]}, version=2, key="send-badly"))
        == "along"
    )
    sent = send(browser, f"{at}/sending", {"along": []}, version=2)
    assert sent.status_code == 200, sent.content
    told = browser.get(at).json()
    assert told["phase"] == "asked" and "date_of_birth" not in [line["field"] for line in told["told"]]
    withdrawn = send(browser, f"{at}/withdrawing", {"reason": "moved"}, version=3)
    assert withdrawn.status_code == 200
    assert browser.get(at).json()["ended_how"] == "never_began"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"outcomes": []}, "outcomes"),
        ({"most_days": 0}, "most_days"),
        ({"needed_by": (TODAY - timedelta(days=1)).isoformat()}, "needed_by"),
        ({"despite": ""}, "despite"),
        ({"objective": "01980c7e-7d10-7a44-8c11-0a1b2c3d4e5f"}, "objective"),
        ({"why": ""}, "why"),
    ],
)
def test_a_referral_is_refused_beside_its_field(world: World, said: dict[str, Any], field: str) -> None:
    case = a_case(world)
    assert field_of(send(world.browser(), f"{base(case)}/referrals", referral_body(case, **said))) == field
    assert not ServiceReferral.objects.exists()


def test_an_ineligible_person_and_a_closed_service_are_refused(world: World) -> None:
    case = a_case(world, eligibility=[{"kind": "AgeBetween", "low": 60, "high": None}])
    answer = send(world.browser(), f"{base(case)}/referrals", referral_body(case))
    assert answer.status_code == 422 and "aged 60 or older" in answer.json()["detail"]
    shut = factories.OfferingFactory(
        agency=world.agency, needs=["accommodation"], opens_on=TODAY - timedelta(days=9), closed_on=TODAY
    )
    closed = send(
        world.browser(),
        f"{base(case)}/referrals",
        referral_body(case, offering_id=str(shut.pk)),
        key="closed-service",
    )
    assert closed.status_code == 404
    coming = factories.OfferingFactory(
        agency=world.agency, needs=["accommodation"], opens_on=TODAY + timedelta(days=9)
    )
    early = send(
        world.browser(),
        f"{base(case)}/referrals",
        referral_body(case, offering_id=str(coming.pk)),
        key="coming-service",
    )
    assert early.status_code == 422


def test_a_consent_is_recorded_whole_and_taken_back(world: World) -> None:
    case, browser = a_case(world), world.browser()
    whole = {
        "kind": "treatment", "discloser": "The agency", "recipient": "Harbour Clinic", "information": "Attendance",
        "reason": "To plan treatment", "told_of_revoking": True, "signed_on": TODAY.isoformat(), "signed_how": "paper",
        "signed_by": "Alex Example", "ends_on": (TODAY + timedelta(days=90)).isoformat(),
    }  # fmt: skip
    for element, field in (
        ("told_of_revoking", "told_of_revoking"),
        ("ends_on", "ends_on"),
        ("signed_by", "signed_by"),
    ):
        part = {name: value for name, value in whole.items() if name != element}
        assert field_of(send(browser, f"{base(case)}/consents", part, key=f"without-{element}")) == field
    made = send(browser, f"{base(case)}/consents", whole)
    assert made.status_code == 201
    at = f"{base(case)}/consents/{made.json()['id']}"
    referral = factories.ServiceReferralFactory(
        person=case.person, offering=case.offering, consent=Consent.objects.get(), state="sent"
    )
    revoked = send(browser, f"{at}/revoking", {"revoked_on": TODAY.isoformat(), "revoked_how": "In writing"})
    assert revoked.json() == {"count": 1}
    assert ServiceReferral.objects.get(pk=referral.pk).stopped_on == TODAY
    [held] = browser.get(base(case)).json()["consents"]
    assert (held["standing"], held["revoked_how"]) == ("revoked", "In writing")


def test_what_is_offered_is_kept_by_who_may(world: World) -> None:
    keeper = world.browser(world.user("administrator"))
    organisation = factories.OrganisationFactory(agency=world.agency)
    body = {
        "organisation": str(organisation.pk), "title": "Settled home", "needs": ["accommodation"], "places": 4,
        "from_age": 18, "for_sex": "female", "opens_on": TODAY.isoformat(),
    }  # fmt: skip
    assert send(world.browser(), "/api/v1/services", body, key="no-keeper-1").status_code == 403
    for wrong, field in (
        ({"needs": ["gold"]}, "needs"), ({"for_sex": "other"}, "for_sex"), ({"from_age": 4}, "from_age"),
        ({"sessions": 501}, "sessions"), ({"programme": "none-such"}, "programme"),
        ({"organisation": str(factories.OrganisationFactory().pk)}, "organisation"),
    ):  # fmt: skip
        assert field_of(send(keeper, "/api/v1/services", body | wrong, key=f"wrong-{field}")) == field
    made = send(keeper, "/api/v1/services", body).json()
    at = f"/api/v1/services/{made['id']}"
    shown = world.browser().get(at)
    assert (shown.json()["from_age"], shown.json()["for_sex"], shown.json()["free"]) == (18, "female", 4)
    assert shown["ETag"].startswith('"1.')
    assert send(keeper, at, body | {"places": 6}, method="put").status_code == 204
    assert send(keeper, f"{at}/closing", {"closed_on": TODAY.isoformat()}, version=2).status_code == 204
    assert Offering.objects.get().closed_on == TODAY


def test_who_waits_is_listed_in_the_published_order_and_names_only_whom_the_caller_may_open(
    world: World,
) -> None:
    case, stranger = a_case(world), world.person(officer=world.user("officer"))
    factories.RestrictionFactory(person=stranger)
    for person, days in ((case.person, 3), (stranger, 40)):
        factories.ServiceReferralFactory(
            person=person, offering=case.offering, state="sent", waits_from=TODAY - timedelta(days=days)
        )
    rows = world.browser().get(f"/api/v1/services/{case.offering.pk}/waiting").json()["items"]
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    assert {row["person_id"] for row in rows} <= {None, str(case.person.pk)}
    assert str(case.person.pk) in {row["person_id"] for row in rows}


@pytest.mark.requirement("R051")
def test_the_directory_is_kept_and_senseless_hours_are_refused(world: World) -> None:
    keeper = world.browser(world.user("administrator"))
    hours = {"day": 0, "opens_at": "09:00", "closes_at": "17:00"}
    body = {"title": "Open Door", "kind": "housing", "checked_on": TODAY.isoformat(), "opening": [hours]}
    for wrong, field in (
        ({"opening": [hours | {"day": 7}]}, "opening"), ({"opening": [hours | {"closes_at": "08:00"}]}, "opening"),
        ({"opening": [hours, hours]}, "opening"), ({"latitude": 51.5}, "longitude"),
        ({"checked_on": (TODAY + timedelta(days=1)).isoformat()}, "checked_on"), ({"kind": "castle"}, "kind"),
    ):  # fmt: skip
        assert (
            field_of(send(keeper, "/api/v1/help-places", body | wrong, key=f"wrong-{wrong!s}"[:80])) == field
        )
    made = send(keeper, "/api/v1/help-places", body).json()
    at = f"/api/v1/help-places/{made['id']}"
    assert world.browser().get(at).json()["opening"] == [hours]
    assert send(keeper, at, body | {"phone": "0191 000000"}, method="put").status_code == 204
    assert send(keeper, f"{at}/closing", {"closed_on": TODAY.isoformat()}, version=2).status_code == 204
    assert Resource.objects.get().closed_on == TODAY
    assert world.browser().get("/api/v1/help-places").json()["items"] == []
