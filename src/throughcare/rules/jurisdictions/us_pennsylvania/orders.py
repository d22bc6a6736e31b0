"""Orders and conditions of probation and parole in Pennsylvania."""

from throughcare.rules.conditions import ConditionCategory, ConditionKind, ConditionType, register_all
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


def _parole(code: str, title: str, category: ConditionCategory) -> ConditionType:
    return ConditionType(
        code=f"us-pa-parole-{code}",
        title=title,
        category=category,
        kind=ConditionKind.STANDARD,
        source=PAROLE,
    )


def _probation(code: str, title: str, category: ConditionCategory) -> ConditionType:
    return ConditionType(
        code=f"us-pa-probation-{code}",
        title=title,
        category=category,
        kind=ConditionKind.ADDITIONAL,
        source=PROBATION,
    )


CONDITION_TYPES = register_all(
    _parole("district", "Report within 48 hours and stay in the district", ConditionCategory.REPORTING),
    _parole("residence", "Live at the approved residence", ConditionCategory.RESIDENCE),
    _parole("report", "Report regularly and follow instructions", ConditionCategory.REPORTING),
    _parole("notify-arrest", "Notify of an arrest or citation within 72 hours", ConditionCategory.DISCLOSURE),
    _parole("notify-change", "Notify of a change in status within 72 hours", ConditionCategory.DISCLOSURE),
    _parole("obey-laws", "Comply with criminal, vehicle and liquor laws", ConditionCategory.CONDUCT),
    _parole("drugs", "Abstain from unlawful drugs", ConditionCategory.SUBSTANCES),
    _parole("weapons", "No firearms or other weapons", ConditionCategory.POSSESSIONS),
    _parole("assault", "Refrain from assaultive behavior", ConditionCategory.CONDUCT),
    _probation("family", "Meet family responsibilities", ConditionCategory.OTHER),
    _probation("occupation", "Work, study or training", ConditionCategory.WORK),
    _probation("community-service", "Community service", ConditionCategory.WORK),
    _probation("counseling", "Individual or family counseling", ConditionCategory.TREATMENT),
    _probation("treatment", "Medical or psychiatric treatment", ConditionCategory.TREATMENT),
    _probation("training", "Educational or vocational program", ConditionCategory.PROGRAMME),
    _probation("rehabilitation", "Rehabilitative facility or program", ConditionCategory.TREATMENT),
    _probation("firearm", "No firearm or dangerous weapon without permission", ConditionCategory.POSSESSIONS),
    _probation("restitution", "Restitution in an affordable amount", ConditionCategory.MONEY),
)
