"""A register of things with codes: refuses a duplicate, and names what it holds when it lacks a code."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from throughcare.rules.kernel.errors import DuplicateCode, UnknownCode, Unsourced
from throughcare.rules.kernel.rule_id import RuleId
from throughcare.rules.kernel.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example, kept in the rule's own file for pages and people: these facts, this answer."""

    says: str
    given: dict[str, object]
    gives: object


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCard:
    """What every rule states about itself.

    Raises Unsourced without a title, a source that has force from some day, or a worked example.
    """

    id: RuleId
    title: str
    population: str
    source: Source
    examples: tuple[Example, ...]

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise Unsourced(str(self.id), "title")
        if not self.population.strip():
            raise Unsourced(str(self.id), "population")
        if self.source.effective_from is None:
            raise Unsourced(str(self.id), "day from which its source has force")
        if not self.examples:
            raise Unsourced(str(self.id), "worked example")


@dataclass(slots=True)
class Register[T]:
    """Entries by code, in the order they were added."""

    name: str
    _entries: dict[str, T] = field(default_factory=dict)

    def add(self, code: str, entry: T) -> T:
        """Add `entry` under `code`. Raises DuplicateCode."""
        if code in self._entries:
            raise DuplicateCode(self.name, code)
        self._entries[code] = entry
        return entry

    def get(self, code: str) -> T:
        """The entry under `code`. Raises UnknownCode, which names what there is."""
        try:
            return self._entries[code]
        except KeyError:
            raise UnknownCode(self.name, code, self._entries) from None

    def adding[E](self: "Register[E]", code: str) -> Callable[[E], E]:
        """A decorator that adds what it decorates under `code`."""
        return lambda entry: self.add(code, entry)

    def __contains__(self, code: object) -> bool:
        return code in self._entries

    def __iter__(self) -> Iterator[T]:
        # What stands now: another thread of the server may read a module, which adds its rules, meanwhile.
        return iter(tuple(self._entries.values()))

    def __len__(self) -> int:
        return len(self._entries)
