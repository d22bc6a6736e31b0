"""Services in the sweep's test: rows around a day, and the rules of referrals, sessions and action plans in Python."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests import factories
from tests.arranging import World
from throughcare.casework.interventions.models import Offering, ServiceReferral
from throughcare.casework.provision.models import ActionPlan, Session
from throughcare.register.people.models import Person

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
MODELS = (ServiceReferral, ActionPlan, Session)
HELD = {"attended", "no_session", "not_attended"}
ASKED = {
    "sent", "referral_submitted", "on_hold_referral_submitted", "awaiting_assessment", "on_hold_awaiting_assessment",
    "assessment_started", "on_hold_assessment_started",
}  # fmt: skip
WRITTEN = {"draft", "referral_started"}


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def offering_of(world: World) -> Offering:
    """What the agency's one organisation offers."""
    made: Offering = factories.OfferingFactory(agency=world.agency)
    return made


def rows_of(
    make: Callable[..., Any], person: Person, today: date, dice: Random, world: World, offering: Offering
) -> list[Any]:
    """A referral of some, in any phase, with an action plan and sessions recorded or not, read or not."""
    if dice.random() < 0.5:
        return []
    state = dice.choice(["draft", "sent", "sent", "delivering", "delivering", "completed"])
    known = noon(today - timedelta(days=dice.randrange(5, 130)))
    referral = make(
        ServiceReferral, person=person, offering=offering, organisation=offering.organisation, route="service",
        state=state, why="Now.", author=world.officer, known_from=known,
        sent_at=None if state == "draft" else known, waits_from=today - timedelta(days=dice.randrange(30)),
        stopped_on=dice.choice([None, None, None, today - timedelta(days=2)]) if state == "delivering" else None,
        ended_on=today if state == "completed" else None, ended_how="completed" if state == "completed" else "",
    )  # fmt: skip
    if state in {"draft", "sent"}:
        return [referral]
    of = {"person": person, "referral": referral, "organisation": offering.organisation}
    rows = [referral, make(
        ActionPlan, **of, sessions=4, state="submitted", submitted_at=noon(today - timedelta(days=dice.randrange(9))),
    )]  # fmt: skip
    for number in range(1, dice.randrange(1, 5)):
        starts = noon(today - timedelta(days=3 * number))
        happened = dice.choice(["scheduled", *HELD])
        tell = dice.choice(["", "", "Came early."])
        rows.append(make(
            Session, **of, number=number, starts_at=starts, ends_at=starts + timedelta(hours=1), state=happened,
            known_of="Nothing yet." if happened == "not_attended" else "",
            why_none="logistics" if happened == "no_session" else "", tell=tell,
            concern=bool(tell) and dice.random() < 0.4, seen_on=dice.choice([None, None, today]),
        ))  # fmt: skip
    return rows


def changes(dice: Random, today: date) -> dict[type[Any], Callable[[Any], dict[str, object]]]:
    """What either side may change of each."""
    return {
        ServiceReferral: lambda row: {
            "waits_from": today - timedelta(days=dice.randrange(30)),
            "stopped_on": dice.choice([None, today]) if row.state == "delivering" else row.stopped_on,
        },
        ActionPlan: lambda row: {"submitted_at": noon(today - timedelta(days=dice.randrange(9)))},
        Session: lambda row: {"seen_on": dice.choice([None, today])},
    }


def told(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in Session.objects.filter(person=person):
        if row.seen_on is not None or row.state not in HELD:
            continue
        day = naive.local(row.starts_at)
        if row.concern:
            yield "service-concern", person.pk, row.pk, day
        elif row.state == "not_attended":
            yield "service-missed", person.pk, row.pk, day
        elif row.tell:
            yield "service-told", person.pk, row.pk, day


def plan_waits(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in ActionPlan.objects.filter(person=person, state="submitted"):
        assert row.submitted_at is not None
        yield "service-plan", person.pk, row.pk, naive.local(row.submitted_at)


def referred(naive: "Naive", person: Person) -> Iterator[Found]:
    for row in ServiceReferral.objects.filter(person=person, ended_on=None):
        if row.stopped_on is not None:
            yield "service-stopped", person.pk, row.pk, row.stopped_on
        if row.state in ASKED and row.waits_from + timedelta(days=10) < naive.today:
            yield "service-unanswered", person.pk, row.pk, row.waits_from + timedelta(days=10)
        old = naive.local(row.known_from) + timedelta(days=90)
        if row.state in WRITTEN and old < naive.today:
            yield "service-draft-old", person.pk, row.pk, old


RULES = (told, plan_waits, referred)
