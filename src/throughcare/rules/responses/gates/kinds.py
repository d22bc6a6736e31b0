"""The words of due process: which decisions, which gates, who decides, and what answers close a gate."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class DecisionKind(StrEnum):
    """What is decided about a person that they must be able to answer."""

    WARNING = "warning"
    REFERRAL = "referral"
    CONDITION_CHANGE = "condition_change"
    SANCTION = "sanction"
    CUSTODY = "custody"
    RECALL = "recall"
    REVOCATION = "revocation"
    PAROLE_REFUSAL = "parole_refusal"


KINDS: Mapping[DecisionKind, str] = MappingProxyType(
    {
        DecisionKind.WARNING: "Warning",
        DecisionKind.REFERRAL: "Referral to a court or board",
        DecisionKind.CONDITION_CHANGE: "Change of conditions",
        DecisionKind.SANCTION: "Sanction",
        DecisionKind.CUSTODY: "Custody while an answer is pending",
        DecisionKind.RECALL: "Recall to custody",
        DecisionKind.REVOCATION: "Revocation",
        DecisionKind.PAROLE_REFUSAL: "Refusal of parole",
    }
)


class Gate(StrEnum):
    """What has to have happened for a decision to be fair, in the order in which it is usually reached."""

    INTERPRETER = "interpreter"
    ADULT = "adult"
    PRELIMINARY_NOTICE = "preliminary_notice"
    PRELIMINARY_HEARING = "preliminary_hearing"
    PRELIMINARY_SUMMARY = "preliminary_summary"
    NOTICE = "notice"
    DISCLOSURE = "disclosure"
    COUNSEL = "counsel"
    EVIDENCE = "evidence"
    WITNESSES = "witnesses"
    HEARD = "heard"
    INDEPENDENT = "independent"
    REASONS = "reasons"
    APPEAL_TOLD = "appeal_told"
    REPRESENTATIONS = "representations"
    REVIEW = "review"


GATES: Mapping[Gate, str] = MappingProxyType(
    {
        Gate.PRELIMINARY_NOTICE: "Notice of the preliminary hearing",
        Gate.PRELIMINARY_HEARING: "Preliminary hearing, before somebody not involved",
        Gate.PRELIMINARY_SUMMARY: "Written summary of the preliminary hearing",
        Gate.INTERPRETER: "Interpreter and adjustments",
        Gate.ADULT: "Appropriate adult or guardian",
        Gate.NOTICE: "Written notice",
        Gate.DISCLOSURE: "Disclosure of the evidence",
        Gate.COUNSEL: "Lawyer or other representative",
        Gate.EVIDENCE: "The person's own evidence and witnesses",
        Gate.WITNESSES: "Questioning adverse witnesses",
        Gate.HEARD: "The person is heard",
        Gate.INDEPENDENT: "Decided by a named person who did not report it",
        Gate.REASONS: "Reasons in writing",
        Gate.APPEAL_TOLD: "Told the decision, and the way and time to appeal",
        Gate.REPRESENTATIONS: "Representations against the decision",
        Gate.REVIEW: "Review of the decision",
    }
)


class Stage(StrEnum):
    """When a gate stands: before the decision, in it, or after it."""

    BEFORE = "before"
    WITH = "with"
    AFTER = "after"


STAGES: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.BEFORE: "Before the decision",
        Stage.WITH: "In the decision",
        Stage.AFTER: "After the decision",
    }
)


class Decider(StrEnum):
    """Who may decide, or must act. PERSON: the person themselves, or whoever speaks for them."""

    OFFICER = "officer"
    MANAGER = "manager"
    COURT = "court"
    BOARD = "board"
    EXECUTIVE = "executive"
    PERSON = "person"


DECIDERS: Mapping[Decider, str] = MappingProxyType(
    {
        Decider.OFFICER: "the responsible officer",
        Decider.MANAGER: "a manager",
        Decider.COURT: "the court",
        Decider.BOARD: "the board",
        Decider.EXECUTIVE: "the executive: a minister, or a person named by one",
        Decider.PERSON: "the person",
    }
)
ELSEWHERE = frozenset({Decider.COURT, Decider.BOARD, Decider.EXECUTIVE})
"""Those whose decision the agency records and does not judge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One way in which a gate is met. words: what it says; in_words: it is nothing without an explanation."""

    code: str
    words: str
    in_words: bool = False


NOT_NEEDED = "not_needed"
"""The finding that nobody was needed beside the person."""


def _needless(words: str) -> Finding:
    return Finding(code=NOT_NEEDED, words=words, in_words=True)


SERVED = Finding(code="served", words="Served on the person")
FINDINGS: Mapping[Gate, tuple[Finding, ...]] = MappingProxyType(
    {
        Gate.PRELIMINARY_NOTICE: (SERVED,),
        Gate.PRELIMINARY_HEARING: (
            Finding(code="cause_found", words="Held, and cause was found to go on", in_words=True),
        ),
        Gate.PRELIMINARY_SUMMARY: (
            Finding(code="given", words="Given to the person in writing"),
        ),
        Gate.INTERPRETER: (
            Finding(code="present", words="Present, and every adjustment made", in_words=True),
            _needless("The person said that none was needed"),
        ),
        Gate.ADULT: (
            Finding(code="present", words="Present throughout", in_words=True),
            _needless("An adult with capacity: none was needed"),
        ),
        Gate.NOTICE: (SERVED,),
        Gate.DISCLOSURE: (
            Finding(code="given", words="All that will be relied on was given"),
            Finding(code="withheld_in_part", words="Given, with part of it withheld for a reason", in_words=True),
        ),
        Gate.COUNSEL: (
            Finding(code="represented", words="Asked for, and represented", in_words=True),
            Finding(code="not_asked", words="Told of the right, and did not ask for it"),
            Finding(code="refused", words="Asked for, and refused with reasons", in_words=True),
        ),
        Gate.EVIDENCE: (
            Finding(code="taken", words="Taken and considered", in_words=True),
            Finding(code="none_offered", words="Asked, and offered none"),
            Finding(code="limited", words="Limited with reasons", in_words=True),
        ),
        Gate.WITNESSES: (
            Finding(code="questioned", words="The person or their lawyer questioned them", in_words=True),
            Finding(code="none_relied_on", words="No adverse witness is relied on"),
            Finding(code="good_cause", words="Not allowed, for good cause", in_words=True),
        ),
        Gate.HEARD: (
            Finding(code="in_person", words="Heard in person", in_words=True),
            Finding(code="remotely", words="Heard by video or telephone", in_words=True),
            Finding(code="in_writing", words="Answered in writing", in_words=True),
            Finding(code="chance_not_taken", words="Given a fair chance and did not take it", in_words=True),
        ),
        Gate.INDEPENDENT: (Finding(code="named", words="Named, and did not report it"),),
        Gate.REASONS: (Finding(code="written", words="Written with the decision"),),
        Gate.APPEAL_TOLD: (Finding(code="told", words="Told in writing, with the last day", in_words=True),),
        Gate.REPRESENTATIONS: (
            Finding(code="answered", words="Made, and answered with reasons", in_words=True),
            Finding(code="none_made", words="Asked for; none were made in time"),
        ),
        Gate.REVIEW: (Finding(code="reviewed", words="Reviewed by somebody else", in_words=True),),
    }
)  # fmt: skip
WAIVABLE = frozenset(
    {
        Gate.PRELIMINARY_HEARING,
        Gate.PRELIMINARY_SUMMARY,
        Gate.COUNSEL,
        Gate.EVIDENCE,
        Gate.WITNESSES,
        Gate.HEARD,
    }
)
"""What the person may give up, knowing what it is. Nobody can give up notice, an interpreter, an adult or reasons."""
BY_DECISION = frozenset({Gate.INDEPENDENT, Gate.REASONS})
"""Gates that the decision itself meets."""
BY_SERVICE = frozenset({Gate.PRELIMINARY_NOTICE, Gate.NOTICE})
"""Gates met by a service that succeeded; an attempt is none."""
BY_SOMEBODY_ELSE = frozenset({Gate.PRELIMINARY_HEARING, Gate.REVIEW})
"""Gates that nobody can meet who reported what it is about."""

FULL_AGE = 18
"""Whoever is younger has an appropriate adult or a guardian beside them."""
PRECEDES: Mapping[Gate, tuple[Gate, ...]] = MappingProxyType(
    {
        Gate.PRELIMINARY_HEARING: (Gate.PRELIMINARY_NOTICE, Gate.INTERPRETER, Gate.ADULT),
        Gate.PRELIMINARY_SUMMARY: (Gate.PRELIMINARY_HEARING,),
        Gate.NOTICE: (Gate.PRELIMINARY_SUMMARY,),
        Gate.COUNSEL: (Gate.NOTICE,),
        Gate.EVIDENCE: (Gate.NOTICE, Gate.DISCLOSURE, Gate.INTERPRETER, Gate.ADULT),
        Gate.WITNESSES: (Gate.NOTICE, Gate.DISCLOSURE, Gate.COUNSEL),
        Gate.HEARD: (Gate.NOTICE, Gate.DISCLOSURE, Gate.COUNSEL, Gate.INTERPRETER, Gate.ADULT),
        Gate.REPRESENTATIONS: (Gate.NOTICE, Gate.APPEAL_TOLD, Gate.DISCLOSURE, Gate.INTERPRETER, Gate.ADULT),
        Gate.REVIEW: (Gate.REPRESENTATIONS,),
    }
)
"""Which gates are closed before which, where a table has both at stages that allow it."""
