"""Hearings in an officer's calendar feed: a kind and a time, no name, no place, nobody whose record is limited."""

import pytest
from django.test import Client
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.diaries import commands as diaries
from throughcare.decisions.hearings import commands
from throughcare.decisions.hearings.drafts import PartyDraft
from throughcare.decisions.hearings.tests.arranged import draft
from throughcare.platform.database.context import acting

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R086", "R113", "R118")]


def feed_of(world: World) -> str:
    with acting(world.actor()) as actor:
        secret = diaries.make_own_feed(actor)
    with counted() as statements:
        text = Client().get(reverse("diaries:feed", args=[secret])).content.decode()
    assert len(statements) <= MOST_A_PAGE + 2, statements
    return text


def test_hearings_stand_in_the_officers_diary_without_a_name_or_a_place(world: World) -> None:
    person = world.person("Alexandra", "Kanarie", reference="K777777")
    world.person("Somebody", "Else", officer=world.manager)
    with acting(world.actor()) as actor:
        made = commands.arrange(actor, person.pk, draft(place="Canary Room", body="Canary Court"))
        off = commands.arrange(actor, person.pk, draft())
        commands.vacate(actor, off.pk, "Not needed", expected=off.version)
    text = feed_of(world)
    assert text.count("BEGIN:VEVENT") == 1 and "SUMMARY:Hearing" in text
    assert f"{made.starts_at:%Y%m%dT%H%M%SZ}" in text
    for telling in ("Kanarie", "Alexandra", "K777777", "Canary", str(person.pk), str(made.pk), "LOCATION"):
        assert telling.lower() not in text.lower(), telling


def test_whoever_takes_part_has_it_too_and_no_limited_record_stands_there(world: World) -> None:
    person = world.person("Fay", "Rowe", officer=world.manager)
    with acting(world.actor(world.manager)) as actor:
        made = commands.arrange(actor, person.pk, draft())
    assert "VEVENT" not in feed_of(world), "neither responsible nor taking part"
    with acting(world.actor(world.manager)) as actor:
        commands.add_party(actor, made.pk, PartyDraft(role="officer", user_id=world.officer.pk))
    assert "SUMMARY:Hearing" in feed_of(world)
    factories.RestrictionFactory(person=person, agency=world.agency)
    factories.NamedFactory(person=person, agency=world.agency, user=world.officer)
    assert "VEVENT" not in feed_of(world)
