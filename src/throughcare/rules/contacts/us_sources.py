"""Where the contact standards of the United States were read. Facts only: nothing of a program's text is used.

A text that names no first day of force has the day it was read, 2026-11-22.
"""

from datetime import date

from throughcare.rules.kernel import Mark, Source, reading
from throughcare.rules.kernel.reading import READ_ON

FROM_PROGRAM = "Facts restated from a GPL-3.0 program; none of its text is used"


def program(title: str, path: str, commit: str, *, since: date = READ_ON) -> Source:
    """A file of the public repository Recidiviz/pulse-data."""
    return Source(
        title=title,
        citation=f"Recidiviz/pulse-data, {path}",
        url="https://github.com/Recidiviz/pulse-data",
        version=commit,
        effective_from=since,
        checked_on=READ_ON,
        licence=FROM_PROGRAM,
        mark=Mark.READ,
    )


def law(title: str, citation: str, url: str, *, since: date = READ_ON) -> Source:
    """A statute, rule or court order."""
    return reading.law(title, citation, url, since=since)


def page(title: str, url: str) -> Source:
    """A page of an agency or of somebody who reports its rule."""
    return reading.page(title, "", url, since=READ_ON)


_STATES = "recidiviz/pipelines/utils/state_utils"
_SPANS = "recidiviz/task_eligibility/compliance_task_eligibility_spans"
_CRITERIA = "recidiviz/task_eligibility/criteria/state_specific"

LEVELS_CHANGED = date(2020, 7, 23)
"""The day on which Idaho went from four levels to three."""

IDAHO = program(
    "Idaho, supervision standards",
    f"{_STATES}/us_ix/us_ix_supervision_compliance.py and its test",
    "4ee035b",
    since=LEVELS_CHANGED,
)
IDAHO_2026 = program("Idaho, supervision tasks", f"{_SPANS}/us_ix/", "4ee035b")
NORTH_DAKOTA = program(
    "North Dakota, supervision standards",
    f"{_STATES}/us_nd/us_nd_supervision_compliance.py and its test",
    "4ee035b",
)
PENNSYLVANIA = program(
    "Pennsylvania, supervision standards in use up to 2021",
    "recidiviz/calculator/pipeline/utils/state_utils/us_pa/us_pa_supervision_compliance.py and its test",
    "5307c8f",
    since=date(2011, 1, 4),
)
COLORADO = program("Colorado parole, supervision tasks", f"{_SPANS}/us_co/", "4ee035b")
TEXAS_WINDOWS = program(
    "Texas parole, contact windows", "recidiviz/task_eligibility/utils/us_tx_query_fragments.py", "96922b6"
)
TEXAS_CRITERIA = program("Texas parole, contact criteria", f"{_CRITERIA}/us_tx/", "96922b6")
TEXAS_TASKS = program("Texas parole, supervision tasks", f"{_SPANS}/us_tx/", "4ee035b")
NEBRASKA = program("Nebraska parole, assessment tasks", f"{_SPANS}/us_ne/", "4ee035b")
MICHIGAN = program("Michigan, supervision criteria", f"{_CRITERIA}/us_mi/", "96922b6")

CSOSA = page("CSOSA, levels of supervision", "https://www.csosa.gov/supervision/levels.aspx")
WISCONSIN = law("Wisconsin Administrative Code", "DHS 98.04(4)", "https://docs.legis.wisconsin.gov")
NEW_YORK_PROBATION = law("New York, probation supervision", "9 NYCRR 351.6", "https://casetext.com")
NEW_YORK_RELEASE = law("New York, conditional release", "9 NYCRR 361.6", "https://govt.westlaw.com")
ARIZONA = law("Arizona, intensive probation", "Arizona Administrative Order 2010-26", "https://casetext.com")
TEXAS_PROBATION = law("Texas, community supervision", "37 TAC 163.35", "https://texreg.sos.state.tx.us")
ARKANSAS = page("Arkansas, texting protocol", "https://crimesolutions.ojp.gov")
IOWA = page("Iowa 5th Judicial District, probation intake", "https://fifthdcs.com/ProbationIntake")
IOWA_MINIMUM = page(
    "Iowa 5th Judicial District, minimum supervision", "https://fifthdcs.com/MinimumSupervision"
)
