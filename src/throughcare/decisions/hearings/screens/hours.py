"""The hours of a condition that a hearing varies, asked among the fields of its result.

Where they are to be spent is not asked, nor told: a judge or somebody of a court may be writing, who sees no address.
"""

from collections.abc import Mapping
from typing import Any

from throughcare.casework.orders.screens.condition_fields import (
    ROWS,
    Asked,
    StatementFields,
    initial_terms,
    rows_sent,
)
from throughcare.decisions.hearings.queries import HeldCondition
from throughcare.rules.conditions import Asks, ConditionType, Question

MORE = "more"


def asks_hours(kind: ConditionType, held: HeldCondition) -> bool:
    """Whether this condition has hours that can be said anew without saying where: all of them are at one place."""
    names = [each.name for each in kind.kind_of_terms.questions if each.asks is Asks.HOURS]
    return bool(names) and all(len(_places(held.terms.get(name, ()))) <= 1 for name in names)


class NewHours(StatementFields):
    """The hours of one condition; its names begin with `start`, so that they stand in the form of the result."""

    def __init__(
        self, data: Mapping[str, Any] | None, *, start: str, held: HeldCondition, kind: ConditionType
    ) -> None:
        terms, rows = initial_terms(kind, held.terms)
        self.was = held.terms
        if data is not None and (sent := data.get(f"{start}_{ROWS}")) is not None:
            rows = rows_sent(str(sent), more=data.get(MORE) == start)
        super().__init__(data, prefix=start, initial=terms)
        self.ask(Asked(kind, None), rows)

    def add_prefix(self, field_name: str) -> str:
        """As the fields of the result are named, beside which a refusal stands."""
        return f"{self.prefix}_{field_name}"

    def questions(self) -> tuple[Question, ...]:
        """Hours only; whatever else its terms say stays."""
        return tuple(each for each in super().questions() if each.asks is Asks.HOURS)

    @property
    def names(self) -> list[str]:
        """Its fields as the form of the result names them."""
        return [self.add_prefix(name) for name in self.fields]

    @property
    def first(self) -> str:
        """The name of the first field, where what is wrong with all of them stands."""
        return next(name for name in self.fields if name != ROWS)

    @property
    def sent(self) -> bool:
        """Whether a page that showed them was sent."""
        return self.add_prefix(ROWS) in self.data

    def named(self) -> bool:
        """Whether any hours were filled in."""
        return any(self.terms().values())

    def differ(self) -> bool:
        """Whether what was filled in is something else than what stands, the place aside; also where it is no hours."""
        return not self.is_valid() or any(
            _plain(rows) != _plain(self.was.get(name, ())) for name, rows in self.terms().items()
        )

    def renewed(self) -> dict[str, Any]:
        """The terms with these hours, at the one place where they were to be spent, if there is one."""
        found = dict(self.was)
        for name, rows in self.terms().items():
            place = next(iter(_places(self.was.get(name, ()))), "")
            found[name] = [{**each, "place": place} if place else each for each in rows]
        return found


def _places(rows: Any) -> set[str]:
    return {each.get("place", "") for each in rows}


def _plain(rows: Any) -> list[tuple[str, str, str]]:
    return sorted((each["day"], each["starts"], each["ends"]) for each in rows)
