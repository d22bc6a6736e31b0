"""Orders, and the requirements and licence conditions they carry."""

from throughcare.rules.conditions import ConditionCategory, ConditionKind, ConditionType, register_all
from throughcare.rules.jurisdictions.england_and_wales.conditions import (
    LICENCE,
    LICENCE_WORDINGS,
    MONITORED,
    REQUIREMENTS,
)
from throughcare.rules.jurisdictions.england_and_wales.sources import (
    LICENCE_CATALOGUE,
    MONITORING_ORDERS,
    RELEASE_ON_LICENCE,
    SENTENCING_ACT,
    SUSPENDED_SENTENCES,
)
from throughcare.rules.jurisdictions.parts import OrderKind, OrderType
from throughcare.rules.responses import ew_community_order, ew_suspended_sentence_order, no_published_rule

ORDER_TYPES = (
    OrderType(
        code="ew-community-order",
        title="Community order",
        kind=OrderKind.COMMUNITY,
        stands_on="Sentencing Act 2020, s. 200",
        response=ew_community_order.respond,
        source=SENTENCING_ACT,
        warning_months=ew_community_order.MONTHS,
    ),
    OrderType(
        code="ew-suspended-sentence-order",
        title="Suspended sentence order",
        kind=OrderKind.COMMUNITY,
        stands_on="Sentencing Act 2020, Sch. 16",
        response=ew_suspended_sentence_order.respond,
        source=SUSPENDED_SENTENCES,
        warning_months=ew_community_order.MONTHS,
    ),
    OrderType(
        code="ew-licence",
        title="Licence",
        kind=OrderKind.LICENCE,
        stands_on="Criminal Justice Act 2003, Part 12, Ch. 6",
        response=no_published_rule.respond,
        source=RELEASE_ON_LICENCE,
    ),
    OrderType(
        code="ew-post-sentence-supervision",
        title="Post-sentence supervision",
        kind=OrderKind.POST_SENTENCE,
        stands_on="Criminal Justice Act 2003, s. 256AA",
        response=no_published_rule.respond,
        source=RELEASE_ON_LICENCE,
    ),
    *(
        OrderType(
            code=f"ew-{code}",
            title=title,
            kind=kind,
            stands_on="the court's order",
            response=no_published_rule.respond,
            source=MONITORING_ORDERS,
        )
        for code, title, kind in (
            ("bail", "Bail or remand with conditions", OrderKind.PRE_TRIAL),
            ("youth-rehabilitation-order", "Youth rehabilitation order", OrderKind.COMMUNITY),
            ("supervision-default-order", "Supervision default order", OrderKind.POST_SENTENCE),
            ("domestic-abuse-protection-order", "Domestic abuse protection order", OrderKind.PRE_TRIAL),
        )
    ),
)


def _requirement(
    code: str, title: str, category: ConditionCategory, terms: str = "bespoke", **preset: object
) -> ConditionType:
    return ConditionType(
        code=f"ew-requirement-{code}",
        title=title,
        category=category,
        kind=ConditionKind.ADDITIONAL,
        source=SENTENCING_ACT,
        power=f"{SENTENCING_ACT.title}, {SENTENCING_ACT.citation}",
        catalogue=REQUIREMENTS.code,
        terms=terms,
        preset=preset,
    )


def _licence(
    code: str,
    title: str,
    category: ConditionCategory,
    terms: str = "bespoke",
    kind: ConditionKind = ConditionKind.ADDITIONAL,
    **preset: object,
) -> ConditionType:
    bespoke = kind is ConditionKind.BESPOKE
    return ConditionType(
        code=f"ew-licence-{code}",
        title=title,
        category=category,
        kind=kind,
        source=LICENCE_CATALOGUE,
        needs_approval=bespoke,
        approval="The central policy team" if bespoke else "",
        power=f"{RELEASE_ON_LICENCE.title}, {RELEASE_ON_LICENCE.citation}",
        catalogue=LICENCE.code,
        terms=terms,
        preset=preset,
        wordings=LICENCE_WORDINGS.get(code, ()),
    )


def _court(
    code: str, title: str, category: ConditionCategory, terms: str = "bespoke", **preset: object
) -> ConditionType:
    return ConditionType(
        code=f"ew-court-{code}",
        title=title,
        category=category,
        kind=ConditionKind.ADDITIONAL,
        source=MONITORING_ORDERS,
        needs_power=True,
        catalogue=MONITORED.code,
        terms=terms,
        preset=preset,
    )


_STANDARD = ConditionKind.STANDARD
_DO, _LEAVE = "do", "leave"
_Is = ConditionCategory

