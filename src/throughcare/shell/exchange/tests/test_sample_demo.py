"""The demo's two agencies: who can sign in, what an officer's day holds, which walls stand."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db.models import F
from tests.arranging import actor_for

from throughcare.casework.assessments.models import Assessment, Contest, ScoreMade, SectionWork
from throughcare.casework.assessments.queries import due_of
from throughcare.casework.interventions.models import Resource, ServiceReferral
from throughcare.casework.resettlement.models import ResettlementReport, SupportNeed
from throughcare.casework.supervision.models import Arrangement
from throughcare.casework.unpaidwork.models import WorkAppointment
from throughcare.decisions.noncompliance.commands.proposing import facts_of, rule_of
from throughcare.decisions.noncompliance.models import ProposalMade, Response
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.models import Agency, User
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting, assume
from throughcare.platform.reference.models import ReferenceItem
from throughcare.register.caseload.models import Allocation, Exclusion, Restriction
from throughcare.register.caseload.queries.duty import on_duty, rota
from throughcare.register.documents.models import Letter, Template
from throughcare.register.documents.queries.letters import fingerprint_of
from throughcare.register.people.models import Address, Name, Person
from throughcare.register.safeguarding.models import Concern, Referral
from throughcare.register.safeguarding.wording import CONCERNS
from throughcare.rules import jurisdictions
from throughcare.shell.exchange.sample.agency import ensure_sample
from throughcare.shell.exchange.sample.plans import PLANS
from throughcare.shell.web.queries.today import day_of

pytestmark = pytest.mark.django_db
PEOPLE = 120
SYSTEM = Actor.system_named("test")


@pytest.fixture
def made(
    settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Callable[..., Any]
) -> list[DemoSecrets]:
    """The sample, with its secrets in a folder of the test's own."""
    settings.HOME = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        ensure_sample(PEOPLE)
    assume(SYSTEM)
    return ensure_sample(PEOPLE)


def named(username: str) -> Actor:
    return actor_for(User.objects.get(username=username))


def test_a_demo_shows_a_whole_day_behind_real_walls(made: list[DemoSecrets], tmp_path: Path) -> None:
    """One sample, looked at from all sides: making it costs most of the time."""
    assume(SYSTEM)
    assert_accounts(made, tmp_path)
    assert_people_and_lists()
    assert_a_second_call_adds_nothing(made)
    for plan in PLANS:
        assert_a_day(plan.officer)
        assert_what_must_be_known(plan.code)
        assert_services(plan.code)
        assert_walls(plan.short)
        assert_rota(plan.short)
        assert_assessments(plan.officer, plan.pack)
        assert_work_and_release(plan.code)
    assume(SYSTEM)
    assert_proposals_and_letters_are_true()


def assert_accounts(made: list[DemoSecrets], home: Path) -> None:
    assert Counter(account.agency for account in made) == {plan.name: 15 for plan in PLANS}
    assert len({account.title for account in made}) == 13
    assert (home / "demo-accounts.json").stat().st_mode & 0o777 == 0o600
    others = User.objects.filter(agency__isnull=False).exclude(username__in=[one.username for one in made])
    assert others.exists() and not any(user.has_usable_password() for user in others)


def assert_services(code: str) -> None:
    """Three organisations, each with somebody who works there, as has the court; one referral begun, sent and taken."""
    referrals = ServiceReferral.objects.filter(person__agency__code=code)
    states = [each.state for each in referrals.order_by("known_from")]
    assert len(states) == 3 and {"draft", "sent"} < set(states), states
    assert all(each.shared for each in referrals.exclude(sent_at=None))
    outside = User.objects.filter(agency__code=code, organisation__isnull=False)
    assert outside.count() == 4 and Resource.objects.filter(agency__code=code).count() >= 4


def assert_people_and_lists() -> None:
    for plan in PLANS:
        agency = Agency.objects.get(code=plan.code)
        assert Person.objects.filter(agency=agency).count() == PEOPLE // 2
        kinds = Counter(ReferenceItem.objects.filter(agency=agency).values_list("kind", flat=True))
        assert kinds == {"place": 3}
        texts = Template.objects.filter(agency=agency, state="in_use")
        assert Counter(texts.values_list("kind", flat=True)) == {"case_note": 5, "snippet": 3}
        assert not texts.filter(released_by=F("author")).exists()
        responsible = Allocation.objects.filter(person__agency=agency, part="responsible")
        without = Person.objects.filter(agency=agency).exclude(pk__in=responsible.values("person_id"))
        assert without.count() == 1
    names = Counter(Name.objects.filter(kind="main").values_list("family_key", flat=True))
    assert names.most_common(1)[0][1] > 1


def assert_a_second_call_adds_nothing(made: list[DemoSecrets]) -> None:
    before = AuditEvent.objects.count(), User.objects.count(), Restriction.objects.count()
    assert ensure_sample(PEOPLE) == made
    assume(SYSTEM)
    assert (AuditEvent.objects.count(), User.objects.count(), Restriction.objects.count()) == before


