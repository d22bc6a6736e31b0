"""What a service is told of a person: field by field, for which purpose and on what ground, and what never goes.

The list follows what a public program for referrals sends. A field goes only where the service needs it for its
purpose; whoever refers sees the list and takes away what is not needed. What is never told is told nobody by this way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from throughcare.rules.interventions.consent import CODE as TREATMENT_CONSENT
from throughcare.rules.interventions.consent import PART_2
from throughcare.rules.interventions.sources import REFER_AND_MONITOR
from throughcare.rules.jurisdictions.assessing import HOUSE
from throughcare.rules.kernel import Source, UnknownCode

TASK, CONSENT, SAFETY = "task", "consent", "safety"
GROUNDS: Mapping[str, str] = {
    TASK: "Needed to carry out the order, or to help the person through it",
    CONSENT: "The person's consent, which can be taken back",
    SAFETY: "Needed for the safety of the person, of staff or of others",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedField:
    """One field that a service may be given. why: the purpose, after "so that". ground: a key of GROUNDS.

    always: it goes with every referral; the others are chosen. section: of the place's law, "" where none was read.
    """

    code: str
    title: str
    why: str
    ground: str = TASK
    always: bool = False
    section: str = ""

    def __post_init__(self) -> None:
        if self.ground not in GROUNDS:
            raise UnknownCode("Grounds of sharing", self.ground, GROUNDS)


FIELDS = (
    SharedField(code="name", title="Name", why="the service knows who comes", always=True),
    SharedField(code="reference", title="Reference", why="messages about the referral find the right person",
                always=True),
    SharedField(code="date_of_birth", title="Date of birth", why="people of one name are not mixed up"),
    SharedField(code="safe_contact", title="How to reach the person safely",
                why="nobody is put in danger by a call or a letter", ground=SAFETY, always=True),
    SharedField(code="language", title="Language and interpreter", why="the person can understand and be understood",
                always=True),
    SharedField(code="adjustments", title="Adjustments", why="the person can take part", ground=CONSENT),
    SharedField(code="availability", title="Days and times that do not suit",
                why="sessions keep clear of work and care"),
    SharedField(code="officer", title="Whom to tell", why="absences and concerns reach the officer", always=True),
    SharedField(code="objective", title="The objective of the plan", why="the work serves what the person wants",
                always=True),
    SharedField(code="outcomes", title="What is hoped for", why="anybody can tell whether it helped", always=True),
    SharedField(code="needs", title="Needs that the service works on", why="it fits the person; no other need is told"),
    SharedField(code="setting", title="In custody or in the community, and the expected release",
                why="sessions are where the person is"),
    SharedField(code="order_ends", title="The last day of the order", why="the work ends in time"),
    SharedField(code="most_days", title="The most days that can be asked for",
                why="no more is asked than the order allows"),
    SharedField(code="safety", title="What staff must know to be safe", why="sessions are safe for everybody",
                ground=SAFETY),
    SharedField(code="treatment", title="Treatment, now or before", why="one treatment does not cross another",
                ground=CONSENT),
)  # fmt: skip
NEVER: Mapping[str, str] = {
    "victims": "Anything about victims",
    "risk_management": "How risk is managed, and by whom",
    "offence_account": "The account of the offence, beyond what safety needs",
    "other_needs": "Needs that the service does not work on",
    "intelligence": "What was passed on and not verified",
}
"""Never in what a service is given, nor in the person's copy of the referral."""
COMES_BACK: Mapping[str, str] = {
    "attendance": "Whether the person came, and was on time",
    "completion": "Whether it was completed, and how it ended",
    "concerns": "Concerns that were agreed to be told: danger to the person or to others",
}
"""What a service tells the agency. What is said in sessions does not come back, and is no evidence of noncompliance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingTerms:
    """What services are given here. law: the place's law on it by name, "" where none was read; source: of the grounds.

    treatment_consent: the published rule by which a consent to treatment records is checked; "" where no such law was
    read for the place: then no treatment record flows at all by this way. note: what was read, and what was not.
    """

    fields: tuple[SharedField, ...] = FIELDS
    law: str = ""
    source: Source = HOUSE
    treatment_consent: str = ""
    never: Mapping[str, str] = field(default_factory=lambda: NEVER)
    comes_back: Mapping[str, str] = field(default_factory=lambda: COMES_BACK)
    note: str = "No law of the place on sharing with services was read: the agency confirms each ground."

    def field(self, code: str) -> SharedField:
        """The field with this code. Raises UnknownCode."""
        for each in self.fields:
            if each.code == code:
                return each
        raise UnknownCode("What a service is given", code, [each.code for each in self.fields])

    def grounds(self, code: str) -> str:
        """The purpose and the ground of a field, in a sentence."""
        found = self.field(code)
        section = f" ({found.section})" if found.section else ""
        return f"So that {found.why}. {GROUNDS[found.ground]}{section}."


HOUSE_SHARING = SharingTerms()
US_SHARING = SharingTerms(
    law="42 CFR Part 2, for records of substance use treatment",
    source=PART_2,
    treatment_consent=TREATMENT_CONSENT,
    note="Records of substance use treatment need a written consent with every element of 42 CFR 2.31, either way. For "
    "everything else no law of the place was read: the agency confirms each ground.",
)
LIST_SOURCE = REFER_AND_MONITOR
"""Whose list of contents the fields follow."""
