"""Writes on a user's own short texts. Each takes the actor first."""

from uuid import UUID

from django.db import transaction

from throughcare.platform.access.admin_queries import agency_of
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend, retract
from throughcare.register.documents.drafts import SnippetDraft
from throughcare.register.documents.models import Snippet
from throughcare.register.documents.refusals import NotUsable, TitleNeeded, TitleTaken
from throughcare.rules.jurisdictions import Section
from throughcare.rules.texts import TextKind, Wording, blanks_of, problems


@transaction.atomic
def keep_snippet(actor: Actor, draft: SnippetDraft) -> Snippet:
    """Keep a short text of one's own. Raises NotPermitted, TitleNeeded, TitleTaken, NotUsable."""
    require(actor, Permission.CONTACT_RECORD)
    title, text = _checked(actor, draft)
    made = Snippet(
        agency_id=agency_of(actor),
        owner_id=actor.user_id,
        title=title,
        text=text,
        recorded_by_id=actor.user_id,
    )
    made.full_clean(validate_constraints=False)
    made.save(force_insert=True)
    trail.record(actor, "documents:snippet:kept", made)
    return made


@transaction.atomic
def change_snippet(actor: Actor, snippet_id: UUID, draft: SnippetDraft, *, expected: int) -> Snippet:
    """Word one's own short text otherwise. Raises as `keep_snippet`, and NotThere or StaleVersion."""
    require(actor, Permission.CONTACT_RECORD)
    held = _held(actor, snippet_id)
    title, text = _checked(actor, draft, but=snippet_id)
    amend(held, expected=expected, by=actor, because="changed", title=title, text=text)
    trail.record(actor, "documents:snippet:changed", held)
    return held


@transaction.atomic
def remove_snippet(actor: Actor, snippet_id: UUID, *, expected: int) -> None:
    """Offer one's own short text no longer. Raises NotPermitted, NotThere or StaleVersion."""
    require(actor, Permission.CONTACT_RECORD)
    held = _held(actor, snippet_id)
    retract(held, expected=expected, by=actor, because="removed")
    trail.record(actor, "documents:snippet:removed", held)


def _held(actor: Actor, snippet_id: UUID) -> Snippet:
    held: Snippet | None = Snippet.objects.filter(pk=snippet_id, owner_id=actor.user_id).first()
    if held is None:
        raise NotThere(Permission.CONTACT_RECORD, None, "no such text of one's own")
    return held


def _checked(actor: Actor, draft: SnippetDraft, but: UUID | None = None) -> tuple[str, str]:
    title, text = draft.title.strip(), draft.text.strip()
    if not title:
        raise TitleNeeded("Enter the name", "title")
    if not text:
        raise TitleNeeded("Write the text", "text")
    if Snippet.objects.filter(owner_id=actor.user_id, title__iexact=title).exclude(pk=but).exists():
        raise TitleTaken
    if found := problems(Wording(title, (Section("", (text,)),)), blanks_of(TextKind.SNIPPET)):
        raise NotUsable(found, "text")
    return title, text
