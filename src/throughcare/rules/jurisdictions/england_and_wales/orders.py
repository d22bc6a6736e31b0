"""Orders, and the requirements and licence conditions they carry."""

from throughcare.rules.conditions import ConditionCategory, ConditionKind, ConditionType, register_all
from throughcare.rules.jurisdictions.england_and_wales.sources import (
    LICENCE_CATALOGUE,
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
)


def _requirement(code: str, title: str, category: ConditionCategory) -> ConditionType:
    return ConditionType(
        code=f"ew-requirement-{code}",
        title=title,
        category=category,
        kind=ConditionKind.ADDITIONAL,
        source=SENTENCING_ACT,
    )


def _licence(
    code: str, title: str, category: ConditionCategory, kind: ConditionKind = ConditionKind.ADDITIONAL
) -> ConditionType:
    return ConditionType(
        code=f"ew-licence-{code}",
        title=title,
        category=category,
        kind=kind,
        source=LICENCE_CATALOGUE,
        needs_approval=kind is ConditionKind.BESPOKE,
    )


_STANDARD = ConditionKind.STANDARD

CONDITION_TYPES = register_all(
    _requirement("unpaid-work", "Unpaid work requirement", ConditionCategory.WORK),
    _requirement(
        "rehabilitation-activity", "Rehabilitation activity requirement", ConditionCategory.PROGRAMME
    ),
    _requirement("programme", "Programme requirement", ConditionCategory.PROGRAMME),
    _requirement("prohibited-activity", "Prohibited activity requirement", ConditionCategory.CONDUCT),
    _requirement("curfew", "Curfew requirement", ConditionCategory.MOVEMENT),
    _requirement("exclusion", "Exclusion requirement", ConditionCategory.MOVEMENT),
    _requirement("residence", "Residence requirement", ConditionCategory.RESIDENCE),
    _requirement("foreign-travel", "Foreign travel prohibition requirement", ConditionCategory.MOVEMENT),
    _requirement("mental-health", "Mental health treatment requirement", ConditionCategory.TREATMENT),
    _requirement("drug-rehabilitation", "Drug rehabilitation requirement", ConditionCategory.TREATMENT),
    _requirement("alcohol-treatment", "Alcohol treatment requirement", ConditionCategory.TREATMENT),
    _requirement(
        "alcohol-abstinence", "Alcohol abstinence and monitoring requirement", ConditionCategory.SUBSTANCES
    ),
    _licence(
        "good-behaviour", "Be of good behaviour and commit no offence", ConditionCategory.CONDUCT, _STANDARD
    ),
    _licence("residence", "Live at the approved address", ConditionCategory.RESIDENCE, _STANDARD),
    _licence("keep-in-touch", "Keep in touch and receive visits", ConditionCategory.REPORTING, _STANDARD),
    _licence("names", "Tell the officer of any name used", ConditionCategory.DISCLOSURE, _STANDARD),
    _licence(
        "contact-details",
        "Tell the officer of changed contact details",
        ConditionCategory.DISCLOSURE,
        _STANDARD,
    ),
    _licence("work", "Only do approved work", ConditionCategory.WORK, _STANDARD),
    _licence(
        "travel", "Not leave the United Kingdom without permission", ConditionCategory.MOVEMENT, _STANDARD
    ),
    _licence("passport", "Passport", ConditionCategory.POSSESSIONS, _STANDARD),
    _licence("residence-additional", "Residence", ConditionCategory.RESIDENCE),
    _licence("residency-restriction", "Restriction of residency", ConditionCategory.RESIDENCE),
    _licence("contact", "Contact with a person", ConditionCategory.CONTACT),
    _licence("programmes", "Programmes", ConditionCategory.PROGRAMME),
    _licence("items", "Items and documents", ConditionCategory.POSSESSIONS),
    _licence("disclosure", "Disclosure", ConditionCategory.DISCLOSURE),
    _licence("curfew", "Curfew", ConditionCategory.MOVEMENT),
    _licence("freedom-of-movement", "Freedom of movement", ConditionCategory.MOVEMENT),
    _licence("reporting", "Reporting", ConditionCategory.REPORTING),
    _licence("restricted-conduct", "Restricted conduct", ConditionCategory.CONDUCT),
    _licence("extremism", "Extremism", ConditionCategory.CONDUCT),
    _licence("polygraph", "Polygraph", ConditionCategory.MONITORING),
    _licence("substances", "Drugs and alcohol", ConditionCategory.SUBSTANCES),
    _licence("electronic-monitoring", "Electronic monitoring", ConditionCategory.MONITORING),
    _licence("terrorist-search", "Terrorist personal search", ConditionCategory.OTHER),
    _licence("organised-crime", "Serious organised crime", ConditionCategory.CONDUCT),
    _licence("bespoke", "Bespoke condition", ConditionCategory.OTHER, ConditionKind.BESPOKE),
)
