"""Finding a person by a partial or misspelt name, a reference or identifier, approximate birth, area."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.people.birth import Birth
from throughcare.register.people.folding import number_keys
from throughcare.register.people.models import Address, Name, Person
from throughcare.register.people.queries.alias_keys import alias_keys
from throughcare.register.people.queries.names import readings
from throughcare.register.people.queries.nearness import Statement, by_birth, by_name, by_number
from throughcare.rules import jurisdictions

SHOWN = 20
CONSIDERED = 30
"""How many of the nearest are looked at more closely: some may be hidden from the actor."""


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """What is known of the person looked for; empty parts are not asked.

    name: the whole name in one box; given, family: asked apart instead. number: a reference or an identifier
    of any scheme. born: a day, a year or an age; near births count too. area: a code.
    """

    name: str = ""
    given: str = ""
    family: str = ""
    number: str = ""
    born: Birth | None = None
    area: str = ""

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and last possible day of the birth asked for."""
        if self.born is None or self.born.earliest is None or self.born.latest is None:
            return None
        return self.born.earliest, self.born.latest


@dataclass(frozen=True, slots=True)
class Hit:
    """One person found, as the directory line shows them.

    also_known_as: the name that matched, if it is not the main one. by_alias: an alias matched; which one stands on the
    person's own page, for those who may open it.
    score: 0 is exactly what was asked; one slip costs 1, a birth that does not fit 3.
    """

    person_id: UUID
    display_name: str
    reference: str
    age: str
    area: str
    also_known_as: str
    by_alias: bool
    score: float


def search(actor: Actor, terms: SearchTerms) -> list[Hit]:
    """The people nearest to `terms` whom the actor may know of, best first, at most 20; two statements.

    Empty when nothing was asked that can be looked up: an area alone is a list, not a search.
    Raises NotPermitted when the actor's roles find nobody.
    """
    door.require(actor, Permission.PERSON_FIND)
    statement = _statement(actor, terms, clock.today(actor.zone))
    if statement is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters)
        found = {person: (float(score), name) for person, score, name in cursor.fetchall()}
    return _hits(actor, found)[:SHOWN]


def _statement(actor: Actor, terms: SearchTerms, today: date) -> Statement | None:
    if terms.number.strip():
        return by_number(*_numbers(actor, terms.number), actor.agency_id, CONSIDERED)
    asked = readings(terms.name, terms.given, terms.family)
    if asked:
        return by_name(
            asked, born=terms.span, area=terms.area, today=today, limit=CONSIDERED,
            alias_keys=alias_keys(actor.agency_id, asked),
        )  # fmt: skip
    if terms.span:
        return by_birth(terms.span, area=terms.area, today=today, limit=CONSIDERED)
    return None


def _numbers(actor: Actor, typed: str) -> tuple[list[str], list[str]]:
    """The references and identifier keys a typed number may stand for."""
    shown = "".join(letter for letter in typed if letter.isprintable()).strip()
    schemes = jurisdictions.get(actor.jurisdiction).identifier_schemes if actor.jurisdiction else ()
    return sorted({shown, shown.upper(), shown.replace(" ", "").upper()}), number_keys(shown, schemes)


def _hits(actor: Actor, found: dict[UUID, tuple[float, UUID | None]]) -> list[Hit]:
    if not found:
        return []
    today = clock.today(actor.zone)
    matched = [name for _, name in found.values() if name is not None]
    hits = [
        replace(_hit(row, today), score=found[row["id"]][0])
        for row in _lines(
            Person.objects.filter(door.findable_by(actor, "id"), pk__in=list(found)), matched, today
        )
    ]
    return sorted(hits, key=lambda hit: (hit.score, hit.display_name.casefold(), hit.reference))


def _lines(people: QuerySet[Person], matched: Iterable[UUID], today: date) -> Iterable[Any]:
    """What the directory line shows of each of `people`, in one statement."""
    names = Name.objects.filter(person_id=OuterRef("pk")).values(
        each=JSONObject(kind="kind", given="given", middle="middle", family="family")
    )
    living = Address.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today), person_id=OuterRef("pk"))
    return people.annotate(
        main=Subquery(names.filter(kind="main")[:1]),
        other=Subquery(names.filter(pk__in=list(matched)).exclude(kind="main")[:1]),
        area=Subquery(living.order_by("kind", F("starts_on").desc(nulls_last=True)).values("area")[:1]),
    ).values(
        "id", "reference", "born_from", "born_to", "born_precision", "born_as_given", "main", "other", "area"
    )  # fmt: skip


def _hit(row: dict[str, Any], today: date) -> Hit:
    birth = Birth(row["born_from"], row["born_to"], row["born_precision"], row["born_as_given"])
    return Hit(
        person_id=row["id"],
        display_name=_spelt(row["main"]) or row["reference"],
        reference=row["reference"],
        age=birth.age(today) or birth.words(),
        area=row["area"] or "",
        also_known_as=_spelt(row["other"]),
        by_alias=bool(row["other"]) and row["other"]["kind"] == Name.Kind.ALIAS,
        score=0.0,
    )


def _spelt(name: dict[str, str] | None) -> str:
    return " ".join(part for part in (name["given"], name["middle"], name["family"]) if part) if name else ""
