"""The languages people may prefer, by code, with their names."""

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


def language_name(code: str) -> str:
    """The language's name; a code not listed is given back as it stands."""
    return LANGUAGES.get(code, code)
