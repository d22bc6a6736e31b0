"""A table of states and the moves between them, as data: what may follow what, and who may do it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from throughcare.rules.kernel.errors import UnknownCode
from throughcare.rules.kernel.figures import Figures


@dataclass(frozen=True, slots=True)
class Move:
    """One move. by: who may make it; nobody named means that anyone who may write may."""

    start: str
    to: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transitions:
    """States by code with their words, and every move there is. What is not listed is not allowed.

    Raises UnknownCode when a move names a state that is not there.
    """

    name: str
    states: Mapping[str, str]
    moves: tuple[Move, ...]
    _found: dict[tuple[str, str], Move] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        for move in self.moves:
            self._state(move.start)
            self._state(move.to)
            self._found[move.start, move.to] = move

    def find(self, start: str, to: str) -> Move | None:
        """The move, or None where there is none. Raises UnknownCode for a state that is not there."""
        return self._found.get((self._state(start), self._state(to)))

    def following(self, start: str) -> tuple[str, ...]:
        """The states that may follow, in the order of the table. Raises UnknownCode."""
        return tuple(move.to for move in self.moves if move.start == self._state(start))

    @property
    def ends(self) -> tuple[str, ...]:
        """The states that nothing follows."""
        return tuple(state for state in self.states if not self.following(state))

    @property
    def figures(self) -> Figures:
        """Every move, as a table for a rule's page."""
        rows = tuple((move.start, move.to, ", ".join(move.by) or None) for move in self.moves)
        return Figures(f"{self.name}: what may follow", ("from", "to", "by"), rows)

    def _state(self, code: str) -> str:
        if code not in self.states:
            raise UnknownCode(self.name, code, self.states)
        return code
