"""Codes, days and moments as the place says them."""

from dataclasses import dataclass
from datetime import date, datetime

from throughcare.casework.orders.wording import Wording
from throughcare.casework.plans.wording import CUSTODY_OFFICER, DOERS, KEY_WORKER, OFFICER
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.dates import civil_date
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.needs import NEEDS

CALLED = {
    OFFICER: ("community", "responsible"),
    CUSTODY_OFFICER: ("custody", "responsible"),
    KEY_WORKER: ("custody", "key_worker"),
}
"""Doers by setting and part, as the packs list what they are called."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one place."""

    pack: Jurisdiction
    zone: str

    def order(self, code: str) -> str:
        """The title of an order."""
        return Wording(self.pack).order(code)

    def key_date(self, code: str) -> str:
        """The title of a key date."""
        return Wording(self.pack).key_date(code)

    def on(self, day: date) -> str:
        """A day in words."""
        return self.pack.in_words(day)

    def day(self, moment: datetime) -> date:
        """The civil day of a moment here."""
        return civil_date(moment, self.zone)

    def doer(self, code: str, name: str = "", named: str = "") -> str:
        """Who does it, by name where one is known, else as they are called here."""
        return name or named or self._called.get(code) or DOERS.get(code, code)

    @property
    def _called(self) -> dict[str, str]:
        titles = {(each.setting, each.part): each.title for each in self.pack.allocations}
        return {code: titles[key] for code, key in CALLED.items() if key in titles}


def said_by(actor: Actor) -> Said:
    """The words of the actor's agency."""
    return Said(jurisdictions.get(actor.jurisdiction), actor.zone)


def need_title(code: str) -> str:
    """A need in words for staff; anything else as it stands."""
    return NEEDS[code].title if code in NEEDS else code
