"""What was taken out of a dossier cannot be read from the file: not from its text, not from its pictures."""

import io
import re
import zlib

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from throughcare.decisions.dossiers.pictures import CannotDraw, pages_of
from throughcare.decisions.dossiers.printing import Cover, Paper, dossier_pdf, pages_in
from throughcare.decisions.dossiers.redacting import (
    everywhere,
    places_of,
    still_there,
    title_without,
    without,
)
from throughcare.decisions.dossiers.wording import REMOVED
from throughcare.register.documents.printing import can_make_pdf, tagged_pdf

pytestmark = pytest.mark.requirement("R080", "R115")
needs_pdf = pytest.mark.skipif(not can_make_pdf(), reason="This machine cannot make PDF")
COVER = Cover("Dossier: recall", "Dossier P1, version 1", (("Person", "Plain Person"),))
SECRET = "Xylophonist"


def text_of(pdf: bytes) -> list[str]:
    """The text of each page, as a reader copies it out."""
    held = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in held]


def bytes_of(pdf: bytes) -> bytes:
    """The file and everything that is packed in it, in one: streams opened, text in hexadecimal read."""
    opened = [pdf]
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            opened.append(zlib.decompress(packed))
        except zlib.error:
            continue
    whole = b"\n".join(opened)
    written = [each for each in re.findall(rb"<([0-9a-fA-F]{8,})>", whole) if len(each) % 2 == 0]
    hexed = b"".join(bytes.fromhex(each.decode()) for each in written)
    return (whole + hexed).replace(b"\x00", b"")


def evidence(*pages: str) -> bytes:
    """A PDF with one text a page."""
    return tagged_pdf("".join(f"<p style='break-after: page; font-size: 40pt'>{each}</p>" for each in pages))


def test_a_passage_is_found_whatever_its_blanks_and_capitals() -> None:
    said = [["", "He said:  that NEIGHBOUR\nwas there, and that neighbour was there."]]
    places = places_of("that neighbour was", said)
    assert [said[0][1][each.start : each.end] for each in places] == [
        "that NEIGHBOUR\nwas",
        "that neighbour was",
    ]
    removed = [{"line": each.line, "start": each.start, "end": each.end} for each in places]
    assert without(said, removed) == [("", f"He said:  {REMOVED} there, and {REMOVED} there.")]
    assert places_of("nobody", said) == [] and places_of("  ", said) == []


@given(st.text(min_size=1, max_size=40), st.text(max_size=30), st.text(max_size=30))
def test_no_word_taken_out_stands_any_more(passage: str, before: str, after: str) -> None:
    said = [["What happened", f"{before}{passage}{after}"]]
    places = places_of(passage, said)
    assert places or not passage.split()
    removed = [{"line": each.line, "start": each.start, "end": each.end, "because": "x"} for each in places]
    ((_, left),) = without(said, removed)
    if passage.split() and REMOVED.casefold() not in passage.casefold():
        folded = " ".join(passage.casefold().split())
        for part in left.split(REMOVED):
            assert places_of(passage, [["", part]]) == [], (folded, part)


def test_what_was_taken_out_goes_over_into_the_next_version_where_it_still_stands() -> None:
    before = [["", f"{SECRET} was there"]]
    removed = [{"line": 0, "start": 0, "end": len(SECRET), "because": "names another"}]
    now = [["", "A line before"], ["", f"There was {SECRET}"]]
    (kept,) = still_there(before, removed, now)
    assert (kept["line"], now[1][1][kept["start"] : kept["end"]], kept["because"]) == (
        1,
        SECRET,
        "names another",
    )
    assert still_there(before, removed, [["", "Nobody"]]) == []


@needs_pdf
def test_no_reader_gets_a_passage_back_out_of_the_pdf() -> None:
    said = [["What happened", f"She met {SECRET} at the gate"]]
    whole = Paper("conduct", "Met somebody", said)
    assert SECRET in " ".join(text_of(dossier_pdf(COVER, [whole]))), "it would be found"
    start = said[0][1].index(SECRET)
    cut = Paper("conduct", "Met somebody", said, [{"line": 0, "start": start, "end": start + len(SECRET)}])
    pdf = dossier_pdf(COVER, [cut])
    assert SECRET not in " ".join(text_of(pdf)) and SECRET.encode() not in bytes_of(pdf)
    assert REMOVED in " ".join(text_of(pdf))


