"""Words for codes of this app, for pages and letters."""

from datetime import date
from typing import Protocol

from throughcare.rules.contacts import ContactKind, Outcome
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.responses import Action, Step
from throughcare.rules.responses.failures import FAILURES


class ContactTold(Protocol):
    """The contact behind a failure, as far as a letter speaks of it."""

    kind: str
    outcome: str


class FailureTold(Protocol):
    """A failure, as far as a letter speaks of it. contact: None where it is about something else."""

    kind: str
    what: str

    @property
    def contact(self) -> ContactTold | None:
        """The contact it is about."""


OUTCOME_CHANGED, EXCUSED, DECIDED, IN_ERROR = "outcome-changed", "excused", "decided", "in-error"
CLOSED: dict[str, str] = {
    OUTCOME_CHANGED: "What it was about was changed: it is none any more",
    EXCUSED: "The reason was judged reasonable",
    DECIDED: "A response was decided",
    IN_ERROR: "It had been recorded in error",
}
"""Why a failure is closed."""

STAGES: dict[str, str] = {
    "to_ask": "Ask for the reason",
    "asked": "Waiting for the person's reason",
    "to_judge": "Judge the reason given",
    "to_decide": "Decide what follows",
    "to_approve": "Approve or decline what was asked for",
    "closed": "Closed",
}
"""What is to be done at each stage, in the order in which a failure goes through them."""

ASKED_HOW: dict[str, str] = {
    "letter": "By letter, posted",
    "hand": "By a letter handed over in person",
    "otherwise": "By phone, in person or another way",
}
BY_LETTER = frozenset({"letter", "hand"})

KINDS: dict[str, str] = {
    "no_action": "No further action",
    "discussion": "Talk it through with the person",
    "warning": "Warning",
    "referral": "Referral",
    "sanction": "Sanction",
    "praise": "Praise",
    "reward": "Reward",
}
"""What may be decided, the gentlest first; a pack has its own word for some."""

ADVERSE = ("warning", "referral", "sanction")
"""Kinds that go against the person: the database asks more of them (see `0002_promises`)."""
OWN = "own"
"""A sanction in the supervisor's own words, where a grid's steps are not known."""
ACTIONS: dict[str, Action] = {
    "no_action": Action.NO_ACTION,
    "discussion": Action.NO_ACTION,
    "warning": Action.WARN,
    "referral": Action.REFER,
}
"""The rule's neutral action behind each kind; talking it through is nothing a rule has to allow."""

_HAPPENED: dict[Outcome, str] = {
    Outcome.ABSENT: "Our record says that you did not keep your {kind} on {day}.",
    Outcome.ATTENDED_FAILED: (
        "Our record says that you kept your {kind} on {day}, but did not do what was asked of you."
    ),
    Outcome.SENT_HOME_BEHAVIOUR: (
        "Our record says that you were sent home from your {kind} on {day} because of how you behaved."
    ),
}


CONTACT_KINDS: dict[Outcome, str] = {
    Outcome.ABSENT: "missed_contact",
    Outcome.ATTENDED_FAILED: "contact_not_complied",
    Outcome.SENT_HOME_BEHAVIOUR: "sent_home",
}
"""The kind of failure behind an outcome that needs judgment."""

_TOLD: dict[str, str] = {
    "work_missed": "Our record says that you did not come to unpaid work on {day}.",
    "work_not_complied": "Our record says that you came to unpaid work on {day}, but did not do what was asked of you.",
    "programme_missed": "Our record says that you did not come to your programme on {day}.",
    "programme_ended": "Our record says that your programme ended on {day} before you had finished it.",
    "test_confirmed": "Our record says that a test you gave on {day} was positive, and that a laboratory confirmed it.",
    "test_refused": "Our record says that no test could be done on {day}. No reason for it has been accepted.",
    "checkin_expired": "Our record says that your check-in of {day} was not answered.",
    "curfew": "Our record says that you were not at home in your curfew on {day}.",
    "residence": "Our record says that on {day} you were not living at the address that was approved.",
    "payment_missed": "Our record says that a payment of {day} was not made.",
}
"""A plain sentence for the person, by kind of failure."""


def contact_kind(outcome: str) -> str:
    """The kind of failure that a contact's outcome is."""
    return CONTACT_KINDS.get(Outcome(outcome), "missed_contact")


def told_of(failure: FailureTold, day: str) -> str:
    """The sentence of a letter about any failure. Facts, without a judgment."""
    if failure.contact is not None:
        return told_to_the_person(failure.contact.kind, failure.contact.outcome, day)
    title = FAILURES[failure.kind].title if failure.kind in FAILURES else failure.what
    other = f"Our record says this of {{day}}: {title[0].lower()}{title[1:]}."
    return _TOLD.get(failure.kind, other).format(day=day)


def what_failed(kind: str, outcome: str) -> str:
    """ "Office visit: did not attend", for lists."""
    said = Outcome(outcome).label
    return f"{kind_words(kind)}: {said[0].lower()}{said[1:]}"[:120]


def told_to_the_person(kind: str, outcome: str, day: str) -> str:
    """The sentence of a letter that says what our record says. Facts, without a judgment."""
    words = _HAPPENED.get(Outcome(outcome), _HAPPENED[Outcome.ABSENT])
    return words.format(kind=kind_words(kind).lower(), day=day)


def kind_words(kind: str) -> str:
    """ "Office visit" for "office"; a kind the rules lack as it stands."""
    return ContactKind(kind).label if kind in set(ContactKind) else kind.replace("_", " ").capitalize()


def response_words(pack: Jurisdiction, kind: str) -> str:
    """What the pack calls a response."""
    own = {"warning": pack.words.warning.title, "referral": pack.words.referral.title}
    return own.get(kind, KINDS.get(kind, kind))


ABLE: dict[str, str] = {
    "able": "Yes, the person was able to pay",
    "unable": "No, the person was not able to pay",
    "not_known": "It cannot be told",
}
SANCTION_STATES: dict[str, str] = {
    "due": "Due", "overdue": "Overdue", "done": "Done", "excused": "Excused", "withdrawn": "Withdrawn",
}  # fmt: skip
DIRECTIONS: dict[str, str] = {
    "": "Within what is proposed",
    "gentler": "Gentler than what is proposed",
    "stricter": "Stricter than what is proposed",
}


def fits(kind: str, step: str) -> bool:
    """Whether `kind` is among what the rule's step leaves open; otherwise choosing it departs from the proposal.

    step: "" where no rule has proposed anything: then nothing is within it, and nothing departs.
    """
    return bool(step) and ACTIONS[kind] in Step(step).actions


def order_title(pack: Jurisdiction, kind: str) -> str:
    """The order type's title; a type the pack lacks as it stands; "" stays ""."""
    titles = {entry.code: entry.title for entry in pack.order_types}
    return titles.get(kind, kind)


def day_words(pack: Jurisdiction, day: date | None) -> str:
    """A day as this place writes it; "" for none."""
    return pack.in_words(day) if day else ""
