"""Early support offers help and does nothing else: no decision reads it, and nobody sees what is sealed.

Levels, failures, fair processes, hearings, reports and letters are written without it, whoever writes them.
"""

import ast
import re
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World
from tests.contracts import api_matrix
from tests.contracts.matrix_world import addresses, objects_of
from tests.contracts.permission_matrix import MATRIX

import throughcare
from throughcare.platform.database.context import acting

pytestmark = [pytest.mark.requirement("R062", "R128")]
ROOT = Path(throughcare.__file__).parent
MAY_NOT = (
    "decisions",
    "casework/classification",
    "casework/assessments",
    "casework/licences",
    "casework/orders",
    "casework/plans",
    "casework/releases",
    "register/documents",
    "rules/classification",
    "rules/responses",
    "rules/release",
    "rules/conditions",
    "shell/api/noncompliance.py",
    "shell/api/classification.py",
    "shell/api/dueprocess.py",
    "shell/api/letters.py",
)
"""Where levels, failures, decisions, papers and letters are made."""
MAY = {
    "casework/earlysupport",
    "insight/early_support.py",
    "insight/screens/early_support.py",
    "insight/templates/insight/early_support.jinja",
    "insight/templates/insight/early_support_form.jinja",
    "insight/urls.py",
    "shell/api/earlysupport.py",
    "shell/api/v1.py",
    "shell/exchange/sample",
    "shell/web/log_deeds",
    "shell/web/log_pages.py",
    "shell/web/reading_the_log.py",
    "shell/exchange/whole/tables.py",
    "config",
    "register/people/pages.py",
    "rules/interventions/early_support.py",
}
"""Everything that names it: its own app, its measurement, the API, lists of addresses and of words."""
WORDS = ("earlysupport", "early_support", "SupportOffer", "OfferAnswer", "help-to-offer")
SEALED = ("earlysupport_indication", "earlysupport_offeranswer")
CANARY_COUNT = 7319
"""A count of missed contacts that nothing else holds."""
CANARY = re.compile(rb"(?<![0-9a-f-])7319(?![0-9a-f-])")
"""The same on a page, and not within an id."""
OPENED = ("earlysupport:", "web:", "noncompliance:compliance", "supervision:activity", "api-v1:read_support_offers",
          "api-v1:read_compliance")  # fmt: skip
"""Where it would be looked for."""
FIELDS = {"sex", "language", "born_from", "born_as_given", "ethnicity", "race", "religion"}


def sources() -> list[Path]:
    return [
        each for each in ROOT.rglob("*")
        if each.suffix in {".py", ".jinja"} and "tests" not in each.parts and "migrations" not in each.parts
    ]  # fmt: skip


def test_nothing_that_decides_about_somebody_names_it() -> None:
    files = [each for each in sources() if str(each.relative_to(ROOT)).startswith(MAY_NOT)]
    assert len(files) > 80
    found = {
        str(each.relative_to(ROOT)): word for each in files for word in WORDS if word in each.read_text()
    }
    assert found == {}


def test_whatever_imports_it_is_named_here() -> None:
    found = set()
    for each in sources():
        if each.suffix == ".py" and "earlysupport" in each.read_text():
            names = {
                name
                for node in ast.walk(ast.parse(each.read_text()))
                for name in (
                    [node.module or ""] if isinstance(node, ast.ImportFrom)
                    else [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                )
            }  # fmt: skip
            if any("earlysupport" in name for name in names):
                found.add(str(each.relative_to(ROOT)))
    assert {each for each in found if not each.startswith(tuple(MAY))} == set()


@pytest.mark.requirement("R019", "R146")
def test_the_rule_is_asked_nothing_of_health_or_of_who_somebody_is() -> None:
    from throughcare.casework.earlysupport.queries.looking import COUNTED
    from throughcare.rules.catalogue import find
    from throughcare.rules.interventions.early_support import RULE

    asked = {item.name for item in find(RULE).items}
    assert asked == {"as_of", "contacts", "contacts_not_known", "tests", "tests_not_known", "moves"}
    tables = {
        word.strip('"') for word in COUNTED.replace("\n", " ").split() if word.startswith(("people_", "supervision_",
        "testing_", "orders_", "selfreports_", "checkins_", "assessments_", "noncompliance_"))
    }  # fmt: skip
    assert tables == {
        "people_person", "people_address", "supervision_contact", "supervision_appointment", "testing_test",
        "orders_order", "orders_supervisionstate",
    }  # fmt: skip
    assert not [field for field in FIELDS if f".{field}" in COUNTED]
    assert "finding" not in COUNTED


@pytest.mark.django_db
@pytest.mark.requirement("R137", "R139")
def test_no_page_and_no_call_shows_what_is_sealed() -> None:
    """The pages and calls where it would be looked for, with every role of an officer, a manager and an analyst."""
    world = World()
    officer = world.user("officer", "manager", "duty_manager", "analyst", team=world.team)
    person = world.person(officer=officer)
    factories.IndicationFactory(person=person, contacts=CANARY_COUNT)
    made, browser, seen = objects_of(person), SignedIn(officer), 0
    for name in MATRIX:
        if not name.startswith(OPENED):
            continue
        if MATRIX[name].about != "person" or name.removeprefix("api-v1:") in set(api_matrix.calls()):
            continue
        wanted = addresses()[name].pattern.converters
        if not set(wanted) <= {"person_id", *made}:
            continue
        given = {key: person.pk if key == "person_id" else made[key]().pk for key in wanted}
        response = browser.get(reverse(name, kwargs=given))
        body = b"".join(response.streaming_content) if response.streaming else response.content
        seen += response.status_code == 200
        assert not CANARY.search(body), name
    assert seen >= 6, "the pages did open"


@pytest.mark.django_db
@pytest.mark.requirement("R137")
def test_no_user_passes_the_wall_whatever_their_roles() -> None:
    from throughcare.platform.access.permissions import ROLES

    world = World()
    person = world.person()
    factories.IndicationFactory(person=person)
    factories.OfferAnswerFactory(person=person)
    for role in ROLES.values():
        if role.outside:
            continue
        with acting(world.actor(world.user(role.code, team=world.team))), connection.cursor() as cursor:
            for table in SEALED:
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (0,), f"{role.code} reads {table}"


@pytest.mark.django_db
def test_an_offer_reads_the_same_whatever_the_person_said() -> None:
    world = World()
    pages = []
    for answer in ("accepted", "declined", "later"):
        person = world.person("Same", "Person", reference=f"X{answer[:4]}")
        offer = factories.SupportOfferFactory(
            person=person,
            state="offered",
            help=["reminders"],
            offered_on="2026-11-22",
            recorded_by=world.officer,
        )
        factories.OfferAnswerFactory(person=person, offer=offer, answer=answer)
        shown = world.browser().get(reverse("earlysupport:offers", args=[person.pk])).content.decode()
        pages.append(shown[shown.index("Before</h2>") : shown.index("</main>")].replace(str(person.pk), "")
                     .replace(str(offer.pk), ""))  # fmt: skip
    assert pages[0] == pages[1] == pages[2]
    assert "declined" not in pages[0]
