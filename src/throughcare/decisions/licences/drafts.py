"""What a screen or the API hands to a command. Dates are civil; a last day is the last one inside."""

from dataclasses import dataclass
from datetime import date, time

from throughcare.casework.orders.drafts import ConditionDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceDraft:
    """What a licence says beside its conditions. kind, type: of the pack; "" for its first kind, and no type.

    meets_who, meets_on, meets_at, meets_place: the first meeting: whom, when and where.
    """

    kind: str = ""
    type: str = ""
    starts_on: date | None = None
    last_day: date | None = None
    meets_who: str = ""
    meets_on: date | None = None
    meets_at: time | None = None
    meets_place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDraft:
    """A condition of a licence. eased: of one that is changed in a new version, that it only becomes lighter; why
    says how, for whoever approves."""

    condition: ConditionDraft
    eased: bool = False
    why: str = ""
