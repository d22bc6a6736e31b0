"""What may be a failure to comply, and what never is: the codes by which it is recorded and found in a grid.

A failure is a fact about a contact, a condition or an incident, recorded before anybody judges it. Some things said or
measured are never one, however they are told: they are named here with the reason, so that they are refused in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Subject(StrEnum):
    """What a failure is about."""

    CONTACT = "contact"
    CONDITION = "condition"
    TEST = "test"
    CHECKIN = "checkin"
    WORK = "work"
    PROGRAMME = "programme"
    MONEY = "money"
    INCIDENT = "incident"

    @property
    def label(self) -> str:
        """ "Unpaid work" for "work"."""
        return _SUBJECTS[self]


_SUBJECTS: dict[Subject, str] = {
    Subject.CONTACT: "Contact",
    Subject.CONDITION: "Condition",
    Subject.TEST: "Test",
    Subject.CHECKIN: "Remote check-in",
    Subject.WORK: "Unpaid work",
    Subject.PROGRAMME: "Programme",
    Subject.MONEY: "Payment",
    Subject.INCIDENT: "Incident",
}


@dataclass(frozen=True, slots=True)
class FailureKind:
    """One thing that may be a failure. title: a short fact, without a judgment."""

    title: str
    subject: Subject


_CONDITION, _INCIDENT = Subject.CONDITION, Subject.INCIDENT
FAILURES: Mapping[str, FailureKind] = MappingProxyType({
    "missed_contact": FailureKind("Contact missed", Subject.CONTACT),
    "late_contact": FailureKind("Late for a contact", Subject.CONTACT),
    "contact_not_complied": FailureKind("Came, but did not do what was asked", Subject.CONTACT),
    "sent_home": FailureKind("Sent home because of behaviour", Subject.CONTACT),
    "work_missed": FailureKind("Day of unpaid work missed", Subject.WORK),
    "work_not_complied": FailureKind("Came to unpaid work, but did not comply", Subject.WORK),
    "programme_missed": FailureKind("Programme session missed", Subject.PROGRAMME),
    "programme_ended": FailureKind("Programme ended early, not completed", Subject.PROGRAMME),
    "test_confirmed": FailureKind("Test confirmed positive", Subject.TEST),
    "test_refused": FailureKind("Test not taken, no accepted reason", Subject.TEST),
    "checkin_expired": FailureKind("Remote check-in not answered in time", Subject.CHECKIN),
    "curfew": FailureKind("Away during a curfew", _CONDITION),
    "residence": FailureKind("Not living at the approved address", _CONDITION),
    "prohibited_place": FailureKind("In a place that a condition excludes", _CONDITION),
    "association": FailureKind("Contact with somebody whom a condition names", _CONDITION),
    "no_contact": FailureKind("Contact with a person protected by a condition", _CONDITION),
    "left_district": FailureKind("Left the area without permission", _CONDITION),
    "left_jurisdiction": FailureKind("Left the state or country without permission", _CONDITION),
    "change_not_told": FailureKind("Change of address, work or name not told", _CONDITION),
    "evaluation_not_done": FailureKind("Evaluation not completed", _CONDITION),
    "task_not_done": FailureKind("Task or form not done in time", _CONDITION),
    "other_condition": FailureKind("Another condition not kept", _CONDITION),
    "payment_missed": FailureKind("Payment not made", Subject.MONEY),
    "dishonesty": FailureKind("Untrue statement to the officer", _INCIDENT),
    "conduct": FailureKind("Conduct towards staff or others", _INCIDENT),
    "police_contact_not_told": FailureKind("Contact with the police not told", _INCIDENT),
    "unlawful_activity": FailureKind("Unlawful activity, confirmed", _INCIDENT),
    "firearm": FailureKind("Had a firearm", _INCIDENT),
    "whereabouts_unknown": FailureKind("Nobody can find the person", _INCIDENT),
})  # fmt: skip
"""Every kind, by code. A new charge is none: a charge is not a finding."""

NEVER: Mapping[str, str] = MappingProxyType({
    "screen": "A screen is not a result: only a confirmed test can be answered.",
    "prescribed_treatment": "Prescribed treatment, methadone and buprenorphine included, is never a failure.",
    "no_sample_with_reason": "A specimen that could not be given, with a reason, is not a refusal.",
    "checkin_answer": "What somebody says in a check-in is answered with help or a conversation.",
    "checkin_technical": "A technical failure, or a picture that did not match, is not the person's failure.",
    "help_asked": "Asking for help is never held against anybody.",
    "mood": "How somebody feels is never held against them.",
    "plan_disagreement": "Disagreeing with a plan, or not signing it, is not a failure.",
    "polygraph": "A polygraph alone does not show that a condition was not kept.",
    "new_charge": "A charge is not a finding: what is shown about the conduct may be recorded, the charge may not.",
})  # fmt: skip
"""What is never a failure, and why."""


def by_subject() -> dict[Subject, dict[str, str]]:
    """The kinds as a form lists them: by what they are about."""
    found: dict[Subject, dict[str, str]] = {subject: {} for subject in Subject}
    for code, kind in FAILURES.items():
        found[kind.subject][code] = kind.title
    return found
