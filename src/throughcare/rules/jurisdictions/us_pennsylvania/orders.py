"""Orders and conditions of probation and parole in Pennsylvania."""

from throughcare.rules.conditions import (
    Catalogue,
    CatalogueVersion,
    ConditionCategory,
    ConditionKind,
    ConditionType,
    register_all,
)
from throughcare.rules.jurisdictions.parts import OrderKind, OrderType
from throughcare.rules.jurisdictions.us_pennsylvania.sources import PAROLE, PROBATION, SPECIAL_PROBATION
from throughcare.rules.responses import us_pa_probation_parole

ORDER_TYPES = (
    OrderType(
        code="us-pa-probation",
        title="Probation",
        kind=OrderKind.PROBATION,
        stands_on="42 Pa.C.S. 9763",
        response=us_pa_probation_parole.respond,
        source=PROBATION,
    ),
    OrderType(
        code="us-pa-special-probation",
        title="Special probation",
        kind=OrderKind.PROBATION,
        stands_on="37 Pa. Code 65.4",
        response=us_pa_probation_parole.respond,
        source=SPECIAL_PROBATION,
    ),
    OrderType(
        code="us-pa-parole",
        title="Parole",
        kind=OrderKind.PAROLE,
        stands_on="37 Pa. Code 63.4",
        response=us_pa_probation_parole.respond,
        source=PAROLE,
    ),
)


PAROLE_CONDITIONS = Catalogue(
    code="us-pa-parole", title="General conditions of parole",
    versions=(CatalogueVersion(version="37-63.4", source=PAROLE),),
)  # fmt: skip
PROBATION_CONDITIONS = Catalogue(
    code="us-pa-probation", title="Conditions of probation",
    versions=(CatalogueVersion(version="42-9763", source=PROBATION),),
)  # fmt: skip
CATALOGUES = (PAROLE_CONDITIONS, PROBATION_CONDITIONS)


def _parole(
    code: str, title: str, category: ConditionCategory, terms: str = "bespoke", **preset: object
) -> ConditionType:
    return ConditionType(
        code=f"us-pa-parole-{code}",
        title=title,
        category=category,
        kind=ConditionKind.STANDARD,
        source=PAROLE,
        power=f"{PAROLE.title}, {PAROLE.citation}",
        catalogue=PAROLE_CONDITIONS.code,
        terms=terms,
        preset=preset,
    )


def _probation(
    code: str, title: str, category: ConditionCategory, terms: str = "bespoke", **preset: object
) -> ConditionType:
    return ConditionType(
        code=f"us-pa-probation-{code}",
        title=title,
        category=category,
        kind=ConditionKind.ADDITIONAL,
        source=PROBATION,
        power=f"{PROBATION.title}, {PROBATION.citation}",
        catalogue=PROBATION_CONDITIONS.code,
        terms=terms,
        preset=preset,
    )


CONDITION_TYPES = register_all(
    _parole(
        "district",
        "Report within 48 hours and stay in the district",
        ConditionCategory.REPORTING,
        "reporting",
    ),
    _parole("residence", "Live at the approved residence", ConditionCategory.RESIDENCE, "residence"),
    _parole("report", "Report regularly and follow instructions", ConditionCategory.REPORTING, "reporting"),
    _parole(
        "notify-arrest",
        "Notify of an arrest or citation within 72 hours",
        ConditionCategory.DISCLOSURE,
        asks="do",
    ),
    _parole(
        "notify-change",
        "Notify of a change in status within 72 hours",
        ConditionCategory.DISCLOSURE,
        asks="do",
    ),
    _parole(
        "obey-laws", "Comply with criminal, vehicle and liquor laws", ConditionCategory.CONDUCT, asks="leave"
    ),
    _parole(
        "drugs",
        "Abstain from unlawful drugs",
        ConditionCategory.SUBSTANCES,
        "abstinence",
        substances=["drugs"],
    ),
    _parole("weapons", "No firearms or other weapons", ConditionCategory.POSSESSIONS, asks="leave"),
    _parole("assault", "Refrain from assaultive behavior", ConditionCategory.CONDUCT, asks="leave"),
    _probation("family", "Meet family responsibilities", ConditionCategory.OTHER, asks="do"),
    _probation("occupation", "Work, study or training", ConditionCategory.WORK, "employment", duty="work"),
    _probation("community-service", "Community service", ConditionCategory.WORK, "unpaid_work"),
    _probation(
        "counseling",
        "Individual or family counseling",
        ConditionCategory.TREATMENT,
        "treatment",
        kind="other",
    ),
    _probation("treatment", "Medical or psychiatric treatment", ConditionCategory.TREATMENT, "treatment"),
    _probation("training", "Educational or vocational program", ConditionCategory.PROGRAMME, "programme"),
    _probation(
        "rehabilitation", "Rehabilitative facility or program", ConditionCategory.TREATMENT, "treatment"
    ),
    _probation(
        "firearm",
        "No firearm or dangerous weapon without permission",
        ConditionCategory.POSSESSIONS,
        asks="leave",
    ),
    _probation("restitution", "Restitution in an affordable amount", ConditionCategory.MONEY, "restitution"),
)
