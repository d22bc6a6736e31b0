"""Scores of rules' own worked examples, kept as signing keeps them."""

from datetime import date

from tests import factories

from throughcare.casework.assessments.models import Assessment, ScoreMade
from throughcare.register.people.models import Person
from throughcare.rules.catalogue import Entry
from throughcare.rules.forms.stating import stated
from throughcare.rules.kernel import Example
from throughcare.rules.kernel.fingerprint import to_json

SCORED_ON = date(2026, 11, 2)


def keep_example(held: Assessment, entry: Entry, example: Example | None = None, name: str = "") -> ScoreMade:
    """The score of a rule's worked example (its first), in an assessment."""
    given = (example or entry.card.examples[0]).given
    answer = entry.ask(given)
    reads = stated(entry, answer)
    made: ScoreMade = factories.ScoreMadeFactory(
        person=held.person, assessment=held, name=name or entry.code, rule=str(entry.card.id),
        inputs=to_json(given), results=to_json(answer.results), value=reads.value, unit=reads.unit,
        band=reads.band, fingerprint=str(answer.fingerprint), scored_on=held.assessed_on,
    )  # fmt: skip
    return made


def assessed(person: Person, form: str, on: date = SCORED_ON, **fields: object) -> Assessment:
    """A completed assessment without answers."""
    made: Assessment = factories.AssessmentFactory(
        person=person, form=form, assessed_on=on, stage="final", signed_at=_noon(on), **fields
    )
    return made


def _noon(day: date) -> object:
    from datetime import UTC, datetime, time

    return datetime.combine(day, time(12), UTC)
