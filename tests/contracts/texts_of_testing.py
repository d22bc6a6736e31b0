"""How somebody would type what is protected into tests and treatment: each way is refused."""

from datetime import timedelta
from typing import Any

from tests import factories as f
from tests.arranging import World
from tests.contracts.texts_not_typed import TELLS
from tests.contracts.texts_of_plans import Typing

from throughcare.casework.testing import commands
from throughcare.casework.testing.drafts import CollectionDraft, ReportDraft, TestDraft, TreatmentDraft
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person

TODAY = clock.today("Europe/London")
KIND = "ew-licence-substances"


def ordered(**texts: str) -> Typing:
    """Asking for a test."""

    def typed(a: Actor, person: Person, _: World) -> object:
        condition = f.ConditionFactory(person=person, kind=KIND).pk
        draft = TestDraft(**{"condition_id": condition, "reason": "scheduled", "on": TODAY} | texts)  # type: ignore[arg-type]
        return commands.order_test(a, person.pk, draft)

    return typed


def collected(a: Actor, person: Person, _: World) -> object:
    """Taking a sample."""
    draft = CollectionDraft(
        specimen="breath", collected_at=clock.now(), place=TELLS, identity_checked=True, number="1", seal="1",
        sealed_in_sight=True,
    )  # fmt: skip
    return commands.collect(a, person.pk, f.TestFactory(person=person).pk, draft, expected=1)


def handed(name: str) -> Typing:
    """Handing a sample over."""

    def typed(a: Actor, person: Person, _: World) -> object:
        sample = f.SpecimenFactory(person=person)
        given: dict[str, Any] = {"given_by": "A", "taken_by": "B", "purpose": "sent", "seal_whole": True} | {
            name: TELLS
        }
        return commands.hand_over(a, person.pk, sample.test_id, at=clock.now(), expected=1, **given)

    return typed


def reported(a: Actor, person: Person, _: World) -> object:
    """Recording a laboratory's report."""
    sample = f.SpecimenFactory(person=person, collected_at=clock.now() - timedelta(days=2))
    return commands.record_report(
        a, person.pk, sample.test_id, ReportDraft(laboratory=TELLS, reported_on=TODAY), expected=1
    )


def asked(a: Actor, person: Person, _: World) -> object:
    """Writing down what the person says."""
    test = f.TestFactory(person=person, state="reported")
    return commands.ask_person(
        a, person.pk, test.pk, asked_at=clock.now(), way="phone", answer=TELLS, expected=1
    )


def judged(a: Actor, person: Person, _: World) -> object:
    """Saying why a reason is not accepted."""
    test = f.TestFactory(person=person, state="reported")
    f.ExplanationFactory(person=person, test=test, answer="Not mine")
    return commands.judge_reason(a, person.pk, test.pk, judged="not_accepted", words=TELLS, expected=1)


def treated(a: Actor, person: Person, _: World) -> object:
    """Recording a treatment."""
    draft = TreatmentDraft(what=TELLS, analytes=("methadone",), starts_on=TODAY, shown_by="said")
    return commands.record_treatment(a, person.pk, draft)


def contested(a: Actor, person: Person, _: World) -> object:
    """Writing down a dispute."""
    test = f.TestFactory(
        person=person, state="done", outcome="positive", concluded_at=clock.now(), concluded_by_id=a.user_id
    )
    return commands.contest_test(a, person.pk, test.pk, words=TELLS, retest=False, expected=1)


def decided(a: Actor, person: Person, _: World) -> object:
    """Saying why a dispute is not upheld."""
    contest = f.TestContestFactory(person=person)
    return commands.decide_contest(a, person.pk, contest.pk, upheld=False, answer=TELLS, expected=1)


REFUSED_BY_TESTING: dict[str, Typing] = {
    "testing.Test.words": ordered(words=TELLS),
    "testing.Test.place": ordered(place=TELLS),
    "testing.Specimen.place": collected,
    "testing.Specimen.laboratory": reported,
    "testing.HandOver.given_by": handed("given_by"),
    "testing.HandOver.taken_by": handed("taken_by"),
    "testing.Explanation.answer": asked,
    "testing.Explanation.words": judged,
    "testing.Treatment.what": treated,
    "testing.Contest.words": contested,
    "testing.Contest.answer": decided,
}
