"""An analyst asks how well a score foretold what came later, and sees figures of many people and nobody's record.

The cohort is every eighth person of Georgia's file where that is at hand, and invented people of its shape elsewhere;
what the pages must say is worked out here, from the rows that were sent.
"""

import csv
import gzip
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import factories
from tests.live import BOTH_SIZES, LiveAgency, assert_fits
from throughcare.platform.access.demo import DemoSecrets, make_demo_user
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.shell.exchange.importing.mapping import load
from throughcare.shell.exchange.importing.running import run_import

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R011", "R128", "R132", "R137")]

MAPPING = load("us-ga-nij")
COHORT = Path(__file__).parents[3] / "shared/data/nij_georgia_parole_25820.csv.gz"
SCORE, OUTCOME = "Supervision_Risk_Score_First", "Recidivism_Within_3years"
PAGE = "/validation/us-ga-nij/first-risk-score/"
SLOW = 30_000
"""Milliseconds: a process that makes its first figures loads scikit-learn, on a busy machine slowly."""
Row = dict[str, str]


@dataclass
class Sent:
    """An agency whose cohort came in from a file, and what was in it."""

    agency: Agency
    analyst: DemoSecrets
    manager: DemoSecrets
    officer: DemoSecrets
    rows: list[Row]

    @property
    def scored(self) -> list[Row]:
        return [row for row in self.rows if row[SCORE]]

    @property
    def area(self) -> str:
        from sklearn.metrics import roc_auc_score  # here: seconds that each test process would spend

        came = [row[OUTCOME] == "Yes" for row in self.scored]
        return f"{roc_auc_score(came, [int(row[SCORE]) for row in self.scored]):.3f}"

    def share(self, score: int) -> str:
        came = [row[OUTCOME] == "Yes" for row in self.scored if int(row[SCORE]) == score]
        return f"{100 * sum(came) / len(came):.1f}%"


def the_people() -> list[Row]:
    if COHORT.exists():
        with gzip.open(COHORT, "rt", newline="") as file:
            return list(csv.DictReader(file))[::8]
    draw, made = random.Random(8), []
    for number in range(1, 901):
        score = draw.randint(1, 10)
        chance = 0.6 if score == 1 else score / 12
        made.append(dict.fromkeys(MAPPING.columns, "") | {
            "ID": str(number), "Gender": draw.choice("MF"), "Race": draw.choice(["BLACK", "WHITE"]),
            "Age_at_Release": draw.choice(["23-27", "33-37"]), SCORE: "" if number % 50 == 0 else str(score),
            OUTCOME: "Yes" if draw.random() < chance else "No",
        })  # fmt: skip
    return made


@pytest.fixture(scope="module")
def sent(live_agency: LiveAgency, tmp_path_factory: pytest.TempPathFactory) -> Sent:
    rows = the_people()
    path = tmp_path_factory.mktemp("cohort") / "cohort.csv"
    with path.open("w", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]))
        out.writeheader()
        out.writerows(rows)
    with live_agency.database():
        agency = factories.AgencyFactory(
            code="peach-figures", name="Peach County Figures", jurisdiction="us-ga", zone="America/New_York"
        )
        team = factories.TeamFactory(agency=agency, name="Unit 1")
        officer = make_demo_user(agency, "figures-officer", "Gail Grove", ["officer"], team)
        manager = make_demo_user(agency, "figures-manager", "Mona Moss", ["manager"], team)
        analyst = make_demo_user(agency, "figures-analyst", "Ana Alder", ["analyst"])
        done = run_import(Actor.system_named("import"), agency, MAPPING, path)
    assert (done.rows_new, done.rows_bad) == (len(rows), 0)
    return Sent(agency, analyst, manager, officer, rows)


def in_summary(page: Page, key: str) -> Locator:
    row = page.locator(".govuk-summary-list__row").filter(has=page.get_by_text(key, exact=False))
    return row.locator(".govuk-summary-list__value").first


@BOTH_SIZES
def test_an_analyst_reads_how_well_the_score_foretold(
    sent: Sent, page_of: Callable[[DemoSecrets], Page], assert_no_axe_findings: Callable[[Page], None],
) -> None:  # fmt: skip
    page = page_of(sent.analyst)
    page.goto("/validation/")
    expect(page.get_by_role("heading", name="How well do scores foretell?")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="First supervision")).to_contain_text(
        f"{len(sent.rows):,}"
    )
    assert_no_axe_findings(page)
    page.get_by_role("link", name="First supervision risk score (1-10)").click(timeout=SLOW)
    expect(in_summary(page, "Discrimination")).to_contain_text(sent.area, timeout=SLOW)
    the_figures_are_those_of_the_rows(page, sent)
    for summary in page.locator("main summary").all():
        summary.click()
    assert_no_axe_findings(page)
    assert_fits(page)


def the_figures_are_those_of_the_rows(page: Page, sent: Sent) -> None:
    blank = len(sent.rows) - len(sent.scored)
    expect(page.get_by_text(f"{blank:,} of {len(sent.rows):,} people were left out")).to_be_visible()
    expect(in_summary(page, "Within")).to_have_text("3 years from release")
    finding = page.get_by_text("The lowest score is not the lowest risk")
    expect(finding).to_contain_text(f"at 1 the outcome came to {sent.share(1)}")
    by_score = page.get_by_role("table", name="Share with the outcome at each score", exact=True)
    for score in range(1, 11):
        row = by_score.get_by_role("row").filter(
            has=page.get_by_role("rowheader", name=str(score), exact=True)
        )
        expect(row).to_contain_text(sent.share(score))
    expect(page.get_by_text("Nobody published a cut of this score.")).to_be_visible()
    expect(
        page.get_by_role("table", name="By sex").get_by_role("row").filter(has_text="Female")
    ).to_be_visible()
    expect(page.get_by_role("table", name="By race")).to_be_visible()
    expect(page.get_by_role("table", name="By age at release")).to_be_visible()
    expect(page.get_by_text("a grade, not a probability")).to_be_visible()
    expect(page.get_by_text("not when.")).to_be_visible()
    assert "GA-" not in page.locator("main").inner_text(), "nobody is named"


@pytest.mark.parametrize("with_javascript", [False], indirect=True, ids=["no-script"])
def test_a_manager_reads_it_without_scripts(sent: Sent, page_of: Callable[[DemoSecrets], Page]) -> None:
    page = page_of(sent.manager)
    page.get_by_role("link", name="Validation", exact=True).click()
    page.get_by_role("link", name="First supervision risk score (1-10)").click(timeout=SLOW)
    expect(in_summary(page, "Discrimination")).to_contain_text(sent.area, timeout=SLOW)
    page.get_by_text("Every other cut").click()
    expect(page.get_by_role("columnheader", name="Called high", exact=True).last).to_be_visible()


def test_an_analyst_opens_no_record_and_an_officer_no_figures(
    sent: Sent, page_of: Callable[[DemoSecrets], Page]
) -> None:
    page = page_of(sent.analyst)
    assert page.goto("/caseload/").status == 403  # type: ignore[union-attr]
    assert page.goto("/find/").status == 403  # type: ignore[union-attr]
    page = page_of(sent.officer)
    expect(page.get_by_role("link", name="Validation", exact=True)).to_have_count(0)
    assert page.goto(PAGE).status == 403  # type: ignore[union-attr]
