"""What notices do when they hear that something about a person changed."""

from typing import Any, Protocol
from uuid import UUID

from throughcare.platform.actor import Actor
from throughcare.register.caseload.events import AllocationChanged, AllocationEnded
from throughcare.register.notices.sweep.running import follow_person
from throughcare.register.notices.sweep.running import look_again as look_at


class AboutAPerson(Protocol):
    """Any event that concerns one person."""

    @property
    def person_id(self) -> UUID: ...


def look_again(actor: Actor, event: AboutAPerson | Any) -> None:
    """Raise and close the person's alerts as the record stands now."""
    look_at(actor, event.person_id)


def follow_allocation(actor: Actor, event: AllocationChanged | AllocationEnded) -> None:
    """Hand the person's open alerts to whoever is responsible now."""
    follow_person(actor, event.person_id)
