"""The due-process time limits that were read, by place and event, each with its clock and its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from throughcare.rules.dates import Clock, ClockUnit
from throughcare.rules.kernel import Source
from throughcare.rules.kernel.reading import law, page
from throughcare.rules.responses.us_confinement_texts import MISSISSIPPI

PLACES = {
    "us_federal_dc_parole": "Federal (District of Columbia parole)",
    "us_pa": "Pennsylvania parole",
    "us_mi": "Michigan parole",
    "us_mi_probation": "Michigan probation",
    "us_ms": "Mississippi parole",
    "us_ny": "New York community supervision",
    "us_ut": "Utah parole",
    "us_ga_options_system": "Georgia probation options system",
    "us_ne": "Nebraska probation",
}
EVENTS = {
    "arrest": "the arrest",
    "arrest_on_warrant": "the arrest on a warrant",
    "retaking": "the retaking",
    "detainer_lodged_state_sentence": "the detainer, while a state sentence is served",
    "detainer_lodged_federal_sentence": "the detainer, while a federal sentence is served",
    "detained_on_board_warrant": "detention on the board's warrant",
    "official_verification_of_conviction": "the official verification of the conviction",
    "official_verification_of_return": "the official verification of the return to a state institution",
    "returned_or_available_for_return": "the return, or being available for it",
    "admission_to_detention": "admission to detention",
    "execution_of_warrant": "the execution of the warrant",
    "notice_of_violation_not_detained": "the notice of violation, without detention",
    "release_order_not_detained": "the order of release",
    "detention_order_or_preliminary_determination_whichever_later": (
        "the detention order or the preliminary determination, whichever is later"
    ),
    "incident_confined": "the incident, while the person is confined",
    "incident_not_confined": "the incident, while the person is not confined",
    "notice_served": "service of the notice",
    "violation_detected": "detection of the violation",
    "custodial_sanction_request_received": "the court's receipt of the report and request",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit. name: the result. says: words before the time."""

    name: str
    clock: Clock
    says: str


@dataclass(frozen=True, slots=True)
class Row:
    """The limits from one event in one place. note: what else the text says about them."""

    limits: tuple[Limit, ...]
    source: Source
    note: str = ""


def _days(name: str, amount: int, says: str) -> Limit:
    return Limit(name, Clock(amount, ClockUnit.DAYS), says)


def _hours(name: str, amount: int, says: str) -> Limit:
    return Limit(name, Clock(amount, ClockUnit.HOURS), says)


FEDERAL = law(
    "Code of Federal Regulations, parole revocation",
    "28 CFR 2.101 and 2.47",
    "https://www.law.cornell.edu/cfr/text/28/2.101",
)
PENNSYLVANIA_PRELIMINARY = law(
    "Pennsylvania Code, arrest for violation of parole",
    "37 Pa. Code 71.2",
    "https://pacodeandbulletin.gov/Display/pacode?file=/secure/pacode/data/037/chapter71/s71.2.html",
)
PENNSYLVANIA_REVOCATION = law(
    "Pennsylvania Code, conviction for a new offence", "37 Pa. Code 71.4", version="register vol. 54 no. 49"
)
MICHIGAN_PRELIMINARY = law(
    "Michigan Compiled Laws, arrest for a parole violation",
    "MCL 791.239a",
    "https://casetext.com/statute/michigan-compiled-laws/chapter-791-department-of-corrections/corrections-code-of-1953/subchapter-chapter-iii-bureau-of-pardons-and-paroles-parole-board/section-791239a-arrest-for-alleged-parole-violation-right-to-preliminary-hearing-notice-of-hearing-rights-at-hearing-postponement-notice-of-charges-summary-of-evidence-and-determination-of-guilt-when-preliminary-hearing-not-held",
)
MICHIGAN_FACTS = law(
    "Michigan Compiled Laws, fact-finding hearing",
    "MCL 791.240a(3)",
    "https://getpocketlaw.com/law/state_michigan/",
)
MICHIGAN_PROBATION = page(
    "Attorney's guide to probation violations in Michigan",
    "attorneyrobertpeterson.com",
    "https://attorneyrobertpeterson.com/understanding-probation-violations-in-michigan-a-guide-for-probationers",
)
MISSISSIPPI_STATUTE = law(
    "Mississippi Code, return of a violator of parole",
    "Miss. Code 47-7-27",
    "https://getpocketlaw.com/law/state_mississippi/section-47-7-27-return-of-violator-of-parole-or-earned-release-supervision-arrest-of-offender-hearing-revocation-of-parole-imprisonment-for-technical-violation-to-be-served-in-technical-violation-center_c1dc09b01a3d",
)
NEW_YORK_HELD = page(
    "New York Appellate Digest of 26 March 2024 on the Less is More Act",
    "newyorkappellatedigest.com",
    "https://www.newyorkappellatedigest.com/2024/03/26/the-department-of-corrections-and-community-supervision-doccs-violated-the-less-is-more-act-lima-by-failing-to-hold-a-recognizance-hearing-within-24-hours-and-failing-to-hold-a-preliminary-hearin/",
    version="2024-03-26",
)
NEW_YORK_REVOCATION = law("New York Codes, Rules and Regulations, revocation hearings", "9 NYCRR 8005.17")
UTAH_REPORT = law(
    "Utah Administrative Code, reports to the board",
    "R671-509-1",
    "https://www.law.cornell.edu/regulations/utah/Utah-Admin-Code-R671-509-1",
)
GEORGIA = law(
    "Official Code of Georgia, administrative sanctions",
    "O.C.G.A. 42-3-115",
    "https://getpocketlaw.com/law/state_georgia/section-42-3-115-authorization-to-impose-administrative-sanctions-petition-hearing-administrative-proceeding_b012e7750358",
)
NEBRASKA = law(
    "Nebraska court rules for probation practices, custodial sanctions",
    "Neb. Ct. R. 6-1901",
    "https://supremecourt.nebraska.gov/book/export/html/9294",
    since=date(2015, 12, 16),
    version="adopted 16 December 2015",
)
NEW_YORK_NOTE = "A delay may be taken to a court, which looks at the matter afresh."
MICHIGAN_NOTE = "The remedy for a delay is an order to hold the hearing, not release."
FEDERAL_NOTE = "On the person's own request a hearing may be put off by up to 30 days."

