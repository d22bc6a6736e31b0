"""Whatever is entered, changed and taken back, the past shows what stood there at that moment."""

from datetime import datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.arranging import SYSTEM
from throughcare.platform import clock
from throughcare.platform.database import as_known
from throughcare.platform.database.context import assume
from throughcare.platform.database.versioned import amend, retract
from throughcare.register.people.models import Address, Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R007")]
SHOWN = (
    "id",
    "record_id",
    "version",
    "known_from",
    "known_to",
    "town",
    "person_id",
    "recorded_by_id",
    "because",
)
ACTS = st.lists(
    st.tuples(st.sampled_from(["enter", "amend", "retract"]), st.integers(0, 5), st.text("abc", max_size=3)),
    min_size=1, max_size=12,
)  # fmt: skip


def present(person: Person) -> list[dict[str, Any]]:
    """What stands there now."""
    return list(Address.objects.filter(person=person).order_by("record_id").values(*SHOWN))


def past(person: Person, moment: datetime) -> tuple[list[dict[str, Any]], datetime]:
    """What the same query answers while the transaction looks back, and what time it is then."""
    with as_known.asked_for(moment.isoformat()):
        as_known.begin(person.pk, "UTC")
        return present(person), clock.now()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_the_past_equals_what_was_recorded_of_it(db: None, acts: list[tuple[str, int, str]]) -> None:
    with transaction.atomic():
        assume(SYSTEM)
        person = factories.PersonFactory()
        snapshots: list[tuple[datetime, list[dict[str, Any]]]] = []
        for act, which, town in acts:
            held = list(Address.objects.filter(person=person).order_by("record_id"))
            one = held[which % len(held)] if held else None
            if act == "enter" or one is None:
                factories.AddressFactory(person=person, town=town)
            elif act == "amend":
                amend(one, expected=one.version, by=SYSTEM, because="changed", town=town)
            else:
                retract(one, expected=one.version, by=SYSTEM, because="mistake")
            snapshots.append((clock.now(), present(person)))
        for moment, recorded in snapshots:
            assert past(person, moment) == (recorded, moment)
        assert present(person) == snapshots[-1][1]
        transaction.set_rollback(True)
