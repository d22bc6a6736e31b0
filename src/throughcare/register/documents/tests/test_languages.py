"""A letter in the person's language where somebody checked the words; else in English, with an interpreter."""

from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests import factories
from tests.arranging import World

from throughcare.platform import clock
from throughcare.platform.database.context import acting
from throughcare.platform.events.models import StoredEvent
from throughcare.register.documents import commands
from throughcare.register.documents.drafts import (
    CheckDraft,
    LetterDraft,
    SectionDraft,
    TemplateDraft,
    WordingDraft,
)
from throughcare.register.documents.models import Letter, Template
from throughcare.register.documents.queries import pack_letter, template_for
from throughcare.register.documents.refusals import LanguageNotChecked, LanguageUnread
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Checked, LetterKind, LetterTemplate
from throughcare.rules.jurisdictions.letters import LEGAL_NOTICES
from throughcare.rules.texts import IN_OUR_WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R117", "R118")]
EW = jurisdictions.get("ew")
WELSH = next(each for each in EW.letters if each.language == "cy")
VALUES = dict.fromkeys(WELSH.blanks, "gair")


def draft(template: LetterTemplate, **more: str) -> LetterDraft:
    return LetterDraft(template=template, state=None, values=VALUES, about=UUID(int=3), **more)  # type: ignore[arg-type]


def in_use(world: World, check: CheckDraft, *, starts_on: date | None = None) -> Template:
    """The pack's Welsh wording as the agency's own, released by a second person."""
    said = WordingDraft(
        title=WELSH.title,
        sections=tuple(
            SectionDraft(heading=each.heading, paragraphs=each.paragraphs, points=each.points)
            for each in WELSH.sections
        ),
    )
    with acting(world.actor(world.user("administrator"))) as clerk:
        made = commands.draft_template(
            clerk, TemplateDraft(kind="letter", code=WELSH.code, language="cy"), said
        )
    with acting(world.actor(world.manager)) as manager:
        return commands.release_template(
            manager, made.pk, expected=1, starts_on=starts_on or clock.today(manager.zone), check=check
        )


def checked(world: World) -> CheckDraft:
    return CheckDraft(
        checked_how="translated", checked_by="Nia Example", checked_on=clock.today(world.agency.zone)
    )


def asked(letter: Letter) -> list[StoredEvent]:
    return list(
        StoredEvent.objects.filter(kind="documents.InterpreterNeeded", body__letter_id=str(letter.pk))
    )


def test_a_legal_notice_in_words_nobody_checked_is_never_made(world: World) -> None:
    assert WELSH.kind in LEGAL_NOTICES
    person = world.person(language="cy")
    with acting(world.actor()) as actor:
        with pytest.raises(LanguageNotChecked, match="Nobody who knows Welsh") as refused:
            commands.make_letter(actor, person.pk, draft(WELSH))
        assert refused.value.field == "language"
        english = template_for(actor, EW, LetterKind.DECISION, "cy")
        assert english is not None and english.language == "en"
    assert not Letter.objects.exists()


def test_the_english_text_goes_instead_and_an_interpreter_is_asked_for(world: World) -> None:
    person = world.person(language="cy")
    with acting(world.actor()) as actor:
        english = template_for(actor, EW, LetterKind.DECISION, "cy")
        assert english is not None
        letter = commands.make_letter(actor, person.pk, draft(english))
    assert letter.explain_by is not None and letter.explain_by > letter.made_on
    assert [event.body["language"] for event in asked(letter)] == ["cy"]
    with acting(world.actor()) as actor:
        plain = commands.make_letter(actor, world.person().pk, draft(english))
    assert plain.explain_by is None and asked(plain) == []


@pytest.mark.parametrize(
    ("check", "field"),
    [
        (CheckDraft(), "checked_how"),
        (CheckDraft(checked_how=Checked.AGENCY), "checked_how"),
        (CheckDraft(checked_how="machine"), "checked_how"),
        (CheckDraft(checked_how="read", checked_by=" "), "checked_by"),
        (CheckDraft(checked_how="read", checked_by="Nia Example"), "checked_on"),
        (CheckDraft(checked_how="read", checked_by="Nia Example", checked_on=date(2199, 1, 1)), "checked_on"),
    ],
)
def test_a_translation_is_released_with_who_checked_it_how_and_when(
    world: World, check: CheckDraft, field: str
) -> None:
    with pytest.raises(LanguageUnread) as refused:
        in_use(world, check)
    assert refused.value.field == field


def test_what_somebody_checked_is_used_and_the_letter_says_how(world: World) -> None:
    kept = in_use(world, checked(world))
    person = world.person(language="cy")
    with acting(world.actor()) as actor:
        template = template_for(actor, EW, LetterKind.DECISION, "cy")
        assert template is not None and (template.language, template.checked) == ("cy", Checked.TRANSLATED)
        letter = commands.make_letter(actor, person.pk, draft(template, own_words_by="Nia Example"))
        mixed = commands.make_letter(actor, person.pk, draft(template))
    assert (letter.language, letter.checked_how, letter.explain_by) == ("cy", "translated", None)
    assert letter.template == f"ew-decision@agency-1#{kept.fingerprint[:16]}"
    assert template.blanks & IN_OUR_WORDS
    assert mixed.explain_by is not None, "what was written for it may be in English: somebody goes through it"


def test_the_database_keeps_no_letter_and_no_text_that_nobody_checked(world: World) -> None:
    person = world.person()
    for how, language in (("not_checked", "en"), ("pack", "cy"), ("agency", "cy"), ("", "en")):
        with transaction.atomic(), pytest.raises(IntegrityError, match="words_somebody_checked"):
            factories.LetterFactory(person=person, checked_how=how, language=language)
    for missing in ({"checked_how": "pack"}, {"checked_by": " "}, {"checked_on": None}):
        given = {
            "checked_how": "read",
            "checked_by": "Nia Example",
            "checked_on": date(2026, 1, 1),
            **missing,
        }
        with transaction.atomic(), pytest.raises(IntegrityError, match="translation_was_checked"):
            factories.TemplateFactory(agency=world.agency, kind="letter", language="cy", **given)


def test_the_pages_say_what_is_not_used_and_who_checked(world: World) -> None:
    signed_in = world.browser(world.user("administrator"))
    listed = signed_in.get(reverse("templates:templates")).content.decode()
    assert "Not used: nobody has checked it" in listed
    packs = signed_in.get(reverse("templates:pack", args=[WELSH.code, "cy"])).content.decode()
    assert "no letter is made of it" in packs and "Not measured: the formula is for English" in packs
    kept = in_use(world, checked(world))
    shown = world.browser(world.manager).get(reverse("templates:template", args=[kept.pk])).content.decode()
    assert "Translated by a person, and read again by another: Nia Example" in shown


def test_the_packs_wording_is_offered_to_begin_from(world: World) -> None:
    with acting(world.actor()) as actor:
        for language, want in (("cy", "cy"), ("es", "en")):
            found = pack_letter(actor, WELSH.code, language)
            assert found is not None and found.language == want
    page = world.browser(world.user("administrator")).get(
        reverse("templates:new", args=["letter"]), {"code": WELSH.code, "language": "cy"}
    )
    assert WELSH.sections[2].heading in page.content.decode()
