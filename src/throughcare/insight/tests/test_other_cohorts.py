"""A cohort that says more than Georgia's: a probability, bands, and the days to the outcome."""

import random
from datetime import date
from typing import Any

import pytest
from tests import factories
from tests.arranging import World

from throughcare.insight import queries
from throughcare.rules.jurisdictions import Cohort, CohortScore, Division
from throughcare.rules.kernel import Mark, Source

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R011", "R122", "R128")]

INVENTED = Cohort(
    code="invented", title="Invented cohort", population="Nobody real", measure="came", happened="yes",
    not_happened="no", outcome="Came back.", horizon="2 years", days="after",
    scores=(CohortScore(code="chance", title="Chance of return", instrument="Chance", cut=0.5, cut_because="By law.",
                        bands=(("Low", 0.0), ("Medium", 0.3), ("High", 0.5)), probability=True),),
    divisions=(Division(title="Sex", of="sex"), Division(title="Ethnicity", of="ethnicity")), cautions=(),
    source=Source(title="Invented", url="https://example.org", version="1", checked_on=date(2026, 11, 1),
                  licence="None", mark=Mark.READ),
)  # fmt: skip


@pytest.fixture
def page(world: World, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The page of the invented cohort: 300 people, four of one ethnicity."""
    monkeypatch.setattr(queries, "described", lambda: iter([INVENTED]))
    draw = random.Random(6)
    for number in range(300):
        chance = draw.randint(5, 90) / 100
        person = factories.PersonFactory(agency=world.agency, sex=draw.choice(["male", "female", ""]))
        group = "Rare" if number < 4 else draw.choice(["First", "Second", "Third"])
        factories.CharacteristicFactory(person=person, kind="ethnicity", as_given=group)
        factories.SourceScoreFactory(person=person, instrument="Chance", value=str(chance))
        came = "yes" if draw.random() < chance else "no"
        factories.OutcomeFactory(person=person, cohort="invented", measure="came", value=came)
        after = "" if number == 299 else str(draw.randint(1, 730))
        factories.OutcomeFactory(person=person, cohort="invented", measure="after", value=after)
    response = world.browser(world.manager).get("/validation/invented/chance/")
    assert response.status_code == 200
    return response.content.decode()


def test_everything_it_says_is_shown(page: str) -> None:
    for words in ("Brier score", "Calibration intercept and slope", "Observed against predicted", "Harrell’s C is 0.",
                  "Called high: share still without the outcome", "By law.", "Share with the outcome in each band",
                  "1 of 300 people were left out"):  # fmt: skip
        assert words in page, words
    assert page.count('<svg class="tc-plot"') == 4, (
        "by score, calibration, and a curve for each side of the cut"
    )


def test_a_group_of_four_is_named_and_not_shown_and_takes_another_along(page: str) -> None:
    _, _, after = page.partition("Not shown, because too few people are in them")
    said = after.partition("</p>")[0]
    assert "Rare" in said
    assert any(other in said for other in ("First", "Second", "Third"))
    assert 'scope="row" class="govuk-table__header" data-label="Group">Rare' not in page
    assert "Not recorded" in page, "those without a recorded sex are a group like any other"
