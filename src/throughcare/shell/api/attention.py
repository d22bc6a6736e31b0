"""/caseload/attention: who needs attention now, with every reason, and the order by which it is told.

An agency's own order is prepared by one person and released by another.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.casework.releases import commands, queries
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.workload.attention import CODE as ATTENTION
from throughcare.rules.workload.attention_ground import GROUND
from throughcare.rules.workload.attention_ordering import LIMITS
from throughcare.shell.api.operations import Written
from throughcare.shell.api.shapes import Shown
from throughcare.shell.web.queries.attention import AttentionRow, attention, order_in_force


@dataclass(frozen=True, slots=True)
class AttentionReason:
    """One reason, the most pressing first. on: its day; group: where it belongs; counts: false where the agency lets it
    rest. subject: id of the alert's subject, of the task, failure ...; "" where it is the person. dealt_with_by: who
    took the alert.
    """

    kind: str
    on: date
    group: str
    counts: bool
    says: str
    subject: str
    what: str
    dealt_with_by: str


@dataclass(frozen=True, slots=True)
class AttentionLine:
    """One person, in the order of the list. place: 1 is the first. since: the day that counts within the group, null
    where nothing waits. do: what to do about the first reason.
    """

    place: int
    person_id: UUID
    reference: str
    name: str
    level: str
    officer: str
    covered_for: str
    group: str
    since: date | None
    seen_on: date | None
    next_on: date | None
    do: str
    reasons: list[AttentionReason]


@dataclass(frozen=True, slots=True)
class AttentionOrder:
    """The order in force. Without prepared_by it is the house's own. limits, ground: sentences."""

    groups: list[str]
    soon_days: int
    contact_days: dict[str, int]
    first_contact_days: int
    praise_after: int
    not_counted: list[str]
    prepared_by: str
    released_by: str
    since: datetime | None
    why: str
    limits: list[str]
    ground: list[str]


class AttentionChange(Shown):
    """A change of the order. state: prepared, released or withdrawn. figures: as they are or would be."""

    id: UUID
    version: int
    state: str
    figures: dict[str, Any]
    why: str
    prepared_by: str
    released_by: str
    released_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionFigures:
    """The order as it is to be. order: clock, overdue, soon and progress, each once. not_counted: kinds of reason."""

    order: Sequence[str]
    soon_days: int
    contact_days_high: int
    contact_days_medium: int
    contact_days_low: int
    contact_days_none: int
    first_contact_days: int
    praise_after: int
    not_counted: Sequence[str] = field(default_factory=list)


def read_attention(actor: Actor) -> list[AttentionLine]:
    """The caller's own people and those covered for, whoever needs attention first, each with all reasons."""
    return _lines(actor, attention(actor, order_in_force(actor).ordering).rows)


def read_attention_of(actor: Actor, officer_id: UUID) -> list[AttentionLine]:
    """The people of a colleague whom the caller may open, whoever needs attention first."""
    return _lines(actor, attention(actor, order_in_force(actor).ordering, officer_id=officer_id).rows)


def read_team_attention(actor: Actor) -> list[AttentionLine]:
    """The people of the caller's teams, whoever needs attention first."""
    return _lines(actor, attention(actor, order_in_force(actor).ordering, team=True).rows)


def read_attention_order(actor: Actor) -> AttentionOrder:
    """How the list is ordered, who chose it and since when, what nobody can change, and its ground."""
    used = order_in_force(actor)
    ordering, chosen = used.ordering, used.chosen
    return AttentionOrder(
        groups=[group.value for group in ordering.groups], soon_days=ordering.soon_days,
        contact_days=dict(ordering.contact_days), first_contact_days=ordering.first_contact_days,
        praise_after=ordering.praise_after, not_counted=sorted(ordering.not_counted), prepared_by=chosen.prepared_by,
        released_by=chosen.released_by, since=chosen.released_at, why=chosen.why, limits=list(LIMITS),
        ground=[f"{each.says} {each.why}" for each in GROUND],
    )  # fmt: skip


def read_attention_changes(actor: Actor) -> list[queries.Figures]:
    """Every change of the order, those that wait for somebody else to release them among them."""
    return queries.changes_of_figures(actor, ATTENTION)


def prepare_attention_order(actor: Actor, figures: AttentionFigures, why: str) -> Written:
    """Prepare another order; nothing changes until somebody else releases it."""
    made = commands.prepare_figures(actor, code=ATTENTION, figures=asdict(figures), why=why)
    return Written(id=made.pk, version=made.version)


def _lines(actor: Actor, rows: list[AttentionRow]) -> list[AttentionLine]:
    pack, today = jurisdictions.get(actor.jurisdiction), clock.today(actor.zone)

    def reasons(row: AttentionRow) -> list[AttentionReason]:
        return [
            AttentionReason(
                each.reason.kind.code, each.reason.on, each.reason.group.value, each.reason.counts,
                each.reason.says(today, pack.in_words, pack.words.level.one), each.reason.subject, each.what,
                each.owner,
            )
            for each in row.waits
        ]  # fmt: skip

    return [
        AttentionLine(
            place, row.person_id, row.reference, row.name, row.level, row.officer, row.covered_for, row.group.value,
            row.since, row.seen_on, row.next_on, row.waits[0].reason.kind.do if row.since else "", reasons(row),
        )
        for place, row in enumerate(rows, start=1)
    ]  # fmt: skip
