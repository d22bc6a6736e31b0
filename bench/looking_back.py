"""W1, the same page as it was known on a past date, against the page of today, in one run."""

from functools import partial

from bench.browsing import Browser, officers, people_of
from bench.measuring import Result, Spread, in_turn
from bench.world import BenchDatabase
from throughcare.platform import clock

OFFICERS, PEOPLE = 10, 5
PAGES = {"person page": "/people/{}/", "personal details": "/people/{}/details/"}


def run(database: BenchDatabase, rounds: int) -> list[Result]:
    """The overview and the details of the same people, past and present in turn."""
    browsers = [(Browser(user), user) for user in officers(OFFICERS)]
    asked = clock.now().isoformat().replace("+00:00", "Z")
    results = []
    for what, page in PAGES.items():
        today = [
            (browser, page.format(person)) for browser, user in browsers for person in people_of(user, PEOPLE)
        ]
        past = [(browser, f"/as-known/{asked}{address}") for browser, address in today]
        taken = in_turn({"today": partial(_visit, today), "past": partial(_visit, past)}, rounds)
        results.append(
            Result("W1", f"{what} as known", f"{what} of today", taken["past"].median / taken["today"].median,
                   ("at most", 2), _each(taken["past"], len(past)), _each(taken["today"], len(today)))
        )  # fmt: skip
    return results


def _visit(visits: list[tuple[Browser, str]]) -> None:
    for browser, address in visits:
        browser.page(address)


def _each(spread: Spread, visits: int) -> Spread:
    """Seconds a page."""
    return Spread(spread.median / visits, spread.least / visits, spread.most / visits)
