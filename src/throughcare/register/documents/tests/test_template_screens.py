"""The pages about texts: what is listed, worded, previewed, released; nothing typed is lost."""

import io
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pypdf
import pytest
from tests import factories
from tests.arranging import SignedIn, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.register.documents import printing
from throughcare.register.documents.models import Snippet, Template
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import LetterKind
from throughcare.rules.texts import body_of

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R117", "R113")]
PACKS = jurisdictions.get("ew").letter(LetterKind.WARNING, order_type="ew-community-order")
NEW = "/templates/new/letter/?code=ew-warning&language=en"


@pytest.fixture
def clerk(world: World) -> User:
    return world.user("administrator", name="Ada Administrator")


@pytest.fixture
def browser(world: World, clerk: User) -> SignedIn:
    return world.browser(clerk)


def typed(**changes: str) -> dict[str, Any]:
    """The warning as it stands in the boxes, with some of them changed."""
    assert PACKS is not None
    boxes: dict[str, Any] = {"title": PACKS.title, "why": "Plainer", "submission": str(uuid4())}
    for at, section in enumerate(PACKS.sections):
        boxes |= {f"heading_{at}": section.heading, f"body_{at}": body_of(section)}
    return boxes | changes


def released(world: World, browser: SignedIn, **changes: str) -> Template:
    browser.post(NEW, typed(**changes))
    made: Template = Template.objects.get(state="draft")
    today = clock.today(world.agency.zone)
    day = {"starts_on_day": today.day, "starts_on_month": today.month, "starts_on_year": today.year}
    answer = world.browser(world.manager).post(
        f"/templates/{made.pk}/release/", {"version": made.version, **day}
    )
    assert answer.status_code == 303, answer.text
    made.refresh_from_db()
    return made


def test_the_list_shows_the_packs_letters_and_what_stands_over_them(world: World, browser: SignedIn) -> None:
    factories.TemplateFactory(agency=world.agency, title="Home visit", code="home-visit")
    made = released(world, browser)
    browser.post(NEW, typed(heading_0="Hello {person_name}"))
    with counted() as statements:
        page = browser.get("/templates/")
    assert len(statements) <= MOST_A_PAGE, statements
    assert f"/templates/{made.pk}/" in page.text and "Version 1" in page.text
    assert "Draft of version 2, by Ada Administrator" in page.text and "1</strong> draft waits" in page.text
    assert "/templates/pack/ew-appointment/en/" in page.text and "Home visit" in page.text


def test_the_packs_letter_is_read_with_invented_values_and_its_reading_age(browser: SignedIn) -> None:
    with counted() as statements:
        page = browser.get("/templates/pack/ew-warning/en/")
    assert len(statements) <= MOST_A_PAGE, statements
    for said in ("Alex Example", "3 March", "About 9 years", "The breach is unacceptable.", "Flesch-Kincaid",
                 "language=cy"):  # fmt: skip
        assert said in page.text, said
    assert browser.get("/templates/pack/ew-warning/cy/").status_code == 404
    assert browser.get("/templates/pack/no-such/en/").status_code == 404


def test_a_draft_begins_as_the_packs_own_and_keeps_what_was_typed(browser: SignedIn) -> None:
    with counted() as statements:
        page = browser.get(NEW)
    assert len(statements) <= MOST_A_PAGE, statements
    assert "You told us: {reason_given}" in page.text and "needed" in page.text
    assert browser.post(NEW, typed(heading_1="What we saw")).status_code == 303
    made = Template.objects.get()
    assert made.sections[1]["heading"] == "What we saw" and made.why == "Plainer"
    change = typed(heading_1="What we heard", version="1")
    with counted() as statements:
        assert "What we saw" in browser.get(f"/templates/{made.pk}/edit/").text
    assert len(statements) <= MOST_A_PAGE, statements
    assert browser.post(f"/templates/{made.pk}/edit/", change).status_code == 303
    assert Template.objects.get().sections[1]["heading"] == "What we heard"
    stale = browser.post(f"/templates/{made.pk}/edit/", typed(heading_1="What we know", version="1"))
    assert (
        stale.status_code == 422
        and "Someone else changed this record" in stale.text
        and "What we know" in stale.text
    )


def test_what_is_wrong_stands_beside_its_box_and_nothing_typed_is_lost(browser: SignedIn) -> None:
    wrong = typed(
        heading_1="About {persn_name}", body_2="You told us something.", body_3="You must behave.", why="My reason",
    )  # fmt: skip
    answer = browser.post(NEW, wrong)
    assert answer.status_code == 422 and not Template.objects.exists()
    for said in (
        "There is no blank {persn_name} here. Did you mean {person_name}?", "This letter needs {reason_given}",
        "The law asks this letter to say: “The breach is unacceptable.”", "My reason", "You must behave.",
        'href="#id_heading_1"', 'href="#id_body_2"', 'href="#id_body_3"',
    ):  # fmt: skip
        assert said in answer.text, said
    empty = browser.post(
        "/templates/new/case_note/", {"title": "", "submission": str(uuid4()), "heading_0": ""}
    )
    assert "Enter the title" in empty.text


