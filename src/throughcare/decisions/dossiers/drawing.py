"""Evidence as pictures of its pages, with parts painted over.

Every page of a PDF and every photograph is drawn anew: what was painted over is not in the picture any more, and
neither are layers, notes, scripts, attachments or a camera's position. PDFium (pypdfium2) draws; it is not safe for
several threads at a time.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from throughcare.decisions.dossiers.pictures import CannotDraw

DOTS, POINTS = 150, 72
"""Per inch: of a drawn page, and of a PDF's own measure. 150 reads well and keeps a page below half a megabyte."""
MOST_DOTS = 40_000_000
QUALITY = 80
WHOLE = 100
WITHHOLD, PAINT = "withhold", "paint"
UNREADABLE = (
    UnidentifiedImageError, OSError, SyntaxError, EOFError, ValueError, MemoryError, Image.DecompressionBombError,
)  # fmt: skip
"""What Pillow raises for pictures that are broken, or kept in a way it does not know."""
_drawing = Lock()


def count_of(content: bytes) -> int:
    """How many pages a PDF has. Raises CannotDraw."""
    with _opened(content) as held:
        return len(held)


def pages_of(
    content: bytes, media: str, pages: int, chosen: Sequence[Mapping[str, Any]]
) -> Iterator[bytes | None]:
    """As `pictures.pages_of`. Raises CannotDraw."""
    ways = {int(each["number"]): each for each in chosen}
    for number in range(1, pages + 1):
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
        try:
            return _rendered(held[number - 1])
        except (pypdfium2.PdfiumError, ValueError, ZeroDivisionError, MemoryError) as broken:
            raise CannotDraw(f"Page {number} cannot be drawn") from broken


def _rendered(page: Any) -> Image.Image:
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
    except CannotDraw:
        raise
    except UNREADABLE as broken:
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
    with _drawing:
        try:
            held = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as broken:
            raise CannotDraw("The PDF cannot be opened: it is damaged, or locked with a password") from broken
        try:
            yield held
        finally:
            held.close()
