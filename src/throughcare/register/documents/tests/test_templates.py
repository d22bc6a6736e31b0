"""The agency's own texts: worded by one, released by another, used from their day; letters are made of them."""

import json
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from tests import factories
from tests.arranging import World
from tests.counting import counted

from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.access.models import User
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.documents import commands, queries
from throughcare.register.documents.drafts import (
    NO_CHECK,
    AppointmentTold,
    CheckDraft,
    SectionDraft,
    SnippetDraft,
    TemplateDraft,
    WordingDraft,
)
from throughcare.register.documents.models import Snippet, Template
from throughcare.register.documents.refusals import (
    DraftWaits,
    LanguageUnread,
    NotADraft,
    NotInUse,
    NotSuchAText,
    NotUsable,
    OneAlone,
    TitleTaken,
    TooEarly,
)
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import LetterKind
from throughcare.rules.texts import TextKind

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R117", "R113")]
EW = jurisdictions.get("ew")
APPOINTMENT = EW.letter(LetterKind.APPOINTMENT)
assert APPOINTMENT is not None
TOLD = AppointmentTold(
    id=UUID(int=7), on="3 March 2027", at="10am", place="North office", officer="Olive Officer"
)
VISIT = WordingDraft(
    title="Home visit",
    sections=(
        SectionDraft(paragraphs=("{person_first_name}, {today}.",)),
        SectionDraft(heading="What we agreed"),
    ),
)


def letter_wording(**changes: str) -> WordingDraft:
    """The pack's own appointment letter with texts replaced."""
    assert APPOINTMENT is not None

    def said(text: str) -> str:
        for old, new in changes.items():
            text = text.replace(old.replace("_", " "), new)
        return text

    return WordingDraft(
        title=APPOINTMENT.title,
        sections=tuple(
            SectionDraft(
                heading=said(each.heading), paragraphs=tuple(map(said, each.paragraphs)), points=each.points
            )
            for each in APPOINTMENT.sections
        ),
    )


@pytest.fixture
def clerk(world: World) -> User:
    return world.user("administrator", name="Ada Administrator")


def drafted(
    world: World, clerk: User, wording: WordingDraft, kind: str = "letter", code: str = "ew-appointment",
    language: str = "en",
) -> Template:  # fmt: skip
    with acting(world.actor(clerk)) as actor:
        return commands.draft_template(actor, TemplateDraft(kind=kind, code=code, language=language), wording)


def released(world: World, made: Template, on: date | None = None, *, read: bool = False) -> Template:
    with acting(world.actor(world.manager)) as actor:
        return commands.release_template(
            actor, made.pk, expected=made.version, starts_on=on or clock.today(actor.zone),
            check=CheckDraft(checked_how="translated", checked_by="Nia Example", checked_on=clock.today(actor.zone))
            if read else NO_CHECK,
        )  # fmt: skip


def letter_in_use(world: World, language: str = "en") -> str:
    with acting(world.actor()) as actor:
        found = queries.template_for(actor, EW, LetterKind.APPOINTMENT, language)
        assert found is not None
        return f"{found.language} {found.edition or found.version}"


def test_a_letter_says_what_the_agency_released_and_keeps_which_version_that_was(
    world: World, clerk: User
) -> None:
    person = world.person()
    made = drafted(world, clerk, letter_wording(When_and_where="Where to come"))
    assert made.based_on == "ew-appointment@2026-11-22"
    with acting(world.actor()) as actor:
        before = commands.make_appointment_letter(actor, person.pk, TOLD, None)
    assert before.template == "ew-appointment@2026-11-22", "a draft is used by nobody"
    released(world, made)
    with acting(world.actor()) as actor:
        after = commands.make_appointment_letter(actor, person.pk, TOLD, None)
    kept = Template.objects.get(pk=made.pk)
    assert after.template == f"ew-appointment@agency-1#{kept.fingerprint[:16]}"
    assert [each["heading"] for each in after.content["sections"]][1] == "Where to come"
    assert (kept.state, kept.released_by_id, kept.author_id) == ("in_use", world.manager.pk, clerk.pk)
    assert set(AuditEvent.objects.filter(action__startswith="documents:template").values_list("action", flat=True)) == {
        "documents:template:drafted", "documents:template:released",
    }  # fmt: skip


def test_which_letter_is_used_is_one_statement(world: World, clerk: User) -> None:
    released(world, drafted(world, clerk, letter_wording()))
    with acting(world.actor()) as actor, counted() as statements:
        queries.template_for(actor, EW, LetterKind.APPOINTMENT, "cy")
    assert len(statements) == 1, statements