def test_a_preview_saves_nothing_and_shows_invented_values(browser: SignedIn) -> None:
    answer = browser.post(NEW, typed(heading_1="What we saw", do="preview"))
    assert answer.status_code == 200 and not Template.objects.exists()
    assert "Dear Alex Example" in answer.text and 'value="What we saw"' in answer.text


def test_a_section_is_added_without_judging_what_was_typed(browser: SignedIn) -> None:
    answer = browser.post(
        "/templates/new/case_note/", {"title": "", "heading_0": "Half", "body_0": "{", "do": "more"}
    )
    assert answer.status_code == 200 and 'name="body_1"' in answer.text and 'value="Half"' in answer.text
    assert "There is a problem" not in answer.text


@pytest.mark.skipif(not printing.can_make_pdf(), reason="no Pango on this machine")
def test_the_preview_as_pdf_before_and_after_saving(world: World, browser: SignedIn) -> None:
    typed_only = browser.post(NEW, typed(heading_1="What we saw", do="pdf"))
    assert typed_only["Content-Type"] == "application/pdf"
    assert "What we saw" in pypdf.PdfReader(io.BytesIO(typed_only.content)).pages[0].extract_text()
    made = released(world, browser)
    saved = browser.get(f"/templates/{made.pk}/pdf/")
    assert "Alex Example" in pypdf.PdfReader(io.BytesIO(saved.content)).pages[0].extract_text()


def test_one_version_shows_what_differs_and_who_may_release_it(world: World, browser: SignedIn) -> None:
    released(world, browser)
    browser.post(NEW, typed(heading_1="What we saw"))
    draft = Template.objects.get(state="draft")
    with counted() as statements:
        page = browser.get(f"/templates/{draft.pk}/")
    assert len(statements) <= MOST_A_PAGE, statements
    assert "What differs from version 1" in page.text and "<del>What happened</del>" in page.text
    assert "<ins>What we saw</ins>" in page.text and "somebody else releases it" in page.text
    assert "Release it" in world.browser(world.manager).get(f"/templates/{draft.pk}/").text
    alone = browser.post(f"/templates/{draft.pk}/release/", {"version": 1})
    assert alone.status_code == 422


def test_a_day_gone_by_is_refused_beside_it(world: World, browser: SignedIn) -> None:
    browser.post(NEW, typed())
    draft = Template.objects.get()
    before = clock.today(world.agency.zone) - timedelta(days=1)
    day = {"starts_on_day": before.day, "starts_on_month": before.month, "starts_on_year": before.year}
    answer = world.browser(world.manager).post(f"/templates/{draft.pk}/release/", {"version": 1, **day})
    assert answer.status_code == 422 and "The day must be today or later" in answer.text


def test_retired_and_discarded(world: World, browser: SignedIn) -> None:
    made = released(world, browser)
    assert browser.post(f"/templates/{made.pk}/retire/", {"version": made.version}).status_code == 303
    assert "retired" in browser.get(f"/templates/{made.pk}/").text
    browser.post(NEW, typed())
    draft = Template.objects.get(state="draft")
    assert browser.post(f"/templates/{draft.pk}/discard/", {"version": 7}).status_code == 422
    assert browser.post(f"/templates/{draft.pk}/discard/", {"version": 1})["Location"] == "/templates/"
    assert browser.get(f"/templates/{draft.pk}/").status_code == 404


def test_a_letter_in_another_language_asks_who_checked_it(world: World, browser: SignedIn) -> None:
    welsh = "/templates/new/letter/?code=ew-warning&language=cy"
    assert browser.post(welsh, typed(heading_1="Beth ddigwyddodd", body_2=(
        "{reason_given} {officer_name} {decision_date} {because}"))).status_code == 303  # fmt: skip
    draft = Template.objects.get()
    page = world.browser(world.manager).get(f"/templates/{draft.pk}/").text
    assert "Who checked it?" in page and "Not measured: the formula is for English" in page


def test_own_short_texts_are_kept_changed_and_removed(world: World) -> None:
    browser = world.browser()
    factories.TemplateFactory(agency=world.agency, kind="snippet", title="Rights explained")
    wrong = browser.post(
        "/templates/own/add/", {"title": "Bus", "text": "{persn}", "submission": str(uuid4())}
    )
    assert (
        wrong.status_code == 422 and "There is no blank {persn}" in wrong.text and 'value="Bus"' in wrong.text
    )
    kept = {"title": "Bus", "text": "Bus times explained.", "submission": str(uuid4())}
    for _ in range(2):
        assert browser.post("/templates/own/add/", kept).status_code == 303
    made = Snippet.objects.get()
    with counted() as statements:
        page = browser.get("/templates/own/")
    assert len(statements) <= MOST_A_PAGE and "Bus times" in page.text and "Rights explained" in page.text
    change = {"title": "Bus", "text": "The 12 goes at nine.", "version": "1"}
    assert browser.post(f"/templates/own/{made.pk}/", change).status_code == 303
    assert "The 12" in browser.get(f"/templates/own/{made.pk}/").text
    assert world.browser(world.manager).get(f"/templates/own/{made.pk}/").status_code == 404
    assert browser.post(f"/templates/own/{made.pk}/remove/", {"version": "2"}).status_code == 303
    assert not Snippet.objects.exists()
