"""The words of this app's states and reasons, by the codes that are stored."""

from dataclasses import dataclass

TRIGGERS: dict[str, str] = {
    "assessment": "An assessment was completed",
    "score": "A score of another system was recorded",
    "flag": "A flag was set or removed",
    "order": "An order changed",
    "asked": "Somebody asked for it",
    "override_ended": "An override came to its review date",
}
PROPOSAL_STATES: dict[str, str] = {
    "waiting": "Waiting for a decision",
    "accepted": "Accepted",
    "declined": "Declined",
    "superseded": "Replaced by a later calculation",
}
"""Past its day a proposal still waits: nothing changes by itself, and it is called late."""
OVERRIDE_STATES: dict[str, str] = {
    "asked": "Waiting for a second signature",
    "standing": "Stands",
    "refused": "Not approved",
    "ended": "Ended",
}
TOLD_HOW: dict[str, str] = {
    "in_person": "In person",
    "telephone": "By telephone",
    "letter": "By letter",
    "interpreter": "In person, with an interpreter",
}
REMOVAL_REASONS: dict[str, str] = {
    "no_longer": "It no longer applies",
    "order_ended": "The order or protection behind it ended",
    "mistake": "It was set by mistake",
    "replaced": "Another flag takes its place",
    "contested": "The person contested it, and that was upheld",
}
OVERRIDE_REASONS: dict[str, str] = {
    "new_behaviour": "Recent behaviour that the rule does not count",
    "harm": "Harm to somebody that the scores do not see",
    "progress": "Steady progress that the rule does not count",
    "circumstances": "Circumstances changed after the assessment",
    "information": "Information from another agency",
    "score_doubtful": "An answer behind the score is in doubt",
}


@dataclass(frozen=True, slots=True)
class NoReason:
    """A category that is offered so that it can be refused with its explanation."""

    title: str
    because: str


REFUSED_REASONS: dict[str, NoReason] = {
    "ethnicity": NoReason(
        "Ethnicity, nationality or religion",
        "Who somebody is does not say what they will do. Treating people differently for it is discrimination.",
    ),
    "poverty": NoReason(
        "Poverty, no home or no work",
        "Being poor is no reason for closer supervision. Plan the help that is needed instead.",
    ),
    "disability": NoReason(
        "Disability or illness",
        "An adjustment belongs on the record, and never makes supervision closer.",
    ),
    "treatment": NoReason(
        "What was told in treatment",
        "People must be able to speak in treatment. Used here, it would stop them.",
    ),
    "contested": NoReason(
        "Having contested a decision",
        "Contesting is a right, and using it never counts against anybody.",
    ),
}