def test_the_persons_language_first_then_the_agencys_then_the_packs(world: World, clerk: User) -> None:
    welsh = drafted(world, clerk, letter_wording(When_and_where="Pryd a ble"), language="cy")
    with pytest.raises(LanguageUnread):
        released(world, welsh)
    released(world, welsh, read=True)
    assert letter_in_use(world, "cy").startswith("cy agency-1#")
    assert letter_in_use(world, "pl") == "en 2026-11-22"
    released(world, drafted(world, clerk, letter_wording()))
    assert letter_in_use(world, "pl").startswith("en agency-1#")


def test_nobody_releases_what_they_wrote_in(world: World, clerk: User) -> None:
    other = world.user("administrator")
    made = drafted(world, clerk, letter_wording())
    with acting(world.actor(other)) as actor:
        commands.change_template(actor, made.pk, letter_wording(When_and_where="Where"), expected=1)
    for writer in (clerk, other):
        with acting(world.actor(writer)) as actor, pytest.raises(OneAlone):
            commands.release_template(actor, made.pk, expected=2, starts_on=clock.today(actor.zone))
    with transaction.atomic(), pytest.raises(IntegrityError, match="four_eyes"):
        Template.objects.filter(pk=made.pk).update(
            state="in_use", released_by_id=other.pk, released_at=clock.now(), starts_on=date(2027, 1, 1),
            fingerprint="f" * 64,
        )  # fmt: skip


def test_the_next_version_follows_on_its_day(world: World, clerk: User) -> None:
    today = clock.today(world.agency.zone)
    first = released(world, drafted(world, clerk, VISIT, "case_note", ""))
    assert first.code == "home-visit"
    second = drafted(world, clerk, replace(VISIT, title="Visit at home"), "case_note", "home-visit")
    assert (second.number, second.based_on) == (2, "home-visit@agency-1")
    released(world, second, today + timedelta(days=7))
    with acting(world.actor()) as actor:
        assert [each.number for each in queries.texts_in_use(actor, TextKind.CASE_NOTE)] == [1]
        later = queries.texts_in_use(actor, TextKind.CASE_NOTE, day=today + timedelta(days=7))
        assert [(each.number, each.title) for each in later] == [(2, "Visit at home")]
    with acting(world.actor(clerk)) as actor:
        commands.retire_template(actor, second.pk, expected=2)
        assert [
            each.number
            for each in queries.texts_in_use(actor, TextKind.CASE_NOTE, day=today + timedelta(days=7))
        ] == [1], "one that was to come is taken back: the one before it stays"
        first.refresh_from_db()
        commands.retire_template(actor, first.pk, expected=first.version)
        assert queries.texts_in_use(actor, TextKind.CASE_NOTE) == []
        with pytest.raises(NotInUse):
            commands.retire_template(actor, first.pk, expected=first.version + 1)


def test_a_retired_letter_is_the_packs_again(world: World, clerk: User) -> None:
    made = released(world, drafted(world, clerk, letter_wording()))
    with acting(world.actor(clerk)) as actor:
        commands.retire_template(actor, made.pk, expected=made.version)
    assert letter_in_use(world) == "en 2026-11-22"


def test_what_the_pack_needs_is_not_dropped(world: World, clerk: User) -> None:
    dropped = letter_wording()
    dropped = replace(
        dropped,
        sections=tuple(
            replace(each, paragraphs=tuple(said.replace("{appointment_place}", "here") for said in each.paragraphs))
            for each in dropped.sections
        ),
    )  # fmt: skip
    with pytest.raises(NotUsable, match="where the appointment is") as refused:
        drafted(world, clerk, dropped)
    assert refused.value.field == "body_1"
    assert not Template.objects.exists()


def test_what_is_no_text_is_refused(world: World, clerk: User) -> None:
    for kind, code, language, says in (
        ("poem", "", "en", "no such kind"), ("letter", "ew-poem", "en", "no such letter"),
        ("letter", "ew-appointment", "xx", "language of the list"), ("case_note", "unheard-of", "en", "no text with"),
    ):  # fmt: skip
        with pytest.raises(NotSuchAText, match=says):
            drafted(world, clerk, VISIT, kind, code, language)


def test_one_draft_at_a_time_and_what_is_released_is_not_changed(world: World, clerk: User) -> None:
    made = drafted(world, clerk, letter_wording())
    with pytest.raises(DraftWaits):
        drafted(world, clerk, letter_wording())
    with acting(world.actor(clerk)) as actor:
        with pytest.raises(StaleVersion):
            commands.change_template(actor, made.pk, letter_wording(), expected=9)
        commands.discard_template(actor, made.pk, expected=1)
    again = released(world, drafted(world, clerk, letter_wording()))
    with acting(world.actor(clerk)) as actor:
        for act in (commands.change_template, commands.discard_template):
            given = (letter_wording(),) if act is commands.change_template else ()
            with pytest.raises(NotADraft):
                act(actor, again.pk, *given, expected=again.version)  # type: ignore[operator]
    with acting(world.actor(world.manager)) as actor, pytest.raises(NotADraft):
        commands.release_template(actor, again.pk, expected=again.version, starts_on=date(2099, 1, 1))


