"""What came of an appointment: the facts first, the judgment of an excuse apart from them.

No outcome by itself says that somebody failed. An absence, or attending without complying, counts as a
failure only once the officer has judged that there was no reasonable excuse; until then it is "undecided".
"""

from enum import StrEnum

from throughcare.rules.kernel import Ternary


class OutcomeFamily(StrEnum):
    """The first question on the form, the commonest answer first."""

    COMPLIED = "complied"
    ABSENT = "absent"
    ATTENDED_FAILED = "attended_failed"
    ACCEPTABLE_ABSENCE = "acceptable_absence"
    WAITING = "waiting"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What is recorded, in neutral words. A pack may add the codes its officers know."""

    COMPLIED = "complied"
    ABSENT = "absent"
    ATTENDED_FAILED = "attended_failed"
    SENT_HOME_BEHAVIOUR = "sent_home_behaviour"
    WAITING_FOR_EVIDENCE = "waiting_for_evidence"
    ACCEPTABLE_COURT = "acceptable_court"
    ACCEPTABLE_WORK = "acceptable_work"
    ACCEPTABLE_FAMILY = "acceptable_family"
    ACCEPTABLE_HOLIDAY = "acceptable_holiday"
    ACCEPTABLE_MEDICAL = "acceptable_medical"
    ACCEPTABLE_RELIGIOUS = "acceptable_religious"
    ACCEPTABLE_CUSTODY = "acceptable_custody"
    ACCEPTABLE_OTHER = "acceptable_other"
    SENT_HOME_BY_SERVICE = "sent_home_by_service"
    CANCELLED_BY_SERVICE = "cancelled_by_service"

    @property
    def label(self) -> str:
        """Words for a list or a form."""
        return _TITLES[self]

    @property
    def definition(self) -> str:
        """What belongs under this outcome."""
        return _DEFINITIONS[self]

    @property
    def family(self) -> OutcomeFamily:
        """The first question's answer under which this one stands."""
        return _FAMILIES.get(self, OutcomeFamily.ACCEPTABLE_ABSENCE)

    @property
    def attended(self) -> bool:
        """Whether the person came."""
        return self in _ATTENDED

    @property
    def needs_judgment(self) -> bool:
        """Whether an officer must judge the excuse before this counts for or against anybody."""
        return self in _NEED_JUDGMENT

    @property
    def settled(self) -> bool:
        """Whether nothing more is to be recorded. "Waiting for evidence" keeps its call to action."""
        return self is not Outcome.WAITING_FOR_EVIDENCE


def counts_as_failure(outcome: Outcome, excuse_reasonable: bool | None = None) -> Ternary:
    """Whether the contact counts as a failure to comply.

    excuse_reasonable: the officer's judgment; None until made. It matters only where one is needed.
    """
    if outcome is Outcome.WAITING_FOR_EVIDENCE:
        return Ternary.UNDECIDED
    if not outcome.needs_judgment:
        return Ternary.NO
    return Ternary.of(None if excuse_reasonable is None else not excuse_reasonable)


_NEED_JUDGMENT = frozenset({Outcome.ABSENT, Outcome.ATTENDED_FAILED, Outcome.SENT_HOME_BEHAVIOUR})
_ATTENDED = frozenset(
    {Outcome.COMPLIED, Outcome.ATTENDED_FAILED, Outcome.SENT_HOME_BEHAVIOUR, Outcome.SENT_HOME_BY_SERVICE}
)

_FAMILIES: dict[Outcome, OutcomeFamily] = {
    Outcome.COMPLIED: OutcomeFamily.COMPLIED,
    Outcome.ABSENT: OutcomeFamily.ABSENT,
    Outcome.ATTENDED_FAILED: OutcomeFamily.ATTENDED_FAILED,
    Outcome.SENT_HOME_BEHAVIOUR: OutcomeFamily.ATTENDED_FAILED,
    Outcome.WAITING_FOR_EVIDENCE: OutcomeFamily.WAITING,
    Outcome.SENT_HOME_BY_SERVICE: OutcomeFamily.CANCELLED,
    Outcome.CANCELLED_BY_SERVICE: OutcomeFamily.CANCELLED,
}

_TITLES: dict[Outcome, str] = {
    Outcome.COMPLIED: "Attended and complied",
    Outcome.ABSENT: "Did not attend",
    Outcome.ATTENDED_FAILED: "Attended but did not comply",
    Outcome.SENT_HOME_BEHAVIOUR: "Sent home because of behaviour",
    Outcome.WAITING_FOR_EVIDENCE: "I am waiting for evidence",
    Outcome.ACCEPTABLE_COURT: "Acceptable absence: court or legal",
    Outcome.ACCEPTABLE_WORK: "Acceptable absence: work",
    Outcome.ACCEPTABLE_FAMILY: "Acceptable absence: family or childcare",
    Outcome.ACCEPTABLE_HOLIDAY: "Acceptable absence: holiday",
    Outcome.ACCEPTABLE_MEDICAL: "Acceptable absence: medical",
    Outcome.ACCEPTABLE_RELIGIOUS: "Acceptable absence: religious",
    Outcome.ACCEPTABLE_CUSTODY: "Acceptable absence: in custody",
    Outcome.ACCEPTABLE_OTHER: "Acceptable absence: another reason, judged by the officer",
    Outcome.SENT_HOME_BY_SERVICE: "Came and was sent home by the service",
    Outcome.CANCELLED_BY_SERVICE: "Cancelled by the service",
}

_DEFINITIONS: dict[Outcome, str] = {
    Outcome.COMPLIED: "The person came and did what was asked.",
    Outcome.ABSENT: "The person did not come, and no reason is accepted yet. It is asked for first.",
    Outcome.ATTENDED_FAILED: "The person came but did not do what was asked.",
    Outcome.SENT_HOME_BEHAVIOUR: "The person came and was sent home because of how they behaved.",
    Outcome.WAITING_FOR_EVIDENCE: "The person gave a reason and is asked to show it. Nothing counts yet.",
    Outcome.ACCEPTABLE_COURT: "They had to be at court or with a lawyer.",
    Outcome.ACCEPTABLE_WORK: "They had to work, train or attend an interview.",
    Outcome.ACCEPTABLE_FAMILY: "They had to look after a child or another relative.",
    Outcome.ACCEPTABLE_HOLIDAY: "They were away with permission.",
    Outcome.ACCEPTABLE_MEDICAL: "They were ill or at a medical appointment.",
    Outcome.ACCEPTABLE_RELIGIOUS: "They observed a religious day or duty.",
    Outcome.ACCEPTABLE_CUSTODY: "They were held by the police or in prison.",
    Outcome.ACCEPTABLE_OTHER: "The officer judged another reason acceptable and says which.",
    Outcome.SENT_HOME_BY_SERVICE: "The person came; the service could not see them. Never held against them.",
    Outcome.CANCELLED_BY_SERVICE: "The service called the appointment off. Never held against the person.",
}
