"""Asking a virus scanner of the agency's own: clamd, by its INSTREAM command over TCP or a local socket.

`THROUGHCARE_CLAMD` names it ("scanner.example.org:3310", or the path of a socket). Without one nothing is scanned, and
every document says so.
"""

import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

SECONDS = 60.0
LONGEST_ANSWER = 4096


class ScannerDoesNotAnswer(OSError):
    """The scanner is not there, or answered nothing that can be read; to be asked again later."""


def infection(place: str, content: Iterable[bytes]) -> str:
    """What the scanner at `place` finds in `content`; "" for nothing. Raises ScannerDoesNotAnswer."""
    try:
        with _connected(place) as line:
            line.sendall(b"zINSTREAM\0")
            for block in content:
                if block:
                    line.sendall(len(block).to_bytes(4) + block)
            line.sendall((0).to_bytes(4))
            answer = _answer(line)
    except OSError as gone:
        raise ScannerDoesNotAnswer(f"The scanner at {place} does not answer.") from gone
    said = answer.removeprefix("stream:").strip()
    if said == "OK":
        return ""
    if said.endswith("FOUND"):
        return said.removesuffix("FOUND").strip()[:200] or "something"
    raise ScannerDoesNotAnswer(f"The scanner at {place} could not read the file.")


@contextmanager
def _connected(place: str) -> Iterator[socket.socket]:
    host, colon, port = place.rpartition(":")
    if colon and port.isdigit():
        line = socket.create_connection((host, int(port)), timeout=SECONDS)
    else:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        line.connect(place)
    try:
        yield line
    finally:
        line.close()


def _answer(line: socket.socket) -> str:
    held = b""
    while b"\0" not in held and len(held) < LONGEST_ANSWER:
        block = line.recv(1024)
        if not block:
            break
        held += block
    return held.partition(b"\0")[0].decode("utf-8", "replace")
