"""How a person wants to be told things, now and before; what an agency chose; how the carriers stand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count

from throughcare.platform.actor import Actor
from throughcare.register.caseload.reach import own_agency
from throughcare.register.messaging.drafts import AgencyDraft, ChoiceDraft
from throughcare.register.messaging.models import AgencyMessages, MessageChoice, PersonMessage
from throughcare.register.messaging.wording import SENT_AS, WAYS
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.languages import language_name


@dataclass(frozen=True, slots=True)
class ChoiceHeld:
    """One version of what a person chose. version: 0 where nothing was chosen yet."""

    draft: ChoiceDraft
    version: int
    stopped_at: datetime | None
    since: datetime | None
    by: str
    because: str

    @property
    def says(self) -> str:
        """In a sentence."""
        each = self.draft
        parts = [WAYS[each.way].lower() if each.way else "text or e-mail"]
        parts.append("with reminders" if each.reminders else "no reminders")
        if each.days_before is not None and each.reminders:
            parts.append(f"{each.days_before} days before" if each.days_before != 1 else "1 day before")
        if each.first and each.last:
            parts.append(f"from {each.first:%H:%M} to {each.last:%H:%M}")
        if each.language:
            parts.append(language_name(each.language))
        return ", ".join(parts)


def choices_of(actor: Actor, person_id: UUID) -> list[ChoiceHeld]:
    """What the person chose, the present version first. The page went through `door.look`."""
    rows = (
        MessageChoice.versions.filter(person_id=person_id)
        .select_related("recorded_by")
        .order_by("-known_from")
    )
    return [
        ChoiceHeld(
            ChoiceDraft(way=row.way, language=row.language, first=row.first, last=row.last, reminders=row.reminders,
                        days_before=row.days_before),
            row.version, row.stopped_at, row.known_from,
            "" if row.recorded_by.is_system else row.recorded_by.name, row.because,
        )
        for row in rows
    ]  # fmt: skip


NOTHING = ChoiceHeld(ChoiceDraft(), 0, None, None, "", "")


def choice_of(actor: Actor, person_id: UUID) -> ChoiceHeld:
    """How the person wants to be told things; version 0 where nothing was chosen. The page went through `door.look`."""
    return next(iter(choices_of(actor, person_id)), NOTHING)


@dataclass(frozen=True, slots=True)
class AgencyHeld:
    """What the agency chose, or its pack's where it chose nothing: version 0."""

    draft: AgencyDraft
    version: int


def agency_choice(actor: Actor) -> AgencyHeld:
    """Of the actor's agency."""
    held: AgencyMessages | None = AgencyMessages.objects.filter(agency_id=own_agency(actor)).first()
    if held is not None:
        draft = AgencyDraft(days_before=held.days_before, remind_at=held.remind_at, first=held.first, last=held.last,
                            languages_read=tuple(held.languages_read))  # fmt: skip
        return AgencyHeld(draft, held.version)
    own = jurisdictions.get(actor.jurisdiction).messages
    return AgencyHeld(
        AgencyDraft(days_before=own.days_before, remind_at=own.remind_at, first=own.first, last=own.last), 0
    )


@dataclass(frozen=True, slots=True)
class Parked:
    """A message given up after many attempts. Nothing of its content or its reader is shown."""

    id: UUID
    kind: str
    since: datetime


@dataclass(frozen=True, slots=True)
class CarrierState:
    """Texts or e-mails. name: of what carries them, "" for nothing."""

    way: str
    name: str


def carriers() -> list[CarrierState]:
    """What carries texts and e-mails here."""
    return [
        CarrierState(words, settings.MESSAGE_CARRIERS.get(way, "").rpartition(".")[2])
        for way, words in SENT_AS.items()
    ]


def parked(actor: Actor, limit: int = 50) -> list[Parked]:
    """Messages of the agency that were given up, and that nobody dealt with: ids and kinds only."""
    rows: Any = PersonMessage.objects.filter(
        state="failed", because="tried-out", dealt_at=None, person__agency_id=own_agency(actor)
    )
    return [Parked(*row) for row in rows.order_by("ended_at").values_list("id", "kind", "ended_at")[:limit]]


def outbox(actor: Actor) -> dict[str, int]:
    """How many messages of the agency stand in each state."""
    rows = PersonMessage.objects.filter(person__agency_id=own_agency(actor)).values_list("state")
    return dict(rows.annotate(Count("id")).order_by())
