"""Aliases as they are sealed: one text for the whole name, and what it is found by. Pure.

An alias may protect someone who testified, fled or was moved; so it never stands in clear, in no list of names and
in no directory line. It is found by its whole name, or its last word, when that is exactly what was asked.
"""

import json
from collections.abc import Mapping
from typing import Any

from throughcare.register.people.folding import name_key

PARTS = ("given", "middle", "family")
EMPTY = {"given": "", "middle": "", "family": "", "given_key": "", "family_key": ""}
"""The plain columns of an alias."""


def alias_text(given: str, middle: str, family: str) -> str:
    """The name as it is sealed."""
    return json.dumps([given, middle, family], ensure_ascii=False)


def parts_of(text: str) -> dict[str, str]:
    """Given, middle and family name again."""
    return dict(zip(PARTS, json.loads(text), strict=True))


def with_parts(row: Mapping[str, Any]) -> dict[str, Any]:
    """A name's columns, opened, with an alias's parts where other names have theirs."""
    return {**row, **parts_of(row["alias"])} if row.get("alias") else dict(row)


def whole_key(text: str) -> str:
    """Given and family name folded, as a search for both looks them up."""
    parts = parts_of(text)
    return whole(name_key(parts["given"]), name_key(parts["family"]))


def last_key(text: str) -> str:
    """The family name folded, or the given name of an alias that has no other."""
    parts = parts_of(text)
    return name_key(parts["family"]) or name_key(parts["given"])


def whole(given: str, family: str) -> str:
    """The key of a whole name from folded parts; "" when there is nothing."""
    return f"{given}|{family}" if given or family else ""
