"""W1, the officer's day: caseload and person page.

Ours is the whole request: session, access check, page, audit entry, commit. The limit is what the page asks of the
database (security context, scope, data, audit entry, commit) sent by raw psycopg as the same role under the same
row-level security. The pick is the page most people would write: the ORM, row by row.
"""

from functools import partial

import psycopg

from bench.browsing import Browser, Statement, listening, officers, people_of
from bench.measuring import Result, Spread, in_turn
from bench.row_by_row import caseload_row_by_row
from bench.world import BenchDatabase
from throughcare.platform.access.models import User
from throughcare.platform.database.ids import uuid7

OFFICERS, PEOPLE = 20, 5


def run(database: BenchDatabase, rounds: int) -> list[Result]:
    """Both pages against both comparisons."""
    staff = officers(OFFICERS)
    browsers = {user.pk: Browser(user) for user in staff}
    lists = [(browsers[user.pk], "/caseload/") for user in staff]
    pages = [
        (browsers[user.pk], f"/people/{person}/") for user in staff for person in people_of(user, PEOPLE)
    ]
    results = []
    with psycopg.connect(database.app_url, autocommit=True) as raw:
        for what, visits in (("caseload page", lists), ("person page", pages)):
            heard = [_statements(browser, address) for browser, address in visits]
            numbers = {len(_counted(each)) for each in heard}
            taken = in_turn(
                {"ours": partial(_visit_all, visits), "limit": partial(_replay_all, raw, heard)}, rounds
            )
            results.append(
                Result("W1", what, "its own statements by raw psycopg", taken["ours"].median / taken["limit"].median,
                       ("at most", 3), _each(taken["ours"], len(visits)), _each(taken["limit"], len(visits)),
                       note=f"{max(numbers)} statements")
            )  # fmt: skip
    taken = in_turn({"ours": partial(_visit_all, lists[:5]), "pick": partial(_row_by_row, staff[:5])}, rounds)
    results.append(
        Result("W1", "ORM page, row by row", "caseload page", taken["pick"].median / taken["ours"].median,
               ("at least", 30), _each(taken["pick"], 5), _each(taken["ours"], 5))
    )  # fmt: skip
    return results


def _visit_all(visits: list[tuple[Browser, str]]) -> None:
    for browser, address in visits:
        browser.page(address)


def _statements(browser: Browser, address: str) -> list[Statement]:
    """What the page sends after its session was read: context, scope, data, audit entry."""
    with listening() as heard:
        browser.page(address)
    first = next(at for at, statement in enumerate(heard) if "set_config" in statement.sql)
    return heard[first:]


def _counted(statements: list[Statement]) -> list[Statement]:
    """Statements besides transaction control and the security context, the session's own read included."""
    kept = [each for each in statements if "set_config" not in each.sql and "SAVEPOINT" not in each.sql]
    return [Statement("session", None), *kept]


def _replay_all(raw: psycopg.Connection, heard: list[list[Statement]]) -> None:
    for statements in heard:
        with raw.transaction(), raw.cursor() as cursor:
            for statement in statements:
                if "SAVEPOINT" in statement.sql:
                    continue
                cursor.execute(statement.sql, _fresh_ids(statement))
                if cursor.description:
                    cursor.fetchall()


def _fresh_ids(statement: Statement) -> object:
    """An audit entry cannot be written twice under one id: the replay gives each its own."""
    if "INSERT INTO audit_event" not in statement.sql:
        return statement.parameters
    return [uuid7(), *list(statement.parameters)[1:]]


def _row_by_row(staff: list[User]) -> None:
    for user in staff:
        caseload_row_by_row(user)


def _each(spread: Spread, visits: int) -> Spread:
    """Seconds a page."""
    return Spread(spread.median / visits, spread.least / visits, spread.most / visits)
