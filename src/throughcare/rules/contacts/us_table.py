"""Every contact frequency of the United States that was read, a row for each place, case type, level and kind.

Quantities of Texas parole, and of Georgia and Missouri, were not seen and are not here.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from throughcare.rules.contacts.us_sources import (
    ARIZONA,
    ARKANSAS,
    COLORADO,
    CSOSA,
    IDAHO,
    IDAHO_2026,
    IOWA,
    LEVELS_CHANGED,
    NEW_YORK_PROBATION,
    NEW_YORK_RELEASE,
    NORTH_DAKOTA,
    PENNSYLVANIA,
    TEXAS_CRITERIA,
    TEXAS_PROBATION,
    TEXAS_TASKS,
    WISCONSIN,
)
from throughcare.rules.contacts.us_standards import (
    ANY,
    LAST_DAY_OF_FOUR_LEVELS,
    Clock,
    FirstContact,
    Standard,
    Triggered,
    place_and_day,
)
from throughcare.rules.kernel import Source

KINDS = {
    "face_to_face": "Face to face",
    "home_visit": "Home visit",
    "field": "In the field",
    "office": "In the office",
    "treatment_collateral": "Collateral, treatment included",
    "employment": "Verification of work",
    "investigative": "Investigative, while in custody",
}
LEVELS = {
    "minimum": "Minimum or low",
    "medium": "Medium or moderate",
    "high": "High",
    "maximum": "Maximum",
    "intensive": "Intensive",
    "greatest_risk": "Greatest risk",
    "high_risk": "High risk",
    "level_i": "Level I, intensive",
    "level_iii": "Level III",
    "monitored": "Monitored",
    "administrative": "Administrative",
    "limited": "Limited",
    "electronic_monitoring_only": "Electronic monitoring only",
    "not_assessed": "Not yet assessed",
    "in_custody": "In custody",
}
CASE_TYPES = {
    "general": "General",
    "sex_offense": "Sex offence",
    "community_reentry": "Community reentry",
    "probation": "Probation",
    "intensive_probation": "Intensive probation",
    "direct_supervision": "Direct supervision",
    "conditional_release": "Conditional release",
    "parole": "Parole",
}

_END_OF_2021 = date(2021, 12, 31)
_UP_TO_2021 = "In use up to 2021; the text names no day. Not live until the agency confirms it."


def _rolling(
    jurisdiction: str, case_type: str, kind: str, source: Source, levels: Mapping[str, tuple[int, int]],
    *, held_from: date | None = None, held_to: date | None = None, note: str = "",
) -> Iterator[Standard]:  # fmt: skip
    """A rolling row a level, (times, days); (0, 0) where none is required."""
    for level, (times, days) in levels.items():
        yield Standard(
            jurisdiction=jurisdiction, case_type=case_type, level=level, kind=kind, source=source,
            clock=Clock.ROLLING if times else Clock.NONE_REQUIRED, times=times, every=days,
            held_from=held_from, held_to=held_to, note=note,
        )  # fmt: skip


def _per_period(
    jurisdiction: str, case_type: str, kind: str, source: Source, levels: Mapping[str, tuple[int, int, str]],
    *, held_from: date | None = None, held_to: date | None = None, note: str = "",
) -> Iterator[Standard]:  # fmt: skip
    """A row a level, (times, every, unit), where the text says only how many in a week, month or quarter."""
    for level, (times, every, unit) in levels.items():
        yield Standard(
            jurisdiction=jurisdiction, case_type=case_type, level=level, kind=kind, source=source,
            clock=Clock.PER_PERIOD, times=times, every=every, unit=unit,
            held_from=held_from, held_to=held_to, note=note,
        )  # fmt: skip


def _without_number(
    jurisdiction: str, case_type: str, kind: str, source: Source, clock: Clock, *levels: str, note: str = ""
) -> Iterator[Standard]:
    """A row a level for what is done once, as needed, or not at all."""
    for level in levels:
        yield Standard(
            jurisdiction=jurisdiction, case_type=case_type, level=level, kind=kind, clock=clock,
            note=note, source=source,
        )  # fmt: skip


_IDAHO_LEVELS = ("minimum", "medium", "high")
_IDAHO = (
    *_rolling(
        "us_id", "general", "face_to_face", IDAHO,
        {"minimum": (0, 0), "medium": (1, 180), "high": (1, 30), "maximum": (2, 30)},
        held_to=LAST_DAY_OF_FOUR_LEVELS, note="Levels 1 to 4 of the old scheme.",
    ),
    *_rolling(
        "us_id", "general", "face_to_face", IDAHO, {"minimum": (1, 180), "medium": (1, 45), "high": (1, 15)},
        held_from=LEVELS_CHANGED,
        note="The program's description says 2 in 90 days (medium) and 2 in 30 (high); its table and tests say this.",
    ),
    *_rolling("us_id", "general", "home_visit", IDAHO, {"minimum": (1, 365), "medium": (1, 365), "high": (1, 90)}),
    *_rolling(
        "us_id", "general", "treatment_collateral", IDAHO, {"minimum": (1, 90), "medium": (1, 30), "high": (1, 30)}
    ),
    *_without_number("us_id", "general", "employment", IDAHO, Clock.ONCE, *_IDAHO_LEVELS),
    *_rolling(
        "us_id", "sex_offense", "face_to_face", IDAHO, {"minimum": (1, 90), "medium": (1, 30), "high": (2, 30)}
    ),
    *_rolling("us_id", "sex_offense", "home_visit", IDAHO, {"minimum": (1, 90), "medium": (1, 60), "high": (1, 30)}),
    *_rolling(
        "us_id", "sex_offense", "treatment_collateral", IDAHO,
        {"minimum": (1, 90), "medium": (1, 30), "high": (1, 30)},
    ),
    *_rolling("us_id", "sex_offense", "employment", IDAHO, {"minimum": (1, 90), "medium": (1, 60), "high": (1, 30)}),
    *_per_period("us_id", "community_reentry", "employment", IDAHO_2026, {ANY: (1, 1, "month")}),
)  # fmt: skip

_NORTH_DAKOTA = (
    *(
        Standard(
            jurisdiction="us_nd", case_type=ANY, level=level, kind="face_to_face", clock=Clock.MONTH_END,
            times=1, every=months, unit="month", source=NORTH_DAKOTA,
            note="The program's description counts days; the rule works in calendar months.",
        )
        for level, months in {"minimum": 3, "medium": 2, "maximum": 1}.items()
    ),
    *_without_number("us_nd", ANY, "home_visit", NORTH_DAKOTA, Clock.ONCE, "minimum"),
    *_rolling("us_nd", ANY, "home_visit", NORTH_DAKOTA, {"medium": (1, 365), "maximum": (1, 365)}),
    *_without_number("us_nd", ANY, "treatment_collateral", NORTH_DAKOTA, Clock.NONE_REQUIRED, ANY),
    *_without_number("us_nd", ANY, "employment", NORTH_DAKOTA, Clock.NONE_REQUIRED, ANY),
)  # fmt: skip

_NO_CONTACT_SINCE = {"administrative": date(2021, 6, 28), "limited": date(2021, 6, 28)}
_PENNSYLVANIA = (
    *_rolling(
        "us_pa", "general", "face_to_face", PENNSYLVANIA,
        {"high": (4, 30), "maximum": (2, 30), "medium": (1, 30), "minimum": (1, 90)},
        held_to=_END_OF_2021, note=_UP_TO_2021,
    ),
    *_rolling(
        "us_pa", "general", "home_visit", PENNSYLVANIA,
        {"high": (1, 30), "maximum": (1, 30), "medium": (1, 60), "minimum": (0, 0)},
        held_to=_END_OF_2021, note=_UP_TO_2021,
    ),
    *_rolling(
        "us_pa", "general", "treatment_collateral", PENNSYLVANIA,
        {"high": (2, 30), "maximum": (1, 30), "medium": (1, 90), "minimum": (1, 90)},
        held_to=_END_OF_2021, note=_UP_TO_2021,
    ),
    *(
        row
        for level in ("monitored", "electronic_monitoring_only", "administrative", "limited")
        for kind in ("face_to_face", "home_visit", "treatment_collateral")
        for row in _rolling(
            "us_pa", "general", kind, PENNSYLVANIA, {level: (0, 0)},
            held_from=_NO_CONTACT_SINCE.get(level), held_to=_END_OF_2021, note=_UP_TO_2021,
        )
    ),
)  # fmt: skip

_DISTRICT_OF_COLUMBIA = (
    *_per_period(
        "us_dc", ANY, "face_to_face", CSOSA,
        {level: (times, 1, "month") for level, times in
         {"intensive": 8, "maximum": 4, "medium": 2, "minimum": 1}.items()},
        note="Half of all contacts are made in the field.",
    ),
    *_per_period(
        "us_dc", ANY, "field", CSOSA,
        {"intensive": (4, 1, "month"), "maximum": (2, 1, "month"), "medium": (1, 1, "month"),
         "minimum": (1, 2, "month")},
    ),
    *(
        row
        for kind, times in {"office": 2, "home_visit": 1, "treatment_collateral": 1, "employment": 1}.items()
        for row in _rolling("us_dc", ANY, kind, CSOSA, {"not_assessed": (times, 30)})
    ),
)  # fmt: skip

_NO_SUCH_NUMBER = "The text says as needed."
_OTHERS = (
    *_rolling(
        "us_wi", ANY, "face_to_face", WISCONSIN, {"maximum": (1, 14), "medium": (1, 30), "minimum": (1, 90)}
    ),
    *_rolling("us_wi", ANY, "home_visit", WISCONSIN, {"maximum": (1, 30), "medium": (1, 60)}),
    *_without_number("us_wi", ANY, "home_visit", WISCONSIN, Clock.AS_NEEDED, "minimum", note=_NO_SUCH_NUMBER),
    *_without_number(
        "us_wi", ANY, "treatment_collateral", WISCONSIN, Clock.AS_NEEDED, ANY, note=_NO_SUCH_NUMBER
    ),
    *_per_period(
        "us_wi", ANY, "employment", WISCONSIN, {ANY: (1, 1, "month")},
        note="A monthly report verifies work and home.",
    ),
    *_per_period(
        "us_ny", "probation", "face_to_face", NEW_YORK_PROBATION, {"greatest_risk": (6, 1, "month")},
        note="One of them in person each week.",
    ),
    *_per_period(
        "us_ny", "probation", "home_visit", NEW_YORK_PROBATION, {"greatest_risk": (1, 1, "month")},
        note="Positive: the person was there.",
    ),
    *_per_period(
        "us_ny", "probation", "treatment_collateral", NEW_YORK_PROBATION,
        {"greatest_risk": (6, 1, "month"), "high_risk": (6, 3, "month")},
    ),
    *_per_period(
        "us_ny", "probation", "face_to_face", NEW_YORK_PROBATION, {"high_risk": (1, 1, "week")}, note="In person."
    ),
    *_per_period(
        "us_ny", "probation", "home_visit", NEW_YORK_PROBATION, {"high_risk": (1, 1, "month")},
        note="Two of three in a quarter are positive, and the first month's is.",
    ),
    *_per_period(
        "us_ny", "conditional_release", "face_to_face", NEW_YORK_RELEASE, {"level_i": (4, 1, "month")},
        note="Personal; one may be the home visit.",
    ),
    *_per_period(
        "us_ny", "conditional_release", "home_visit", NEW_YORK_RELEASE, {"level_i": (1, 1, "month")}
    ),
    *_per_period(
        "us_ny", "conditional_release", "treatment_collateral", NEW_YORK_RELEASE,
        {"level_i": (12, 3, "month")}, note="3 with approval.",
    ),
    *_per_period(
        "us_az", "intensive_probation", "face_to_face", ARIZONA, {"level_iii": (1, 1, "week")}, note="Visual."
    ),
    *_per_period(
        "us_az", "intensive_probation", "home_visit", ARIZONA, {"level_iii": (1, 2, "week")},
        note="At the residence, every other week.",
    ),
    *_per_period(
        "us_tx", "direct_supervision", "face_to_face", TEXAS_PROBATION, {ANY: (1, 3, "month")},
        note="At least one; the text is the state's minimum.",
    ),
    *_per_period(
        "us_tx", "parole", "investigative", TEXAS_CRITERIA, {"in_custody": (1, 1, "week")},
        held_from=date(2025, 1, 1), held_to=date(2025, 12, 31), note="The sources give the year only.",
    ),
    *_per_period(
        "us_tx", "parole", "investigative", TEXAS_TASKS, {"in_custody": (1, 1, "month")},
        held_from=date(2026, 1, 1), note="The sources give the year only.",
    ),
    *_without_number(
        "us_ia", ANY, "office", IOWA, Clock.ONCE, ANY,
        note="After two weeks without contact a field check may be sent.",
    ),
    *_per_period("us_ar", ANY, "office", ARKANSAS, {"minimum": (1, 3, "month")}),
    *_without_number(
        "us_co", "parole", "home_visit", COLORADO, Clock.AS_NEEDED, ANY,
        note="The first within 30 days, then every 30 or 60 days; the text read does not say for whom which holds.",
    ),
    *_without_number(
        "us_co", "parole", "treatment_collateral", COLORADO, Clock.AS_NEEDED, ANY,
        note="Treatment is verified on a rolling clock whose length was not seen.",
    ),
    *_without_number(
        "us_co", "parole", "employment", COLORADO, Clock.AS_NEEDED, ANY,
        note="Work is verified on a rolling clock whose length was not seen.",
    ),
)  # fmt: skip

STANDARDS: tuple[Standard, ...] = (
    *_IDAHO, *_NORTH_DAKOTA, *_PENNSYLVANIA, *_DISTRICT_OF_COLUMBIA, *_OTHERS,
)  # fmt: skip

FIRST_CONTACTS = (
    FirstContact(jurisdiction="us_id", kind="face_to_face", days=3, working=True, source=IDAHO),
    FirstContact(jurisdiction="us_id", kind="home_visit", days=30, source=IDAHO),
    FirstContact(jurisdiction="us_id", kind="treatment_collateral", days=14, source=IDAHO),
    FirstContact(jurisdiction="us_id", kind="employment", days=30, source=IDAHO),
    FirstContact(jurisdiction="us_nd", kind="home_visit", days=90, source=NORTH_DAKOTA),
    FirstContact(jurisdiction="us_pa", kind="face_to_face", days=2, working=True, source=PENNSYLVANIA),
    FirstContact(jurisdiction="us_pa", kind="home_visit", days=10, source=PENNSYLVANIA),
    FirstContact(jurisdiction="us_pa", kind="treatment_collateral", days=2, source=PENNSYLVANIA),
    FirstContact(jurisdiction="us_co", kind="home_visit", days=30, source=COLORADO),
    FirstContact(jurisdiction="us_ia", kind="office", days=10, source=IOWA),
)

EVENTS = {
    "initial_office_contact": "First office contact after release or transfer",
    "address_change": "Change of address",
    "return_from_custody": "Return from any custody",
    "new_arrival_pending_residential_reentry_center": "New arrival in a residential reentry centre",
    "job_change": "Change of job",
}
TRIGGERED = (
    Triggered(
        jurisdiction="us_tx", event="initial_office_contact", kind="home", days=30, source=TEXAS_CRITERIA
    ),
    Triggered(jurisdiction="us_tx", event="address_change", kind="home", days=30, source=TEXAS_CRITERIA),
    Triggered(
        jurisdiction="us_tx", event="return_from_custody", kind="home", days=5, working=True,
        source=TEXAS_CRITERIA,
    ),
    Triggered(
        jurisdiction="us_tx", event="new_arrival_pending_residential_reentry_center", kind="field", days=2,
        source=TEXAS_TASKS,
    ),
    Triggered(
        jurisdiction="us_id", event="job_change", kind="employment", days=1, case_type="community_reentry",
        source=IDAHO_2026,
    ),
    Triggered(jurisdiction="us_id", event="job_change", kind="employment", days=30, source=IDAHO_2026),
)  # fmt: skip
DIFFERS_BY_CASE = frozenset(row.event for row in TRIGGERED if row.case_type != ANY)
"""Events after which the type of the case decides how soon."""


def standard(jurisdiction: str, case_type: str, level: str, kind: str, day: date) -> Standard | None:
    """The row that held on `day`; None where none was read. No two rows answer one question on one day."""
    place, day = place_and_day(jurisdiction, day)
    found = (
        row
        for row in STANDARDS
        if (row.jurisdiction, row.kind) == (place, kind)
        and row.level in (level, ANY)
        and row.case_type in (case_type, ANY)
        and row.held_on(day)
    )
    return next(found, None)


def first_contact(jurisdiction: str, kind: str) -> FirstContact | None:
    """By when the first contact of a kind is made there; None where no figure was read."""
    place, _ = place_and_day(jurisdiction, date.max)
    return next((row for row in FIRST_CONTACTS if (row.jurisdiction, row.kind) == (place, kind)), None)


def triggered(jurisdiction: str, event: str, kind: str, case_type: str) -> Triggered | None:
    """What the event makes due; None where none was read. A row for the very case type comes first."""
    return next(
        (
            row
            for row in TRIGGERED
            if (row.jurisdiction, row.event, row.kind) == (jurisdiction, event, kind)
            and row.case_type in (case_type, ANY)
        ),
        None,
    )
