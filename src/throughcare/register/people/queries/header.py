"""What stands at the top of every page about a person, read in one statement."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.as_known import looking_at
from throughcare.platform.database.planned import planned_cursor
from throughcare.register.people.birth import Birth
from throughcare.register.people.flags import flags_sql
from throughcare.register.people.pages import Menu, PersonPage, menu, page_of_table, pages_of
from throughcare.register.people.queries.versions import MEMO, touched_column
from throughcare.register.people.words import SPOKEN_EVERYWHERE, sex_name
from throughcare.rules import jurisdictions
from throughcare.rules.dates import DateOrder, in_words
from throughcare.rules.jurisdictions.languages import language_name

FLAGS_STAND_HERE = "/* flags of other apps */"
HEADER = """
SELECT p.version, p.reference, p.born_from, p.born_to, p.born_precision, p.born_as_given, p.sex, p.language,
  p.interpreter_needed, n.given, n.middle, n.family,
  (SELECT o.given || ' ' || o.family FROM people_name o
   WHERE o.person_id = p.id AND o.kind = 'preferred' AND o.known_to IS NULL
     AND (o.ends_on IS NULL OR o.ends_on > %(today)s) ORDER BY o.known_from DESC LIMIT 1),
  ARRAY(SELECT a.need FROM people_adjustment a
        WHERE a.person_id = p.id AND a.known_to IS NULL AND (a.starts_on IS NULL OR a.starts_on <= %(today)s)
          AND (a.ends_on IS NULL OR a.ends_on > %(today)s) ORDER BY a.need),
  ARRAY(SELECT jsonb_build_array(r.table, r.how, r.authority, r.ordered_on)::text FROM people_removal r
        WHERE r.person_id = p.id AND r.principal AND r.opened_at IS NULL ORDER BY r.removed_at),
  /* flags of other apps */
FROM people_person p
LEFT JOIN people_name n ON n.person_id = p.id AND n.kind = 'main' AND n.known_to IS NULL
WHERE p.id = %(person)s AND p.known_to IS NULL
"""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is known; an empty value is shown as "Not recorded"."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class RemovedMark:
    """That law took something away: the name of the page it stood on, and the sentence that stands there instead."""

    page: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonHeader:
    """The identity of a person, in words.

    display_name: the main name, or the reference when no name is known. born: with its precision. age: "36",
    "38 to 39", or "". flags: what one must know before speaking to the person: interpreter, adjustments.
    version: of the person's own row, for forms that change it. removed: what law took away, for the page it stood on.
    """

    id: UUID
    version: int
    display_name: str
    reference: str
    preferred_name: str
    born: str
    age: str
    sex: str
    language: str
    interpreter_needed: bool | None
    flags: tuple[str, ...]
    pages: tuple[PersonPage, ...]
    removed: tuple[RemovedMark, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the identity bar says first; a page adds its own after these."""
        born = f"{self.born} (age {self.age})" if self.age else self.born
        known_as = (Fact("Known as", self.preferred_name),) if self.preferred_name else ()
        return (*known_as, Fact("Born", born), Fact("Language", self.language))

    def menu(self, open_page: str) -> Menu:
        """The groups of pages, and the pages of the group that `open_page` belongs to."""
        return menu(self.pages, open_page)

    @property
    def shown_reference(self) -> str:
        """The reference, unless it already stands in place of the name."""
        return "" if self.display_name == self.reference else self.reference


def person_header(actor: Actor, person_id: UUID) -> PersonHeader:
    """The header of one person. The page went through `door.look`; the database's wall stands behind.

    Raises NotThere when the wall hides the person or there is none.
    """
    today = clock.today(actor.zone)
    row = _read(actor, {"person": person_id, "today": today})
    if row is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "R1 no such person")
    return _header(person_id, row, today, date_order_of(actor))


def _read(actor: Actor, given: dict[str, Any]) -> tuple[Any, ...] | None:
    """On a page of the past the same statement tells what has changed since, for the page's frame and marks."""
    looking, sql = looking_at(), HEADER.replace(FLAGS_STAND_HERE, flags_sql())
    if looking is not None:
        sql = sql.replace("SELECT p.version", f"SELECT {touched_column(actor)}, p.version", 1)
        given = {**given, "moment": looking.moment}
    with planned_cursor() as cursor:
        cursor.execute(sql, given)
        row: tuple[Any, ...] | None = cursor.fetchone()
    if row is None or looking is None:
        return row
    looking.memo[MEMO] = row[0]
    return tuple(row[1:])


def date_order_of(actor: Actor) -> DateOrder:
    """Whether dates are written day or month first where the actor works."""
    return jurisdictions.get(actor.jurisdiction).date_order if actor.jurisdiction else DateOrder.DAY_MONTH


def full_name(*parts: str | None) -> str:
    """The parts that are known, in order."""
    return " ".join(part for part in parts if part)


def _header(person_id: UUID, row: tuple[Any, ...], today: date, order: DateOrder) -> PersonHeader:
    version, reference, *born, sex, language, interpreter = row[:9]
    given, middle, family, preferred, needs, removed, told = row[9:]
    birth = Birth(*born)
    return PersonHeader(
        id=person_id,
        version=version,
        display_name=full_name(given, middle, family) or reference,
        reference=reference,
        preferred_name=(preferred or "").strip(),
        born=birth.words(order),
        age=birth.age(today),
        sex=sex_name(sex),
        language=language_name(language),
        interpreter_needed=interpreter,
        flags=(*_age_flags(birth, today), *told, *_language_flags(language, interpreter), *needs),
        pages=pages_of(person_id),
        removed=tuple(_mark(json.loads(each), order) for each in removed),
    )


def _mark(mark: tuple[str, str, str, str], order: DateOrder) -> RemovedMark:
    table, how, authority, ordered_on = mark
    day = in_words(date.fromisoformat(ordered_on), order)
    why = (
        "Removed, it belonged to another person, by order of" if how == "misfiled" else "Removed by order of"
    )
    return RemovedMark(page_of_table(table), f"{why} {authority} on {day}")


def _age_flags(birth: Birth, today: date) -> tuple[str, ...]:
    """Under-18s are marked on every page; instruments made for adults refuse them."""
    return ("Under 18: instruments for adults do not apply",) if birth.adult(today) is False else ()


def _language_flags(language: str, interpreter_needed: bool | None) -> tuple[str, ...]:
    if interpreter_needed:
        named = "" if language in SPOKEN_EVERYWHERE else f": {language_name(language)}"
        return (f"Interpreter needed{named}",)
    if interpreter_needed is None and language not in SPOKEN_EVERYWHERE:
        return (f"Speaks {language_name(language)}: not asked whether an interpreter is needed",)
    return ()
