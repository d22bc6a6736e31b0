"""Reading a file that somebody wrote by hand: every problem is kept with its place, none stops the reading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from throughcare.rules.kernel import Kind, Problem, RuleError, Text

MOST_ROWS = 500
WORDS = Text("some words", 400)


class BadInstrumentFile(RuleError):
    """A file that is no instrument as it stands. problems: each with its place in the file."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        said = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{name} is not an instrument that can be used:\n{said}", file=name)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the file. place: where it stands, in words. used: the names asked for so far."""

    place: str
    values: Mapping[str, object]
    problems: list[Problem]
    used: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        """Whether the name stands in the table."""
        self.used.add(name)
        return name in self.values

    def wrong(self, name: str, reason: str) -> None:
        """Keep a problem with what stands under `name`."""
        self.problems.append(Problem(self._at(name), self.values.get(name), reason))

    def get(self, name: str, kind: Kind, otherwise: Any = None, *, needed: bool = True) -> Any:
        """What stands under `name`, read; `otherwise` after a problem, or where it may be missing and is."""
        if not self.has(name):
            if needed:
                self.wrong(name, "is missing")
            return otherwise
        try:
            return kind.read(self.values[name])
        except ValueError as reason:
            self.wrong(name, str(reason))
            return otherwise

    def text(self, name: str, *, needed: bool = True) -> str:
        """One line of plain words; empty after a problem, or where it may be missing and is."""
        found: str = self.get(name, WORDS, "", needed=needed)
        if not found.isprintable():
            self.wrong(name, "must be plain words on one line")
        return found

    def table(self, name: str) -> "Table":
        """The table under `name`; an empty one after a problem."""
        value = self.values.get(name)
        self.used.add(name)
        if not isinstance(value, Mapping):
            self.wrong(name, "is missing" if value is None else "must be a table")
        return Table(self._at(name), value if isinstance(value, Mapping) else {}, self.problems)

    def rows(self, name: str, *, least: int = 0) -> list["Table"]:
        """The tables listed under `name`, each by its number."""
        value = self.values.get(name, [])
        self.used.add(name)
        if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
            self.wrong(name, "must be a list of tables")
            return []
        if not least <= len(value) <= MOST_ROWS:
            self.wrong(name, f"must have from {least} to {MOST_ROWS} entries, and has {len(value)}")
        return [
            Table(f"{self._at(name)} {at}", each, self.problems)
            for at, each in enumerate(value[:MOST_ROWS], start=1)
        ]

    def entries(self) -> Iterator[tuple[str, object]]:
        """Every name of the table with what stands under it, where the names are the file's own."""
        self.used.update(self.values)
        yield from self.values.items()

    def done(self) -> None:
        """Keep a problem for each name that nobody asked for: a slip of the pen must not pass for silence."""
        for name in self.values:
            if name not in self.used:
                self.wrong(name, f"is not known here; known are {', '.join(sorted(self.used))}")

    def _at(self, name: str) -> str:
        return f"{self.place}, {name}" if self.place else name
