"""The demo's check-ins: one to be read that asks for help, one that ran out, one open, one that waits for a manager.

All invented; nothing is sent.
"""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from throughcare.casework.checkins.models import Checkin, CheckinSeries, OwnQuestion
from throughcare.casework.selfreports.models import SafetyTask, SelfAnswer, SelfReport
from throughcare.platform import clock
from throughcare.platform.access.models import Agency, User
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.register.caseload.models import Allocation
from throughcare.rules import jurisdictions
from throughcare.rules.forms import find_form
from throughcare.shell.exchange.sample.plans import AgencyPlan

DEMO = Actor.system_named("demo")
EVERY = 14
LAST_TIME = {"mood": "WELL", "help": ["NO_HELP"], "callback": False}
THIS_TIME = {
    "mood": "NOT_GREAT", "help": ["MONEY"], "more_money": "The rent went up and I am late with it.", "callback": True,
}  # fmt: skip


def check_in(agency: Agency, plan: AgencyPlan) -> None:
    """Write all of it, once."""
    with acting(DEMO):
        if CheckinSeries.objects.filter(person__agency=agency).exists():
            return
        officer = User.objects.get(username=plan.officer)
        manager = (
            User.objects.filter(agency=agency, roles_held__role="manager").exclude(pk=officer.pk).first()
        )
        held = Allocation.objects.filter(officer=officer, ends_on__isnull=True, part="responsible")
        people = list(held.order_by("-person_id").values_list("person_id", flat=True)[:4])
        if manager is None or len(people) < 4:
            return
        today = clock.today(agency.zone)
        form = str(find_form(jurisdictions.get(agency.jurisdiction).checkins.form).id)
        _asks_for_help(_series(people[0], officer, manager, today - timedelta(days=EVERY + 1)), form, today)
        _ran_out(_series(people[1], officer, manager, today - timedelta(days=4)), form, today)
        _open(_series(people[2], officer, manager, today), form, today)
        _series(people[3], officer, None, today + timedelta(days=3))
        trail.record(DEMO, "demo:check-ins:written", kind="demo")


def _series(person: UUID, officer: User, manager: User | None, first: date) -> CheckinSeries:
    decided: dict[str, Any] = {}
    if manager is not None:
        decided = {
            "status": "verified",
            "decision": "approved",
            "decided_by": manager,
            "decided_at": clock.now() - (clock.today("UTC") - first),
        }
    made = CheckinSeries(
        person_id=person, mode="SUPPLEMENT", interval_days=EVERY, first_on=first, channel="text",
        reason="They work shifts, and the bus takes an hour.", agreed_on=min(first, clock.today("UTC")),
        asked_by=officer, recorded_by_id=DEMO.user_id, **decided,
    )  # fmt: skip
    made.save(force_insert=True)
    return made


def _checkin(series: CheckinSeries, form: str, due: date, state: str, **more: Any) -> Checkin:
    """One check-in with its self-report; what was answered comes apart."""
    now = clock.now()
    asked_at = now - (clock.today("UTC") - due)
    answered = now - (clock.today("UTC") - due) if state in {"submitted", "reviewed"} else None
    states = {"created": "asked", "expired": "expired"}
    report = SelfReport(
        person_id=series.person_id, form=form, way="link", state=states.get(state, "answered"),
        asked_by_id=DEMO.user_id, asked_at=asked_at, ends_at=asked_at + timedelta(days=3), answered_at=answered,
        recorded_by_id=DEMO.user_id,
    )  # fmt: skip
    report.save(force_insert=True)
    made = Checkin(
        person_id=series.person_id, series=series, report=report, due_on=due, last_day=due + timedelta(days=2),
        state=state, told="queued", submitted_at=answered, recorded_by_id=DEMO.user_id, **more,
    )  # fmt: skip
    made.save(force_insert=True)
    return made


def _answers(checkin: Checkin, answers: dict[str, object]) -> None:
    for question, value in answers.items():
        SelfAnswer(
            person_id=checkin.person_id, report_id=checkin.report_id, question=question, said="value", value=value,
            recorded_by_id=DEMO.user_id,
        ).save(force_insert=True)  # fmt: skip


def _asks_for_help(series: CheckinSeries, form: str, today: date) -> None:
    """Well two weeks ago; now they ask for help with money."""
    before = _checkin(
        series, form, series.first_on, "reviewed", how="fine", reviewed_at=clock.now() - timedelta(days=EVERY),
        reviewed_by_id=series.asked_by_id,
    )  # fmt: skip
    _answers(before, LAST_TIME)
    now = _checkin(series, form, today - timedelta(days=1), "submitted", review_by=today + timedelta(days=2))
    _answers(now, THIS_TIME)
    OwnQuestion(
        person_id=now.person_id, series=series, report_id=now.report_id, place=1, recorded_by_id=DEMO.user_id,
        asks="How was the first week at the warehouse?", answer="Long days, good people.",
    ).save(force_insert=True)  # fmt: skip
    SafetyTask(
        person_id=now.person_id, kind="help", form=form, question="mood", value="NOT_GREAT", source="self_report",
        source_of=now.report_id, rung_at=clock.now(), recorded_by_id=DEMO.user_id,
    ).save(force_insert=True)  # fmt: skip


def _ran_out(series: CheckinSeries, form: str, today: date) -> None:
    """The page did not work on their phone: nothing of it is theirs to answer for."""
    _checkin(
        series, form, series.first_on, "expired", review_by=today + timedelta(days=1), trouble="page",
        trouble_at=clock.now() - timedelta(days=2),
    )  # fmt: skip


def _open(series: CheckinSeries, form: str, today: date) -> None:
    _checkin(series, form, today, "created")
