"""/people/{id}/access-requests, /disputes, /recipients, /keeping and /removals: the person's rights over their data."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.register.rights import commands, queries
from throughcare.register.rights.commands import erasing, taking_away
from throughcare.register.rights.queries import KeepingDue, RequestSeen, erasures
from throughcare.register.rights.queries.access import open_requests, pack_file, requests_of
from throughcare.register.rights.queries.disputes import DisputeSeen
from throughcare.register.rights.queries.erasures import Erasure, ToErase
from throughcare.register.rights.queries.recipients import ToTell, to_tell, to_tell_of_agency
from throughcare.register.rights.queries.removals import Mark, marks
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.problems import EVERY
from throughcare.shell.api.shapes import Shown

rights = Resource("rights", "rights")
PERSON = "/people/{uuid:person_id}"
REQUEST = "/access-requests/{uuid:request_id}"
RIGHTS = Permission.RIGHTS_ANSWER


class AccessRequestLine(Shown):
    """A request to see the record. due_on: the last day in time; null where the law names no limit."""

    id: UUID
    person_id: UUID
    asked_on: date
    due_on: date | None
    state: str


def read_access_requests(actor: Actor, person_id: UUID) -> list[AccessRequestLine]:
    """Every request of a person to see what is held."""
    return [AccessRequestLine(person_id=person_id, **row) for row in requests_of(person_id)]


def read_access_request(actor: Actor, person_id: UUID, request_id: UUID) -> RequestSeen:
    """A request with its clock, the parts that need a decision, and the packs made."""
    found = queries.request_seen(person_id, request_id)
    if found is None:
        raise NotThere(RIGHTS, person_id, "R1 no such request")
    return found


def read_open_access_requests(actor: Actor) -> list[AccessRequestLine]:
    """Requests still to be answered, of the people the caller may open."""
    return [AccessRequestLine.model_validate(row) for row in open_requests(door.visible_to(actor))]


def pause_access_request(actor: Actor, request_id: UUID, *, expected: int, on: date) -> object:
    """Stop the clock until it is sure who asks."""
    return commands.pause(actor, request_id, expected=expected, on=on)


def resume_access_request(actor: Actor, request_id: UUID, *, expected: int, on: date) -> object:
    """Let the clock run on; the days it stood are added."""
    return commands.resume(actor, request_id, expected=expected, on=on)


def decide_access_part(actor: Actor, request_id: UUID, *, part: str, give: bool, reason: str = "") -> object:
    """Give or withhold a part that needs a named person's judgement."""
    return commands.decide_part(actor, request_id, part=part, give=give, reason=reason)


def hand_over_pack(actor: Actor, request_id: UUID, *, expected: int, handed_to: str) -> object:
    """Record that the newest pack was given, and to whom."""
    return commands.hand_over(actor, request_id, expected=expected, handed_to=handed_to)


def close_access_request(actor: Actor, request_id: UUID, *, expected: int, because: str) -> object:
    """End a request without handing anything over, with the reason."""
    return commands.close_request(actor, request_id, expected=expected, because=because)


def read_disputes(actor: Actor, person_id: UUID) -> list[DisputeSeen]:
    """What the person disagrees with, and of what the use is restricted."""
    return queries.disputes_of(person_id)


def read_recipients_to_tell(actor: Actor, person_id: UUID) -> list[ToTell]:
    """Who was given something that has been corrected or taken away since, and was not told yet."""
    return to_tell(person_id)


def read_recipients_of_agency(actor: Actor, why: str = "") -> list[ToTell]:
    """Everyone still to be told of what was "corrected", "taken-away" or "erased" (why), about anyone."""
    return to_tell_of_agency(actor, why=why)


def read_keeping_due(actor: Actor) -> list[KeepingDue]:
    """Records whose time to be kept has come and on which nobody has decided."""
    return queries.keeping_due(actor)


def read_removals(actor: Actor, person_id: UUID) -> list[Mark]:
    """What law took out of this record: the marks, never the content."""
    return marks(actor, person_id)


def take_away_record(
    actor: Actor, person_id: UUID, *, kind: str, record_id: UUID, how: str, authority: str, ordered_on: date
) -> UUID:
    """Take one entry out of the record as law orders, with every version of it. Gives back the act's id."""
    order = taking_away.RemovalOrder(how, authority, ordered_on)
    return taking_away.take_away(actor, person_id, kind, record_id, order)


def open_sealed(actor: Actor, person_id: UUID, act_id: UUID, *, authority: str) -> None:
    """Put back what was sealed, as a later authority orders."""
    taking_away.put_back(actor, person_id, act_id, authority)


