"""What carries messages: a gateway over HTTP, the mail server, a folder; what is tried again and what is not."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from tests import factories
from tests.arranging import World

from throughcare.register.messaging.carriers import NotEver, NotNow, Outgoing
from throughcare.register.messaging.carriers.folder import Folder
from throughcare.register.messaging.carriers.gateway import Gateway
from throughcare.register.messaging.carriers.post import Post
from throughcare.register.messaging.laid_in import take_laid_in
from throughcare.register.messaging.models import Reply

pytestmark = pytest.mark.requirement("R113")
MESSAGE = Outgoing("07700 900123", "Meeting", "You are due to meet Olive.", "ref-1", "north")


class Stub(BaseHTTPRequestHandler):
    """A gateway that keeps what it was sent and answers as told."""

    seen: list[dict[str, Any]]
    status, answer = 201, b'{"id": "g-77"}'

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        type(self).seen.append({"body": body, "headers": dict(self.headers), "path": self.path})
        self.send_response(type(self).status)
        self.end_headers()
        self.wfile.write(type(self).answer)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def gateway(settings: Any) -> Iterator[type[Stub]]:
    handler: type[Stub] = type("Handler", (Stub,), {"seen": []})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.MESSAGE_GATEWAY = {
        "url": f"http://127.0.0.1:{server.server_port}/send?v=2", "key": "secret", "receipt": "id",
        "fields": {"to": "phone", "text": "body", "reference": "ref"},
    }  # fmt: skip
    yield handler
    server.shutdown()
    server.server_close()


def test_a_gateway_is_given_its_own_fields_and_gives_its_mark(gateway: type[Stub]) -> None:
    assert Gateway().send(MESSAGE) == "g-77"
    call = gateway.seen[0]
    assert call["body"] == {"phone": MESSAGE.to, "body": MESSAGE.text, "ref": "ref-1"}
    assert (
        call["headers"]["Authorization"] == "Bearer secret" and call["headers"]["Idempotency-Key"] == "ref-1"
    )
    assert call["path"] == "/send?v=2"


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, NotEver), (404, NotEver), (401, NotNow), (429, NotNow), (500, NotNow), (503, NotNow)],
)
def test_what_is_tried_again_and_what_is_not(gateway: type[Stub], status: int, kind: type[Exception]) -> None:
    gateway.status = status
    with pytest.raises(kind) as failed:
        Gateway().send(MESSAGE)
    assert "900123" not in str(failed.value)


def test_a_gateway_without_a_mark_or_far_away_without_tls(gateway: type[Stub], settings: Any) -> None:
    gateway.answer = b"accepted"
    assert Gateway().send(MESSAGE) == "ref-1"
    settings.MESSAGE_GATEWAY = settings.MESSAGE_GATEWAY | {"url": "http://gateway.example/send"}
    with pytest.raises(NotNow, match="https"):
        Gateway().send(MESSAGE)


def test_mail_goes_by_the_mailer_and_a_refused_address_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    message = Outgoing("alex@example.org", "Meeting", "You are due.", "ref-2", "north")
    assert Post().send(message) == "ref-2"
    assert (mail.outbox[0].to, mail.outbox[0].subject) == (["alex@example.org"], "Meeting")
    for problem, kind in (
        (SMTPRecipientsRefused({"alex@example.org": (550, b"no such user")}), NotEver),
        (SMTPRecipientsRefused({"alex@example.org": (451, b"later")}), NotNow),
        (SMTPServerDisconnected("gone"), NotNow),
        (ValueError("Invalid address alex@"), NotEver),
    ):

        def fail(*_: object, problem: Exception = problem, **__: object) -> None:
            raise problem

        monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
        with pytest.raises(kind) as failed:
            Post().send(message)
        assert "alex" not in str(failed.value)


def test_a_folder_that_cannot_be_written_is_tried_again(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder would be")
    settings.MESSAGE_FOLDER = tmp_path
    with pytest.raises(NotNow):
        Folder().send(MESSAGE)


@pytest.mark.django_db
def test_replies_laid_in_a_folder_are_taken_once_and_rubbish_is_put_aside(
    world: World, settings: Any, tmp_path: Path
) -> None:
    settings.MESSAGE_FOLDER = tmp_path
    assert take_laid_in() == 0
    person = world.person()
    factories.ContactPointFactory(person=person, kind="mobile", value="07700 900123", safe="yes", texts="yes")
    (tmp_path / "in").mkdir()
    told = {"agency": world.agency.code, "from": "07700 900123", "text": "OK"}
    for name, text in {
        "a": json.dumps(told),
        "b": "{",
        "c": "[]",
        "d": json.dumps(told | {"agency": "nowhere"}),
    }.items():
        (tmp_path / "in" / f"{name}.json").write_text(text)
    assert take_laid_in() == 1
    assert Reply.objects.get().text == "OK"
    assert sorted(each.name for each in (tmp_path / "refused").iterdir()) == ["b.json", "c.json", "d.json"]
    (tmp_path / "in" / "a.json").write_text(json.dumps(told))
    assert take_laid_in() == 1 and Reply.objects.count() == 1
