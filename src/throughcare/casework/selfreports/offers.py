"""Which forms a person may be asked to fill in about themselves, by the pack of their agency."""

from throughcare.rules import jurisdictions
from throughcare.rules.forms import Form, find_form
from throughcare.rules.kernel import UnknownCode


def offered(jurisdiction: str) -> tuple[Form, ...]:
    """The pack's own questionnaire first, then its screens of health, in their newest versions."""
    pack = jurisdictions.get(jurisdiction)
    codes = [pack.questionnaire, *(use.code for use in pack.forms)]
    known = [form for form in map(_known, filter(None, codes)) if form is not None]
    return tuple(form for form in known if form.asks_person or form.health)


def _known(code: str) -> Form | None:
    try:
        return find_form(code)
    except UnknownCode:
        return None


ABOUT_A_SCREEN = (
    "You do not have to answer. You can skip any question. Nothing bad happens if you do.",
    "Your officer reads this, and so do the people who help with your assessment.",
    "If you or somebody else is in danger, we have to tell people who can help.",
    "You can ask for help with reading and writing, or for another language.",
    "You can see what is written about you, and say if it is wrong.",
)
"""What is said before a form that brings no opening of its own."""


def opening_of(form: Form) -> tuple[str, ...]:
    """What the person reads before the first question."""
    return form.opening or ABOUT_A_SCREEN
