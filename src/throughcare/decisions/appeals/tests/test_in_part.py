"""Allowed in part: of each part of the decision it is said whether it stands; what stands no more ends by itself."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.orders import commands as orders
from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.models import Condition
from throughcare.decisions.appeals import commands, queries
from throughcare.decisions.appeals.drafts import OutcomeDraft, PartDraft
from throughcare.decisions.appeals.models import Appeal, Outcome, Part
from throughcare.decisions.appeals.refusals import (
    NotInPart,
    NotListed,
    OnlyInPart,
    PartNotNamed,
    RestsOnTheOther,
)
from throughcare.decisions.appeals.tests.arranged import another, draft, lodged, taken_up
from throughcare.decisions.dueprocess.models import Process, SetAside
from throughcare.decisions.hearings import commands as hearings
from throughcare.decisions.hearings.drafts import ConditionChange, ResultDraft
from throughcare.decisions.hearings.tests.arranged import begun
from throughcare.decisions.hearings.tests.arranged import draft as sitting
from throughcare.decisions.hearings.tests.arranged import process as opened
from throughcare.decisions.licences import commands as licences
from throughcare.decisions.licences.models import LicenceCondition
from throughcare.decisions.licences.tests.drafted import curfew, varied, words
from throughcare.decisions.licences.tests.test_variations import decided as decided_fairly
from throughcare.decisions.noncompliance import commands as noncompliance
from throughcare.decisions.noncompliance.drafts import WeighingDraft
from throughcare.decisions.noncompliance.models import Failure, Response, Sanction
from throughcare.decisions.noncompliance.tests.conftest import Missed
from throughcare.platform.access.models import User
from throughcare.platform.database.context import acting
from throughcare.platform.events.bus import deliver_due
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R083", "R118")]
f: Any = factories
STANDS, CHANGED, GONE = "stands", "changed", "set_aside"
IN_PART = OutcomeDraft(
    outcome="in_part", reasons="The address was checked for one of them only", heard="in_writing",
    instead="Be at home from ten at night.", authority="court", made_by="The Crown Court at Exampleton",
)  # fmt: skip


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Fay", "Rowe")


@pytest.fixture
def made(world: World, person: Person) -> Appeal:
    """Against a decision at a hearing that set two conditions and varied one; before a court."""
    officer, order = world.actor(), f.OrderFactory(person=person)
    stood = f.ConditionFactory(person=person, order=order, kind="ew-requirement-curfew")
    held = opened(officer, person, "condition_change", order_id=order.pk)
    hearing = begun(hearings.arrange(officer, person.pk, sitting(process_id=held.pk)))
    texts = ("Be at home at night.", "Keep away from the harbour.")
    hearings.record_result(officer, hearing.pk, ResultDraft(
        outcome="imposed", reasons="It was proved", made_by="Example Court", conditions=(
            *(ConditionChange(act="set", draft=ConditionDraft(kind="ew-requirement-curfew", text=text))
              for text in texts),
            ConditionChange(act="varied", condition_id=stood.pk, expected=stood.version,
                            draft=ConditionDraft(kind=stood.kind, text="Report twice a week.")),
        ),
    ), expected=hearing.version)  # fmt: skip
    return commands.lodge(officer, person.pk, held.pk, draft(before="court"))


def parts(made: Appeal) -> dict[str, UUID]:
    """By their words."""
    return {each.words: each.part for each in queries.parts_of_decision(made.decision_id)}


def said(made: Appeal, *standings: str) -> tuple[PartDraft, ...]:
    """At night, the harbour, twice a week."""
    found = parts(made)
    order = ("Be at home at night.", "Keep away from the harbour.", "Report twice a week.")
    return tuple(
        PartDraft(part=found[words], standing=how) for words, how in zip(order, standings, strict=False)
    )


def record(world: World, made: Appeal, given: OutcomeDraft) -> Outcome:
    return commands.record_fact(world.actor(), made.pk, given, expected=made.version)


def delivered() -> None:
    while deliver_due():
        pass


def refused(name: str, act: Any) -> None:
    with pytest.raises(IntegrityError) as held, transaction.atomic():
        act()
    assert held.value.__cause__.diag.constraint_name == name  # type: ignore[union-attr]


def test_the_condition_that_stands_no_more_is_taken_back_and_the_others_stay(
    world: World, made: Appeal
) -> None:
    kept, gone, varied = (each.part for each in said(made, CHANGED, GONE, STANDS))
    record(world, made, replace(IN_PART, parts=said(made, CHANGED, GONE, STANDS)))
    assert Condition.objects.filter(pk=gone).exists()
    delivered()
    assert not Condition.objects.filter(pk=gone).exists()
    assert Condition.objects.filter(pk__in=[kept, varied]).count() == 2
    assert SetAside.objects.get().extent == "part"
    view = queries.appeal(world.actor(), made.person_id, made.pk)
    assert {each.part: each.standing for each in view.parts} == {gone: GONE, kept: CHANGED, varied: STANDS}
    with acting(world.actor()) as officer:
        assert commands.end_conditions(officer, made.person_id, made.decision.process_id, only=gone) == 0


@pytest.mark.parametrize(("change", "refusal"), [
    ({}, PartNotNamed),
    ({"parts": (STANDS, GONE)}, PartNotNamed),
    ({"parts": (STANDS, GONE, "nonsense")}, NotListed),
    ({"parts": (STANDS, STANDS, STANDS)}, NotInPart),
    ({"parts": (GONE, GONE, GONE)}, NotInPart),
    ({"parts": (STANDS, GONE, STANDS), "outcome": "allowed"}, OnlyInPart),
])  # fmt: skip
def test_each_part_is_named_and_neither_all_nor_nothing(
    world: World, made: Appeal, change: dict[str, Any], refusal: type[Exception]
) -> None:
    given = change | {"parts": said(made, *change.get("parts", ()))}
    with pytest.raises(refusal), transaction.atomic():
        record(world, made, replace(IN_PART, **given))
    assert not Outcome.objects.exists()
    assert not Part.objects.exists()


def test_what_is_no_part_of_this_decision_is_none(world: World, made: Appeal) -> None:
    stranger = PartDraft(part=uuid4(), standing=GONE)
    with pytest.raises(NotListed) as refused_:
        record(world, made, replace(IN_PART, parts=(*said(made, STANDS, GONE, STANDS), stranger)))
    assert refused_.value.field == f"part_{stranger.part}"


def test_a_condition_taken_back_meanwhile_is_asked_of_no_more(world: World, made: Appeal) -> None:
    first = Condition.objects.get(pk=parts(made)["Be at home at night."])
    with acting(world.actor()) as officer:
        orders.retract_condition(
            officer, made.person_id, first.pk, expected=first.version, because="an error"
        )
    assert set(parts(made)) == {"Keep away from the harbour.", "Report twice a week."}


def in_georgia(make_world: Any) -> Missed:
    """An agency that has confirmed the table of its place."""
    missed = Missed(make_world("us-ga", "America/New_York"), "us-ga-probation")
    world, grid = missed.world, "us-ga-options-system@2026-11-22"
    with acting(world.actor(world.manager)) as actor:
        prepared = noncompliance.prepare_grid(actor, grid=grid, why="Read in this year's code")
    with acting(world.actor(world.user("manager", team=world.team, username="second.manager"))) as actor:
        noncompliance.release_grid(actor, prepared.pk, expected=prepared.version)
    failure = missed.judged()
    with acting(world.actor()) as actor:
        noncompliance.weigh(
            actor, missed.person.pk, failure.pk, WeighingDraft(grid=grid, ceiling="electronic_monitoring"),
            expected=failure.version,
        )  # fmt: skip
    missed.decided(
        Failure.objects.get(pk=failure.pk), "sanction", by=world.manager, measure="community_service", amount=20,
        due_on=missed.today + timedelta(days=60),
    )  # fmt: skip
    return missed


def answered(missed: Missed, response: str, sanction: str) -> None:
    """The appeal against a sanction, allowed in part by somebody else."""
    world, held = missed.world, Response.objects.get()
    with acting(world.actor()) as officer:
        made = commands.lodge(officer, missed.person.pk, held.process_id, draft())
    with acting(another(world)) as other:
        commands.take_up(other, made.pk, expected=made.version)
        named = (
            PartDraft(part=held.pk, standing=response),
            PartDraft(part=Sanction.objects.get().pk, standing=sanction),
        )
        commands.decide(other, made.pk, replace(IN_PART, parts=named), expected=made.version + 1)


def test_a_sanction_ends_by_itself_and_the_answer_to_the_failure_stands(make_world: Any) -> None:
    missed = in_georgia(make_world)
    answered(missed, STANDS, GONE)
    delivered()
    assert Sanction.objects.get().state == "withdrawn"
    assert "allowed in part" in Sanction.objects.get().ended_because
    held = Response.objects.get()
    assert (held.withdrawn_on, held.set_aside) == (None, False)
    assert held.failure is not None
    assert held.failure.stage == "closed"


def test_a_sanction_does_not_outlive_the_answer_that_imposed_it(make_world: Any) -> None:
    missed = in_georgia(make_world)
    with pytest.raises(RestsOnTheOther):
        answered(missed, GONE, STANDS)


def test_an_answer_that_stands_otherwise_goes_on(make_world: Any) -> None:
    missed = in_georgia(make_world)
    answered(missed, CHANGED, STANDS)
    delivered()
    assert Sanction.objects.get().state == "due"
    assert Response.objects.get().withdrawn_on is None


def test_a_warning_beside_conditions_can_be_what_stands_no_more(world: World) -> None:
    """The decision on a failure at a hearing: a condition is set, and the same decision is the warning."""
    missed = Missed(world)
    warning = missed.warned(by=world.manager)
    order = missed.order
    decision = warning.process.decisions.get()
    f.ConditionOutcomeFactory(
        person=missed.person, act="set",
        condition=f.ConditionFactory(person=missed.person, order=order),
        result=f.HearingResultFactory(
            person=missed.person, decision=decision, basis=decision.basis, outcome=decision.outcome,
            decided_by=world.manager, hearing__process=warning.process,
        ),
    )  # fmt: skip
    with acting(world.actor()) as officer:
        made = commands.lodge(officer, missed.person.pk, warning.process_id, draft())
    with acting(another(world)) as other:
        commands.take_up(other, made.pk, expected=made.version)
        named = tuple(
            PartDraft(part=each.part, standing=GONE if each.what == "response" else STANDS)
            for each in queries.parts_of_decision(made.decision_id)
        )
        assert len(named) == 2
        commands.decide(other, made.pk, replace(IN_PART, parts=named), expected=made.version + 1)
    delivered()
    warning.refresh_from_db()
    assert warning.withdrawn_on is not None
    assert not warning.set_aside
    assert Condition.objects.filter(order=order).count() == 2


def test_what_a_new_version_of_a_licence_asks_more_is_named_and_left_to_its_next_version(
    world: World, person: Person
) -> None:
    officer, other = world.actor(), another(world)
    licence = varied(world, person)
    for row in (curfew(), words()):
        licences.add_row(officer, licence.pk, row, expected=licence.version)
        licence.refresh_from_db()
    decided_fairly(world, licence)
    licence.refresh_from_db()
    licences.add_row(officer, licence.pk, words("Do not drive after dark."), expected=licence.version)
    process = Process.objects.get(about=licence.pk)
    made = taken_up(world, lodged(world, person, process), other)
    named = {each.words: each for each in queries.parts_of_decision(made.decision_id)}
    assert set(named) == {"Stay in from 19:00 to 07:00.", "Do not use more than one telephone."}
    assert {each.what for each in named.values()} == {"licence"}
    gone, kept = (each.part for each in named.values())
    draft_parts = (PartDraft(part=gone, standing=GONE), PartDraft(part=kept, standing=STANDS))
    commands.decide(other, made.pk, replace(IN_PART, parts=draft_parts), expected=made.version)
    delivered()
    assert LicenceCondition.objects.filter(pk__in=[gone, kept]).count() == 2
    assert "vary the licence" in world.browser().get(
        reverse("appeals:appeal", args=[person.pk, made.pk])
    ).content.decode()  # fmt: skip


def test_where_the_record_knows_of_no_part_the_words_say_it(world: World, person: Person) -> None:
    other = another(world)
    made = taken_up(world, lodged(world, person), other)
    commands.decide(other, made.pk, IN_PART, expected=made.version)
    assert not Part.objects.exists()
    assert SetAside.objects.get().extent == "part"


def test_the_database_refuses_what_is_no_part_and_a_part_nobody_named(world: World, made: Appeal) -> None:
    gone = parts(made)["Be at home at night."]
    held = f.AppealOutcomeFactory(person=made.person, appeal=made, outcome="in_part", instead="Less")
    given = {"person": made.person, "outcome": held, "what": "set", "part": gone, "standing": GONE}
    refused("appeals_part_of_its_decision", lambda: f.AppealPartFactory(**given | {"part": uuid4()}))
    refused("appeals_part_of_its_decision", lambda: f.AppealPartFactory(**given | {"what": "sanction"}))
    refused(
        "appeals_part_of_its_decision",
        lambda: f.AppealPartFactory(**given | {"person": world.person("Other")}),
    )
    f.AppealPartFactory(**given)
    refused("appeals_part_once", lambda: f.AppealPartFactory(**given))
    aside = {
        "person": made.person,
        "decision": made.decision,
        "appeal": made.pk,
        "extent": "part",
        "outcome": held,
    }
    refused("appeals_part_each_named", lambda: f.SetAsideFactory(**aside))
    for text in ("Keep away from the harbour.", "Report twice a week."):
        what = "varied" if text.startswith("Report") else "set"
        f.AppealPartFactory(**given | {"part": parts(made)[text], "what": what, "standing": STANDS})
    f.SetAsideFactory(**aside)
    refused("appeals_part_stays", lambda: Part.objects.filter(part=gone).update(standing=STANDS))


def decider(world: World, made: Appeal) -> User:
    """Somebody who took it up."""
    found = world.user("manager", name="Abel Answerer", team=world.team)
    taken_up(world, made, world.actor(found))
    return found


def test_the_page_asks_of_each_part_and_shows_afterwards_which_stand(make_world: Any) -> None:
    missed = in_georgia(make_world)
    world, held, sanction = missed.world, Response.objects.get(), Sanction.objects.get()
    with acting(world.actor()) as officer:
        made = commands.lodge(officer, missed.person.pk, held.process_id, draft())
    who = decider(world, made)
    browser, page = SignedIn(who), reverse("appeals:decide", args=[made.person_id, made.pk])
    shown = browser.get(page).content.decode()
    assert "What was to be done: Community service" in shown
    given = {
        "heard": "in_writing", "outcome": "in_part", "instead": "No service.", "reasons": "It is enough.",
        "version": str(made.version + 1), f"part_{held.pk}": "stands",
    }  # fmt: skip
    answer = browser.post(page, given)
    assert answer.status_code == 422
    assert f'href="#id_part_{sanction.pk}' in answer.content.decode()
    assert "Say whether this stands" in answer.content.decode()
    assert browser.post(page, given | {f"part_{sanction.pk}": "set_aside"}).status_code == 303
    address = reverse("appeals:appeal", args=[made.person_id, made.pk])
    browser.get(address)
    with counted() as statements:
        shown = browser.get(address).content.decode()
    assert len(statements) <= MOST_A_PAGE, statements
    assert "What was to be done: Community service" in shown
    assert "Stands no more" in shown
    assert "Where they stand no more" in shown


def test_parts_chosen_count_only_where_it_is_allowed_in_part(make_world: Any) -> None:
    missed = in_georgia(make_world)
    with acting(missed.world.actor()) as officer:
        made = commands.lodge(officer, missed.person.pk, Response.objects.get().process_id, draft())
    browser = SignedIn(decider(missed.world, made))
    answer = browser.post(reverse("appeals:decide", args=[made.person_id, made.pk]), {
        "heard": "in_writing", "outcome": "dismissed", "reasons": "It is enough.", "version": str(made.version + 1),
        f"part_{Sanction.objects.get().pk}": "set_aside",
    })  # fmt: skip
    assert answer.status_code == 303
    assert not Part.objects.exists()


def test_through_the_api_the_parts_are_named_and_read(world: World, made: Appeal) -> None:
    address = f"/api/v1/people/{made.person_id}/appeals/{made.pk}"
    found = parts(made)
    given: dict[str, Any] = {
        "outcome": "in_part", "reasons": "So", "instead": "Less", "authority": "court", "made_by": "The Crown Court",
        "parts": [
            {"part": str(found["Be at home at night."]), "standing": GONE},
            {"part": str(found["Keep away from the harbour."]), "standing": STANDS},
        ],
    }  # fmt: skip
    browser = SignedIn(world.officer)

    def send() -> int:
        headers = {"Idempotency-Key": uuid4().hex, "If-Match": f'"{made.version}"'}
        answer = browser.post(f"{address}/recording", given, content_type="application/json", headers=headers)
        code: int = answer.status_code
        return code

    assert send() == 422
    given["parts"].append({"part": str(found["Report twice a week."]), "standing": CHANGED})
    assert send() == 200
    read = browser.get(address).json()
    assert {each["words"]: each["standing"] for each in read["parts"]} == {
        "Be at home at night.": GONE, "Keep away from the harbour.": STANDS, "Report twice a week.": CHANGED,
    }  # fmt: skip


def test_the_letter_names_what_stands_and_what_does_not(world: World, made: Appeal) -> None:
    record(world, made, replace(IN_PART, parts=said(made, GONE, STANDS, STANDS)))
    with acting(world.actor()) as officer:
        paper = commands.prepare_letter(officer, made.person_id, made.pk)
    words = paper.values["what_was_decided"].splitlines()
    assert any("Be at home at night. Stands no more." in line for line in words)
    assert any("Keep away from the harbour. Stands as it was decided." in line for line in words)
    assert words[-1] == IN_PART.instead
