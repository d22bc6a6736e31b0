"""Writes on the agency's own texts: draft, change, release as a second person, retire. Each takes the actor first."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from throughcare.platform import clock
from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.models import Agency
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.platform.events import bus
from throughcare.register.documents.drafts import NO_CHECK, CheckDraft, TemplateDraft, WordingDraft
from throughcare.register.documents.events import TemplateReleased, TemplateRetired
from throughcare.register.documents.models import Template
from throughcare.register.documents.queries.letters import fingerprint_of
from throughcare.register.documents.queries.templates import pack_letter, sections_from
from throughcare.register.documents.refusals import (
    DraftWaits,
    LanguageUnread,
    NotADraft,
    NotInUse,
    NotSuchAText,
    NotUsable,
    OneAlone,
    TooEarly,
)
from throughcare.rules.jurisdictions import LetterTemplate
from throughcare.rules.jurisdictions.languages import LANGUAGES
from throughcare.rules.jurisdictions.letters import OF_TRANSLATIONS, WRITTEN_IN, Checked
from throughcare.rules.texts import TextKind, Wording, blanks_of, problems


@transaction.atomic
def draft_template(actor: Actor, which: TemplateDraft, wording: WordingDraft) -> Template:
    """Word a text, or the next version of one; nothing changes until somebody else releases it.

    Raises NotPermitted, NotSuchAText, DraftWaits, NotUsable.
    """
    require(actor, Permission.AGENCY_ADMINISTER)
    agency = Agency.objects.select_for_update(no_key=True).get(pk=agency_of(actor))
    kind, law = _which(actor, which)
    held = Template.objects.filter(agency=agency, kind=kind.value)
    code = which.code or _free_code(wording.title, kind, set(held.values_list("code", flat=True)))
    same = held.filter(code=code, language=which.language)
    if same.filter(state=Template.State.DRAFT).exists():
        raise DraftWaits
    if which.code and law is None and not same.exists():
        raise NotSuchAText("There is no text with this code. Leave it out to begin a new one.", "code")
    _check(kind, law, which.language, wording.wording)
    number = same.aggregate(last=Max("number"))["last"] or 0
    made = Template(
        agency=agency, kind=kind.value, code=code, language=which.language, number=number + 1,
        based_on=f"{code}@agency-{number}" if number else f"{law.code}@{law.version}" if law else "",
        author_id=actor.user_id, recorded_by_id=actor.user_id, **_kept(wording),
    )  # fmt: skip
    made.full_clean(validate_constraints=False)
    made.save(force_insert=True)
    _audit(actor, made, "drafted")
    return made


@transaction.atomic
def change_template(actor: Actor, template_id: UUID, wording: WordingDraft, *, expected: int) -> Template:
    """Word a draft otherwise; whoever does is its author now.

    Raises NotPermitted, NotThere, NotADraft, NotUsable, StaleVersion.
    """
    require(actor, Permission.AGENCY_ADMINISTER)
    held = _held(actor, template_id, Permission.AGENCY_ADMINISTER)
    if held.state != Template.State.DRAFT:
        raise NotADraft
    kind, law = TextKind(held.kind), _law(actor, held)
    _check(kind, law, held.language, wording.wording)
    amend(
        held,
        expected=expected,
        by=actor,
        because="changed",
        author_id=actor.user_id,
        **_kept(wording),
    )
    _audit(actor, held, "changed")
    return held


@transaction.atomic
def discard_template(actor: Actor, template_id: UUID, *, expected: int) -> None:
    """Discard a draft; it stays in the history. Raises NotPermitted, NotThere, NotADraft, StaleVersion."""
    require(actor, Permission.AGENCY_ADMINISTER)
    held = _held(actor, template_id, Permission.AGENCY_ADMINISTER)
    if held.state != Template.State.DRAFT:
        raise NotADraft
    retract(held, expected=expected, by=actor, because="discarded")
    _audit(actor, held, "discarded")


@transaction.atomic
def release_template(
    actor: Actor, template_id: UUID, *, expected: int, starts_on: date, check: CheckDraft = NO_CHECK
) -> Template:
    """Release what others worded, from a day on; the version in use before ends with that day.

    check: of a letter in another language than the pack's own, who made sure of it, how and when.
    Raises NotPermitted, NotThere, NotADraft, OneAlone, TooEarly, LanguageUnread, NotUsable, StaleVersion.
    """
    require(actor, Permission.TEMPLATE_RELEASE)
    held = _held(actor, template_id, Permission.TEMPLATE_RELEASE)
    if held.state != Template.State.DRAFT:
        raise NotADraft
    if actor.user_id in set(Template.versions.of(held.record_id).values_list("recorded_by_id", flat=True)):
        raise OneAlone
    if starts_on < clock.today(actor.zone):
        raise TooEarly
    law = _law(actor, held)
    checked = _checked(actor, held, check)
    said = Wording(held.title, sections_from(held.sections))
    _check(TextKind(held.kind), law, held.language, said)
    _end_the_one_before(actor, held, starts_on)
    amend(
        held, expected=expected, by=actor, because="released", state=Template.State.IN_USE, starts_on=starts_on,
        released_by_id=actor.user_id, released_at=clock.now(),
        fingerprint=fingerprint_of({"code": held.code, "language": held.language, "title": held.title,
                                    "sections": held.sections}),
        **checked,
    )  # fmt: skip
    _audit(actor, held, "released")
    bus.publish(
        actor,
        TemplateReleased(held.pk, held.agency_id, held.kind, held.code, held.language, starts_on),
    )
    return held


@transaction.atomic
def retire_template(actor: Actor, template_id: UUID, *, expected: int) -> Template:
    """Use a version no more, from today; a letter is worded as the pack's own again.

    One that was to come is taken back, and the one before it stays. Raises NotPermitted, NotThere, NotInUse,
    StaleVersion.
    """
    require(actor, Permission.AGENCY_ADMINISTER)
    held = _held(actor, template_id, Permission.AGENCY_ADMINISTER)
    if held.state != Template.State.IN_USE or held.starts_on is None:
        raise NotInUse
    today = clock.today(actor.zone)
    to_come = held.starts_on > today
    amend(
        held, expected=expected, by=actor, because="retired", state=Template.State.RETIRED,
        ends_on=max(today, held.starts_on),
    )  # fmt: skip
    _audit(actor, held, "retired")
    before = (
        _siblings(held).filter(number__lt=held.number, ends_on=held.starts_on).order_by("-number").first()
    )
    if to_come and before is not None:
        amend(
            before,
            expected=before.version,
            by=actor,
            because="stays",
            state=Template.State.IN_USE,
            ends_on=None,
        )
        _audit(actor, before, "stays")
    bus.publish(actor, TemplateRetired(held.pk, held.agency_id, held.kind, held.code, held.language))
    return held


def _checked(actor: Actor, held: Template, check: CheckDraft) -> dict[str, Any]:
    """Who made sure that a letter says in its language what it is to say. Raises LanguageUnread."""
    if held.kind != TextKind.LETTER or held.language == WRITTEN_IN:
        return {"checked_how": Checked.AGENCY.value}
    if check.checked_how not in set(OF_TRANSLATIONS):
        raise LanguageUnread("checked_how")
    if not check.checked_by.strip():
        raise LanguageUnread("checked_by")
    if check.checked_on is None or check.checked_on > clock.today(actor.zone):
        raise LanguageUnread("checked_on")
    return {
        "checked_how": check.checked_how, "checked_by": check.checked_by.strip(), "checked_on": check.checked_on,
    }  # fmt: skip


def _end_the_one_before(actor: Actor, held: Template, starts_on: date) -> None:
    before = _siblings(held).filter(state=Template.State.IN_USE).first()
    if before is None:
        return
    amend(
        before, expected=before.version, by=actor, because="next-version", state=Template.State.RETIRED,
        ends_on=max(starts_on, before.starts_on),
    )  # fmt: skip
    _audit(actor, before, "ended")


def _siblings(held: Template) -> Any:
    """The versions of the same text, locked against a second release."""
    return Template.objects.select_for_update(no_key=True, of=("self",)).filter(
        agency_id=held.agency_id, kind=held.kind, code=held.code, language=held.language
    )


def _held(actor: Actor, template_id: UUID, permission: Permission) -> Template:
    rows = Template.objects.select_for_update(no_key=True, of=("self",))
    held: Template | None = rows.filter(pk=template_id, agency_id=agency_of(actor)).first()
    if held is None:
        raise NotThere(permission, None, "no such text")
    return held


def _which(actor: Actor, which: TemplateDraft) -> tuple[TextKind, LetterTemplate | None]:
    """The kind, and the pack's own letter over which it would stand. Raises NotSuchAText."""
    if which.kind not in set(TextKind):
        raise NotSuchAText("There is no such kind of text", "kind")
    if which.language not in LANGUAGES:
        raise NotSuchAText("Choose a language of the list", "language")
    kind = TextKind(which.kind)
    if kind is not TextKind.LETTER:
        return kind, None
    law = pack_letter(actor, which.code, which.language)
    if law is None:
        raise NotSuchAText("This place has no such letter", "code")
    return kind, law


