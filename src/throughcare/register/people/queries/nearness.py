"""The SQL behind search: distance over the distinct names, then the few people who bear them.

Edit distance is measured over `people_nameword` (each distinct name once), never over people; the nearest
names are crossed, the crossing is capped, and each pair is one probe of an index. So the cost grows with the
number of different names, not of people. What a name costs: 0 the same; 0.6 begins so; 0.7 second part of a
double name; 1 one slip; 2 two slips.

Row-level security makes each mention of a table dear to plan, so tables are mentioned once where possible.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from throughcare.register.people.folding import swapped
from throughcare.register.people.queries.alias_keys import AliasKeys
from throughcare.register.people.queries.names import Reading

LAST_LETTER = "\U0010ffff"
"""Sorts after every letter: `word >= 'smi' AND word < 'smi' || LAST_LETTER` is "begins with smi"."""
TOP_FAMILY, TOP_GIVEN, TOP_PAIRS = 40, 30, 160
HOMONYMS, HOMONYMS_RANKED_BY_BIRTH = 120, 600
"""How many people in all are looked at by name. Each costs a look through the wall, some 0.1 ms."""
NEAR_BIRTH_DAYS = 300
"""A birth within so many days of the one asked for is near; beyond it, it counts against the person."""

READINGS = """
{name} AS (
  SELECT * FROM unnest(%({prefix}_no)s::int[], %({prefix}_given)s::text[], %({prefix}_family)s::text[],
                       %({prefix}_extra)s::float8[]) r(no, given, family, extra))"""

# The nearest distinct names to each word asked for: one scan of the names for slips, two ranges of their
# indexes for beginnings and for the second part of a double name.
WORDS = """
{part}_word AS MATERIALIZED (
  SELECT asked.no, near.word, near.cost
  FROM unnest(%({part}_no)s::int[], %({part}_word)s::text[], %({part}_beyond)s::text[],
              %({part}_end)s::text[], %({part}_most)s::int[]) asked(no, word, beyond, ending, most)
  CROSS JOIN LATERAL (
    SELECT likely.word, min(likely.cost)::float8 AS cost FROM (
      SELECT word, CASE WHEN word = ANY(%(swapped)s) THEN 1
                   ELSE levenshtein_less_equal(word, asked.word, asked.most) END AS cost
      FROM people_nameword
      WHERE part = '{part}' AND levenshtein_less_equal(word, asked.word, asked.most) <= asked.most
      UNION ALL (SELECT word, 0.6 FROM people_nameword
                 WHERE part = '{part}' AND word >= asked.word AND word < asked.beyond LIMIT {beginnings})
      UNION ALL (SELECT word, 0.7 FROM people_nameword
                 WHERE part = '{part}' AND reverse(word) >= asked.ending
                   AND reverse(word) < asked.ending || '{last}' LIMIT 20)) likely
    GROUP BY likely.word ORDER BY 2, length(likely.word), likely.word LIMIT {top}) near)"""

# What to look up: a surname with a span of first names, both ends included; "" to LAST_LETTER is any of them.
PROBES = f"""
probe AS MATERIALIZED (
  (SELECT f.word AS family, g.word AS first, g.word AS last, f.cost + g.cost AS cost, %(homonyms)s AS most
   FROM family_word f JOIN given_word g ON g.no = f.no
   WHERE f.cost + g.cost <= 3 ORDER BY 4, 1, 2 LIMIT {TOP_PAIRS})
  UNION ALL
  SELECT f.word, a.given, a.given || '{LAST_LETTER}', f.cost + 0.6, CASE a.given WHEN '' THEN 100 ELSE 60 END
  FROM family_word f JOIN asked a ON a.no = f.no
  UNION ALL
  SELECT a.family, a.given, CASE a.given WHEN '' THEN '{LAST_LETTER}' ELSE a.given END, a.extra, 100
  FROM exactly a
  ORDER BY cost)"""  # noqa: S608 - built of constants

# A LATERAL with its LIMIT keeps every probe on the index, whatever the planner expects.
BY_PROBE = """
(SELECT n.id, n.person_id, probe.cost FROM probe
 CROSS JOIN LATERAL (SELECT id, person_id FROM people_name WHERE family_key = probe.family
   AND given_key >= probe.first AND given_key <= probe.last AND known_to IS NULL LIMIT probe.most) n
 LIMIT %(homonyms)s)"""
BY_GIVEN = """
(SELECT n.id, n.person_id, g.cost + a.extra FROM given_word g JOIN asked a ON a.no = g.no AND a.family = ''
 CROSS JOIN LATERAL (SELECT id, person_id FROM people_name WHERE given_key = g.word AND known_to IS NULL
                     LIMIT 100) n LIMIT 400)"""

# Aliases are sealed and found by their blind index alone: exactly what was asked, no misspelling.
BY_ALIAS = """
(SELECT n.id, n.person_id, a.cost
 FROM unnest(%(alias_whole)s::bigint[], %(alias_whole_cost)s::float8[]) a(key, cost)
 CROSS JOIN LATERAL (SELECT id, person_id FROM people_name
                     WHERE alias_whole = a.key AND alias IS NOT NULL AND known_to IS NULL LIMIT 60) n)
