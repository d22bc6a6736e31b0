"""What commands take and give back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from throughcare.register.messaging.wording import BECAUSE, WHAT_TO_DO

type Param = str | int | date | datetime
type Params = Mapping[str, Param]


@dataclass(frozen=True, slots=True)
class Told:
    """What became of asking that a person be told something.

    outcome: "waiting" (it will be sent), "already" (it was asked for before), or why it will not: "no-safe-way",
    "person-stopped", "no-reminders". message_id: the message kept, None where none was. send_at: when it is to go.
    """

    outcome: str
    message_id: UUID | None = None
    send_at: datetime | None = None

    @property
    def will_go(self) -> bool:
        """Whether it is on its way, or was before."""
        return self.outcome in {"waiting", "already"}

    @property
    def says(self) -> str:
        """In a sentence, for the page: what became of it and what to do instead."""
        if self.will_go:
            return (
                "The message will be sent."
                if self.outcome == "waiting"
                else "The message was asked for before."
            )
        why, instead = BECAUSE[self.outcome], WHAT_TO_DO.get(self.outcome, "")
        return f"{why}. {instead}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceDraft:
    """How a person wants to be told things. first, last: both or neither."""

    way: str = ""
    language: str = ""
    first: time | None = None
    last: time | None = None
    reminders: bool = True
    days_before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyDraft:
    """What an agency chooses."""

    days_before: int
    remind_at: time
    first: time
    last: time
    languages_read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A reply as a carrier gives it. sender: the number or address. receipt: the carrier's own mark, "" for none."""

    way: str
    sender: str
    text: str
    came_at: datetime
    receipt: str = ""
