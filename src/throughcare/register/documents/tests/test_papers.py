"""A letter or report drawn up from the record: completed, read, signed by a named person, or discarded."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.actor import SYSTEM_USER, Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.documents import commands, queries
from throughcare.register.documents.drafts import PaperChange, PaperDraft
from throughcare.register.documents.models import Letter, Paper
from throughcare.register.documents.queries.letters import fingerprint_of
from throughcare.register.documents.refusals import (
    LanguageNotChecked,
    NoSuchPaper,
    PaperClosed,
    PaperIncomplete,
    SignedByAPerson,
)
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R117", "R118")]
SAID = {
    "what_was_decided": "You report once a week for four weeks.", "because": "You were reminded twice.",
    "facts": "You did not come on 2 March.\nYou rang on 4 March.", "decided_by": "Max Manager",
    "decision_date": "5 March 2027", "correct_by": "19 March 2027", "how_to_appeal": "Ask for a review.",
    "appeal_by": "19 March 2027",
}  # fmt: skip
ABOUT = UUID(int=9)
DECISION = PaperDraft(kind="decision", values=SAID, about=ABOUT)


def drawn_up(world: World, person: Person, draft: PaperDraft = DECISION) -> Paper:
    with acting(world.actor()) as actor:
        return commands.prepare_paper(actor, person.pk, draft)


def sign(world: World, paper: Paper, change: PaperChange | None = None) -> Letter:
    with acting(world.actor()) as actor:
        if change is not None:
            return commands.complete_paper(actor, paper.person_id, paper.pk, change, expected=paper.version)
        return commands.sign_paper(actor, paper.person_id, paper.pk, expected=paper.version)


def test_signed_it_is_a_letter_with_its_fingerprint_and_the_version_it_was_made_from(world: World) -> None:
    paper = drawn_up(world, world.person())
    assert (paper.state, paper.values, paper.gathered) == (
        "draft",
        SAID,
        SAID,
    ) and not Letter.objects.exists()
    letter = sign(world, paper)
    assert letter.template == "ew-decision@2026-11-22" and letter.about == ABOUT
    assert letter.fingerprint == fingerprint_of(letter.content)
    said = {each["heading"]: each for each in letter.content["sections"]}
    assert said["The facts we went by"]["points"] == ["You did not come on 2 March.", "You rang on 4 March."]
    assert said["Why"]["paragraphs"] == ["You were reminded twice."]
    assert "19 March 2027" in said["If you do not agree with the decision"]["paragraphs"][1]
    paper.refresh_from_db()
    assert (paper.state, paper.letter_id, paper.signed_by_id) == ("signed", letter.pk, world.officer.pk)
    assert set(AuditEvent.objects.filter(action__startswith="documents:paper").values_list("action", flat=True)) == {
        "documents:paper:drawn-up", "documents:paper:signed",
    }  # fmt: skip


@pytest.mark.parametrize("missing", sorted(SAID))
def test_what_is_missing_is_named_and_nothing_is_signed(world: World, missing: str) -> None:
    paper = drawn_up(world, world.person(), replace(DECISION, values={**SAID, missing: " "}))
    with pytest.raises(PaperIncomplete) as refused:
        sign(world, paper)
    assert (refused.value.field, refused.value.missing) == (missing, [missing])
    assert not Letter.objects.exists() and Paper.objects.get(pk=paper.pk).state == "draft"


def test_nobody_signs_in_words_that_nobody_checked_or_wrote(world: World) -> None:
    paper = drawn_up(world, world.person(language="cy"))
    assert paper.language == "en", "it begins in words that somebody checked"
    with pytest.raises(LanguageNotChecked, match="Choose English"):
        sign(world, paper, PaperChange(values=SAID, language="cy"))
    with pytest.raises(NoSuchPaper, match="Nobody has worded this in Polish"):
        sign(world, paper, PaperChange(values=SAID, language="pl"))
    assert not Letter.objects.exists() and Paper.objects.get(pk=paper.pk).version == 1
    assert sign(world, paper, PaperChange(values=SAID)).explain_by is not None


def test_one_draft_about_one_thing(world: World) -> None:
    person = world.person()
    first = drawn_up(world, person)
    assert drawn_up(world, person, replace(DECISION, values={})).pk == first.pk
    assert drawn_up(world, person, replace(DECISION, about=uuid4())).pk != first.pk
    with transaction.atomic(), pytest.raises(IntegrityError, match="one_draft"):
        factories.PaperFactory(person=person, about=ABOUT)
    sign(world, first)
    assert drawn_up(world, person).pk != first.pk, "what was signed is not written again; it is drawn up anew"


def test_signed_is_signed_and_discarded_is_gone(world: World) -> None:
    paper = drawn_up(world, world.person())
    with acting(world.actor()) as actor:
        with pytest.raises(StaleVersion):
            commands.change_paper(actor, paper.person_id, paper.pk, PaperChange(values=SAID), expected=9)
        commands.discard_paper(actor, paper.person_id, paper.pk, expected=1)
        for act in (commands.sign_paper, commands.discard_paper):
            with pytest.raises(PaperClosed):
                act(actor, paper.person_id, paper.pk, expected=2)
        assert queries.papers_of(actor, paper.person_id) == []
        assert queries.paper(actor, paper.person_id, paper.pk).line.state == "discarded"


def test_a_named_person_signs(world: World) -> None:
    paper = drawn_up(world, world.person())
    with acting(Actor.system_named("documents")) as system, pytest.raises(SignedByAPerson):
        commands.sign_paper(system, paper.person_id, paper.pk, expected=1)
    letter = factories.LetterFactory(person=paper.person)
    signed = {"state": "signed", "letter_id": letter.pk, "signed_at": letter.known_from}
    for given, match in (
        ({**signed, "signed_by_id": SYSTEM_USER}, "by_a_person"), (signed, "by_somebody"),
        ({"letter_id": letter.pk}, "by_somebody"),
    ):  # fmt: skip
        with transaction.atomic(), pytest.raises(IntegrityError, match=match):
            Paper.objects.filter(pk=paper.pk).update(**given)


def test_who_may_not(world: World, make_world: type[World]) -> None:
    paper = drawn_up(world, world.person())
    with acting(world.actor(world.user("auditor"))) as reader, pytest.raises((NotPermitted, NotThere)):
        commands.sign_paper(reader, paper.person_id, paper.pk, expected=1)
    elsewhere = make_world()
    with acting(elsewhere.actor()) as stranger, pytest.raises(NotThere):
        commands.change_paper(stranger, paper.person_id, paper.pk, PaperChange(values={}), expected=1)


def test_the_page_shows_the_draft_its_reading_age_and_says_beside_each_box_what_is_missing(
    world: World,
) -> None:
    person = world.person(language="cy")
    paper = drawn_up(world, person, replace(DECISION, values={**SAID, "facts": "", "appeal_by": ""}))
    browser, here = world.browser(), f"/letters/{person.pk}/drafts/{paper.pk}/"
    with counted() as statements:
        page = browser.get(here).text
    assert len(statements) <= MOST_A_PAGE, statements
    assert "Reading age" in page and "[facts]" in page and "You were reminded twice." in page
    typed = {**SAID, "facts": "", "appeal_by": "", "because": "Typed anew", "version": "1", "language": "en"}
    wrong = browser.post(here, {**typed, "do": "sign"})
    assert wrong.status_code == 422
    for said in ("Enter the facts it stands on", "Enter the last day to appeal", "Typed anew"):
        assert said in wrong.text
    unread = browser.post(here, {**SAID, "version": "1", "language": "cy", "do": "sign"})
    assert unread.status_code == 422 and "Nobody who knows Welsh" in unread.text
    assert browser.post(here, typed).status_code == 303, "what is not complete is kept as a draft"
    assert "Letter about a decision" in browser.get(f"/letters/{person.pk}/").text
    done = browser.post(here, {**SAID, "version": "2", "language": "en", "do": "sign"})
    assert done.status_code == 303
    assert "Go through it with them and an interpreter" in browser.get(done["Location"]).text


def test_a_draft_is_discarded_on_its_page(world: World) -> None:
    paper = drawn_up(world, world.person())
    browser, here = world.browser(), f"/letters/{paper.person_id}/drafts/{paper.pk}/"
    assert browser.post(f"{here}discard/", {"version": "7"}).status_code == 422
    assert browser.post(f"{here}discard/", {"version": "1"}).status_code == 303
    assert "It was discarded" in browser.get(here).text


@pytest.mark.requirement("R087")
def test_a_report_goes_to_a_court_and_no_address_of_the_person_stands_on_it(world: World) -> None:
    person = world.person(language="cy")
    factories.AddressFactory(person=person, lines="12 Bell Lane")
    with acting(world.actor()) as actor:
        paper = commands.prepare_paper(actor, person.pk, PaperDraft(kind="progress_report", values={}))
        values = dict.fromkeys(paper.values, "Said")
        with pytest.raises(PaperIncomplete) as refused:
            commands.complete_paper(actor, person.pk, paper.pk, PaperChange(values=values), expected=1)
        assert refused.value.field == "recipient"
        letter = commands.complete_paper(
            actor, person.pk, paper.pk, PaperChange(values=values, recipient="Northtown court"), expected=1
        )
    assert letter.content["recipient"] == ["Northtown court"] and letter.to_address is None
    assert letter.explain_by is None and "Bell Lane" not in str(letter.content)
