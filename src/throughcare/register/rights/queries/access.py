"""Requests to see the record: how each stands, what is still to be decided, and the packs made."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.register.people.queries.merges import ids_of
from throughcare.register.rights import packing
from throughcare.register.rights.models import AccessPack, AccessRequest, PartDecision


@dataclass(frozen=True, slots=True)
class PartSeen:
    """A part that needs judgement, and what was decided about it."""

    code: str
    what: str
    rows: int
    decided: packing.Decided | None


@dataclass(frozen=True, slots=True)
class PackSeen:
    """One making of a pack, without its file."""

    id: UUID
    state: str
    asked_at: datetime
    made_at: datetime | None
    total: int
    figures: dict[str, Any]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class RequestSeen:
    """A request as its page shows it."""

    id: UUID
    version: int
    person_id: UUID
    state: str
    state_words: str
    asked_on: date
    asked_by: str
    due_on: date | None
    paused_on: date | None
    handed_to: str
    answer: str
    parts: tuple[PartSeen, ...]
    packs: tuple[PackSeen, ...]

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.state in (AccessRequest.State.OPEN, AccessRequest.State.PAUSED)

    @property
    def undecided(self) -> tuple[PartSeen, ...]:
        """The parts nobody has decided about."""
        return tuple(part for part in self.parts if part.decided is None)

    @property
    def newest(self) -> PackSeen | None:
        """The last pack asked for."""
        return self.packs[0] if self.packs else None


def requests_of(person_id: UUID) -> list[dict[str, Any]]:
    """Every request of a person, the latest first."""
    rows = AccessRequest.objects.filter(person_id=person_id).order_by("-asked_on", "-known_from")
    return [
        {**row, "state_words": AccessRequest.State(row["state"]).label}
        for row in rows.values("id", "asked_on", "due_on", "state")
    ]


def request_seen(person_id: UUID, request_id: UUID) -> RequestSeen | None:
    """One request of this person, or None."""
    held = AccessRequest.objects.filter(pk=request_id, person_id=person_id).first()
    if held is None:
        return None
    decided = decisions_of(held)
    parts = tuple(
        PartSeen(part.code, part.what, part.rows, decided.get(part.code))
        for part in packing.parts_to_judge(ids_of(person_id))
    )
    packs = AccessPack.objects.filter(request=held).order_by("-asked_at").defer("file")
    return RequestSeen(
        held.pk, held.version, held.person_id, held.state, held.get_state_display(), held.asked_on, held.asked_by,
        held.due_on, held.paused_on, held.handed_to, held.answer, parts,
        tuple(PackSeen(each.pk, each.state, each.asked_at, each.made_at, each.total, each.figures, each.fingerprint)
              for each in packs),
    )  # fmt: skip


def decisions_of(request: AccessRequest) -> dict[str, packing.Decided]:
    """What was decided about each part, by whom."""
    rows = PartDecision.objects.filter(request=request).select_related("recorded_by")
    return {row.part: packing.Decided(row.give, row.reason, row.recorded_by.name) for row in rows}


def undecided_parts(request: AccessRequest) -> list[packing.Part]:
    """The parts of this request's pack that nobody has decided about."""
    decided = set(PartDecision.objects.filter(request=request).values_list("part", flat=True))
    return [part for part in packing.parts_to_judge(ids_of(request.person_id)) if part.code not in decided]


def pack_file(person_id: UUID, pack_id: UUID) -> bytes | None:
    """The file of a pack that was made, or None."""
    made = AccessPack.objects.filter(pk=pack_id, person_id=person_id, state=AccessPack.State.MADE)
    found: bytes | memoryview | None = made.values_list("file", flat=True).first()
    return bytes(found) if found is not None else None


def open_requests(people: Any) -> list[dict[str, Any]]:
    """Requests still to be answered, soonest due first. people: a condition on person_id, the door's."""
    rows = AccessRequest.objects.filter(people, state__in=["open", "paused"]).order_by("due_on", "asked_on")
    return list(rows.values("id", "person_id", "person__reference", "asked_on", "due_on", "state")[:200])
