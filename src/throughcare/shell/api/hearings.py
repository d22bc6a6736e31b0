"""/people/{id}/hearings: hearings, who takes part, what came of them and what they changed."""

from datetime import datetime
from uuid import UUID

from throughcare.decisions.hearings import commands, queries
from throughcare.decisions.hearings.drafts import AdjournDraft, HearingDraft, PartyDraft, ResultDraft
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.api.operations import Resource, Written
from throughcare.shell.api.shapes import Shown

hearings = Resource("hearings", "hearings")
PERSON = "/people/{uuid:person_id}/hearings"
ONE = f"{PERSON}/{{uuid:hearing_id}}"
PARTY = f"{ONE}/parties/{{uuid:party_id}}"


class HearingShown(Shown):
    """One hearing. notice: the state of the notice's step. again_id: the hearing to which it was put off."""

    id: UUID
    version: int
    kind: str
    state: str
    starts_at: datetime
    minutes: int
    how: str
    place: str
    body: str
    bench_id: UUID | None
    process_id: UUID | None
    gate: str
    order_id: UUID | None
    follows_id: UUID | None
    appeal: UUID | None
    again_id: UUID | None
    asked_by: str
    ended_because: str
    notice: str
    parties: list[queries.PartyLine]
    result: queries.ResultLine | None
    conditions: list[queries.ConditionLine]


def read_hearing(actor: Actor, person_id: UUID, hearing_id: UUID) -> HearingShown:
    """One hearing with its parties and what came of it."""
    view = queries.hearing(actor, person_id, hearing_id)
    names = set(HearingShown.model_fields) - {"parties", "result", "conditions", "again_id"}
    return HearingShown.model_validate({
        **{name: getattr(view.line, name) for name in names}, "again_id": view.again_id, "parties": list(view.parties),
        "result": view.result, "conditions": list(view.conditions),
    }, from_attributes=True)  # fmt: skip


def list_hearings(actor: Actor, person_id: UUID) -> list[queries.HearingLine]:
    """The hearings of a person."""
    return queries.of_person(actor, person_id)


def arrange_hearing(actor: Actor, person_id: UUID, draft: HearingDraft) -> Written:
    """List a hearing; one before its notice can have run is refused with the earliest moment."""
    made = commands.arrange(actor, person_id, draft)
    return Written(id=made.pk, version=made.version)


def change_hearing(
    actor: Actor, person_id: UUID, hearing_id: UUID, draft: HearingDraft, *, expected: int
) -> Written:
    """Change when, where or before whom."""
    queries.hearing(actor, person_id, hearing_id)
    made = commands.change(actor, hearing_id, draft, expected=expected)
    return Written(id=made.pk, version=made.version)


def adjourn_hearing(
    actor: Actor, person_id: UUID, hearing_id: UUID, draft: AdjournDraft, *, expected: int
) -> Written:
    """Put it off; the answer names the hearing to which it was put off, else the one that was."""
    queries.hearing(actor, person_id, hearing_id)
    again = commands.adjourn(actor, hearing_id, draft, expected=expected)
    return Written(id=again.pk if again is not None else hearing_id)


def vacate_hearing(
    actor: Actor, person_id: UUID, hearing_id: UUID, because: str, *, expected: int
) -> Written:
    """Take it off the list."""
    queries.hearing(actor, person_id, hearing_id)
    made = commands.vacate(actor, hearing_id, because, expected=expected)
    return Written(id=made.pk, version=made.version)


def add_hearing_party(actor: Actor, person_id: UUID, hearing_id: UUID, draft: PartyDraft) -> Written:
    """Put somebody on the list of those who take part."""
    queries.hearing(actor, person_id, hearing_id)
    made = commands.add_party(actor, hearing_id, draft)
    return Written(id=made.pk, version=made.version)


def change_hearing_party(
    actor: Actor, person_id: UUID, hearing_id: UUID, party_id: UUID, draft: PartyDraft, *, expected: int
) -> Written:
    """Change how somebody takes part, or say that they are booked."""
    _party(actor, person_id, hearing_id, party_id)
    made = commands.change_party(actor, party_id, draft, expected=expected)
    return Written(id=made.pk, version=made.version)


def drop_hearing_party(
    actor: Actor, person_id: UUID, hearing_id: UUID, party_id: UUID, *, expected: int
) -> None:
    """Take somebody off the list."""
    _party(actor, person_id, hearing_id, party_id)
    commands.drop_party(actor, party_id, expected=expected)


def decide_hearing(
    actor: Actor, person_id: UUID, hearing_id: UUID, draft: ResultDraft, *, expected: int
) -> Written:
    """Decide at a hearing, as a named person whom the place's table names; with its conditions, all or none."""
    queries.hearing(actor, person_id, hearing_id)
    return Written(id=commands.decide(actor, hearing_id, draft, expected=expected).pk)


def record_hearing_result(
    actor: Actor, person_id: UUID, hearing_id: UUID, draft: ResultDraft, *, expected: int
) -> Written:
    """Record as a fact what a court or board decided; with its conditions, all or none."""
    queries.hearing(actor, person_id, hearing_id)
    return Written(id=commands.record_result(actor, hearing_id, draft, expected=expected).pk)


def _party(actor: Actor, person_id: UUID, hearing_id: UUID, party_id: UUID) -> None:
    """Raises NotThere unless the party is of this hearing of this person."""
    view = queries.hearing(actor, person_id, hearing_id)
    if party_id not in {each.id for each in view.parties}:
        raise NotThere(Permission.HEARING_ARRANGE, person_id, "no such party")


hearings.lists(PERSON, list_hearings, by=("starts_at", "id"), newest_first=True)
hearings.reads(ONE, read_hearing)
hearings.adds(PERSON, arrange_hearing)
hearings.changes(ONE, change_hearing)
hearings.acts(f"{ONE}/adjourning", adjourn_hearing)
hearings.acts(f"{ONE}/vacating", vacate_hearing)
hearings.adds(f"{ONE}/parties", add_hearing_party)
hearings.changes(PARTY, change_hearing_party)
hearings.acts(f"{PARTY}/dropping", drop_hearing_party)
hearings.acts(f"{ONE}/deciding", decide_hearing)
hearings.acts(f"{ONE}/recording", record_hearing_result)
