"""Letters and reports as they were sent, and documents kept as evidence."""

from collections.abc import Iterator
from typing import Any

from throughcare.decisions.dossiers.assembling.found import Found, Line, Reading, rows
from throughcare.register.documents import queries as documents

LETTERS = """
SELECT l.id, l.title, l.content::json AS content, l.sent_on, l.came_on, l.state FROM documents_letter l
WHERE l.person_id = %(person)s AND l.known_to IS NULL AND l.state IN ('sent', 'delivered', 'returned')
  AND l.kind NOT LIKE '%%victim%%'
ORDER BY l.sent_on, l.id
"""
STATES = {"sent": "Sent", "delivered": "Arrived", "returned": "Came back"}


def letters(reading: Reading) -> Iterator[Found]:
    """Each letter that went to the person: what it said, not where it went."""
    for row in rows(LETTERS, reading):
        said: list[Line] = [("Sent", reading.day(row["sent_on"])), ("Standing", STATES[row["state"]])]
        said += [("", text) for section in row["content"].get("sections", ()) for text in _texts(section)]
        yield Found("letters", "documents.letter", row["id"], f"{row['title']}, {reading.day(row['sent_on'])}"[:200],
                    tuple(said))  # fmt: skip


def evidence(reading: Reading) -> Iterator[Found]:
    """Documents that were examined and are open to every colleague; what is sensitive is not offered."""
    held = documents.documents_of(reading.actor, reading.person_id)
    for each in reversed(held):
        if each.may_be_opened and not each.sensitive:
            said = (("What it is", each.kind_words), ("Came", reading.day(each.came_on)), ("From", each.origin),
                    ("Fingerprint of the file", each.digest))  # fmt: skip
            yield Found(
                "evidence", "documents.storeddocument", each.id, each.title, said, each.id, each.media
            )


def _texts(section: dict[str, Any]) -> Iterator[str]:
    yield from (each for each in (section.get("heading", ""), *section.get("paragraphs", ())) if each)
    yield from (f"- {point}" for point in section.get("points", ()))
