"""What another system may do with its token: the policy for machines, beside the one for people. Pure.

A machine has no caseload and no team, and cannot be asked for a purpose. So its scopes hold for every ordinary record
of its agency and for nothing else: a record that is restricted, or kept from anyone by name, does not exist for it,
even where somebody named the machine. What needs a named human's judgment is never among its scopes.

A token of an outside organisation is, like its staff, of no agency in the database: it reaches what was sent to the
organisation, and nobody's record.
"""

from collections.abc import Collection

from throughcare.platform.access.permissions import ABOUT_A_PERSON, Permission
from throughcare.platform.access.policy import Answer, Decision, Facts, Relation

MACHINE_PURPOSE = "system"
"""What the audit entry says of why a machine looked."""

P = Permission
SCOPES: dict[Permission, str] = {
    P.PERSON_FIND: "Find people: name, reference and responsible officer",
    P.PERSON_OPEN: "Read records",
    P.PERSON_ADD: "Begin records",
    P.PERSON_CHANGE: "Change personal details",
    P.ORDER_CHANGE: "Change offences, sentences, orders and conditions",
    P.APPOINTMENT_BOOK: "Book and move appointments",
    P.CONTACT_RECORD: "Record contacts and notes",
    P.TASK_DO: "Write and finish tasks",
    P.LETTER_MAKE: "Make letters",
    P.ALLOCATE: "Allocate people to officers",
    P.CASELOAD_READ: "Read lists of people and appointments",
    P.TEAM_READ: "Read the work of teams",
    P.IMPORT_RUN: "See imports",
    P.AUDIT_READ: "Read the log",
    P.LOOKS_READ: "Read who has looked at a record",
}
"""What a token may be given, in the administrator's words. Judging, deciding, walls and administration are not here."""
OUTSIDE: dict[Permission, str] = {
    P.REFERRAL_WORK: "Work with the referrals sent to the organisation",
}
"""What a token of an outside organisation may be given: whom it takes on is for a person to say."""


def scopes_of(*, outside: bool) -> dict[Permission, str]:
    """What a token of the agency, or of an outside organisation, may be given: of the other's nothing."""
    return OUTSIDE if outside else SCOPES


def decide_for_machine(permissions: Collection[str], permission: Permission, facts: Facts) -> Decision:
    """Decide one act of a machine upon one person; what no rule allows is refused."""
    if not facts.exists:
        return Decision(Answer.HIDE, "R1 no such person")
    if not facts.same_agency:
        return Decision(Answer.HIDE, "R2 another agency's record")
    if facts.excluded or facts.restricted:
        return Decision(Answer.HIDE, "R4 walled, and a machine is never named")
    if permission not in permissions or permission not in ABOUT_A_PERSON or permission not in SCOPES:
        return Decision(Answer.REFUSE, "R5 not among the token's scopes")
    return Decision(
        Answer.ALLOW, "R20 an ordinary record of the machine's agency", Relation.AGENCY, MACHINE_PURPOSE
    )