CONDITION_TYPES = register_all(
    _requirement("unpaid-work", "Unpaid work requirement", _Is.WORK, "unpaid_work"),
    _requirement(
        "rehabilitation-activity", "Rehabilitation activity requirement", _Is.PROGRAMME, "programme"
    ),
    _requirement("programme", "Programme requirement", _Is.PROGRAMME, "programme"),
    _requirement("prohibited-activity", "Prohibited activity requirement", _Is.CONDUCT, asks=_LEAVE),
    _requirement("curfew", "Curfew requirement", _Is.MOVEMENT, "curfew"),
    _requirement("exclusion", "Exclusion requirement", _Is.MOVEMENT, "exclusion"),
    _requirement("residence", "Residence requirement", _Is.RESIDENCE, "residence"),
    _requirement("foreign-travel", "Foreign travel prohibition requirement", _Is.MOVEMENT, "travel"),
    _requirement(
        "mental-health",
        "Mental health treatment requirement",
        _Is.TREATMENT,
        "treatment",
        kind="mental_health",
    ),
    _requirement(
        "drug-rehabilitation", "Drug rehabilitation requirement", _Is.TREATMENT, "treatment", kind="drugs"
    ),
    _requirement(
        "alcohol-treatment", "Alcohol treatment requirement", _Is.TREATMENT, "treatment", kind="alcohol"
    ),
    _requirement(
        "alcohol-abstinence",
        "Alcohol abstinence and monitoring requirement",
        _Is.SUBSTANCES,
        "abstinence",
        substances=["alcohol"],
        means="device",
    ),
    _licence(
        "good-behaviour",
        "Be of good behaviour and commit no offence",
        _Is.CONDUCT,
        kind=_STANDARD,
        asks=_LEAVE,
    ),
    _licence(
        "residence", "Live at the approved address", _Is.RESIDENCE, "residence", _STANDARD, overnight=True
    ),
    _licence("keep-in-touch", "Keep in touch and receive visits", _Is.REPORTING, "reporting", _STANDARD),
    _licence("names", "Tell the officer of any name used", _Is.DISCLOSURE, kind=_STANDARD, asks=_DO),
    _licence(
        "contact-details",
        "Tell the officer of changed contact details",
        _Is.DISCLOSURE,
        kind=_STANDARD,
        asks=_DO,
    ),
    _licence("work", "Only do approved work", _Is.WORK, "employment", _STANDARD, duty="ask_first"),
    _licence(
        "travel",
        "Not leave the United Kingdom without permission",
        _Is.MOVEMENT,
        "travel",
        _STANDARD,
        bounds="the United Kingdom, the Isle of Man or the Channel Islands",
        with_leave=True,
    ),
    _licence("passport", "Passport", _Is.POSSESSIONS, kind=_STANDARD, asks=_DO),
    _licence("residence-additional", "Residence", _Is.RESIDENCE, "residence"),
    _licence("residency-restriction", "Restriction of residency", _Is.RESIDENCE, asks=_LEAVE),
    _licence("contact", "Contact with a person", _Is.CONTACT, "no_contact"),
    _licence("association", "Association", _Is.CONTACT, "association"),
    _licence("appointments", "Medical appointments and home visits", _Is.TREATMENT, "treatment"),
    _licence("programmes", "Programmes", _Is.PROGRAMME, "programme"),
    _licence("items", "Items and documents", _Is.POSSESSIONS, "devices"),
    _licence("disclosure", "Disclosure", _Is.DISCLOSURE, asks=_DO),
    _licence("curfew", "Curfew", _Is.MOVEMENT, "curfew"),
    _licence("freedom-of-movement", "Freedom of movement", _Is.MOVEMENT, "exclusion"),
    _licence("inclusion", "Not to leave an area", _Is.MOVEMENT, "inclusion"),
    _licence("reporting", "Reporting", _Is.REPORTING, "reporting"),
    _licence("restricted-conduct", "Restricted conduct", _Is.CONDUCT, asks=_LEAVE),
    _licence("extremism", "Extremism", _Is.CONDUCT, asks=_LEAVE),
    _licence("polygraph", "Polygraph", _Is.MONITORING, "polygraph"),
    _licence("substances", "Drugs and alcohol", _Is.SUBSTANCES, "abstinence"),
    _licence("electronic-monitoring", "Electronic monitoring", _Is.MONITORING, "devices", duty="wear"),
    _licence("terrorist-search", "Terrorist personal search", _Is.OTHER, asks=_DO),
    _licence("organised-crime", "Serious organised crime", _Is.CONDUCT, asks=_DO),
    _court("curfew", "Curfew set by a court, monitored", _Is.MOVEMENT, "curfew"),
    _court("exclusion", "Not to enter an area, set by a court", _Is.MOVEMENT, "exclusion"),
    _court("inclusion", "Not to leave an area, set by a court", _Is.MOVEMENT, "inclusion"),
    _court("residence", "Residence set by a court", _Is.RESIDENCE, "residence", overnight=True),
    _court(
        "whereabouts",
        "Whereabouts monitored",
        _Is.MONITORING,
        "devices",
        duty="wear",
        watches=["trail"],
        fitted=True,
    ),
    _court("attendance", "Attendance monitored", _Is.REPORTING, "reporting"),
    _court(
        "alcohol", "Alcohol monitored", _Is.SUBSTANCES, "abstinence", substances=["alcohol"], means="device"
    ),
    _court("other", "Other condition set by a court", _Is.OTHER),
    _licence("bespoke", "Bespoke condition", _Is.OTHER, kind=ConditionKind.BESPOKE),
)
