"""Release eligibility: parole dates, home detention curfew, release after a fixed-term recall; each as it was read.

Parole is looked at from ten months before, as the service that allocates offender managers does. The curfew rule says
only whether a licence for it can still be made, and the eligibility date is the prison's.
"""

from throughcare.rules.jurisdictions.eligibility import (
    OF_KEY_DATES,
    RECEIVED_ON,
    TODAY,
    EligibilityRule,
    EligibilityTerms,
    HearingDue,
    Population,
    Sort,
)
from throughcare.rules.jurisdictions.limits import TimeLimit, Unit
from throughcare.rules.release.allocation_advice_ew import PAROLE_MONTHS, parole_approaching
from throughcare.rules.release.ew_sources import ALLOCATION_ADVICE
from throughcare.rules.release.licence_dates_ew import licence_dates
from throughcare.rules.release.recall_release_ew import fixed_term_length, fixed_term_release

PED, TARIFF, HEARING = "ew-ped", "ew-tariff", "ew-thd"
CRD, HDCED = "ew-crd", "ew-hdced"

_PAROLE = EligibilityRule(
    code="parole",
    title="Parole",
    sort=Sort.PAROLE,
    population=Population(
        words=parole_approaching.card.population, in_custody=True, key_dates=frozenset({PED, TARIFF, HEARING})
    ),
    asks=(parole_approaching,),
    takes={
        "today": TODAY, "PED": OF_KEY_DATES + PED, "TED": OF_KEY_DATES + TARIFF, "THD": OF_KEY_DATES + HEARING,
    },
    day=(OF_KEY_DATES + PED, OF_KEY_DATES + TARIFF),
    words={
        "PED": "the parole eligibility date", "TED": "the end of the tariff", "THD": "the target hearing date",
    },
    note="That the day has come is no release: the board decides.",
)  # fmt: skip
_CURFEW = EligibilityRule(
    code="home-detention-curfew",
    title="Home detention curfew",
    sort=Sort.EARLY_RELEASE,
    population=Population(
        words=licence_dates.card.population, in_custody=True, key_dates=frozenset({CRD, HDCED})
    ),
    asks=(licence_dates,),
    given={"kind": "hdc_possible", "bank_holidays": ()},
    takes={"today": TODAY, "conditional_release_date": OF_KEY_DATES + CRD},
    day=(OF_KEY_DATES + HDCED,),
    holds=("result", "Is there time to make a licence for it?"),
    note="Only this was read of it. Who may be released on curfew, and who may not, the prison says.",
)
_FIXED_TERM = EligibilityRule(
    code="fixed-term-recall",
    title="Release after a fixed-term recall",
    sort=Sort.AFTER_RECALL,
    population=Population(words=fixed_term_release.card.population, recalled=True),
    asks=(fixed_term_length, fixed_term_release),
    takes={"return_to_custody": RECEIVED_ON},
    also_asks=("revoked_on", "youth_sentences_only", "sentence_12m_plus"),
    day=("result",),
    note="Where the recall is for a fixed term. A standard recall ends when the board says so.",
)
_LEAD = TimeLimit(amount=PAROLE_MONTHS, unit=Unit.MONTHS, source=ALLOCATION_ADVICE)
ELIGIBILITY = EligibilityTerms(
    rules=(_PAROLE, _CURFEW, _FIXED_TERM),
    hearings=tuple(HearingDue(key_date=code, kind="parole_eligibility", lead=_LEAD) for code in (PED, TARIFF, HEARING)),
)  # fmt: skip
