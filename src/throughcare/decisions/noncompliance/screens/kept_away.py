"""The panel "What may have kept them away": each fact in a sentence, with its day and a link to where it stands."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from throughcare.decisions.noncompliance.queries import Hindrance
from throughcare.register.documents.wording import RETURNED
from throughcare.rules.contacts import SupervisionState


@dataclass(frozen=True, slots=True)
class KeptAway:
    """One fact. href: where it is recorded."""

    text: str
    on: date
    href: str


def kept_away(person_id: UUID, facts: tuple[Hindrance, ...]) -> tuple[KeptAway, ...]:
    """The facts in words, the earliest first."""
    return tuple(_said(person_id, each) for each in facts)


def _said(person_id: UUID, fact: Hindrance) -> KeptAway:
    if fact.source == "letter":
        came = RETURNED.get(fact.how, "It came back")
        text = f"The letter “{fact.what}” did not arrive. {came}"
        return KeptAway(text, fact.on_day, reverse("documents:letter", args=[person_id, fact.id]))
    if fact.source == "arrangement":
        missing = "was not available" if fact.how == "not_available" else "was asked for and never confirmed"
        return KeptAway(
            f"{fact.what} {missing}",
            fact.on_day,
            reverse("supervision:appointment", args=[person_id, fact.id]),
        )
    known = fact.what in set(SupervisionState)
    state = SupervisionState(fact.what).label if known else fact.what
    return KeptAway(f"{state} on that day, since", fact.on_day, reverse("orders:orders", args=[person_id]))
