"""The codes of home visits with their words. Nobody met at a home is named: kinds and numbers are enough."""

NOT_ACHIEVED: dict[str, str] = {
    "no-answer": "Nobody answered",
    "not-in": "Somebody answered, the person was not there",
    "refused": "Not let in",
    "wrong-address": "The address was not right",
    "unsafe": "Not safe to go in",
    "other": "Another reason",
}
"""Why a visit that was attempted was not achieved. None of them says whose fault it was."""

PRESENT: dict[str, str] = {
    "person": "The person",
    "partner": "A partner",
    "family": "Other adult family",
    "child": "Children",
    "other-adult": "Other adults",
}
"""Who was in the home."""

WENT_WITH: dict[str, str] = {
    "alone": "Nobody, I went alone",
    "colleague": "A colleague",
    "police": "Police",
    "agency": "Another agency",
}
"""With whom the officer went."""
MOST_PRESENT = 30


def present_words(present: dict[str, int]) -> str:
    """ "The person, children (2)"; "" when nobody was recorded."""
    told = [(PRESENT[code], present.get(code, 0)) for code in PRESENT]
    said = [f"{words} ({number})" if number > 1 else words for words, number in told if number]
    return ", ".join([each if not at else each[0].lower() + each[1:] for at, each in enumerate(said)])
