"""Writes on letters and reports drawn up from the record: drawn up, changed, signed by a named person, discarded."""

from uuid import UUID

from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.documents.commands.letters import make_letter
from throughcare.register.documents.drafts import LetterDraft, PaperChange, PaperDraft
from throughcare.register.documents.events import PaperSigned
from throughcare.register.documents.models import Letter, Paper
from throughcare.register.documents.papers import approved_words, blanks_asked, meanings_of
from throughcare.register.documents.queries import particulars
from throughcare.register.documents.queries.templates import template_for, wording_of
from throughcare.register.documents.refusals import (
    LanguageNotChecked,
    NoSuchPaper,
    PaperClosed,
    PaperIncomplete,
    SignedByAPerson,
    WordsApproved,
)
from throughcare.register.people.models import Person
from throughcare.register.people.texts import refuse_what_tells
from throughcare.register.people.whereabouts import standing_on
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import LetterKind, LetterTemplate
from throughcare.rules.jurisdictions.languages import LANGUAGES, language_name


@transaction.atomic
def prepare_paper(actor: Actor, person_id: UUID, draft: PaperDraft) -> Paper:
    """Draw up a letter or report from what the record gave; nothing is made of it until a named person signs.

    One draft of a kind about one thing: asked for again, the one that waits is given back as it is. It begins in the
    person's language where somebody checked the words. Raises NotPermitted, NotThere, PurposeNeeded, NoSuchPaper, or
    what a text may not tell.
    """
    require(actor, Permission.LETTER_MAKE, person_id)
    if draft.kind not in set(LetterKind):
        raise NoSuchPaper("There is no such letter or report", "kind")
    Person.objects.select_for_update(no_key=True).values_list("pk").get(pk=person_id)
    waiting: Paper | None = Paper.objects.filter(
        person_id=person_id, kind=draft.kind, about=draft.about, state=Paper.State.DRAFT
    ).first()
    if waiting is not None:
        return waiting
    kind = LetterKind(draft.kind)
    spoken = "" if kind.report else particulars(actor, person_id).language
    template = template_for(actor, jurisdictions.get(actor.jurisdiction), kind, spoken, draft.order_type)
    if template is None:
        raise NoSuchPaper("This place has no such letter or report", "kind")
    asked = blanks_asked(template)
    values = {name: draft.values.get(name, "").strip() for name in asked}
    refuse_what_tells(actor, person_id, {**values, "recipient": draft.recipient})
    paper = Paper(
        person_id=person_id, kind=kind.value, code=template.code, language=template.language, values=values,
        gathered=values, about=draft.about, recipient=draft.recipient.strip()[:160], recorded_by_id=actor.user_id,
    )  # fmt: skip
    paper.full_clean(validate_constraints=False)
    paper.save(force_insert=True)
    trail.record(actor, "documents:paper:drawn-up", paper, details={"kind": paper.kind})
    return paper


@transaction.atomic
def change_paper(
    actor: Actor, person_id: UUID, paper_id: UUID, change: PaperChange, *, expected: int
) -> Paper:
    """Keep how somebody left it, complete or not.

    Raises NotPermitted, NotThere, PurposeNeeded, PaperClosed, NoSuchPaper, WordsApproved, StaleVersion, or what a text
    may not tell.
    """
    require(actor, Permission.LETTER_MAKE, person_id)
    paper = _draft(person_id, paper_id)
    if change.language not in LANGUAGES:
        raise NoSuchPaper("Choose a language of the list", "language")
    values = _values(paper, change)
    refuse_what_tells(
        actor, person_id, {**values, "own_words_by": change.own_words_by, "recipient": change.recipient}
    )
    amend(
        paper, expected=expected, by=actor, because="changed", values=values, language=change.language,
        recipient=change.recipient.strip()[:160], own_words_by=change.own_words_by.strip(),
    )  # fmt: skip
    trail.record(actor, "documents:paper:changed", paper, details={"kind": paper.kind})
    return paper


