"""A link as a QR code: numbers only; the template draws it as an SVG."""

from dataclasses import dataclass

QUIET = 4
"""Empty modules around it, as the standard asks."""


@dataclass(frozen=True, slots=True)
class Code:
    """size: modules from edge to edge, quiet zone included. path: the dark ones, in SVG's own terms."""

    size: int
    path: str


def code_of(text: str) -> Code:
    """The code of `text`, as small as it can be at medium correction."""
    import qrcode  # brings pictures along, which one page in the house needs
    from qrcode.constants import ERROR_CORRECT_M

    drawn = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    drawn.add_data(text)
    drawn.make(fit=True)
    rows = drawn.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
    return Code(len(rows), "".join(dark))
