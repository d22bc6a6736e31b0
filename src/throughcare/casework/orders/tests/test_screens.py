"""The orders pages: what they say, who may see and change, and that nothing typed is lost."""

import re
from datetime import date, timedelta
from html import unescape
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.orders import commands
from throughcare.casework.orders.drafts import (
    ConditionDraft,
    KeyDateDraft,
    OffenceDraft,
    OrderDraft,
    StateDraft,
)
from throughcare.casework.orders.models import (
    Condition,
    KeyDate,
    Offence,
    Order,
    ReachAttempt,
    SupervisionState,
)
from throughcare.platform import clock
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Person

pytestmark = pytest.mark.django_db

ORDER = OrderDraft(
    kind="ew-community-order",
    authority="Exampleton Crown Court",
    starts_on=date(2026, 1, 5),
    last_day=date(2027, 7, 4),
)


@pytest.fixture
def person(world: World) -> Person:
    return world.person(born_from=date(1990, 5, 17))


@pytest.fixture
def browser(world: World) -> SignedIn:
    return world.browser()


@pytest.fixture
def order(world: World, person: Person) -> UUID:
    """An order with a varied condition, a key date, two states, an arrest and a conviction."""
    text = "Take part in 20 activity days."
    with acting(world.actor()) as actor:
        made = commands.add_order(actor, person.pk, ORDER)
        condition = ConditionDraft(kind="ew-requirement-rehabilitation-activity", text=text)
        held = commands.add_condition(actor, person.pk, made.pk, condition)
        commands.vary_condition(
            actor, person.pk, held.pk,
            ConditionDraft(kind=condition.kind, text="Take part in 30 activity days."),
            expected=1, because="varied",
        )  # fmt: skip
        commands.add_key_date(
            actor, person.pk, KeyDateDraft(kind="ew-ped", on=date(2027, 3, 1), certainty="calculated")
        )
        for state, day in (("active", date(2026, 1, 5)), ("in_custody", date(2026, 3, 2))):
            commands.change_state(actor, person.pk, StateDraft(state=state, starts_on=day))
        commands.add_offence(
            actor,
            person.pk,
            OffenceDraft(description="Affray", outcome="arrested", committed_on=date(2008, 1, 1)),
        )
        commands.add_offence(
            actor,
            person.pk,
            OffenceDraft(description="Theft from a shop", outcome="convicted", convicted_on=date(2009, 9, 1)),
        )
    return made.pk


def address(name: str, *args: object) -> str:
    return reverse(f"orders:{name}", args=args)