TABLE: Mapping[tuple[str, str], Row] = MappingProxyType(
    {
        ("us_federal_dc_parole", "retaking"): Row(
            (
                _days("probable_cause_hearing_by", 5, "a probable-cause hearing within"),
                _days("revocation_hearing_by", 65, "the revocation hearing within"),
                _days("decision_by", 86, "the decision within"),
            ),
            FEDERAL, FEDERAL_NOTE,
        ),
        ("us_federal_dc_parole", "detainer_lodged_state_sentence"): Row(
            (_days("detainer_review_by", 180, "a review of the detainer within"),), FEDERAL
        ),
        ("us_federal_dc_parole", "detainer_lodged_federal_sentence"): Row(
            (_days("revocation_hearing_by", 120, "a hearing within"),), FEDERAL
        ),
        ("us_pa", "detained_on_board_warrant"): Row(
            (_days("preliminary_hearing_by", 14, "a preliminary hearing within"),), PENNSYLVANIA_PRELIMINARY
        ),
        ("us_pa", "official_verification_of_conviction"): Row(
            (_days("revocation_hearing_by", 120, "the revocation hearing within"),), PENNSYLVANIA_REVOCATION
        ),
        ("us_pa", "official_verification_of_return"): Row(
            (_days("revocation_hearing_by", 120, "the revocation hearing within"),), PENNSYLVANIA_REVOCATION
        ),
        ("us_mi", "arrest"): Row(
            (_days("preliminary_hearing_by", 10, "a preliminary hearing within"),), MICHIGAN_PRELIMINARY,
            "Only the person on parole may have it put off.",
        ),
        ("us_mi", "returned_or_available_for_return"): Row(
            (_days("fact_finding_hearing_by", 45, "a fact-finding hearing within"),), MICHIGAN_FACTS,
            MICHIGAN_NOTE,
        ),
        ("us_mi_probation", "arrest"): Row(
            (_days("hearing_by_or_release", 14, "a hearing, or release, within"),), MICHIGAN_PROBATION,
            "Where the sentence that may be imposed is shorter, that is the limit.",
        ),
        ("us_ms", "arrest_on_warrant"): Row(
            (_hours("preliminary_hearing_by_hours", 72, "a preliminary hearing within"),), MISSISSIPPI_STATUTE
        ),
        ("us_ms", "admission_to_detention"): Row(
            (_days("hearing_by", 21, "the hearing within"),), MISSISSIPPI
        ),
        ("us_ny", "execution_of_warrant"): Row(
            (
                _hours("recognizance_hearing_by_hours", 24, "a recognizance hearing within"),
                _days("preliminary_hearing_by", 5, "a preliminary hearing within"),
            ),
            NEW_YORK_HELD, NEW_YORK_NOTE,
        ),
        ("us_ny", "notice_of_violation_not_detained"): Row(
            (_days("revocation_hearing_by", 45, "the revocation hearing within"),), NEW_YORK_REVOCATION
        ),
        ("us_ny", "release_order_not_detained"): Row(
            (_days("revocation_hearing_by", 45, "the revocation hearing within"),), NEW_YORK_REVOCATION
        ),
        ("us_ny", "detention_order_or_preliminary_determination_whichever_later"): Row(
            (_days("revocation_hearing_by", 30, "the revocation hearing within"),), NEW_YORK_REVOCATION
        ),
        ("us_ut", "incident_confined"): Row(
            (_hours("report_to_board_by_hours", 72, "a report to the board within"),), UTAH_REPORT
        ),
        ("us_ut", "incident_not_confined"): Row(
            (_days("report_to_board_by", 7, "a report to the board within"),), UTAH_REPORT
        ),
        ("us_ga_options_system", "notice_served"): Row(
            (
                _hours("proceeding_not_before_hours", 48, "the proceeding is not held before"),
                _days("proceeding_by", 15, "the proceeding within"),
            ),
            GEORGIA, "The standard of proof is a preponderance of the evidence; the proceeding may be electronic.",
        ),
        ("us_ne", "violation_detected"): Row(
            (
                Limit(
                    "custodial_sanction_request_to_court_by", Clock(2, ClockUnit.BUSINESS_DAYS),
                    "a request for a custodial sanction goes to the court within",
                ),
            ),
            NEBRASKA,
        ),
        ("us_ne", "custodial_sanction_request_received"): Row(
            (
                Limit("order_by", Clock(5, ClockUnit.JUDICIAL_DAYS), "the court's order, if it approves, within"),
                Limit("hearing_by", Clock(10, ClockUnit.JUDICIAL_DAYS), "a hearing, if there is one, within"),
            ),
            NEBRASKA,
        ),
    }
)  # fmt: skip
