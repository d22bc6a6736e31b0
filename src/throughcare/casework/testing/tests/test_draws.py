"""Draws: a frame of everybody whose condition allows it, a seed nobody reads, drawn once, and proved."""

import json
import time
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from tests import factories
from tests.arranging import World

from throughcare.casework.testing import commands
from throughcare.casework.testing.commands.draws import DRAWER
from throughcare.casework.testing.drafts import DrawDraft
from throughcare.casework.testing.models import Draw, DrawEntry, DrawSeed, Test
from throughcare.casework.testing.queries.draws import draw_of, published
from throughcare.casework.testing.refusals import DrawRefused, NobodyToDraw, NotListed, WrongMoment
from throughcare.casework.testing.tests.arranged import KIND, OTHER_KIND, TODAY, allowed, opened, people
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting
from throughcare.platform.database.versioned import StaleVersion
from throughcare.rules.testing.draw_proof import as_json, check, read
from throughcare.rules.testing.random_draw import digest

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R074")]


def make(world: World, draw: Draw, value: str = "", expected: int | None = None) -> Draw:
    actor = world.actor(world.manager)
    with acting(actor):
        return commands.make_draw(
            actor, draw.pk, public_value=value, expected=draw.version if expected is None else expected
        )


def wrong(world: World, draw: Draw) -> set[str]:
    """What does not hold in the draw's published file."""
    content = json.loads(json.dumps(as_json(published(draw_of(world.actor(world.manager), draw.pk)))))
    return {each.part for each in check(read(content)) if not each.right}


def refused(statement: str, *given: object, system: Actor = DRAWER) -> None:
    """The database refuses the statement, even to the part of the system that draws."""
    with pytest.raises(DatabaseError), transaction.atomic(), acting(system):
        trail.record(system, "test:tampering", kind="test")
        with connection.cursor() as cursor:
            cursor.execute(statement, given)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_everybody_whose_condition_allows_it_that_day_is_in_the_frame_once(world: World) -> None:
    both = world.person()
    allowed(both), allowed(both)
    in_it = {both.pk, *(person.pk for person in people(world, 3))}
    over, later, moved, other = (world.person() for _ in range(4))
    allowed(over, ends_on=TODAY)
    allowed(later, starts_on=TODAY + timedelta(days=1))
    allowed(other, "ew-licence-reporting")
    allowed(moved)
    factories.SupervisionStateFactory(person=moved, state="in_custody", starts_on=TODAY - timedelta(days=3))
    foreign = World().person()
    allowed(foreign)
    hidden = world.person()
    allowed(hidden)
    untested, watched = world.person(), world.person()
    allowed(untested, terms={"means": "not_tested"}, catalogue="v", legal_basis="law")
    allowed(watched, OTHER_KIND)
    asked = world.person()
    allowed(asked, terms={"means": "samples"}, catalogue="v", legal_basis="law")
    in_it.add(asked.pk)
    factories.RestrictionFactory(person=hidden, agency=world.agency)
    draw = opened(world, rates={KIND: 5})
    entries = DrawEntry.objects.filter(draw=draw)
    assert set(entries.values_list("person_id", flat=True)) == in_it | {hidden.pk}
    assert draw.people == 6
    assert entries.get(person=both).numerator == 5, "of two conditions one counts, once"


def test_a_draw_has_no_default(world: World) -> None:
    people(world, 1)
    with pytest.raises(DrawRefused, match="how often"):
        commands.open_draw(world.actor(world.manager), DrawDraft(day=TODAY, rates={}))
    for rates in ({KIND: 0}, {KIND: 8}):
        with pytest.raises(DrawRefused, match="1 to 7"):
            opened(world, rates=rates)
    with pytest.raises(NotListed):
        opened(world, rates={"ew-licence-reporting": 1})
    with pytest.raises(NotListed):
        opened(world, rates={OTHER_KIND: 1})  # watched by a device
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=32)):
        with pytest.raises(WrongMoment):
            opened(world, day=day)
    with pytest.raises(DrawRefused, match="1 or more"):
        opened(world, take=0)
    with pytest.raises(DrawRefused, match="one line"):
        opened(world, agreed="two\nlines")
    with pytest.raises(NobodyToDraw):
        opened(World())


