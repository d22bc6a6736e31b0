"""Where eligibility, credits and early discharge in the United States were read.

A text that names no first day of force has the day it was read, 2026-11-22.
"""

from throughcare.rules.contacts.us_sources import law, page, program

_CRITERIA = "recidiviz/task_eligibility/criteria/state_specific"
_SPANS = "recidiviz/task_eligibility/eligibility_spans"
_COMMIT = "96922b6"

TEXAS_ELIGIBILITY = law(
    "Texas Government Code, eligibility for release on parole",
    "508.145",
    "https://texasparole.com/?page_id=132",
)
TENNESSEE_ELIGIBILITY = law("Tennessee Code, release eligibility", "40-35-501", "https://law.justia.com")
MISSOURI_MINIMUM = law(
    "Missouri Revised Statutes, minimum prison terms",
    "558.019",
    "http://laws9.com/statutes/missouri/t38/c558/558_019",
)
MISSOURI_CREDIT = law(
    "Missouri Revised Statutes, earned compliance credits", "217.703",
    "https://doc.mo.gov/divisions/probation-parole/early-discharge",
)  # fmt: skip
NEW_YORK_CREDIT = page(
    "New York, Less Is More: earned time credits", "https://lessismoreny.org/frequently_asked_questions/"
)
OREGON_DISCHARGE = law(
    "Oregon, earned discharge", "ORS 137.633; OAR 291-209-0045",
    "https://regulations.justia.com/states/oregon/chapter-291/division-209/section-291-209-0045",
)  # fmt: skip
FEDERAL_TIME_CREDIT = law("First Step Act time credits", "28 CFR 523.42", "https://casetext.com")
FEDERAL_GOOD_CONDUCT = page(
    "Federal good conduct time, as the press reported the First Step Act", "https://www.nydailynews.com"
)
ARIZONA_CREDIT = page(
    "Arizona, earned release credits",
    "https://legalclarity.org/how-much-of-your-sentence-do-you-serve-in-arizona",
)
SOUTH_DAKOTA_DISCHARGE = law(
    "South Dakota, early discharge", "SDCL 16-22-29, 23A-48-16", "https://instalawyer.io"
)
IOWA_DISCHARGE = program("Iowa, early discharge", f"{_SPANS}/us_ia/", _COMMIT)
NORTH_DAKOTA = program("North Dakota, eligibility", f"{_CRITERIA}/us_nd/", _COMMIT)
MAINE = program("Maine, eligibility", f"{_CRITERIA}/us_me/", _COMMIT)
IDAHO = program("Idaho, eligibility", f"{_CRITERIA}/us_ix/", _COMMIT)
PENNSYLVANIA = program("Pennsylvania, eligibility", f"{_CRITERIA}/us_pa/", _COMMIT)
TEXAS = program("Texas parole, eligibility", f"{_SPANS}/us_tx/", _COMMIT)
TEXAS_HALF = program(
    "Texas parole, half of the remaining sentence",
    f"{_CRITERIA}/us_tx/served_at_least_half_of_remaining_supervision_sentence.py",
    _COMMIT,
)
TENNESSEE = program("Tennessee, eligibility", f"{_CRITERIA}/us_tn/ and {_SPANS}/us_tn/", _COMMIT)
UTAH = program(
    "Utah, early termination", f"{_SPANS}/us_ut/early_termination_from_supervision_request.py", _COMMIT
)
MICHIGAN = program("Michigan, eligibility", f"{_CRITERIA}/us_mi/", _COMMIT)
NEBRASKA = program("Nebraska, eligibility", f"{_SPANS}/us_ne/", _COMMIT)
CALIFORNIA = program("California, eligibility", f"{_SPANS}/us_ca/", _COMMIT)
ARIZONA = program("Arizona, eligibility", f"{_SPANS}/us_az/", _COMMIT)