def text_of(response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


@pytest.mark.requirement("R003", "R004", "R006", "R009")
def test_the_page_says_what_stands(browser: SignedIn, person: Person, order: UUID) -> None:
    with counted() as statements:
        response = browser.get(address("orders", person.pk))
    assert response.status_code == 200
    assert len(statements) <= MOST_A_PAGE, statements
    text = text_of(response)
    for said in (
        "Community order",
        "In force",
        "Exampleton Crown Court",
        "Rehabilitation activity requirement",
        "Take part in 30 activity days.",
        "1 earlier version",
        "Take part in 20 activity days",
        "The court or authority changed it, by Olive Officer",
        "Calculated: the earliest day on which it may happen; somebody still decides",
        "State: In custody Since 2 March 2026. Stopped meanwhile: contacts with the person",
        "Arrested, not charged",
        "First conviction at age 19.",
        "age not known, because the date of an offence is not recorded",
    ):
        assert said in text, said
    assert "<svg" in response.content.decode()
    assert 'style="' not in response.content.decode()


def test_an_arrest_shows_no_conviction(browser: SignedIn, person: Person) -> None:
    factories.OffenceFactory(person=person, outcome="arrested", description="Affray")
    text = text_of(browser.get(address("orders", person.pk)))
    assert "Affray Arrested, not charged Not recorded No conviction" in text
    assert "age not known, because no conviction is recorded" in text


def test_an_empty_record_says_so(browser: SignedIn, person: Person) -> None:
    response = browser.get(address("orders", person.pk))
    text = text_of(response)
    assert "No order is in force today, so nothing can be required of this person on probation." in text
    assert "That does not mean that there is nothing." in text
    assert "<svg" not in response.content.decode().split("<main")[1].split("</main")[0]


def test_codes_of_another_system_are_shown_as_they_stand(browser: SignedIn, person: Person) -> None:
    order = factories.OrderFactory(
        person=person, kind="old-code", status="ended", ends_because="Closed in 2019"
    )
    factories.ConditionFactory(person=person, order=order, kind="old-condition", as_given="COND 7")
    factories.KeyDateFactory(person=person, kind="old-date")
    text = text_of(browser.get(address("orders", person.pk)))
    for said in ("old-code", "Closed in 2019", "old-condition", "In the source's words: COND 7", "old-date"):
        assert said in text


def test_the_look_is_written_down(browser: SignedIn, person: Person) -> None:
    browser.get(address("orders", person.pk))
    assert AuditEvent.objects.filter(action="orders:orders:consulted", people=[person.pk]).count() == 1


def test_who_sees_and_who_changes(world: World, make_world, person: Person, order: UUID) -> None:
    page, form = address("orders", person.pk), address("add_order", person.pk)
    support = world.browser(world.user("support", team=world.team))
    read = support.get(page)
    assert read.status_code == 200
    assert form not in read.content.decode()
    assert support.get(form).status_code == 403
    assert make_world().browser().get(page).status_code == 404
    restricted = world.person()
    factories.RestrictionFactory(person=restricted)
    assert world.browser().get(address("orders", restricted.pk)).status_code == 404


def fill(browser: SignedIn, url: str, **typed: str):
    """Open a form, type, and send it with its hidden fields."""
    shown = browser.get(url).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(submission|version)" value="([^"]+)"', shown))
    return browser.post(url, {**hidden, **typed})


def days(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def test_an_offence_is_added_and_corrected(browser: SignedIn, person: Person) -> None:
    answer = fill(
        browser, address("add_offence", person.pk), description="Burglary", outcome="charged",
        scheme="ew-home-office", code="028/03", **days("committed_on", date(2026, 1, 5)),
    )  # fmt: skip
    assert (answer.status_code, answer["Location"]) == (303, address("orders", person.pk))
    offence = Offence.objects.get()
    assert (offence.code, offence.committed_on) == ("028/03", date(2026, 1, 5))
    corrected = fill(
        browser, address("correct_offence", person.pk, offence.pk),
        description="Burglary", outcome="convicted", because="more-is-known",
        **days("convicted_on", date(2026, 3, 2)),
    )  # fmt: skip
    assert corrected.status_code == 303
    offence.refresh_from_db()
    assert (offence.version, offence.outcome, offence.because) == (2, "convicted", "more-is-known")
    assert "Offence corrected" in text_of(browser.get(address("orders", person.pk)))


def test_a_wrong_date_keeps_what_was_typed(browser: SignedIn, person: Person) -> None:
    answer = fill(
        browser, address("add_offence", person.pk), description="Burglary by night", outcome="charged",
        committed_on_day="31", committed_on_month="feb", committed_on_year="2026",
    )  # fmt: skip
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "must be a real date: February 2026 has no 31" in shown
    for typed in ("Burglary by night", 'value="31"', 'value="feb"', 'value="2026"'):
        assert typed in shown, typed
    assert not Offence.objects.exists()


def test_what_a_command_refuses_stands_beside_its_field(
    browser: SignedIn, person: Person, order: UUID
) -> None:
    answer = fill(
        browser, f"{address('add_condition', person.pk, order)}?kind=ew-licence-residence&wording=own",
        kind="ew-licence-residence", text="Live at 12 Station Road, ring 07700 900123.",
    )  # fmt: skip
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Write the condition without addresses or telephone numbers" in shown
    assert 'href="#id_text"' in shown
    assert "Live at 12 Station Road, ring 07700 900123." in shown
    assert Condition.objects.count() == 1


def test_a_double_click_adds_one(browser: SignedIn, person: Person) -> None:
    url = address("add_key_date", person.pk)
    typed = {
        "submission": str(uuid4()), "kind": "ew-ped", "certainty": "estimated", **days("on", date(2027, 3, 1)),
    }  # fmt: skip
    first, second = browser.post(url, typed), browser.post(url, typed)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert KeyDate.objects.count() == 1


def test_the_second_of_two_editors_is_told_and_keeps_their_text(world: World, browser, person, order) -> None:
    url = address("change_order", person.pk, order)
    typed = {"kind": "ew-community-order", "authority": "Other Court", "because": "entered-wrongly"}
    stale = {"version": "1", **typed}
    assert fill(browser, url, **{**typed, "authority": "First Court"}).status_code == 303
    answer = browser.post(url, stale)
    shown = answer.content.decode()
    assert answer.status_code in (409, 422)
    assert "Someone else changed this record" in shown
    assert "Other Court" in shown
    assert Order.objects.get(pk=order).authority == "First Court"


def test_orders_are_added_and_ended_from_the_page(browser: SignedIn, person: Person) -> None:
    added = fill(
        browser, address("add_order", person.pk), kind="ew-community-order", authority="Exampleton Court",
        **days("starts_on", date(2026, 1, 5)), **days("last_day", date(2027, 1, 4)),
    )  # fmt: skip
    assert added.status_code == 303
    made = Order.objects.get()
    assert made.ends_on == date(2027, 1, 5)
    url = address("end_order", person.pk, made.pk)
    refused = fill(browser, url, reason="revoked", **days("last_day", date(2026, 2, 1)))
    assert refused.status_code == 422
    assert "Say which court, board or person decided this" in refused.content.decode()
    assert fill(
        browser, url, reason="revoked", decided_by="Exampleton Court", **days("last_day", date(2026, 2, 1))
    ).status_code == 303  # fmt: skip
    text = text_of(browser.get(address("orders", person.pk)))
    assert "Revoked after a decision (Exampleton Court)" in text


def test_a_state_is_changed_and_undone_from_the_page(browser: SignedIn, person: Person, order: UUID) -> None:
    url = address("change_state", person.pk)
    refused = fill(browser, url, state="whereabouts_unknown", **days("starts_on", date(2026, 4, 1)))
    assert refused.status_code == 422
    assert 'href="#id_state"' in refused.content.decode()
    shown = text_of(browser.get(url))
    assert "Under supervision" in shown
    assert "What this changes: Contacts with the person are due again, counted afresh" in shown
    assert fill(browser, url, state="deported", **days("starts_on", date(2026, 4, 1))).status_code == 303
    assert "Everything stops" in text_of(browser.get(address("orders", person.pk)))
    gone = SupervisionState.objects.get(state="deported")
    undo = address("take_back", person.pk, "state", gone.pk)
    assert "Removed from the country. 1 April 2026 to now" in text_of(browser.get(undo))
    assert fill(browser, undo, because="never-happened").status_code == 303
    text = text_of(browser.get(address("orders", person.pk)))
    assert "State: In custody" in text
    assert "Taken back (1)" in text


@pytest.mark.requirement("R009", "R120")
def test_a_death_is_reported_confirmed_by_another_and_undone(
    world: World, browser: SignedIn, person: Person, order: UUID
) -> None:
    url = address("report_death", person.pk)
    assert "Nothing is deleted." in text_of(browser.get(url))
    given = {"told_by": "A sister", "told_how": "phone", **days("told_on", date(2026, 5, 2))}
    kept = fill(browser, url, **{**given, **days("died_on", date(2026, 5, 3))})
    assert kept.status_code == 422 and "A sister" in kept.content.decode()
    assert fill(browser, url, **given).status_code == 303
    text = text_of(browser.get(address("orders", person.pk)))
    assert "State: Reported to have died, not confirmed" in text
    assert "A sister said so on 2 May 2026 (by telephone); taken down by Olive Officer." in text
    assert "Confirm the death" not in text  # not the one who took the report
    manager = world.browser(world.manager)
    assert "Confirm the death from a second source" in text_of(manager.get(address("orders", person.pk)))
    assert fill(manager, address("confirm_death", person.pk), second_source="The register").status_code == 303
    text = text_of(browser.get(address("orders", person.pk)))
    assert "State: Died" in text and "by Max Manager: The register." in text
    assert fill(browser, address("undo_death", person.pk), because="reported-by-mistake").status_code == 303
    text = text_of(browser.get(address("orders", person.pk)))
    assert "State: In custody" in text and "Reported by mistake" in text


@pytest.mark.requirement("R009")
def test_attempts_are_recorded_and_a_manager_decides(world: World, browser: SignedIn, person: Person) -> None:
    url, today = address("whereabouts", person.pk), clock.today("Europe/London")
    assert "3 attempts that did not reach the person; 0 recorded" in text_of(browser.get(url))
    for ago, way in ((1, "phone"), (2, "home"), (3, "family")):
        fill(browser, url, way=way, result="no_answer", **days("on", today - timedelta(days=ago)))
    text = text_of(browser.get(url))
    assert "Enough was tried." in text and "Visit to the last known home: no answer" in text
    decide = address("decide_whereabouts", person.pk)
    assert decide not in browser.get(url).content.decode()
    assert browser.get(decide).status_code == 403
    manager = world.browser(world.manager)
    assert decide in manager.get(url).content.decode()
    assert "No letter is made or posted." in text_of(manager.get(decide))
    assert fill(manager, decide, reasons="As listed", **days("starts_on", today)).status_code == 303
    assert "State: Whereabouts unknown" in text_of(browser.get(address("orders", person.pk)))


@pytest.mark.requirement("R009")
def test_an_attempt_entered_in_error_is_taken_back_and_counts_no_more(
    browser: SignedIn, person: Person
) -> None:
    attempt = factories.ReachAttemptFactory(person=person, on=clock.today("Europe/London"), way="phone")
    url, back = address("whereabouts", person.pk), address("take_back", person.pk, "attempt", attempt.pk)
    assert "1 recorded" in text_of(browser.get(url)) and back in browser.get(url).content.decode()
    assert "By telephone" in text_of(browser.get(back)) or "phone" in text_of(browser.get(back)).lower()
    done = fill(browser, back, version="1", because="wrong-person")
    assert done.status_code == 303 and done["Location"] == url
    assert "0 recorded" in text_of(browser.get(url)) and "No attempt is recorded." in text_of(
        browser.get(url)
    )
    assert ReachAttempt.versions.of(attempt.pk).get().closed_because == "wrong-person"


@pytest.mark.parametrize(
    "kind",
    [
        "offence",
        "sentence",
        "order",
        "condition",
        "key-date",
        "state",
        "stay",
        "behaviour",
        "attempt",
        "nothing",
    ],
)
def test_nothing_is_taken_back_under_a_wrong_address(browser: SignedIn, person: Person, kind: str) -> None:
    assert browser.get(address("take_back", person.pk, kind, uuid4())).status_code == 404


def test_every_form_opens_within_six_statements(browser: SignedIn, person: Person, order: UUID) -> None:
    condition, offence, key_date = Condition.objects.get(), Offence.objects.first(), KeyDate.objects.get()
    sentence = factories.SentenceFactory(person=person, offence=offence)
    for url in (
        address("add_order", person.pk),
        address("change_order", person.pk, order),
        address("end_order", person.pk, order),
        address("add_condition", person.pk, order),
        address("vary_condition", person.pk, condition.pk),
        address("add_offence", person.pk),
        address("correct_offence", person.pk, offence.pk),
        address("add_sentence", person.pk),
        address("correct_sentence", person.pk, sentence.pk),
        address("add_key_date", person.pk),
        address("correct_key_date", person.pk, key_date.pk),
        address("change_state", person.pk),
        address("report_death", person.pk),
        address("confirm_death", person.pk),
        address("undo_death", person.pk),
        address("whereabouts", person.pk),
        address("take_back", person.pk, "order", order),
    ):
        with counted() as statements:
            response = browser.get(url)
        assert response.status_code == 200, url
        assert len(statements) <= MOST_A_PAGE, (url, str(statements))