def assert_a_day(username: str) -> None:
    with acting(named(username)) as officer:
        day = day_of(officer)
    assert 35 <= day.people <= 40
    assert len(day.diary) >= 3 and len(day.unrecorded) >= 2 and len(day.tasks) >= 3
    assert day.waiting and day.ending and day.overdue
    assert {failure.stage for failure in day.failures} == {"to_ask", "asked", "to_judge", "to_decide"}


def assert_rota(short: str) -> None:
    """Somebody is on duty today and every day of the next four weeks, and Today says who."""
    with acting(named(f"{short}-manager")) as manager:
        today, turns = clock.today(manager.zone), rota(manager)
        assert all(any(turn.holds_on(today + timedelta(days=ahead)) for turn in turns) for ahead in range(28))
        assert len({turn.user for turn in turns}) == 4 and on_duty(manager)


def assert_work_and_release(code: str) -> None:
    """A group is at work today with outcomes of before; two people in custody have a release in sight."""
    assume(SYSTEM)
    days = WorkAppointment.objects.filter(person__agency__code=code)
    today = clock.today(Agency.objects.get(code=code).zone)
    assert days.exclude(outcome="").exists() and days.filter(on=today).exists()
    assert ResettlementReport.objects.filter(person__agency__code=code, state="sent").count() == 1
    assert SupportNeed.objects.filter(person__agency__code=code).exists()


def assert_assessments(username: str, pack: str) -> None:
    """The team's work stands at every stage; few are due, so that the officer's alerts are not drowned."""
    with acting(named(username)) as officer:
        held = Assessment.objects.filter(lead=officer.user_id)
        stages = Counter(held.values_list("stage", flat=True))
        assert stages["draft"] == 1 and stages["signed"] == (pack == "ew") and stages["final"] > 25
        assert held.filter(occasion="correction", stage="final").count() == 1
        asked = SectionWork.objects.filter(assessment__in=held, asked__isnull=False)
        assert [work.profession for work in asked] == ["psychologist"]
        assert Contest.objects.filter(assessment__in=held, state="open").count() == 1
        assert ScoreMade.objects.filter(assessment__in=held).exclude(value="", band="").exists()
        mine = Allocation.objects.filter(officer=officer.user_id, part="responsible", ends_on=None)
        due = sum(bool(due_of(officer, person).due) for person in mine.values_list("person_id", flat=True))
        assert 1 <= due <= 6


def assert_walls(short: str) -> None:
    assume(SYSTEM)
    agency = Agency.objects.get(code=next(plan.code for plan in PLANS if plan.short == short))
    restricted = Restriction.objects.get(agency=agency).person_id
    excluded = Exclusion.objects.get(agency=agency)
    with acting(named(f"{short}-officer")) as officer:
        door.require(officer, Permission.PERSON_OPEN, restricted)
    with acting(named(f"{short}-duty")) as duty, pytest.raises(door.NotThere):
        door.require(duty, Permission.PERSON_OPEN, restricted)
    with acting(named(f"{short}-support")) as support, pytest.raises(door.NotThere):
        door.require(support, Permission.PERSON_OPEN, excluded.person_id)


def assert_proposals_and_letters_are_true() -> None:
    """The app's own command, asked again, comes to the same proposal; a letter's fingerprint is of its content."""
    proposals = list(ProposalMade.objects.select_related("failure__order", "person__agency"))
    assert len(proposals) > 10
    for held in proposals:
        pack = jurisdictions.get(held.person.agency.jurisdiction)
        again = rule_of(pack, held.failure)(facts_of(held.failure))
        assert (str(again.fingerprint), again.step, again.because) == (
            held.fingerprint,
            held.step,
            held.grounds,
        )
    letters = list(Letter.objects.all())
    assert {letter.kind for letter in letters} == {"reason_request", "warning", "warning_withdrawn"}
    assert all(fingerprint_of(letter.content) == letter.fingerprint for letter in letters)
    assert all(response.reasons for response in Response.objects.all())


def assert_what_must_be_known(code: str) -> None:
    """Every kind of concern stands somewhere, one is overdue its review, and some addresses are not safe."""
    assume(SYSTEM)
    concerns = Concern.objects.filter(person__agency__code=code)
    assert set(concerns.values_list("kind", flat=True)) == set(CONCERNS)
    assert concerns.filter(review_on__lt=clock.today("UTC")).exists()
    assert Referral.objects.filter(person__agency__code=code, answered_on=None).exists()
    answers = Counter(Address.objects.filter(person__agency__code=code).values_list("safe", flat=True))
    assert set(answers) == {"", "yes", "no"} and answers["no"] < answers["yes"] < answers[""]
    assert Arrangement.objects.filter(person__agency__code=code, standing="not_available").exists()
