"""Steps to less supervision in Pennsylvania: the schemes of the library, then the house's where none was read."""

from throughcare.rules.jurisdictions.progress import (
    HOUSE_EARLY_DISCHARGE,
    Phase,
    ProgressFact,
    ProgressTerms,
    published_step,
)

PROGRESS = ProgressTerms((
    published_step(
        "administrative_supervision_us_pa", "Administrative supervision",
        {
            "years_on_supervision": ProgressFact.YEARS_ON,
            "high_or_maximum_within_1_year": ProgressFact.HIGH_WITHIN_YEAR,
            "days_left": ProgressFact.DAYS_LEFT,
        },
        Phase(
            code="administrative", title="Administrative supervision", level="administrative",
            says="The contact standard of the administrative level holds.",
        ),
    ),
    published_step(
        "special_circumstances_us_pa", "Special circumstances supervision",
        {"years_on_supervision": ProgressFact.YEARS_ON},
        Phase(
            code="special-circumstances", title="Special circumstances supervision",
            says="What it asks is the agency’s to say: no standard of it was read, so the level’s own holds.",
        ),
    ),
    HOUSE_EARLY_DISCHARGE,
))  # fmt: skip
