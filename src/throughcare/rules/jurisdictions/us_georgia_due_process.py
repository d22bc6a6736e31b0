"""Georgia: two stages before a revocation; before a sanction a hearing 48 hours to 15 days after notice.

The clock of a sanction was read for the probation options system. No other text on sanctions was read for the place, so
it is kept for any sanction here until the agency confirms.
"""

from dataclasses import replace

from throughcare.rules.jurisdictions.us_due_process import published, two_stages
from throughcare.rules.responses.gates import (
    Asked,
    Bound,
    Decider,
    DecisionKind,
    DueProcess,
    Gate,
    Since,
    table,
)
from throughcare.rules.responses.gates.tables import EVERY_GATE
from throughcare.rules.responses.us_due_process_table import GEORGIA

_PLACE = "us_ga_options_system"
PROCEEDING = (
    published(_PLACE, "notice_served", "proceeding_not_before_hours", Since.NOTICE, bound=Bound.NOT_BEFORE),
    published(_PLACE, "notice_served", "proceeding_by", Since.NOTICE),
)
_ONE_STAGE: dict[Gate, Asked] = {
    gate: asked
    for gate, asked in EVERY_GATE.items()
    if gate
    not in {Gate.PRELIMINARY_NOTICE, Gate.PRELIMINARY_HEARING, Gate.PRELIMINARY_SUMMARY, Gate.REPRESENTATIONS}
}
SANCTION = table(
    DecisionKind.SANCTION,
    {**_ONE_STAGE, Gate.HEARD: replace(EVERY_GATE[Gate.HEARD], clocks=PROCEEDING, source=GEORGIA)},
    deciders=(Decider.MANAGER, Decider.COURT, Decider.BOARD),
    source=GEORGIA,
    standard="a preponderance of the evidence",
    note="Read for the probation options system; kept for any sanction here until the agency confirms.",
)

DUE_PROCESS = DueProcess(
    (SANCTION, two_stages(DecisionKind.REVOCATION), two_stages(DecisionKind.CUSTODY)),
    note="Revocation and custody have the two stages of Morrissey v. Brewer, a sanction the hearing of the options"
    " system. For other decisions no text was read: every gate stands.",
)
