"""The words of an assessment's states, by the codes that are stored."""

OCCASIONS: dict[str, str] = {
    "baseline": "First assessment",
    "periodic": "Due again",
    "event": "After an event",
    "correction": "Correction of an earlier one",
    "other": "Another reason",
}
STAGES: dict[str, str] = {
    "draft": "Being made",
    "signed": "Signed",
    "final": "Completed",
    "abandoned": "Set aside",
}
"""signed: waits for the second signature."""
COUNTERSIGNING: dict[str, str] = {
    "not_asked": "Not asked for",
    "waiting": "Waiting",
    "done": "Countersigned",
    "returned": "Sent back",
}
ANSWERED: dict[str, str] = {
    "value": "Answered",
    "not_asked": "Not asked",
    "not_known": "Asked and not known",
    "source_unknown": "The source says unknown",
}
ORIGINS: dict[str, str] = {
    "typed": "Answered here",
    "earlier": "From an earlier assessment",
    "record": "From the record",
    "person": "From the person's own questionnaire",
}
CONTEST_STATES: dict[str, str] = {
    "open": "To be decided",
    "upheld": "Upheld: the answer was changed",
    "partly": "Upheld in part: the answer was changed",
    "refused": "Not upheld",
    "withdrawn": "Withdrawn by the person",
}
SETTLED_FOR_THE_PERSON = ("upheld", "partly")
TOLD_HOW: dict[str, str] = {
    "in_person": "In person",
    "letter": "By letter",
    "phone": "By telephone",
    "other": "In another way",
}
CALLS_ANSWERED: dict[str, str] = {
    "": "Waits",
    "assessment": "An assessment was made",
    "none": "None is made, with the reason",
}
CALL_DAYS = 14
"""Days in which a call for an assessment is answered: the program's own starting value, two weeks."""
DUE_SOON_DAYS = 14
"""How long before it is due an assessment is asked for: a fortnight, time to meet the person once."""
