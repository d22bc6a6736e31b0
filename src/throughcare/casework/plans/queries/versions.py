"""Versions with all that they say, and what waits of people's plans."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.casework.plans.models import PlanReview, PlanVersion
from throughcare.platform.access.door import NotThere, visible_to
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.people.queries import names_of

MOST = 200


@dataclass(frozen=True, slots=True)
class ReviewWaiting:
    """A review that is to be done. called_by: what called for it."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    called_by: str
    due_on: date


@dataclass(frozen=True, slots=True)
class SignatureWaiting:
    """A version that waits for its second signature. author: who signed first."""

    id: UUID
    person_id: UUID
    name: str
    reference: str
    number: int
    author_id: UUID
    author: str


def contents_of(person_id: UUID, versions: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """What these versions of the person's plans say, by id, in one statement. Raises NotThere where one is missing."""
    wanted = list(dict.fromkeys(versions))
    rows = PlanVersion.objects.filter(person_id=person_id, pk__in=wanted).values_list("pk", "content")
    found = {key: json.loads(content) if isinstance(content, str) else content for key, content in rows}
    if len(found) != len(wanted):
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such version of the plan")
    return found


def reviews_waiting(actor: Actor, until: date) -> list[ReviewWaiting]:
    """Reviews due up to `until` of the people whom the reader may open, the soonest due first. Two statements."""
    rows = PlanReview.objects.filter(visible_to(actor), state="due", due_on__lte=until).order_by("due_on", "id").values(
        "id", "person_id", "person__reference", "called_by", "due_on"
    )[:MOST]  # fmt: skip
    names = names_of({row["person_id"] for row in rows})
    return [
        ReviewWaiting(row["id"], row["person_id"], names.get(row["person_id"], ""), row["person__reference"],
                      row["called_by"], row["due_on"])
        for row in rows
    ]  # fmt: skip


def signatures_waiting(actor: Actor) -> list[SignatureWaiting]:
    """Versions that wait for a second signature, the oldest first. Two statements; one where none waits."""
    rows = PlanVersion.objects.filter(visible_to(actor), state="waiting").order_by("signed_at").values(
        "id", "person_id", "person__reference", "number", "author_id", "author__name"
    )[:MOST]  # fmt: skip
    names = names_of({row["person_id"] for row in rows})
    return [
        SignatureWaiting(row["id"], row["person_id"], names.get(row["person_id"], ""), row["person__reference"],
                         row["number"], row["author_id"], row["author__name"])
        for row in rows
    ]  # fmt: skip
