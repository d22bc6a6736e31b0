"""Codes of this app and their words."""

from throughcare.decisions.dueprocess.wording import GATE_WORDS, OUTCOMES
from throughcare.rules.responses.gates import DecisionKind, Gate

KINDS = {
    "violation": "Hearing on a failure to comply",
    "revocation": "Revocation hearing",
    "recall_review": "Review of a recall",
    "recall_review_fixed": "Review of a fixed-term recall",
    "parole_eligibility": "Parole hearing, first",
    "parole_review": "Parole review",
    "early_release": "Early release",
    "court_review": "Court review",
    "pre_sentence": "Hearing before sentence",
    "appeal": "Appeal",
}
PAROLE_HEARINGS = frozenset({"parole_eligibility", "parole_review"})
"""Kinds that answer a date from which parole may be considered."""
RECALL_REVIEWS = frozenset({"recall_review", "recall_review_fixed"})
"""Kinds that answer the review which follows a recall."""
STATES = {
    "listed": "Listed",
    "adjourned": "Put off",
    "heard": "Heard",
    "vacated": "Taken off the list",
}
HOW = {"in_person": "In person", "video": "By video", "on_paper": "On paper"}
ROLES = {
    "person": "The person",
    "counsel": "Lawyer or representative",
    "officer": "Officer",
    "panel_member": "Judge or panel member",
    "interpreter": "Interpreter",
    "appropriate_adult": "Appropriate adult or guardian",
    "witness": "Witness",
    "victim_liaison": "Victim liaison",
}
WITHHELD_ROLE = "victim_liaison"
"""Named only as such: whom it is for, and what they say, stands nowhere in this app."""
ATTENDS = {"in_person": "In person", "video": "By video", "phone": "By phone", "paper": "In writing"}

RESULTS = OUTCOMES | {
    "granted": "Granted",
    "continues": "Goes on as before",
    "noted": "Heard; nothing to decide",
}
"""What came of a hearing: the first three as a decision of due process has them."""
PROPOSES = {"granted": "allowed", "continues": "dismissed"}
"""What the hearing of an appeal proposes for it; decided it is where appeals are kept, by whoever may."""
OF_AN_APPEAL = ("granted", "continues", "noted")
NEEDS_DECISION = frozenset(OUTCOMES)
CONDITION_ACTS = {"set": "Set", "varied": "Varied", "discharged": "Discharged"}

HELD_GATES = {
    gate.value: GATE_WORDS[gate.value] for gate in (Gate.PRELIMINARY_HEARING, Gate.HEARD, Gate.REVIEW)
}
"""Steps of a fair process that a hearing can be."""

DECIDES: dict[str, tuple[DecisionKind, ...]] = {
    "violation": (
        DecisionKind.SANCTION,
        DecisionKind.CONDITION_CHANGE,
        DecisionKind.CUSTODY,
        DecisionKind.REVOCATION,
    ),
    "revocation": (DecisionKind.REVOCATION, DecisionKind.CUSTODY),
    "recall_review": (DecisionKind.RECALL, DecisionKind.PAROLE_REFUSAL),
    "recall_review_fixed": (DecisionKind.RECALL, DecisionKind.PAROLE_REFUSAL),
    "parole_eligibility": (DecisionKind.PAROLE_REFUSAL, DecisionKind.CONDITION_CHANGE),
    "parole_review": (DecisionKind.PAROLE_REFUSAL, DecisionKind.CONDITION_CHANGE),
    "early_release": (DecisionKind.PAROLE_REFUSAL, DecisionKind.CONDITION_CHANGE),
    "court_review": (DecisionKind.CONDITION_CHANGE, DecisionKind.SANCTION, DecisionKind.CUSTODY),
    "pre_sentence": (DecisionKind.CONDITION_CHANGE,),
    "appeal": tuple(DecisionKind),
}
"""Kinds of decision that a kind of hearing is about, the usual one first."""
