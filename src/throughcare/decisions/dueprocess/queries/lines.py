"""Processes as lines of a list: what is decided, how far it is, and by when something has to happen."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import BooleanField, Case, Count, F, Max, Min, Q, Value, When

from throughcare.decisions.dueprocess.models import Process
from throughcare.platform.access.door import visible_to
from throughcare.platform.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessLine:
    """One process. outcome, decided_at: once decided. due_at: the first clock that runs. waiting: gates not closed.

    not_evidenced: gates that nothing proves. set_aside: how far an appeal set the decision aside.
    """

    id: UUID
    person_id: UUID
    kind: str
    about: UUID
    order_id: UUID | None
    state: str
    opened_at: datetime
    detained: bool
    outcome: str
    decided_at: datetime | None
    due_at: datetime | None
    waiting: int
    not_evidenced: int
    set_aside: str
    version: int


def of(actor: Actor, about: UUID) -> tuple[ProcessLine, ...]:
    """The processes about one thing, the newest first."""
    return _lines(actor, about=about)


def around(actor: Actor, person_id: UUID) -> tuple[ProcessLine, ...]:
    """The processes of a person, those that are open first, then the newest."""
    return _lines(actor, person_id=person_id)


_OF_NOW = Q(gates__known_to__isnull=True)
_DECIDED = Q(decisions__known_to__isnull=True)


def _lines(actor: Actor, **which: object) -> tuple[ProcessLine, ...]:
    rows = (
        Process.objects.filter(visible_to(actor), **which)
        .annotate(
            detained=Case(
                When(detained_at__isnull=False, released_at__isnull=True, then=Value(True)), default=Value(False),
                output_field=BooleanField(),
            ),
            outcome=Min("decisions__outcome", filter=_DECIDED, default=Value("")),
            set_aside=Max(
                "decisions__set_aside__extent", default=Value(""),
                filter=_DECIDED & Q(decisions__set_aside__known_to__isnull=True),
            ),
            decided_at=Min("decisions__decided_at", filter=_DECIDED),
            due_at=Min("gates__due_at", filter=_OF_NOW & Q(gates__state="open")),
            waiting=Count("gates__id", filter=_OF_NOW & Q(gates__state="open"), distinct=True),
            not_evidenced=Count("gates__id", filter=_OF_NOW & Q(gates__state="not_evidenced"), distinct=True),
        )
        .order_by(Case(When(state="open", then=0), default=1), F("opened_at").desc())
    )  # fmt: skip
    names = ProcessLine.__dataclass_fields__
    return tuple(ProcessLine(**row) for row in rows.values(*names))
