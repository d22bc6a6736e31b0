"""/services and /help-places: what is offered here with its places, who waits for it, and the directory of help."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from throughcare.casework.interventions import commands, queries
from throughcare.casework.interventions.candidates import programme_of
from throughcare.casework.interventions.drafts import OfferingDraft, ResourceDraft
from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.shell.api.operations import Resource, Written
from throughcare.shell.api.shapes import Shown

offerings = Resource("interventions", "interventions")
SERVICE = "/services/{uuid:offering_id}"
PLACE = "/help-places/{uuid:resource_id}"


class OfferingShown(Shown):
    """What is offered here. free: places that nobody has; null where nobody counts. waiting, running: referrals.

    from_age, for_sex: for whom a service of the agency's own is; a programme's conditions are the catalogue's.
    waited_days: the middle of the days from sending to beginning, of those that began within a year.
    """

    id: UUID
    version: int
    title: str
    organisation_id: UUID
    organisation: str
    programme: str
    what: str
    needs: list[str]
    from_age: int | None
    for_sex: str
    route: str
    clinical: bool
    setting: str
    delivery: str
    place: str
    places: int | None
    sessions: int | None
    minutes: int | None
    free: int | None
    waiting: int
    running: int
    oldest_wait: date | None
    waited_days: float | None
    opens_on: date
    closed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferingSent:
    """What is to be offered. programme: a code of the catalogue, whose needs and conditions then hold, or "".

    organisation: who runs it. from_age, for_sex: conditions of a service of the agency's own.
    """

    organisation: UUID
    title: str
    programme: str = ""
    what: str = ""
    needs: list[str] = field(default_factory=list)
    from_age: int | None = None
    for_sex: str = ""
    clinical: bool = False
    setting: str = "community"
    delivery: str = "one_to_one"
    place: str = ""
    places: int | None = None
    sessions: int | None = None
    minutes: int | None = None
    opens_on: date

    def draft(self) -> OfferingDraft:
        """As the command takes it."""
        given = asdict(self)
        age, sex = given.pop("from_age"), given.pop("for_sex")
        conditions: list[dict[str, Any]] = (
            [] if age is None else [{"kind": "AgeBetween", "low": age, "high": None}]
        )
        return OfferingDraft(
            **given, eligibility=[*conditions, {"kind": "OfSex", "sex": sex}] if sex else conditions
        )


class WaitingShown(Shown):
    """A line of a waiting list. number: 1 is next. person_id, reference: null and "" where the record is closed to you.

    in_time: whether it can be done before supervision ends; null where nobody can say. reasons: of its place.
    """

    number: int
    referral_id: UUID
    person_id: UUID | None
    reference: str
    state: str
    waits_from: date
    in_time: bool | None
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Hours of one weekday, 0 Monday to 6 Sunday, on the clock of the place."""

    day: int
    opens_at: time
    closes_at: time


class HelpPlaceShown(Shown):
    """A line of the directory of help. checked_on: when somebody last found it to be true."""

    id: UUID
    version: int
    title: str
    kind: str
    what: str
    who_for: str
    how: str
    needs: list[str]
    address: str
    latitude: float | None
    longitude: float | None
    opening: list[dict[str, int | str]]
    phone: str
    email: str
    web: str
    languages: list[str]
    checked_on: date
    closed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPlaceSent:
    """A line of the directory. checked_on: when somebody last found it to be true. latitude, longitude: WGS 84."""

    title: str
    kind: str
    what: str = ""
    who_for: str = ""
    how: str = ""
    needs: list[str] = field(default_factory=list)
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    opening: Sequence[OpeningHours] = field(default_factory=list)
    phone: str = ""
    email: str = ""
    web: str = ""
    languages: list[str] = field(default_factory=list)
    checked_on: date

    def draft(self) -> ResourceDraft:
        """As the command takes it."""
        given = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "opening"}
        hours = [
            {"day": each.day, "from": f"{each.opens_at:%H:%M}", "to": f"{each.closes_at:%H:%M}"}
            for each in self.opening
        ]
        return ResourceDraft(**given, opening=hours)


def read_offerings(actor: Actor, closed: bool = False) -> list[OfferingShown]:
    """What is offered here, with places and waiting times."""
    return [_offering(each) for each in queries.offerings(actor, closed=closed)]


