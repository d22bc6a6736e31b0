"""Screen: the person's rights over their data, and what was asked, disputed and corrected."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.database.holdings import Basis, Purpose, holding_of, models_of_the_record
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.rights.queries import DisputeSeen, disputes_of, requests_of
from throughcare.register.rights.wording import ASSERTIONS, BASES, PURPOSES, SHARINGS
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.data_rights import NEUTRAL, DataRights


@dataclass(frozen=True)
class RightsPage:
    """What the law gives, what was asked, what is disputed, who has to be told."""

    person: PersonHeader
    law: DataRights
    requests: list[dict[str, Any]]
    disputes: list[DisputeSeen]
    answers: bool
    title: str = "Rights over this record"


@dataclass(frozen=True)
class Held:
    """One table of the record in words."""

    what: str
    purpose: str
    basis: str
    assertion: str
    sharing: str
    sensitive: bool


@dataclass(frozen=True)
class HoldingsPage:
    """What is held about people, why, and on what ground."""

    tables: list[Held]
    law: DataRights
    title: str = "What is held, and why"


@require_safe
def rights(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """The page of one person."""
    actor = request.actor
    door.look(actor, "rights:rights", person_id)
    answers = Permission.RIGHTS_ANSWER in actor.permissions
    content = RightsPage(
        person_header(actor, person_id),
        law_of(actor),
        requests_of(person_id),
        disputes_of(person_id),
        answers,
    )
    return page(request, "rights/rights.jinja", content)


@require_safe
def holdings(request: ActingRequest) -> HttpResponse:
    """Purpose and lawful ground of every table, from the tables themselves."""
    tables = [
        Held(held.what, PURPOSES[Purpose(held.purpose)], BASES[Basis(held.basis)], ASSERTIONS[held.assertion],
             SHARINGS[held.sharing], held.sensitive)
        for held in (holding_of(model) for model in models_of_the_record()) if held is not None
    ]  # fmt: skip
    return page(request, "rights/holdings.jinja", HoldingsPage(tables, law_of(request.actor)))


def law_of(actor: Actor) -> DataRights:
    """The law on data where the actor works."""
    return jurisdictions.get(actor.jurisdiction).data_rights if actor.jurisdiction else NEUTRAL
