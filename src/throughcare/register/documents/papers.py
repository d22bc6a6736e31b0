"""What a letter or report drawn up from the record asks of whoever completes it: its blanks, in their order."""

from collections.abc import Iterable, Sequence

from throughcare.rules.jurisdictions import LetterKind, LetterTemplate
from throughcare.rules.jurisdictions.letters import BLANK, WRITTEN_IN
from throughcare.rules.texts.blanks import OF_LETTERS

KNOWN = frozenset(
    {"person_name", "reference", "officer_name", "office_name", "office_phone", "manager_name", "court_name"}
)
"""Filled in from the record when it is signed, or asked for under another name."""
RECIPIENT = "recipient"
ORDER = (
    "licence_start", "licence_end", "first_meeting", "standard_conditions", "additional_conditions",
    "bespoke_conditions", "what_was_decided", "decided_by", "decision_date", "because", "facts", "correct_by",
    "how_to_appeal", "appeal_by", "appeal_against", "appeal_date", "next_steps", "decide_by", "meanwhile", "next_way",
    "orders", "offence", "attendance", "assessments", "plan_progress", "person_view", "officer_view", "proposal",
)  # fmt: skip

APPROVED = {
    LetterKind.LICENCE: frozenset(
        {"licence_start", "licence_end", "standard_conditions", "additional_conditions", "bespoke_conditions"}
    )
}  # fmt: skip
"""What somebody approved before it was drawn up, by the kind of letter: whoever signs the paper words none of it."""


def approved_words(kind: str, language: str) -> frozenset[str]:
    """The blanks that stay as they were drawn up; in another language they have to be put into its words."""
    return APPROVED.get(LetterKind(kind), frozenset()) if language == WRITTEN_IN else frozenset()


def blanks_asked(template: LetterTemplate) -> tuple[str, ...]:
    """The names of the blanks that somebody completes, in the order of the text."""
    texts = (template.title, *(text for section in template.sections for text in section.texts()))
    found = (name for text in texts for name in BLANK.findall(text))
    return tuple(name for name in dict.fromkeys(found) if name not in KNOWN)


def in_their_order(names: Iterable[str]) -> tuple[str, ...]:
    """Blanks as letters and reports speak of them: what, why, on which facts, by whom, how to correct and appeal."""
    place = {name: at for at, name in enumerate(ORDER)}
    return tuple(sorted(names, key=lambda name: (place.get(name, len(place)), name)))


def meaning_of(name: str) -> str:
    """What stands in a blank, in words."""
    if name == RECIPIENT:
        return "the court or board it is for"
    return OF_LETTERS[name].meaning


def meanings_of(names: Sequence[str]) -> list[str]:
    """As `meaning_of`, of several."""
    return [meaning_of(name) for name in names]
