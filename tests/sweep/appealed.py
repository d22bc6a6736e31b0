"""Appeals in the sweep's test: in time and late, with days that pass, some decided; and the rules in Python."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests import factories
from throughcare.decisions.appeals.models import Appeal, Outcome
from throughcare.decisions.dueprocess.models import Decision
from throughcare.register.people.models import Person
from throughcare.rules.contacts import Activity

if TYPE_CHECKING:
    from tests.sweep.naive import Naive

Found = tuple[str, UUID, UUID, date]
MODELS = (Appeal,)
RUNNING = ("lodged", "late", "admitted", "considered")


def _near(today: date, dice: Random) -> date | None:
    return dice.choice([None, today + timedelta(days=dice.randrange(-3, 5))])


def lodge(today: date, dice: Random) -> None:
    """Against some of what was decided; a decision has to be there first."""
    for decision in Decision.objects.order_by("pk"):
        if dice.random() < 0.3:
            continue
        late = dice.random() < 0.4
        window: dict[str, Any] = (
            {"state": "late", "window": "late", "last_day": today - timedelta(days=5), "late_because": "Ill"}
            if late
            else {"window": "not_told"}
        )
        appeal = factories.AppealFactory(
            person=decision.person, decision=decision, before="agency", lodged_on=today - timedelta(days=1),
            acknowledge_by=_near(today, dice), decide_by=_near(today, dice), **window,
        )  # fmt: skip
        if dice.random() < 0.4:
            factories.AppealOutcomeFactory(
                person=decision.person, appeal=appeal, outcome=dice.choice(["allowed", "dismissed", "sent_back"]),
                decided_at=datetime.combine(today - timedelta(days=1), time(12), UTC),
            )  # fmt: skip
            Appeal.objects.filter(pk=appeal.pk).update(state="decided")


def changes(dice: Random, today: date) -> dict[type[Any], Callable[[Any], dict[str, Any]]]:
    """Other days; acknowledged; carried out."""
    return {
        Appeal: lambda row: dice.choice([
            {"acknowledge_by": _near(today, dice)}, {"decide_by": _near(today, dice)}, {"acknowledged_on": today},
            {"carried_out_on": today, "carried_out_words": "Done"} if row.state == "decided"
            else {"withdrawn_on": today, "withdrawn_how": "word", "withdrawn_words": "No more", "state": "withdrawn"}
            if row.state in RUNNING else {"evidence": "More"},
        ]),
    }  # fmt: skip


def clocks(naive: "Naive", person: Person) -> Iterator[Found]:
    if not naive.goes_on(person, Activity.REVIEW):
        return
    for row in Appeal.objects.filter(person=person, before="agency", state__in=RUNNING):
        if row.acknowledged_on is None and row.acknowledge_by and row.acknowledge_by < naive.today:
            yield "appeal-not-acknowledged", person.pk, row.pk, row.acknowledge_by
        if row.decide_by and row.decide_by < naive.today:
            yield "appeal-not-decided", person.pk, row.pk, row.decide_by
        if row.state == "late":
            yield "appeal-late-waiting", person.pk, row.pk, row.lodged_on


def carried_out(naive: "Naive", person: Person) -> Iterator[Found]:
    if not naive.goes_on(person, Activity.REVIEW):
        return
    for row in Outcome.objects.filter(person=person, appeal__carried_out_on=None).exclude(
        outcome="dismissed"
    ):
        if row.appeal.state == "decided":
            yield "appeal-not-carried-out", person.pk, row.appeal_id, naive.local(row.decided_at)


RULES = (clocks, carried_out)
