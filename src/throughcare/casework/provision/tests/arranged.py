"""A referral that was accepted, and who works with it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tests import factories
from tests.arranging import SignedIn, World, actor_for

from throughcare.casework.interventions.models import ServiceReferral
from throughcare.casework.provision.drafts import SessionDraft, SessionOutcome
from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.platform.actor import Actor


@dataclass
class Workspace:
    """One organisation with a manager and a worker, and a referral of the world's person to it."""

    world: World
    manager: User
    worker: User
    referral: ServiceReferral

    @property
    def actor(self) -> Actor:
        return actor_for(self.worker)

    @property
    def managing(self) -> Actor:
        return actor_for(self.manager)

    @property
    def browser(self) -> SignedIn:
        return SignedIn(self.worker)


def workspace(world: World, state: str = "assigned", route: str = "service") -> Workspace:
    """A referral in `state`, with staff of its organisation."""
    person = world.person()
    offering = factories.OfferingFactory(agency=world.agency, route=route)
    referral = factories.ServiceReferralFactory(
        person=person, offering=offering, state=state, route=route, sent_at=clock.now() - timedelta(days=30),
        waits_from=clock.today("Europe/London") - timedelta(days=30),
        shared=[{"field": "name", "label": "Name", "value": "Alex Example", "purpose": "To know whom to expect",
                 "basis": "Law enforcement processing"}],
        outcomes=["A settled home"],
    )  # fmt: skip
    people = [
        world.user(role, organisation=offering.organisation, name=name)
        for role, name in (("provider_manager", "Mo Manager"), ("provider", "Wil Worker"))
    ]
    return Workspace(world, people[0], people[1], referral)


def days_away(days: int, hour: int = 10) -> datetime:
    """An hour of the day so many days from now, UTC."""
    day = clock.today("Europe/London") + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def session_on(days: int, number: int = 1, hour: int = 10) -> SessionDraft:
    """A session of an hour so many days from now."""
    starts = days_away(days, hour)
    return SessionDraft(number=number, starts_at=starts, ends_at=starts + timedelta(hours=1))


CAME = SessionOutcome(state="attended", behaviour="good")
STAYED_AWAY = SessionOutcome(state="not_attended", known_of="Nothing is known yet.")
