"""The reason for a referral begins with the agency's own text, filled in; nothing typed is lost."""

from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.interventions.models import ServiceReferral
from throughcare.casework.interventions.tests.arranged import a_case

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R117", "R044")]


def test_the_reason_starts_from_a_text_of_the_agency(world: World) -> None:
    case, browser = a_case(world), world.browser()
    said = [
        {
            "heading": "",
            "paragraphs": ["{person_name} asks {provider_name} for {programme_name}."],
            "points": [],
        }
    ]
    text = factories.TemplateFactory(
        agency=world.agency, kind="referral", code="work", title="Work", sections=said
    )
    where = reverse("interventions:begin_referral", args=[case.person.pk, case.offering.pk])
    with counted() as statements:
        assert "Start from a template" in browser.get(where).text
    assert len(statements) <= MOST_A_PAGE, statements
    sent = {"put": "start_from", "start_from": str(text.pk), "why": "Has no certificate.", "outcomes": "A job",
            "submission": str(uuid4())}  # fmt: skip
    page = browser.post(where, sent)
    assert page.status_code == 200 and not ServiceReferral.objects.exists()
    filled = f"Has no certificate.\n\nAlex Example asks {case.offering.organisation.name} for {case.offering.title}."
    assert filled in page.text and "A job" in page.text
