"""Putting together what is held about a person, for the person: readable pages, a PDF, and the rows themselves.

What goes in is read from the holdings of the tables. What names somebody else is left out and counted; what needs a
human's judgement is given or withheld as a named person decided; victims' data are never in it. What is left out is
said, in numbers and with the reasons.
"""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.template.loader import get_template

from throughcare.platform.access.models import User
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.holdings import (
    Holding,
    Sharing,
    holding_of,
    is_versioned,
    models_of_the_record,
    own_fields,
    person_column,
)
from throughcare.platform.keys.fields import SealedTextField, opened_row, sealed_fields
from throughcare.platform.keys.models import Domain
from throughcare.register.people.models import Name, Relation

NEVER = frozenset({"protection"})
"""Apps whose tables are about other people's safety: no row of theirs is read for a pack."""
ANOTHER = "[another person]"
ROWS_READ = 500
MOST_PRINTED = 2000
"""Entries; setting more of them in pages would keep the worker for minutes. The readable page prints as well."""
_printer: list[Callable[[str], bytes]] = []
SHORTEST_NAME = 3
"""Letters; a shorter part of a name would take words out of the text that name nobody."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the pack that a named person must look at first: a table, a column, or its sensitive rows."""

    code: str
    what: str
    rows: int


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about a part."""

    give: bool
    reason: str
    by: str


@dataclass(slots=True)
class Chapter:
    """One table of the pack. rows: label and value of each; left_out: how much, and why."""

    what: str
    assertion: str
    purpose: str
    rows: list[list[tuple[str, str]]] = field(default_factory=list)
    earlier: int = 0
    left_out: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as made. figures: rows, what was left out, by reason."""

    file: bytes
    fingerprint: str
    figures: dict[str, Any]


def print_with(printer: Callable[[str], bytes]) -> None:
    """Join whoever makes a page a tagged PDF, b"" where the machine cannot; called once at start-up by `config`."""
    _printer[:] = [printer]


def tables() -> list[type[models.Model]]:
    """Every table that a pack is made from."""
    return [model for model in models_of_the_record() if model._meta.app_label not in NEVER]


def parts_to_judge(people: Collection[UUID]) -> list[Part]:
    """What a named person must decide on before a pack can be handed over; only what there is."""
    found: list[Part] = []
    for model in tables():
        holding = _holding(model)
        rows = _rows(model, people)
        if holding.sharing is Sharing.WITHHOLD:
            found.append(Part(model._meta.label, holding.what, rows.count()))
            continue
        if holding.review_rows:
            marked = rows.filter(**{holding.review_rows: True}).count()
            code = f"{model._meta.label}:{holding.review_rows}"
            found.append(Part(code, f"{holding.what}, marked sensitive", marked))
        for name, own in holding.fields.items():
            if own.sharing is Sharing.WITHHOLD:
                said = f"{holding.what}: {name.replace('_', ' ')}"
                found.append(Part(f"{model._meta.label}.{name}", said, _filled(rows, model, name)))
    return [part for part in found if part.rows]


def _filled(rows: Any, model: type[models.Model], name: str) -> int:
    """How many rows hold something there; of a sealed column the database knows no more."""
    sealed = isinstance(model._meta.get_field(name), SealedTextField)
    return int(rows.exclude(**({f"{name}__isnull": True} if sealed else {name: ""})).count())


def make(
    people: Collection[UUID],
    decisions: Mapping[str, Decided],
    *,
    title: str,
    made_on: date,
) -> Pack:
    """Read everything held under these ids of one person, at one moment, and write it down."""
    hide = hider(people)
    chapters: list[Chapter] = []
    lines = io.StringIO()
    for model in tables():
        chapter = Chapter(_holding(model).what, str(_holding(model).assertion), str(_holding(model).purpose))
        for given in _given(model, people, decisions, chapter):
            text = {name: _hidden(value, hide) for name, value in given.items()}
            if given["known_to"]:
                chapter.earlier += 1
            else:
                shown = [(_label(name), _said(value)) for name, value in text.items() if _worth(name, value)]
                chapter.rows.append(shown)
            lines.write(
                json.dumps({"table": model._meta.label, **text}, default=str, ensure_ascii=False) + "\n"
            )
        if chapter.rows or chapter.left_out or chapter.earlier:
            chapters.append(chapter)
    looks = looks_by_year(people)
    left_out = [said for chapter in chapters for said in chapter.left_out]
    content = {"title": title, "made_on": made_on, "chapters": chapters, "looks": looks, "left_out": left_out}
    page = get_template("rights/pack.jinja", using="jinja").render({"page": content})
    rows = sum(len(chapter.rows) for chapter in chapters)
    printed = _printer[0](page) if _printer and rows <= MOST_PRINTED else b""
    return _packed(page, printed, lines.getvalue(), {
        "rows": rows, "earlier": sum(each.earlier for each in chapters),
        "left_out": left_out, "looks": sum(looks.values()), "pdf": bool(printed),
    })  # fmt: skip


def rows_held(people: Collection[UUID]) -> int:
    """How many rows a pack is made from, earlier versions included."""
    return sum(_rows(model, people).count() for model in tables())


