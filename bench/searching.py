"""W1, searching by a misspelt name: ours against trigrams, the index most people would reach for.

Ours is the whole act: context, permission, search, one audit entry with the ids found, commit. The pick is one
statement over a trigram GIN index on the same names, under the same row-level security, without an audit entry.
Both look for the same people, each with one slip in one part of the name and a birth remembered within 300 days.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import psycopg

from bench.browsing import as_system, officers
from bench.measuring import Result, Spread, in_turn
from bench.world import BenchDatabase
from throughcare.platform.access import door
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.birth import Birth
from throughcare.register.people.models import Name
from throughcare.register.people.queries.search import SearchTerms, search

SEARCHES = 40
LARGE = 1_000_000
TRIGRAMS = """
SELECT n.person_id FROM people_name n JOIN people_person p ON p.id = n.person_id AND p.known_to IS NULL
WHERE n.known_to IS NULL AND (n.given_key || ' ' || n.family_key) %% %(name)s
ORDER BY similarity(n.given_key || ' ' || n.family_key, %(name)s) DESC,
  abs(coalesce(p.born_from - %(born)s::date, 9999)) LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Sought:
    """Somebody, and what the searcher remembers of them."""

    person: UUID
    name: str
    born: date


def run(database: BenchDatabase, rounds: int) -> list[Result]:
    """Misspelt names."""
    with as_system():
        user = users_with_roles().get(pk=officers(1)[0].pk)
    actor, sought = as_actor(user), _sought()
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        owner.execute(
            "CREATE INDEX IF NOT EXISTS bench_trigrams ON people_name"
            " USING gin ((given_key || ' ' || family_key) gin_trgm_ops) WHERE known_to IS NULL"
        )
        try:
            with psycopg.connect(database.app_url, autocommit=True) as raw:
                ways = {
                    "ours": partial(_all, _ours, actor, sought),
                    "pick": partial(_all, _trigrams, (raw, actor), sought),
                }
                taken = in_turn(ways, rounds)
                found = [sum(way(given, each) for each in sought) for way, given in
                         ((_ours, actor), (_trigrams, (raw, actor)))]  # fmt: skip
        finally:
            owner.execute("DROP INDEX bench_trigrams")
    ours, pick = (_each(taken[way]) for way in ("ours", "pick"))
    goal = 20 if database.people >= LARGE else 2
    note = f"found {found[0]} of {SEARCHES} among the first 20; trigrams {found[1]}"
    return [Result("W1", "trigram search, misspelt name", "our search, audited", pick.median / ours.median,
                   ("at least", goal), pick, ours, note)]  # fmt: skip


def _sought() -> list[Sought]:
    chance = random.Random(7)
    with as_system():
        names = Name.objects.filter(kind="main", person__born_precision="exact").exclude(
            given_key="", family_key=""
        )
        rows = list(
            names.order_by("pk").values_list("person_id", "given_key", "family_key", "person__born_from")[
                :50_000
            ]
        )
    return [
        Sought(person, _misspelt(given, family, chance), born + timedelta(days=chance.randint(-300, 300)))
        for person, given, family, born in chance.sample(rows, SEARCHES)
    ]


def _misspelt(given: str, family: str, chance: random.Random) -> str:
    if chance.random() < 0.5:
        return f"{_slip(given, chance)} {family}"
    return f"{given} {_slip(family, chance)}"


def _slip(word: str, chance: random.Random) -> str:
    """One letter lost, doubled, or changed with its neighbour."""
    at = chance.randrange(max(len(word) - 1, 1))
    return chance.choice([
        word[:at] + word[at + 1 :],
        word[: at + 1] + word[at:],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    ])  # fmt: skip


def _all(way: Any, given: Any, sought: list[Sought]) -> None:
    for each in sought:
        way(given, each)


def _ours(actor: Actor, sought: Sought) -> bool:
    with acting(actor):
        hits = search(actor, SearchTerms(name=sought.name, born=Birth.on(sought.born)))
        door.look_at_list(actor, "bench:search", [hit.person_id for hit in hits], purpose="directory")
    return any(hit.person_id == sought.person for hit in hits)


def _trigrams(given: tuple[psycopg.Connection[Any], Actor], sought: Sought) -> bool:
    raw, actor = given
    with raw.transaction():
        raw.execute(
            "SELECT set_config('tc.user', %s, true), set_config('tc.agency', %s, true)",
            [str(actor.user_id), str(actor.agency_id)],
        )
        rows = raw.execute(TRIGRAMS, {"name": sought.name, "born": sought.born}).fetchall()
    return any(row[0] == sought.person for row in rows)


def _each(spread: Spread) -> Spread:
    """Seconds a search."""
    return Spread(spread.median / SEARCHES, spread.least / SEARCHES, spread.most / SEARCHES)
