"""What follows a missed contact: published rules that propose a step with its reasons. A person decides."""

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
