"""What is due of a person by the place's own figures, and what happened that calls for an assessment sooner."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from throughcare.casework.assessments.wording import DUE_SOON_DAYS
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_months
from throughcare.rules.forms import find_form
from throughcare.rules.jurisdictions import TRIGGERS, FormUse, Jurisdiction, Trigger

FACTS = """
(SELECT min(coalesce(r.starts_on, r.known_from::date)) FROM orders_order r
 WHERE r.person_id = %(person)s AND r.known_to IS NULL AND r.status = 'active'
   AND (r.starts_on IS NULL OR r.starts_on <= %(today)s) AND (r.ends_on IS NULL OR r.ends_on > %(today)s)),
(SELECT coalesce(jsonb_object_agg(l.form, l.latest), '{}') FROM (
   SELECT split_part(s.form, '@', 1) AS form,
     jsonb_build_object('on', max(s.assessed_on) FILTER (WHERE s.stage = 'final'),
                        'open', bool_or(s.stage IN ('draft', 'signed'))) AS latest
   FROM assessments_assessment s WHERE s.person_id = %(person)s AND s.known_to IS NULL GROUP BY 1) l),
(SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'version', c.version, 'form', c.form, 'trigger', c.trigger,
   'on', c.happened_on, 'due', c.due_on, 'answered', c.answered, 'why', c.why_none) ORDER BY c.happened_on DESC), '[]')
 FROM assessments_calledfor c WHERE c.person_id = %(person)s AND c.known_to IS NULL)
"""
"""Three columns: the first day of this supervision, the latest by each form, and every call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An assessment that is due within a fortnight, or was. begun: somebody has begun it; first: it is the first."""

    form: str
    title: str
    due_on: date
    late: bool
    first: bool
    begun: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Something that happened, after which an assessment is called for. why_none: why none was made, where said."""

    id: UUID
    version: int
    form: str
    title: str
    trigger: str
    happened: str
    happened_on: date
    due_on: date
    answered: str
    why_none: str
    late: bool


@dataclass(frozen=True, slots=True)
class DueOf:
    """What is due of one person, and every call, the newest first."""

    due: tuple[Due, ...] = ()
    calls: tuple[Call, ...] = ()

    @property
    def waiting(self) -> tuple[Call, ...]:
        """Calls that nobody answered yet."""
        return tuple(call for call in self.calls if not call.answered)

    @property
    def declined(self) -> tuple[Call, ...]:
        """Calls after which, as somebody said, none is made."""
        return tuple(call for call in self.calls if call.answered == "none")


def due_of(actor: Actor, person_id: UUID) -> DueOf:
    """What is due of the person, in one statement. The page went through `door.look`."""
    today = clock.today(actor.zone)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {FACTS}", {"person": person_id, "today": today})
        row = cursor.fetchone()
    return read_due(actor, row, today)


def call_of(actor: Actor, person_id: UUID, call_id: UUID) -> Call:
    """One call. Raises NotThere."""
    for call in due_of(actor, person_id).calls:
        if call.id == call_id:
            return call
    raise NotThere(Permission.PERSON_OPEN, person_id, "no such call for an assessment")


def read_due(actor: Actor, facts: Sequence[Any], today: date) -> DueOf:
    """What the columns of FACTS say."""
    begins, latest, calls = facts
    pack = jurisdictions.get(actor.jurisdiction)
    return DueOf(
        tuple(_due(pack, begins, json.loads(latest), today)), tuple(_call(each, today) for each in json.loads(calls))
    )  # fmt: skip


def due_on(use: FormUse, begins: date, latest: date | None) -> date | None:
    """The day by which a form is due; None where nothing makes it so.

    The latest of an earlier supervision asks for nothing before the first days of this one are over.
    """
    first = None if use.first_within_days is None else begins + timedelta(days=use.first_within_days)
    if latest is None:
        return first
    if use.every_months is None:
        return None
    again = add_months(latest, use.every_months)
    return again if first is None else max(again, first)


def _due(pack: Jurisdiction, begins: date | None, latest: Mapping[str, Any], today: date) -> list[Due]:
    found: list[Due] = []
    for use in pack.forms if begins is not None else ():
        held = latest.get(use.code, {})
        on = None if held.get("on") is None else date.fromisoformat(held["on"])
        day = due_on(use, begins, on) if begins is not None else None
        if day is not None and day <= today + timedelta(days=DUE_SOON_DAYS):
            found.append(Due(
                form=use.code, title=find_form(use.code).title, due_on=day, late=day < today, first=on is None,
                begun=bool(held.get("open")),
            ))  # fmt: skip
    return found


def _call(raw: Mapping[str, Any], today: date) -> Call:
    words, due = TRIGGERS[Trigger(raw["trigger"])], date.fromisoformat(raw["due"])
    return Call(
        id=UUID(raw["id"]), version=raw["version"], form=raw["form"], title=find_form(raw["form"]).title,
        trigger=raw["trigger"], happened=words[:1].lower() + words[1:], happened_on=date.fromisoformat(raw["on"]),
        due_on=due, answered=raw["answered"], why_none=raw["why"], late=not raw["answered"] and due < today,
    )  # fmt: skip
