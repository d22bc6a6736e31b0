"""A picture drawn pixel by pixel into a new file: where, when and by which device it was taken is gone."""

from io import BytesIO
from typing import IO

from PIL import ExifTags, Image, UnidentifiedImageError

from throughcare.casework.checkins.refusals import MOST_BYTES, NOT_A_PICTURE, TOO_LARGE, NotAPicture

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 1024
FORMATS = ("JPEG", "PNG", "WEBP")
TURNS: dict[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
"""By the orientation a camera notes (EXIF 2.32, tag 0x0112); 1 is upright."""


def drawn_anew(file: IO[bytes], size: int) -> bytes:
    """The picture as a JPEG without anything else of its file. size: in bytes, as sent. Raises NotAPicture."""
    if size > MOST_BYTES:
        raise NotAPicture(TOO_LARGE)
    try:
        with Image.open(file, formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NotAPicture("The picture has too many points. Take a smaller one")
            turned = _upright(opened).convert("RGB")
            turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, ValueError, SyntaxError) as wrong:
        raise NotAPicture(NOT_A_PICTURE) from wrong
    fresh = Image.frombytes("RGB", turned.size, turned.tobytes())
    written = BytesIO()
    fresh.save(written, "JPEG", quality=85)
    return written.getvalue()


def _upright(opened: Image.Image) -> Image.Image:
    """As it was held. Only the one entry is read: writing the others anew fails on what cameras leave in them."""
    turn = TURNS.get(opened.getexif().get(ExifTags.Base.Orientation))
    return opened if turn is None else opened.transpose(turn)
