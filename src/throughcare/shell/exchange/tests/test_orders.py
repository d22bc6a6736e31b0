"""Orders from a court's file: read, checked field by field, shown, written as an officer would, or not at all."""

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests import factories
from tests.arranging import World
from tests.counting import MOST_A_PAGE, counted

from throughcare.casework.orders.models import Condition, Order
from throughcare.platform.database.context import acting
from throughcare.register.people.models import Name, Person
from throughcare.shell.exchange.importing.mapping import UnknownMapping, WrongMapping
from throughcare.shell.exchange.orders.carrying import Outcome, carry
from throughcare.shell.exchange.orders.command import import_order
from throughcare.shell.exchange.orders.found import Reading, UnreadablePayload
from throughcare.shell.exchange.orders.reading import read_payload
from throughcare.shell.exchange.orders.table import ORDERS, OrderTable, table_for
from throughcare.shell.exchange.orders.values import clock_of, day_of, hours_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R067")]
ZONE = "Europe/London"
SHARED = Path(__file__).parents[5] / "../shared/data/em-orders"
NIGHT = {"startTime": "19:00:00", "endTime": "07:00:00", "curfewAddress": "PRIMARY_ADDRESS"}
FORM: dict[str, Any] = {
    "id": "46c0c295", "versions": [{"type": "REQUEST"}],
    "deviceWearer": {"lastName": "Vale", "dateOfBirth": "1990-05-17T00:00:00Z"},
    "addresses": [{"addressType": "PRIMARY", "postcode": "SW1A 2AA"}],
    "monitoringConditions": {
        "orderType": "COMMUNITY", "startDate": "2026-08-03T10:27:00Z", "endDate": "2026-12-02T10:27:00Z",
    },
    "interestedParties": {"notifyingOrganisationName": "BIRMINGHAM_CROWN_COURT"},
    "curfewConditions": {"startDate": "2026-08-07T23:00:00Z", "endDate": "2026-11-28T22:59:00Z"},
    "curfewTimeTable": [{"dayOfWeek": "SATURDAY", **NIGHT}, {"dayOfWeek": "SUNDAY", **NIGHT}],
    "enforcementZoneConditions": [{"zoneType": "EXCLUSION", "description": "Football grounds", "fileName": "map.pdf"}],
    "monitoringConditionsTrail": {"startDate": "2026-08-07T23:00:00Z"},
    "monitoringConditionsAlcohol": {"monitoringType": "ALCOHOL_LEVEL"},
    "mandatoryAttendanceConditions": [{"purpose": "a programme", "startTime": "10:00:00", "appointmentDay": "Mondays"}],
    "installationAndRisk": {"riskDetails": "Dogs"},
}  # fmt: skip


def prompt(label: str, value: str, kind: str | None = None, reference: str = "") -> dict[str, Any]:
    return {"label": label, "value": value, "type": kind, "promptReference": reference}


HEARING: dict[str, Any] = {"hearing": {
    "courtCentre": {"name": "Exampleton Magistrates' Court"},
    "prosecutionCases": [{
        "prosecutionCaseIdentifier": {"caseURN": "28DI7"},
        "defendants": [{
            "personDefendant": {"personDetails": {"lastName": "Vale", "dateOfBirth": "1990-05-17"}},
            "offences": [{"judicialResults": [
                {"label": "Community order England / Wales", "orderedDate": "2026-08-04", "judicialResultPrompts": [
                    prompt("End Date", "03/08/2027", "DATE", "endDate"),
                    prompt("Curfew", "Between:21:00\nAnd:06:00\nFrequency:Every day"),
                    prompt("Exclusion - not to enter a place", "Place or area:Carver Rd, Stafford ST16 3UF"),
                    prompt("Notification of electronic monitoring order (bail)", "Somebody:a@b.co.uk"),
                ]},
                {"label": "Curfew with electronic monitoring", "judicialResultPrompts": [
                    prompt("Start date of tagging", "07/08/2026", "DATE", "startDateOfTagging"),
                    prompt("Details", "Between the hours of 7pm and 7am daily.", "TXT", "detailsAndTimings"),
                ]},
                {"label": "Fine", "judicialResultPrompts": []},
            ]}],
        }],
    }],
}}  # fmt: skip


@pytest.fixture
def person(world: World) -> Person:
    person = world.person(born_from=date(1990, 5, 17), born_precision="exact")
    Name.objects.filter(person=person).update(family="Vale")
    return person


def read(payload: Any) -> Reading:
    return read_payload(json.dumps(payload).encode(), table_for("ew"), ZONE)


def bring(world: World, person: Person, payload: Any, *, trial: bool = False) -> Outcome:
    with acting(world.actor()) as actor:
        return carry(actor, person.pk, read(payload), trial=trial)


def refused(outcome: Outcome | Reading) -> dict[str, str]:
    return {each.path: each.reason for each in outcome.refused}