def _law(actor: Actor, held: Template) -> LetterTemplate | None:
    return pack_letter(actor, held.code, held.language) if held.kind == TextKind.LETTER else None


def _check(kind: TextKind, law: LetterTemplate | None, language: str, wording: Wording) -> None:
    same = law is None or law.language == language
    if found := problems(wording, blanks_of(kind, law), law, same_language=same):
        raise NotUsable(found)


def _kept(wording: WordingDraft) -> dict[str, Any]:
    said = [
        {"heading": each.heading, "paragraphs": list(each.paragraphs), "points": list(each.points)}
        for each in wording.wording.sections
    ]
    return {"title": wording.title.strip(), "sections": said, "why": wording.why.strip()}


def _free_code(title: str, kind: TextKind, taken: set[str]) -> str:
    stem = slugify(title)[:40] or kind.value.replace("_", "-")
    return next(
        code for code in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if code not in taken
    )


def _audit(actor: Actor, held: Template, what: str) -> None:
    """Which text it was; of one that is not the pack's the code is made of its title, so it stays out."""
    details: dict[str, str | int] = {"kind": held.kind, "language": held.language, "number": held.number}
    if held.kind == TextKind.LETTER:
        details["code"] = held.code
    trail.record(actor, f"documents:template:{what}", held, verb=trail.Verb.ADMINISTER, details=details)
