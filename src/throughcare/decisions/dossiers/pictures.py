"""Evidence as pictures of its pages, with parts painted over.

Every page of a PDF and every photograph is drawn anew: what was painted over is not in the picture any more, and
neither are layers, notes, scripts, attachments or a camera's position. PDFium (pypdfium2) draws; it is not safe for
several threads at a time.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from typing import Any

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

DOTS, POINTS = 150, 72
"""Per inch: of a drawn page, and of a PDF's own measure. 150 reads well and keeps a page below half a megabyte."""
MOST_PAGES = 200
MOST_DOTS = 40_000_000
QUALITY = 80
WHOLE = 100
WITHHOLD, PAINT = "withhold", "paint"
_drawing = Lock()


class CannotDraw(ValueError):
    """The file cannot be shown as pages. Says why, in words."""


def count_of(content: bytes, media: str, *, most: int | None = MOST_PAGES) -> int:
    """How many pages a document has. Raises CannotDraw where it cannot be opened, or has more than `most`."""
    if media != "application/pdf":
        return 1
    with _opened(content) as held:
        pages = len(held)
    if most is not None and pages > most:
        raise CannotDraw(f"It has {pages} pages. At most {most} of one document can be set in a dossier")
    return pages


def pages_of(content: bytes, media: str, chosen: Sequence[Mapping[str, Any]] = ()) -> Iterator[bytes | None]:
    """Each page as a JPEG picture; None for one that is taken out, which is not even drawn. Raises CannotDraw.

    chosen: what becomes of pages that are not shown whole: {"number", "what", "areas"}, areas in percent.
    """
    ways = {int(each["number"]): each for each in chosen}
    for number in range(1, count_of(content, media) + 1):
        way = ways.get(number)
        if way is not None and way["what"] == WITHHOLD:
            yield None
            continue
        drawn = _page(content, media, number)
        if way is not None and way["what"] == PAINT:
            _paint(drawn, way["areas"])
        kept = io.BytesIO()
        drawn.save(kept, "JPEG", quality=QUALITY)
        yield kept.getvalue()


def _page(content: bytes, media: str, number: int) -> Image.Image:
    if media != "application/pdf":
        return _picture(content)
    with _opened(content) as held:
        page = held[number - 1]
        width, height = page.get_size()
        scale = DOTS / POINTS
        if width * height * scale * scale > MOST_DOTS:
            scale = (MOST_DOTS / (width * height)) ** 0.5
        drawn: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    return drawn


def _picture(content: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as held:
            if held.width * held.height > MOST_DOTS:
                held.draft("RGB", (held.width // 2, held.height // 2))
            if held.width * held.height > MOST_DOTS:
                raise CannotDraw("The picture is too large to be set in a dossier")
            return _upright(held)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as broken:
        raise CannotDraw("The picture cannot be read") from broken


def _upright(held: Image.Image) -> Image.Image:
    flat = ImageOps.exif_transpose(held).convert("RGBA")
    ground = Image.new("RGB", flat.size, "white")
    ground.paste(flat, mask=flat.getchannel("A"))
    return ground


def _paint(drawn: Image.Image, areas: Sequence[Mapping[str, int]]) -> None:
    brush = ImageDraw.Draw(drawn)
    across, down = drawn.size
    for area in areas:
        left, top = area["left"] * across // WHOLE, area["top"] * down // WHOLE
        right = -(-(area["left"] + area["width"]) * across // WHOLE)
        bottom = -(-(area["top"] + area["height"]) * down // WHOLE)
        brush.rectangle((left, top, right, bottom), fill="black")


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    pdfium: Any = import_module("pypdfium2")  # only where a document is drawn: starting is not slowed by it
    with _drawing:
        try:
            held = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as broken:
            raise CannotDraw("The PDF cannot be opened: it is damaged, or locked with a password") from broken
        try:
            yield held
        finally:
            held.close()