def test_an_order_form_becomes_an_order_with_its_conditions(world: World, person: Person) -> None:
    home = factories.AddressFactory(person=person, postcode="sw1a2aa")
    outcome = bring(world, person, FORM)
    order = Order.objects.get()
    assert (order.kind, order.starts_on, order.authority) == (
        "ew-community-order",
        date(2026, 8, 3),
        "Birmingham Crown Court",
    )
    kinds = {each.kind: each for each in Condition.objects.all()}
    assert set(kinds) == {
        "ew-court-curfew", "ew-court-exclusion", "ew-court-whereabouts", "ew-court-alcohol", "ew-court-attendance",
    }  # fmt: skip
    curfew = kinds["ew-court-curfew"]
    assert curfew.terms["hours"][0] == {
        "day": "saturday",
        "starts": "19:00",
        "ends": "07:00",
        "place": str(home.pk),
    }
    assert (curfew.starts_on, curfew.ends_on) == (date(2026, 8, 8), date(2026, 11, 29))
    assert curfew.legal_basis == "Electronic monitoring order, Birmingham Crown Court"
    assert kinds["ew-court-alcohol"].terms["level_only"] is True
    assert set(refused(outcome)) == {"installationAndRisk", "enforcementZoneConditions[0].fileName"}


def test_the_result_of_a_hearing_becomes_an_order(world: World, person: Person) -> None:
    outcome = bring(world, person, HEARING)
    order = Order.objects.get()
    assert (order.kind, order.made_on, order.reference) == ("ew-community-order", date(2026, 8, 4), "28DI7")
    held = {each.text: each for each in Condition.objects.all()}
    assert {len(each.terms["hours"]) for each in held.values()} == {7}
    assert held[
        "Curfew with electronic monitoring. Between the hours of 7pm and 7am daily."
    ].starts_on == date(2026, 8, 7)
    at = "prosecutionCases[0].defendants[0].offences[0].judicialResults"
    assert set(refused(outcome)) == {
        f"{at}[2].label", f"{at}[0].judicialResultPrompts[2]", f"{at}[0].judicialResultPrompts[3].label",
    }  # fmt: skip
    assert "without addresses" in refused(outcome)[f"{at}[0].judicialResultPrompts[2]"]


def test_a_trial_run_writes_nothing_and_the_same_file_twice_adds_nothing(
    world: World, person: Person
) -> None:
    trial = bring(world, person, FORM, trial=True)
    assert (trial.written, trial.conditions, Order.objects.count()) == (False, 5, 0)
    bring(world, person, FORM)
    again = bring(world, person, FORM)
    assert (Order.objects.count(), Condition.objects.count(), again.conditions) == (1, 5, 0)
    assert "is on record already, and was left as it is" in refused(again).values()


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"deviceWearer": {"lastName": "Other", "dateOfBirth": "1990-05-17"}}, "deviceWearer.lastName"),
        ({"deviceWearer": {"lastName": "VALE", "dateOfBirth": "1990-05-18"}}, "deviceWearer.dateOfBirth"),
        ({"monitoringConditions": {"orderType": "IMMIGRATION"}}, "monitoringConditions.orderType"),
        ({"monitoringConditions": {"orderType": "POST_RELEASE"}}, "monitoringConditions.conditionType"),
        ({"versions": [{"type": "END_MONITORING"}]}, "versions.type"),
    ],
)
def test_what_cannot_be_written_to_this_record_is_named(
    world: World, person: Person, change: Any, path: str
) -> None:
    outcome = bring(world, person, FORM | change)
    assert not outcome.written
    assert path in refused(outcome)
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"curfewTimeTable": [{"dayOfWeek": "SOMEDAY", **NIGHT}]}, "curfewTimeTable[0].dayOfWeek"),
        (
            {"curfewTimeTable": [{"dayOfWeek": "MONDAY", "startTime": "late", "endTime": "07:00"}]},
            "curfewTimeTable[0].startTime",
        ),
        ({"curfewTimeTable": []}, "curfewTimeTable"),
        (
            {
                "curfewTimeTable": [
                    {"dayOfWeek": "MONDAY", **NIGHT},
                    {"dayOfWeek": "TUESDAY", "startTime": "06:00", "endTime": "08:00"},
                ]
            },
            "curfewConditions",
        ),
        ({"curfewConditions": {"startDate": "someday"}}, "curfewConditions.startDate"),
        ({"curfewConditions": {"endDate": "2030-01-01"}}, "curfewConditions"),
        (
            {"enforcementZoneConditions": [{"zoneType": "RESTRICTION"}]},
            "enforcementZoneConditions[0].zoneType",
        ),
        ({"curfewReleaseDateConditions": {"startTime": "19:00"}}, "curfewReleaseDateConditions"),
        ({}, "addresses.PRIMARY"),
    ],
)
def test_each_refused_field_is_named_and_the_rest_is_taken(
    world: World, person: Person, change: Any, path: str
) -> None:
    outcome = bring(world, person, FORM | change)
    assert outcome.written
    assert path in refused(outcome)