def test_no_text_begins_before_today(world: World, clerk: User) -> None:
    made = drafted(world, clerk, letter_wording())
    with pytest.raises(TooEarly):
        released(world, made, clock.today(world.agency.zone) - timedelta(days=1))


def test_who_may_not(world: World, clerk: User, make_world: type[World]) -> None:
    made = drafted(world, clerk, letter_wording())
    with acting(world.actor()) as officer:
        for attempt in (
            lambda: commands.draft_template(officer, TemplateDraft(kind="case_note"), VISIT),
            lambda: commands.release_template(officer, made.pk, expected=1, starts_on=date(2099, 1, 1)),
            lambda: queries.templates(officer),
        ):
            with pytest.raises(NotPermitted):
                attempt()
    with acting(world.actor(world.manager)) as manager, pytest.raises(NotPermitted):
        commands.draft_template(manager, TemplateDraft(kind="case_note"), VISIT)
    elsewhere = make_world()
    with acting(elsewhere.actor(elsewhere.manager)) as stranger:
        assert queries.templates(stranger) == []
        with pytest.raises(NotThere):
            queries.template(stranger, made.pk)
        with pytest.raises(NotThere):
            commands.release_template(stranger, made.pk, expected=1, starts_on=date(2099, 1, 1))


def test_a_version_is_read_with_those_before_it(world: World, clerk: User) -> None:
    released(world, drafted(world, clerk, letter_wording()))
    second = drafted(world, clerk, letter_wording(When_and_where="Where"))
    with acting(world.actor(world.manager)) as actor:
        now, before = queries.versions_of(actor, second.pk)
        assert (now.line.number, now.writers, now.named) == (2, (clerk.pk,), "ew-appointment@agency-2")
        assert (before.line.number, before.line.standing(clock.today(actor.zone))) == (1, "In use")
        assert now.sections[1].heading == "Where"


def test_a_short_text_is_its_owners_alone(world: World) -> None:
    with acting(world.actor()) as actor:
        made = commands.keep_snippet(
            actor, SnippetDraft(title="Bus", text="Bus times for {person_first_name}.")
        )
        with pytest.raises(TitleTaken):
            commands.keep_snippet(actor, SnippetDraft(title="bus", text="Again"))
        with pytest.raises(NotUsable, match="no blank") as refused:
            commands.keep_snippet(actor, SnippetDraft(title="Bad", text="For {persn}"))
        assert refused.value.field == "text"
        commands.change_snippet(actor, made.pk, SnippetDraft(title="Bus", text="The 12."), expected=1)
        assert [(each.title, each.text, each.version) for each in queries.own_snippets(actor)] == [
            ("Bus", "The 12.", 2)
        ]
    with acting(world.actor(world.manager)) as other:
        assert queries.own_snippets(other) == [] and not Snippet.objects.exists()
        with pytest.raises(NotThere):
            commands.remove_snippet(other, made.pk, expected=2)
    with acting(world.actor()) as actor:
        commands.remove_snippet(actor, made.pk, expected=2)
        assert queries.own_snippets(actor) == []


def test_what_is_offered_for_a_note_in_one_statement(world: World) -> None:
    factories.TemplateFactory(agency=world.agency, code="visit", title="Home visit")
    factories.TemplateFactory(agency=world.agency, kind="snippet", title="Rights explained")
    factories.TemplateFactory(agency=world.agency, title="To come", starts_on=date(2199, 1, 1))
    factories.TemplateFactory(agency=world.agency, kind="letter", code="ew-appointment")
    factories.SnippetFactory(owner=world.officer, title="Bus")
    factories.SnippetFactory(owner=world.manager, title="Not the officer’s")
    with acting(world.actor()) as actor:
        with counted() as statements:
            offered = queries.texts_for_notes(actor)
        assert len(statements) == 1
    assert [(each.kind, each.title, each.own) for each in offered] == [
        ("case_note", "Home visit", False), ("snippet", "Bus", True), ("snippet", "Rights explained", False),
    ]  # fmt: skip
    assert offered[0].filled({"person_first_name": "Robin"}) == "What we agreed\nWith Robin."
    assert offered[0].filled({}) == "What we agreed\nWith not recorded."


@pytest.mark.requirement("R138")
def test_the_trail_holds_no_text(world: World, clerk: User) -> None:
    canary = "Kanarievogel"
    released(world, drafted(world, clerk, replace(VISIT, title=canary, why=canary), "case_note", ""))
    with acting(world.actor()) as actor:
        commands.keep_snippet(actor, SnippetDraft(title=canary, text=canary))
    held = json.dumps(list(AuditEvent.objects.values()), default=str).lower()
    assert "documents:snippet:kept" in held and canary.lower() not in held
