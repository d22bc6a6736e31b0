"""How answers of a form become inputs of a rule: problems as points, dates as ages, a list as one yes or no each.

What cannot be read is handed on as it came, so that the rule itself refuses it with its own reason.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from throughcare.rules.dates import age_on
from throughcare.rules.forms.form import Take
from throughcare.rules.kernel import Day, Unknown, unknown_or

POINTS: Mapping[object, int] = {
    "NO_PROBLEMS": 0, "SOME_PROBLEMS": 1, "SIGNIFICANT_PROBLEMS": 2,
    "FULL_MOTIVATION": 0, "PARTIAL_MOTIVATION": 1, "NO_MOTIVATION": 2,
    "YES": 0, "SOMETIMES": 1, "NO": 2,
    "NEVER": 0, "PREVIOUSLY": 1, "NOW": 2,
}  # fmt: skip
"""What an answer counts: nothing where it is no problem, two where it is a significant one."""


def points(answer: object) -> object:
    """A problem, a motivation or a how often as 0, 1 or 2."""
    return POINTS.get(answer, answer) if isinstance(answer, str) else answer


def one_or_none(answer: object) -> object:
    """Yes as 1, no as 0."""
    return int(answer) if isinstance(answer, bool) else answer


def lower(answer: object) -> object:
    """A code in small letters."""
    return answer.lower() if isinstance(answer, str) else answer


def is_male(answer: object) -> object:
    """1 for a man, 0 for a woman, as the instruments define it."""
    return {"MALE": 1, "FEMALE": 0}.get(answer, answer) if isinstance(answer, str) else answer


def is_yes(answer: object) -> object:
    """Yes or no from the code of a choice; one that does not apply is no."""
    return answer == "YES" if isinstance(answer, str) else answer


def one_less(answer: object) -> object:
    """All sanctions as those before the current one."""
    return answer - 1 if isinstance(answer, int) else answer


def age(born: object, day: object) -> object:
    """Completed years on a day."""
    first, last = _day(born), _day(day)
    return age_on(first, last) if isinstance(first, date) and isinstance(last, date) else day


def _day(value: object) -> object:
    try:
        return Day().read(value)
    except ValueError:
        return value


def has(code: str) -> Callable[[object], object]:
    """Whether a list names this code."""

    def named(answer: object) -> object:
        return code in answer if isinstance(answer, list | tuple) else answer

    return named


def same(*names: str) -> dict[str, Take]:
    """Inputs that questions of the same name answer."""
    return {name: Take((name,)) for name in names}


def as_points(**questions: str) -> dict[str, Take]:
    """Inputs in points, each from the question named."""
    return {name: Take((question,), points) for name, question in questions.items()}


def by_name(names: Sequence[str]) -> Callable[..., object]:
    """Answers in points by name, without those that were not asked; None for what is not known."""

    def made(*answers: object) -> object:
        pairs = zip(names, map(unknown_or, answers), strict=True)
        asked = {name: answer for name, answer in pairs if answer is not Unknown.NOT_ASKED}
        return {
            name: None if isinstance(answer, Unknown) else points(answer) for name, answer in asked.items()
        }

    return made


def named_answers(questions: Mapping[str, str]) -> Take:
    """A section's questions in points by the rule's own names, as far as they were asked. questions: ours by theirs."""
    return Take(tuple(questions.values()), by_name(tuple(questions)), partly=True)
