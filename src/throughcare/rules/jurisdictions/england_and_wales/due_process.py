"""What comes before, in and after each kind of decision: who decides what on orders and licences.

The responsible officer warns and refers, the court decides breach, every recall is executive. The texts read do not
name every gate of the list; those they do not name are the house's, and their row says so.
"""

from throughcare.rules.dates import Clock, ClockUnit
from throughcare.rules.jurisdictions.england_and_wales.sources import BREACH_DESIGN, RELEASE_ON_LICENCE
from throughcare.rules.responses.ew_community_order import SOURCE as BREACH
from throughcare.rules.responses.gates import (
    Asked,
    Bound,
    Decider,
    DecisionKind,
    DueProcess,
    Gate,
    GateClock,
    Since,
    Stage,
    every_gate,
    set_by_agency,
    table,
)
from throughcare.rules.responses.gates.tables import EVERY_GATE

D = DecisionKind
OPINION = "the responsible officer's opinion that the person failed without reasonable excuse"
PRESENT = {Gate.INTERPRETER: Asked(), Gate.ADULT: Asked()}
_EXCUSE = GateClock(
    bound=Bound.BY, since=Since.OPENED, clock=Clock(7, ClockUnit.DAYS), source=BREACH_DESIGN,
    note="The days a person has to give a reason, as practitioners reported them.",
)  # fmt: skip
_EXCUSE_HEARD = Asked(
    clocks=(_EXCUSE,), who=Decider.OFFICER, source=BREACH,
    note="The reason is asked for and heard before an opinion is formed.",
)  # fmt: skip
_TOLD = Asked(source=BREACH, clocks=(set_by_agency(Bound.BY, Since.DECIDED),))

WARNING = table(
    D.WARNING,
    {
        **PRESENT,
        Gate.HEARD: _EXCUSE_HEARD,
        Gate.REASONS: Asked(source=BREACH),
        Gate.APPEAL_TOLD: _TOLD,
    },
    deciders=(Decider.OFFICER, Decider.MANAGER), source=BREACH, standard=OPINION, may_have_reported=True,
    note="The responsible officer warns: the Act gives it to whoever formed the opinion.",
)  # fmt: skip
REFERRAL = table(
    D.REFERRAL,
    {
        **PRESENT,
        Gate.HEARD: _EXCUSE_HEARD,
        Gate.REASONS: Asked(source=BREACH),
        Gate.APPEAL_TOLD: _TOLD,
    },
    deciders=(Decider.OFFICER, Decider.MANAGER), source=BREACH, standard=OPINION, may_have_reported=True,
    note="The responsible officer refers, having formed the opinion; the court decides whether there was a breach.",
)  # fmt: skip
_BEFORE_COURT: dict[Gate, Asked] = {
    gate: EVERY_GATE[gate]
    for gate in Gate
    if gate
    not in {
        Gate.PRELIMINARY_NOTICE, Gate.PRELIMINARY_HEARING, Gate.PRELIMINARY_SUMMARY, Gate.REPRESENTATIONS, Gate.REVIEW,
    }
}  # fmt: skip
_BY_COURT = "The court decides; the text read states no standard of proof. Every gate of a hearing stands."
BREACH_TABLES = tuple(
    table(kind, _BEFORE_COURT, deciders=(Decider.COURT,), source=BREACH, note=_BY_COURT)
    for kind in (D.SANCTION, D.CUSTODY, D.REVOCATION)
)
_LATER = Asked(stage=Stage.AFTER)
RECALL = table(
    D.RECALL,
    {
        Gate.INDEPENDENT: Asked(source=RELEASE_ON_LICENCE),
        Gate.REASONS: Asked(source=RELEASE_ON_LICENCE),
        Gate.INTERPRETER: _LATER,
        Gate.ADULT: _LATER,
        Gate.NOTICE: Asked(
            stage=Stage.AFTER, source=RELEASE_ON_LICENCE, clocks=(set_by_agency(Bound.BY, Since.DECIDED),),
            note="On return to custody the person is told the reasons in writing.",
        ),
        Gate.DISCLOSURE: _LATER,
        Gate.COUNSEL: _LATER,
        Gate.APPEAL_TOLD: Asked(
            source=RELEASE_ON_LICENCE, clocks=(set_by_agency(Bound.BY, Since.DECIDED),),
            note="The person is told of the right to make representations.",
        ),
        Gate.REPRESENTATIONS: Asked(
            source=RELEASE_ON_LICENCE, clocks=(set_by_agency(Bound.BY, Since.TOLD),), who=Decider.PERSON,
        ),
        Gate.REVIEW: Asked(
            source=RELEASE_ON_LICENCE, clocks=(set_by_agency(Bound.BY, Since.DECIDED),), who=Decider.BOARD,
        ),
    },
    deciders=(Decider.EXECUTIVE,), source=RELEASE_ON_LICENCE,
    note="Every recall is executive: reasons, the right to make representations, and review afterwards.",
)  # fmt: skip
PAROLE_REFUSAL = every_gate(
    D.PAROLE_REFUSAL, (Decider.BOARD,), listed=True,
    note="The board decides. No text of its procedure was read, so every gate stands.",
)  # fmt: skip

DUE_PROCESS = DueProcess(
    (WARNING, REFERRAL, *BREACH_TABLES, RECALL, PAROLE_REFUSAL),
    note="The responsible officer warns and refers, the court decides breach, every recall is executive. A change of"
    " conditions is not listed: every gate stands.",
)
