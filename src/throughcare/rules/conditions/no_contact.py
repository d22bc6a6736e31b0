"""No contact: leave somebody alone. Whom, stands there by reference only."""

from collections.abc import Iterable
from dataclasses import dataclass

from throughcare.rules.conditions.asking import People, asked
from throughcare.rules.conditions.finding import Evidence, EvidenceKind, Finding, Watched
from throughcare.rules.conditions.terms import ConditionTerms, house, register
from throughcare.rules.conditions.weighing import something_to_refrain_from

ACCEPTS = frozenset({EvidenceKind.OBSERVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """people: by reference; a name never stands here. indirect: nor through others or in writing.

    unless: when it is allowed, in words: "as agreed with the officer beforehand".
    """

    people: People = asked(
        "With whom", unless=People(), hint="People on the record, shown by their reference."
    )
    indirect: bool = asked("Nor through somebody else, by telephone or online", unless=False)
    unless: str = asked(
        "Except", unless="", hint="For example: with the officer's agreement beforehand.", most=300
    )


def kept(terms: Terms, evidence: Iterable[Evidence], period: Watched) -> Finding:
    """Not kept only where somebody judged a contact that is on record; nothing on record proves nothing."""
    return something_to_refrain_from(evidence, ACCEPTS, period, "contact")


NO_CONTACT = register(
    ConditionTerms(
        code="no_contact",
        title="No contact",
        says="Leave somebody alone.",
        reading="What somebody saw or was told counts once it is judged. That nothing was heard proves nothing.",
        terms=Terms, accepts=ACCEPTS, kept=kept, source=house("rules/conditions/no_contact"),
    )
)  # fmt: skip
