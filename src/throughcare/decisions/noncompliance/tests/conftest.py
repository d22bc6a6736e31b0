"""A missed contact, brought to whichever stage a test needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from tests import factories
from tests.arranging import World
from tests.fair import close_gates, states

from throughcare.casework.supervision.models import Contact
from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.drafts import AskDraft, DecisionDraft, JudgmentDraft
from throughcare.decisions.noncompliance.models import Failure, ProposalMade, Response
from throughcare.decisions.noncompliance.wording import ADVERSE
from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions

SAID = {"proportionate": "A talk was tried twice.", "interpreter": "not_needed", "adult": "not_needed"}
"""What is said with whatever goes against the person, where the place asks for no more."""
HANDLER = Actor.system_named("noncompliance.consider_contact")


@dataclass
class Missed:
    """A person on an order, and their contacts. Each step is taken by the world's officer unless told."""

    world: World
    order_kind: str = "ew-community-order"

    def __post_init__(self) -> None:
        self.person: Person = self.world.person()
        self.today = clock.today(self.world.agency.zone)
        started = self.today - timedelta(days=700)
        self.order = factories.OrderFactory(
            person=self.person,
            kind=self.order_kind,
            starts_on=started,
            ends_on=self.today + timedelta(days=200),
        )
        factories.ConditionFactory(person=self.person, order=self.order)
        factories.SupervisionStateFactory(person=self.person, starts_on=started)

    def contact(self, days_ago: int = 3, outcome: str = "absent", **fields: object) -> Contact:
        """A contact some days ago."""
        day = self.today - timedelta(days=days_ago)
        return factories.ContactFactory(
            person=self.person, officer=self.world.officer, order=self.order, outcome=outcome,
            happened_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC), **fields,
        )  # fmt: skip

    def failure(self, days_ago: int = 3) -> Failure:
        """The failure of an absence some days ago, as the handler opens it."""
        with acting(HANDLER) as actor:
            opened = commands.consider(
                actor, self.contact(days_ago).pk, self.today - timedelta(days=days_ago)
            )
        assert opened is not None
        return opened

    def heard(self, days_ago: int = 3, excuse: str = "I missed the bus.") -> Failure:
        """A failure whose excuse was heard."""
        failure = self.failure(days_ago)
        with acting(self.world.actor()) as actor:
            return commands.hear_excuse(
                actor,
                self.person.pk,
                failure.pk,
                excuse=excuse,
                heard_on=self.today,
                expected=failure.version,
            )

    def judged(self, days_ago: int = 3, reasonable: bool = False) -> Failure:
        """A failure whose excuse was judged."""
        failure = self.heard(days_ago)
        draft = JudgmentDraft(reasonable=reasonable, reasons="There was a later bus.")
        with acting(self.world.actor()) as actor:
            commands.judge(actor, self.person.pk, failure.pk, draft, expected=failure.version)
        return Failure.objects.get(pk=failure.pk)

    def decided(self, failure: Failure, kind: str, by: User | None = None, **more: object) -> Response:
        """A response to a judged failure."""
        draft = DecisionDraft(
            kind=kind, reasons="Second time this month.",
            **(SAID | {"requirement": "Keep in touch", "correct_by": self.today + timedelta(days=10)} | more),
        )  # fmt: skip
        self.prepared(failure, kind)
        with acting(self.world.actor(by)) as actor:
            return commands.decide(actor, self.person.pk, failure.pk, draft, expected=failure.version)

    def prepared(self, failure: Failure, kind: str) -> None:
        """Where the place asks for more than is said with the decision, every step of due process is closed."""
        pack = jurisdictions.get(self.world.agency.jurisdiction)
        if kind not in ADVERSE or commands.light(pack, kind):
            return
        with acting(self.world.actor()) as actor:
            process = commands.prepare(actor, self.person.pk, failure.pk, kind=kind)
            if set(states(process.pk).values()) == {"open"}:
                close_gates(actor, process.pk)

    def warned(self, days_ago: int = 3, *, on: date | None = None, by: User | None = None) -> Response:
        """A warning for an absence; given on another day than today when told."""
        response = self.decided(self.judged(days_ago), "warning", by)
        if on is not None:
            Response.objects.filter(pk=response.pk).update(given_on=on, version=2)
            response = Response.objects.get(pk=response.pk)
        return response

    def proposal(self, failure: Failure) -> ProposalMade:
        """What is proposed for a failure now."""
        return ProposalMade.objects.get(failure=failure)

    def asking(self, **given: object) -> AskDraft:
        """A letter with the pack's own day, unless told."""
        return AskDraft(**({"how": "letter"} | given))  # type: ignore[arg-type]


@pytest.fixture
def missed(world: World) -> Missed:
    """A person on a community order of the England and Wales pack."""
    return Missed(world)


@pytest.fixture
def missed_in(make_world: Callable[..., World]) -> Callable[..., Missed]:
    """Another place: `missed_in("us-pa", "us-pa-probation")`."""
    return lambda pack, order, zone="America/New_York": Missed(make_world(pack, zone), order)
