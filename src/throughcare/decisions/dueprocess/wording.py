"""Codes of this app and their words."""

from throughcare.rules.responses.appeal_window import APPEAL_CLOCKS
from throughcare.rules.responses.gates import DECIDERS, GATES, KINDS, STAGES, Bound, Decider

KIND_WORDS = {kind.value: words for kind, words in KINDS.items()}
GATE_WORDS = {gate.value: words for gate, words in GATES.items()}
APPEAL_CLOCK_WORDS = {each.value: words for each, words in APPEAL_CLOCKS.items()}
DAYS_FOR = GATE_WORDS | APPEAL_CLOCK_WORDS
"""What the agency may set days for: steps whose figure was not read, and the times of an appeal."""
STAGE_WORDS = {stage.value: words for stage, words in STAGES.items()}
AUTHORITY_WORDS = {who.value: words for who, words in DECIDERS.items() if who is not Decider.PERSON}

PROCESS_STATES = {
    "open": "Being prepared",
    "decided": "Decided",
    "recorded": "Recorded as decided elsewhere, or already",
    "dropped": "Ended without a decision",
}
GATE_STATES = {
    "open": "Open",
    "met": "Met",
    "waived": "Waived by the person",
    "not_evidenced": "Not evidenced",
}
SERVED_HOW = {
    "in_person": "Handed to the person",
    "post": "By post",
    "left_at_address": "Left at the address",
    "lawyer": "Through the lawyer",
    "custody": "Handed over in custody",
    "electronic": "Electronically, as the person agreed",
}
SERVED = "served"
SERVICE_OUTCOMES = {
    SERVED: "Served",
    "not_found": "Nobody there",
    "refused": "The person did not take it",
    "returned": "Came back",
    "other": "Not served, for another reason",
}
SIGNED_HOW = {
    "paper": "Signed on paper",
    "screen": "Signed on a screen",
    "mark": "A mark, seen by a witness",
    "on_record": "Said before the court or board, on its record",
}
ASKED_BY = {
    "person": "The person, or their lawyer",
    "agency": "The agency",
    "court": "The court",
    "board": "The board",
    "interpreter_missing": "Nobody: an interpreter or an adjustment was missing",
    "adult_missing": "Nobody: the appropriate adult was missing",
}
SPOKEN_BY = {
    "person": "The person",
    "lawyer": "Their lawyer",
    "adult": "Their appropriate adult",
    "other": "Somebody else",
}
OUTCOMES = {
    "imposed": "As proposed",
    "lesser": "Something less",
    "not_imposed": "Nothing follows",
}
ADVERSE = ("imposed", "lesser")
"""Outcomes that weigh on the person."""
BASES = {"decided": "Decided here", "recorded": "Recorded as a fact"}
BOUNDS = {Bound.NOT_BEFORE.value: "Not before", Bound.BY.value: "Within"}
EXTENTS = {"whole": "Set aside on appeal", "part": "Changed on appeal"}
"""How far a decision no longer stands; the row of the decision itself stays as it is."""
UNITS = {
    "hour": "hours",
    "hour without weekends and holidays": "hours without weekends and holidays",
    "calendar day": "calendar days",
    "business day": "business days",
    "judicial day": "judicial days",
    "calendar month": "calendar months",
}
RIGHTS = {
    "interpreter": "to an interpreter, and to what you need to take part, free of charge",
    "adult": "to have a parent, guardian or another adult beside you, if you are under 18 or need one",
    "disclosure": "to see the evidence that will be used, before you are heard",
    "counsel": "to ask for a lawyer or somebody else to speak for you, and to an answer with reasons",
    "preliminary_hearing": "to a first hearing before somebody who was not involved",
    "evidence": "to bring your own papers and witnesses",
    "witnesses": "to question people who speak against you, unless a good reason why not is written down",
    "heard": "to be heard before anything is decided",
    "independent": "to a decision by a named person who did not report it",
    "reasons": "to the reasons in writing",
    "representations": "to say or write why the decision is wrong, and to an answer",
    "review": "to have the decision looked at again by somebody else",
    "appeal_told": "to be told how to appeal, and by when",
}
"""What a notice says of each gate, after "You have the right"."""
