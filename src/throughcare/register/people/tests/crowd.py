"""Twenty thousand invented people of one agency, in a copy of the test database of their own, analysed."""

import random
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql

from throughcare.platform.actor import SYSTEM_USER, Actor
from throughcare.platform.database.server import PrivateServer

AGENCY, USER = UUID(int=0xA9), UUID(int=0x05E4)
MANY = 20_000
SYLLABLES = [consonant + vowel for consonant in "bcdfghklmnrst" for vowel in "aeio"]
FIRST_BIRTH = date(1955, 1, 1)
ACTOR = Actor(
    user_id=USER, agency_id=AGENCY, agency_code="crowd", zone="Europe/London", jurisdiction="ew",
    permissions=frozenset({"person.find"}),
)  # fmt: skip
"""Someone of the crowd's agency who may find people."""


def person_id(number: int) -> UUID:
    """The id of the crowd's person with this number, from 0."""
    return UUID(int=(1 << 100) + number)


class Crowd:
    """The people, as they were made: `people[number]` is (given, family, birth)."""

    def __init__(self, seed: int = 20260301) -> None:
        chance = random.Random(seed)
        families, givens = _invented(chance, 4000, 4), _invented(chance, 400, 3)
        self.people = [
            (given, family, FIRST_BIRTH + timedelta(chance.randrange(18_000)))
            for given, family in zip(
                chance.choices(givens, [1 / (rank + 1) for rank in range(len(givens))], k=MANY),
                chance.choices(families, [1 / (rank + 1) for rank in range(len(families))], k=MANY),
                strict=True,
            )
        ]

    def fill(self, server: PrivateServer, database: str) -> None:
        """Write the people into `database` as its owner, and let the planner count them."""
        with psycopg.connect(server.owner_url(database)) as owner:
            owner.execute("SELECT set_config('tc.system', 'test', true)")
            _audit(owner)
            owner.execute(
                "INSERT INTO access_agency (id, code, name, jurisdiction, zone, phone, address, version)"
                " VALUES (%s, 'crowd', 'Crowd', 'ew', 'Europe/London', '', '', 1)",
                [AGENCY],
            )
            given, family, born = (list(each) for each in zip(*self.people, strict=True))
            ids = [person_id(number) for number in range(MANY)]
            owner.execute(PEOPLE, {"by": SYSTEM_USER, "agency": AGENCY, "ids": ids, "born": born})
            owner.execute(NAMES, {"by": SYSTEM_USER, "ids": ids, "given": given, "family": family})
        with psycopg.connect(server.owner_url(database), autocommit=True) as owner:
            for table in ("people_person", "people_name", "people_nameword"):
                owner.execute(sql.SQL("VACUUM ANALYZE {}").format(sql.Identifier(table)))


def slip(chance: random.Random, word: str) -> str:
    """`word` with one random slip: a letter left out, put in, replaced, or two changing places."""
    letters, at = "abcdefghijklmnopqrstuvwxyz", chance.randrange(len(word))
    kind = chance.choice(["left out", "put in", "replaced", "swapped"])
    if kind == "swapped":
        at = chance.randrange(len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    added = "" if kind == "left out" else chance.choice(letters)
    return word[:at] + added + word[at + (kind != "put in") :]


def _invented(chance: random.Random, many: int, longest: int) -> list[str]:
    words: set[str] = set()
    while len(words) < many:
        made = "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, longest)))
        words.add(made + chance.choice(["", "n", "s", "r"]))
    ordered = sorted(words)
    chance.shuffle(ordered)
    return ordered


def _audit(owner: psycopg.Connection[Any]) -> None:
    owner.execute(
        "INSERT INTO audit_event (id, at, log, action, verb, outcome, actor_id, body)"
        " VALUES (gen_random_uuid(), now(), 'system', 'test:crowd', 'alter', 'allow', %s, '')",
        [SYSTEM_USER],
    )


PEOPLE = """
INSERT INTO people_person (id, record_id, version, known_from, recorded_by_id, because, closed_because,
                           agency_id, reference, born_from, born_to, born_precision, born_as_given, sex,
                           language, source)
SELECT id, id, 1, now(), %(by)s, 'test', '', %(agency)s, 'X' || lpad(no::text, 6, '0'), born, born, 'exact',
       '', '', '', ''
FROM unnest(%(ids)s::uuid[], %(born)s::date[]) WITH ORDINALITY made(id, born, no)
"""
NAMES = """
INSERT INTO people_name (id, record_id, version, known_from, recorded_by_id, because, closed_because,
                         person_id, kind, given, middle, family, given_key, family_key)
SELECT own, own, 1, now(), %(by)s, 'test', '', person, 'main', given, '', family, given, family
FROM (SELECT gen_random_uuid() AS own, *
      FROM unnest(%(ids)s::uuid[], %(given)s::text[], %(family)s::text[]) made(person, given, family)) named
"""
