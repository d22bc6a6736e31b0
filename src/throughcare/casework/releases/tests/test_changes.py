"""Another version of a rule comes into use by two people, from a day to come, and only for what is scored from then."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World

from throughcare.casework.assessments.commands import start_assessment
from throughcare.casework.assessments.drafts import StartDraft
from throughcare.casework.assessments.refusals import FormUnknown
from throughcare.casework.releases import commands, queries
from throughcare.casework.releases.models import RuleChange
from throughcare.casework.releases.refusals import (
    InUseAlready,
    NotPrepared,
    OneAlone,
    ReasonMissing,
    TooEarly,
    UnknownVersion,
)
from throughcare.insight.impact import impact
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.database.context import acting
from throughcare.rules import catalogue
from throughcare.rules.catalogue import Entry
from throughcare.rules.instruments.links import Band, Bands
from throughcare.rules.kernel import RuleId

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R027", "R132")]

TODAY = clock.today("Europe/London")
SOON = TODAY + timedelta(days=10)
NEWER = date(2027, 4, 1)


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Entry]:
    """A later version of PHQ-9 in the library: moderate begins at 9."""
    old = catalogue.find("phq-9")
    assert old.instrument is not None
    card = replace(old.card, id=RuleId("phq-9", NEWER))
    bands = Bands((Band("mild", "Mild", 0), Band("moderate", "Moderate", 9)))
    instrument = replace(old.instrument, card=card, bands=bands)
    made = replace(old, card=card, instrument=instrument, ask=instrument.score)
    held = [made, old]
    monkeypatch.setattr(
        catalogue,
        "_versions",
        lambda code, before=catalogue._versions: held if code == "phq-9" else before(code),
    )
    yield made


@pytest.fixture
def other(world: World) -> object:
    return world.user("manager", team=world.team, name="Mona Manager")


def prepared(world: World, rule: str, day: date = SOON) -> RuleChange:
    with acting(world.actor(world.manager)) as manager:
        return commands.prepare_change(manager, rule=rule, effective_from=day, why="Validated", impact={})


def test_a_new_version_comes_into_use_by_two_people_and_from_its_day(
    world: World, newer: Entry, other
) -> None:
    code, agency = "phq-9", world.agency.pk
    assert queries.in_use(agency, [code], SOON) == {code: "phq-9@2026-11-22"}, "not by itself"
    made = prepared(world, str(newer.card.id))
    assert queries.in_use(agency, [code], SOON) == {code: "phq-9@2026-11-22"}, "not by one person"
    with acting(world.actor(world.manager)) as manager, pytest.raises(OneAlone):
        commands.release_change(manager, made.pk, expected=1)
    with acting(world.actor(other)) as second:
        commands.release_change(second, made.pk, expected=1)
        with pytest.raises(NotPrepared):
            commands.withdraw_change(second, made.pk, expected=2)
        found = queries.change(second, made.pk)
    assert (found.released_by, found.state_words) == ("Mona Manager", "Released")
    assert queries.in_use(agency, [code], SOON - timedelta(days=1)) == {code: "phq-9@2026-11-22"}
    assert queries.in_use(agency, [code], SOON) == {code: "phq-9@2027-04-01"}
    assert queries.entry_in_use(agency, code, SOON) is newer
    assert queries.in_use(None, ["gad-7", code], SOON) == {code: "phq-9@2026-11-22"}, (
        "another agency's is its own"
    )


def test_no_assessment_begins_by_a_version_that_is_not_released(world: World, newer: Entry) -> None:
    person = world.person()
    with acting(world.actor()) as officer:
        asked = StartDraft(form=str(newer.card.id), occasion="baseline", assessed_on=TODAY)
        with pytest.raises(FormUnknown):
            start_assessment(officer, person.pk, asked)
        assert start_assessment(officer, person.pk, replace(asked, form="phq-9")).form == "phq-9@2026-11-22"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"rule": "phq-9@1999-01-01"}, UnknownVersion),
        ({"rule": "phq-9"}, UnknownVersion),
        ({"effective_from": TODAY}, TooEarly),
        ({"why": " "}, ReasonMissing),
        ({"rule": "phq-9@2026-11-22"}, InUseAlready),
    ],
)
def test_a_change_that_cannot_be_is_refused(world, newer, change, refusal) -> None:
    given = {"rule": str(newer.card.id), "effective_from": SOON, "why": "Better", "impact": {}, **change}
    with acting(world.actor(world.manager)) as manager, pytest.raises(refusal):
        commands.prepare_change(manager, **given)
    assert not RuleChange.objects.exists()


def test_it_may_be_withdrawn_and_prepared_again(world: World, newer: Entry) -> None:
    made = prepared(world, str(newer.card.id))
    with acting(world.actor(world.manager)) as manager:
        with pytest.raises(InUseAlready):
            prepared(world, str(newer.card.id))
        commands.withdraw_change(manager, made.pk, expected=1)
    assert prepared(world, str(newer.card.id)).pk != made.pk


def test_who_may_not(world: World, make_world, newer: Entry) -> None:
    made = prepared(world, str(newer.card.id))
    with acting(world.actor()) as officer, pytest.raises(NotPermitted):
        queries.changes(officer)
    stranger = make_world()
    with acting(stranger.actor(stranger.manager)) as elsewhere:
        assert queries.changes(elsewhere) == []
        with pytest.raises(NotThere):
            commands.release_change(elsewhere, made.pk, expected=1)


def test_who_changes_is_asked_of_the_caseload_before_it_is_released(
    world: World, newer: Entry, other
) -> None:
    for number in (1, 2):
        person = world.person()
        score = catalogue.find("phq-9").ask({f"item_{at}": number for at in range(1, 10)})
        factories.ScoreMadeFactory(
            person=person, inputs=dict(score.inputs), results={}, value=str(score.value)
        )
    with acting(world.actor(world.manager)) as manager:
        found = impact(manager, catalogue.versions("phq-9")[-1], newer)
    moves = {(move.before, move.after): move.people for move in found.moves}
    assert (found.people, found.changed) == (2, 2)
    assert moves == {("Mild", "Moderate"): 1, ("Moderately severe", "Moderate"): 1}
    browser: Client = SignedIn(world.manager)
    page = browser.get(reverse("releases:who_changes", args=[str(newer.card.id)]))
    assert page.status_code == 200
    assert "Moderately severe" in page.content.decode()
    sent = {
        "effective_from_day": str(SOON.day), "effective_from_month": str(SOON.month),
        "effective_from_year": str(SOON.year), "why": "Validated",
        "submission": "33333333-1111-1111-1111-111111111111",
    }  # fmt: skip
    made = browser.post(page.request["PATH_INFO"], sent)
    assert made.status_code == 303
    assert RuleChange.objects.get().impact["changed"] == 2
    assert "You prepared it" in browser.get(made["Location"]).content.decode()
    release = made["Location"] + "release/"
    assert "somebody else releases it" in browser.post(release, {"version": 1}).content.decode()
    assert SignedIn(other).post(release, {"version": 1}).status_code == 303
    assert "Released" in browser.get(reverse("releases:releases")).content.decode()
