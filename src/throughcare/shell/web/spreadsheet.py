"""Cells that a spreadsheet shows and never runs."""

FORMULA_STARTS = frozenset("=+-@|%\t\r\n＝＋－＠")
"""Characters with which a cell begins that is computed when a CSV file is opened; the wide ones too."""


def harmless(cell: object) -> str:
    """The cell's text; behind an apostrophe where a spreadsheet would take it for a formula."""
    text = "" if cell is None else str(cell)
    starts = {text[:1], text.lstrip()[:1]}
    return f"'{text}" if starts & FORMULA_STARTS else text
