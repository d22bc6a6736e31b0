"""Supervision before trial: one neutral order type, for packs that hold no law of their own on it.

Nobody under it has been convicted. What is alleged is called a charge wherever the person is named.
"""

from datetime import date

from throughcare.rules.jurisdictions.parts import OrderKind, OrderType
from throughcare.rules.kernel import Mark, Source
from throughcare.rules.responses import no_published_rule

SOURCE = Source(
    title="Throughcare's own neutral order type; the court's decision says what it asks",
    citation="no law of the place is held",
    version="2026-11-22",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT",
    mark=Mark.AGENCY_DEFAULT,
)

PRE_TRIAL = OrderType(
    code="pre-trial-supervision",
    title="Pre-trial supervision",
    kind=OrderKind.PRE_TRIAL,
    stands_on="the court's decision on release before trial",
    response=no_published_rule.respond,
    source=SOURCE,
)
