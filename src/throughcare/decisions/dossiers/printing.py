"""A dossier as one PDF: cover, index with page numbers, numbered pages, evidence page by page.

What was taken out never reaches the page: passages are cut from the text before it is set, pages that are taken out are
not drawn, and evidence is drawn anew with its painted parts painted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.template.loader import get_template

from throughcare.decisions.dossiers.pictures import CannotDraw, count_of, pages_of
from throughcare.decisions.dossiers.redacting import Line, title_without, without
from throughcare.decisions.dossiers.wording import SECTIONS
from throughcare.register.documents.printing import tagged_pdf

STYLES = "design/dossier.css"
TAKEN_OUT = "This page was taken out"
NOT_PAGES = "Kept as a file; it is handed over beside this dossier."
CANNOT_BE_SET = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, OSError, RecursionError)
"""What the library that sets pages raises where it meets something it does not know; it has no error of its own."""
DRAWN = frozenset({"application/pdf", "image/jpeg", "image/png"})
"""Kinds of files that can be set as pages."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper to be set. content: of evidence, the file. pages: what becomes of its pages."""

    section: str
    title: str
    said: Sequence[Sequence[str]]
    removed: Sequence[Mapping[str, Any]] = ()
    content: bytes = b""
    media: str = ""
    pages: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. running: what stands at the top of every page: no name."""

    title: str
    running: str
    facts: tuple[Line, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of evidence. address: under which its picture is found, "" where it was taken out."""

    caption: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class PaperSet:
    """A paper as the template sets it."""

    number: int
    anchor: str
    title: str
    said: list[Line]
    sheets: list[Sheet]


@dataclass(frozen=True, slots=True)
class PartSet:
    """A part of the dossier as the template sets it."""

    anchor: str
    title: str
    items: list[PaperSet] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DossierSet:
    """The whole as the template sets it."""

    title: str
    running: str
    cover: tuple[Line, ...]
    notes: tuple[str, ...]
    parts: list[PartSet]


def dossier_pdf(cover: Cover, papers: Sequence[Paper]) -> bytes:
    """The PDF. Ask `can_make_pdf` first. Raises CannotDraw where evidence cannot be shown."""
    pictures: dict[str, bytes] = {}
    numbers = count(1)
    parts: dict[str, PartSet] = {}
    for paper in papers:
        number = next(numbers)
        part = parts.setdefault(paper.section, PartSet(f"part-{paper.section}", SECTIONS[paper.section]))
        said, title = without(paper.said, paper.removed), title_without(paper.title, paper.removed)
        sheets = _sheets(paper, title, number, pictures)
        if paper.media and not sheets:
            said.append(("File", NOT_PAGES))
        part.items.append(PaperSet(number, f"paper-{number}", title, said, sheets))
    ordered = [parts[code] for code in SECTIONS if code in parts]
    made = DossierSet(cover.title, cover.running, cover.facts, cover.notes, ordered)
    html = get_template("dossiers/print.jinja", using="jinja").render({"page": made})
    try:
        return tagged_pdf(html, pictures=pictures, styles=STYLES)
    except CANNOT_BE_SET as broken:
        raise CannotDraw(
            "The pages cannot be set. Leave out the paper that was added last, and try again"
        ) from broken


def pages_in(pdf: bytes) -> int:
    """How many pages a dossier has."""
    return count_of(pdf, "application/pdf", most=None)


def _sheets(paper: Paper, title: str, number: int, pictures: dict[str, bytes]) -> list[Sheet]:
    if paper.media not in DRAWN or not paper.content:
        return []
    sheets = []
    try:
        total = count_of(paper.content, paper.media)
        drawn = list(pages_of(paper.content, paper.media, paper.pages))
    except CannotDraw as broken:
        raise CannotDraw(
            f"Paper {number}, “{title}”: {broken}. Leave it out, or give it beside the dossier"
        ) from broken
    for at, picture in enumerate(drawn, 1):
        caption = f"{number}. Page {at} of {total}"
        if picture is None:
            sheets.append(Sheet(f"{caption}. {TAKEN_OUT}."))
            continue
        address = f"dossier:{number}-{at}"
        pictures[address] = picture
        sheets.append(Sheet(f"{caption}: {title}", address))
    return sheets
