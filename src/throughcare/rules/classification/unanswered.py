"""What a tier was not told, in words, so that nothing unknown counts for nothing unseen."""

from collections.abc import Mapping

from throughcare.rules.kernel import UNKNOWN_WORDS, Unknown


def unanswered(answers: Mapping[str, object]) -> str:
    """ "RoSH (not asked), MAPPA (asked and not known)": what is not known, by the name it has for a reader."""
    return ", ".join(
        f"{name} ({_small(UNKNOWN_WORDS[answer])})"
        for name, answer in answers.items()
        if isinstance(answer, Unknown)
    )


def _small(text: str) -> str:
    return text[0].lower() + text[1:]
