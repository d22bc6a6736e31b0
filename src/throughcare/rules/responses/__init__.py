"""What follows a missed contact: published rules that propose a step with its reasons. A person decides.

`rule` is the register, `proposal` what a rule may propose, `asking` how the library asks one; the rules themselves
stand in `ew_*`, `us_pa_probation_parole` and `no_published_rule`. `compliance` counts what stands against somebody, and
`compliance_status_ew` is its badge. Limits of what may follow a violation in the United States: `us_sanction_caps`,
`us_technical_caps`, `us_short_jail`, `us_recommitment`, grids in `us_id_`, `us_or_` and `us_sd_`, `us_incentive_ratio`,
and due process in `us_due_process` with its table; `us_confinement_texts` names the texts.
"""

from throughcare.rules.responses import (
    ew_community_order,
    ew_suspended_sentence_order,
    no_published_rule,
    us_pa_probation_parole,
)
from throughcare.rules.responses.compliance import Compliance, Enforcement, Standing, compliance
from throughcare.rules.responses.proposal import Action, MissedContactFacts, Proposal, Reasoned, Step
from throughcare.rules.responses.rule import RESPONSES, ResponseRule, UnknownFact, response

__all__ = [
    "RESPONSES",
    "Action",
    "Compliance",
    "Enforcement",
    "MissedContactFacts",
    "Proposal",
    "Reasoned",
    "ResponseRule",
    "Standing",
    "Step",
    "UnknownFact",
    "compliance",
    "ew_community_order",
    "ew_suspended_sentence_order",
    "no_published_rule",
    "response",
    "us_pa_probation_parole",
]
