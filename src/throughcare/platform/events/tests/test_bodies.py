"""What is stored of an event is what its handler receives: a civil date stays a date."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from throughcare.platform.events.bus import _from_json, _to_json


@dataclass(frozen=True, slots=True)
class Happened:
    """One field of every kind an event may hold."""

    person_id: UUID
    on: date
    at: datetime
    until: date | None
    since: datetime | None
    code: str
    times: int


def test_every_kind_of_field_comes_back_as_it_was() -> None:
    event = Happened(
        UUID(int=7), date(2026, 3, 2), datetime(2026, 3, 2, 9, tzinfo=UTC), date(2026, 4, 1), None, "x", 3
    )
    again = _from_json(Happened, _to_json(event))
    assert again == event
    assert type(again.on) is date
    assert type(again.until) is date
