"""The terms of a score as the reasons of a conclusion that rests on it."""

from throughcare.rules.instruments.instrument import Score
from throughcare.rules.kernel import Conclusion


def with_terms(conclusion: Conclusion, score: Score) -> Conclusion:
    """The conclusion with every term of the score as a reason, in the order in which they were added."""
    for term in score.terms:
        conclusion = conclusion.because(term.says, value=term.value, contribution=term.contribution)
    return conclusion
