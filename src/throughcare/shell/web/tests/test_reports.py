"""A report for a court is drawn up from the record; the officer adds what nobody can gather, and signs."""

from datetime import date

import pytest
from tests import factories
from tests.arranging import World

from throughcare.platform.database.context import acting
from throughcare.register.documents.models import Letter, Paper
from throughcare.register.documents.refusals import NoSuchPaper
from throughcare.rules.jurisdictions import LetterKind
from throughcare.shell.web.reports import CONSENT, draw_up_report

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R117")]


@pytest.mark.requirement("R087")
def test_it_gathers_the_record_and_leaves_the_opinions_to_the_officer(world: World) -> None:
    person = world.person()
    factories.OrderFactory(person=person, kind="ew-community-order", starts_on=date(2026, 1, 5))
    factories.PlanFactory(person=person)
    browser = world.browser()
    assert "Draw up: Progress report" in browser.get(f"/letters/{person.pk}/").text
    answer = browser.post(f"/people/{person.pk}/report/progress_report/")
    paper = Paper.objects.get()
    assert answer.status_code == 302 and answer["Location"] == f"/letters/{person.pk}/drafts/{paper.pk}/"
    assert "Community order from 5 January 2026" in paper.values["orders"]
    assert paper.values["attendance"].startswith("No contacts are on record since")
    assert {name for name, said in paper.values.items() if not said} >= {
        "person_view", "officer_view", "proposal",
    }  # fmt: skip
    here = answer["Location"]
    missing = browser.post(here, {**paper.values, "version": "1", "do": "sign"})
    assert missing.status_code == 422 and "Enter the court or board it is for" in missing.text
    whole = {name: said or "Said." for name, said in paper.values.items()}
    done = browser.post(here, {**whole, "recipient": "Northtown court", "version": "1", "do": "sign"})
    assert done.status_code == 303
    letter = Letter.objects.get()
    assert letter.kind == "progress_report" and letter.content["recipient"] == ["Northtown court"]


@pytest.mark.requirement("R088")
def test_what_concerns_health_is_not_gathered(world: World) -> None:
    person = world.person()
    plan = factories.PlanFactory(person=person)
    factories.ObjectiveFactory(person=person, plan=plan, title="See the doctor", need="health")
    factories.ObjectiveFactory(person=person, plan=plan, title="A room of my own", need="accommodation")
    with acting(world.actor()) as actor:
        values = draw_up_report(actor, person.pk, LetterKind.PRE_SENTENCE_REPORT).values
        assert "doctor" not in str(values) and "A room of my own" in values["plan_progress"]
        with pytest.raises(NoSuchPaper):
            draw_up_report(actor, person.pk, LetterKind.WARNING)
    assert CONSENT.startswith("What concerns health")


def test_there_is_no_other_report(world: World) -> None:
    assert world.browser().post(f"/people/{world.person().pk}/report/warning/").status_code == 404
