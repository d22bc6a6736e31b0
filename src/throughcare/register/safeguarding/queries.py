"""Reads: what stands now, and everything written here of one person, each in one statement."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.safeguarding.wording import (
    ABOUT,
    ANSWERS,
    BASES,
    CONCERNS,
    RECIPIENTS,
    REFERRED_HOW,
    SOURCES,
    STAFF_SAFETY,
    TOLD_HOW,
)


@dataclass(frozen=True, slots=True)
class ConcernShown:
    """An immediate concern in words. updated_on: when it was noted or last reviewed. by: whose version this is."""

    id: UUID
    version: int
    kind: str
    what: str
    source: str
    noted_on: date
    noted_by: str
    review_on: date
    reviewed_on: date | None
    removed_on: date | None
    removed_because: str
    by: str

    @property
    def title(self) -> str:
        """What kind of concern it is."""
        return CONCERNS.get(self.kind, self.kind)

    @property
    def from_whom(self) -> str:
        """Where it comes from."""
        return SOURCES.get(self.source, self.source)

    @property
    def updated_on(self) -> date:
        """When somebody last stood by it."""
        return self.reviewed_on or self.noted_on


@dataclass(frozen=True, slots=True)
class ReferralShown:
    """A safeguarding referral, in words."""

    id: UUID
    version: int
    about: str
    to: str
    how: str
    why: str
    sent_on: date
    answer_due_on: date
    chased_on: date | None
    chases: int
    answered_on: date | None
    answer: str
    answer_note: str
    by: str

    @property
    def title(self) -> str:
        """Whom it is about, and where it went."""
        return f"{ABOUT.get(self.about, self.about)}, to {self.to}"

    @property
    def how_words(self) -> str:
        """How it was sent."""
        return REFERRED_HOW.get(self.how, self.how)

    @property
    def answer_words(self) -> str:
        """What was answered; "" until then."""
        return ANSWERS.get(self.answer, self.answer)


@dataclass(frozen=True, slots=True)
class DisclosureShown:
    """Something told to a third party, in words."""

    id: UUID
    version: int
    recipient_kind: str
    recipient: str
    what: str
    why: str
    basis: str
    power: str
    how: str
    told_on: date
    told_by: str

    @property
    def to_whom(self) -> str:
        """Who was told, and what kind of recipient that is."""
        return f"{self.recipient} ({RECIPIENTS.get(self.recipient_kind, self.recipient_kind).lower()})"

    @property
    def ground(self) -> str:
        """The lawful ground."""
        return BASES.get(self.basis, self.basis)

    @property
    def how_words(self) -> str:
        """How it was told."""
        return TOLD_HOW.get(self.how, self.how)


@dataclass(frozen=True, slots=True)
class Safeguarding:
    """Everything of one person: what stands first, then what was removed or answered; the newest first."""

    concerns: tuple[ConcernShown, ...]
    referrals: tuple[ReferralShown, ...]
    disclosures: tuple[DisclosureShown, ...]

    @property
    def standing(self) -> tuple[ConcernShown, ...]:
        """Concerns that have not been removed, in the order of the list of kinds."""
        kinds = list(CONCERNS)
        held = [each for each in self.concerns if each.removed_on is None]
        return tuple(sorted(held, key=lambda each: kinds.index(each.kind)))

    @property
    def removed(self) -> tuple[ConcernShown, ...]:
        """Concerns that no longer stand."""
        return tuple(each for each in self.concerns if each.removed_on is not None)


CONCERN_JSON = """jsonb_build_object('id', c.id, 'version', c.version, 'kind', c.kind, 'what', c.what,
  'source', c.source, 'noted_on', c.noted_on, 'noted_by', cn.name, 'review_on', c.review_on,
  'reviewed_on', c.reviewed_on, 'removed_on', c.removed_on, 'removed_because', c.removed_because, 'by', cr.name)"""
CONCERNS_OF = """safeguarding_concern c JOIN access_user cn ON cn.id = c.noted_by_id
  JOIN access_user cr ON cr.id = c.recorded_by_id WHERE c.person_id = %(person)s AND c.known_to IS NULL"""
EVERYTHING = f"""
SELECT
  (SELECT coalesce(jsonb_agg({CONCERN_JSON} ORDER BY c.removed_on DESC NULLS FIRST, c.noted_on DESC, c.id), '[]')
   FROM {CONCERNS_OF}),
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'version', r.version, 'about', r.about, 'to', r."to",
     'how', r.how, 'why', r.why, 'sent_on', r.sent_on, 'answer_due_on', r.answer_due_on, 'chased_on', r.chased_on,
     'chases', r.chases, 'answered_on', r.answered_on, 'answer', r.answer, 'answer_note', r.answer_note, 'by', u.name)
     ORDER BY r.answered_on DESC NULLS FIRST, r.sent_on DESC, r.id), '[]')
   FROM safeguarding_referral r JOIN access_user u ON u.id = r.recorded_by_id
   WHERE r.person_id = %(person)s AND r.known_to IS NULL),
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'version', d.version, 'recipient_kind', d.recipient_kind,
     'recipient', d.recipient, 'what', d.what, 'why', d.why, 'basis', d.basis, 'power', d.power, 'how', d.how,
     'told_on', d.told_on, 'told_by', u.name) ORDER BY d.told_on DESC, d.id DESC), '[]')
   FROM safeguarding_disclosure d JOIN access_user u ON u.id = d.told_by_id
   WHERE d.person_id = %(person)s AND d.known_to IS NULL)
