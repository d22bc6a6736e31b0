"""What an organisation is told of a person: the pack's declared fields, each with a reader here, purpose and ground.

A field without a reader is told nobody. No reader looks at victims or others who are protected, at what is done about
risk, at flags, addresses, notes or offences. What rests on consent is read only while one stands. What is written down
in the referral when it is sent is what the organisation sees from then on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from throughcare.casework.interventions.queries.around import Around
from throughcare.casework.interventions.queries.offerings import OfferingHeld
from throughcare.rules.dates import count_of, in_words
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.sharing import CONSENT, SharedField
from throughcare.rules.needs import NEEDS

THROUGH_THE_OFFICER = "Through the officer: no number is known to be safe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed of a referral, as far as it is told."""

    objective: UUID | None
    outcomes: tuple[str, ...] = ()
    most_days: int | None = None
    availability: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """What fields are read from. numbers: those said to be safe. adjustments: read under a consent only."""

    pack: Jurisdiction
    known: Around
    offering: OfferingHeld
    asked: Asked
    numbers: tuple[str, ...] = ()
    adjustments: tuple[str, ...] = ()
    consented: bool = False

    @property
    def person(self) -> dict[str, Any]:
        """The person's own row."""
        return self.known.raw["person"][0]


@dataclass(frozen=True, slots=True)
class Line:
    """A field as it would be told. ground: its purpose and lawful ground, in a sentence."""

    field: SharedField
    value: str
    ground: str

    def kept(self) -> dict[str, str]:
        """As it is written into the referral."""
        return {
            "field": self.field.code,
            "title": self.field.title,
            "value": self.value,
            "ground": self.ground,
        }


def _born(given: Sender) -> str:
    first, last = given.person["born_from"], given.person["born_to"]
    return in_words(date.fromisoformat(first)) if first and first == last else ""


def _language(given: Sender) -> str:
    needed = given.person["interpreter"]
    interpreter = "" if needed is None else f"{'an' if needed else 'no'} interpreter is needed"
    return "; ".join(filter(None, (given.person["language"], interpreter)))


def _officer(given: Sender) -> str:
    return "; ".join(
        ", ".join(filter(None, (raw["name"], raw["phone"]))) for raw in given.known.raw.get("officer", ())
    )


def _objective(given: Sender) -> str:
    found = given.known.objective(given.asked.objective)
    return found.title if found else ""


def _needs(given: Sender) -> str:
    """Only needs that the objective and the service share."""
    found = given.known.objective(given.asked.objective)
    areas = found.areas if found else ()
    return "; ".join(
        NEEDS[each].title for each in areas if not given.offering.needs or each in given.offering.needs
    )


def _order_ends(given: Sender) -> str:
    ends = [raw["ends_on"] for raw in given.known.raw.get("order", ()) if raw["ends_on"]]
    return in_words(date.fromisoformat(max(ends))) if ends else ""


READERS: Mapping[str, Callable[[Sender], str]] = {
    "name": lambda given: given.person["name"] or "",
    "reference": lambda given: given.person["reference"],
    "date_of_birth": _born,
    "safe_contact": lambda given: "; ".join(given.numbers) or THROUGH_THE_OFFICER,
    "language": _language,
    "adjustments": lambda given: "; ".join(given.adjustments),
    "availability": lambda given: given.asked.availability,
    "officer": _officer,
    "objective": _objective,
    "outcomes": lambda given: "; ".join(given.asked.outcomes),
    "needs": _needs,
    "setting": lambda given: "In custody" if given.known.raw.get("stay") else "In the community",
    "order_ends": _order_ends,
    "most_days": lambda given: count_of(given.asked.most_days, "day") if given.asked.most_days else "",
}


def packet(given: Sender, along: Iterable[str] | None = None) -> tuple[Line, ...]:
    """What would be told, in the order of the pack; what is not recorded is left out.

    along: codes of the fields that go beside those that always do; all of them where None.
    """
    terms, lines = given.pack.sharing, []
    chosen = {each.code for each in terms.fields} if along is None else set(along)
    for each in terms.fields:
        if each.code not in READERS or not (each.always or each.code in chosen):
            continue
        if each.ground == CONSENT and not given.consented:
            continue
        if value := READERS[each.code](given).strip():
            lines.append(Line(each, value, terms.grounds(each.code)))
    return tuple(lines)


def choosable(given: Sender) -> tuple[Line, ...]:
    """The lines that whoever refers may leave out."""
    return tuple(each for each in packet(given) if not each.field.always)
