"""What was not answered, in words and among the reasons: which questions, which kind of not knowing, what that did."""

from collections.abc import Mapping

from throughcare.rules.kernel.answers import UNKNOWN_WORDS, Unknown
from throughcare.rules.kernel.asking import BadAnswers, Problem
from throughcare.rules.kernel.conclusion import Conclusion


def unanswered(answers: Mapping[str, object]) -> dict[str, str]:
    """Of named answers those that are none, each with its kind of not knowing in words."""
    return {name: UNKNOWN_WORDS[answer] for name, answer in answers.items() if isinstance(answer, Unknown)}


def unanswered_in_words(answers: Mapping[str, object]) -> str:
    """ "RoSH (not asked), MAPPA (asked and not known)"; empty where every answer is there."""
    return ", ".join(f"{name} ({why.lower()})" for name, why in unanswered(answers).items())


def saying_what_is_unknown(conclusion: Conclusion, effect: str, **answers: object) -> Conclusion:
    """The conclusion with one more reason if any of `answers` is missing. effect: what its being missing did."""
    missing = unanswered_in_words(answers)
    if not missing:
        return conclusion
    return conclusion.because("There is no answer for {missing}: {effect}.", missing=missing, effect=effect)


def needed_here[T](rule: str, name: str, answer: T | Unknown, why: str) -> T:
    """The answer. Raises BadAnswers where there is none; why: completes "is needed ..."."""
    if isinstance(answer, Unknown):
        raise BadAnswers(rule, [Problem(name, answer.value, f"is needed {why}")])
    return answer
