"""/people/{id}/names, /addresses and the rest: each kind of detail read, added, corrected, ended and taken back.

The operations of all kinds are alike, and made from the table of kinds; a new kind of detail is in the API at once.
"""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from typing import Any, get_type_hints
from uuid import UUID

from pydantic import create_model

from throughcare.platform.actor import Actor
from throughcare.register.people import commands, queries
from throughcare.register.people.drafts import ItemDraft
from throughcare.register.people.kinds import KINDS, Kind
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown

details = Resource("details", "details")
PLURALS = {
    "name": "names", "identifier": "identifiers", "address": "addresses", "contact": "contact-points",
    "adjustment": "adjustments", "relation": "relations", "occupation": "occupations",
    "characteristic": "characteristics",
}  # fmt: skip
ABOUT_WRITING = {"replaces"}
"""Fields of drafts that say how to write, and are not kept."""


class Detail(Shown):
    """A detail of a person. version: for If-Match."""

    id: UUID
    version: int
    known_from: datetime


def add_kind(kind: Kind) -> None:
    """The operations of one kind of detail."""
    path = f"/{{uuid:person_id}}/{PLURALS[kind.code]}"
    one, shape = f"{path}/{{uuid:item_id}}", _detail_of(kind)
    verbs = _verbs(kind, shape)
    details.lists(path, verbs["read"], shape=shape)
    details.adds(path, verbs["add"])
    details.changes(one, verbs["correct"])
    if kind.can_end():
        details.acts(f"{one}/ending", verbs["end"])
    details.acts(f"{one}/taking-back", verbs["take_back"])


def _detail_of(kind: Kind) -> type[Shown]:
    """What one detail shows: the fields of its draft, without those about the writing, and since when it is not so."""
    hints = get_type_hints(kind.draft)
    draft: Any = kind.draft
    kept: dict[str, Any] = {
        each.name: (hints[each.name], ...) for each in fields(draft) if each.name not in ABOUT_WRITING
    }
    if kind.can_end():
        kept["ends_on"] = (date | None, ...)
    says = f"{kind.one.capitalize()} of a person. version: for If-Match."
    return create_model(f"{kind.code.capitalize()}Detail", __base__=Detail, __doc__=says, **kept)


def _verbs(kind: Kind, shape: type[Shown]) -> dict[str, Callable[..., Any]]:
    """The query and the commands, told of this kind alone."""

    def read(actor: Actor, person_id: UUID) -> list[Shown]:
        rows = queries.held_items(actor, person_id, kind.code)
        about = [{"id": each.id, "version": each.version, "known_from": each.known_from} for each in rows]
        return [shape.model_validate({**each.columns, **its}) for each, its in zip(rows, about, strict=True)]

    def add(actor: Actor, person_id: UUID, draft: ItemDraft) -> UUID:
        return commands.add_item(actor, person_id, draft)

    def correct(
        actor: Actor, person_id: UUID, item_id: UUID, draft: ItemDraft, *, expected: int, because: str
    ) -> None:
        commands.correct_item(actor, person_id, item_id, draft, expected=expected, because=because)

    def end(
        actor: Actor, person_id: UUID, item_id: UUID, on: date, *, expected: int, because: str = commands.JUST_ENDED
    ) -> None:  # fmt: skip
        commands.end_item(actor, person_id, kind.code, item_id, on, expected=expected, because=because)

    def take_back(actor: Actor, person_id: UUID, item_id: UUID, *, expected: int, because: str) -> None:
        commands.take_back_item(actor, person_id, kind.code, item_id, expected=expected, because=because)

    said = {"read": "Every {one} recorded", "add": "Record a {one}", "correct": "Write a new version of a {one}",
            "end": "Record that a {one} ceased to be so on a day; it stays on the record",
            "take_back": "Stop holding a {one} true; its history stays"}  # fmt: skip
    for verb in (read, add, correct, end, take_back):
        verb.__doc__ = said[verb.__name__].format(one=kind.one) + "."
        if "draft" in verb.__annotations__:
            verb.__annotations__["draft"] = kind.draft
    verbs = {verb.__name__: verb for verb in (read, add, correct, end, take_back)}
    for verb_name, verb in verbs.items():
        verb.__name__ = f"{verb_name}_{PLURALS[kind.code] if verb_name == 'read' else kind.code}".replace(
            "-", "_"
        )
    return verbs


for each_kind in KINDS.values():
    add_kind(each_kind)
