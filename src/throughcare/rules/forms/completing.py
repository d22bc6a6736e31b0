"""What a form still lacks before it can be signed: questions that nobody has answered in any of the four ways."""

from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.rules.forms.form import Form, Question, Section
from throughcare.rules.kernel import Unknown


@dataclass(frozen=True, slots=True)
class Gap:
    """A question without an answer, and the section in which it stands."""

    section: Section
    question: Question


def gaps(form: Form, given: Mapping[str, object]) -> tuple[Gap, ...]:
    """Questions that need an answer and have none; "not known" is an answer, "not asked" is none.

    given: answers by question, as a rule takes them (`None` for not known); a question that does not apply needs none.
    """
    applying = form.applying(given)
    return tuple(
        Gap(section, question)
        for section in form.sections
        for question in section.questions
        if question.item.needed
        and (question.when is None or question.when.holds(applying))
        and given.get(question.name, Unknown.NOT_ASKED) == Unknown.NOT_ASKED
    )
