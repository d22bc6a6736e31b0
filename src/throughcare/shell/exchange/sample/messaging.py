"""The demo's messages: to a few of the demo officer's people, with what they wrote back and who was not reached.

All invented; nothing is sent. One person chose their hours, one wrote back, one cannot be reached in any safe way.
"""

from datetime import datetime, timedelta
from uuid import UUID

from throughcare.platform import clock
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.register.caseload.models import Allocation
from throughcare.register.messaging.models import MessageChoice, PersonMessage, Reply
from throughcare.register.people.models import ContactPoint
from throughcare.shell.exchange.sample.plans import AgencyPlan

DEMO = Actor.system_named("demo")
REMINDED = (
    "You are due to meet your officer tomorrow at 10am, the place we agreed. Plan now how you will get there and when"
    " to leave. If you cannot, tell us before then: reply or call the office. If you say nothing, we will ask you"
    " why."
)
WROTE = ("I will be there. Can I bring my daughter?", "Bus is late, 10 minutes")
MOST = 4


def tell_people(agency: Agency, plan: AgencyPlan) -> None:
    """Write all of it, once."""
    with acting(DEMO):
        if PersonMessage.objects.filter(person__agency=agency).exists():
            return
        held = Allocation.objects.filter(
            officer__username=plan.officer, ends_on__isnull=True, part="responsible"
        )
        caseload = list(held.order_by("person_id").values_list("person_id", flat=True))
        mobiles = ContactPoint.objects.filter(person_id__in=caseload, kind="mobile")
        safe = dict(mobiles.filter(safe="yes").values_list("person_id", "id"))
        now = clock.now()
        for at, person in enumerate(sorted(safe)[:MOST]):
            _reminded(person, safe[person], now - timedelta(days=2 + at))
        for at, (person, words) in enumerate(zip(sorted(safe), WROTE, strict=False)):
            _wrote(person, safe[person], words, now - timedelta(hours=20 - at))
        for person in [each for each in caseload if each not in safe][:2]:
            PersonMessage.objects.create(
                person_id=person, kind="appointment", state="unreached", because="no-safe-way", ended_at=now,
                send_at=now, for_at=now + timedelta(days=1), made_by_id=DEMO.user_id,
            )  # fmt: skip
        for person in sorted(safe)[:1]:
            MessageChoice.objects.create(
                person_id=person, way="text", days_before=1, recorded_by_id=DEMO.user_id
            )
        trail.record(DEMO, "demo:messages:written", kind="demo")


def _reminded(person: UUID, channel: UUID, moment: datetime) -> None:
    PersonMessage.objects.create(
        person_id=person, kind="appointment", state="delivered", way="text", channel=channel, language="en",
        template="appointment/en@2026-11-22", text=REMINDED, send_at=moment, made_at=moment, sent_at=moment,
        delivered_at=moment, made_by_id=DEMO.user_id,
    )  # fmt: skip


def _wrote(person: UUID, channel: UUID, words: str, moment: datetime) -> None:
    Reply(person_id=person, channel=channel, way="text", text=words, meaning="plain", came_at=moment,
          recorded_by_id=DEMO.user_id).save(force_insert=True)  # fmt: skip
