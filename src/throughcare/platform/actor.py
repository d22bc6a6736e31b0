"""Who is acting: a signed-in user or a named part of the system, never nobody."""

from dataclasses import dataclass, field
from uuid import UUID

SYSTEM_USER = UUID("6f1f4a52-6d0c-7b0a-9a51-7d1f9f0c1a55")
"""The user row under which every part of the system writes; which part it was stands in the audit entry."""
NOBODY_YET = UUID("6f1f4a52-6d0c-7b0a-9a51-7d1f9f0c1a56")
"""Before sign-in. Writes nothing but audit entries."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts, with everything a decision about access may depend on.

    user_id: always present; a system actor has a user row of its own.
    agency_id: None only for a system actor that works across agencies.
    agency_code, agency_name, zone, jurisdiction: of that agency; "" for the system.
    permissions: codes of `access.Permission` held through roles in force today.
    team_ids: teams in which a role is held today.
    machine: another system that signs in with a token; it sees the agency's ordinary records and no walled one.
    reads_only: of a machine whose token may change nothing.
    system: "" for a person; else the name of the job, such as "sweep".
    session, address, request_id: where the act came from, for the audit entry; "" when unknown.
    auth: how the user signed in ("password+totp", "password+webauthn", ...).
    organisation_id: of somebody who works for an outside organisation: in the database they belong to no agency, and
    reach only the rows that carry their organisation. agency_id then is the agency that works with it.
    organisation_name: of that organisation; "" for everybody else.
    confined_to: the one record to which a page without sign-in is confined: in the database this actor reaches no
    other row of any person, whatever its name.
    """

    user_id: UUID
    agency_id: UUID | None
    name: str = ""
    agency_code: str = ""
    agency_name: str = ""
    zone: str = "UTC"
    jurisdiction: str = ""
    roles: tuple[str, ...] = ()
    permissions: frozenset[str] = field(default_factory=frozenset)
    team_ids: tuple[UUID, ...] = ()
    machine: bool = False
    reads_only: bool = False
    system: str = ""
    session: str = ""
    address: str = ""
    request_id: str = ""
    auth: str = ""
    organisation_id: UUID | None = None
    organisation_name: str = ""
    confined_to: UUID | None = None

    @classmethod
    def system_named(cls, name: str) -> "Actor":
        """The part of the system called `name`, such as "sweep"; sees every agency."""
        return cls(user_id=SYSTEM_USER, agency_id=None, name=f"System: {name}", system=name, auth="system")
