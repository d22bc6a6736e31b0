"""What overrides the handover dates in England and Wales, in the order in which it is asked.

The order is that of the program's code: its page of words puts recall first, the code puts two cases of an
indeterminate sentence before it, and the code is followed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from throughcare.rules.release.handover_ew import COMMUNITY, CUSTODY_ONLY, CUSTODY_WITH_COM

LOW_MAPPA, HIGH_MAPPA = (None, 0, 1), (2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What may override the dates. mappa_level: None where it is not known."""

    indeterminate: bool
    additional_future_isp: bool
    recalled: bool
    immigration_case: bool
    hearing_far_off: bool
    parole_refused: bool
    mappa_level: int | None
    release_known: bool


@dataclass(frozen=True, slots=True)
class Override:
    """One override: the program's code for it, who is then responsible, when it applies, and why in words."""

    reason: str
    responsibility: str
    applies: Callable[[Circumstances], bool]
    says: str


OVERRIDES = (
    Override(
        "additional_isp", CUSTODY_ONLY,
        lambda case: case.indeterminate and case.additional_future_isp,
        "A further indeterminate sentence is still to be served",
    ),
    Override(
        "recall_thd_over_12_months", CUSTODY_WITH_COM,
        lambda case: case.indeterminate and case.hearing_far_off and case.recalled and case.mappa_level in LOW_MAPPA,
        "The person was recalled, the next parole hearing is 12 months or more away, and MAPPA is not at level 2 or 3",
    ),
    Override(
        "parole_mappa_2_3", COMMUNITY,
        lambda case: (
            case.indeterminate and case.hearing_far_off and case.parole_refused and case.mappa_level in HIGH_MAPPA
        ),
        "Parole was refused, the next hearing is 12 months or more away, and MAPPA is at level 2 or 3",
    ),
    Override(
        "thd_over_12_months", CUSTODY_WITH_COM,
        lambda case: case.indeterminate and case.hearing_far_off and case.parole_refused,
        "Parole was refused and the next hearing is 12 months or more away",
    ),
    Override("recall_case", COMMUNITY, lambda case: case.recalled, "The person was recalled"),
    Override("immigration_case", COMMUNITY, lambda case: case.immigration_case, "The person is held for immigration"),
    Override("release_date_unknown", CUSTODY_ONLY, lambda case: not case.release_known, "No release date is known"),
)  # fmt: skip
"""The first that applies decides."""


def overriding(case: Circumstances) -> Override | None:
    """The override that decides; None where the dates do."""
    return next((each for each in OVERRIDES if each.applies(case)), None)
