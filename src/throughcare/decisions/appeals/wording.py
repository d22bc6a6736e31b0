"""Codes of this app and their words."""

from throughcare.decisions.dueprocess.wording import SIGNED_HOW, SPOKEN_BY
from throughcare.rules.responses.appeal_window import IN_TIME_WORDS, InTime
from throughcare.rules.responses.gates import ELSEWHERE, Gate

CALLED = {
    "appeal": "Appeal",
    "representations": "Representations against the decision",
    "review": "Request for a review",
}
CALLED_BY_GATE = {Gate.REPRESENTATIONS: "representations", Gate.REVIEW: "review"}
"""What it is called where the place's table has such a step after the decision; else an appeal."""
BEFORE = {
    "agency": "This agency",
    "court": "A court",
    "board": "A board",
    "executive": "A minister, or a person named by one",
}
"""Before whom it is. What is not before this agency is recorded as a fact, and never judged for its time here."""
OUTSIDE = frozenset(each.value for each in ELSEWHERE)
LODGED_BY = dict(SPOKEN_BY)
LODGED_HOW = {
    "paper": "On paper, handed in",
    "post": "By post",
    "word": "By word of mouth, written down for them",
    "portal": "On their own pages",
    "custody": "Handed over in custody",
}
STATES = {
    "lodged": "Lodged",
    "late": "Lodged late; waits for somebody to say whether it is heard",
    "admitted": "Late, and admitted",
    "not_admitted": "Late, and not admitted",
    "considered": "Being considered",
    "decided": "Decided",
    "withdrawn": "Withdrawn by the person",
}
RUNNING = ("lodged", "late", "admitted", "considered")
"""States in which somebody still has to act."""
TO_CONSIDER = ("lodged", "admitted")
ELSEWHERE_WINDOW = "elsewhere"
WINDOWS = {
    **{each.value: words[0].upper() + words[1:] for each, words in IN_TIME_WORDS.items()},
    ELSEWHERE_WINDOW: "The court or board keeps its own time",
}
LATE = InTime.LATE.value
RULINGS = {
    "admission": "Whether it is heard though late",
    "suspension": "Whether the decision waits meanwhile",
}
OUTCOMES = {
    "allowed": "Allowed",
    "in_part": "Allowed in part",
    "dismissed": "Dismissed",
    "sent_back": "Sent back, to be decided again",
}
UNDOES = {"allowed": "whole", "sent_back": "whole", "in_part": "part"}
"""How far the decision appealed against is set aside."""
PARTS = {
    "set": "Condition that was set",
    "varied": "Condition that was varied",
    "discharged": "Condition that was discharged",
    "licence": "Condition of the new version of the licence",
    "response": "What was decided on the failure",
    "sanction": "What was to be done",
}
"""Kinds of part of a decision that the record knows by itself."""
STANDINGS = {
    "stands": "Stands as it was decided",
    "changed": "Stands otherwise, as said above",
    "set_aside": "Stands no more",
}
STOOD = {**STANDINGS, "changed": "Stands otherwise, as is said"}
"""How it reads where it is looked at afterwards, and in a letter."""
HEARD = {
    "in_person": "In person",
    "remotely": "By video or telephone",
    "in_writing": "In writing",
    "chance_not_taken": "Given a fair chance, and did not take it",
    "not_wished": "Did not ask to be heard",
}
WITHDRAWN_HOW = {**SIGNED_HOW, "word": "By word of mouth", "letter": "In a letter or message of their own"}
TAKES_LIBERTY = frozenset({"custody", "recall", "revocation", "parole_refusal"})
"""Kinds of decision of which, once set aside, somebody with the power has to bring the person out or back."""
TO_DO_LIBERTY = (
    "See today that whoever has the power releases the person, or has them brought back to where they were."
    " Nothing in this program changes where anybody is held."
)
TO_DO = {
    "warning": "The warning counts no more. Say that it was told to the person.",
    "referral": "Tell the court or board at once that the referral is withdrawn, and write down when.",
    "sanction": "What was to be done is over. Give back what was done already, where that can be.",
    "condition_change": (
        "Conditions a hearing set by this decision are taken back here. Put former terms back by hand; where a licence"
        " brought them, vary the licence."
    ),
}
TO_DO_IN_PART = (
    "Where they stand no more, conditions that a hearing set, the answer to the failure and what was to be done by it"
    " end here. By hand: whatever stands otherwise; the former terms of a condition that was varied or discharged; and"
    " where a licence brought the condition, vary the licence."
)