def test_a_file_about_two_people_is_for_nobody(world: World, person: Person) -> None:
    two = json.loads(json.dumps(HEARING))
    two["hearing"]["prosecutionCases"][0]["defendants"] *= 2
    assert "orders for 2 people" in refused(bring(world, person, two))["prosecutionCases.defendants"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "not JSON"), (b"\xff\xfe", "not text"), (b"[]", "not one object"), (b"{}", "neither the result"),
        (b"[" * 100_000, "nested too deeply"), (b" " * 2_000_001, "larger than 2 MB"),
        (b'{"hearing": ' + b"9" * 5000 + b"}", "thousands of digits"),
        (b'{"hearing": {"a": ["\\u0000"]}}', "no text can hold"), (b'{"hearing": "\\ud800"}', "no text can hold"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_order_is_refused_whole(content: bytes, says: str) -> None:
    with pytest.raises(UnreadablePayload, match=says):
        read_payload(content, table_for("ew"), ZONE)


def test_single_values() -> None:
    assert [day_of(each, ZONE) for each in ("03/12/2025", "2025-12-03", "2025-08-07T23:00:00Z", 1754521200)] == [
        date(2025, 12, 3), date(2025, 12, 3), date(2025, 8, 8), date(2025, 8, 7),
    ]  # fmt: skip
    assert [day_of(each, ZONE) for each in (True, "31/02/2026", "soon", 10**30, "2025-08-07T10:00:00")] == [
        None, None, None, None, date(2025, 8, 7),
    ]  # fmt: skip
    assert [clock_of(each) for each in ("7pm", "12am", "7.30 am", "24:00", "13pm", "seven")] == [
        time(19), time(0), time(7, 30), None, None, None,
    ]  # fmt: skip
    assert hours_in("between 7pm and 6am every day") == (time(19), time(6))
    assert hours_in("between 7pm and 6am on weekdays") is None


def test_a_table_that_speaks_of_codes_the_place_does_not_have_is_refused() -> None:
    given = yaml.safe_load((ORDERS / "ew_electronic_monitoring.yaml").read_text())
    given["form"]["conditions"]["curfew"] = "ew-hopscotch"
    with pytest.raises(WrongMapping, match="ew-hopscotch"):
        OrderTable(**given)
    with pytest.raises(UnknownMapping):
        table_for("us-ga")


def test_the_page_shows_what_it_would_write_and_then_writes_it(world: World, person: Person) -> None:
    browser, url = world.browser(), reverse("exchange:orders", args=[person.pk])
    with counted() as statements:
        first = browser.get(url)
    assert len(statements) <= MOST_A_PAGE, str(statements)
    key = str(first.context["page"].form["submission"].value()) if first.context else ""
    content = json.dumps(FORM)
    shown = browser.post(
        url, {"submission": key or KEY, "file": SimpleUploadedFile("order.json", content.encode())}
    )
    said = shown.content.decode()
    assert shown.status_code == 200
    for words in ("What would be written", "Football grounds", "installationAndRisk", "Bring it in"):
        assert words in said
    assert not Order.objects.exists()
    done = browser.post(url, {"submission": KEY, "payload": content, "write": "1"})
    assert (done.status_code, done["Location"]) == (303, reverse("orders:orders", args=[person.pk]))
    assert Condition.objects.count() == 5
    for wrong in (b"nonsense", b"[1]"):
        answer = browser.post(url, {"submission": KEY, "file": SimpleUploadedFile("order.json", wrong)})
        assert answer.status_code == 422
    assert browser.post(url, {"submission": KEY}).status_code == 422


KEY = "0f0f0f0f-1111-4222-8333-444444444444"


def test_from_the_command_line(
    world: World, person: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "order.json"
    path.write_text(json.dumps(FORM))
    given = (path, world.agency.code, person.reference, world.officer.username)
    assert import_order(*given, trial=True) == 1
    assert "would be written" in capsys.readouterr().err
    assert not Order.objects.exists()
    assert import_order(*given, trial=False) == 1
    assert Order.objects.count() == 1
    assert import_order(tmp_path / "none.json", *given[1:], trial=True) == 2
    assert import_order(path, world.agency.code, "NOBODY", world.officer.username, trial=True) == 2
    assert import_order(path, world.agency.code, person.reference, "nobody", trial=True) == 2


@pytest.mark.skipif(not SHARED.exists(), reason="the payloads of ../shared/data/em-orders are not here")
def test_every_payload_of_the_court_reads_as_orders_or_says_why_not(tmp_path: Path) -> None:
    import tarfile

    with tarfile.open(SHARED / "em_order_payloads.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    found = sorted(tmp_path.rglob("cp_payload.json"))
    assert len(found) == 36
    orders = 0
    for path in found:
        try:
            reading = read_payload(path.read_bytes(), table_for("ew"), ZONE)
        except UnreadablePayload:
            assert path.parent.name.startswith("LargeMessage"), "a pointer to another file, and nothing else"
            continue
        assert reading.orders, path.parent.name
        assert all(each.path and each.reason for each in reading.refused)
        orders += len(reading.orders)
    assert orders >= 35
    for path in sorted(tmp_path.rglob("scenarios/*/*.json")):
        if "deviceWearer" in (sent := json.loads(path.read_text())):
            (order,) = read(sent).orders
            assert order.conditions, path.parent.name
