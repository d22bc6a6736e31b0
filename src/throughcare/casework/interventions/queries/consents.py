"""What a person allowed, with every element."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from throughcare.casework.interventions.queries.rows import read_all
from throughcare.casework.interventions.queries.statement import CONSENTS
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.json_rows import read_row
from throughcare.rules.interventions.consent import (
    ELEMENTS,
    Ends,
    Recipient,
    Standing,
    WrittenConsent,
    missing,
    standing,
)

STATEMENT = CONSENTS.replace("UNION ALL", "", 1).replace("SELECT 'consent',", "SELECT", 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentHeld:
    """One consent. organisation: its name, "" where it names a class. by: who recorded it last."""

    id: UUID
    version: int
    known_from: datetime
    kind: str
    organisation_id: UUID | None
    organisation: str
    discloser: str
    recipient: str
    information: str
    reason: str
    told_of_revoking: bool
    told_of_refusing: bool
    signed_on: date
    signed_how: str
    signed_by: str
    ends_on: date | None
    ends_when: str
    ended_on: date | None
    revoked_on: date | None
    revoked_how: str
    by: str

    @property
    def written(self) -> WrittenConsent:
        """As the rule asks for it."""
        return written(self)

    def standing(self, on: date) -> Standing:
        """Whether it stands on a day, or why not."""
        return standing(self.written, on)

    def live(self, on: date) -> bool:
        """Whether something may flow under it."""
        return self.standing(on) is Standing.LIVE

    @property
    def lacks(self) -> tuple[str, ...]:
        """The elements that are not there, in words."""
        return tuple(ELEMENTS[name] for name in missing(self.written))


def written(said: object) -> WrittenConsent:
    """What a row or a draft of a consent says, element by element; a record is of one person, who is its patient."""

    def there(name: str) -> bool:
        return bool(str(getattr(said, name) or "").strip())

    ends = Ends.DAY if getattr(said, "ends_on", None) else Ends.EVENT if there("ends_when") else Ends.NOT_SAID
    return WrittenConsent(
        patient=True,
        discloser=there("discloser"),
        information=there("information"),
        recipient=Recipient.NAMED if there("recipient") else Recipient.NOT_SAID,
        purpose=there("reason"),
        right_to_revoke=bool(getattr(said, "told_of_revoking", False)),
        ends=ends,
        ends_on=getattr(said, "ends_on", None),
        ended_on=getattr(said, "ended_on", None),
        signature=there("signed_how") and there("signed_by"),
        signed_on=getattr(said, "signed_on", None),
        refusing=bool(getattr(said, "told_of_refusing", False)),
        revoked_on=getattr(said, "revoked_on", None),
    )


def consents_of(actor: Actor, person_id: UUID) -> tuple[ConsentHeld, ...]:
    """Every consent of a person, the latest first. The page went through `door.look`. One statement."""
    found = [read_row(ConsentHeld, raw) for raw in read_all(STATEMENT, {"person": person_id})]
    return tuple(sorted(found, key=lambda each: (each.signed_on, each.id), reverse=True))


def consent_of(actor: Actor, person_id: UUID, consent_id: UUID) -> ConsentHeld:
    """One of a person's consents. Raises NotThere. One statement."""
    for each in consents_of(actor, person_id):
        if each.id == consent_id:
            return each
    raise NotThere(Permission.CONSENT_RECORD, person_id, "no such consent")
