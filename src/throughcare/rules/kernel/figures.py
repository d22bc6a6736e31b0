"""A rule's figures as a table to be read: what a page shows, drawn from the same data that the rule reads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """One table. heads: the words above the columns. rows: a value for each column; None where there is none."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.heads) for row in self.rows):
            raise ValueError(f"{self.title}: every row has a value for each of {len(self.heads)} columns.")

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The rows as they are written, a dash where there is no value."""
        return tuple(tuple("-" if cell is None else str(cell) for cell in row) for row in self.rows)
