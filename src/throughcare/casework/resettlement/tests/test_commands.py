"""Reports, pathways, needs and activities: what is kept, what is told, and what is refused beside its field."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.resettlement import commands
from throughcare.casework.resettlement.drafts import ActivityDraft, NeedDraft, PartDraft
from throughcare.casework.resettlement.due import Release, due_days, next_release
from throughcare.casework.resettlement.models import (
    PathwayStatus,
    Preparation,
    ReportPart,
    ResettlementReport,
)
from throughcare.casework.resettlement.queries import prepared
from throughcare.casework.resettlement.tests.arranged import TODAY, all_answered, answered
from throughcare.casework.resettlement.wording import PATHWAY_TITLES
from throughcare.casework.supervision.models import Note
from throughcare.platform.access.door import NotPermitted, NotThere, PurposeNeeded
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.platform.refusal import Refused
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.plans.resettlement import NOTE_LENGTH

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R039")]


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def kinds() -> list[str]:
    return [kind.rpartition(".")[2] for kind in StoredEvent.objects.values_list("kind", flat=True)]


def test_a_part_keeps_only_what_was_answered_and_its_version(world: World, person: Person) -> None:
    with acting(world.actor()) as actor:
        part = answered(
            actor,
            person,
            "finance_and_id",
            answers={"bank_account": "no", "documents": ["birth"], "debts": "no_answer"},
        )
        assert part.answers == {"bank_account": "no", "documents": ["birth"]}
        assert part.report.questions == "immediate-needs@2026-11-22"
        with pytest.raises(StaleVersion):
            answered(actor, person, "finance_and_id")
        draft = PartDraft(status="done")
        again = commands.answer_part(actor, person.pk, "BCST2", "finance_and_id", draft, expected=1)
        assert again.state == "not_started" and again.version == 2, "opened again, it is not complete"
        with pytest.raises(StaleVersion):
            commands.answer_part(actor, person.pk, "BCST2", "health", draft, expected=3)


@pytest.mark.parametrize(
    ("kind", "pathway", "draft", "field"),
    [
        ("OTHER", "health", {}, "kind"),
        ("BCST2", "sport", {}, "pathway"),
        ("BCST2", "health", {"answers": {"doctor": "perhaps"}}, "doctor"),
        ("BCST2", "health", {"answers": {"doctor": ["yes", "no"]}}, "doctor"),
        ("BCST2", "health", {"answers": {"health_more": "x" * 2001}}, "health_more"),
        ("BCST2", "health", {"answers": {"shoe_size": "9"}}, "shoe_size"),
        ("BCST2", "finance_and_id", {"answers": {"documents": ["none", "birth"]}}, "documents"),
        ("BCST2", "health", {"complete": True}, "status"),
        ("BCST2", "health", {"status": "fine"}, "status"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    world: World, person: Person, kind: str, pathway: str, draft: dict[str, Any], field: str
) -> None:
    with acting(world.actor()) as actor, pytest.raises(Refused) as broken:
        commands.answer_part(actor, person.pk, kind, pathway, PartDraft(**draft), expected=0)
    assert broken.value.field == field
    assert not ReportPart.objects.exists()


@pytest.mark.requirement("R038")
def test_a_report_is_sent_only_when_all_seven_are_complete_and_tells_of_itself(
    world: World, person: Person
) -> None:
    with acting(world.actor()) as actor:
        part = answered(actor, person, "health", status="done")
        with pytest.raises(Refused, match="Accommodation; Attitudes") as broken:
            commands.send_report(actor, person.pk, part.report_id, expected=1)
        assert "Health" not in broken.value.message
        for code in set(PATHWAY_TITLES) - {"health"}:
            answered(actor, person, code, status="support_required", summary="a" * 1000)
        with pytest.raises(StaleVersion):
            commands.send_report(actor, person.pk, part.report_id, expected=9)
    with acting(world.actor()) as actor:
        sent = commands.send_report(actor, person.pk, part.report_id, expected=1)
        with pytest.raises(Refused, match="was sent"):
            answered(actor, person, "health", expected=2)
    assert sent.state == "sent" and set(ReportPart.objects.values_list("state", flat=True)) == {"submitted"}
    notes = [each.text for each in Note.objects.order_by("pk")]
    assert len(notes) == 2 and all(len(each) <= NOTE_LENGTH for each in notes)
    assert PathwayStatus.objects.get(pathway="health").status == "done"
    assert kinds().count("PathwayChanged") == 7 and kinds().count("ResettlementReportSent") == 1


def test_a_report_is_left_out_once_with_a_reason_of_the_list(world: World, person: Person) -> None:
    with acting(world.actor()) as actor:
        for reason, words, field in (("weather", "", "reason"), ("other", " ", "words")):
            with pytest.raises(Refused) as broken:
                commands.skip_report(actor, person.pk, "BCST2", reason=reason, words=words)
            assert broken.value.field == field
        commands.skip_report(actor, person.pk, "BCST2", reason="transfer", words="")
        with pytest.raises(Refused, match="was left out"):
            commands.skip_report(actor, person.pk, "BCST2", reason="transfer", words="")
    assert "ResettlementReportSkipped" in kinds()


@pytest.mark.requirement("R038")
def test_a_recall_begins_anew_and_keeps_what_was_before(world: World, person: Person) -> None:
    with acting(world.actor()) as actor:
        with pytest.raises(Refused, match="nothing to begin anew"):
            commands.begin_anew(actor, person.pk, because="recall", words="")
        all_answered(actor, person)
        commands.send_report(actor, person.pk, ResettlementReport.objects.get().pk, expected=1)
        for because, words, field in (("holiday", "", "because"), ("other", "", "words")):
            with pytest.raises(Refused) as broken:
                commands.begin_anew(actor, person.pk, because=because, words=words)
            assert broken.value.field == field
        commands.begin_anew(actor, person.pk, because="recall", words="")
        held = prepared(actor, person.pk)
    assert held.report("BCST2") is None and held.status("health") is None
    assert len(held.statuses) == 7 and len(held.reports) == 1, "kept, as of before"
    assert Preparation.objects.get(ended_on=None).begun_on == TODAY
    assert "PreparationReset" in kinds()


def test_a_pathway_moves_with_words_and_its_history_stays(world: World, person: Person) -> None:
    def move(status: str, words: str = "Seen") -> PathwayStatus:
        with acting(world.actor()) as actor:
            return commands.set_pathway_status(actor, person.pk, "health", status=status, words=words)

    move("in_progress")
    with pytest.raises(Refused, match="so already"):
        move("in_progress")
    with pytest.raises(Refused, match="what has changed"):
        move("done", " ")
    move("done", "Registered")
    with acting(world.actor()) as actor:
        held = prepared(actor, person.pk)
    assert [each.status for each in held.moves] == ["done", "in_progress"]
    assert kinds().count("PathwayChanged") == 2


def test_a_need_is_of_the_catalogue_and_noted_once(world: World, person: Person) -> None:
    def note(**more: Any) -> Any:
        given = {"pathway": "health", "need": "doctor", "who": "custody"} | more
        with acting(world.actor()) as actor:
            return commands.add_support_need(actor, person.pk, NeedDraft(**given))

    for wrong, field in (
        ({"need": "find_home"}, "need"), ({"need": "other"}, "words"), ({"who": "nobody"}, "who"),
        ({"pathway": "sport"}, "pathway"),
    ):  # fmt: skip
        with pytest.raises(Refused) as broken:
            note(**wrong)
        assert broken.value.field == field
    made = note()
    with pytest.raises(Refused, match="noted already"):
        note()
    change: dict[str, Any] = {"who": "community", "latest": "Letter sent"}
    with acting(world.actor()) as actor:
        with pytest.raises(Refused):
            commands.change_support_need(actor, person.pk, made.pk, status="lost", expected=1, **change)
        met = commands.change_support_need(actor, person.pk, made.pk, status="met", expected=1, **change)
        with pytest.raises(StaleVersion):
            commands.change_support_need(actor, person.pk, made.pk, status="declined", expected=1, **change)
    assert met.status == "met"
    note()


@pytest.mark.requirement("R040")
def test_an_activity_in_custody_has_its_days_in_order(world: World, person: Person) -> None:
    def add(**more: Any) -> Any:
        given = {"pathway": "education_skills_and_work", "kind": "work", "title": "Kitchen", "starts_on": TODAY,
                 "state": "going_on"} | more  # fmt: skip
        with acting(world.actor()) as actor:
            return commands.add_activity(actor, person.pk, ActivityDraft(**given))

    tomorrow, yesterday = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
    for wrong, field in (
        ({"title": " "}, "title"), ({"kind": "sport"}, "kind"), ({"state": "lost"}, "state"),
        ({"ends_on": yesterday}, "ends_on"), ({"state": "completed"}, "ends_on"),
        ({"state": "completed", "ends_on": tomorrow}, "ends_on"), ({"starts_on": tomorrow}, "starts_on"),
        ({"state": "left", "ends_on": TODAY}, "words"),
    ):  # fmt: skip
        with pytest.raises(Refused) as broken:
            add(**wrong)
        assert broken.value.field == field
    made = add()
    done = ActivityDraft(pathway="education_skills_and_work", kind="work", title="Kitchen", starts_on=TODAY,
                         ends_on=TODAY, state="completed")  # fmt: skip
    with acting(world.actor()) as actor:
        commands.change_activity(actor, person.pk, made.pk, done, expected=1)
        with pytest.raises(StaleVersion):
            commands.change_activity(actor, person.pk, made.pk, done, expected=1)
    assert kinds().count("ActivityChanged") == 2


def test_who_may(world: World, person: Person) -> None:
    for user, problem in (
        (world.user("psychologist", team=world.team), NotPermitted),
        (world.user("officer"), PurposeNeeded),
        (World().officer, NotThere),
    ):
        with acting(world.actor(user)) as actor, pytest.raises(problem):
            answered(actor, person, "health")
    foreign = factories.SupportNeedFactory()
    with acting(world.actor()) as actor, pytest.raises(NotThere):
        commands.change_support_need(
            actor, person.pk, foreign.pk, status="met", who="custody", latest="", expected=1
        )


def test_the_earliest_release_counts_from_yesterday_on_and_sets_the_days() -> None:
    times, today = jurisdictions.get("ew").resettlement, date(2026, 11, 22)
    releases = [
        Release("ew-crd", date(2027, 3, 1)), Release("ew-hdced", date(2026, 11, 21)),
        Release("ew-ped", date(2026, 1, 1)),
        Release("ew-hearing", date(2026, 11, 23)),
    ]  # fmt: skip
    release = next_release(times, releases, today)
    assert release == Release("ew-hdced", date(2026, 11, 21))
    due = due_days(times, date(2026, 11, 1), Release("ew-crd", date(2027, 3, 1)))
    assert (due.of("BCST2"), due.of("RESETTLEMENT_PLAN")) == (date(2026, 11, 6), date(2026, 12, 7))
    assert due_days(times, None, None).of("BCST2") is None
    assert next_release(jurisdictions.get("us-ga").resettlement, releases, today) is None
