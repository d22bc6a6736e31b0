"""/people/{id}/licences: licences and their versions, from the draft to force; each write names the version read."""

from datetime import date, datetime, time
from uuid import UUID

from throughcare.decisions.licences import commands, queries
from throughcare.decisions.licences.drafts import LicenceDraft, RowDraft
from throughcare.platform.actor import Actor
from throughcare.shell.api.operations import Resource, Written
from throughcare.shell.api.shapes import Shown

licences = Resource("licences", "licences")
PERSON = "/people/{uuid:person_id}/licences"
ONE = f"{PERSON}/{{uuid:licence_id}}"
CLAUSE = f"{ONE}/conditions/{{uuid:clause_id}}"


class LicenceConditionShown(Shown):
    """A condition as it is drafted. act: against the version before. condition_id: the order's, once in force."""

    id: UUID
    position: int
    part: str
    act: str
    eased: bool
    why: str
    condition_id: UUID | None
    kind: str
    text: str
    starts_on: date | None
    last_day: date | None
    authority: str
    catalogue: str
    wording: str
    legal_basis: str


class LicenceShown(Shown):
    """One version of a licence. stage: the same everywhere; status: the place's own code of it.

    missing: what fairness still asks before it is approved. process_id: the fair process about it.
    """

    id: UUID
    version: int
    order_id: UUID
    number: int
    varies_id: UUID | None
    kind: str
    type: str
    stage: str
    status: str
    catalogue: str
    starts_on: date | None
    last_day: date | None
    meets_who: str
    meets_on: date | None
    meets_at: time | None
    meets_place: str
    drafter: str
    submitter: str
    decider: str
    decided_at: datetime | None
    decided_because: str
    activated_at: datetime | None
    over_because: str
    asks_more: bool
    missing: str
    process_id: UUID | None
    conditions: list[LicenceConditionShown]


def read_licence(actor: Actor, person_id: UUID, licence_id: UUID) -> LicenceShown:
    """One version with its conditions, and what is still missing before it is approved."""
    view = queries.licence(actor, person_id, licence_id)
    names = set(LicenceShown.model_fields) - {"conditions", "asks_more", "missing", "process_id"}
    return LicenceShown.model_validate({
        **{name: getattr(view.line, name) for name in names}, "conditions": list(view.rows),
        "asks_more": view.heard.asks_more, "missing": view.heard.missing, "process_id": view.heard.process_id,
    }, from_attributes=True)  # fmt: skip


def list_licences(actor: Actor, person_id: UUID) -> list[queries.LicenceLine]:
    """The licences of a person, every version."""
    return queries.of_person(actor, person_id)


def begin_licence(actor: Actor, person_id: UUID, order_id: UUID, draft: LicenceDraft) -> Written:
    """Begin the licence of an order, with what stands on it and every standard condition of the place."""
    made = commands.begin(actor, person_id, order_id, draft)
    return Written(id=made.pk, version=made.version)


def vary_licence(actor: Actor, person_id: UUID, licence_id: UUID, *, expected: int) -> Written:
    """Begin a new version of the one in force."""
    queries.licence(actor, person_id, licence_id)
    made = commands.vary(actor, licence_id, expected=expected)
    return Written(id=made.pk, version=made.version)


def change_licence(
    actor: Actor, person_id: UUID, licence_id: UUID, draft: LicenceDraft, *, expected: int
) -> Written:
    """Change kind, days and first meeting."""
    queries.licence(actor, person_id, licence_id)
    made = commands.change_details(actor, licence_id, draft, expected=expected)
    return Written(id=made.pk, version=made.version)


def add_licence_condition(
    actor: Actor, person_id: UUID, licence_id: UUID, draft: RowDraft, *, expected: int
) -> Written:
    """Add a condition to a draft."""
    queries.licence(actor, person_id, licence_id)
    made = commands.add_row(actor, licence_id, draft, expected=expected)
    return Written(id=made.pk, version=made.version)


def restate_licence_condition(
    actor: Actor, person_id: UUID, licence_id: UUID, clause_id: UUID, draft: RowDraft, *, expected: int
) -> Written:
    """Say a condition of a draft otherwise."""
    queries.licence(actor, person_id, licence_id)
    made = commands.change_row(actor, licence_id, clause_id, draft, expected=expected)
    return Written(id=made.pk, version=made.version)


def leave_licence_condition_out(
    actor: Actor, person_id: UUID, licence_id: UUID, clause_id: UUID, why: str = "", *, expected: int
) -> None:
    """Leave a condition out of a draft, or let one end; a standard one with a reason."""
    queries.licence(actor, person_id, licence_id)
    commands.remove_row(actor, licence_id, clause_id, why, expected=expected)