def test_only_who_may_run_draws_opens_and_makes_them(world: World, make_world: object) -> None:
    people(world, 1)
    draw = opened(world)
    officer = world.actor()
    with acting(officer), pytest.raises(NotPermitted):
        commands.make_draw(officer, draw.pk, expected=draw.version)
    other = World()
    manager = other.actor(other.manager)
    with acting(manager), pytest.raises(NotThere):
        commands.make_draw(manager, draw.pk, expected=draw.version)


def test_the_draw_is_made_once_and_its_file_proves_it(world: World) -> None:
    people(world, 30)
    draw = opened(world, rates={KIND: 3}, agreed="the first number of tomorrow's public lottery")
    assert wrong(world, draw) == set()
    before = as_json(published(draw_of(world.actor(world.manager), draw.pk)))
    assert before["seed"] is None and before["selected"] is None
    for value, says in (("", "agreed upon"), ("a\tb", "one line")):
        with pytest.raises(DrawRefused, match=says):
            make(world, draw, value)
    with pytest.raises(StaleVersion):
        make(world, draw, "17", expected=1)
    made = make(world, draw, "17")
    assert made.state == "drawn" and digest(made.seed) == made.commitment
    assert wrong(world, draw) == set()
    after = as_json(published(draw_of(world.actor(world.manager), draw.pk)))
    assert check(read(after), read(before))[2].right
    tests = Test.objects.filter(entry__draw=draw)
    assert tests.count() == made.selected == len(after["selected"])
    assert all(test.reason == "random" and test.state == "ordered" and test.on == TODAY for test in tests)
    with pytest.raises(DrawRefused, match="already"):
        make(world, draw, "18")


def test_a_number_of_people_is_drawn(world: World) -> None:
    people(world, 9)
    made = make(world, opened(world, rates={KIND: 0}, take=4))
    assert made.selected == 4
    assert wrong(world, made) == set()


def test_each_draw_has_pseudonyms_of_its_own(world: World) -> None:
    people(world, 20)
    first, second = opened(world), opened(world)
    words = [
        set(DrawEntry.objects.filter(draw=each).values_list("pseudonym", flat=True))
        for each in (first, second)
    ]
    assert len(words[0]) == len(words[1]) == 20
    assert not words[0] & words[1]
    assert (first.number, second.number) == (1, 2)


def test_nobody_reads_the_seed_before_the_draw_is_closed(world: World) -> None:
    people(world, 2)
    draw = opened(world)
    administrator = world.user("administrator", "auditor", "manager")
    for actor in (
        world.actor(administrator), world.actor(world.manager), Actor.system_named("test"),
        Actor.system_named("keys"), DRAWER,
    ):  # fmt: skip
        with acting(actor):
            assert not DrawSeed.objects.filter(draw=draw).exists(), actor.name
    made = make(world, draw)
    with acting(world.actor(administrator)):
        assert not DrawSeed.objects.filter(draw=draw).exists()
    with acting(DRAWER):
        assert DrawSeed.objects.get(draw=draw).seed == made.seed


def test_no_trace_of_the_seed_is_left_in_audit_or_events(world: World) -> None:
    people(world, 5)
    draw = opened(world)
    made = make(world, draw)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(to_jsonb(e)::text, ' ') FROM events_storedevent e")
        events = cursor.fetchone()[0] or ""
        cursor.execute("SELECT string_agg(to_jsonb(p)::text, ' ') FROM audit_payload p")
        audit = cursor.fetchone()[0] or ""
    assert made.seed not in events + audit


def test_what_an_opened_draw_fixed_is_changed_by_nobody(world: World) -> None:
    people(world, 3)
    draw = opened(world)
    for change in (
        "commitment = repeat('a', 64)", "frame_digest = repeat('a', 64)", "take = 1", "number = 5", "day = day + 1",
        "agreed = 'another'", "rates = '{}'", "people = 2", "state = 'framing'", "state = 'drawn'",
        "known_to = now(), closed_because = 'gone'",
    ):  # fmt: skip
        refused(f"UPDATE testing_draw SET {change} WHERE id = %s", draw.pk)
    refused("DELETE FROM testing_draw WHERE id = %s", draw.pk)
    refused("DELETE FROM testing_drawentry WHERE draw_id = %s", draw.pk)
    refused("UPDATE testing_drawentry SET chosen = true WHERE draw_id = %s", draw.pk)
    refused("UPDATE testing_drawentry SET numerator = 7 WHERE draw_id = %s", draw.pk)
    refused(
        "INSERT INTO testing_drawentry SELECT gen_random_uuid(), gen_random_uuid()::text, 1, 7, false, condition_id,"
        " draw_id, person_id FROM testing_drawentry WHERE draw_id = %s LIMIT 1", draw.pk,
    )  # fmt: skip


