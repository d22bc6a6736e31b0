"""Two stages before a revocation, each before somebody not involved: what the constitution asks of any state.

The judgment is on parole; no text was read that asks less for probation, so both get the same. A state's own clocks are
added to its table by its pack, from the published table of time limits.
"""

from collections.abc import Mapping

from throughcare.rules.responses.gates import (
    Asked,
    Bound,
    Decider,
    DecisionKind,
    Gate,
    GateClock,
    KindTable,
    Since,
    set_by_agency,
    table,
)
from throughcare.rules.responses.us_due_process import MORRISSEY
from throughcare.rules.responses.us_due_process_table import TABLE

_PREPONDERANCE_NOTE = "The judgment names no standard of proof, and none was read for this place."
_M = Asked(source=MORRISSEY)
TWO_STAGES: Mapping[Gate, Asked] = {
    Gate.PRELIMINARY_NOTICE: _M,
    Gate.PRELIMINARY_HEARING: Asked(
        source=MORRISSEY, clocks=(set_by_agency(Bound.BY, Since.DETAINED, "Promptly; no figure was read."),),
        note="Prompt, near the place of the arrest, by somebody not directly involved; the person may appear, speak and"
        " bring documents and people.",
    ),
    Gate.PRELIMINARY_SUMMARY: _M,
    Gate.INTERPRETER: Asked(),
    Gate.ADULT: Asked(),
    Gate.NOTICE: Asked(source=MORRISSEY, note="Written notice of the claimed violations."),
    Gate.DISCLOSURE: _M,
    Gate.COUNSEL: Asked(note="No text on lawyers was read whole: asked for, and answered with reasons."),
    Gate.EVIDENCE: _M,
    Gate.WITNESSES: Asked(source=MORRISSEY, note="Unless good cause is found and recorded."),
    Gate.HEARD: Asked(
        source=MORRISSEY,
        clocks=(
            set_by_agency(Bound.NOT_BEFORE, Since.NOTICE),
            set_by_agency(Bound.BY, Since.PRELIMINARY, "Within a reasonable time; no figure was read."),
        ),
    ),
    Gate.INDEPENDENT: Asked(source=MORRISSEY, note="A neutral and detached body."),
    Gate.REASONS: Asked(source=MORRISSEY, note="The evidence relied on, and the reasons."),
    Gate.APPEAL_TOLD: Asked(clocks=(set_by_agency(Bound.BY, Since.DECIDED),)),
}  # fmt: skip


def published(
    place: str, event: str, limit: str, since: Since, *, bound: Bound = Bound.BY, held: bool = False
) -> GateClock:
    """The clock of one published time limit."""
    row = TABLE[place, event]
    clock = next(each.clock for each in row.limits if each.name == limit)
    return GateClock(bound=bound, since=since, clock=clock, source=row.source, held=held, note=row.note)


def two_stages(
    kind: DecisionKind, changed: Mapping[Gate, Asked] | None = None, *, note: str = _PREPONDERANCE_NOTE
) -> KindTable:
    """A preliminary and a final stage. changed: gates whose clocks a state's text gives."""
    return table(
        kind,
        {**TWO_STAGES, **(changed or {})},
        deciders=(Decider.BOARD, Decider.COURT),
        source=MORRISSEY,
        note=note,
    )
