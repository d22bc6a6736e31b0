"""Writers that note what was acknowledged, and the count of what is there afterwards."""

import http.client
import json
import threading
from collections import Counter
from contextlib import closing
from uuid import UUID

from tests.chaos.serving import ANSWERS_WITHIN
from throughcare.casework.supervision.models import Contact, Note
from throughcare.platform.access.models import Submission
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.events.models import Delivery, StoredEvent

PAUSE = 0.05
"""Seconds before a writer whose act was not taken tries again."""


class Writer(threading.Thread):
    """Records one contact after another through the API, each under a key of its own, until told to stop.

    acknowledged: answers (201) by key. unanswered: keys whose line broke after they were sent: nobody knows whether
    they took effect. unexpected: answers that a writer should never see.
    """

    def __init__(self, port: int, cookies: dict[str, str], person_id: UUID, name: str) -> None:
        super().__init__(name=name, daemon=True)
        self.port, self.person_id = port, person_id
        self.headers = signed_in(cookies) | {"Content-Type": "application/json"}
        self.acknowledged: dict[str, bytes] = {}
        self.unanswered: list[str] = []
        self.unexpected: list[tuple[int, bytes]] = []
        self.statuses: Counter[int] = Counter()
        self._enough = threading.Event()

    def run(self) -> None:
        number = 0
        while not self._enough.is_set():
            number += 1
            self._until_taken(f"contact-{self.name}-{number:05}")

    def finish(self) -> None:
        """Stop after the present act."""
        self._enough.set()
        self.join(timeout=2 * ANSWERS_WITHIN)
        assert not self.is_alive(), "a writer hangs: the server never answered it"

    def send_again(self, key: str) -> bytes:
        """Send one act once more under its key, the server being well; what it answered."""
        status, answer = self._send(self._line(), key)
        assert status == 201, (status, answer)
        return answer

    def _until_taken(self, key: str) -> None:
        """Send until the server took it or the line broke. Refused lines and 503 say that it was not taken."""
        while not self._enough.is_set():
            try:
                line = self._line()
            except OSError:
                self._enough.wait(PAUSE)
                continue
            try:
                status, answer = self._send(line, key)
            except (OSError, http.client.HTTPException):
                self.unanswered.append(key)
                return
            self.statuses[status] += 1
            if status == 201:
                self.acknowledged[key] = answer
                return
            if status != 503:
                self.unexpected.append((status, answer))
            self._enough.wait(PAUSE)
        self.unanswered.append(key)

    def _line(self) -> http.client.HTTPConnection:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWERS_WITHIN)
        line.connect()
        return line

    def _send(self, line: http.client.HTTPConnection, key: str) -> tuple[int, bytes]:
        body = {"kind": "phone", "on": "2024-11-04", "at": "10:30", "title": key, "note": f"Said {key}."}
        with closing(line):
            line.request(
                "POST", f"/api/v1/people/{self.person_id}/contacts", json.dumps(body),
                self.headers | {"Idempotency-Key": key, "Connection": "close"},
            )  # fmt: skip
            answer = line.getresponse()
            return answer.status, answer.read()


def signed_in(cookies: dict[str, str]) -> dict[str, str]:
    """The headers of a signed-in caller."""
    return {
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "X-CSRFToken": cookies["csrftoken"],
    }


def contacts_whole() -> set[str]:
    """The keys of the contacts in the database, once it is sure that none is there twice or half.

    Whole: one row with one note, one audit entry and one event for each, a delivery for every handler, and the answer
    kept under its key.
    """
    rows = list(Contact.objects.values_list("title", "id"))
    keys, ids = [key for key, _ in rows], [str(key) for _, key in rows]
    assert len(keys) == len(set(keys)), f"there twice: {[key for key, n in Counter(keys).items() if n > 1]}"
    bodies = AuditEvent.objects.filter(action="supervision:contact:recorded").values_list("body", flat=True)
    assert sorted(json.loads(bytes(body))["object"]["id"] for body in bodies) == sorted(ids), "audit entries"
    events = dict(StoredEvent.objects.filter(kind="supervision.ContactRecorded").values_list("id", "body"))
    assert sorted(body["contact_id"] for body in events.values()) == sorted(ids), "events"
    turns = Counter(Delivery.objects.filter(event__in=events).values_list("event_id", "handler"))
    handlers = {handler for _, handler in turns}
    assert turns == Counter((event, handler) for event in events for handler in handlers), "deliveries"
    notes = Note.objects.values_list("contact__title", "text")
    assert sorted(notes) == sorted((key, f"Said {key}.") for key in keys), "notes"
    answers = Submission.objects.values_list("key", "status")
    assert sorted(answers) == sorted((key, 201) for key in keys), "answers kept for a second send"
    return set(keys)
