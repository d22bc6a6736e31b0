"""Why somebody is under supervision: offences, sentence, order, state and level by date."""

from datetime import date, timedelta
from random import Random

from throughcare.rules.dates import add_months, end_of_months_beginning_with
from throughcare.shell.exchange.sample.drawing import among, between, chance, shared
from throughcare.shell.exchange.sample.records import LevelKept, Offending, OrderHeld, StateHeld, Story
from throughcare.shell.exchange.sample.scene import OrderPlan, Scene
from throughcare.shell.exchange.sample.stories import AWAY, NOTHING_AHEAD, SEEN_OFTEN, WARNING_NEEDED

DAY = timedelta(days=1)
LONGEST_AGO = 600
"""Days since the oldest order began."""


def order_of(r: Random, scene: Scene, story: Story, number: int, today: date) -> OrderHeld:
    """The order, begun and ending as the story needs it."""
    plan = _plan(r, scene, story)
    months = _months(r, plan, story)
    starts_on = _first_day(r, story, months, today)
    ends_on = end_of_months_beginning_with(starts_on, months)
    by_court = not plan.authority
    imposed_on = starts_on if by_court else starts_on - timedelta(days=between(r, 60, 30 * months))
    court = among(r, scene.courts)
    wanted = between(r, 1, 2) if plan.some else 0
    added = dict(plan.some[(number + turn * 3) % len(plan.some)] for turn in range(wanted))
    days = {"first": starts_on, "last": ends_on - DAY}
    return OrderHeld(
        kind=plan.kind, sentence=plan.sentence, court=court, authority=plan.authority or court,
        reference=f"S{starts_on.year % 100:02}{number:07}", length=f"{months if by_court else 2 * months} months",
        made_on=imposed_on, starts_on=starts_on, ends_on=ends_on,
        status="ended" if story is Story.ENDED else "active", conditions=(*plan.always, *added.items()),
        key_dates=tuple((kind, certainty, days[which]) for kind, certainty, which in plan.dates),
    )  # fmt: skip


def offences_of(r: Random, scene: Scene, order: OrderHeld, born_by: date) -> tuple[Offending, ...]:
    """The main offence and those before it, none before the age of 16. born_by: the last possible day of birth."""
    main = among(r, scene.offences)
    committed = order.made_on - timedelta(days=between(r, 40, 420))
    found = [
        Offending(
            main.description, main.scheme, main.code, "convicted", committed, order.made_on, order.court, True
        )
    ]
    adult = add_months(born_by, 16 * 12)
    for _ in range(int(r.random() ** 2 * 6)):
        earlier = among(r, scene.offences)
        day = committed - timedelta(days=between(r, 60, 4000))
        if day < adult:
            continue
        outcome = "convicted" if chance(r, 0.75) else among(r, scene.side_outcomes)
        heard = day + timedelta(days=between(r, 30, 50)) if outcome == "convicted" else None
        court = among(r, scene.courts) if heard else ""
        found.append(
            Offending(earlier.description, earlier.scheme, earlier.code, outcome, day, heard, court, False)
        )
    return tuple(found)


def states_of(r: Random, story: Story, order: OrderHeld, today: date) -> tuple[StateHeld, ...]:
    """What is happening to the person, by date."""
    if story is Story.ENDED:
        return StateHeld("active", order.starts_on, order.ends_on), StateHeld("ended", order.ends_on, None)
    if story in AWAY:
        since = max(today - timedelta(days=between(r, 4, 30)), order.starts_on + DAY)
        return StateHeld("active", order.starts_on, since), StateHeld(AWAY[story], since, None)
    return (StateHeld("active", order.starts_on, None),)


def levels_of(
    r: Random, scene: Scene, story: Story, order: OrderHeld, today: date
) -> tuple[tuple[LevelKept, ...], int]:
    """The levels held, the present one last, and every how many weeks the person is seen."""
    choice = [each for each in scene.levels if _fits(story, each[2])]
    level, _, weeks = shared(r, choice, at=1)
    ends_on = order.ends_on if story is Story.ENDED else None
    lived = (min(today, order.ends_on) - order.starts_on).days
    if lived < 120 or not chance(r, 0.25):
        return (LevelKept(level, order.starts_on, ends_on),), weeks
    changed = order.starts_on + timedelta(days=between(r, 60, lived - 30))
    before = among(r, [each[0] for each in scene.levels if each[0] != level])
    return (LevelKept(before, order.starts_on, changed), LevelKept(level, changed, ends_on)), weeks


def _fits(story: Story, weeks: int) -> bool:
    if story in SEEN_OFTEN:
        return weeks <= 2
    return weeks <= 4 or story not in NOTHING_AHEAD


def _plan(r: Random, scene: Scene, story: Story) -> OrderPlan:
    if story in WARNING_NEEDED:
        return next(plan for plan in scene.orders if plan.kind == scene.warned_under)
    return shared(r, scene.orders, at=None)


def _months(r: Random, plan: OrderPlan, story: Story) -> int:
    if story in WARNING_NEEDED:
        return among(r, [each for each in plan.months if each >= 18])
    return among(r, plan.months)


def _first_day(r: Random, story: Story, months: int, today: date) -> date:
    """The day the order began. None of the common stories is younger than ten weeks."""
    if story in (Story.NEW, Story.UNALLOCATED):
        return today - timedelta(days=between(r, 1, 5))
    if story is Story.ENDING_SOON:
        return add_months(today + timedelta(days=between(r, 4, 20)), -months)
    if story is Story.ENDED:
        return add_months(today - timedelta(days=between(r, 12, 60)), -months)
    latest = min(30 * months - 45, LONGEST_AGO)
    if story in WARNING_NEEDED:
        return today - timedelta(days=between(r, 300, min(latest, 480)))
    if story is Story.STEADY:
        return today - timedelta(days=between(r, 8, latest))
    return today - timedelta(days=between(r, 70, max(latest, 80)))
