"""What a sweep found, for the command line and the log: counts, no people."""

from dataclasses import dataclass
from datetime import date

HEADS = ("rule", "day", "pass", "due", "new", "again", "closed", "ms")


@dataclass(frozen=True, slots=True)
class Swept:
    """One rule's turn. due: how many it found; raised: new alerts; reopened: their cause came back; closed: gone."""

    rule: str
    as_of: date
    delta: bool
    due: int
    raised: int
    reopened: int
    closed: int
    took_ms: int

    @property
    def cells(self) -> tuple[str, ...]:
        """One line of the table."""
        kind = "delta" if self.delta else "full"
        counts = (self.due, self.raised, self.reopened, self.closed, self.took_ms)
        return (self.rule, self.as_of.isoformat(), kind, *(f"{count:,}" for count in counts))


@dataclass(frozen=True, slots=True)
class SweepReport:
    """Every rule's turn, in order."""

    swept: tuple[Swept, ...]

    @property
    def raised(self) -> int:
        """New alerts in all."""
        return sum(each.raised for each in self.swept)

    @property
    def closed(self) -> int:
        """Alerts whose cause was gone, in all."""
        return sum(each.closed for each in self.swept)

    def __str__(self) -> str:
        lines = [HEADS, *(each.cells for each in self.swept)]
        widths = [max(len(line[at]) for line in lines) for at in range(len(HEADS))]
        return "\n".join(
            "  ".join(cell.ljust(width) if at < 3 else cell.rjust(width)
                      for at, (cell, width) in enumerate(zip(line, widths, strict=True)))
            for line in lines
        )  # fmt: skip
