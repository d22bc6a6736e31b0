"""The response grids of the United States that were read, whole or in part, each under its own state.

Every cell comes from a published rule of this folder; what no text that was read says is not filled in from another
state. All but one were read in part, at second hand, or without a day of force: an agency confirms them before use.
"""

from collections.abc import Mapping
from types import MappingProxyType

from throughcare.rules.kernel import BadAnswers
from throughcare.rules.kernel.reading import law, page
from throughcare.rules.responses import us_confinement_texts as texts
from throughcare.rules.responses.grid import (
    GridFacts,
    GridLevel,
    Measure,
    Power,
    Range,
    ResponseGrid,
    not_known,
)
from throughcare.rules.responses.us_id_response_matrix import MATRIX, REPORT, RISKS, response_magnitude
from throughcare.rules.responses.us_incentive_ratio import GUIDELINES
from throughcare.rules.responses.us_or_structured_sanctions import SANCTIONS
from throughcare.rules.responses.us_pa_probation_parole import SOURCE as RECOMMITMENT
from throughcare.rules.responses.us_sanction_caps import CUSTODIAL_DAYS, sanction_cap
from throughcare.rules.responses.us_sd_response_grid import GRID as SD_GRID
from throughcare.rules.responses.us_sd_response_grid import RISKS as SD_RISKS
from throughcare.rules.responses.us_sd_response_grid import SOUTH_DAKOTA, violation_severity

CAPS = "united-states:sanction_cap"
NO_CELL = "The part of the grid that was read has no row for this."

IDAHO_ROWS: Mapping[str, str] = MappingProxyType({
    "missed_contact": "late_or_missed_meeting",
    "late_contact": "late_or_missed_meeting",
    "curfew": "curfew",
    "programme_missed": "failure_to_participate_in_programming",
    "left_district": "leave_district_without_permission",
    "left_jurisdiction": "leave_state_without_permission",
    "no_contact": "no_contact_order_violation",
    "evaluation_not_done": "failure_to_complete_evaluation",
    "police_contact_not_told": "fail_to_report_le_contact_24h",
    "unlawful_activity": "confirmed_unlawful_activities",
    "firearm": "possession_of_firearm",
    "whereabouts_unknown": "absconding",
})  # fmt: skip
"""Idaho's row for each of the house's kinds of failure; the others are not in the opening that was read."""

SOUTH_DAKOTA_ROWS: Mapping[str, str] = MappingProxyType({
    "missed_contact": "missed_meeting_with_officer",
    "late_contact": "late_to_meeting",
    "payment_missed": "failure_to_meet_financial_obligation",
    "dishonesty": "dishonesty",
    "programme_missed": "missed_programming_appointment",
    "programme_ended": "unsatisfactory_programme_termination",
    "task_not_done": "failure_to_complete_assignment",
    "conduct": "violation_of_social_decorum",
    "change_not_told": "failure_to_report_change_in_status",
    "prohibited_place": "prohibited_place",
    "association": "prohibited_associates",
    "no_contact": "protection_order_violation",
    "test_confirmed": "positive_urinalysis",
})  # fmt: skip


def _idaho(facts: GridFacts) -> Range:
    row = IDAHO_ROWS.get(facts.failure)
    if row is None:
        return not_known(NO_CELL)
    if facts.risk not in RISKS:
        return not_known("The matrix asks for the level of risk, and none is given.")
    at = MATRIX[row].magnitudes[RISKS.index(facts.risk)]
    found = response_magnitude(jurisdiction="us_id", event=row, risk=facts.risk)
    level = "report" if at == REPORT else f"magnitude_{at}"
    return Range(level, level, tuple(reason.sentence for reason in found.reasons))


def _south_dakota(facts: GridFacts) -> Range:
    row = SOUTH_DAKOTA_ROWS.get(facts.failure)
    if row is None:
        return not_known(NO_CELL)
    try:
        found = violation_severity(
            jurisdiction="us_sd", event=row, occurrence=facts.occurrence, risk=facts.risk or ""
        )
    except BadAnswers:
        return not_known(f"What the grid says of {SD_GRID[row].what} at this count was not read.")
    level, opens = str(found.results["severity"]), found.results.get("responses")
    only = tuple(map(str, opens)) if isinstance(opens, tuple) else None
    return Range(level, level, tuple(reason.sentence for reason in found.reasons[:1]), only)


def _washington(facts: GridFacts) -> Range:
    if facts.severity not in ("low", "high"):
        return not_known(
            "Which violations are low-level and which high-level was not read, and nobody has said."
        )
    found = sanction_cap(jurisdiction="us_wa", violation_level=facts.severity, sanction=None, violation=None)
    return Range("non_confinement", facts.severity, tuple(reason.sentence for reason in found.reasons))


