"""The one door. Every command begins with `require`, every page on a person with `look`, every list with `visible_to`.

The policy depends on who is responsible for a person, which the caseload knows and this floor may not import. So
this module declares the question (`CaseloadAnswers`), the caseload answers it, and `config` joins them at start-up.
"""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from django.db.models import Q

from throughcare.platform.access.machines import decide_for_machine
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.policy import Answer, Decision, Facts, decide
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database import as_known


class AccessProblem(Exception):
    """An act that is not allowed. The transaction is rolled back and the attempt written in one of its own."""

    def __init__(self, permission: Permission, person: UUID | None, rule: str) -> None:
        super().__init__(f"{permission}: {rule}")
        self.permission, self.person, self.rule = permission, person, rule


class NotPermitted(AccessProblem):
    """The actor's roles do not allow it (403)."""


class NotThere(AccessProblem):
    """Nothing stands under this id as far as the actor may know (404)."""


class PurposeNeeded(AccessProblem):
    """An ordinary record of the agency without a relation: a purpose must be stated first."""


class CaseloadAnswers(Protocol):
    """What the caseload tells the door."""

    def facts(self, actor: Actor, person: UUID) -> Facts:
        """Relation and walls between one actor and one person, in one statement."""
        ...

    def moved_to(self, actor: Actor, person: UUID) -> UUID | None:
        """The record that this one became part of, if it did."""
        ...

    def openable(self, actor: Actor, field: str) -> Q:
        """The condition on the person id in `field` under which the policy allows opening."""
        ...

    def findable(self, actor: Actor, field: str) -> Q:
        """The condition on the person id in `field` under which the directory line is shown."""
        ...


class Keyed(Protocol):
    """A row of a person's record as a page reads it."""

    @property
    def id(self) -> UUID: ...


_answers: list[CaseloadAnswers] = []


def answer_with(answers: CaseloadAnswers) -> None:
    """Join the caseload to the door; called once at start-up by `config`."""
    _answers[:] = [answers]


def ask(actor: Actor, permission: Permission, person: UUID) -> Decision:
    """The policy's decision on one person, without acting on it."""
    with as_known.aside():
        facts = _answers[0].facts(actor, person)
    if actor.machine:
        return decide_for_machine(actor.permissions, permission, facts)
    return decide(actor.permissions, permission, facts)


def moved_to(actor: Actor, person: UUID) -> UUID | None:
    """Where a record stands now that became part of another, if the actor may know of that one; else None."""
    with as_known.aside():
        goal = _answers[0].moved_to(actor, person)
    if goal is None or ask(actor, Permission.PERSON_OPEN, goal).answer is Answer.HIDE:
        return None
    return goal


def require(actor: Actor, permission: Permission, person: UUID | None = None) -> Decision:
    """Let the actor through, or raise NotPermitted, NotThere or PurposeNeeded. First line of every command.

    person: the person acted upon; None for acts that concern no person. System actors pass: what they may do is
    their code, and row-level security knows them by name.
    """
    if actor.system:
        return Decision(Answer.ALLOW, "R0 system", purpose=actor.system)
    if person is None:
        if permission not in actor.permissions:
            raise NotPermitted(permission, None, "R5 not among the roles' permissions")
        return Decision(Answer.ALLOW, "R5 role", purpose="role")
    decision = ask(actor, permission, person)
    problem = {Answer.HIDE: NotThere, Answer.REFUSE: NotPermitted, Answer.ASK_PURPOSE: PurposeNeeded}
    if decision.answer in problem:
        raise problem[decision.answer](permission, person, decision.rule)
    return decision


def look(actor: Actor, page: str, person: UUID, permission: Permission = Permission.PERSON_OPEN) -> Decision:
    """Let the actor see `page` ("people:overview") of a person, and write that they did.

    Decided by what is so today, also where the request asks for the record as it was known on a past date; what the
    page reads after this is then of that date (`platform.database.as_known`), and of this person alone.
    """
    decision = require(actor, permission, person)
    trail.consulted(actor, page, people=[person], purpose=decision.purpose, known_at=as_known.asked())
    as_known.begin(person, actor.zone)
    return decision


def look_at_list(actor: Actor, page: str, people: Iterable[UUID], purpose: str = "caseload") -> None:
    """Write that the actor saw these people listed on `page`: one entry with the ids."""
    trail.consulted(actor, page, people=people, purpose=purpose)


def one_of[Row: Keyed](rows: Iterable[Row], person: UUID, key: UUID, says: str) -> Row:
    """The row with this id among what is held of a person. Raises NotThere: `says` what there is not."""
    for row in rows:
        if row.id == key:
            return row
    raise NotThere(Permission.PERSON_OPEN, person, says)


def visible_to(actor: Actor, field: str = "person_id") -> Q:
    """The condition for lists: people whose record the actor may open, by the person id in `field`."""
    if (looking := as_known.looking_at()) is not None:
        return Q(**{field: looking.person})
    return Q() if actor.system else _answers[0].openable(actor, field)


def findable_by(actor: Actor, field: str = "person_id") -> Q:
    """The condition for the directory: people of the agency whom no wall hides from the actor."""
    if (looking := as_known.looking_at()) is not None:
        return Q(**{field: looking.person})
    return Q() if actor.system else _answers[0].findable(actor, field)