def read_offering(actor: Actor, offering_id: UUID) -> OfferingShown:
    """One service or programme, open or not."""
    return _offering(queries.offering(actor, offering_id))


def read_waiting_list(actor: Actor, offering_id: UUID) -> list[WaitingShown]:
    """Who waits for a service or programme, in the published order; who is given a place its organisation decides."""
    held, today = queries.offering(actor, offering_id), clock.today(actor.zone)
    weeks = programme_of(jurisdictions.get(actor.jurisdiction), held).weeks
    days = weeks * 7 if weeks else None
    lines = queries.waiting_list(actor, offering_id, held.route, today=today, days=days)
    return [
        WaitingShown(
            number=each.place.number, referral_id=each.referral_id, person_id=each.person_id,
            reference=each.reference, state=each.state, waits_from=each.place.waiting.since,
            in_time=each.place.in_time, reasons=list(each.place.reasons),
        )
        for each in lines
    ]  # fmt: skip


def add_offering(actor: Actor, offering: OfferingSent) -> Written:
    """Offer a service or programme."""
    made = commands.add_offering(actor, offering.draft())
    return Written(id=made.pk, version=made.version)


def change_offering(actor: Actor, offering_id: UUID, offering: OfferingSent, *, expected: int) -> None:
    """Change what is offered; whose it is and which programme it is stay as they were."""
    commands.change_offering(actor, offering_id, offering.draft(), expected=expected)


def read_help_places(actor: Actor, kind: str = "", need: str = "", words: str = "") -> list[HelpPlaceShown]:
    """The directory of help in the community."""
    return [_place(each) for each in queries.resources(actor, kind=kind, need=need, words=words)]


def read_help_place(actor: Actor, resource_id: UUID) -> HelpPlaceShown:
    """One line of the directory of help, closed or not."""
    return _place(queries.resource(actor, resource_id))


def add_help_place(actor: Actor, place: HelpPlaceSent) -> Written:
    """Add a line to the directory of help."""
    made = commands.add_resource(actor, place.draft())
    return Written(id=made.pk, version=made.version)


def change_help_place(actor: Actor, resource_id: UUID, place: HelpPlaceSent, *, expected: int) -> None:
    """Change a line of the directory of help, or say that it was found to be still so."""
    commands.change_resource(actor, resource_id, place.draft(), expected=expected)


def _offering(each: queries.OfferingHeld) -> OfferingShown:
    own = {condition["kind"]: condition for condition in each.eligibility}
    renamed = {
        "oldest_wait": each.oldest, "waited_days": each.waited, "from_age": own.get("AgeBetween", {}).get("low"),
        "for_sex": own.get("OfSex", {}).get("sex", ""),
    }  # fmt: skip
    made: dict[str, Any] = {
        name: renamed[name] if name in renamed else getattr(each, name) for name in OfferingShown.model_fields
    }
    return OfferingShown(**made)


def _place(each: queries.ResourceLine) -> HelpPlaceShown:
    hours = [{"day": on["day"], "opens_at": on["from"], "closes_at": on["to"]} for on in each.opening]
    plain = {name: getattr(each, name) for name in HelpPlaceShown.model_fields if name != "opening"}
    return HelpPlaceShown(**plain, opening=hours)


offerings.lists("/services", read_offerings, by=("title", "id"), may=Permission.PERSON_FIND)
offerings.reads(SERVICE, read_offering, may=Permission.PERSON_FIND)
offerings.lists(
    f"{SERVICE}/waiting", read_waiting_list, by=("number", "referral_id"), may=Permission.PERSON_FIND
)
offerings.adds("/services", add_offering)
offerings.changes(SERVICE, change_offering)
offerings.acts(f"{SERVICE}/closing", commands.close_offering)
offerings.lists("/help-places", read_help_places, by=("title", "id"), may=Permission.PERSON_FIND)
offerings.reads(PLACE, read_help_place, may=Permission.PERSON_FIND)
offerings.adds("/help-places", add_help_place)
offerings.changes(PLACE, change_help_place)
offerings.acts(f"{PLACE}/closing", commands.close_resource, name="close_help_place")
