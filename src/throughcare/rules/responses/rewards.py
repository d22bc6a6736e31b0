"""The ladder of praise and rewards that an agency starts with: the house's own, for the agency to confirm or change.

No published text gives such a ladder. Each step names who may give it: a reward that changes what a court or board
ordered is theirs to give, and is put to them.
"""

from datetime import date

from throughcare.rules.kernel import Mark, Source
from throughcare.rules.responses.grid import Kind, Measure, Power

SOURCE = Source(
    title="Throughcare's starting ladder of praise and rewards",
    citation="no published source",
    version="2026-11-22",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT",
    mark=Mark.AGENCY_DEFAULT,
)


def _reward(code: str, title: str, power: Power) -> Measure:
    return Measure(code=code, title=title, power=power, kind=Kind.REWARD)


HOUSE_REWARDS: tuple[Measure, ...] = (
    _reward("praise", "Praise", Power.OFFICER),
    _reward("certificate", "Certificate", Power.OFFICER),
    _reward("lighter_terms", "Later curfew or fewer reports", Power.SUPERVISOR),
    _reward("travel_permit", "Permission to travel", Power.SUPERVISOR),
    _reward("fewer_fees_or_hours", "Less to pay or fewer hours of service", Power.COURT),
    _reward("lower_level", "Lower supervision level", Power.SUPERVISOR),
    _reward("compliance_credit", "Credit for compliance", Power.BOARD),
    _reward("early_discharge", "Early discharge", Power.COURT),
)
"""From the smallest to the greatest."""
