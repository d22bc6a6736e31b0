"""Rows of licences as pages and the API read them: frozen, by id and code."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from throughcare.decisions.licences.fairness import Heard
from throughcare.decisions.licences.wording import STANDS
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.licensing import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceLine:
    """One version of a licence. drafter, submitter, decider: by name. ends_on: exclusive."""

    id: UUID
    version: int
    person_id: UUID
    order_id: UUID
    order_kind: str
    number: int
    varies_id: UUID | None
    place: str
    kind: str
    type: str
    stage: str
    catalogue: str
    starts_on: date | None
    ends_on: date | None
    meets_who: str
    meets_on: date | None
    meets_at: time | None
    meets_place: str
    drafted_by_id: UUID
    drafter: str
    submitted_by_id: UUID | None
    submitter: str
    submitted_at: datetime | None
    decided_by_id: UUID | None
    decider: str
    decided_at: datetime | None
    decided_because: str
    activated_at: datetime | None
    over_because: str

    @property
    def last_day(self) -> date | None:
        """The last day inside."""
        return self.ends_on - timedelta(days=1) if self.ends_on else None

    @property
    def title(self) -> str:
        """As it is called: “Licence 2”."""
        return f"{jurisdictions.get(self.place).licensing.title} {self.number}"

    @property
    def status(self) -> str:
        """The place's own code of where it is."""
        licensing = jurisdictions.get(self.place).licensing
        return licensing.status(Stage(self.stage), variation=self.varies_id is not None)

    @property
    def status_words(self) -> str:
        """The same in the place's words."""
        licensing = jurisdictions.get(self.place).licensing
        return licensing.words(Stage(self.stage), variation=self.varies_id is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """A condition of it. before: what the version before said, "" where it said nothing."""

    id: UUID
    version: int
    position: int
    part: str
    act: str
    eased: bool
    why: str
    condition_id: UUID | None
    former_id: UUID | None
    kind: str
    text: str
    starts_on: date | None
    ends_on: date | None
    authority: str
    terms: dict[str, Any]
    catalogue: str
    wording: str
    answers: dict[str, Any]
    legal_basis: str
    before: str

    @property
    def last_day(self) -> date | None:
        """The last day inside."""
        return self.ends_on - timedelta(days=1) if self.ends_on else None

    @property
    def stands(self) -> bool:
        """Whether the licence says it."""
        return self.act in STANDS


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceView:
    """One version with its conditions, and what fairness asks of it. wrote: everybody who wrote in it."""

    line: LicenceLine
    rows: tuple[RowLine, ...]
    heard: Heard
    wrote: frozenset[UUID]
