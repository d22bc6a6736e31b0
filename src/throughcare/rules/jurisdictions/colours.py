"""The page header's colours, checked for contrast with the white text on them (WCAG 2.2, 1.4.3)."""

import re
from dataclasses import dataclass

from throughcare.rules.kernel import RuleError

AA_TEXT = 4.5  # WCAG 2.2, 1.4.3: at least 4.5 to 1
HEX = re.compile(r"#[0-9a-f]{6}")


class PoorContrast(RuleError):
    """White text on this colour cannot be read well enough, or it is no colour."""

    def __init__(self, colour: str, contrast: float | None) -> None:
        found = "is not #rrggbb" if contrast is None else f"has a contrast of {contrast:.2f} with white"
        super().__init__(f"{colour} {found}; at least {AA_TEXT} is needed.", colour=colour, contrast=contrast)


@dataclass(frozen=True, slots=True)
class HeaderColours:
    """Two colours as lower-case #rrggbb. Raises PoorContrast."""

    background: str
    border: str

    def __post_init__(self) -> None:
        for colour in (self.background, self.border):
            if not HEX.fullmatch(colour):
                raise PoorContrast(colour, None)
            if (contrast := contrast_with_white(colour)) < AA_TEXT:
                raise PoorContrast(colour, contrast)


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of #rrggbb with white, from 1 (white) to 21 (black). WCAG 2.2, "contrast ratio"."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