def erase_person(actor: Actor, person_id: UUID, *, reference: str, authority: str, ordered_on: date) -> UUID:
    """Erase all that is held of a person, for good; the mark of who, when and by which authority remains."""
    order = taking_away.RemovalOrder("erased", authority, ordered_on)
    return erasing.erase_person(actor, person_id, reference=reference, order=order)


def read_erasures(actor: Actor) -> list[Erasure]:
    """Everyone of the agency who was erased: the marks."""
    return erasures.erasures(actor)


def read_erased_recipients(actor: Actor, erasure_id: UUID) -> list[ToTell]:
    """Who had been given something of a person erased since: they are to be told."""
    return erasures.recipients_of_erased(actor, erasure_id)


def read_to_erase(actor: Actor) -> list[ToErase]:
    """Records on which somebody decided that they go, and that still stand."""
    return erasures.to_erase(actor)


rights.lists(f"{PERSON}/access-requests", read_access_requests, by=("asked_on", "id"), newest_first=True,
             shape=AccessRequestLine)  # fmt: skip
rights.reads(f"{PERSON}/access-requests/{{uuid:request_id}}", read_access_request, may=RIGHTS)
rights.lists("/access-requests", read_open_access_requests, by=("due_on", "id"), may=Permission.TEAM_READ,
             purpose="team", shape=AccessRequestLine)  # fmt: skip
rights.adds(f"{PERSON}/access-requests", commands.ask_access)
rights.acts(f"{REQUEST}/pausing", pause_access_request)
rights.acts(f"{REQUEST}/resuming", resume_access_request)
rights.acts(f"{REQUEST}/parts", decide_access_part)
rights.adds(f"{REQUEST}/packs", commands.ask_pack, name="ask_access_pack")
rights.acts(f"{REQUEST}/handing-over", hand_over_pack)
rights.acts(f"{REQUEST}/closing", close_access_request)
rights.lists(f"{PERSON}/disputes", read_disputes, by=("starts_on", "id"), newest_first=True)
rights.adds(f"{PERSON}/disputes", commands.record_dispute)
rights.acts("/disputes/{uuid:dispute_id}/settling", commands.settle_dispute)
rights.lists(
    f"{PERSON}/recipients", read_recipients_to_tell, by=("given_at", "disclosure", "corrected"), may=RIGHTS
)
rights.adds(f"{PERSON}/recipients", commands.tell_recipient)
rights.lists("/recipients", read_recipients_of_agency, by=("corrected_at", "disclosure", "corrected"), may=RIGHTS,
             purpose="team")  # fmt: skip
rights.lists(
    "/keeping", read_keeping_due, by=("due_on", "person_id"), may=Permission.TEAM_READ, purpose="team"
)
rights.adds(f"{PERSON}/keeping", commands.decide_keeping)
rights.lists(f"{PERSON}/removals", read_removals, by=("ordered_on", "act"), newest_first=True, may=RIGHTS)
rights.adds(f"{PERSON}/removals", take_away_record)
rights.acts(f"{PERSON}/removals/{{uuid:act_id}}/opening", open_sealed)
rights.adds(f"{PERSON}/erasure", erase_person)
rights.lists("/erasures", read_erasures, by=("erased_at", "id"), newest_first=True, may=RIGHTS)
rights.lists("/erasures/{uuid:erasure_id}/recipients", read_erased_recipients,
             by=("given_at", "disclosure", "corrected"), may=RIGHTS)  # fmt: skip
rights.adds("/erasures/{uuid:erasure_id}/recipients", commands.tell_recipient_of_erased)
rights.lists("/to-erase", read_to_erase, by=("decided_at", "id"), may=RIGHTS, purpose="team")

ZIP = {
    "responses": {
        200: {
            "description": "The readable page and the rows.",
            "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@rights.get(f"{PERSON}/access-packs/{{uuid:pack_id}}", response={200: None, **EVERY},
            operation_id="readAccessPack", openapi_extra=ZIP)  # fmt: skip
def read_access_pack(request: HttpRequest, person_id: UUID, pack_id: UUID) -> HttpResponse:
    """The pack of one request, as a ZIP; written in the log as leaving the system."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, rights.page, person_id, RIGHTS)
    file = pack_file(person_id, pack_id)
    if file is None:
        raise NotThere(RIGHTS, person_id, "R1 no such pack")
    trail.record(
        actor, "rights:pack:exported", verb=trail.Verb.CONSULT, kind="rights.accesspack", key=pack_id,
        people=[person_id],
    )  # fmt: skip
    return HttpResponse(file, content_type="application/zip")
