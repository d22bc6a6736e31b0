"""Draws of an agency, and the published file of each."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from throughcare.casework.testing.draw_models import Draw, DrawEntry
from throughcare.casework.testing.models import Test
from throughcare.platform.access.door import NotThere, visible_to
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.queries import names_of
from throughcare.rules.testing.draw_proof import Published
from throughcare.rules.testing.random_draw import Line, Opening

PUBLISHER = Actor.system_named("testing.publish")
"""Reads the whole frame, pseudonyms and chances without people, for the published file."""


class Opened(Protocol):
    """A draw, as a row or as it is shown."""

    @property
    def number(self) -> int: ...
    @property
    def day(self) -> date: ...
    @property
    def take(self) -> int | None: ...
    @property
    def agreed(self) -> str: ...
    @property
    def commitment(self) -> str: ...
    @property
    def frame_digest(self) -> str: ...


@dataclass(frozen=True, slots=True)
class DrawLine:
    """A draw of the agency. by: who opened it; drawn_by: who made it, None while nobody has."""

    id: UUID
    version: int
    number: int
    day: date
    take: int | None
    rates: dict[str, list[int]]
    agreed: str
    commitment: str
    people: int
    frame_digest: str
    opening_digest: str
    opened_at: datetime
    state: str
    public_value: str
    seed: str
    selected: int | None
    selection_digest: str
    drawn_at: datetime | None
    words: str
    drawn_by: str | None


@dataclass(frozen=True, slots=True)
class DrawnPerson:
    """Somebody drawn whom the reader may see."""

    person_id: UUID
    name: str
    reference: str
    pseudonym: str
    state: str


FIELDS = tuple(name for name in DrawLine.__slots__ if name != "drawn_by")


def draws(actor: Actor) -> list[DrawLine]:
    """Every draw of the agency, the latest first; the cancelled ones too."""
    rows = Draw.objects.filter(agency_id=actor.agency_id).order_by("-number")
    return [_line(row) for row in rows.values(*FIELDS, "drawn_by__name")]


def draw_of(actor: Actor, draw_id: UUID) -> DrawLine:
    """One draw of the agency. Raises NotThere."""
    row = Draw.objects.filter(agency_id=actor.agency_id, pk=draw_id).values(*FIELDS, "drawn_by__name").first()
    if row is None:
        raise NotThere(Permission.DRAW_RUN, None, "no such draw")
    return _line(row)


def opening_of(draw: Opened) -> Opening:
    """What was fixed beforehand, as the rule reads it."""
    return Opening(
        number=draw.number, day=draw.day.isoformat(), take=draw.take, agreed=draw.agreed,
        commitment=draw.commitment, frame=draw.frame_digest,
    )  # fmt: skip


def published(draw: DrawLine) -> Published:
    """The content of the published file: nobody's name, and no seed before the draw."""
    with acting(PUBLISHER):
        rows = list(
            DrawEntry.objects.filter(draw_id=draw.id)
            .order_by("pseudonym")
            .values_list("pseudonym", "numerator", "denominator", "chosen")
        )
    made = draw.state == "drawn"
    return Published(
        opening=opening_of(draw), opening_digest=draw.opening_digest, lines=tuple(Line(*row[:3]) for row in rows),
        seed=draw.seed if made else None, public_value=draw.public_value if made else None,
        selected=tuple(row[0] for row in rows if row[3]) if made else None, selection_digest=draw.selection_digest,
    )  # fmt: skip


def people_drawn(actor: Actor, draw_id: UUID) -> list[DrawnPerson]:
    """Who was drawn, of the people whom the reader may see, by name. Two statements."""
    rows: Any = list(
        Test.objects.filter(visible_to(actor), entry__draw_id=draw_id).values(
            "person_id", "person__reference", "entry__pseudonym", "state"
        )
    )
    names = names_of([row["person_id"] for row in rows])
    return sorted(
        (
            DrawnPerson(
                row["person_id"], names.get(row["person_id"], row["person__reference"]), row["person__reference"],
                row["entry__pseudonym"], row["state"],
            )
            for row in rows
        ),
        key=lambda each: (each.name, each.reference),
    )  # fmt: skip


def _line(row: dict[str, Any]) -> DrawLine:
    drawn_by = row.pop("drawn_by__name")
    return DrawLine(**row, drawn_by=drawn_by)
