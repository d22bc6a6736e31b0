"""What was said, in words."""

from throughcare.casework.selfreports.said import Said
from throughcare.casework.selfreports.wording import SAID
from throughcare.rules.forms import Question, shown


def in_words(question: Question, said: Said) -> str:
    """The answer as the person gave it, or which of the three ways of giving none it is."""
    return shown(question, said.value) if said.kind == "value" else SAID[said.kind]
