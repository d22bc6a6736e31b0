"""What was not answered, said among the reasons: which questions, which kind of not knowing, and what that did."""

from throughcare.rules.kernel import UNKNOWN_WORDS, BadAnswers, Conclusion, Problem, Unknown


def saying_what_is_unknown(conclusion: Conclusion, effect: str, **answers: object) -> Conclusion:
    """The conclusion with one more reason if any of `answers` is missing. effect: what its being missing did."""
    missing = [
        f"{name} ({UNKNOWN_WORDS[answer].lower()})"
        for name, answer in answers.items()
        if isinstance(answer, Unknown)
    ]
    if not missing:
        return conclusion
    return conclusion.because(
        "There is no answer for {missing}: {effect}.", missing=", ".join(missing), effect=effect
    )


def needed_here[T](rule: str, name: str, answer: T | Unknown, why: str) -> T:
    """The answer. Raises BadAnswers where there is none; why: completes "is needed ..."."""
    if isinstance(answer, Unknown):
        raise BadAnswers(rule, [Problem(name, answer.value, f"is needed {why}")])
    return answer
