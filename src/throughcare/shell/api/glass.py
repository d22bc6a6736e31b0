"""/glass, /openings and /unusual-looks: an emergency's opening by an exact number, and who judges it; declared ties."""

from uuid import UUID

from django.http import HttpRequest
from ninja.errors import HttpError

from throughcare.platform.access.again import WHILE_TYPING, confirmed
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.queries import LookLine, Match, OpeningLine
from throughcare.register.caseload.wording import NOTHING_OPENED
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown

glass = Resource("emergency access", "glass")
PERSON = "/people/{uuid:person_id}"
OPENING = "/openings/{uuid:opening_id}"
MINUTES = int(commands.LASTS.total_seconds() // 60)


class GlassAnswer(Shown):
    """What came of it. person_id: the record that is open now; null when none is, with one sentence for every cause.

    asks_purpose: a stated purpose opens this record; nothing was broken.
    """

    person_id: UUID | None
    glass_id: UUID | None
    asks_purpose: bool
    says: str


def break_glass(
    actor: Actor, *, number: str, reason_code: str, reason: str, agency_id: UUID | None = None
) -> GlassAnswer:
    """Open one record for an hour, for reading, by its exact number. Those concerned are told at once."""
    asked = commands.Emergency(number=number, reason_code=reason_code, reason=reason, agency_id=agency_id)
    opened = commands.break_glass(actor, asked)
    if opened is None:
        return GlassAnswer(person_id=None, glass_id=None, asks_purpose=False, says=NOTHING_OPENED)
    says = (
        f"Open to you for reading for {MINUTES} minutes. Those concerned are told now."
        if opened.glass_id
        else "State a purpose to open this record." if opened.asks_purpose else "This record was open to you."
    )  # fmt: skip
    return GlassAnswer(
        person_id=opened.person_id, glass_id=opened.glass_id, asks_purpose=opened.asks_purpose, says=says
    )


def lately_confirmed(request: HttpRequest) -> None:
    """Let on who gave their password lately: a browser left open must not be enough. Raises HttpError (403)."""
    if not confirmed(request, WHILE_TYPING):
        raise HttpError(403, "Give your password again first, at /accounts/reauthenticate/.")


def read_openings(actor: Actor, judged: bool = False) -> list[OpeningLine]:
    """Records opened by breaking the glass that are the caller's to judge, or those judged."""
    return queries.glass_to_review(actor, judged=judged)


def judge_opening(actor: Actor, opening_id: UUID, *, expected: int, outcome: str, note: str = "") -> None:
    """Say whether an opening was justified; not one's own."""
    commands.review_glass(actor, opening_id, expected=expected, outcome=outcome, note=note)


def read_opening_of(actor: Actor, person_id: UUID, glass_id: UUID) -> OpeningLine:
    """One opening of a person's record."""
    found = queries.opening_of(actor, person_id, glass_id)
    if found is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such opening")
    return found


def read_unusual_looks(actor: Actor, judged: bool = False) -> list[LookLine]:
    """Unusual looking that is the caller's to judge, or what was judged."""
    return queries.unusual_looks(actor, judged=judged)


def judge_unusual_look(actor: Actor, look_id: UUID, *, expected: int, outcome: str, note: str = "") -> None:
    """Say whether the work explains how somebody looked; not oneself."""
    commands.review_look(actor, look_id, expected=expected, outcome=outcome, note=note)


def read_match(actor: Actor, person_id: UUID, match_id: UUID) -> Match:
    """A record, hidden from whoever made it, that may be of the same person: its number and whom to ring."""
    found = queries.match_of(actor, person_id, match_id)
    if found is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such match")
    return found


def declare_tie(actor: Actor, person_id: UUID, *, kind: str) -> None:
    """Say that one knows this person; the record is shut to the caller at once."""
    commands.declare_tie(actor, person_id, kind=kind)


def declare_tie_by_number(actor: Actor, *, number: str, kind: str, agency_id: UUID | None = None) -> None:
    """Say that one knows whoever has exactly this number; the answer is the same whoever that is."""
    commands.declare_tie_by_number(actor, number=number, agency_id=agency_id, kind=kind)


glass.acts("/glass", break_glass, first=lately_confirmed)
glass.lists("/openings", read_openings, by=("starts_at", "id"), newest_first=True, may=Permission.LOOKS_REVIEW,
            purpose="management")  # fmt: skip
glass.acts(f"{OPENING}/judgment", judge_opening)
glass.reads(f"{PERSON}/openings/{{uuid:glass_id}}", read_opening_of)
glass.lists("/unusual-looks", read_unusual_looks, by=("found_at", "id"), newest_first=True,
            may=Permission.LOOKS_REVIEW, purpose="management")  # fmt: skip
glass.acts("/unusual-looks/{uuid:look_id}/judgment", judge_unusual_look)
glass.reads(f"{PERSON}/matches/{{uuid:match_id}}", read_match)
glass.acts("/matches/{uuid:match_id}/answer", commands.answer_match)
glass.acts("/ties", declare_tie_by_number)
glass.acts(f"{PERSON}/tie", declare_tie)
glass.adds(f"{PERSON}/watch", commands.watch_person)
glass.acts(f"{PERSON}/watch/ending", commands.unwatch_person)
