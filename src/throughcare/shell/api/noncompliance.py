"""/people/{id}/failures: a failure to comply from its opening to what a named person decides; rewards; tables."""

from dataclasses import dataclass
from uuid import UUID

from throughcare.decisions.noncompliance import commands, queries
from throughcare.decisions.noncompliance.queries import FailureLine
from throughcare.decisions.noncompliance.queries.grids import grids_of
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


def approve_response(actor: Actor, person_id: UUID, failure_id: UUID, *, answer: str, expected: int) -> None:
    """Approve a response that is stricter than what is proposed; never one's own."""
    commands.approve_response(actor, person_id, failure_id, answer=answer, expected=expected)


def decline_response(actor: Actor, person_id: UUID, failure_id: UUID, *, answer: str, expected: int) -> None:
    """Decline a response that was asked for; it is decided anew."""
    commands.decline_response(actor, person_id, failure_id, answer=answer, expected=expected)


@dataclass(frozen=True, slots=True)
class ResponseTable:
    """A table of responses of this place. standing: current, not_yet, expired or unverified. live: may be used."""

    code: str
    title: str
    state: str
    standing: str
    live: bool
    doubts: str
    confirmation_id: UUID | None


def read_response_tables(actor: Actor) -> list[ResponseTable]:
    """The tables of this place, how each stands, and whether it may be used."""
    return [
        ResponseTable(
            each.grid.code, each.grid.title, each.grid.state, each.standing.value, each.live, each.grid.doubts,
            each.confirmation.id if each.confirmation else None,
        )
        for each in grids_of(actor)
    ]  # fmt: skip


MOST_LINES = 10_000

noncompliance.reads(f"{PERSON}/compliance", queries.compliance_of, name="read_compliance")
noncompliance.reads(FAILURE, queries.failure_of, name="read_failure")
noncompliance.lists("/failures", read_open_failures, by=("failed_on", "id"), may=Permission.CASELOAD_READ)
noncompliance.acts(f"{FAILURE}/asking", commands.ask_reason)
noncompliance.acts(f"{FAILURE}/excuse", commands.hear_excuse)
noncompliance.acts(f"{FAILURE}/judgment", commands.judge, name="judge_excuse")
noncompliance.acts(f"{FAILURE}/decision", commands.decide, name="decide_response")
noncompliance.adds(f"{PERSON}/praise", commands.praise)
noncompliance.adds(f"{PERSON}/rewards", commands.reward)
noncompliance.adds(f"{PERSON}/failures", commands.record_failure)
noncompliance.acts(f"{FAILURE}/taking-back", commands.take_back_failure)
noncompliance.acts(f"{FAILURE}/ability", commands.find_ability)
noncompliance.acts(f"{FAILURE}/weighing", commands.weigh, name="weigh_failure")
noncompliance.acts(f"{FAILURE}/preparing", commands.prepare, name="prepare_response")
noncompliance.acts(f"{FAILURE}/approval", approve_response)
noncompliance.acts(f"{FAILURE}/declining", decline_response)
noncompliance.acts(f"{PERSON}/sanctions/{{uuid:sanction_id}}/ending", commands.end_sanction)
noncompliance.lists("/response-tables", read_response_tables, by=("code",), may=Permission.CASELOAD_READ)
noncompliance.adds("/response-tables/confirmations", commands.prepare_grid, name="prepare_response_table")
noncompliance.acts(
    "/response-tables/confirmations/{uuid:confirmation_id}/release", commands.release_grid,
    name="release_response_table",
)  # fmt: skip
noncompliance.acts(
    "/response-tables/confirmations/{uuid:confirmation_id}/withdrawing", commands.withdraw_grid,
    name="withdraw_response_table",
)  # fmt: skip
noncompliance.acts(f"{PERSON}/responses/{{uuid:response_id}}/withdrawing", withdraw_warning)
