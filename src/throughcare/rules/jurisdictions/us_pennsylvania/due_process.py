"""Pennsylvania's clocks on the two stages: fourteen days of detention, and 120 days from what is officially verified.

The 120 days after a preliminary hearing on a technical violation and the 30 days of an administrative appeal are known
from memory only, so neither is here: those gates stand, and the agency sets its days.
"""

from dataclasses import replace

from throughcare.rules.jurisdictions.us_due_process import TWO_STAGES, published, two_stages
from throughcare.rules.responses.gates import Bound, DecisionKind, DueProcess, Gate, Since, set_by_agency

PRELIMINARY = published(
    "us_pa", "detained_on_board_warrant", "preliminary_hearing_by", Since.DETAINED, held=True
)
CONVICTION = published(
    "us_pa", "official_verification_of_conviction", "revocation_hearing_by", Since.CONVICTION_VERIFIED
)
RETURN = published("us_pa", "official_verification_of_return", "revocation_hearing_by", Since.RETURN_VERIFIED)
CLOCKS = {
    Gate.PRELIMINARY_HEARING: replace(TWO_STAGES[Gate.PRELIMINARY_HEARING], clocks=(PRELIMINARY,)),
    Gate.HEARD: replace(
        TWO_STAGES[Gate.HEARD],
        clocks=(
            set_by_agency(Bound.NOT_BEFORE, Since.NOTICE),
            set_by_agency(Bound.BY, Since.PRELIMINARY, "On a technical violation: no figure was read."),
            CONVICTION,
            RETURN,
        ),
    ),
}

DUE_PROCESS = DueProcess(
    (two_stages(DecisionKind.REVOCATION, CLOCKS), two_stages(DecisionKind.CUSTODY, CLOCKS)),
    note="Revocation and custody have the two stages of Morrissey v. Brewer with Pennsylvania's clocks. For other"
    " decisions no text was read: every gate stands.",
)
