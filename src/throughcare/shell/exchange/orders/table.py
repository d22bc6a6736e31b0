"""The mapping of one sender's orders: its words to codes of this product. Read from YAML, checked once."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from throughcare.rules import jurisdictions
from throughcare.shell.exchange.importing.mapping import FOLDER, UnknownMapping, WrongMapping

ORDERS = FOLDER / "orders"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderTable:
    """One sender's words. hearing, form: how the result of a hearing, and an order form, are read.

    Raises WrongMapping for a code that the jurisdiction does not have.
    """

    code: str
    title: str
    source: str
    licence: str
    jurisdiction: str
    hearing: dict[str, Any]
    form: dict[str, Any]

    def __post_init__(self) -> None:
        pack = jurisdictions.get(self.jurisdiction)
        orders = {each.code for each in pack.order_types}
        conditions = {each.code for each in pack.condition_types}
        used_orders = {
            *self.hearing["orders"].values(),
            *self.form["orders"].values(),
            *self.form["after_release"].values(),
        }
        used = {
            *self.hearing["requirements"].values(),
            *self.hearing["prompts"].values(),
            *self.form["conditions"].values(),
        }
        if unknown := (used_orders - orders) | (used - conditions):
            raise WrongMapping(f"{self.code}: no such code: {', '.join(sorted(unknown))}.")

    def of_label(self, part: str, label: str) -> str:
        """The code for a label of a hearing, without regard to case and space; "" for one that is not listed."""
        wanted = _folded(label)
        return next((code for said, code in self.hearing[part].items() if _folded(said) == wanted), "")


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


@cache
def tables() -> dict[str, OrderTable]:
    """Every table in the folder, by code."""
    made = [OrderTable(**yaml.safe_load(path.read_text())) for path in sorted(ORDERS.glob("*.yaml"))]
    return {table.code: table for table in made}


def table_for(jurisdiction: str) -> OrderTable:
    """The table for a place. Raises UnknownMapping."""
    for table in tables().values():
        if table.jurisdiction == jurisdiction:
            return table
    raise UnknownMapping("No kind of order is known here that could be brought in from a file.")
