"""What the screen refuses cannot be saved around it."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests import factories

from throughcare.casework.testing import commands
from throughcare.casework.testing.models import Test
from throughcare.casework.testing.tests.arranged import (
    collected,
    do,
    found,
    heard,
    judged,
    ordered,
    reported,
)
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R075")]


class TestRoundTheCommand:
    """What the screen refuses cannot be saved around it: by SQL, with every right of the system."""

    def refused(self, says: str, statement: str, *given: object) -> None:
        with pytest.raises(DatabaseError, match=says), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, given)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    COUNTS = """UPDATE testing_test SET state = 'done', outcome = %s, answerable = true, concluded_at = now(),
      concluded_by_id = recorded_by_id WHERE id = %s"""

    def test_a_screen_is_never_positive(self, person: Person, actor: Actor) -> None:
        test = do(actor, commands.record_screen, collected(actor, person), found(found="not_negative"))
        self.refused(
            "no_screen_is_positive",
            "UPDATE testing_finding SET found = 'positive' WHERE person_id = %s AND known_to IS NULL",
            person.pk,
        )
        self.refused("asked and heard", self.COUNTS, "positive", test.pk)

    def test_nothing_counts_unheard_unconfirmed_or_untold(self, person: Person, actor: Actor) -> None:
        confirmed = reported(actor, person)
        self.refused("asked and heard", self.COUNTS, "positive", confirmed.pk)
        self.refused("says_what", self.COUNTS, "refused", confirmed.pk)
        self.refused("answerable_once", self.COUNTS, "negative", confirmed.pk)
        untold = ordered(person)
        factories.ExplanationFactory(
            person=person, test=untold, about="not_taken", judged="none_given", judged_by=world_user(untold)
        )
        self.refused(
            "not told of", "UPDATE testing_test SET state = 'done', outcome = 'refused', answerable = true,"
            " concluded_at = now(), concluded_by_id = recorded_by_id, event = 'failed_to_appear', not_taken_at = now()"
            " WHERE id = %s", untold.pk,
        )  # fmt: skip
        self.refused(
            "time_given_before", "UPDATE testing_test SET state = 'not_taken', event = 'provided_no_specimen',"
            " not_taken_at = now() WHERE id = %s", untold.pk,
        )  # fmt: skip

    def test_what_comes_later_takes_back_what_counted(self, person: Person, actor: Actor) -> None:
        test = judged(actor, heard(actor, reported(actor, person)))
        assert test.answerable
        self.refused(
            "nothing explains",
            "UPDATE testing_finding SET found = 'negative' WHERE person_id = %s AND known_to IS NULL",
            person.pk,
        )
        self.refused(
            "asked and heard",
            "UPDATE testing_explanation SET judged = 'accepted' WHERE person_id = %s AND known_to IS NULL",
            person.pk,
        )
        self.refused(
            "nothing explains",
            "UPDATE testing_specimen SET validity = 'invalid' WHERE person_id = %s AND known_to IS NULL",
            person.pk,
        )


def world_user(test: Test) -> Any:
    return test.recorded_by