def _given(
    model: type[models.Model], people: Collection[UUID], decisions: Mapping[str, Decided], chapter: Chapter
) -> Iterator[dict[str, Any]]:
    """The rows of a table that the person is given, without columns that name others; notes what is left out."""
    holding, label = _holding(model), model._meta.label
    rows = _rows(model, people)
    if holding.sharing is Sharing.THIRD_PARTY:
        _leave_out(chapter, rows.count(), "it names other people")
        return
    if holding.sharing is Sharing.WITHHOLD and not _may_give(decisions, label, chapter, rows.count()):
        return
    if holding.review_rows:
        marked = rows.filter(**{holding.review_rows: True})
        part = f"{label}:{holding.review_rows}"
        if not _may_give(decisions, part, chapter, marked.count()):
            rows = rows.exclude(**{holding.review_rows: True})
    names = list(_columns(model, holding, decisions, chapter))
    versioned = ["known_from", "known_to"] if is_versioned(model) else []
    key = "record_id" if versioned else "pk"
    sealed = {each.attname for each in sealed_fields(model)} & set(names)
    for row in rows.values(key, *names, *versioned).iterator(chunk_size=ROWS_READ):
        opened = opened_row(model, {**row, "record_id": row[key]}) if sealed else row
        yield {"known_to": None, **{name: opened[name] for name in [*names, *versioned]}}


def _columns(
    model: type[models.Model], holding: Holding, decisions: Mapping[str, Decided], chapter: Chapter
) -> Iterator[str]:
    left = []
    fields = {each.attname: each for each in model._meta.concrete_fields}
    for name in own_fields(model):
        column = fields[name]
        if isinstance(column, models.BinaryField) or column.related_model is User:
            continue  # files have a page of their own; staff act for the agency
        if isinstance(column, SealedTextField) and column.domain in (Domain.PROTECTED, Domain.DOCUMENT):
            continue  # protected, or taken away by law: nobody is given it; nor a key
        sharing = holding.of_field(name).sharing
        if sharing is Sharing.THIRD_PARTY:
            left.append(_label(name).lower())
            continue
        own, code = holding.fields.get(name), f"{model._meta.label}.{name}"
        if own and own.sharing is Sharing.WITHHOLD and not _may_give(decisions, code, chapter, 1):
            continue
        yield name
    if left:
        chapter.left_out.append(f"{holding.what}: {', '.join(left)}, because it names other people")


def _may_give(decisions: Mapping[str, Decided], part: str, chapter: Chapter, rows: int) -> bool:
    decided = decisions.get(part)
    if decided is not None and decided.give:
        return True
    if decided is None:
        _leave_out(chapter, rows, "nobody has decided about it yet")
    else:
        _leave_out(chapter, rows, f"{decided.by} decided: {decided.reason}")
    return False


def _leave_out(chapter: Chapter, rows: int, why: str) -> None:
    if rows:
        chapter.left_out.append(f"{chapter.what}: {rows} left out, because {why}")


def _rows(model: type[models.Model], people: Collection[UUID]) -> models.QuerySet[Any]:
    manager: Any = getattr(model, "versions", model._default_manager)
    rows: models.QuerySet[Any] = manager.filter(**{f"{person_column(model)}__in": people})
    return rows.order_by("known_from") if is_versioned(model) else rows.order_by("pk")


def hider(people: Collection[UUID]) -> Callable[[str], str]:
    """What takes the names of people around the person out of a text; the person's own names stay."""
    own = {
        word.casefold()
        for row in Name.versions.filter(person_id__in=people).values_list("given", "middle", "family")
        for word in " ".join(row).split()
    }
    others: set[str] = set()
    for name in Relation.versions.filter(person_id__in=people).values_list("name", flat=True):
        words = [word for word in name.split() if len(word) >= SHORTEST_NAME and word.casefold() not in own]
        others |= {name, *words} if words else set()
    if not others:
        return lambda text: text
    spelt = "|".join(re.escape(each) for each in sorted(others, key=len, reverse=True) if each)
    pattern = re.compile(rf"\b(?:{spelt})\b", re.IGNORECASE)
    return lambda text: pattern.sub(ANOTHER, text)


def _hidden(value: Any, hide: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, dict):
        return {key: _hidden(held, hide) for key, held in value.items()}
    return [_hidden(held, hide) for held in value] if isinstance(value, list) else value


def looks_by_year(people: Collection[UUID]) -> dict[int, int]:
    """How often staff looked at the record, by year."""
    seen = AuditEvent.objects.filter(people__overlap=list(people), action__endswith=":consulted")
    counted: dict[int, int] = {}
    for year, number in seen.values_list("at__year").annotate(models.Count("id")).order_by("at__year"):
        counted[year] = number
    return counted


def _holding(model: type[models.Model]) -> Holding:
    found = holding_of(model)
    assert found is not None  # tests/contracts
    return found


def _packed(page: str, printed: bytes, lines: str, figures: dict[str, Any]) -> Pack:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("record.html", page)
        if printed:
            packed.writestr("record.pdf", printed)
        packed.writestr("record.jsonl", lines)
    file = buffer.getvalue()
    return Pack(file, hashlib.sha256(file).hexdigest(), figures)


def _label(name: str) -> str:
    return name.removesuffix("_id").replace("_", " ").capitalize()


def _worth(name: str, value: object) -> bool:
    """Whether a value tells a reader anything: ids, folded keys and fingerprints are in the rows, not on the page."""
    return (
        value not in (None, "", [], {})
        and not isinstance(value, UUID)
        and not name.endswith(("_key", "_index", "fingerprint", "_whole", "_word"))
        and name not in {"known_to", "known_from"}
    )


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return value.strftime("%-d %B %Y, %H:%M UTC")
    if isinstance(value, date):
        return value.strftime("%-d %B %Y")
    if isinstance(value, list | dict):
        return "; ".join(_flat(value))
    return str(value)


def _flat(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield from (f"{key}: {said}" for said in _flat(held))
    elif isinstance(value, list):
        for held in value:
            yield from _flat(held)
    elif value not in (None, ""):
        yield str(value)
