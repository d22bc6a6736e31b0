"""How the demo's staff draw for tests and take them, by the commands they use. All invented.

A draw that was made, one that is open; tests at each step of the way, one explained by prescribed treatment.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from throughcare.casework.orders.models import Condition, SupervisionState
from throughcare.casework.testing import commands
from throughcare.casework.testing.drafts import (
    CollectionDraft,
    DrawDraft,
    FindingDraft,
    ReportDraft,
    TestDraft,
    TreatmentDraft,
)
from throughcare.casework.testing.draw_models import Draw
from throughcare.casework.testing.models import Test
from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.caseload.models import Allocation
from throughcare.rules import jurisdictions
from throughcare.shell.exchange.sample.plans import AgencyPlan

LABORATORY, ROOM = "Clearwater Laboratory (invented)", "Test room, ground floor"


def draw_and_test(agency: Agency, plan: AgencyPlan) -> None:
    """Write all of it, once."""
    with acting(Actor.system_named("demo")):
        if Draw.objects.filter(agency=agency).exists():
            return
        pack = jurisdictions.get(plan.pack)
        kinds = [kind.code for kind in pack.condition_types if pack.testing.allows(kind)]
        users = {user.username: user for user in users_with_roles().filter(agency=agency)}
        officer, manager = as_actor(users[plan.officer]), as_actor(users[f"{plan.short}-manager"])
        conditions = _conditions(officer, kinds)
    if not conditions:
        return
    today = clock.today(officer.zone)
    with acting(manager):
        drawn = commands.open_draw(manager, DrawDraft(day=today, rates=dict.fromkeys(kinds, 0), take=2))
        commands.make_draw(manager, drawn.pk, expected=drawn.version)
        agreed = "the first number of tomorrow's public lottery"
        rates = dict.fromkeys(kinds, 2)
        commands.open_draw(manager, DrawDraft(day=today + timedelta(days=1), rates=rates, agreed=agreed))
    for step, condition in zip(STEPS, conditions, strict=False):
        step(_Tested(officer, condition))


def _conditions(officer: Actor, kinds: list[str]) -> list[Condition]:
    """Conditions of different people of the officer's caseload who are not in custody."""
    people = Allocation.objects.filter(officer_id=officer.user_id, ends_on__isnull=True).values("person_id")
    away = SupervisionState.objects.filter(ends_on__isnull=True).exclude(state="active").values("person_id")
    today = clock.today(officer.zone)
    rows = Condition.objects.filter(
        person_id__in=people, kind__in=kinds, order__status="active", ends_on=None
    )
    rows = (
        rows.exclude(person_id__in=away)
        .exclude(order__starts_on__gt=today)
        .exclude(order__ends_on__lte=today)
    )
    return list({row.person_id: row for row in rows.order_by("person_id")}.values())


class _Tested:
    """One person's test, step by step."""

    def __init__(self, officer: Actor, condition: Condition) -> None:
        self.officer, self.person = officer, condition.person_id
        draft = TestDraft(
            condition_id=condition.pk, reason="scheduled", on=clock.today(officer.zone), place=ROOM
        )
        with acting(officer):
            self.test: Test = commands.order_test(officer, self.person, draft)

    def do(self, command: Callable[..., object], *args: object, **given: object) -> "_Tested":
        """One step, at the version that stands."""
        with acting(self.officer):
            command(self.officer, self.person, self.test.pk, *args, expected=self.test.version, **given)
            self.test = Test.objects.get(pk=self.test.pk)
        return self

    def told(self) -> "_Tested":
        """Told by telephone yesterday."""
        return self.do(commands.tell_of_test, at=_ago(26 * 60), way="phone", reached=True, place=ROOM)

    def collected(self) -> "_Tested":
        """A sample taken and sent."""
        draft = CollectionDraft(
            specimen="urine", collected_at=_ago(90), place=ROOM, identity_checked=True, volume_ml=Decimal(62),
            temperature_f=Decimal("95.5"), minutes_to_read=2, number=f"TC-{str(self.test.pk)[-6:]}", seal="A",
            second_seal="B", sealed_in_sight=True,
        )  # fmt: skip
        return (
            self.told()
            .do(commands.collect, draft)
            .do(
                commands.hand_over,
                at=_ago(60),
                given_by=self.officer.name,
                taken_by="Courier",
                purpose="sent",
                seal_whole=True,
            )
        )

    def reported(self, analyte: str) -> "_Tested":
        """Confirmed by the laboratory."""
        screen = (FindingDraft(analyte=analyte, found="not_negative"),)
        report = ReportDraft(
            laboratory=LABORATORY, reported_on=clock.today(self.officer.zone), validity="acceptable",
            findings=(FindingDraft(analyte=analyte, found="positive"),),
        )  # fmt: skip
        return self.collected().do(commands.record_screen, screen).do(commands.record_report, report)

    def heard(self, answer: str, judged: str, words: str) -> "_Tested":
        """Asked and judged."""
        asked = self.do(commands.ask_person, asked_at=_ago(5), way="in_person", answer=answer)
        return asked.do(commands.judge_reason, judged=judged, words=words)


def _treated(tested: _Tested) -> None:
    """Methadone, prescribed: explained by itself."""
    today = clock.today(tested.officer.zone)
    draft = TreatmentDraft(
        what="Methadone, prescribed by a clinic", analytes=("methadone",), starts_on=today - timedelta(days=200),
        shown_by="pharmacy",
    )  # fmt: skip
    with acting(tested.officer):
        commands.record_treatment(tested.officer, tested.person, draft)
    tested.reported("methadone")


def _waiting(tested: _Tested) -> None:
    tested.told().do(commands.give_time, since=_ago(40), specimen="urine")


def _screened(tested: _Tested) -> None:
    tested.collected().do(commands.record_screen, (FindingDraft(analyte="thca", found="not_negative"),))


def _missed(tested: _Tested) -> None:
    tested.told().do(commands.record_not_taken, at=_ago(30), event="failed_to_appear")


def _concluded(tested: _Tested) -> None:
    tested.reported("benzoylecgonine").heard(
        "I was at a party and took something.", "not_accepted", "Agreed by the person"
    )


STEPS: tuple[Callable[[_Tested], object], ...] = (
    _treated, lambda tested: tested.told(), _waiting, _screened, lambda tested: tested.reported("morphine"), _missed,
    _concluded,
)  # fmt: skip
"""How far each person's test has come."""


def _ago(minutes: int) -> datetime:
    return clock.now() - timedelta(minutes=minutes)
