"""What tests of hearings arrange: a bench with a judge, a process with its gates closed, a hearing before the bench."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from tests import factories
from tests.arranging import World
from tests.fair import close_gates

from throughcare.decisions.dueprocess import commands as dueprocess
from throughcare.decisions.dueprocess.models import Process
from throughcare.decisions.hearings import commands
from throughcare.decisions.hearings.drafts import HearingDraft
from throughcare.decisions.hearings.models import Hearing
from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person

SOON = timedelta(days=7)
f: Any = factories


def draft(starts_at: datetime | None = None, **more: Any) -> HearingDraft:
    """A court review in a week."""
    given: dict[str, Any] = {
        "kind": "court_review", "body": "Example Court", "starts_at": starts_at or clock.now() + SOON
    } | more  # fmt: skip
    return HearingDraft(**given)


def judge(world: World, role: str = "judge", name: str = "Jude Judge") -> User:
    """A member of a court or board that signs in here."""
    organisation = f.OrganisationFactory(agency=world.agency)
    return world.user(role, name=name, organisation=organisation)


def process(actor: Actor, person: Person, kind: str = "revocation", **more: Any) -> Process:
    """A process that somebody else reported."""
    reporter = f.UserFactory(agency=person.agency)
    return dueprocess.open_process(
        actor, person.pk, kind, about=uuid4(), reported_by=more.pop("reported_by", reporter.pk), **more
    )


def heard(actor: Actor, person: Person, held: Process, **more: Any) -> Hearing:
    """A hearing that has begun, of a process with every step before the decision closed."""
    later = commands.arrange(actor, person.pk, draft(process_id=held.pk, kind="revocation", **more))
    close_gates(actor, held.pk)
    return begun(later)


def begun(hearing: Hearing) -> Hearing:
    """The same an hour ago: time passed. Written beside the commands, which arrange no step for the past."""
    Hearing.objects.filter(pk=hearing.pk).update(gate="", starts_at=clock.now() - timedelta(hours=1))
    hearing.refresh_from_db()
    return hearing
