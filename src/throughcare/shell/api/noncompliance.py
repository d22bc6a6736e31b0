"""/people/{id}/failures: a failure to comply from its opening to what a named person decides, and praise."""

from uuid import UUID

from throughcare.decisions.noncompliance import commands, queries
from throughcare.decisions.noncompliance.queries import FailureLine
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.api.operations import Resource

noncompliance = Resource("noncompliance", "compliance")
PERSON = "/people/{uuid:person_id}"
FAILURE = f"{PERSON}/failures/{{uuid:failure_id}}"


def read_open_failures(actor: Actor, team: bool = False) -> list[FailureLine]:
    """Failures that wait for a step: of the caller's own people, or of the caller's teams."""
    return queries.open_failures(actor, team=team, most=MOST_LINES)


def withdraw_warning(
    actor: Actor, person_id: UUID, response_id: UUID, *, because: str, expected: int
) -> None:
    """Withdraw a warning, by who gave it or who may withdraw any; the person is written to."""
    commands.withdraw_warning(actor, person_id, response_id, because=because, expected=expected)


MOST_LINES = 10_000

noncompliance.reads(f"{PERSON}/compliance", queries.compliance_of, name="read_compliance")
noncompliance.reads(FAILURE, queries.failure_of, name="read_failure")
noncompliance.lists("/failures", read_open_failures, by=("failed_on", "id"), may=Permission.CASELOAD_READ)
noncompliance.acts(f"{FAILURE}/asking", commands.ask_reason)
noncompliance.acts(f"{FAILURE}/excuse", commands.hear_excuse)
noncompliance.acts(f"{FAILURE}/judgment", commands.judge, name="judge_excuse")
noncompliance.acts(f"{FAILURE}/decision", commands.decide, name="decide_response")
noncompliance.adds(f"{PERSON}/praise", commands.praise)
noncompliance.acts(f"{PERSON}/responses/{{uuid:response_id}}/withdrawing", withdraw_warning)
