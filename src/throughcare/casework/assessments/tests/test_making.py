"""Making an assessment: begun with what is known, answered by several, signed, countersigned, corrected."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.assessments import commands, queries
from throughcare.casework.assessments.drafts import StartDraft, Typed
from throughcare.casework.assessments.models import Answer, Assessment, ScoreMade
from throughcare.casework.assessments.refusals import (
    AnswersRefused,
    BegunAlready,
    FormUnknown,
    NotBeingMade,
    NotCompleted,
    NotWaiting,
    NotYet,
    OutsideForm,
    OwnWork,
    SectionClosed,
    StillOpen,
    UnknownSection,
    WordsMissing,
)
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere, PurposeNeeded
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.events.models import StoredEvent
from throughcare.register.people.models import Person
from throughcare.rules import catalogue
from throughcare.rules.forms import find_form

pytestmark = pytest.mark.django_db

TODAY = clock.today("Europe/London")
DAY = date(2026, 11, 2)
SCREEN = StartDraft(form="phq-9", occasion="baseline", assessed_on=DAY)
BROAD = StartDraft(form="needs-and-harm-ew", occasion="baseline", assessed_on=DAY)
ONE, TWO = Typed(state="value", value=1), Typed(state="value", value=2)


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


@pytest.fixture
def officer(world: World, person: Person) -> Iterator[Actor]:
    with acting(world.actor()) as actor:
        yield actor


@pytest.fixture
def begun(officer: Actor, person: Person) -> Assessment:
    return commands.start_assessment(officer, person.pk, SCREEN)


def answer_all(actor: Actor, made: Assessment) -> None:
    """Every question of the screen, answered 1."""
    typed = {question.name: ONE for question in find_form("phq-9")}
    commands.save_answers(actor, made.person_id, made.pk, "questions", typed, {})


@pytest.mark.requirement("R010", "R011")
def test_an_instrument_is_answered_signed_and_scored_with_what_it_rests_on(
    officer: Actor, person: Person, begun: Assessment
) -> None:
    answer_all(officer, begun)
    commands.sign_assessment(officer, person.pk, begun.pk, expected=begun.version)
    found = queries.sheet(officer, person.pk, begun.pk)
    assert (found.stage, found.lead, found.countersigning) == ("final", "Olive Officer", "not_asked")
    score = found.scores[0]
    assert (score.value, score.unit, score.band, score.says) == ("9", "points", "Mild", "9 points, Mild")
    made = ScoreMade.objects.get()
    again = catalogue.find(made.rule).ask(made.inputs)
    assert (again.results["total"], str(again.fingerprint)) == (9, made.fingerprint)
    assert StoredEvent.objects.filter(kind="assessments.AssessmentCompleted").count() == 1
    assert AuditEvent.objects.filter(action="assessments:answers:saved", people=[person.pk]).count() == 1


@pytest.mark.requirement("R027")
def test_the_four_kinds_of_answer_stay_apart(officer: Actor, person: Person, begun: Assessment) -> None:
    typed = {
        "item_1": ONE,
        "item_2": Typed(state="not_known", note="Would not say"),
        "item_3": Typed(state="source_unknown"),
        "item_4": Typed(state="not_asked"),
    }
    saved = commands.save_answers(officer, person.pk, begun.pk, "questions", typed, {})
    assert set(saved.changed) == {"item_1", "item_2", "item_3"}
    found = queries.sheet(officer, person.pk, begun.pk)
    said = {name: found.said(found.form.question(name)) for name in typed}
    assert said == {
        "item_1": said["item_1"], "item_2": "Asked and not known", "item_3": "The source says unknown",
        "item_4": "Not asked",
    }  # fmt: skip
    assert found.given == {"item_1": 1, "item_2": None, "item_3": "source_unknown"}
    assert found.answers["item_2"].note == "Would not say"


def test_a_rule_that_refuses_is_kept_as_not_scored_with_its_reason(
    officer: Actor, person: Person, begun: Assessment
) -> None:
    typed = {question.name: Typed(state="not_known") for question in find_form("phq-9")}
    commands.save_answers(officer, person.pk, begun.pk, "questions", typed, {})
    commands.sign_assessment(officer, person.pk, begun.pk, expected=begun.version)
    score = queries.sheet(officer, person.pk, begun.pk).scores[0]
    assert (score.value, score.says) == ("", "Not scored")
    assert "7 of the 9" in score.not_scored


@pytest.mark.requirement("R012")
def test_two_at_once_in_one_section_are_merged_and_told(world: World, person: Person) -> None:
    psychologist = world.user("psychologist", team=world.team, name="Petra Psychologist")
    with acting(world.actor()) as officer:
        begun = commands.start_assessment(officer, person.pk, SCREEN)
        commands.save_answers(officer, person.pk, begun.pk, "questions", {"item_1": ONE}, {})
    with acting(world.actor(psychologist)) as other:
        saved = commands.save_answers(
            other, person.pk, begun.pk, "questions", {"item_1": TWO, "item_2": TWO}, {}
        )
        assert saved.changed == ("item_2",)
        clash = saved.clashes[0]
        assert (clash.question, clash.value, clash.by) == ("item_1", 1, "Olive Officer")
        again = commands.save_answers(
            other, person.pk, begun.pk, "questions", {"item_1": TWO}, saved.versions
        )
        assert again.changed == ("item_1",)
        assert queries.sheet(other, person.pk, begun.pk).answers["item_1"].by == "Petra Psychologist"
    assert Answer.versions.filter(question="item_1").count() == 2


def test_ones_own_later_words_replace_ones_own(officer: Actor, person: Person, begun: Assessment) -> None:
    for value in (ONE, TWO):
        saved = commands.save_answers(officer, person.pk, begun.pk, "questions", {"item_1": value}, {})
        assert (saved.changed, saved.clashes) == (("item_1",), ())
    unchanged = commands.save_answers(officer, person.pk, begun.pk, "questions", {"item_1": TWO}, {})
    assert unchanged.changed == ()


@pytest.mark.parametrize(
    ("typed", "section", "refusal"),
    [
        ({"item_1": Typed(state="value", value=9)}, "questions", AnswersRefused),
        ({"item_1": Typed(state="value", value="1")}, "questions", AnswersRefused),
        ({"item_1": Typed(state="value")}, "questions", AnswersRefused),
        ({"item_1": Typed(state="not_known", value=1)}, "questions", AnswersRefused),
        ({"item_1": Typed(state="maybe")}, "questions", AnswersRefused),
        ({"item_77": ONE}, "questions", AnswersRefused),
        ({"item_1": Typed(state="value", value=1, note="x" * 2001)}, "questions", AnswersRefused),
        ({"item_1": ONE}, "nowhere", UnknownSection),
    ],
)
def test_answers_that_cannot_be_are_refused_whole(officer, person, begun, typed, section, refusal) -> None:
    with pytest.raises(refusal):
        commands.save_answers(officer, person.pk, begun.pk, section, {"item_2": ONE, **typed}, {})
    assert not Answer.objects.exists()


@pytest.mark.requirement("R012")
def test_a_section_that_is_done_is_opened_again_only_with_a_reason(
    officer: Actor, person: Person, begun: Assessment
) -> None:
    ids = (person.pk, begun.pk, "questions")
    work = commands.finish_section(officer, *ids, profession="officer")
    assert work.done_by_id == officer.user_id
    with pytest.raises(SectionClosed):
        commands.save_answers(officer, *ids, {"item_1": ONE}, {})
    with pytest.raises(SectionClosed):
        commands.finish_section(officer, *ids, profession="officer")
    with pytest.raises(WordsMissing):
        commands.reopen_section(officer, *ids, because=" ")
    commands.reopen_section(officer, *ids, because="One answer was mistaken")
    commands.save_answers(officer, *ids, {"item_1": ONE}, {})
    found = queries.sheet(officer, person.pk, begun.pk)
    assert found.done(found.form.section("questions")) is None
    assert found.work["questions"].why_again == "One answer was mistaken"


@pytest.mark.requirement("R012")
def test_a_colleague_is_asked(world: World, officer: Actor, person: Person, begun: Assessment) -> None:
    social_worker = world.user("social_worker", team=world.team, name="Sam Social")
    ids = (person.pk, begun.pk, "questions")
    commands.ask_colleague(officer, *ids, user_id=social_worker.pk, profession="social_worker")
    work = queries.sheet(officer, person.pk, begun.pk).work["questions"]
    assert (work.asked, work.as_what, work.at) == ("Sam Social", "Social worker", None)
    assert StoredEvent.objects.filter(kind="assessments.SectionAsked").count() == 1
    with pytest.raises(WordsMissing):
        commands.ask_colleague(officer, *ids, user_id=person.pk, profession="social_worker")
    with pytest.raises(WordsMissing):
        commands.ask_colleague(officer, *ids, user_id=social_worker.pk, profession="wizard")


@pytest.mark.requirement("R012", "R017")
def test_the_second_signature_is_somebody_elses(world: World, person: Person) -> None:
    manager = world.actor(world.manager)
    with acting(manager):
        begun = commands.start_assessment(manager, person.pk, BROAD)
        for section in find_form(begun.form).sections:
            typed = {each.name: Typed(state="not_known") for each in section.questions}
            commands.save_answers(manager, person.pk, begun.pk, section.code, typed, {})
        signed = commands.sign_assessment(manager, person.pk, begun.pk, expected=begun.version)
        assert (signed.stage, signed.countersigning) == ("signed", "waiting")
        with pytest.raises(OwnWork):
            commands.countersign(manager, person.pk, begun.pk, expected=signed.version)
        with pytest.raises(NotBeingMade):
            commands.save_answers(manager, person.pk, begun.pk, "accommodation", {}, {})
    other = world.user("manager", team=world.team, name="Mona Manager")
    with acting(world.actor(other)) as second:
        with pytest.raises(WordsMissing):
            commands.send_back(second, person.pk, begun.pk, expected=signed.version, remarks="")
        commands.send_back(
            second, person.pk, begun.pk, expected=signed.version, remarks="Look at drugs again"
        )
        assert not ScoreMade.objects.exists()
    with acting(manager):
        back = queries.sheet(manager, person.pk, begun.pk)
        assert (back.stage, back.countersigning, back.remarks) == ("draft", "returned", "Look at drugs again")
        again = commands.sign_assessment(manager, person.pk, begun.pk, expected=back.version)
    with acting(world.actor(other)) as second:
        with pytest.raises(StaleVersion):
            commands.countersign(second, person.pk, begun.pk, expected=again.version - 1)
        commands.countersign(second, person.pk, begun.pk, expected=again.version, remarks="Agreed")
        found = queries.sheet(second, person.pk, begun.pk)
        assert (found.stage, found.countersigned_by, found.remarks) == ("final", "Mona Manager", "Agreed")
        with pytest.raises(NotWaiting):
            commands.countersign(second, person.pk, begun.pk, expected=found.version)


@pytest.mark.requirement("R020", "R030")
def test_what_is_known_is_never_typed_twice(officer: Actor, world: World) -> None:
    born = date(1990, 5, 6)
    person = world.person(born_from=born, born_to=born, born_precision="exact")
    earlier = factories.AssessmentFactory(
        person=person,
        form="ogrs3@2018-03-01",
        stage="final",
        signed_at=clock.now(),
        assessed_on=date(2025, 1, 5),
    )
    factories.AnswerFactory(person=person, assessment=earlier, question="age_at_first_sanction", value=17)
    factories.AnswerFactory(person=person, assessment=earlier, question="no_such_question", value=1)
    made = commands.start_assessment(officer, person.pk, StartDraft(
        form="rsr-2025", occasion="periodic", assessed_on=DAY))  # fmt: skip
    answers = queries.sheet(officer, person.pk, made.pk).answers
    assert set(answers) == {"as_of", "assessment_date", "date_of_birth", "age_at_first_sanction"}
    first = answers["age_at_first_sanction"]
    assert (first.value, first.origin_on, first.origin_of) == (17, date(2025, 1, 5), earlier.pk)
    assert first.where_from == "From an earlier assessment"
    assert (answers["date_of_birth"].value, answers["date_of_birth"].where_from) == (
        "1990-05-06",
        "From the record",
    )


@pytest.mark.requirement("R030")
def test_a_correction_is_a_new_version_that_begins_with_every_answer(
    officer: Actor, person: Person, begun: Assessment
) -> None:
    with pytest.raises(NotCompleted):
        commands.correct_assessment(officer, person.pk, begun.pk, because="Mistyped")
    answer_all(officer, begun)
    commands.sign_assessment(officer, person.pk, begun.pk, expected=begun.version)
    with pytest.raises(WordsMissing):
        commands.correct_assessment(officer, person.pk, begun.pk, because="")
    better = commands.correct_assessment(officer, person.pk, begun.pk, because="Mistyped")
    commands.save_answers(
        officer, person.pk, better.pk, "questions", {"item_1": Typed(state="value", value=3)}, {}
    )
    commands.sign_assessment(officer, person.pk, better.pk, expected=better.version)
    listed = queries.assessments_of(officer, person.pk)
    assert [line.id for line in listed.standing] == [better.pk]
    assert [line.id for line in listed.former] == [begun.pk]
    assert listed.standing[0].scores[0].value == "11"
    assert queries.sheet(officer, person.pk, begun.pk).corrected_by == better.pk
    assert queries.sheet(officer, person.pk, begun.pk).scores[0].value == "9"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"form": "no-such-form"}, FormUnknown),
        ({"form": "lsir-band-pennsylvania"}, FormUnknown),
        ({"form": "phq-9@1999-01-01"}, FormUnknown),
        ({"assessed_on": date(2199, 1, 1)}, NotYet),
        ({"occasion": "correction"}, WordsMissing),
        ({"occasion": "whim"}, WordsMissing),
        ({"event": "Vera rang"}, WordsMissing),
    ],
)
def test_an_assessment_that_cannot_be_is_refused(officer, person, change, refusal) -> None:
    with pytest.raises(refusal):
        commands.start_assessment(officer, person.pk, replace(SCREEN, **change))
    assert not Assessment.objects.exists()


def test_one_of_a_form_is_made_at_a_time_and_may_be_set_aside(
    officer: Actor, person: Person, begun: Assessment
) -> None:
    with pytest.raises(BegunAlready) as refused:
        commands.start_assessment(officer, person.pk, SCREEN)
    assert refused.value.values["assessment"] == str(begun.pk)
    with pytest.raises(WordsMissing):
        commands.set_aside(officer, person.pk, begun.pk, expected=begun.version, because="")
    commands.set_aside(officer, person.pk, begun.pk, expected=begun.version, because="Begun by mistake")
    assert commands.start_assessment(officer, person.pk, SCREEN).pk != begun.pk
    assert queries.assessments_of(officer, person.pk).former[0].stage_words == "Set aside"


@pytest.mark.requirement("R138")
def test_a_form_for_adults_is_refused_for_a_person_under_18(officer: Actor, world: World) -> None:
    born = date(2010, 1, 1)
    person = world.person(born_from=born, born_to=born, born_precision="exact")
    with pytest.raises(OutsideForm, match="under 18"):
        commands.start_assessment(officer, person.pk, SCREEN)


def test_gaps_hold_the_signature_back(officer: Actor, person: Person) -> None:
    broad = commands.start_assessment(officer, person.pk, BROAD)
    with pytest.raises(StillOpen):
        commands.sign_assessment(officer, person.pk, broad.pk, expected=broad.version)
    assert queries.sheet(officer, person.pk, broad.pk).gaps


def test_who_may_not(world: World, make_world, person: Person) -> None:
    with acting(world.actor()) as officer:
        begun = commands.start_assessment(officer, person.pk, SCREEN)
    psychologist = world.user("psychologist", team=world.team)
    with acting(world.actor(psychologist)) as actor:
        with pytest.raises(NotPermitted):
            commands.start_assessment(actor, person.pk, SCREEN)
        with pytest.raises(NotPermitted):
            commands.sign_assessment(actor, person.pk, begun.pk, expected=1)
        with pytest.raises(NotPermitted):
            commands.countersign(actor, person.pk, begun.pk, expected=1)
    for user, refusal in ((world.user("psychologist"), PurposeNeeded), (make_world().officer, NotThere)):
        with acting(world.actor(user)) as actor, pytest.raises(refusal):
            commands.save_answers(actor, person.pk, begun.pk, "questions", {"item_1": ONE}, {})
    with acting(world.actor(make_world().officer)) as stranger, pytest.raises(NotThere):
        queries.sheet(stranger, person.pk, begun.pk)
