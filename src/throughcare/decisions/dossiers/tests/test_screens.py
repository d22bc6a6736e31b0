"""The pages of dossiers: from putting one together to handing it over, with what was typed kept where it is refused."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World

from throughcare.decisions.dossiers.models import Dossier, DossierItem, Handover
from throughcare.register.documents.printing import can_make_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R080", "R115")]
needs_pdf = pytest.mark.skipif(not can_make_pdf(), reason="This machine cannot make PDF")


def at(name: str, *args: object) -> str:
    return reverse(f"dossiers:{name}", args=args)


def once(**given: object) -> dict[str, Any]:
    return {"submission": uuid4(), **given}


@needs_pdf
def test_a_copy_that_cannot_be_set_says_why(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> bytes:
        raise KeyError("unknown")

    person, browser = world.person(), SignedIn(world.officer)
    held = factories.DossierItemFactory(person=person).dossier
    monkeypatch.setattr("throughcare.decisions.dossiers.printing.tagged_pdf", fails)
    answer = browser.get(at("look_before", person.pk, held.pk, "whole"))
    assert answer.status_code == 302
    assert "This copy cannot be made: The pages cannot be set" in browser.get(answer.url).text
    refused = browser.post(at("make", person.pk, held.pk), {"version": held.version})
    assert refused.status_code == 422 and "The pages cannot be set" in refused.text


@needs_pdf
def test_from_the_record_to_the_person_s_hands(world: World) -> None:
    person, browser = world.person(), SignedIn(world.officer)
    factories.FailureFactory(person=person, excuse="The bus from Xylostadt")
    process = factories.ProcessFactory(person=person)
    assert "No dossier has been put together" in browser.get(at("dossiers", person.pk)).text
    done = browser.post(at("begin", person.pk), once(about=process.pk))
    assert done.status_code == 303
    held = Dossier.objects.get(person=person)
    paper = DossierItem.objects.get(dossier=held, section="conduct")
    where = (person.pk, held.pk, paper.pk)
    page = browser.get(at("paper", *where)).text
    assert "The bus from Xylostadt" in page
    refused = browser.post(at("remove", *where), {"version": 1, "passage": "Nowhere", "because": "It tells"})
    assert refused.status_code == 422 or "do not stand in this paper" in refused.text
    assert "Nowhere" in refused.text and "It tells" in refused.text, "nothing typed is lost"
    browser.post(at("remove", *where), {"version": 1, "passage": "Xylostadt", "because": "It tells"})
    assert "Xylostadt" not in browser.get(at("paper", *where)).text
    draft = browser.get(at("look_before", person.pk, held.pk, "persons"))
    assert draft.content.startswith(b"%PDF") and "attachment" in draft["Content-Disposition"]
    assert "Choose and order" in browser.get(at("arrange", person.pk, held.pk)).text
    assert browser.post(at("make", person.pk, held.pk), {"version": held.version}).status_code == 303
    refused = browser.post(at("hand_over", person.pk, held.pk), once(recipient="court", how="paper", name=""))
    assert "Which lawyer, court or board" in refused.text and refused.status_code != 303
    given = {
        "recipient": "person",
        "how": "custody",
        "day_day": "23",
        "day_month": "11",
        "day_year": "2020",
        "time": "9:00",
    }
    refused = browser.post(at("hand_over", person.pk, held.pk), once(**given))
    assert "Make this version first" in refused.text, "not before it was made"
    form = browser.get(at("hand_over", person.pk, held.pk))
    assert "Somebody in custody gets it on paper" in form.text
    pdf = browser.get(at("file", person.pk, held.pk, "persons"))
    assert pdf.content.startswith(b"%PDF") and pdf["Content-Security-Policy"].startswith("sandbox")
    assert not Handover.objects.exists()
    shown = browser.get(at("dossier", person.pk, held.pk)).text
    assert "It does not change any more" in shown and "Nobody has been given it yet" in shown


def test_a_manager_decides_what_is_withheld_never_whoever_asked(world: World) -> None:
    person = world.person()
    item = factories.DossierItemFactory(person=person)
    where = (person.pk, item.dossier_id, item.pk)
    officer, manager = SignedIn(world.officer), SignedIn(world.manager)
    assert officer.post(at("withhold", *where), {"version": 1, "because": "It tells"}).status_code == 303
    assert officer.get(at("decide", *where)).status_code == 403
    assert "It tells" in manager.get(at("decide", *where)).text
    refused = manager.post(at("decide", *where), {"version": 2, "agree": "yes", "answer": ""})
    assert "Give your reasons" in refused.text
    manager.post(at("decide", *where), {"version": 2, "agree": "yes", "answer": "It would"})
    item.refresh_from_db()
    assert item.withheld == "agreed"
    assert "Withheld from the person" in officer.get(at("paper", *where)).text


def test_arranging_keeps_all_or_nothing(world: World) -> None:
    person, browser = world.person(), SignedIn(world.officer)
    item = factories.DossierItemFactory(person=person)
    where = at("arrange", person.pk, item.dossier_id)
    refused = browser.post(where, {"version": 1, "position_0": 3, "because_0": ""})
    assert "Say why it is left out" in refused.text and 'value="3"' in refused.text
    assert browser.post(where, {"version": 1, "position_0": 3, "because_0": "Known"}).status_code == 303
    item.refresh_from_db()
    assert (item.position, item.included, item.left_out_because) == (3, False, "Known")


def test_a_page_of_evidence_is_treated_by_number_and_part(world: World) -> None:
    person, browser = world.person(), SignedIn(world.officer)
    item = factories.DossierItemFactory(person=person, page_count=2)
    where = at("page", person.pk, item.dossier_id, item.pk)
    refused = browser.post(where, {"version": 1, "number": 5, "what": "withhold", "because": "Another"})
    assert "The document has 2 pages" in refused.text
    first = {
        "number": 1,
        "what": "paint",
        "because": "Another",
        "left": 0,
        "top": 10,
        "width": 50,
        "height": 5,
    }
    assert browser.post(where, {"version": 1, **first, "more": "on"}).status_code == 303
    assert browser.post(where, {"version": 2, **first, "top": 30, "more": "on"}).status_code == 303
    item.refresh_from_db()
    (page,) = item.pages
    assert [area["top"] for area in page["areas"]] == [10, 30]
