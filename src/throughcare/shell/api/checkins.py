"""/people/{id}/check-ins: how somebody checks in remotely, and each check-in.

Answers stand with the person's self-reports. A link is made on the pages alone: what is shown once must not lie in
anybody's answer kept for a second sending. A picture is on no interface.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from throughcare.casework.checkins import commands, queries
from throughcare.casework.checkins.drafts import ReviewDraft, SeriesDraft
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.api.operations import Resource, Written
from throughcare.shell.api.shapes import Shown

checkins = Resource("check-ins", "check-ins")
ALL = "/people/{uuid:person_id}/check-ins"
SERIES = f"{ALL}/arranged/{{uuid:series_id}}"
ONE = f"{ALL}/{{uuid:checkin_id}}"


@dataclass(frozen=True, slots=True)
class FactSaid:
    """What speaks against it. fact: an input of the eligibility rule; holds: null for not known."""

    fact: str
    holds: bool | None


class SeriesShown(Shown):
    """How somebody checks in. status: initial, verified or inactive. decided: who decided, "" as long as nobody has."""

    id: UUID
    version: int
    mode: str
    interval_days: int
    first_on: date
    channel: str
    check_kind: str
    photo: bool
    rule: str
    reason: str
    agreed_on: date
    status: str
    asked: str
    decision: str
    decided: str
    decided_at: datetime | None
    inactive_since: date | None
    inactive_because: str


class CheckinShown(Shown):
    """One check-in. report_id: the self-report with its answers. trouble: what the person said did not work.

    One that ran out is no failure by itself, and never the only ground of anything.
    """

    id: UUID
    version: int
    series_id: UUID
    report_id: UUID
    due_on: date
    last_day: date
    state: str
    told: str
    trouble: str
    submitted_at: datetime | None
    review_by: date | None
    reviewed_at: datetime | None
    reviewed: str
    how: str
    note: str
    match: str
    cancelled_because: str


class CheckinsShown(Shown):
    """Everything, the newest first."""

    arranged: list[SeriesShown]
    checkins: list[CheckinShown]


def read_checkins(actor: Actor, person_id: UUID) -> CheckinsShown:
    """How somebody checks in remotely, and every check-in."""
    held = queries.checkins_of(actor, person_id)
    return CheckinsShown(
        arranged=[SeriesShown.model_validate(each, from_attributes=True) for each in held.series],
        checkins=[CheckinShown.model_validate(each, from_attributes=True) for each in held.checkins],
    )


def ask_for_checkins(
    actor: Actor, person_id: UUID, mode: str, interval_days: int, first_on: date, channel: str, reason: str,
    agreed_on: date, facts: Sequence[FactSaid] = (), check_kind: str = "code", photo: bool = False,
) -> Written:  # fmt: skip
    """Ask a manager to approve remote check-ins, which the person wants."""
    draft = SeriesDraft(
        mode=mode, interval_days=interval_days, first_on=first_on, channel=channel, check_kind=check_kind, photo=photo,
        facts={each.fact: each.holds for each in facts}, reason=reason, agreed_on=agreed_on,
    )  # fmt: skip
    made = commands.ask_for_checkins(actor, person_id, draft)
    return Written(id=made.pk, version=made.version)


def decide_checkins(
    actor: Actor, person_id: UUID, series_id: UUID, decision: str, reason: str = "", *, expected: int
) -> Written:
    """A manager approves or refuses, never whoever asked."""
    made = commands.decide(actor, person_id, series_id, decision=decision, reason=reason, expected=expected)
    return Written(id=made.pk, version=made.version)


def stop_checkins(actor: Actor, person_id: UUID, series_id: UUID, because: str, *, expected: int) -> Written:
    """End check-ins: the person chose another way, or the officer ends them."""
    made = commands.stop(actor, person_id, series_id, because=because, expected=expected)
    return Written(id=made.pk, version=made.version)


def resume_checkins(actor: Actor, person_id: UUID, series_id: UUID, *, expected: int) -> Written:
    """Go on after contact was suspended."""
    made = commands.resume(actor, person_id, series_id, expected=expected)
    return Written(id=made.pk, version=made.version)


def ask_own_question(actor: Actor, person_id: UUID, series_id: UUID, asks: str) -> Written:
    """Ask something of one's own in the next check-in."""
    made = commands.add_question(actor, person_id, series_id, asks)
    return Written(id=made.pk, version=made.version)


def cancel_checkin(actor: Actor, person_id: UUID, checkin_id: UUID, because: str, *, expected: int) -> None:
    """Cancel one check-in, against nobody."""
    commands.cancel(actor, person_id, checkin_id, because=because, expected=expected)


def review_checkin(
    actor: Actor,
    person_id: UUID,
    checkin_id: UUID,
    how: str,
    note: str = "",
    match: str = "",
    *,
    expected: int,
) -> Written:
    """Say that it was read and what was done; of one that ran out, what is known of why."""
    draft = ReviewDraft(how=how, note=note, match=match)
    made = commands.review(actor, person_id, checkin_id, draft, expected=expected)
    return Written(id=made.pk, version=made.version)


def read_checkins_to_read(actor: Actor) -> list[queries.ToRead]:
    """Check-ins that wait to be read, of people whom the reader may open."""
    return sorted(queries.to_read(actor), key=lambda each: (each.due_on, each.id))


checkins.reads(ALL, read_checkins)
checkins.adds(ALL, ask_for_checkins)
checkins.acts(f"{SERIES}/decision", decide_checkins)
checkins.acts(f"{SERIES}/ending", stop_checkins)
checkins.acts(f"{SERIES}/going-on", resume_checkins)
checkins.adds(f"{SERIES}/questions", ask_own_question)
checkins.acts(f"{ONE}/cancelling", cancel_checkin)
checkins.acts(f"{ONE}/review", review_checkin)
checkins.lists(
    "/check-ins-to-read", read_checkins_to_read, by=("due_on", "id"), may=Permission.CHECKIN_ARRANGE
)
