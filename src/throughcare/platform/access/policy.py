"""The one policy: may this actor do this to that person? Pure; no database, no clock.

It answers "may I open it" here and "which are listed" through `caseload`, which turns the same rules into SQL; a
property test holds the two equal. Each rule has a number, quoted in audit entries and in the permission matrix.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from throughcare.platform.access.permissions import ABOUT_A_PERSON, Permission


class Relation(StrEnum):
    """Why the actor may have to do with the person; the strongest that holds."""

    OWN = "own caseload"
    TEAM = "own team"
    NAMED = "named on a restricted record"
    PURPOSE = "stated purpose"
    AGENCY = "same agency"
    NONE = "none"


class Answer(StrEnum):
    """What the policy says."""

    ALLOW = "allow"
    ASK_PURPOSE = "ask purpose"  # an ordinary record of the agency: state a purpose, then it opens
    REFUSE = "refuse"  # the actor's roles do not allow it, of anyone
    HIDE = "hide"  # answer exactly as if the person did not exist


@dataclass(frozen=True, slots=True)
class Facts:
    """What the caseload knows about an actor and a person.

    exists: a record stands under this id. same_agency: the actor's agency keeps it. excluded: the actor is named
    as one who may not see it. restricted: only those named may see it. named: the actor is one of them.
    own: responsible for or supporting the person today. team: the person is with a team of the actor's today.
    purpose: the purpose stated and still in force, or "".
    """

    exists: bool
    same_agency: bool = False
    excluded: bool = False
    restricted: bool = False
    named: bool = False
    own: bool = False
    team: bool = False
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer, by which rule, through which relation. `purpose` is what the audit entry says."""

    answer: Answer
    rule: str
    relation: Relation = Relation.NONE
    purpose: str = ""


NOBODY = Facts(exists=False)


def decide(permissions: Collection[str], permission: Permission, facts: Facts) -> Decision:
    """Decide one act upon one person; what no rule allows is refused."""
    if not facts.exists:
        return Decision(Answer.HIDE, "R1 no such person")
    if not facts.same_agency:
        return Decision(Answer.HIDE, "R2 another agency's record")
    if facts.excluded:
        return Decision(Answer.HIDE, "R3 excluded by name")
    if facts.restricted and not facts.named:
        return Decision(Answer.HIDE, "R4 restricted, not named")
    if permission not in permissions or permission not in ABOUT_A_PERSON:
        return Decision(Answer.REFUSE, "R5 not among the roles' permissions")
    return _by_relation(permissions, permission, facts)


def _by_relation(permissions: Collection[str], permission: Permission, facts: Facts) -> Decision:
    if facts.own:
        return Decision(Answer.ALLOW, "R6 own caseload", Relation.OWN, "supervision")
    if facts.team:
        return Decision(Answer.ALLOW, "R7 own team", Relation.TEAM, "team")
    if facts.restricted and facts.named:
        return Decision(Answer.ALLOW, "R8 named on a restricted record", Relation.NAMED, "named")
    if facts.purpose:
        return Decision(Answer.ALLOW, "R9 stated purpose", Relation.PURPOSE, facts.purpose)
    if permission in {Permission.PERSON_FIND, Permission.PURPOSE_STATE}:
        return Decision(Answer.ALLOW, "R10 the agency's directory", Relation.AGENCY, "directory")
    if permission is Permission.LOOKS_READ and Permission.AUDIT_READ in permissions:
        return Decision(Answer.ALLOW, "R11 the agency's auditor", Relation.AGENCY, "audit")
    if Permission.PURPOSE_STATE in permissions:
        return Decision(Answer.ASK_PURPOSE, "R12 no relation: a purpose is asked", Relation.AGENCY)
    return Decision(Answer.REFUSE, "R13 no relation and no purpose to state", Relation.AGENCY)
