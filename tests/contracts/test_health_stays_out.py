"""What somebody says about their health, and what tells of danger to them, is no paper of a violation.

No module of failures, responses and letters reads it, and no page or call about them shows a word of it.
"""

from pathlib import Path

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World
from tests.contracts import api_matrix
from tests.contracts.matrix_world import addresses, objects_of
from tests.contracts.permission_matrix import MATRIX

import throughcare
from throughcare.casework.selfreports.models import SelfReport
from throughcare.platform import clock
from throughcare.register.people.models import Person
from throughcare.rules.forms import find_form

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R019")]
ROOT = Path(throughcare.__file__).parent
PAPERS = (
    "decisions",
    "register/documents",
    "rules/responses",
    "shell/api/noncompliance.py",
    "shell/api/letters.py",
)
"""Where failures to comply, what follows from them and letters are written and shown."""
ABOUT_PAPERS = ("noncompliance:", "documents:")
CALLS = ("read_compliance", "read_failure", "read_letters", "read_letter")
CANARY = "Kanarienvogel"
READS = (
    "selfreports",
    "assessments_answer",
    "casework.assessments",
    "SafetyTask",
    "SelfAnswer",
    "OwnQuestion",
    "checkins_",
    "CheckinPhoto",
)
LEVELS = ("casework/classification", "rules/classification", "decisions")
"""Where levels, failures and what follows are worked out."""


def test_no_module_of_the_papers_of_a_violation_reads_what_was_said_about_health() -> None:
    files = [
        each
        for part in PAPERS
        for each in ([ROOT / part] if part.endswith(".py") else (ROOT / part).rglob("*"))
        if each.suffix in {".py", ".jinja"} and "tests" not in each.parts
    ]
    assert len(files) > 40
    found = {
        str(each.relative_to(ROOT)): word for each in files for word in READS if word in each.read_text()
    }
    assert found == {}


@pytest.mark.requirement("R149")
def test_no_level_is_worked_out_from_what_somebody_says_when_they_check_in() -> None:
    files = [each for part in LEVELS for each in (ROOT / part).rglob("*.py") if "tests" not in each.parts]
    assert len(files) > 40
    words = (
        "selfreports",
        "SafetyTask",
        "SelfAnswer",
        "OwnQuestion",
        "checkins_",
        "CheckinPhoto",
        "own_checkin",
    )
    found = {
        str(each.relative_to(ROOT)): word for each in files for word in words if word in each.read_text()
    }
    assert found == {}


def test_no_page_or_call_about_a_failure_shows_it() -> None:
    world = World()
    user = world.user("officer", "manager", "duty_manager", team=world.team)
    person = world.person(officer=user)
    say_about_health(person)
    made, browser, seen = objects_of(person), SignedIn(user), 0
    for name in MATRIX:
        if not name.startswith(ABOUT_PAPERS) and name not in {f"api-v1:{call}" for call in CALLS}:
            continue
        if MATRIX[name].about != "person" or name.removeprefix("api-v1:") in set(api_matrix.calls()) - set(
            CALLS
        ):
            continue
        wanted = addresses()[name].pattern.converters
        if not set(wanted) <= {"person_id", *made}:
            continue
        given = {key: person.pk if key == "person_id" else made[key]().pk for key in wanted}
        response = browser.get(reverse(name, kwargs=given))
        body = b"".join(response.streaming_content) if response.streaming else response.content
        seen += response.status_code == 200
        assert CANARY.encode() not in body, name
    assert seen >= 8, "the pages did open"


def say_about_health(person: Person) -> None:
    """A screen of health and a questionnaire with a canary in each answer, an assessment's note, and a safety task."""
    now = clock.now()
    for code in ("phq-9", "self-assessment"):
        report: SelfReport = factories.SelfReportFactory(
            person=person, form=str(find_form(code).id), state="answered", answered_at=now
        )
        factories.SelfAnswerFactory(person=person, report=report, question="health_know", value=CANARY)
    checkin = factories.CheckinFactory(person=person, state="submitted", submitted_at=now)
    factories.SelfAnswerFactory(person=person, report=checkin.report, question="more_drugs", value=CANARY)
    factories.OwnQuestionFactory(person=person, series=checkin.series, report=checkin.report, answer=CANARY)
    factories.SafetyTaskFactory(
        person=person, kind="help", form="check-in", source_of=checkin.report_id, question="help", value=["DRUGS"],
        done=CANARY, done_at=now, done_by=checkin.series.asked_by,
    )  # fmt: skip
    held = factories.AssessmentFactory(person=person, form=str(find_form("phq-9").id))
    factories.AnswerFactory(person=person, assessment=held, question="item_9", value=2, note=CANARY)
    factories.SafetyTaskFactory(person=person, done=CANARY, done_at=now, done_by=held.lead)
