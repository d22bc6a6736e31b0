"""Words for codes of this app, for pages and letters."""

from datetime import date

from throughcare.rules.contacts import ContactKind, Outcome
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.responses import Action, Step

OUTCOME_CHANGED, EXCUSED, DECIDED = "outcome-changed", "excused", "decided"
CLOSED: dict[str, str] = {
    OUTCOME_CHANGED: "The outcome of the contact was changed",
    EXCUSED: "The reason was judged reasonable",
    DECIDED: "A response was decided",
}
"""Why a failure is closed."""

STAGES: dict[str, str] = {
    "to_ask": "Ask for the reason",
    "asked": "Waiting for the person's reason",
    "to_judge": "Judge the reason given",
    "to_decide": "Decide what follows",
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
    "praise": "Praise",
}
"""What may be decided, the gentlest first; a pack has its own word for some."""

ADVERSE = frozenset({"warning", "referral"})
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


def fits(kind: str, step: str) -> bool:
    """Whether `kind` is among what the rule's step leaves open; otherwise choosing it departs from the proposal."""
    return ACTIONS[kind] in Step(step).actions


def order_title(pack: Jurisdiction, kind: str) -> str:
    """The order type's title; a type the pack lacks as it stands; "" stays ""."""
    titles = {entry.code: entry.title for entry in pack.order_types}
    return titles.get(kind, kind)


def day_words(pack: Jurisdiction, day: date | None) -> str:
    """A day as this place writes it; "" for none."""
    return pack.in_words(day) if day else ""
