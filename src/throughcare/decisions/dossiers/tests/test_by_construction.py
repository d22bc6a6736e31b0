"""What a dossier is never made of: the tables read for one are on a list, and a rich record shows nothing else."""

import re
from pathlib import Path

import pytest
from tests import factories
from tests.arranging import World

import throughcare.decisions.dossiers.assembling as assembling
from throughcare.decisions.dossiers import commands, queries
from throughcare.platform import clock
from throughcare.rules.forms import find_form

READ = {
    "access_user", "assessments_assessment", "assessments_contest", "assessments_scoremade",
    "classification_calculation", "classification_levelheld", "documents_letter", "noncompliance_excusejudgment",
    "noncompliance_failure", "noncompliance_response", "noncompliance_sanction", "orders_condition", "orders_order",
    "plans_agreement", "plans_planversion", "testing_contest", "testing_finding", "testing_specimen", "testing_test",
}  # fmt: skip
"""Nothing of protection, safeguarding, self-reports, check-ins, treatment, services, messages, relations, addresses."""
CANARY = "Kanarienvogel"


def test_only_these_tables_are_read() -> None:
    folder = Path(assembling.__file__).parent
    text = "\n".join(each.read_text() for each in sorted(folder.glob("*.py")))
    assert set(re.findall(r"\b(?:FROM|JOIN) ([a-z_]+)", text)) == READ
    asked = set(re.findall(r"from (throughcare\.(?:register|casework|decisions)\.[\w.]+) import", text))
    assert {each for each in asked if ".models" in each} == {"throughcare.decisions.noncompliance.models"}
    assert "exact_shape" not in text and "as_given" not in text


@pytest.mark.django_db
@pytest.mark.requirement("R080", "R019", "R139")
def test_a_rich_record_shows_nothing_of_health_treatment_victims_or_danger(world: World) -> None:
    person, actor, now = world.person(), world.actor(), clock.now()
    process = factories.ProcessFactory(person=person)
    report = factories.SelfReportFactory(
        person=person, form=str(find_form("phq-9").id), state="answered", answered_at=now
    )
    factories.SelfAnswerFactory(person=person, report=report, question="health_know", value=CANARY)
    factories.SafetyTaskFactory(person=person, done=CANARY, done_at=now, done_by=world.officer)
    factories.EntryFactory(person=person)
    factories.ConcernFactory(person=person, what=CANARY)
    factories.RelationFactory(person=person, name=CANARY)
    factories.StoredDocumentFactory(person=person, title=CANARY, sensitive=True)
    factories.TreatmentFactory(person=person, what=CANARY)
    order = factories.OrderFactory(person=person)
    factories.ConditionFactory(person=person, order=order, text="Do not go there", as_given=CANARY)
    health = factories.AssessmentFactory(
        person=person, form=str(find_form("phq-9").id), stage="final", signed_at=now
    )
    factories.ScoreMadeFactory(person=person, assessment=health, name=CANARY)
    factories.ContestFactory(person=person, assessment=health, said=CANARY, question="item_9")
    read = queries.dossier_of(actor, person.pk, commands.assemble(actor, person.pk, process.pk).pk)
    said = str([(each.title, each.said) for each in read.items])
    assert "Do not go there" in said and CANARY not in said


@pytest.mark.django_db
def test_only_tests_that_were_confirmed_and_not_explained_are_in_it(world: World) -> None:
    person, actor, now = world.person(), world.actor(), clock.now()
    process = factories.ProcessFactory(person=person)
    for outcome, stage, found in (
        ("positive", "confirmation", "positive"), ("explained", "confirmation", "positive"),
    ):  # fmt: skip
        test = factories.TestFactory(
            person=person, state="done", outcome=outcome, concluded_at=now, concluded_by=world.officer
        )
        specimen = factories.SpecimenFactory(
            person=person, test=test, reported_on=now.date(), laboratory=outcome
        )
        factories.TestFindingFactory(person=person, specimen=specimen, stage=stage, found=found)
    read = queries.dossier_of(actor, person.pk, commands.assemble(actor, person.pk, process.pk).pk)
    (paper,) = [each for each in read.items if each.section == "tests"]
    assert ["Laboratory", "positive"] in paper.said
