"""Checking one row: what each cell may hold. A row with a problem is refused whole, and says why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from throughcare.shell.exchange.importing.mapping import Mapping, Spec, pattern_of
from throughcare.shell.web.spreadsheet import harmless

MAX_CELL = 2000


class HeaderDoesNotFit(Exception):
    """The file's columns are not the mapping's: the wrong file, the wrong mapping or the wrong delimiter."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row. column: "" when it concerns the whole row."""

    column: str
    reason: str


Check = Callable[[str], str | None]


class Checker:
    """Checks rows against a mapping's columns. Built once a file: which cell stands where, and what it may hold."""

    def __init__(self, mapping: Mapping, header: tuple[str, ...]) -> None:
        self.mapping, self.header = mapping, header
        repeated = sorted({name for name in header if header.count(name) > 1})
        missing = [name for name in mapping.columns if name not in header]
        if repeated:
            raise HeaderDoesNotFit(f"Columns stand twice in the header: {', '.join(repeated)}.")
        if missing:
            shown = ", ".join(missing[:8]) + (" ..." if len(missing) > 8 else "")
            raise HeaderDoesNotFit(
                f"{len(missing)} of the mapping's {len(mapping.columns)} columns are missing: {shown}."
                f" Is this the right file, separated by {mapping.delimiter!r}?"
            )
        self.at = {name: header.index(name) for name in mapping.columns}
        self.checks = [(name, self.at[name], _checks_for(spec)) for name, spec in mapping.columns.items()]
        self.seen: set[str] = set()

    def key(self, cells: tuple[str, ...]) -> str:
        """The row's own key in the source."""
        at = self.at[self.mapping.key]
        return cells[at].strip() if at < len(cells) else ""

    def problems(self, cells: tuple[str, ...]) -> list[Problem]:
        """Everything wrong with the row; empty when it is good. Remembers keys, so that a second one is refused."""
        if len(cells) != len(self.header):
            return [Problem("", f"The row has {len(cells)} cells, the header {len(self.header)}.")]
        found = []
        for name, at, checks in self.checks:
            cell = cells[at].strip()
            for check in checks:
                reason = check(cell)
                if reason:
                    found.append(Problem(name, reason))
                    break
        key = self.key(cells)
        if key in self.seen:
            found.append(Problem(self.mapping.key, f"{key} stands earlier in the file too."))
        elif not found:
            self.seen.add(key)
        return found


def _checks_for(spec: Spec) -> tuple[Check, ...]:
    checks: list[Check] = [_size]
    if spec.get("required"):
        checks.append(lambda cell: None if cell else "This must not be empty.")
    if "allowed" in spec:
        checks.append(_one_of([str(word) for word in spec["allowed"]]))
    if "count" in spec:
        checks.append(_count(spec["count"]))
    if "whole" in spec:
        checks.append(_whole(*spec["whole"]))
    if "number" in spec:
        checks.append(_number(*spec["number"]))
    if spec.get("date"):
        checks.append(_iso_date)
    pattern = pattern_of(spec)
    if pattern is not None:
        checks.append(
            lambda cell: None if not cell or pattern.fullmatch(cell) else f"{shown(cell)} has the wrong form."
        )
    if not {"allowed", "count", "whole", "number", "date", "pattern"} & set(spec):
        checks.append(_no_formula)
    return tuple(checks)


def shown(cell: str) -> str:
    """A cell as quoted in a reason: short."""
    return f'"{cell[:40]}{"..." if len(cell) > 40 else ""}"'


def _size(cell: str) -> str | None:
    return f"The cell has {len(cell):,} characters, at most {MAX_CELL:,}." if len(cell) > MAX_CELL else None


def _no_formula(cell: str) -> str | None:
    """Free text that a spreadsheet would run."""
    return "The cell begins like a spreadsheet formula." if harmless(cell) != cell else None


def _one_of(words: Iterable[str]) -> Check:
    known = set(words)
    listed = ", ".join(sorted(known))
    return lambda cell: None if not cell or cell in known else f"{shown(cell)} is not one of: {listed}."


def _count(top: str) -> Check:
    """0, 1, 2 ... up to the last, "N or more"."""
    limit = int(top.split(maxsplit=1)[0])
    known = {str(number) for number in range(limit)} | {top}
    return lambda cell: (
        None if not cell or cell in known else f"{shown(cell)} is not 0 to {limit - 1} or {top}."
    )


def _whole(low: int, high: int) -> Check:
    def check(cell: str) -> str | None:
        if not cell or (cell.isascii() and cell.isdigit() and low <= int(cell) <= high):
            return None
        return f"{shown(cell)} is not a whole number from {low} to {high}."

    return check


def _number(low: float, high: float) -> Check:
    def check(cell: str) -> str | None:
        if not cell:
            return None
        try:
            value = float(cell)
        except ValueError:
            return f"{shown(cell)} is not a number."
        return None if low <= value <= high else f"{shown(cell)} is not from {low} to {high}."

    return check


def _iso_date(cell: str) -> str | None:
    if not cell:
        return None
    try:
        date.fromisoformat(cell)
    except ValueError:
        return f"{shown(cell)} is not a date like 2027-03-09."
    return None