def restore_licence_condition(
    actor: Actor, person_id: UUID, licence_id: UUID, clause_id: UUID, *, expected: int
) -> Written:
    """Put a condition back."""
    queries.licence(actor, person_id, licence_id)
    made = commands.restore_row(actor, licence_id, clause_id, expected=expected)
    return Written(id=made.pk, version=made.version)


def place_licence_condition(
    actor: Actor, person_id: UUID, licence_id: UUID, clause_id: UUID, position: int, *, expected: int
) -> None:
    """Put a condition elsewhere among the others, counted from 0."""
    queries.licence(actor, person_id, licence_id)
    commands.place_row(actor, licence_id, clause_id, position, expected=expected)


def submit_licence(actor: Actor, person_id: UUID, licence_id: UUID, *, expected: int) -> Written:
    """Ask for approval, as a named person."""
    queries.licence(actor, person_id, licence_id)
    made = commands.submit(actor, licence_id, expected=expected)
    return Written(id=made.pk, version=made.version)


def approve_licence(actor: Actor, person_id: UUID, licence_id: UUID, *, expected: int) -> Written:
    """Approve, as a named person who wrote nothing of it."""
    queries.licence(actor, person_id, licence_id)
    made = commands.approve(actor, licence_id, expected=expected)
    return Written(id=made.pk, version=made.version)


def send_licence_back(
    actor: Actor, person_id: UUID, licence_id: UUID, because: str, *, expected: int
) -> Written:
    """Hand it back to be drafted on, with the reason."""
    queries.licence(actor, person_id, licence_id)
    made = commands.send_back(actor, licence_id, because, expected=expected)
    return Written(id=made.pk, version=made.version)


def reject_licence(
    actor: Actor, person_id: UUID, licence_id: UUID, because: str, *, expected: int
) -> Written:
    """Say no to a new version, with the reason."""
    queries.licence(actor, person_id, licence_id)
    made = commands.reject(actor, licence_id, because, expected=expected)
    return Written(id=made.pk, version=made.version)


def drop_licence(actor: Actor, person_id: UUID, licence_id: UUID, *, expected: int) -> Written:
    """Give up one that is not in force."""
    queries.licence(actor, person_id, licence_id)
    made = commands.drop(actor, licence_id, expected=expected)
    return Written(id=made.pk, version=made.version)


def open_licence_process(actor: Actor, person_id: UUID, licence_id: UUID) -> Written:
    """Begin the fair process about a new version that asks more of the person."""
    queries.licence(actor, person_id, licence_id)
    made = commands.be_fair(actor, licence_id)
    return Written(id=made.pk, version=made.version)


def activate_licence(actor: Actor, person_id: UUID, licence_id: UUID, *, expected: int) -> Written:
    """Put what was approved into force: its conditions come onto the order, all or none."""
    queries.licence(actor, person_id, licence_id)
    made = commands.activate(actor, licence_id, expected=expected)
    return Written(id=made.pk, version=made.version)


def write_licence_paper(actor: Actor, person_id: UUID, licence_id: UUID) -> Written:
    """Draw up the paper for the person; it waits for somebody's signature among the letters."""
    queries.licence(actor, person_id, licence_id)
    made = commands.prepare_paper_of(actor, person_id, licence_id)
    return Written(id=made.pk, version=made.version)


licences.lists(PERSON, list_licences, by=("number", "id"), newest_first=True)
licences.reads(ONE, read_licence)
licences.adds("/people/{uuid:person_id}/orders/{uuid:order_id}/licences", begin_licence)
licences.changes(ONE, change_licence)
licences.acts(f"{ONE}/varying", vary_licence)
licences.acts(f"{ONE}/conditions", add_licence_condition)
licences.acts(f"{CLAUSE}/restating", restate_licence_condition)
licences.acts(f"{CLAUSE}/leaving-out", leave_licence_condition_out)
licences.acts(f"{CLAUSE}/restoring", restore_licence_condition)
licences.acts(f"{CLAUSE}/placing", place_licence_condition)
licences.acts(f"{ONE}/submitting", submit_licence)
licences.acts(f"{ONE}/approving", approve_licence)
licences.acts(f"{ONE}/sending-back", send_licence_back)
licences.acts(f"{ONE}/rejecting", reject_licence)
licences.acts(f"{ONE}/dropping", drop_licence)
licences.acts(f"{ONE}/fair-process", open_licence_process)
licences.acts(f"{ONE}/activating", activate_licence)
licences.acts(f"{ONE}/paper", write_licence_paper)
