"""The register of response rules and the decorator that puts a function into it."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

from throughcare.rules.kernel import Example, Fingerprint, Register, RuleCard, RuleError, RuleId, Source
from throughcare.rules.responses.proposal import MissedContactFacts, Proposal, Reasoned

FACTS = frozenset(field.name for field in fields(MissedContactFacts))


class UnknownFact(RuleError):
    """A rule asks for a fact that nobody can give it."""

    def __init__(self, rule: RuleId, fact: str) -> None:
        super().__init__(
            f"{rule} asks for {fact!r}, which is no fact about a missed contact.", rule=rule, fact=fact
        )


@dataclass(frozen=True, slots=True)
class ResponseRule:
    """A published rule of response. Call it with the facts; it returns a proposal and decides nothing."""

    card: RuleCard
    function: Callable[..., Reasoned]
    uses: tuple[str, ...]

    def __call__(self, facts: MissedContactFacts) -> Proposal:
        """Propose the next step. Raises what the rule's own function raises."""
        return self.propose({name: getattr(facts, name) for name in self.uses})

    def propose(self, used: Mapping[str, object]) -> Proposal:
        """The proposal from exactly the facts the rule uses. Raises what the rule's own function raises."""
        found = self.function(**used)
        return Proposal(
            step=found.step,
            because=found.because,
            rule=self.card.id,
            source=self.card.source,
            facts=used,
            fingerprint=Fingerprint.of(self.card.id, used),
            terms=found.terms,
        )


RESPONSES: Register[ResponseRule] = Register("The register of response rules")


def response(
    name: str, *, title: str, population: str, source: Source, examples: tuple[Example, ...]
) -> Callable[[Callable[..., Reasoned]], ResponseRule]:
    """Register a function as the response rule `name` ("code@YYYY-MM-DD").

    The function's parameters name the facts it uses (fields of MissedContactFacts); only those are kept with
    the proposal and fingerprinted. Raises UnknownFact, DuplicateCode, Unsourced or BadRuleId, on import.
    """
    card = RuleCard(
        id=RuleId.parse(name), title=title, population=population, source=source, examples=examples
    )

    def register(function: Callable[..., Reasoned]) -> ResponseRule:
        uses = tuple(inspect.signature(function).parameters)
        for fact in uses:
            if fact not in FACTS:
                raise UnknownFact(card.id, fact)
        return RESPONSES.add(str(card.id), ResponseRule(card, function, uses))

    return register
