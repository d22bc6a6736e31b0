"""Flags: of the pack's kinds, with a day on which they are looked at again, and a reason when they go."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.arranging import World

from throughcare.casework.classification import commands
from throughcare.casework.classification.drafts import FlagDraft
from throughcare.casework.classification.models import Calculation, Flag
from throughcare.casework.classification.refusals import FlagDay, FlagStands, UnknownFlag, WordsMissing
from throughcare.casework.classification.reviewing import next_review
from throughcare.casework.classification.tests.arranged import TODAY, assessed, ordered
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.rules.dates import add_months

pytestmark = pytest.mark.django_db
ABUSE = FlagDraft(kind="ADVP", starts_on=TODAY, note="Reported by the police on 2 November.")


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def test_a_flag_is_reviewed_by_the_places_rule(world: World, person: Person) -> None:
    with acting(world.actor()) as actor:
        flag = commands.set_flag(actor, person.pk, ABUSE)
        assert flag.review_on == add_months(TODAY, 3)
        commands.review_flag(actor, person.pk, flag.pk, note="It stands", review_on=None, expected=1)
        flag.refresh_from_db()
        assert (flag.reviewed_on, flag.review_on) == (TODAY, add_months(TODAY, 3))
        commands.remove_flag(
            actor, person.pk, flag.pk, because="no_longer", words="The order ended.", expected=flag.version
        )
        again = commands.set_flag(actor, person.pk, ABUSE)
    flag.refresh_from_db()
    assert (flag.removed_on, flag.removed_because) == (TODAY, "no_longer")
    assert again.pk != flag.pk


def test_a_flag_without_a_suggested_review_has_none() -> None:
    pack = jurisdictions.get("ew")
    assert next_review(pack, "REG30", TODAY) is None
    assert next_review(jurisdictions.get("us-pa"), "self-harm", TODAY) == add_months(TODAY, 3)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"kind": "nothing"}, UnknownFlag),
        ({"kind": "MAPP"}, UnknownFlag),
        ({"level": "M1"}, UnknownFlag),
        ({"starts_on": TODAY + timedelta(days=1)}, FlagDay),
        ({"review_on": TODAY}, FlagDay),
    ],
)
def test_what_cannot_be_set(world: World, person: Person, change, refusal) -> None:
    with acting(world.actor()) as actor, pytest.raises(refusal):
        commands.set_flag(actor, person.pk, replace(ABUSE, **change))
    assert not Flag.objects.exists()


def test_a_flag_stands_once_and_goes_only_with_words(world: World, person: Person) -> None:
    with acting(world.actor()) as actor:
        flag = commands.set_flag(actor, person.pk, replace(ABUSE, kind="MAPP", level="M2"))
        with pytest.raises(FlagStands):
            commands.set_flag(actor, person.pk, replace(ABUSE, kind="MAPP", level="M1"))
        with pytest.raises(WordsMissing):
            commands.remove_flag(actor, person.pk, flag.pk, because="mistake", words=" ", expected=1)
    assert Flag.objects.get().removed_on is None


@pytest.mark.requirement("R030")
def test_a_flag_calculates_the_level_anew(world: World, person: Person, deliver) -> None:
    ordered(person)
    assessed(person, arp=10, csrp=0.2)
    with acting(world.actor()) as actor:
        commands.set_flag(actor, person.pk, ABUSE)
    deliver()
    made = Calculation.objects.get()
    assert (made.trigger, made.level, made.inputs["domestic_abuse"]) == ("flag", "E", True)


def test_who_may_not(world: World, make_world, person: Person) -> None:
    for user, refusal in (
        (world.user("support", team=world.team), NotPermitted),
        (make_world().officer, NotThere),
    ):
        with acting(world.actor(user)) as actor, pytest.raises(refusal):
            commands.set_flag(actor, person.pk, ABUSE)
