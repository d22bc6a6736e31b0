"""What is to do first on a person: alerts, failures, then outcomes to record, each thing once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.platform.actor import Actor
from throughcare.register.notices.sweep.registry import href_of, title_of
from throughcare.shell.web import wording
from throughcare.shell.web.links import link
from throughcare.shell.web.queries.overview import Alert, Overview


@dataclass(frozen=True)
class ToDo:
    """Something that needs doing, with the address where it is done.

    before_day: words before that day.
    each: where one line says several things of a kind, and each is done at an address of its own: those, by their day.
    """

    title: str
    href: str
    hint: str
    on: date | None
    before_day: str = ""
    each: tuple["ToDo", ...] = ()


def to_do(actor: Actor, person_id: UUID, held: Overview) -> list[ToDo]:
    """What officers look for first, first. What stands below in words of its own is no alert line too."""
    zone = actor.zone
    listed = {each.id for each in held.failures} | {each.id for each in held.meetings}
    listed |= {each.id for each in held.waiting}
    return [
        *_alerts([each for each in held.alerts if each.subject not in listed], person_id),
        *[ToDo(wording.next_step(each.stage), link("failure", person_id, each.id), each.what, each.failed_on)
          for each in held.failures],
        *[ToDo("Record the outcome", link("outcome", person_id, each.id), wording.kind_title(each.kind),
               wording.day_in(zone, each.starts_at)) for each in held.meetings if each.late],
        *[ToDo("Waiting for evidence: record the outcome", link("change_outcome", person_id, each.id),
               wording.kind_title(each.kind), each.evidence_due_on) for each in held.waiting],
    ]  # fmt: skip


def _alerts(alerts: list[Alert], person_id: UUID) -> Iterator[ToDo]:
    """One line a rule, in the order of its earliest day: five steps that are late are one thing to see to, not five."""
    rules: dict[str, list[Alert]] = {}
    for alert in sorted(alerts, key=lambda each: each.due_on):
        rules.setdefault(alert.rule, []).append(alert)
    for rule, found in rules.items():
        lines = tuple(_alert(each, person_id) for each in found)
        if len(lines) == 1:
            yield lines[0]
            continue
        new = sum(each.state == "new" for each in found)
        together = len({each.href for each in lines}) == 1
        yield ToDo(
            title_of(rule), lines[0].href if together else "", wording.of_them_new(len(found), new),
            found[0].due_on, "the earliest ", () if together else lines,
        )  # fmt: skip


def _alert(alert: Alert, person_id: UUID) -> ToDo:
    href = href_of(alert.rule, person_id, alert.subject) or link("alerts")
    return ToDo(
        title_of(alert.rule), href, "New" if alert.state == "new" else "Being dealt with", alert.due_on
    )
