"""/early-support: how right the rule is, the switch, and offers of help; never what somebody said to one."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from throughcare.casework.earlysupport import commands, queries
from throughcare.insight import early_support as figures
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.shell.api.operations import Resource, Written
from throughcare.shell.api.shapes import Shown

early_support = Resource("early-support", "early-support")
OF_PERSON = "/people/{uuid:person_id}/support-offers"
OFFER = f"{OF_PERSON}/{{uuid:support_offer_id}}"
SWITCH = "/early-support/switches/{uuid:switch_id}"


class SupportOfferShown(Shown):
    """An offer of help. because: what was counted, in sentences. suggested: the kinds of help it speaks for, by code.

    state: open, offered or set_aside; help: what was offered. What the person said is sealed.
    """

    id: UUID
    version: int
    rule: str
    found_on: date
    because: list[str]
    suggested: list[str]
    state: str
    help: list[str]
    offered_on: date | None
    why_not: str


def read_early_support(actor: Actor, on: date | None = None) -> figures.Measurement:
    """How right the rule was on one day, for everybody and each group; small numbers are left out."""
    return figures.measurement(actor, on)


def read_early_support_switches(actor: Actor) -> list[queries.SwitchHeld]:
    """Every time it was asked for, switched on or off, newest first."""
    found = list(queries.switches(actor))
    trail.record(
        actor,
        "insight:early-support-switch:consulted",
        verb=trail.Verb.CONSULT,
        kind="earlysupport.supportswitch",
    )
    return found


def ask_for_early_support(actor: Actor, why: str) -> Written:
    """Ask a second person to switch it on, with the figures of the newest day that can be measured."""
    made = figures.ask_to_switch_on(actor, why)
    return Written(id=made.pk, version=made.version)


def switch_early_support_on(actor: Actor, switch_id: UUID, why: str, *, expected: int) -> None:
    """Switch it on, as somebody else than who asked."""
    commands.switch_on(actor, switch_id, why=why, expected=expected)


def decline_early_support(actor: Actor, switch_id: UUID, why: str, *, expected: int) -> None:
    """Do not switch it on."""
    commands.withdraw(actor, switch_id, why=why, expected=expected)


def switch_early_support_off(actor: Actor, switch_id: UUID, why: str, *, expected: int) -> None:
    """Switch it off at once; what waits to be offered is set aside."""
    commands.switch_off(actor, switch_id, why=why, expected=expected)


def read_support_offers(actor: Actor, person_id: UUID) -> list[SupportOfferShown]:
    """Every offer of help to a person."""
    door.look(actor, "earlysupport:offers", person_id)
    return [
        SupportOfferShown.model_validate(each, from_attributes=True)
        for each in queries.offers_to(actor, person_id)
    ]


def record_support_offer(
    actor: Actor, person_id: UUID, support_offer_id: UUID, help: Sequence[str], answer: str, *, expected: int  # noqa: A002
) -> Written:  # fmt: skip
    """Record that help was offered; the answer (accepted, declined, later) is sealed, and nothing follows from it."""
    made = commands.record_offer(
        actor, person_id, support_offer_id, help=list(help), answer=answer, expected=expected
    )
    return Written(id=made.pk, version=made.version)


def set_support_offer_aside(
    actor: Actor, person_id: UUID, support_offer_id: UUID, why_not: str, *, expected: int
) -> Written:
    """Not offer it now: has_it, not_now or mistake."""
    made = commands.set_offer_aside(actor, person_id, support_offer_id, why_not=why_not, expected=expected)
    return Written(id=made.pk, version=made.version)


early_support.reads("/early-support", read_early_support, may=Permission.VALIDATION_READ)
early_support.lists(
    "/early-support/switches", read_early_support_switches, by=("known_from", "id"), newest_first=True,
    may=Permission.VALIDATION_READ,
)  # fmt: skip
early_support.adds("/early-support/switches", ask_for_early_support)
early_support.acts(f"{SWITCH}/on", switch_early_support_on)
early_support.acts(f"{SWITCH}/declining", decline_early_support)
early_support.acts(f"{SWITCH}/off", switch_early_support_off)
early_support.lists(OF_PERSON, read_support_offers, by=("found_on", "id"), newest_first=True)
early_support.acts(f"{OFFER}/offering", record_support_offer)
early_support.acts(f"{OFFER}/setting-aside", set_support_offer_aside)
