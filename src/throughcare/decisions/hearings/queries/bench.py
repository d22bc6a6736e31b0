"""What a member of the bench may see: the hearings of their court or board, and of each what is said about it here.

Nothing of a victim, no address, no party that is withheld, no note: what else they need was disclosed to them in the
dossier.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from throughcare.casework.orders.models import Condition
from throughcare.decisions.dueprocess.queries import ProcessView
from throughcare.decisions.dueprocess.queries import process as process_of
from throughcare.decisions.hearings.bench import for_the_bench
from throughcare.decisions.hearings.models import Hearing, Party
from throughcare.decisions.hearings.queries.reading import lines_of, read_one
from throughcare.decisions.hearings.queries.rows import HearingLine, HearingView
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor

BEHIND = timedelta(days=30)
MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCondition:
    """A condition of the order as it stands. terms: its hours, places and numbers, as they are kept."""

    id: UUID
    version: int
    kind: str
    text: str
    legal_basis: str
    terms: dict[str, Any]
    starts_on: date | None
    ends_on: date | None

    @property
    def last_day(self) -> date | None:
        """The last day inside; None while it lasts as long as the order."""
        return None if self.ends_on is None else self.ends_on - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchHearing:
    """One hearing as its bench sees it. process: what is to be decided, and how far each step is."""

    person_id: UUID
    view: HearingView
    process: ProcessView | None
    conditions: tuple[HeldCondition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchLine:
    """A hearing in the bench's list."""

    line: HearingLine
    to_decide: bool


def theirs(actor: Actor, hearing_id: UUID) -> None:
    """Raises NotPermitted for whoever is no bench, NotThere unless the hearing is before them.

    Where a panel is named, it is before its members only.
    """
    if Permission.BENCH_SIT not in actor.permissions or actor.organisation_id is None:
        raise NotPermitted(Permission.BENCH_SIT, None, "R5 not among the roles' permissions")
    rows = Hearing.objects.filter(pk=hearing_id, bench_id=actor.organisation_id).exclude(state="vacated")
    if not rows.exists():
        raise NotThere(Permission.BENCH_SIT, None, "no such hearing before them")
    with for_the_bench(actor):
        if not Hearing.objects.filter(_before(actor), pk=hearing_id).exists():
            raise NotThere(Permission.BENCH_SIT, None, "another panel's")


def mine(actor: Actor) -> list[BenchLine]:
    """The hearings before this member: of the last month and to come."""
    if Permission.BENCH_SIT not in actor.permissions or actor.organisation_id is None:
        raise NotPermitted(Permission.BENCH_SIT, None, "R5 not among the roles' permissions")
    now = clock.now()
    with for_the_bench(actor):
        rows = Hearing.objects.filter(
            _before(actor), bench_id=actor.organisation_id, starts_at__gte=now - BEHIND
        )
        keys = rows.exclude(state="vacated").order_by("starts_at", "id").values_list("pk", flat=True)[:MOST]
        found = lines_of(list(keys))
    return [
        BenchLine(line=each, to_decide=each.state == "listed" and each.starts_at <= now) for each in found
    ]


def before_the_bench(actor: Actor, hearing_id: UUID) -> BenchHearing:
    """One hearing before this member. Raises NotPermitted or NotThere."""
    theirs(actor, hearing_id)
    with for_the_bench(actor) as system:
        view = read_one(hearing_id, sensitive=False)
        if view is None:
            raise NotThere(Permission.BENCH_SIT, None, "no such hearing before them")
        process = process_of(system, view.line.process_id) if view.line.process_id else None
        conditions = _conditions(view.line.order_id)
    shown = HearingView(
        line=view.line, parties=tuple(each for each in view.parties if not each.withheld), result=view.result,
        conditions=view.conditions, again_id=view.again_id,
    )  # fmt: skip
    return BenchHearing(person_id=view.line.person_id, view=shown, process=process, conditions=conditions)


def conditions_of(actor: Actor, order_id: UUID | None) -> tuple[HeldCondition, ...]:
    """The conditions of the hearing's order; the page went through the door."""
    return _conditions(order_id)


def _conditions(order_id: UUID | None) -> tuple[HeldCondition, ...]:
    if order_id is None:
        return ()
    rows = Condition.objects.filter(order_id=order_id).order_by("known_from", "id")
    return tuple(HeldCondition(**row) for row in rows.values(*HeldCondition.__dataclass_fields__))


def _before(actor: Actor) -> Q:
    """Hearings without a named panel, or with this member on it."""
    panel = Party.objects.filter(role="panel_member", user_id__isnull=False)
    others = panel.values("hearing_id")
    own = panel.filter(user_id=actor.user_id).values("hearing_id")
    return ~Q(pk__in=others) | Q(pk__in=own)
