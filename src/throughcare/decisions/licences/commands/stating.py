"""What a condition of a licence says: stated by the same rules as a condition of an order, and kept in a row."""

from dataclasses import asdict, dataclass, field
from typing import Any

from throughcare.casework.orders.commands.conditions import check_dates
from throughcare.casework.orders.commands.stating import statement_of
from throughcare.casework.orders.commands.writing import after
from throughcare.casework.orders.models import Condition, Order
from throughcare.decisions.licences.commands.writing import pack_of
from throughcare.decisions.licences.drafts import RowDraft
from throughcare.decisions.licences.models import Licence, LicenceCondition
from throughcare.platform.actor import Actor
from throughcare.rules.conditions import ConditionKind
from throughcare.rules.jurisdictions import Jurisdiction

COLUMNS = (
    "kind", "text", "starts_on", "ends_on", "authority", "terms", "catalogue", "wording", "answers", "legal_basis",
    "exact_shape",
)  # fmt: skip
"""What a row of a licence and a condition of an order have in common."""


@dataclass(slots=True)
class UnderCatalogue:
    """Nothing was stated before; the licence's own version of the catalogue holds."""

    kind: str
    catalogue: str
    terms: dict[str, Any] = field(default_factory=dict)
    exact_shape: str | None = None


def columns_of(
    actor: Actor, licence: Licence, order: Order, draft: RowDraft, held: LicenceCondition | None = None
) -> dict[str, Any]:
    """The columns of a row. Raises what `orders.commands.add_condition` says of a draft."""
    given = draft.condition
    before = held if held is not None else UnderCatalogue(given.kind, licence.catalogue)
    statement = statement_of(actor, order, given, before)
    check_dates(actor, order, given)
    return {
        "kind": given.kind, "starts_on": given.starts_on, "ends_on": after(given.last_day),
        "authority": given.authority.strip(), **asdict(statement),
    }  # fmt: skip


def stated(actor: Actor, licence: Licence, order: Order, draft: RowDraft) -> LicenceCondition:
    """A new row, not kept yet."""
    columns = columns_of(actor, licence, order, draft)
    part = part_of(licence, columns["kind"])
    return LicenceCondition(
        person_id=licence.person_id, licence=licence, position=0, part=part, act="added", **columns
    )


def standing_row(pack: Jurisdiction, licence: Licence, condition: Condition) -> LicenceCondition:
    """A row for what stands on the order already, not kept yet."""
    part = _part(pack, condition.kind)
    return LicenceCondition(
        person_id=licence.person_id, licence=licence, position=0, part=part, act="kept", condition=condition,
        **{name: getattr(condition, name) for name in COLUMNS},
    )  # fmt: skip


def part_of(licence: Licence, kind: str) -> str:
    """Under which heading a condition of this type stands."""
    return _part(pack_of(licence), kind)


def _part(pack: Jurisdiction, kind: str) -> str:
    known = {each.code: each.kind for each in pack.condition_types}
    return known.get(kind, ConditionKind.BESPOKE).value


def condition_columns(row: LicenceCondition, authority: str) -> dict[str, Any]:
    """What comes onto the order, with what it stands on: the licence, and who agreed to it."""
    columns = {name: getattr(row, name) for name in COLUMNS}
    columns["authority"] = "; ".join(filter(None, (authority, row.authority)))[:160]
    return columns
