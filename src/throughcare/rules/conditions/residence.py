"""Residence: live where the order or the officer says. Somebody without a home is never found not to have kept it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from throughcare.rules.conditions.asking import asked
from throughcare.rules.conditions.finding import (
    Evidence,
    EvidenceKind,
    Finding,
    Shows,
    Watched,
    cannot_tell,
    not_kept,
    within,
)
from throughcare.rules.conditions.finding import (
    kept as found_kept,
)
from throughcare.rules.conditions.terms import ConditionTerms, house, register

ACCEPTS = frozenset({EvidenceKind.ADDRESS, EvidenceKind.OBSERVED})
NO_FIXED_ABODE = "no_fixed_abode"
"""The state of an address record that says the person has no home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """addresses: where the person may live, by reference; none while it is "as approved". overnight: must be there at
    night. area: in which to stay while without a home, in words."""

    addresses: tuple[UUID, ...] = asked("Approved addresses", hint="Addresses on the record.")
    overnight: bool = asked("Must be there every night", unless=False)
    area: str = asked("Area to stay in while without a home", unless="", most=160)


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Kept where the addresses on record are approved ones throughout; cannot tell while somebody has no home."""
    found = within(evidence, ACCEPTS, period)
    homeless = [each for each in found if each.state == NO_FIXED_ABODE]
    if homeless:
        since = period.said(homeless[0].on)
        return cannot_tell(
            f"No fixed abode since {since}: nobody can live at an address they do not have.", *homeless
        )
    if answered := _seen([each for each in found if each.kind is EvidenceKind.OBSERVED], period):
        return answered
    homes = [each for each in found if each.kind is EvidenceKind.ADDRESS]
    if not homes:
        return cannot_tell("No address is on record for this time.")
    if not terms.addresses:
        return cannot_tell(
            "The order names no address: whether this one was approved is not recorded.", *homes
        )
    return _compared(terms, homes, period)


def _seen(seen: list[Evidence], period: Watched) -> Finding | None:
    if against := [each for each in seen if each.shows is Shows.NOT_DONE]:
        return not_kept(f"Judged not to have lived there: {period.said(against[0].on)}.", *against)
    if waiting := [each for each in seen if each.shows is Shows.OPEN]:
        return cannot_tell("Nobody has judged yet what was seen of where they live.", *waiting)
    return None


def _compared(terms: Terms, homes: list[Evidence], period: Watched) -> Finding:
    elsewhere = [each for each in homes if each.place not in terms.addresses]
    if elsewhere:
        since = period.said(max(elsewhere[0].on, period.period.start))
        return not_kept(
            f"Since {since} the record gives an address that is not among the approved ones.", *elsewhere
        )
    if not _covered(homes, period):
        return cannot_tell("The record gives an approved address for a part of this time only.", *homes)
    return found_kept("The record gives an approved address throughout.", *homes)


def _covered(homes: list[Evidence], period: Watched) -> bool:
    reached = period.period.start
    last = period.period.last_day
    for each in sorted(homes, key=lambda home: home.on):
        if each.on > reached:
            return False
        if each.last_day is None:
            return True
        reached = max(reached, each.last_day)
    return last is not None and reached >= last


RESIDENCE = register(
    ConditionTerms(
        code="residence",
        title="Residence",
        says="Live at an approved address.",
        reading="The addresses on the record are compared with the approved ones. While somebody has no fixed "
        "abode nothing can be told.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/residence"),
    )
)  # fmt: skip
