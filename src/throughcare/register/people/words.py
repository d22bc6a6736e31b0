"""The short lists of codes that this app stores, with the words shown for them."""

from throughcare.register.people.coded import reason_in_words

SEXES = {"female": "Female", "male": "Male", "other": "Other", "prefer_not": "Prefers not to say"}

SPOKEN_EVERYWHERE = frozenset({"", "en"})
"""Languages that need no mark beside a name."""


ASKED = {"": "Not asked", "yes": "Yes", "no": "No"}
"""Answers to a question of safety; that nobody asked is kept apart from both."""

LETTER_FORMATS = {
    "standard": "Standard print", "large-print": "Large print", "easy-read": "Easy read", "audio": "Audio",
    "braille": "Braille",
}  # fmt: skip
"""How the person can read a letter."""

BEST_WAYS = {
    "post": "By letter", "call": "By telephone", "text": "By text", "email": "By e-mail", "hand": "In person only",
}  # fmt: skip
"""How the person is best reached, as they say."""


def sex_name(code: str) -> str:
    """The word for a code of sex; a code not listed is shown as the source gave it."""
    return SEXES.get(code, code)


REASONS = {
    "mistake": "It was entered by mistake",
    "told": "The person told us",
    "document": "We have seen a document",
    "changed": "It has changed",
    "agency": "Another agency told us",
}
"""Why something recorded is corrected; the code is kept with the new version."""

TAKEN_BACK = {
    "mistake": "It was entered by mistake",
    "another": "It belongs to another person",
    "untrue": "It has turned out not to be true",
}
"""Why something recorded is no longer held to be true."""

ENDED = {
    "ended-told": "The person told us",
    "ended-document": "We have seen a document",
    "ended-agency": "Another agency told us",
    "ended-found": "We found out ourselves",
}
"""How it is known that a detail ceased to be so; the code is kept with the version that says until when.
Apart from those of a correction: what was true until then was no mistake, and nobody has to be told of one."""

DESPITE = {
    "compared": "I have compared the records: this is somebody else",
    "relative": "A relative with a similar name",
    "unsure": "I am not sure: add now, compare later",
}
"""Why a person is added although someone similar is recorded."""

OTHER_REASONS = {
    "entered": "Entered",
    "replaced": "Replaced by a newer one",
    "ended": "Ended",
    "import": "Imported",
}

CHARACTERISTICS = {
    "ethnicity": "Ethnicity",
    "nationality": "Nationality",
    "religion": "Religion or belief",
    "disability": "Disability or health condition",
    "gender_identity": "Gender identity",
    "sexual_orientation": "Sexual orientation",
    "relationship": "Marriage or civil partnership",
    "pregnancy": "Pregnancy or recent birth",
    "care": "Time in care",
    "service": "Armed forces service",
}

RELATIONS = {
    "partner": "Partner",
    "parent": "Parent",
    "child": "Child",
    "sibling": "Brother or sister",
    "family": "Other family",
    "friend": "Friend",
    "associate": "Associate",
    "carer": "Carer or supporter",
    "employer": "Employer",
    "emergency": "Person to contact in an emergency",
}

CHILD = "child"
"""The relation that is described, never named: little is kept about children."""
KEPT_SAFE = ("victim", "protected", CHILD)
"""Kinds of relation, most of them brought over from another system, of whom no text about the person tells the name."""

OCCUPATIONS = {
    "employment": (
        "Employed full time", "Employed part time", "Self-employed", "Casual work", "Looking for work",
        "Not looking for work", "Unable to work", "Caring for someone", "Retired",
    ),
    "education": ("At school", "College or university", "Apprenticeship", "Training course", "Left education"),
}  # fmt: skip


def reason_name(code: str) -> str:
    """The words for why a version was made; what another part of the system gave is shown as it told us."""
    own = {**TAKEN_BACK, **DESPITE, **ENDED, **REASONS, **OTHER_REASONS}
    return own[code] if code in own else reason_in_words(code)
