"""A mapping: what each column of a source may hold, and what it becomes here. Read from YAML, checked once."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent.parent / "mappings"
Spec = dict[str, Any]


class UnknownMapping(LookupError):
    """No mapping has this code; the message names those there are."""


class WrongMapping(ValueError):
    """A mapping speaks of a column it does not declare, or has an unknown kind of check."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """One source's mapping, as its file says it."""

    code: str
    title: str
    source: str
    jurisdiction: str
    key: str
    columns: dict[str, Spec]
    person: Spec
    order: Spec
    encoding: str = "utf-8"
    delimiter: str = ","
    licence: str = ""
    trial_agency: Spec | None = None
    names: list[Spec] = field(default_factory=list)
    identifiers: list[Spec] = field(default_factory=list)
    address: Spec | None = None
    characteristics: list[Spec] = field(default_factory=list)
    occupations: list[Spec] = field(default_factory=list)
    offence: Spec | None = None
    conditions: list[Spec] = field(default_factory=list)
    level: Spec | None = None
    score: Spec | None = None
    summaries: list[Spec] = field(default_factory=list)
    outcomes: Spec | None = None
    appointments: Spec | None = None

    def __post_init__(self) -> None:
        known = set(self.columns)
        used = {self.key} | set(_columns_in(self.person)) | set(_columns_in(self.order))
        for part in (self.address, self.offence, self.level, self.score):
            used |= set(_columns_in(part or {}))
        for part in (
            *self.names,
            *self.identifiers,
            *self.characteristics,
            *self.occupations,
            *self.conditions,
        ):
            used |= set(_columns_in(part))
        for summary in self.summaries:
            used |= set(summary["columns"])
        used |= set((self.outcomes or {}).get("columns", ()))
        if used - known:
            raise WrongMapping(f"{self.code}: columns not declared: {', '.join(sorted(used - known))}.")
        for name, checks in self.columns.items():
            if set(checks) - CHECKS:
                raise WrongMapping(
                    f"{self.code}: {name}: no such check: {', '.join(sorted(set(checks) - CHECKS))}."
                )


CHECKS = {"required", "allowed", "pattern", "whole", "number", "count", "date"}


def load(code: str) -> Mapping:
    """The mapping called `code`. Raises UnknownMapping."""
    found = all_mappings()
    if code not in found:
        raise UnknownMapping(f"There is no mapping {code}. There are: {', '.join(sorted(found))}.")
    return found[code]


def all_mappings() -> dict[str, Mapping]:
    """Every mapping in the folder, by code."""
    made = [Mapping(**yaml.safe_load(path.read_text())) for path in sorted(FOLDER.glob("*.yaml"))]
    return {mapping.code: mapping for mapping in made}


def _columns_in(spec: Spec) -> list[str]:
    """Every column a part of the mapping names, however deep."""
    found = [spec["column"]] if "column" in spec else []
    for value in spec.values():
        if isinstance(value, dict) and "column" in value:
            found.append(value["column"])
    return found


def pattern_of(checks: Spec) -> re.Pattern[str] | None:
    """The compiled pattern of a column, if it has one."""
    return re.compile(checks["pattern"]) if "pattern" in checks else None