@needs_pdf
def test_words_of_a_title_leave_headings_the_index_bookmarks_and_captions() -> None:
    title, said = f"Letter of {SECRET}, 2 March", [[f"{SECRET} said", f"I am {SECRET}"]]
    scan = {
        "section": "evidence",
        "title": title,
        "said": said,
        "content": evidence("One"),
        "media": "application/pdf",
    }
    whole = dossier_pdf(COVER, [Paper(**scan)])
    assert outline_of(whole).count(SECRET) == 1, "it would be found"
    removed = [{**place, "because": "names another"} for place in everywhere(SECRET.lower(), title, said)]
    assert [each["part"] for each in removed] == ["text", "label", "title"]
    assert title_without(title, removed) == f"Letter of {REMOVED}, 2 March"
    pdf = dossier_pdf(COVER, [Paper(**scan, removed=removed)])
    assert SECRET not in " ".join(text_of(pdf)) and SECRET.encode() not in bytes_of(pdf)
    assert SECRET not in outline_of(pdf) and REMOVED in outline_of(pdf)
    assert SECRET.encode("utf-16-be") not in pdf and SECRET not in str(
        pypdfium2.PdfDocument(pdf).get_metadata_dict()
    )
    moved = still_there(said, removed, said, (title, f"{SECRET} wrote"))
    assert title_without(f"{SECRET} wrote", moved) == f"{REMOVED} wrote"


def outline_of(pdf: bytes) -> str:
    """The titles of the bookmarks."""
    return "\n".join(mark.get_title() for mark in pypdfium2.PdfDocument(pdf).get_toc())


@needs_pdf
def test_what_cannot_be_set_says_which_paper_and_why() -> None:
    broken = Image.new("RGB", (60, 40), "white")
    held = io.BytesIO()
    broken.save(held, "PNG")
    cut = held.getvalue()[:40] + b"\x00" * 20
    with pytest.raises(CannotDraw, match=r"Paper 1, “A scan”: .*cannot be read.* Leave it out"):
        dossier_pdf(COVER, [Paper("evidence", "A scan", [], (), cut, "image/png")])


@needs_pdf
def test_a_painted_page_and_one_taken_out_are_gone_from_the_file() -> None:
    content = evidence(f"First {SECRET}", "Second page", f"Third {SECRET}")
    assert SECRET in " ".join(text_of(content))
    pages = [
        {"number": 1, "what": "paint", "areas": [{"left": 0, "top": 0, "width": 100, "height": 40}]},
        {"number": 3, "what": "withhold", "areas": []},
    ]
    paper = Paper("evidence", "A letter", [["From", "The court"]], (), content, "application/pdf", pages)
    pdf = dossier_pdf(COVER, [paper])
    text = text_of(pdf)
    assert SECRET not in " ".join(text) and SECRET.encode() not in bytes_of(pdf)
    assert "Page 3 of 3. This page was taken out" in " ".join(text)
    drawn = list(pages_of(content, "application/pdf", pages))
    first = Image.open(io.BytesIO(drawn[0] or b"")).convert("L")
    across, down = first.size
    assert first.crop((2, 2, across - 2, down * 2 // 5)).getextrema()[1] < 16, "black, corner to corner"
    assert first.crop((2, down // 2, across - 2, down - 2)).getextrema()[0] > 200, "the rest is as it was"
    assert drawn[1] is not None and drawn[2] is None


def test_a_photograph_is_drawn_anew_without_what_the_camera_wrote() -> None:
    picture = Image.new("RGB", (60, 40), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 20, 39), fill="red")
    held, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = SECRET
    picture.save(held, "JPEG", exif=exif)
    areas = [{"left": 0, "top": 0, "width": 50, "height": 100}]
    (drawn,) = pages_of(held.getvalue(), "image/jpeg", [{"number": 1, "what": "paint", "areas": areas}])
    assert drawn is not None and SECRET.encode() in held.getvalue() and SECRET.encode() not in drawn
    assert max(Image.open(io.BytesIO(drawn)).convert("L").crop((0, 0, 28, 40)).getextrema()) < 40


@pytest.mark.parametrize("content", [b"%PDF-1.7\nbroken\n%%EOF", b""])
def test_a_damaged_document_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(CannotDraw, match="cannot be opened"):
        list(pages_of(content, "application/pdf"))
    with pytest.raises(CannotDraw, match="cannot be read"):
        list(pages_of(content, "image/png"))


@needs_pdf
def test_every_page_is_numbered_and_the_index_says_where_each_paper_stands() -> None:
    long = [["", f"Sentence {number} of a long paper. " * 12] for number in range(30)]
    papers = [
        Paper("order", "Community order", [["Made on", "2 March 2026"]]),
        Paper("conduct", "A long account", long),
        Paper("conduct", "A short account", [["Day", "3 March 2026"]]),
        Paper("evidence", "A scan", [["From", "The court"]], (), evidence("One", "Two"), "application/pdf"),
    ]
    pdf = dossier_pdf(COVER, papers)
    text = text_of(pdf)
    assert pages_in(pdf) == len(text) > 6
    assert all(f"Page {number} of {len(text)}" in page for number, page in enumerate(text, 1))
    index = next(page for page in text if "Index" in page)
    for number, paper in enumerate(papers, 1):
        (told,) = re.findall(rf"{number}\. {paper.title}[ .]*(\d+)", index)
        assert f"{number}. {paper.title}" in text[int(told) - 1], paper.title
    assert b"/StructTreeRoot" in bytes_of(pdf), "tagged, for whoever has it read aloud"
