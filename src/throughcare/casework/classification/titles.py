"""Levels, flags and rules in the agency's words."""

from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.kernel import UnknownCode

BANDS = {"low": "Low", "medium": "Medium", "high": "High"}


def level_title(pack: Jurisdiction, code: str) -> str:
    """The level in the agency's words; a code the pack does not know, as it stands."""
    try:
        return pack.level(code).title
    except UnknownCode:
        return code


def band_title(pack: Jurisdiction, code: str) -> str:
    """What the level comes down to: low, medium or high; "" where the pack does not say."""
    try:
        band = pack.level(code).band
    except UnknownCode:
        return ""
    return BANDS[band] if band else ""


def flag_title(pack: Jurisdiction, code: str, level: str = "") -> str:
    """The flag and its category; a code the pack does not know, as it stands."""
    try:
        kind = pack.flag(code)
    except UnknownCode:
        return code
    return f"{kind.title}, {kind.levels.get(level, level)}" if level else kind.title