def _georgia(facts: GridFacts) -> Range:
    if facts.ceiling is None or facts.ceiling not in {level.code for level in GEORGIA_LEVELS}:
        return not_known("No sanction goes above what the judge allowed, and what that is is not recorded.")
    title = next(level.title for level in GEORGIA_LEVELS if level.code == facts.ceiling)
    return Range(
        GEORGIA_LEVELS[0].code,
        facts.ceiling,
        (f"The judge allowed sanctions up to: {title.lower()}. The text grades no violation: all are open.",),
    )


def _no_cell(facts: GridFacts) -> Range:
    return not_known("The cells of this table were not read.")


def _days(jurisdiction: str, **asked: object) -> int:
    given = {"violation_level": None, "sanction": None, "violation": None} | asked
    results = sanction_cap(jurisdiction=jurisdiction, **given).results
    return int(str(results.get("max_confinement_days") or results["max_days"]))


def _officer(code: str, title: str) -> Measure:
    return Measure(code=code, title=title, power=Power.OFFICER)


IDAHO = ResponseGrid(
    code="us-id-response-matrix@2026-11-22", title="Idaho Response Matrix", place="us-id", state="Idaho",
    order_kinds=frozenset({"probation", "parole"}), find=_idaho, source=texts.IDAHO_MATRIX,
    risks=MappingProxyType({risk: f"{risk.capitalize()} risk" for risk in RISKS}),
    levels=(
        GridLevel("magnitude_1", "Magnitude 1, low"), GridLevel("magnitude_2", "Magnitude 2, moderate"),
        GridLevel("magnitude_3", "Magnitude 3, high"),
        GridLevel("report", "Report of violation", (
            Measure(code="report_of_violation", title="Report of violation", power=Power.COURT),
        )),
    ),
    doubts="Only the opening of the matrix was read, without the lists of responses and without its day of force.",
    notes=("Discretionary jail: at most 48 hours at a time without the court (IDAPA 06.02.01.010).",),
)  # fmt: skip

SD_RESPONSES = (
    _officer("verbal", "Spoken to"), _officer("letter", "Letter"),
    Measure(code="volunteering_once", title="Volunteering, once", power=Power.OFFICER, counted_in="hours"),
    _officer("brief_written_task", "Short written task"), _officer("officers_discretion", "Another light step"),
    _officer("extra_problem_solving_meeting", "Extra meeting to solve problems (high risk)"),
)  # fmt: skip
SOUTH_DAKOTA_GRID = ResponseGrid(
    code="us-sd-response-grid@2014-01-01", title="South Dakota response grid for probation", place="us-sd",
    state="South Dakota", order_kinds=frozenset({"probation"}), find=_south_dakota, source=SOUTH_DAKOTA,
    risks=SD_RISKS,
    levels=(
        GridLevel("minor", "Minor", SD_RESPONSES), GridLevel("moderate", "Moderate"), GridLevel("serious", "Serious", (
            Measure(code="short_jail", title="Short stay in jail", power=Power.COURT, counted_in="days"),
        )),
    ),
    doubts="Read at a publisher's page as current to 2024; the moderate and serious rows were not seen.",
    notes=("A moderate or serious sanction is reviewed on request by the chief court services officer, finally.",),
)  # fmt: skip

WASHINGTON = ResponseGrid(
    code="us-wa-swift-and-certain@2026-11-22", title="Washington, swift and certain", place="us-wa",
    state="Washington", order_kinds=frozenset({"probation", "parole"}), find=_washington,
    source=texts.WASHINGTON_STATUTE,
    severities=MappingProxyType({"low": "Low-level violation", "high": "High-level violation"}),
    levels=(
        GridLevel("non_confinement", "Without confinement"),
        GridLevel("low", "Low-level", (
            Measure(code="confinement_short", title="Confinement", power=Power.HEARING_OFFICER, counted_in="days",
                    most=_days("us_wa", violation_level="low"), most_by=CAPS),
        )),
        GridLevel("high", "High-level", (
            Measure(code="confinement_long", title="Confinement after a high-level violation",
                    power=Power.HEARING_OFFICER, counted_in="days", most=_days("us_wa", violation_level="high"),
                    most_by=CAPS),
        )),
    ),
    doubts="The department's procedure (460.130) was read in its edition of 2013; its lists of violations were not.",
    notes=("After five low-level violations that were sanctioned, later ones may be taken as high-level.",),
)  # fmt: skip

OREGON = ResponseGrid(
    code="us-or-structured-sanctions@2026-11-22", title="Oregon structured sanctions", place="us-or", state="Oregon",
    order_kinds=frozenset({"probation", "parole"}), find=_no_cell, source=SANCTIONS, levels=(),
    doubts="Attachment A, the numbers of each cell, was not seen.",
    notes=("Units in all: united-states:structured_sanction_limit. For a series the highest severity decides.",),
)  # fmt: skip

