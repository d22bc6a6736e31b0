"""Draws: opened with a frame and a commitment, made once, revealed; or cancelled before, with the reason."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from throughcare.casework.testing.commands.framing import order_tests, write_frame
from throughcare.casework.testing.drafts import DrawDraft
from throughcare.casework.testing.draw_models import Draw, DrawEntry, DrawSeed
from throughcare.casework.testing.events import DrawCancelled, DrawMade, DrawOpened
from throughcare.casework.testing.queries.draws import opening_of
from throughcare.casework.testing.refusals import DrawRefused, NobodyToDraw, NotListed, WrongMoment
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere, require
from throughcare.platform.access.models import Agency
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.platform.keys.seeds import new_seed
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.testing.random_by_day import chance_each_day
from throughcare.rules.testing.random_draw import Line, digest, opening_digest, select, selection_digest

FRAMER = Actor.system_named("testing.frame")
"""Writes the frame for the whole agency: whoever opens a draw may not see everybody, and fairness is to all alike."""
DRAWER = Actor.system_named("testing.draw")
"""The one part of the system to which the database shows a seed, once its draw is closed."""
AHEAD = timedelta(days=31)
PEOPLE_AN_ENTRY = 1000
"""Ids in one audit entry: it must stay below what the log's format can carry."""


@transaction.atomic
def open_draw(actor: Actor, draft: DrawDraft) -> Draw:
    """Write the frame, commit to a seed that nobody has seen, and fix both.

    Raises NotPermitted, DrawRefused, NotListed or WrongMoment.
    """
    require(actor, Permission.DRAW_RUN)
    if actor.agency_id is None:
        raise NotPermitted(Permission.DRAW_RUN, None, "of no agency")
    agency = Agency.objects.select_for_update(no_key=True).get(pk=actor.agency_id)
    rates = _rates(jurisdictions.get(agency.jurisdiction), draft)
    _check_day(draft.day, clock.today(agency.zone))
    seed = new_seed()
    draw = Draw(
        agency=agency, number=_next_number(agency.pk), day=draft.day, take=draft.take, rates=rates,
        agreed=_one_line(draft.agreed, "agreed"), commitment=digest(seed), recorded_by_id=actor.user_id,
    )  # fmt: skip
    draw.full_clean(validate_constraints=False)
    draw.save(force_insert=True)
    DrawSeed(draw=draw, seed=seed).save(force_insert=True)
    with acting(FRAMER):
        _frame(actor, draw)
    trail.record(
        actor, "testing:draw:opened", draw, details={"people": draw.people, "commitment": draw.commitment}
    )
    bus.publish(actor, DrawOpened(draw.pk, draw.number, draw.day, draw.people))
    return draw


@transaction.atomic
def make_draw(actor: Actor, draw_id: UUID, *, public_value: str = "", expected: int) -> Draw:
    """Fix the public value, draw, order the tests and reveal the seed. The first value given is the only one.

    Raises NotPermitted, NotThere, DrawRefused or StaleVersion.
    """
    require(actor, Permission.DRAW_RUN)
    draw = _open(actor, draw_id)
    value = _one_line(public_value, "public_value")
    if draw.agreed and not value:
        raise DrawRefused(f"Enter the value agreed upon: {draw.agreed}", "public_value")
    if value and not draw.agreed:
        raise DrawRefused(
            "No value was agreed upon when this draw was opened, so none can be added", "public_value"
        )
    if draw.day < clock.today(actor.zone):
        raise DrawRefused("The day of this draw is past. Cancel it, with the reason, and open another")
    amend(draw, expected=expected, by=actor, because="closed", state="closed", public_value=value)
    with acting(DRAWER):
        people = _draw(actor, draw)
    for some in batched(people, PEOPLE_AN_ENTRY, strict=False):
        trail.record(actor, "testing:draw:made", draw, people=some, details={"people": len(some)})
    if not people:
        trail.record(actor, "testing:draw:made", draw, details={"people": 0})
    bus.publish(actor, DrawMade(draw.pk, draw.number, draw.day, len(people)))
    return draw


