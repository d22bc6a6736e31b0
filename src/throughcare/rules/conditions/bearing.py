"""Which record bears on which condition, where the record does not name one."""

from throughcare.rules.conditions.finding import EvidenceKind
from throughcare.rules.conditions.terms import ConditionTerms

UNNAMED: dict[EvidenceKind, frozenset[str]] = {
    EvidenceKind.CONTACT: frozenset({"reporting"}),
    EvidenceKind.CHECK_IN: frozenset({"reporting"}),
    EvidenceKind.ADDRESS: frozenset({"residence"}),
    EvidenceKind.TEST: frozenset({"abstinence"}),
}
"""Kinds of evidence that bear on kinds of terms without naming the condition. Everything else must name it: a session,
a day of work or what somebody saw is never laid to a condition by guess."""


def bears_on(kind: ConditionTerms, what: EvidenceKind, *, names_it: bool | None) -> bool:
    """Whether evidence counts. names_it: whether it names this condition; None where it names none."""
    if what not in kind.accepts or names_it is False:
        return False
    return True if names_it else kind.code in UNNAMED.get(what, frozenset())
