"""What waits for a decision: proposals and overrides of the people whom the reader may open."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.casework.classification.models import Override, Proposal
from throughcare.platform.access.door import visible_to
from throughcare.platform.actor import Actor
from throughcare.register.people.queries import names_of

MOST = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """One decision that waits. now: the level held, or the rule's; asked: the other level. author: None of a rule's."""

    kind: str
    id: UUID
    person_id: UUID
    name: str
    reference: str
    now: str
    asked: str
    due_on: date
    author: UUID | None
    by: str


def waiting_decisions(actor: Actor) -> list[Waiting]:
    """Overrides to sign first, then proposals, the soonest due first. Three statements."""
    seen = visible_to(actor)
    proposals = Proposal.objects.filter(seen, state="waiting").order_by("decide_by").values(
        "id", "person_id", "person__reference", "level_now", "level", "decide_by"
    )[:MOST]  # fmt: skip
    overrides = Override.objects.filter(seen, state="asked").order_by("known_from").values(
        "id", "person_id", "person__reference", "rule_level", "level", "review_on", "author_id", "author__name"
    )[:MOST]  # fmt: skip
    names = names_of({row["person_id"] for rows in (proposals, overrides) for row in rows})
    return [
        *(Waiting("override", row["id"], row["person_id"], names.get(row["person_id"], ""), row["person__reference"],
                  row["rule_level"], row["level"], row["review_on"], row["author_id"], row["author__name"])
          for row in overrides),
        *(Waiting("proposal", row["id"], row["person_id"], names.get(row["person_id"], ""), row["person__reference"],
                  row["level_now"], row["level"], row["decide_by"], None, "")
          for row in proposals),
    ]  # fmt: skip
