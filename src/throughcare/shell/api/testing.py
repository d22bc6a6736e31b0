"""/people/{id}/tests and /test-draws: drug and alcohol tests with every step, and the draws with their proof."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from throughcare.casework.testing import commands
from throughcare.casework.testing.queries import draws as of_draws
from throughcare.casework.testing.queries.person import Tested, TestLine, tested
from throughcare.casework.testing.queries.place import kinds_of
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.rules.testing.draw_proof import as_json, check
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown

testing = Resource("testing", "testing")
PERSON = "/people/{uuid:person_id}"
TEST = f"{PERSON}/tests/{{uuid:test_id}}"
DRAW = "/test-draws/{uuid:draw_id}"


class TestFindingShown(Shown):
    """What one stage found of one substance. measured, cutoff: ng/mL. A screen is at most not_negative."""

    id: UUID
    stage: str
    analyte: str
    measured: float | None
    cutoff: float | None
    cutoff_from: str
    found: str


class TestNoticeShown(Shown):
    """An attempt to tell the person."""

    id: UUID
    at: datetime
    way: str
    reached: bool


class TestSampleShown(Shown):
    """A sample as it was taken, and the laboratory's word on it."""

    id: UUID
    collected_at: datetime
    place: str
    observed_because: str
    number: str
    seal: str
    second_seal: str
    validity: str
    laboratory: str
    reported_on: date | None


class HandOverShown(Shown):
    """A step of custody."""

    id: UUID
    at: datetime
    given_by: str
    taken_by: str
    purpose: str
    seal_whole: bool
    flaw: str
    fatal: bool


class TestReasonShown(Shown):
    """The person asked and heard. judged: "" until somebody did."""

    id: UUID
    about: str
    asked_at: datetime
    way: str
    answer: str
    judged: str
    words: str


class TestContestShown(Shown):
    """A dispute of a test."""

    id: UUID
    version: int
    raised_on: date
    words: str
    retest: bool
    state: str
    answer: str


class TestShown(Shown):
    """A test with every step. answerable: whether it may be looked at as a possible failure; a person decides."""

    __test__ = False
    id: UUID
    version: int
    condition_id: UUID
    reason: str
    words: str
    specimen: str
    on: date
    place: str
    state: str
    waits_until: datetime | None
    event: str
    outcome: str
    answerable: bool
    draw_id: UUID | None
    pseudonym: str | None
    notices: list[TestNoticeShown]
    sample: TestSampleShown | None
    custody: list[HandOverShown]
    findings: list[TestFindingShown]
    reasons: list[TestReasonShown]
    contests: list[TestContestShown]


class TreatmentShown(Shown):
    """A treatment that explains findings. Given to those who may read health data."""

    id: UUID
    version: int
    what: str
    analytes: list[str]
    starts_on: date
    ends_on: date | None
    shown_by: str


class TestsShown(Shown):
    """A person's tests, the latest first, and their treatment."""

    __test__ = False
    tests: list[TestShown]
    treatments: list[TreatmentShown]
    health_hidden: bool


class DrawCheckShown(Shown):
    """One check of a draw, computed again as it was asked for."""

    part: str
    right: bool
    says: str


class DrawFileShown(Shown):
    """The published file of a draw and what its checks find. seed: null before it is drawn."""

    file: dict[str, Any]
    checks: list[DrawCheckShown]


def read_tests(actor: Actor, person_id: UUID) -> TestsShown:
    """Everything about a person's tests."""
    held = tested(actor, person_id, kinds_of(actor))
    return TestsShown(
        tests=[_test(held, each) for each in held.tests],
        treatments=[TreatmentShown.model_validate(each, from_attributes=True) for each in held.treatments],
        health_hidden=held.hides_health,
    )


def _test(held: Tested, test: TestLine) -> TestShown:
    sample = held.sample_of(test.id)
    own = {name: getattr(test, name) for name in TestShown.model_fields if hasattr(test, name)}
    return TestShown(
        **own,
        notices=_all(TestNoticeShown, (each for each in held.notices if each.test_id == test.id)),
        sample=TestSampleShown.model_validate(sample, from_attributes=True) if sample else None,
        custody=_all(
            HandOverShown, (each for each in held.handovers if sample and each.specimen_id == sample.id)
        ),
        findings=_all(TestFindingShown, held.findings_of(test.id)),
        reasons=_all(TestReasonShown, (each for each in held.explanations if each.test_id == test.id)),
        contests=_all(TestContestShown, held.contests_of(test.id)),
    )


def _all[Model: Shown](shape: type[Model], rows: Any) -> list[Model]:
    return [shape.model_validate(each, from_attributes=True) for each in rows]


def read_test_draw(actor: Actor, draw_id: UUID) -> DrawFileShown:
    """One draw: its published file, and every check computed again."""
    content = of_draws.published(of_draws.draw_of(actor, draw_id))
    return DrawFileShown(
        file=as_json(content),
        checks=[DrawCheckShown(part=each.part, right=each.right, says=each.says) for each in check(content)],
    )


testing.reads(f"{PERSON}/tests", read_tests)
testing.adds(f"{PERSON}/tests", commands.order_test)
testing.acts(f"{TEST}/telling", commands.tell_of_test)
testing.acts(f"{TEST}/cancelling", commands.cancel_test)
testing.acts(f"{TEST}/giving-time", commands.give_time, name="give_test_time")
testing.acts(f"{TEST}/collecting", commands.collect, name="collect_sample")
testing.acts(f"{TEST}/not-taken", commands.record_not_taken, name="record_test_not_taken")
testing.acts(f"{TEST}/custody", commands.hand_over, name="hand_sample_over")
testing.acts(f"{TEST}/screen", commands.record_screen, name="record_test_screen")
testing.acts(f"{TEST}/report", commands.record_report, name="record_test_report")
testing.acts(f"{TEST}/retest", commands.record_retest, name="record_test_retest")
testing.acts(f"{TEST}/asking", commands.ask_person, name="ask_test_reason")
testing.acts(f"{TEST}/judging", commands.judge_reason, name="judge_test_reason")
testing.acts(f"{TEST}/disputing", commands.contest_test)
testing.acts(
    f"{PERSON}/test-disputes/{{uuid:test_contest_id}}/deciding",
    commands.decide_contest,
    name="decide_test_contest",
)
testing.adds(f"{PERSON}/treatments", commands.record_treatment)
testing.changes(f"{PERSON}/treatments/{{uuid:treatment_id}}", commands.change_treatment)
testing.lists(
    "/test-draws",
    of_draws.draws,
    name="read_test_draws",
    by=("number",),
    newest_first=True,
    may=Permission.DRAW_RUN,
)
testing.reads(DRAW, read_test_draw, may=Permission.DRAW_RUN)
testing.adds("/test-draws", commands.open_draw, name="open_test_draw")
testing.acts(f"{DRAW}/making", commands.make_draw, name="make_test_draw")
testing.acts(f"{DRAW}/cancelling", commands.cancel_draw, name="cancel_test_draw")