UNION ALL
(SELECT n.id, n.person_id, a.cost
 FROM unnest(%(alias_word)s::bigint[], %(alias_word_cost)s::float8[]) a(key, cost)
 CROSS JOIN LATERAL (SELECT id, person_id FROM people_name
                     WHERE alias_word = a.key AND alias IS NOT NULL AND known_to IS NULL LIMIT 60) n)"""

# People born that very day of whom one name is near: finds the one among thousands of the same surname, and
# the one whose other name is quite wrong.
BY_BIRTH = """
(SELECT n.id, n.person_id, coalesce(f.cost, 2) + coalesce(g.cost, 2)
 FROM (SELECT id FROM people_person WHERE known_to IS NULL AND born_from = %(born_from)s LIMIT 300) same_day
 CROSS JOIN LATERAL (SELECT id, person_id, family_key, given_key FROM people_name
                     WHERE person_id = same_day.id AND known_to IS NULL LIMIT 9) n
 LEFT JOIN (SELECT word, min(cost) AS cost FROM family_word GROUP BY word) f ON f.word = n.family_key
 LEFT JOIN (SELECT word, min(cost) AS cost FROM given_word GROUP BY word) g ON g.word = n.given_key
 WHERE f.cost IS NOT NULL OR g.cost IS NOT NULL)"""

RANKED = """
WITH {parts}, candidate(name_id, person_id, cost) AS ({sources})
SELECT p.id, min(c.cost + {birth_cost}) AS score, (array_agg(c.name_id ORDER BY c.cost))[1]
FROM candidate c JOIN people_person p ON p.id = c.person_id AND p.known_to IS NULL
{where} GROUP BY p.id ORDER BY score, p.id LIMIT %(limit)s"""

# Days between what was asked and what is recorded, both of them spans: none when they overlap.
BIRTH_COST = f"""
CASE WHEN p.born_from IS NULL THEN 1
     WHEN greatest(p.born_from - %(born_to)s, %(born_from)s - p.born_to) > {NEAR_BIRTH_DAYS} THEN 3
     ELSE greatest(p.born_from - %(born_to)s, %(born_from)s - p.born_to, 0) / {NEAR_BIRTH_DAYS}.0 / 2 END"""

IN_AREA = """
EXISTS (SELECT 1 FROM people_address d WHERE d.person_id = p.id AND d.area = %(area)s AND d.known_to IS NULL
        AND (d.ends_on IS NULL OR d.ends_on > %(today)s))"""

BORN_ABOUT = """
SELECT p.id, greatest(p.born_from - %(born_to)s, %(born_from)s - p.born_to, 0) AS score, NULL::uuid FROM (
  (SELECT id FROM people_person WHERE known_to IS NULL AND born_from >= %(born_from)s
   ORDER BY born_from, born_to LIMIT 500)
  UNION ALL
  (SELECT id FROM people_person WHERE known_to IS NULL AND born_from < %(born_from)s
   ORDER BY born_from DESC, born_to DESC LIMIT 500)) about
