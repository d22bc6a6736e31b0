"""The question whether concerns about staff safety were read, as booking and rescheduling ask it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from throughcare.platform.design.forms import CodesField, GovForm
from throughcare.register.safeguarding.queries import ConcernShown, staff_safety


class RisksRead(GovForm):
    """One box for each concern that whoever goes to the home must have read; no question where none stands."""

    risks = CodesField(label="For a home visit: tick what you have read", codes=(), required=False)

    def show_risks(self, concerns: Iterable[ConcernShown]) -> None:
        """Offer the concerns that stand."""
        offered = staff_safety(tuple(concerns))
        if not offered:
            del self.fields["risks"]
            return
        field: Any = self.fields["risks"]
        field.choices = [(str(each.id), f"{each.title}: {each.what}") for each in offered]

    @property
    def risks_read(self) -> frozenset[UUID]:
        """The concerns ticked."""
        return frozenset(UUID(each) for each in self.cleaned_data.get("risks", ()))
