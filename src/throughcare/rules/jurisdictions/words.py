"""The words on screen: the code's neutral term on the left, the agency's own word on the right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A noun in both numbers, in lower case unless it is always a name or an abbreviation.

    many: given only where adding "s" is wrong.
    """

    one: str
    many: str = ""

    def __post_init__(self) -> None:
        if not self.many:
            object.__setattr__(self, "many", f"{self.one}s")

    def __str__(self) -> str:
        return self.one

    @property
    def title(self) -> str:
        """With a capital, as a heading or a label begins."""
        return self.one[0].upper() + self.one[1:]

    @property
    def titles(self) -> str:
        """The plural with a capital."""
        return self.many[0].upper() + self.many[1:]

    def of(self, number: int) -> str:
        """The number with its noun: "1 tier", "3 tiers"."""
        return f"{number} {self.one if number == 1 else self.many}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every neutral term that a page shows. A pack that leaves one out cannot be built."""

    person: Word
    responsible_officer: Word
    supporting_officer: Word
    supervisor: Word
    team: Word
    agency: Word
    caseload: Word
    sentence: Word
    order: Word
    condition: Word
    offence: Word
    charge: Word
    key_date: Word
    level: Word
    assessment: Word
    plan: Word
    appointment: Word
    contact: Word
    home_visit: Word
    noncompliance: Word
    excuse: Word
    response: Word
    warning: Word
    referral: Word
    breach: Word
    revocation: Word
    hearing: Word
    handover: Word
    transfer: Word
    monitoring: Word
    victim_contact: Word
    multi_agency_case: Word
    restricted_record: Word