@transaction.atomic
def sign_paper(
    actor: Actor, person_id: UUID, paper_id: UUID, *, expected: int, by_hand: bool = False
) -> Letter:
    """Sign it, as a named person who has read it; the letter or report is made and kept with its fingerprint.

    Raises NotPermitted, NotThere, PurposeNeeded, SignedByAPerson, PaperClosed, PaperIncomplete, NoSuchPaper,
    LanguageNotChecked, StaleVersion, and as `make_letter`.
    """
    require(actor, Permission.LETTER_MAKE, person_id)
    if actor.system or actor.machine:
        raise SignedByAPerson
    paper = _draft(person_id, paper_id)
    template = _wording(actor, paper)
    asked = blanks_asked(template)
    missing = [name for name in asked if not paper.values.get(name, "").strip()]
    if template.kind.report and not paper.recipient:
        missing.insert(0, "recipient")
    if missing:
        raise PaperIncomplete(missing, meanings_of(missing))
    standing = None if template.kind.report else standing_on(person_id, clock.today(actor.zone))
    values = {name: paper.values[name] for name in asked}
    if "court_name" in template.blanks:
        values["court_name"] = paper.recipient
    letter = make_letter(
        actor, person_id,
        LetterDraft(
            template=template, state=standing.state if standing else None, values=values, about=paper.about,
            by_hand=by_hand, own_words_by=paper.own_words_by, recipient=paper.recipient,
        ),
    )  # fmt: skip
    amend(
        paper, expected=expected, by=actor, because="signed", state=Paper.State.SIGNED, letter_id=letter.pk,
        signed_by_id=actor.user_id, signed_at=clock.now(),
    )  # fmt: skip
    trail.record(actor, "documents:paper:signed", paper, details={"kind": paper.kind})
    bus.publish(actor, PaperSigned(paper.pk, letter.pk, person_id, paper.kind, paper.about))
    return letter


@transaction.atomic
def complete_paper(
    actor: Actor,
    person_id: UUID,
    paper_id: UUID,
    change: PaperChange,
    *,
    expected: int,
    by_hand: bool = False,
) -> Letter:
    """Keep how somebody left it and sign it, or do neither. Raises as `change_paper` and `sign_paper`."""
    left = change_paper(actor, person_id, paper_id, change, expected=expected)
    return sign_paper(actor, person_id, paper_id, expected=left.version, by_hand=by_hand)


@transaction.atomic
def discard_paper(actor: Actor, person_id: UUID, paper_id: UUID, *, expected: int) -> None:
    """Nothing is made of it; it stays in the history. Raises NotPermitted, NotThere, PaperClosed, StaleVersion."""
    require(actor, Permission.LETTER_MAKE, person_id)
    paper = _draft(person_id, paper_id)
    amend(paper, expected=expected, by=actor, because="discarded", state=Paper.State.DISCARDED)
    trail.record(actor, "documents:paper:discarded", paper)


@transaction.atomic
def drop_waiting(actor: Actor, person_id: UUID, about: UUID, *, because: str) -> None:
    """Discard what waits to be signed about a thing that has changed since: it would tell the person what is no more.

    It follows from the change and asks for no permission but the one the change asked for.
    """
    waiting = Paper.objects.select_for_update(no_key=True, of=("self",))
    for paper in waiting.filter(person_id=person_id, about=about, state=Paper.State.DRAFT):
        amend(paper, expected=paper.version, by=actor, because=because, state=Paper.State.DISCARDED)
        trail.record(actor, "documents:paper:discarded", paper)


def _values(paper: Paper, change: PaperChange) -> dict[str, str]:
    """Each blank as somebody left it; what was approved stays as it was drawn up. Raises WordsApproved."""
    values = {name: change.values.get(name, "").strip() for name in paper.gathered}
    for name in sorted(approved_words(paper.kind, change.language) & set(values)):
        if values[name] not in ("", paper.gathered[name]):
            raise WordsApproved(name)
        values[name] = paper.gathered[name]
    return values


def _wording(actor: Actor, paper: Paper) -> LetterTemplate:
    """The words in the language that was chosen. Raises NoSuchPaper, LanguageNotChecked."""
    template = wording_of(actor, paper.code, paper.language)
    if template is None:
        raise NoSuchPaper(
            f"Nobody has worded this in {language_name(paper.language)}. Choose English: a task opens to go through "
            "it with the person and an interpreter.", "language",
        )  # fmt: skip
    if not template.is_checked:
        raise LanguageNotChecked(language_name(template.language))
    return template


def _draft(person_id: UUID, paper_id: UUID) -> Paper:
    rows = Paper.objects.select_for_update(no_key=True, of=("self",))
    paper: Paper | None = rows.filter(pk=paper_id, person_id=person_id).first()
    if paper is None:
        raise NotThere(Permission.LETTER_MAKE, person_id, "R1 no such paper")
    if paper.state != Paper.State.DRAFT:
        raise PaperClosed
    return paper