def test_the_database_refuses_another_seed_and_another_selection(world: World) -> None:
    """Bad input: a draw whose seed was changed. With every right the system has, and past the command."""
    people(world, 8)
    draw = opened(world)
    end = "selected = 0, drawn_at = now(), drawn_by_id = recorded_by_id, selection_digest = tc_testing_chosen(id)"
    close = "UPDATE testing_draw SET state = 'closed' WHERE id = %s;"
    with pytest.raises(DatabaseError, match="seed is not the one committed to"), acting(DRAWER):
        trail.record(DRAWER, "test:tampering", kind="test")
        with connection.cursor() as cursor:
            cursor.execute(close, [draw.pk])
            cursor.execute(
                f"UPDATE testing_draw SET state = 'drawn', seed = %s, {end} WHERE id = %s",
                ["b" * 64, draw.pk],
            )
    with pytest.raises(DatabaseError, match="not those whose digest"), acting(DRAWER):
        trail.record(DRAWER, "test:tampering", kind="test")
        with connection.cursor() as cursor:
            cursor.execute(close, [draw.pk])
            seed = DrawSeed.objects.get(draw=draw).seed
            cursor.execute(
                "UPDATE testing_draw SET state = 'drawn', seed = %s, selected = 3, drawn_at = now(),"
                " drawn_by_id = recorded_by_id, selection_digest = repeat('c', 64) WHERE id = %s",
                [seed, draw.pk],
            )


def test_a_draw_is_cancelled_with_its_reason_and_keeps_its_number_and_its_secret(world: World) -> None:
    people(world, 2)
    draw, actor = opened(world), world.actor(world.manager)
    with acting(actor), pytest.raises(DrawRefused, match="why"):
        commands.cancel_draw(actor, draw.pk, because=" ", expected=draw.version)
    with acting(actor):
        commands.cancel_draw(actor, draw.pk, because="The test room is closed", expected=draw.version)
    with pytest.raises(DrawRefused, match="cancelled"):
        make(world, draw)
    with acting(DRAWER):
        assert not DrawSeed.objects.filter(draw=draw).exists()
    assert opened(world).number == 2


COPY = """
WITH ids AS MATERIALIZED (SELECT gen_random_uuid() AS person, gen_random_uuid() AS ordered, gen_random_uuid() AS cond
                          FROM generate_series(1, 99999)),
 people AS (INSERT INTO people_person SELECT (jsonb_populate_record(p, jsonb_build_object(
     'id', i.person, 'record_id', i.person, 'reference', i.person::text))).* FROM people_person p, ids i
   WHERE p.id = %(person)s),
 orders AS (INSERT INTO orders_order SELECT (jsonb_populate_record(o, jsonb_build_object(
     'id', i.ordered, 'record_id', i.ordered, 'person_id', i.person))).* FROM orders_order o, ids i
   WHERE o.id = %(order)s)
INSERT INTO orders_condition SELECT (jsonb_populate_record(c, jsonb_build_object(
  'id', i.cond, 'record_id', i.cond, 'person_id', i.person, 'order_id', i.ordered))).* FROM orders_condition c, ids i
WHERE c.id = %(condition)s
"""


@pytest.mark.nightly
def test_a_draw_over_a_hundred_thousand_people_is_quick(world: World) -> None:
    condition = allowed(world.person())
    with connection.cursor() as cursor:
        cursor.execute(
            COPY, {"person": condition.person_id, "order": condition.order_id, "condition": condition.pk}
        )
        cursor.execute("ANALYZE people_person, orders_order, orders_condition")
    begun = time.monotonic()
    draw = opened(world)
    framed = time.monotonic()
    made = make(world, draw)
    drawn = time.monotonic()
    assert wrong(world, draw) == set()
    assert draw.people == 100_000
    assert 28_000 < (made.selected or 0) < 29_200
    assert framed - begun < 20
    assert drawn - framed < 30