PENNSYLVANIA = ResponseGrid(
    code="us-pa-recommitment@2023-08-26", title="Pennsylvania recommitment ranges", place="us-pa",
    state="Pennsylvania", order_kinds=frozenset({"parole"}), find=_no_cell, source=RECOMMITMENT,
    levels=(
        GridLevel("recommitment", "Recommitment", (
            Measure(code="recommitment", title="Recommitment", power=Power.BOARD, counted_in="months"),
        )),
    ),
    for_officers=False,
    notes=("For the board, after it has found a violation: united-states:recommitment_range gives the months.",),
)  # fmt: skip

UTAH = ResponseGrid(
    code="us-ut-response-levels@2026-11-22", title="Utah, levels of response", place="us-ut", state="Utah",
    order_kinds=frozenset({"probation", "parole"}), find=_no_cell, source=GUIDELINES,
    levels=(
        GridLevel("level_1", "Level one"), GridLevel("level_2", "Level two"),
        GridLevel("level_3", "Level three: the only one that may bring short custody"),
    ),
    doubts="The structure was read, the cells of tools 2 to 5 were not.",
    notes=("About four incentives to each sanction; each desired act is reinforced.",),
)  # fmt: skip

OPTIONS_SYSTEM = page(
    "Official Code of Georgia, probation options system", "O.C.G.A. 42-3-113 and 42-3-115",
    "https://getpocketlaw.com/law/state_georgia",
)  # fmt: skip
GEORGIA_LEVELS = (
    GridLevel("probation", "Probation as it stands"),
    GridLevel("community_service", "Community service", (
        Measure(code="community_service", title="Community service", power=Power.SUPERVISOR, counted_in="hours",
                does="unpaid_work"),
    )),
    GridLevel("electronic_monitoring", "Electronic monitoring", (
        Measure(code="electronic_monitoring", title="Electronic monitoring", power=Power.SUPERVISOR,
                counted_in="days"),
    )),
    GridLevel("day_reporting", "Day reporting", (
        Measure(code="day_reporting", title="Day reporting", power=Power.HEARING_OFFICER, counted_in="days"),
    )),
    GridLevel("boot_camp", "Boot camp", (
        Measure(code="boot_camp", title="Boot camp", power=Power.HEARING_OFFICER, counted_in="days"),
    )),
    GridLevel("residential", "Detention centre or residential treatment", (
        Measure(code="residential", title="Detention centre or residential treatment",
                power=Power.HEARING_OFFICER, counted_in="days"),
    )),
)  # fmt: skip
GEORGIA = ResponseGrid(
    code="us-ga-options-system@2026-11-22", title="Georgia, administrative sanctions of the options system",
    place="us-ga", state="Georgia", order_kinds=frozenset({"probation"}), find=_georgia, source=OPTIONS_SYSTEM,
    levels=GEORGIA_LEVELS, ceiling=True,
    doubts="Read at second hand, without its day of force.",
    notes=(
        "The chief officer may impose the three least restrictive, a hearing officer all; never above the judge's cap.",
    ),
)  # fmt: skip

NEBRASKA_CODE = law("Nebraska Revised Statutes, sanctions on probation", "Neb. Rev. Stat. 29-2266",
                    texts.NEBRASKA.url)  # fmt: skip


def _administrative(code: str, title: str, counted_in: str = "", most: int | None = None) -> Measure:
    return Measure(
        code=code, title=title, power=Power.NOT_SEEN, counted_in=counted_in, most=most, most_by=CAPS if most else "",
        consent=True,
    )  # fmt: skip


NEBRASKA = ResponseGrid(
    code="us-ne-sanctions@2026-11-22", title="Nebraska, administrative and custodial sanctions", place="us-ne",
    state="Nebraska", order_kinds=frozenset({"probation"}), find=_no_cell, source=NEBRASKA_CODE,
    levels=(
        GridLevel("administrative", "Administrative, with consent", (
            _administrative("reprimand", "Reprimand"), _administrative("contacts", "More contacts"),
            _administrative("testing", "More testing"), _administrative("evaluation", "Evaluation"),
            _administrative("curfew", "Curfew", "days", _days("us_ne", sanction="curfew")),
            _administrative("service", "Community service", "hours"),
            _administrative("travel", "Limits to travel"), _administrative("payment_plan", "Payment plan"),
        )),
        GridLevel("custodial", "Custodial", (
            Measure(code="jail_second", title="Jail, second most severe", power=Power.COURT, counted_in="days",
                    most=CUSTODIAL_DAYS["second_most_severe"], most_by="united-states:custodial_sanction_cap"),
            Measure(code="jail_most", title="Jail, most severe", power=Power.COURT, counted_in="days",
                    most=CUSTODIAL_DAYS["most_severe"], most_by="united-states:custodial_sanction_cap"),
        )),
    ),
    doubts="Which violation opens which sanction was not read.",
)  # fmt: skip

GRIDS: Mapping[str, ResponseGrid] = MappingProxyType({
    grid.code: grid
    for grid in (IDAHO, SOUTH_DAKOTA_GRID, WASHINGTON, OREGON, PENNSYLVANIA, UTAH, GEORGIA, NEBRASKA)
})  # fmt: skip
"""Every grid that is held, by code and day."""