"""  # noqa: S608 - fragments of our own; values are parameters
STANDING = f"""SELECT coalesce(jsonb_agg({CONCERN_JSON} ORDER BY c.noted_on DESC, c.id), '[]')
FROM {CONCERNS_OF} AND c.removed_on IS NULL"""  # noqa: S608 - fragments of our own; values are parameters


def safeguarding_of(actor: Actor, person_id: UUID) -> Safeguarding:
    """Everything written here of one person. The page went through `door.look`."""
    concerns, referrals, disclosures = _row(EVERYTHING, person_id)
    return Safeguarding(
        tuple(_read(ConcernShown, each) for each in concerns),
        tuple(_read(ReferralShown, each) for each in referrals),
        tuple(_read(DisclosureShown, each) for each in disclosures),
    )


def immediate_concerns(actor: Actor, person_id: UUID) -> tuple[ConcernShown, ...]:
    """The concerns that stand, in the order of the list of kinds. The page went through `door.look`."""
    (concerns,) = _row(STANDING, person_id)
    return concerns_from(concerns)


def concerns_from(rows: Any) -> tuple[ConcernShown, ...]:
    """The concerns out of what STANDING gives, for a page that reads it within a statement of its own."""
    listed = json.loads(rows) if isinstance(rows, str) else rows
    return Safeguarding(tuple(_read(ConcernShown, each) for each in listed), (), ()).standing


def staff_safety(concerns: tuple[ConcernShown, ...]) -> tuple[ConcernShown, ...]:
    """Those of `concerns` that whoever goes to the person's home must have read."""
    return tuple(each for each in concerns if each.kind in STAFF_SAFETY)


def disclosures_since(actor: Actor, person_id: UUID, day: date) -> tuple[DisclosureShown, ...]:
    """What third parties were told on or after `day`, the newest first: whom a correction must reach."""
    found = safeguarding_of(actor, person_id).disclosures
    return tuple(each for each in found if each.told_on >= day)


def concern(actor: Actor, person_id: UUID, concern_id: UUID) -> ConcernShown:
    """One concern of this person. Raises NotThere."""
    return _one(safeguarding_of(actor, person_id).concerns, person_id, concern_id, Permission.CONCERN_RECORD)


def referral(actor: Actor, person_id: UUID, referral_id: UUID) -> ReferralShown:
    """One referral about this person. Raises NotThere."""
    return _one(
        safeguarding_of(actor, person_id).referrals, person_id, referral_id, Permission.CONCERN_RECORD
    )


def disclosure(actor: Actor, person_id: UUID, disclosure_id: UUID) -> DisclosureShown:
    """One disclosure about this person. Raises NotThere."""
    found = safeguarding_of(actor, person_id).disclosures
    return _one(found, person_id, disclosure_id, Permission.DISCLOSURE_RECORD)


def _row(sql: str, person_id: UUID) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"person": person_id})
        row = cursor.fetchone()
    return tuple(json.loads(each) if isinstance(each, str) else each for each in row)


def _one[Row: (ConcernShown, ReferralShown, DisclosureShown)](
    rows: tuple[Row, ...], person_id: UUID, key: UUID, permission: Permission
) -> Row:
    for each in rows:
        if each.id == key:
            return each
    raise NotThere(permission, person_id, "R1 no such record")


DAYS = frozenset({
    "noted_on", "review_on", "reviewed_on", "removed_on", "sent_on", "answer_due_on", "chased_on", "answered_on",
    "told_on",
})  # fmt: skip


def _read[Row](kind: type[Row], row: Mapping[str, Any]) -> Row:
    """A row out of JSON: ids and days are text there."""
    given = {
        name: date.fromisoformat(value) if name in DAYS and value else value for name, value in row.items()
    }
    return kind(**{**given, "id": UUID(row["id"])})
