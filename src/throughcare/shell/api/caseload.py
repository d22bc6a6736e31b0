"""/caseload, allocations and walls: who works with whom, and who may see."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from throughcare.casework.releases import commands as releases
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.queries import Part, Post, Walls
from throughcare.register.caseload.queries.duty import DutyTurn, rota
from throughcare.shell.api.attention import (
    AttentionChange,
    prepare_attention_order,
    read_attention,
    read_attention_changes,
    read_attention_of,
    read_attention_order,
    read_team_attention,
)
from throughcare.shell.api.operations import Resource
from throughcare.shell.web.queries.caseload import CaseRow
from throughcare.shell.web.queries.caseload import caseload as caseload_of

caseload = Resource("caseload", "caseload")
allocation = Resource("allocation", "allocation")
access = Resource("access", "access")
PERSON = "/people/{uuid:person_id}"
CHANGES = "/caseload/attention/order/changes"


def read_caseload(actor: Actor) -> list[CaseRow]:
    """The people for whom the caller is responsible, or whom the caller supports, today."""
    return caseload_of(actor, actor.user_id)


def read_caseload_of(actor: Actor, officer_id: UUID) -> list[CaseRow]:
    """The people of a colleague whom the caller may open."""
    return caseload_of(actor, officer_id)


def read_posts(actor: Actor) -> list[Post]:
    """Officers and teams to whom a person can be allocated today."""
    return queries.posts(actor)


def read_duty(actor: Actor) -> list[DutyTurn]:
    """Who is duty officer of the caller's teams, today and to come; of all teams for who is in none."""
    return rota(actor)


def mass_transfer(
    actor: Actor, *, from_officer: UUID, person_ids: Sequence[UUID], to_officer: UUID, to_team: UUID, starts_on: date,
    reason: str,
) -> int:  # fmt: skip
    """Move people from one officer's caseload to another's, all or none."""
    move = commands.Transfer(from_officer, list(person_ids), to_officer, to_team, starts_on, reason)
    return commands.mass_transfer(actor, move)


def read_allocations(actor: Actor, person_id: UUID) -> list[Part]:
    """Everyone's part in a person's supervision, past, present and to come."""
    return queries.parts(actor, person_id)


def read_walls(actor: Actor, person_id: UUID) -> Walls:
    """The person's restriction with those named, and those excluded."""
    return queries.walls(actor, person_id)


caseload.lists("/caseload", read_caseload, by=("person_id",), may=Permission.CASELOAD_READ)
caseload.lists("/caseload/{uuid:officer_id}", read_caseload_of, by=("person_id",), may=Permission.TEAM_READ)
caseload.lists("/caseload/attention", read_attention, by=("place", "person_id"), may=Permission.CASELOAD_READ)
caseload.lists(
    "/caseload/attention/team", read_team_attention, by=("place", "person_id"), may=Permission.TEAM_READ,
    purpose="team",
)  # fmt: skip
caseload.reads("/caseload/attention/order", read_attention_order, may=Permission.CASELOAD_READ)
caseload.lists(
    CHANGES, read_attention_changes, by=("id",), newest_first=True, may=Permission.RULE_RELEASE,
    shape=AttentionChange, purpose="role",
)  # fmt: skip
caseload.adds(CHANGES, prepare_attention_order)
caseload.acts(
    f"{CHANGES}/{{uuid:figures_id}}/releasing", releases.release_figures, name="release_attention_order"
)
caseload.acts(
    f"{CHANGES}/{{uuid:figures_id}}/withdrawing", releases.withdraw_figures, name="withdraw_attention_order"
)
caseload.lists(
    "/caseload/{uuid:officer_id}/attention", read_attention_of, by=("place", "person_id"), may=Permission.TEAM_READ,
    purpose="team",
)  # fmt: skip
allocation.lists("/posts", read_posts, by=("team_id", "officer_id"), may=Permission.ALLOCATE)
allocation.lists(f"{PERSON}/allocations", read_allocations, by=("starts_on", "id"), newest_first=True)
allocation.adds(f"{PERSON}/allocations", commands.allocate)
allocation.adds(f"{PERSON}/transfers", commands.transfer, name="transfer_person")
allocation.acts("/allocations/{uuid:allocation_id}/ending", commands.end_allocation)
allocation.acts("/transfers", mass_transfer)
access.reads(f"{PERSON}/access", read_walls, name="read_access", may=Permission.RESTRICT)
access.adds(f"{PERSON}/restriction", commands.restrict, name="restrict_record")
access.acts(f"{PERSON}/restriction/lifting", commands.lift_restriction)
access.adds(f"{PERSON}/named", commands.name_user)
access.acts("/named/{uuid:named_id}/ending", commands.unname_user)
access.adds(f"{PERSON}/exclusions", commands.exclude, name="exclude_user")
access.acts("/exclusions/{uuid:exclusion_id}/ending", commands.end_exclusion)
allocation.acts("/covers", commands.arrange_cover)
allocation.acts("/covers/{uuid:cover_id}/ending", commands.end_cover)
allocation.lists("/duty", read_duty, by=("starts_on", "id"), may=Permission.CASELOAD_READ, purpose="role")
allocation.adds("/duty", commands.put_on_duty)
allocation.acts("/duty/{uuid:turn_id}/ending", commands.take_off_duty)
