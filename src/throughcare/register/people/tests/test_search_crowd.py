"""Search among twenty thousand: found in spite of a slip, and no large table is scanned."""

import random
from datetime import timedelta

import pytest
from django.db import connection
from tests.counting import counted

from throughcare.platform.database.context import acting
from throughcare.register.people.birth import Birth
from throughcare.register.people.queries import SearchTerms, search
from throughcare.register.people.queries.names import readings
from throughcare.register.people.queries.nearness import Statement, by_birth, by_name, by_number
from throughcare.register.people.tests.crowd import ACTOR, AGENCY, Crowd, person_id, slip

pytestmark = pytest.mark.django_db
SOME_DAY = Birth.on(Crowd().people[5][2])
SPAN = (SOME_DAY.earliest, SOME_DAY.latest)


@pytest.mark.requirement("R002", "R003")
def test_one_slip_and_an_approximate_birth_still_find_the_person(crowd: Crowd) -> None:
    chance = random.Random(41)
    found, tried = 0, 300
    with acting(ACTOR):
        for number in chance.sample(range(len(crowd.people)), tried):
            given, family, born = crowd.people[number]
            if chance.random() < 0.5:
                given = slip(chance, given)
            else:
                family = slip(chance, family)
            about = Birth.on(born + timedelta(chance.randint(-300, 300)))
            hits = search(ACTOR, SearchTerms(name=f"{given} {family}", born=about))
            found += person_id(number) in [hit.person_id for hit in hits]
    assert found / tried >= 0.95


def test_a_search_takes_two_statements(crowd: Crowd) -> None:
    given, family, born = crowd.people[7]
    with acting(ACTOR):
        search(
            ACTOR, SearchTerms(name=given)
        )  # whether the agency has a key for aliases is asked once a minute
    with acting(ACTOR), counted() as statements:
        hits = search(ACTOR, SearchTerms(name=f"{given} {family}", born=Birth.on(born)))
    assert hits[0].person_id == person_id(7)
    assert len(statements) <= 2, statements


@pytest.mark.parametrize(
    "statement",
    [
        by_name(readings("bade lefon"), born=SPAN, area="", today=SPAN[0], limit=60),
        by_name(readings("lefon"), born=None, area="", today=SPAN[0], limit=60),
        by_name(readings("bade lefon migo"), born=None, area="north", today=SPAN[0], limit=60),
        by_name(readings("", given="b", family="lefon"), born=None, area="", today=SPAN[0], limit=60),
        by_birth(SPAN, area="", today=SPAN[0], limit=60),
        by_number(["X000005"], ["x000005"], AGENCY, 60),
    ],
    ids=["name and birth", "one word", "three words and area", "initial", "birth", "number"],
)
def test_no_search_scans_a_large_table(crowd: Crowd, statement: Statement) -> None:
    with acting(ACTOR), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement.sql}", statement.parameters)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Seq Scan on people_name " not in plan, plan
    assert "Seq Scan on people_person " not in plan, plan
