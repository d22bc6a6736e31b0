"""Release eligibility of one person: refused, missing, met; what is typed; hearings due; the page, and who may look."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import counted

from throughcare.config.timetable import sweep_now
from throughcare.decisions.hearings import commands
from throughcare.decisions.hearings.considering import Considered, Outcome, RuleConsidered
from throughcare.decisions.hearings.drafts import EligibilityDraft
from throughcare.decisions.hearings.models import EligibilityAnswer
from throughcare.decisions.hearings.queries.eligibility import eligibility
from throughcare.decisions.hearings.refusals import DoesNotFit, NotListed, StandsElsewhere, WordsNeeded
from throughcare.decisions.hearings.tests.arranged import draft
from throughcare.decisions.hearings.tests.test_commands import days_of_notice
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.notices.models import Alert
from throughcare.register.people.models import Person
from throughcare.rules.dates import add_months
from throughcare.rules.release.eligibility import Stands

f: Any = factories
pytestmark = pytest.mark.django_db
EARLY_END = "house-early-discharge"


@pytest.fixture
def person(world: World) -> Person:
    return world.person("Fay", "Rowe")


def today(world: World) -> date:
    return clock.today(world.agency.zone)


def rule(found: Considered, code: str) -> RuleConsidered:
    return next(each for each in found.rules if each.rule.code == code)


def on_order(world: World, person: Person, *, months: int = 18, left: int = 6) -> None:
    """An order that has run for so many months, and has so many to go."""
    now = today(world)
    f.OrderFactory(
        person=person,
        kind="ew-community-order",
        starts_on=add_months(now, -months),
        ends_on=add_months(now, left),
    )


def key_date(person: Person, on: date, kind: str = "ew-ped") -> Any:
    return f.KeyDateFactory(person=person, kind=kind, on=on)


def said(**more: Any) -> EligibilityDraft:
    given: dict[str, Any] = {
        "rule": EARLY_END, "answers": {"objectives_achieved": True, "safety_against": False}, "said_by": "Plan of May",
    } | more  # fmt: skip
    return EligibilityDraft(**given)


@pytest.mark.requirement("R084")
def test_outside_its_population_a_rule_is_refused_with_a_word(world: World, person: Person) -> None:
    on_order(world, person)
    found = rule(eligibility(world.actor(), person.pk), "parole")
    assert found.outcome is Outcome.OUTSIDE and found.found.criteria == ()
    shown = world.browser().get(reverse("hearings:eligibility", args=[person.pk])).content.decode()
    assert "is about people in a prison" in shown and "so nothing is evaluated" in shown


@pytest.mark.requirement("R084")
def test_a_parole_date_gives_the_day_and_says_by_when_a_hearing_is_due(world: World, person: Person) -> None:
    days_of_notice(world, "parole_refusal", 14)
    on = add_months(today(world), 5)
    key_date(person, on)
    found = eligibility(world.actor(), person.pk)
    parole = rule(found, "parole")
    assert (parole.day, parole.outcome) == (on, Outcome.AGAINST)
    assert [each.name for each in parole.found.against] == ["eligible_day"]
    (wanted,) = found.hearings
    assert (wanted.by, wanted.near, wanted.late, wanted.arranged) == (on, True, False, None)
    browser = world.browser()
    with counted() as statements:
        shown = browser.get(reverse("hearings:eligibility", args=[person.pk])).content.decode()
    assert len(statements) <= 6, statements
    assert "1 not yet" in shown and "Not met" not in shown
    assert "A hearing is due by" in shown and "?kind=parole_eligibility" in shown
    form = browser.get(
        reverse("hearings:arrange", args=[person.pk]) + "?kind=parole_eligibility&on=2027-03-04"
    )
    assert '<option value="parole_eligibility" selected' in form.content.decode()
    assert 'value="2027"' in form.content.decode()
    commands.arrange(world.actor(), person.pk, draft(kind="parole_eligibility"))
    (wanted,) = eligibility(world.actor(), person.pk).hearings
    assert wanted.arranged is not None


@pytest.mark.requirement("R084")
def test_the_first_day_is_what_the_notice_allows_were_it_served_now(world: World, person: Person) -> None:
    key_date(person, add_months(today(world), 5))
    (wanted,) = eligibility(world.actor(), person.pk).hearings
    assert wanted.earliest is None
    days_of_notice(world, "parole_refusal", 14)
    (wanted,) = eligibility(world.actor(), person.pk).hearings
    whole_days_between = 14
    assert wanted.earliest == today(world) + timedelta(days=whole_days_between + 1)


@pytest.mark.requirement("R084")
def test_without_a_date_the_page_says_where_to_record_it(world: World, person: Person) -> None:
    f.SupervisionStateFactory(person=person, state="in_custody", starts_on=today(world) - timedelta(days=30))
    found = rule(eligibility(world.actor(), person.pk), "parole")
    assert found.outcome is Outcome.LACKING
    assert {each.stands for each in found.found.lacking} == {Stands.NOT_ASKED}
    shown = world.browser().get(reverse("hearings:eligibility", args=[person.pk])).content.decode()
    assert "Parole eligibility date, under Orders" in shown


@pytest.mark.requirement("R084")
def test_a_place_without_a_rule_reads_no_published_rule() -> None:
    world = World("us-ga")
    person = world.person("Ana", "Ley")
    shown = world.browser().get(reverse("hearings:eligibility", args=[person.pk])).content.decode()
    assert shown.count("No published rule") == 2


@pytest.mark.requirement("R085")
def test_an_early_end_is_weighed_and_what_is_typed_counts_with_who_said_so(
    world: World, person: Person
) -> None:
    on_order(world, person)
    actor = world.actor()
    before = rule(eligibility(actor, person.pk), EARLY_END)
    assert {each.name for each in before.found.lacking} == {"objectives_achieved", "safety_against"}
    seen = commands.answer_eligibility(actor, person.pk, said())
    after, page = eligibility(actor, person.pk), reverse("hearings:eligibility", args=[person.pk])
    shown = world.browser().get(page).content.decode()
    change = reverse("hearings:answer", args=[person.pk, EARLY_END])
    assert f'{change}">Change what was said' in shown
    assert rule(after, EARLY_END).outcome is Outcome.MET
    assert [each.kind for each in after.hearings] == ["early_release"] and after.hearings[0].by is None
    unknown = said(answers={"safety_against": "source_unknown"}, said_by="Police", seen=seen)
    commands.answer_eligibility(actor, person.pk, unknown)
    found = rule(eligibility(actor, person.pk), EARLY_END)
    (lacking,) = found.found.lacking
    assert (lacking.stands, found.outcome) == (Stands.SOURCE_UNKNOWN, Outcome.LACKING)
    rows = EligibilityAnswer.versions.filter(item="safety_against").order_by("version")
    assert [(each.answer, each.said_by) for each in rows] == [
        ("no", "Plan of May"), ("source_unknown", "Police")]  # fmt: skip
    assert AuditEvent.objects.filter(action="hearings:eligibility:answered").count() == 3


@pytest.mark.requirement("R085")
def test_what_the_record_answers_is_not_typed_and_what_does_not_fit_is_refused(
    world: World, person: Person
) -> None:
    on_order(world, person)
    actor = world.actor()
    for wrong, refusal in (
        (said(answers={"months_on_supervision": 99}), StandsElsewhere),
        (said(answers={"safety_against": "maybe"}), DoesNotFit),
        (said(answers={"height": 3}), NotListed),
        (said(rule="none"), NotListed),
        (said(rule="parole", answers={"PED": "2027-01-01"}), StandsElsewhere),
        (said(said_by=" "), WordsNeeded),
    ):
        with pytest.raises(refusal):
            commands.answer_eligibility(actor, person.pk, wrong)
    commands.answer_eligibility(actor, person.pk, said())
    with pytest.raises(StaleVersion):
        commands.answer_eligibility(actor, person.pk, said(answers={"safety_against": True}))
    with pytest.raises(NotPermitted):
        commands.answer_eligibility(world.actor(world.user("reception", team=world.team)), person.pk, said())
    assert EligibilityAnswer.objects.count() == 2


@pytest.mark.requirement("R085")
def test_the_form_asks_only_what_is_not_recorded_and_keeps_it(world: World, person: Person) -> None:
    on_order(world, person)
    browser, page = world.browser(), reverse("hearings:answer", args=[person.pk, EARLY_END])
    asked = browser.get(page).content.decode()
    assert 'name="objectives_achieved"' in asked and 'name="past_half"' not in asked
    typed = {"objectives_achieved": "yes", "safety_against": "not_known", "said_by": "", "seen": "0"} | {
        "submission": "018f3b60-0000-7000-8000-00000000abce"
    }
    assert browser.post(page, typed).status_code == 422
    assert browser.post(page, typed | {"said_by": "Fay, in the office"}).status_code == 303
    shown = browser.get(reverse("hearings:eligibility", args=[person.pk])).content.decode()
    assert "Fay, in the office" in shown and "Not recorded: asked, not known" in shown
    assert browser.get(reverse("hearings:answer", args=[person.pk, "parole"])).status_code == 302
    assert browser.get(reverse("hearings:answer", args=[person.pk, "none"])).status_code == 404


@pytest.mark.requirement("R084", "R114")
def test_a_date_that_calls_for_a_hearing_is_told_of_until_one_is_arranged(
    world: World, person: Person
) -> None:
    now = today(world)
    held = key_date(person, add_months(now, 10))
    key_date(person, add_months(now, 10), kind="ew-sed")
    sweep_now(as_of=now - timedelta(days=2))
    alerts = Alert.objects.filter(rule="hearing-to-arrange")
    assert not alerts.exists()
    sweep_now(as_of=now, delta=True)
    alert = alerts.get()
    assert (alert.subject, alert.due_on) == (held.pk, held.on)
    made = commands.arrange(world.actor(), person.pk, draft(kind="parole_eligibility"))
    sweep_now(as_of=now, delta=True)
    alert.refresh_from_db()
    assert (alert.state, alert.done_because) == ("done", "cause-gone")
    commands.vacate(world.actor(), made.pk, "The day was changed", expected=made.version)
    sweep_now(as_of=now, delta=True)
    alert.refresh_from_db()
    assert alert.state == "new"


@pytest.mark.requirement("R084", "R114")
def test_a_day_that_is_past_is_told_of_only_while_they_are_held(world: World, person: Person) -> None:
    now, other = today(world), world.person("Guy", "Rhys")
    for each in (person, other):
        key_date(each, now - timedelta(days=3))
    f.SupervisionStateFactory(person=other, state="in_custody", starts_on=now - timedelta(days=60))
    sweep_now(as_of=now)
    told = Alert.objects.filter(rule="hearing-to-arrange").values_list("person_id", flat=True)
    assert list(told) == [other.pk]
    (wanted,) = eligibility(world.actor(), other.pk).hearings
    assert wanted.late and eligibility(world.actor(), person.pk).hearings == ()
