"""Among twelve thousand people no page of the day reads a large table from end to end."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.notices.sweep import statements
from throughcare.register.notices.sweep.registry import known_rules
from throughcare.register.notices.sweep.running import SWEEP, Place
from throughcare.rules.workload.attention_ordering import HOUSE_ORDER
from throughcare.shell.web.queries.attention import attention
from throughcare.shell.web.queries.caseload import caseload
from throughcare.shell.web.queries.overview import overview
from throughcare.shell.web.queries.team import team_view
from throughcare.shell.web.queries.today import day_of
from throughcare.shell.web.tests.crowd import OFFICERS, PEOPLE, actor, officer_id, person_id

pytestmark = pytest.mark.django_db
LARGE = 10_000
OFFICER = actor()
PAGES: dict[str, tuple[Actor, Callable[[], object]]] = {
    "today": (OFFICER, lambda: day_of(OFFICER)),
    "caseload": (OFFICER, lambda: caseload(OFFICER, OFFICER.user_id)),
    "overview": (OFFICER, lambda: overview(OFFICER, person_id(247))),
    "a colleague's caseload": (actor("manager"), lambda: caseload(actor("manager"), officer_id(47))),
    "attention": (OFFICER, lambda: attention(OFFICER, HOUSE_ORDER)),
    "the team's attention": (
        actor("manager"),
        lambda: attention(actor("manager"), HOUSE_ORDER, team=True, limit=101),
    ),
    "team": (actor("manager"), lambda: team_view(actor("manager"))),
}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scans_a_large_table(crowd: None, name: str) -> None:
    who, read = PAGES[name]
    with acting(who):
        sent = _sent_by(read)
        large = _large_tables()
        plans = [_plan(statement, parameters) for statement, parameters in sent]
    assert len(large) >= 8
    scanned = {node["Relation Name"] for plan in plans for node in _nodes(plan) if _reads_all(node)}
    assert not scanned & large, f"{name} reads every row of {scanned & large}"


@pytest.mark.requirement("R114")
def test_asking_every_rule_about_one_person_reads_that_person_alone(crowd: None) -> None:
    """It follows every change to a record: nothing in a rule may keep the person from reaching its tables."""
    given = Place("Europe/London", (), clock.today("Europe/London"), alone=True).given(clock.now())
    with acting(SWEEP):
        large, scanned = _large_tables(), dict[str, set[str]]()
        for rule in known_rules():
            due = statements.OF_PERSON.format(due=rule.full_sql)
            turn = statements.TURN.format(first="", due=due, within=statements.WITHIN_PERSON)
            plan = _plan(turn, given | {"rule": rule.code, "person": person_id(247)})
            scanned[rule.code] = {node["Relation Name"] for node in _nodes(plan) if _reads_all(node)} & large
    assert len(large) >= 8
    assert {rule: tables for rule, tables in scanned.items() if tables} == {}


def test_the_pages_find_the_crowd(crowd: None) -> None:
    """The plans above are of pages that show something."""
    with acting(OFFICER):
        assert len(caseload(OFFICER, OFFICER.user_id)) == PEOPLE // OFFICERS
        day = day_of(OFFICER)
        assert day.people == PEOPLE // OFFICERS and day.week and day.failures and day.tasks and day.alerts
        assert overview(OFFICER, person_id(247)).notes
        found = attention(OFFICER, HOUSE_ORDER)
        assert len(found.rows) == PEOPLE // OFFICERS and found.rows[0].waits
    with acting(actor("manager")):
        assert (
            sum(attention(actor("manager"), HOUSE_ORDER, team=True).counts.values())
            == 10 * PEOPLE // OFFICERS
        )
        view = team_view(actor("manager"))
        assert len(view.officers) == 10 and view.officers[0].people == PEOPLE // OFFICERS


def _sent_by(read: Callable[[], object]) -> list[tuple[str, Any]]:
    """The statements with parameters that `read` sends."""
    sent: list[tuple[str, Any]] = []

    def keep(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        read()
    return sent


def _plan(statement: str, parameters: Any) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}", parameters)
        (found,) = cursor.fetchone()
    parsed = json.loads(found) if isinstance(found, str) else found
    plan: dict[str, Any] = parsed[0]["Plan"]
    return plan


def _reads_all(node: dict[str, Any]) -> bool:
    """Whether a table is read from end to end, by itself or along an index."""
    along = node["Node Type"] in ("Index Scan", "Index Only Scan") and "Index Cond" not in node
    return node["Node Type"] == "Seq Scan" or along


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", []):
        yield from _nodes(part)


def _large_tables() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s", [LARGE])
        return {name for (name,) in cursor.fetchall()}
