"""Sections as they are typed in a box, and as a note holds them.

In a box an empty line parts paragraphs, and a line that begins with "- " is a point of the list at the end.
"""

import re
from collections.abc import Iterable

from throughcare.rules.jurisdictions.letters import Section
from throughcare.rules.kernel import RuleError

POINT = re.compile(r"^[-•*]\s+")


class ListNotLast(RuleError):
    """Text follows a list: what comes after it is a section of its own."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"The list stands last in a section. Put “{text[:40]}” before it, or in a section of its own.",
            text=text,
        )


def section_of(heading: str, body: str) -> Section:
    """What was typed, as a section. Raises ListNotLast."""
    paragraphs: list[str] = []
    points: list[str] = []
    for block in re.split(r"\n\s*\n", body.replace("\r\n", "\n").strip()):
        running: list[str] = []
        for line in (line.strip() for line in block.splitlines() if line.strip()):
            if POINT.match(line):
                points.append(POINT.sub("", line))
            elif points:
                raise ListNotLast(line)
            else:
                running.append(line)
        if running:
            paragraphs.append(" ".join(running))
    return Section(" ".join(heading.split()), tuple(paragraphs), tuple(points))


def body_of(section: Section) -> str:
    """A section's text as it stands in a box: what `section_of` reads back."""
    return "\n\n".join(
        [*section.paragraphs, *(["\n".join(f"- {each}" for each in section.points)] * bool(section.points))]
    )


def plain(sections: Iterable[Section]) -> str:
    """Sections as the plain text of a note: each heading on a line of its own."""
    return "\n\n".join("\n".join(part for part in (each.heading, body_of(each)) if part) for each in sections)
