"""Offers of help to one person. What the person said to one is not among what is read."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.casework.earlysupport.models import SupportOffer
from throughcare.casework.earlysupport.wording import HELP_KINDS, OFFER_STATES, OPEN, WHY_NOT
from throughcare.platform.access.door import one_of, visible_to
from throughcare.platform.actor import Actor
from throughcare.rules.interventions.early_support import HELP, SOME, Counts, Ground, in_short, sentences

COLUMNS = (
    "id", "version", "rule", "found_on", "contacts", "contacts_not_known", "tests", "tests_not_known", "moves", "state",
    "help", "offered_on", "why_not",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfferHeld:
    """One offer. by: who offered it or set it aside; the system while it is open."""

    id: UUID
    version: int
    rule: str
    found_on: date
    contacts: int
    contacts_not_known: int
    tests: int
    tests_not_known: int
    moves: int | None
    state: str
    help: list[str]
    offered_on: date | None
    why_not: str
    by: str

    @property
    def counts(self) -> Counts:
        """What was counted."""
        return Counts(self.contacts, self.contacts_not_known, self.tests, self.tests_not_known, self.moves)

    @property
    def title(self) -> str:
        """ "Offer help: 3 missed contacts in 28 days"."""
        return f"Offer help: {in_short(self.counts)}"

    @property
    def because(self) -> tuple[str, ...]:
        """What was counted, in sentences with their days."""
        return sentences(self.counts, self.found_on)

    @property
    def suggested(self) -> tuple[str, ...]:
        """The kinds of help it speaks for, codes of the rule."""
        return tuple(HELP[each][0] for each in Ground if self.counts.of(each) >= SOME[each])

    @property
    def is_open(self) -> bool:
        """Whether it waits to be offered."""
        return self.state == OPEN

    @property
    def state_words(self) -> str:
        """How it stands: the same words whatever the person said."""
        return OFFER_STATES[self.state]

    @property
    def why_not_words(self) -> str:
        """Why it is not offered now, "" for another state."""
        return WHY_NOT.get(self.why_not, "")

    @property
    def help_words(self) -> str:
        """What was offered."""
        return "; ".join(HELP_KINDS[code] for code in self.help)


def offers_to(actor: Actor, person_id: UUID) -> tuple[OfferHeld, ...]:
    """Every offer to a person, newest first. One statement."""
    rows = SupportOffer.objects.filter(visible_to(actor), person_id=person_id).order_by("-found_on", "-id")
    return tuple(
        OfferHeld(by=row.pop("recorded_by__name"), **row)
        for row in rows.values(*COLUMNS, "recorded_by__name")
    )


def offer_to(actor: Actor, person_id: UUID, offer_id: UUID) -> OfferHeld:
    """One of them. Raises NotThere."""
    return one_of(offers_to(actor, person_id), person_id, offer_id, "no such offer")
