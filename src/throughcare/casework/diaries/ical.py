"""Writing a calendar by RFC 5545: lines of at most 75 octets ended by CRLF, text escaped, moments in UTC.

Nothing is taken from a clock, so the same appointments always give the same bytes, and with them the same ETag.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

PRODUCT = "-//Throughcare//Diary//EN"
MOST_OCTETS = 75


@dataclass(frozen=True, slots=True)
class Event:
    """One entry. uid: the same as long as it is the same entry. changed_at: when it was last changed (aware)."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    summary: str
    changed_at: datetime


def calendar(name: str, events: Iterable[Event]) -> bytes:
    """The whole calendar, as it is sent."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
             f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"]  # fmt: skip
    for event in events:
        lines += _event(event)
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(event: Event) -> list[str]:
    return [
        "BEGIN:VEVENT", f"UID:{_text(event.uid)}", f"DTSTAMP:{_moment(event.changed_at)}",
        f"LAST-MODIFIED:{_moment(event.changed_at)}", f"DTSTART:{_moment(event.starts_at)}",
        f"DTEND:{_moment(event.ends_at)}", f"SUMMARY:{_text(event.summary)}", "CLASS:PRIVATE", "END:VEVENT",
    ]  # fmt: skip


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """Escaped as section 3.3.11 asks; a control character would end the line."""
    plain = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join("".join(each for each in part if each.isprintable()) for part in plain.splitlines())


def _folded(line: str) -> bytes:
    """A line folded after at most 75 octets, never within a character (section 3.1)."""
    return b"\r\n ".join(_parts(line)) + b"\r\n"


def _parts(line: str) -> Iterator[bytes]:
    part, room = b"", MOST_OCTETS
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > room:
            yield part
            part, room = b"", MOST_OCTETS - 1  # the space that begins a folded line counts
        part += octets
    yield part
