"""Reads: which version of a rule an agency uses on a day, its own figures for one, and the changes there were."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.casework.releases.models import STATES, OwnFigures, RuleChange
from throughcare.platform.access.door import NotThere, require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules import catalogue
from throughcare.rules.catalogue import Entry

ROW = (
    "id", "version", "code", "version_of_rule", "effective_from", "why", "impact", "state", "prepared_by__name",
    "prepared_by_id", "released_by__name", "released_at",
)  # fmt: skip


FIGURES = (
    "id", "version", "code", "figures", "why", "state", "prepared_by__name", "prepared_by_id", "released_by__name",
    "released_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """An agency's own figures for a rule. figures: as the rule asks for them; empty for the house's own."""

    id: UUID | None = None
    version: int = 0
    code: str = ""
    figures: dict[str, Any] = field(default_factory=dict)
    why: str = ""
    state: str = "released"
    prepared_by: str = ""
    prepared_by_id: UUID | None = None
    released_by: str = ""
    released_at: datetime | None = None

    @property
    def state_words(self) -> str:
        """Where it stands."""
        return STATES[self.state]

    @property
    def waits(self) -> bool:
        """Whether somebody has still to release it."""
        return self.state == "prepared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of a rule's version. rule: code and version. impact: counts, as they were when it was prepared."""

    id: UUID
    version: int
    rule: str
    title: str
    effective_from: date
    why: str
    impact: dict[str, Any]
    state: str
    prepared_by: str
    prepared_by_id: UUID
    released_by: str
    released_at: datetime | None

    @property
    def state_words(self) -> str:
        """Where it stands."""
        return STATES[self.state]

    @property
    def waits(self) -> bool:
        """Whether somebody has still to release it."""
        return self.state == "prepared"


def in_use(agency_id: UUID | None, codes: Iterable[str], day: date) -> dict[str, str]:
    """The version of each rule that an agency uses on `day`, as "code@YYYY-MM-DD".

    The one released last before; where none was, the oldest that the library has, so that a new version never comes
    into use by itself. In one statement, or none where the library has only one version of each.
    """
    several = {code: held for code in codes if len(held := catalogue.versions(code)) > 1}
    if not several:
        return {}
    released = RuleChange.objects.filter(
        agency_id=agency_id, code__in=several, state="released", effective_from__lte=day
    ).order_by("effective_from", "released_at")
    found = {code: str(held[-1].card.id) for code, held in several.items()}
    found |= {change.code: f"{change.code}@{change.version_of_rule}" for change in released}
    return found


def entry_in_use(agency_id: UUID | None, code: str, day: date) -> Entry:
    """The rule itself. Raises UnknownCode."""
    return catalogue.find(in_use(agency_id, [code], day).get(code, code))


def figures_in_use(agency_id: UUID | None, code: str) -> Figures:
    """The figures released last; the house's own, without an id, where none were. Everybody may know them."""
    rows = OwnFigures.objects.filter(agency_id=agency_id, code=code, state="released")
    row = rows.order_by("-released_at").values(*FIGURES).first()
    return _figures(row) if row else Figures(code=code)


def changes_of_figures(actor: Actor, code: str) -> list[Figures]:
    """Every change of the agency's figures for a rule, that which waits first. Raises NotPermitted."""
    require(actor, Permission.RULE_RELEASE)
    rows = OwnFigures.objects.filter(agency_id=actor.agency_id, code=code).order_by("-known_from", "-id")
    return sorted((_figures(row) for row in rows.values(*FIGURES)), key=lambda each: not each.waits)


def change_of_figures(actor: Actor, figures_id: UUID) -> Figures:
    """One of them. Raises NotPermitted or NotThere."""
    require(actor, Permission.RULE_RELEASE)
    row = OwnFigures.objects.filter(agency_id=actor.agency_id, pk=figures_id).values(*FIGURES).first()
    if row is None:
        raise NotThere(Permission.RULE_RELEASE, None, "no such figures")
    return _figures(row)


def _figures(row: dict[str, Any]) -> Figures:
    return Figures(
        id=row["id"], version=row["version"], code=row["code"], figures=row["figures"], why=row["why"],
        state=row["state"], prepared_by=row["prepared_by__name"], prepared_by_id=row["prepared_by_id"],
        released_by=row["released_by__name"] or "", released_at=row["released_at"],
    )  # fmt: skip


def changes(actor: Actor) -> list[Change]:
    """The agency's changes, those that wait first, then the newest. Raises NotPermitted."""
    require(actor, Permission.RULE_RELEASE)
    rows = (
        RuleChange.objects.filter(agency_id=actor.agency_id).order_by("-effective_from", "-id").values(*ROW)
    )
    return sorted((_change(row) for row in rows), key=lambda each: not each.waits)


def change(actor: Actor, change_id: UUID) -> Change:
    """One change. Raises NotPermitted or NotThere."""
    require(actor, Permission.RULE_RELEASE)
    row = RuleChange.objects.filter(agency_id=actor.agency_id, pk=change_id).values(*ROW).first()
    if row is None:
        raise NotThere(Permission.RULE_RELEASE, None, "no such change")
    return _change(row)


def _change(row: dict[str, Any]) -> Change:
    rule = f"{row['code']}@{row['version_of_rule']}"
    return Change(
        id=row["id"], version=row["version"], rule=rule, title=catalogue.find(rule).card.title,
        effective_from=row["effective_from"], why=row["why"], impact=row["impact"], state=row["state"],
        prepared_by=row["prepared_by__name"], prepared_by_id=row["prepared_by_id"],
        released_by=row["released_by__name"] or "", released_at=row["released_at"],
    )  # fmt: skip
