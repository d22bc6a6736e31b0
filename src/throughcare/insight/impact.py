"""Who changes if this rule changes? Two versions of a rule over what it was asked about the agency's people.

Every latest calculation of the rule is asked again, with the same inputs, of the other version. Nothing is stored and
nobody's level or score changes: this is looked at before a version is released.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules.catalogue import Entry
from throughcare.rules.forms import stated
from throughcare.rules.kernel import RuleError

# The latest of each person, be it a score of an assessment or a calculation of a level. Walls: row-level security.
ASKED = """
SELECT DISTINCT ON (x.person_id) x.person_id, p.reference, x.inputs
FROM (
  SELECT person_id, inputs, scored_on AS made, id FROM assessments_scoremade
  WHERE split_part(rule, '@', 1) = %(code)s AND known_to IS NULL AND not_scored = ''
  UNION ALL
  SELECT person_id, inputs, made_on, id FROM classification_calculation
  WHERE split_part(rule, '@', 1) = %(code)s AND known_to IS NULL
) x JOIN people_person p ON p.id = x.person_id AND p.known_to IS NULL
ORDER BY x.person_id, x.made DESC, x.id DESC
"""
NO_ANSWER = "no answer"
MOST_NAMED = 200


@dataclass(frozen=True, slots=True)
class Move:
    """How many people would go from one reading to another. changed: whether the two differ."""

    before: str
    after: str
    people: int

    @property
    def changed(self) -> bool:
        """Whether they read differently."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Mover:
    """A person whose reading would change, and whom the actor may open."""

    person_id: UUID
    reference: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Impact:
    """people: how many were asked about. moves: the most frequent first. movers: at most 200, by reference."""

    people: int
    moves: tuple[Move, ...]
    movers: tuple[Mover, ...]

    @property
    def changed(self) -> int:
        """How many would read differently."""
        return sum(move.people for move in self.moves if move.changed)

    @property
    def counts(self) -> dict[str, Any]:
        """What is kept with a prepared change: counts, and nobody."""
        moves = [{"before": move.before, "after": move.after, "people": move.people} for move in self.moves]
        return {"people": self.people, "changed": self.changed, "moves": moves}


def impact(actor: Actor, before: Entry, after: Entry) -> Impact:
    """What would change. Raises NotPermitted. The page writes the look at those it names."""
    door.require(actor, Permission.RULE_RELEASE)
    found = list(_compared(before, after))
    counted = Counter((old, new) for _, _, old, new in found)
    moves = sorted((Move(*pair, number) for pair, number in counted.items()), key=lambda move: -move.people)
    movers = [Mover(*row) for row in found if row[2] != row[3]][:MOST_NAMED]
    return Impact(len(found), tuple(moves), tuple(movers))


def _compared(before: Entry, after: Entry) -> Iterator[tuple[UUID, str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(ASKED, {"code": before.code})
        for person, reference, raw in cursor.fetchall():
            inputs = json.loads(raw)
            yield person, reference, _reads(before, inputs), _reads(after, inputs)


def _reads(entry: Entry, inputs: dict[str, Any]) -> str:
    """The band or level where there is one, else the value; `no answer` where the rule refuses."""
    try:
        says = stated(entry, entry.ask(inputs))
    except RuleError:
        return NO_ANSWER
    return says.band or says.value or NO_ANSWER