@transaction.atomic
def cancel_draw(actor: Actor, draw_id: UUID, *, because: str, expected: int) -> Draw:
    """Give up a draw that was not made. It keeps its number and its reason, and its seed is never shown.

    Raises NotPermitted, NotThere, DrawRefused or StaleVersion.
    """
    require(actor, Permission.DRAW_RUN)
    draw = _open(actor, draw_id)
    if not because.strip():
        raise DrawRefused("Say why this draw is not made", "because")
    amend(
        draw,
        expected=expected,
        by=actor,
        because="cancelled",
        state="cancelled",
        words=because.strip()[:500],
    )
    trail.record(actor, "testing:draw:cancelled", draw)
    bus.publish(actor, DrawCancelled(draw.pk, draw.number))
    return draw


def _draw(actor: Actor, draw: Draw) -> Sequence[UUID]:
    """Read the seed, choose, mark the chosen, order their tests and reveal; returns who was drawn."""
    held = DrawSeed.objects.filter(draw=draw).first()
    if held is None:
        raise DrawRefused(
            "The seed of this draw is not kept here. Cancel it, with the reason, and open another"
        )
    seed: str = held.seed
    rows = DrawEntry.objects.filter(draw=draw).values_list("pseudonym", "numerator", "denominator")
    chosen = select([Line(*row) for row in rows], seed, draw.opening_digest, draw.public_value, draw.take)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE testing_drawentry SET chosen = true WHERE draw_id = %s AND pseudonym = ANY(%s)",
            [draw.pk, list(chosen)],
        )
    people = order_tests(actor, draw)
    amend(
        draw, expected=draw.version, by=actor, because="drawn", state="drawn", seed=seed, selected=len(chosen),
        selection_digest=selection_digest(chosen), drawn_at=clock.now(), drawn_by_id=actor.user_id,
    )  # fmt: skip
    return people


def _open(actor: Actor, draw_id: UUID) -> Draw:
    draw: Draw | None = Draw.objects.filter(agency_id=actor.agency_id, pk=draw_id).first()
    if draw is None:
        raise NotThere(Permission.DRAW_RUN, None, "no such draw")
    if draw.state != "open":
        raise DrawRefused(
            "This draw was made already" if draw.state == "drawn" else "This draw was cancelled"
        )
    return draw


def _next_number(agency_id: UUID) -> int:
    last: int | None = (
        Draw.objects.filter(agency_id=agency_id).order_by("-number").values_list("number", flat=True).first()
    )
    return (last or 0) + 1


def _frame(actor: Actor, draw: Draw) -> None:
    """Write the frame and open the draw. The database compares the digest with what stands, whoever may see it."""
    people = write_frame(draw)
    if not people:
        raise NobodyToDraw
    with connection.cursor() as cursor:
        cursor.execute("SELECT tc_testing_frame(%s)", [draw.pk])
        draw.frame_digest = cursor.fetchone()[0]
    amend(
        draw, expected=1, by=actor, because="opened", state="open", people=people, frame_digest=draw.frame_digest,
        opening_digest=opening_digest(opening_of(draw)),
    )  # fmt: skip


def _rates(pack: Jurisdiction, draft: DrawDraft) -> dict[str, list[int]]:
    """By type of condition the chance as [n, d]. There is no default: what is not named is not in the frame."""
    allowed = {kind.code for kind in pack.condition_types if pack.testing.allows(kind)}
    for kind in draft.rates:
        if kind not in allowed:
            raise NotListed("rates", kind)
    if not draft.rates:
        raise DrawRefused("Choose at least one condition, and how often", "rates")
    if draft.take is not None:
        if draft.take < 1:
            raise DrawRefused("The number of people must be 1 or more", "take")
        return {kind: [0, 1] for kind in draft.rates}
    return {kind: _chance(times) for kind, times in draft.rates.items()}


def _chance(times: int) -> list[int]:
    if not 1 <= times <= 7:
        raise DrawRefused("A test is asked from 1 to 7 times a week", "rates")
    found: Mapping[str, Any] = chance_each_day.ask({"times_a_week": times}).results
    return [found["numerator"], found["denominator"]]


def _check_day(day: date, today: date) -> None:
    if not today <= day <= today + AHEAD:
        raise WrongMoment("The day must be today or within the coming 31 days", "day", day)


def _one_line(text: str, field: str) -> str:
    text = text.strip()
    if len(text) > 200 or not text.isprintable():
        raise DrawRefused("Enter one line of at most 200 characters", field)
    return text
