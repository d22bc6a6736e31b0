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
    COVER = "covering for a colleague"
    TEAM = "own team"
    NAMED = "named on a restricted record"
    PURPOSE = "stated purpose"
    GLASS = "broken glass"
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
    purpose: the purpose stated and still in force, or "". cover: an officer whom the actor covers for today is
    responsible for or supports the person. glass: the actor broke the glass on this record and its hour lasts.
    unbreakable: the restriction is marked never to be opened so.
    """

    exists: bool
    same_agency: bool = False
    excluded: bool = False
    restricted: bool = False
    named: bool = False
    own: bool = False
    team: bool = False
    purpose: str = ""
    cover: bool = False
    glass: bool = False
    unbreakable: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer, by which rule, through which relation. `purpose` is what the audit entry says."""

    answer: Answer
    rule: str
    relation: Relation = Relation.NONE
    purpose: str = ""


NOBODY = Facts(exists=False)
GLASS_OPENS = frozenset({Permission.PERSON_FIND, Permission.PERSON_OPEN})
"""What broken glass lets one do: read. Writing needs a relation."""


def decide(permissions: Collection[str], permission: Permission, facts: Facts) -> Decision:
    """Decide one act upon one person; what no rule allows is refused."""
    if not facts.exists:
        return Decision(Answer.HIDE, "R1 no such person")
    if facts.excluded:
        return Decision(Answer.HIDE, "R3 excluded by name")
    broken = facts.glass and not facts.unbreakable and Permission.GLASS_BREAK in permissions
    wall = _wall(facts)
    if wall and not broken:
        return Decision(Answer.HIDE, wall)
    if wall:
        return _through_glass(permission)
    if permission not in permissions or permission not in ABOUT_A_PERSON:
        if broken and permission in GLASS_OPENS:
            return _through_glass(permission)
        return Decision(Answer.REFUSE, "R5 not among the roles' permissions")
    return _by_relation(permissions, permission, facts, broken)


def may_break(permissions: Collection[str], facts: Facts) -> Decision:
    """Whether the actor may break the glass on a record whose facts are known in full, walls included.

    HIDE is answered outside with one and the same words as a number that nobody has.
    """
    if Permission.GLASS_BREAK not in permissions:
        return Decision(Answer.REFUSE, "R5 not among the roles' permissions")
    if not facts.exists:
        return Decision(Answer.HIDE, "R1 no such person")
    if facts.excluded:
        return Decision(Answer.HIDE, "R3 excluded by name")
    if facts.unbreakable:
        return Decision(Answer.HIDE, "R16 never to be opened so")
    return Decision(Answer.ALLOW, "R14 broken glass", Relation.GLASS, "glass")


def _wall(facts: Facts) -> str:
    """The rule that hides the record from the actor for what it is; "" for an ordinary record of the agency."""
    if not facts.same_agency:
        return "R2 another agency's record"
    return "R4 restricted, not named" if facts.restricted and not facts.named else ""


def _through_glass(permission: Permission) -> Decision:
    if permission in GLASS_OPENS:
        return Decision(Answer.ALLOW, "R14 broken glass", Relation.GLASS, "glass")
    return Decision(Answer.REFUSE, "R15 broken glass is for reading", Relation.GLASS)


def _by_relation(
    permissions: Collection[str], permission: Permission, facts: Facts, broken: bool
) -> Decision:
    """An ordinary record, or a restricted one on which the actor is named."""
    relation = _related(facts)
    if relation is not None:
        return relation
    if broken and permission in GLASS_OPENS:
        return _through_glass(permission)
    if permission in {Permission.PERSON_FIND, Permission.PURPOSE_STATE}:
        return Decision(Answer.ALLOW, "R10 the agency's directory", Relation.AGENCY, "directory")
    if permission is Permission.LOOKS_READ and Permission.AUDIT_READ in permissions:
        return Decision(Answer.ALLOW, "R11 the agency's auditor", Relation.AGENCY, "audit")
    if Permission.PURPOSE_STATE in permissions:
        return Decision(Answer.ASK_PURPOSE, "R12 no relation: a purpose is asked", Relation.AGENCY)
    return Decision(Answer.REFUSE, "R13 no relation and no purpose to state", Relation.AGENCY)


def _related(facts: Facts) -> Decision | None:
    """What the strongest relation allows; None without one."""
    if facts.own:
        return Decision(Answer.ALLOW, "R6 own caseload", Relation.OWN, "supervision")
    if facts.cover:
        return Decision(Answer.ALLOW, "R17 covering for a colleague", Relation.COVER, "cover")
    if facts.team:
        return Decision(Answer.ALLOW, "R7 own team", Relation.TEAM, "team")
    if facts.restricted and facts.named:
        return Decision(Answer.ALLOW, "R8 named on a restricted record", Relation.NAMED, "named")
    if facts.purpose:
        return Decision(Answer.ALLOW, "R9 stated purpose", Relation.PURPOSE, facts.purpose)
    return None
