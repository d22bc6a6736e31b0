"""The short lists of codes that this app stores, with the words shown for them."""

SEXES = {"female": "Female", "male": "Male", "other": "Other", "prefer_not": "Prefers not to say"}

LANGUAGES = {
    "en": "English", "cy": "Welsh", "sq": "Albanian", "am": "Amharic", "ar": "Arabic", "bn": "Bengali",
    "bsl": "British Sign Language", "ase": "American Sign Language", "bg": "Bulgarian", "zh": "Chinese",
    "cs": "Czech", "fr": "French", "de": "German", "el": "Greek", "gu": "Gujarati", "ht": "Haitian Creole",
    "hi": "Hindi", "hu": "Hungarian", "it": "Italian", "ko": "Korean", "ku": "Kurdish", "lv": "Latvian",
    "lt": "Lithuanian", "ne": "Nepali", "ps": "Pashto", "fa": "Persian (Farsi, Dari)", "pl": "Polish",
    "pt": "Portuguese", "pa": "Punjabi", "rom": "Romani", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "so": "Somali", "es": "Spanish", "ta": "Tamil", "ti": "Tigrinya", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese",
}  # fmt: skip
"""ISO 639-1 where there is a code of two letters, else ISO 639-3."""

SPOKEN_EVERYWHERE = frozenset({"", "en"})
"""Languages that need no mark beside a name."""


def language_name(code: str) -> str:
    """The language's name; a code not listed is shown as the source gave it."""
    return LANGUAGES.get(code, code)


def sex_name(code: str) -> str:
    """The word for a code of sex; a code not listed is shown as the source gave it."""
    return SEXES.get(code, code)
