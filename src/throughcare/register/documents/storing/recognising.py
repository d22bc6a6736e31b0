"""What kind of file something is, by its content and not by its name; what is not on the list is not stored."""

import codecs
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO

import puremagic

from throughcare.platform.refusal import Refused

MEGABYTE = 1024 * 1024
LIMIT = 25 * MEGABYTE
"""Bytes of one file. The service refuses more before it has read them (`settings.UPLOAD_LIMITS`)."""
TOO_LARGE = f"The file is larger than {LIMIT // MEGABYTE} MB. Split it, or scan it less finely."
HEAD = 8192
"""Bytes at the beginning by which a file is told."""
MOST_ENTRIES, MOST_UNPACKED, MOST_RATIO = 2_000, 200 * MEGABYTE, 200
"""A packed document that says it holds more than this is a trap, or no document."""
NO_DOCUMENT = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error)
"""What the reader of ZIPs raises for what is none, is packed in a way nobody uses, locked by a password, or cut off."""
CONTROL = frozenset(range(32)) - {9, 10, 12, 13}


class NotStored(Refused):
    """The file is not taken; the message says why, and what would be."""

    def __init__(self, message: str, field: str = "file", **values: object) -> None:
        super().__init__(message, field, **values)


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of file that is kept. endings: the names it may have, without the dot; media: how it is handed out."""

    title: str
    media: str
    endings: tuple[str, ...]


PDF = FileType("a PDF", "application/pdf", ("pdf",))
JPEG = FileType("a JPEG picture", "image/jpeg", ("jpg", "jpeg"))
PNG = FileType("a PNG picture", "image/png", ("png",))
WORD = FileType(
    "a Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",)
)
OPEN_TEXT = FileType("an OpenDocument text", "application/vnd.oasis.opendocument.text", ("odt",))
TEXT = FileType("plain text", "text/plain", ("txt",))
SOUND = FileType("an MP3 recording", "audio/mpeg", ("mp3",))
TYPES = (PDF, JPEG, PNG, WORD, OPEN_TEXT, TEXT, SOUND)
TAKEN = "PDF, JPEG, PNG, Word (.docx), OpenDocument (.odt), plain text or MP3"

BY_ENDING: Mapping[str, FileType] = MappingProxyType({end: each for each in TYPES for end in each.endings})


def recognise(file: BinaryIO, name: str, size: int) -> FileType:
    """The type of the file, whose name must fit it. file: read from its beginning and left there.

    Raises NotStored when it is empty, too large, of another type than its name says, or of one that is not kept.
    """
    if size == 0:
        raise NotStored("The file is empty")
    if size > LIMIT:
        raise NotStored(TOO_LARGE, size=size)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    said = BY_ENDING.get(ending)
    if said is None:
        raise NotStored(f"Choose a file of one of these types: {TAKEN}", ending=ending[:10])
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if not _is(said, head, file):
        raise NotStored(
            f"The file is named .{ending}, but it is {_what(head)}. It was not stored.", ending=ending
        )
    return said


def _is(said: FileType, head: bytes, file: BinaryIO) -> bool:
    if said is PDF:
        return head.startswith(b"%PDF-")
    if said is JPEG:
        return head.startswith(b"\xff\xd8\xff")
    if said is PNG:
        return head.startswith(b"\x89PNG\r\n\x1a\n")
    if said is TEXT:
        return _is_text(head)
    if said is SOUND:
        return head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] in (b"\xfb", b"\xf3", b"\xf2"))
    return _is_packed(said, file)


def _is_text(head: bytes) -> bool:
    try:
        # A character may be cut in two where the reading ended.
        text = codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < HEAD)
    except UnicodeDecodeError:
        return False
    return not any(ord(each) in CONTROL for each in text)


def _is_packed(said: FileType, file: BinaryIO) -> bool:
    """Whether a ZIP holds a document of the type, and neither macros nor a trap. Raises NotStored for those."""
    try:
        with zipfile.ZipFile(file) as packed:
            entries = packed.infolist()
            names = {each.filename for each in entries}
            if _is_trap(entries):
                raise NotStored("Unpacked, the file would be far larger than it is. It was not stored.")
            if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
                raise NotStored(
                    "The document carries macros, which are programs. Save it without them, or as PDF."
                )
            if said is WORD:
                return {"[Content_Types].xml", "word/document.xml"} <= names
            return (
                "mimetype" in names and packed.read("mimetype")[:100].decode("ascii", "replace") == said.media
            )
    except NO_DOCUMENT:
        return False
    finally:
        file.seek(0)


def _is_trap(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether unpacking would give far more than a document holds."""
    whole = sum(each.file_size for each in entries)
    dense = any(each.file_size > max(MEGABYTE, MOST_RATIO * max(each.compress_size, 1)) for each in entries)
    return len(entries) > MOST_ENTRIES or whole > MOST_UNPACKED or dense


def _what(head: bytes) -> str:
    """What a file looks like, in words, for whoever wonders why it was refused."""
    if head.startswith((b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")):
        return "a program"
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return "something else"
    names = [match.name for match in found if match.name]
    return f"something else (it looks like: {names[0]})" if names else "something else"