JOIN people_person p ON p.id = about.id {where} ORDER BY score, p.id LIMIT %(limit)s"""

BY_NUMBER = """
SELECT person_id, 0, NULL::uuid FROM (
  SELECT coalesce(merged_into_id, id) AS person_id FROM people_person
  WHERE agency_id = %(agency)s AND reference = ANY(%(references)s) AND known_to IS NULL
  UNION SELECT person_id FROM people_identifier WHERE value_key = ANY(%(keys)s) AND known_to IS NULL) found
LIMIT %(limit)s"""


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL that yields (person, score, matching name) and its parameters."""

    sql: str
    parameters: dict[str, Any] = field(default_factory=dict)


def by_name(
    asked: Sequence[Reading], *, born: tuple[date, date] | None, area: str, today: date, limit: int,
    alias_keys: AliasKeys | None = None,
) -> Statement:  # fmt: skip
    """The people whose name is nearest to one of the readings; `born` is the span of the birth asked for.

    alias_keys: None where the agency has no aliases.
    """
    near = [reading for reading in asked if reading.near]
    words = [word for reading in near for word in (reading.given, reading.family)]
    exact = [reading for reading in asked if not reading.near]
    parameters: dict[str, Any] = {
        "swapped": [slip for word in words for slip in swapped(word)],
        "homonyms": HOMONYMS_RANKED_BY_BIRTH if born else HOMONYMS, "area": area, "today": today, "limit": limit,
        **_columns("near", near), **_columns("exact", exact),
        **_wanted("family", near), **_wanted("given", near),
    }  # fmt: skip
    if born:
        parameters |= {"born_from": born[0], "born_to": born[1]}
    sources = list(_sources(near, born))
    if alias_keys is not None:
        parameters |= alias_keys.parameters
        sources.append(BY_ALIAS)
    sql = RANKED.format(
        parts=",".join([
            READINGS.format(name="asked", prefix="near"), READINGS.format(name="exactly", prefix="exact"),
            WORDS.format(part="family", top=TOP_FAMILY, beginnings=200, last=LAST_LETTER),
            WORDS.format(part="given", top=TOP_GIVEN, beginnings=20, last=LAST_LETTER),
            PROBES,
        ]),
        sources=" UNION ALL ".join(sources),
        birth_cost=BIRTH_COST if born else "0", where=f"WHERE {IN_AREA}" if area else "",
    )  # fmt: skip
    return Statement(sql, parameters)


def by_birth(born: tuple[date, date], *, area: str, today: date, limit: int) -> Statement:
    """The people born nearest to a span of days."""
    parameters = {"born_from": born[0], "born_to": born[1], "area": area, "today": today, "limit": limit}
    return Statement(BORN_ABOUT.format(where=f"WHERE {IN_AREA}" if area else ""), parameters)


def by_number(references: list[str], keys: list[str], agency: object, limit: int) -> Statement:
    """The people with this very reference or identifier."""
    return Statement(BY_NUMBER, {"references": references, "keys": keys, "agency": agency, "limit": limit})


def _sources(near: Sequence[Reading], born: tuple[date, date] | None) -> Iterator[str]:
    yield BY_PROBE
    if any(not reading.family for reading in near):
        yield BY_GIVEN
    if born and born[0] == born[1]:
        yield BY_BIRTH


def _columns(prefix: str, asked: Sequence[Reading]) -> dict[str, list[Any]]:
    return {
        f"{prefix}_no": list(range(len(asked))),
        f"{prefix}_given": [reading.given for reading in asked],
        f"{prefix}_family": [reading.family for reading in asked],
        f"{prefix}_extra": [reading.extra for reading in asked],
    }


def _wanted(part: str, asked: Sequence[Reading]) -> dict[str, list[Any]]:
    """The words of this part to look for, each with the number of its reading and what counts as near it."""
    wanted = [(no, getattr(reading, part)) for no, reading in enumerate(asked) if getattr(reading, part)]
    words = [word for _, word in wanted]
    return {
        f"{part}_no": [no for no, _ in wanted],
        f"{part}_word": words,
        f"{part}_beyond": [word + LAST_LETTER for word in words],
        f"{part}_end": [f"{word[::-1]} " for word in words],
        f"{part}_most": [min(2, len(word) // 2) for word in words],
    }
