"""Documents kept with a record: taken in, recognised, sealed, examined, handed out, taken back."""

import io
import socket
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection
from tests.arranging import World

from throughcare.platform.access.door import NotPermitted, NotThere
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.register.documents import commands, queries
from throughcare.register.documents.drafts import StoredDraft
from throughcare.register.documents.events import DocumentStored
from throughcare.register.documents.handlers import examine_stored
from throughcare.register.documents.models import StoredDocument, StoredPart
from throughcare.register.documents.storing.blocks import BLOCK, Damaged, opened, seal_file
from throughcare.register.documents.storing.recognising import LIMIT, NotStored, recognise
from throughcare.register.documents.storing.scanning import ScannerDoesNotAnswer
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R115")]

PDF = b"%PDF-1.7\nwas at the surgery\n%%EOF"
SYSTEM = Actor.system_named("documents.examine_stored")


def draft(**changes: object) -> StoredDraft:
    given: dict[str, object] = {
        "title": "Note from the surgery", "kind": "medical", "came_on": date(2026, 3, 2), "came_from": "person",
    }  # fmt: skip
    return StoredDraft(**(given | changes))  # type: ignore[arg-type]


@pytest.fixture
def person(world: World) -> Person:
    return world.person()


def keep(
    actor: Actor, person: Person, content: bytes = PDF, name: str = "note.pdf", **changes: object
) -> StoredDocument:
    return commands.store_document(actor, person.pk, draft(**changes), io.BytesIO(content), name)


def examine(document: StoredDocument) -> None:
    with acting(SYSTEM) as system:
        examine_stored(system, DocumentStored(document.pk, document.person_id, "medical", None))


def packed(**entries: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return held.getvalue()


def test_what_comes_out_is_what_went_in_and_the_database_holds_none_of_it(
    world: World, person: Person
) -> None:
    content = PDF + bytes(range(256)) * 9000  # three blocks
    with acting(world.actor()) as actor:
        document = keep(actor, person, content)
        parts = list(StoredPart.objects.filter(document=document).order_by("number"))
    assert len(parts) == -(-len(content) // BLOCK) and len(parts) > 1
    assert not any(b"surgery" in bytes(part.content) for part in parts)
    examine(document)
    with acting(world.actor()) as actor:
        line, blocks = queries.content_of_document(actor, person.pk, document.pk)
        assert b"".join(blocks) == content
        assert line.may_be_opened and line.examined_by == "none"
        with connection.cursor() as cursor:
            cursor.execute("SELECT key FROM documents_storeddocument WHERE id = %s", [document.pk])
            assert document.key.encode() not in bytes(cursor.fetchone()[0])


def test_nobody_opens_it_before_it_was_examined(world: World, person: Person) -> None:
    with acting(world.actor()) as actor:
        document = keep(actor, person)
        with pytest.raises(NotThere):
            queries.content_of_document(actor, person.pk, document.pk)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("note.pdf", b"MZ" + b"\0" * 200, "it is a program"),
        ("note.pdf", b"\x7fELF" + b"\0" * 200, "it is a program"),
        ("note.jpg", PDF, "named .jpg"),
        ("note.txt", b"\0\1\2binary", "named .txt"),
        ("note.exe", PDF, "one of these types"),
        ("note", PDF, "one of these types"),
        ("note.pdf", b"", "empty"),
        ("note.docx", packed(other_dot_xml=b"x"), "named .docx"),
        ("note.docx", b"PK\3\4 cut off", "named .docx"),
        ("note.docx", packed(**{"[Content_Types]_dot_xml": b"x", "word__document_dot_xml": b"x",
                                "word__vbaProject_dot_bin": b"x"}), "macros"),
        ("note.docx", packed(**{"[Content_Types]_dot_xml": b"x", "word__document_dot_xml": b"0" * 40_000_000}),
         "far larger"),
    ],
)  # fmt: skip
def test_what_is_not_what_it_says_is_refused(name: str, content: bytes, says: str) -> None:
    with pytest.raises(NotStored, match=says) as refused:
        recognise(io.BytesIO(content), name, len(content))
    assert refused.value.field == "file"


def test_what_is_too_large_is_refused_by_its_size_alone() -> None:
    with pytest.raises(NotStored, match="larger than 25 MB"):
        recognise(io.BytesIO(PDF), "note.pdf", LIMIT + 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Note.PDF", PDF),
        ("scan.jpeg", b"\xff\xd8\xff\xe0" + b"\0" * 20),
        ("scan.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 20),
        ("said.txt", "Bues yn y feddygfa: ŵ".encode()),
        ("said.txt", ("ŵ" * 8000).encode()),  # a character is cut in two where reading ends
        ("said.mp3", b"ID3\4" + b"\0" * 20),
        ("n.docx", packed(**{"[Content_Types]_dot_xml": b"x", "word__document_dot_xml": b"x"})),
        ("n.odt", packed(mimetype=b"application/vnd.oasis.opendocument.text")),
    ],
)
def test_what_is_kept(name: str, content: bytes) -> None:
    held = io.BytesIO(content)
    assert name.rpartition(".")[2].lower() in recognise(held, name, len(content)).endings
    assert held.tell() == 0


@pytest.mark.parametrize("harm", ["flipped", "moved", "left out", "of another document"])
def test_a_changed_block_does_not_open(harm: str) -> None:
    content, document = bytes(range(256)) * (3 * BLOCK // 256), uuid4()
    sealed = seal_file(document, io.BytesIO(content), len(content))
    blocks = list(sealed.blocks)
    if harm == "flipped":
        blocks[1] = blocks[1][:40] + bytes([blocks[1][40] ^ 1]) + blocks[1][41:]
    elif harm == "moved":
        blocks[0], blocks[1] = blocks[1], blocks[0]
    elif harm == "left out":
        del blocks[2]
    else:
        document = uuid4()
    with pytest.raises(Damaged):
        list(opened(document, sealed.key, blocks, len(content)))


def test_what_was_damaged_is_kept_apart(world: World, person: Person) -> None:
    with acting(world.actor()) as actor:
        document = keep(actor, person)
    with acting(Actor.system_named("demo")), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE documents_storedpart SET content = set_byte(content, 30, 255 - get_byte(content, 30))"
            " WHERE document_id = %s", [document.pk],
        )  # fmt: skip
    examine(document)
    with acting(world.actor()) as actor:
        line = queries.stored_document(actor, person.pk, document.pk)
        assert (line.state, line.found) == ("apart", "its content is not what was taken in")
        with pytest.raises(NotThere):
            queries.content_of_document(actor, person.pk, document.pk)


@contextmanager
def scanner(place: Path, answer: Callable[[bytes], bytes]) -> Iterator[None]:
    """A scanner at a local socket that reads one file and answers."""
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(str(place))
    listening.listen(1)

    def serve() -> None:
        line, _ = listening.accept()
        with line, line.makefile("rb") as sent:
            assert sent.read(10) == b"zINSTREAM\0"
            content = b""
            while size := int.from_bytes(sent.read(4)):
                content += sent.read(size)
            line.sendall(answer(content))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield
    finally:
        thread.join(5)
        listening.close()


@pytest.mark.parametrize(
    ("answer", "state"), [(b"stream: OK\0", "clean"), (b"stream: Eicar-Test FOUND\0", "apart")]
)
def test_the_agencys_scanner_decides(
    world: World, person: Person, settings: Any, tmp_path: Path, answer: bytes, state: str
) -> None:
    settings.CLAMD = str(tmp_path / "clamd")
    with acting(world.actor()) as actor:
        document = keep(actor, person)
    read: list[bytes] = []
    with scanner(tmp_path / "clamd", lambda content: read.append(content) or answer):  # type: ignore[func-returns-value]
        examine(document)
    assert read == [PDF]
    with acting(world.actor()) as actor:
        line = queries.stored_document(actor, person.pk, document.pk)
    assert (line.state, line.examined_by) == (state, "clamd")


def test_a_scanner_that_is_not_there_is_asked_again_and_nothing_is_handed_out(
    world: World, person: Person, settings: Any, tmp_path: Path
) -> None:
    settings.CLAMD = str(tmp_path / "nobody")
    with acting(world.actor()) as actor:
        document = keep(actor, person)
    with pytest.raises(ScannerDoesNotAnswer):
        examine(document)
    with acting(world.actor()) as actor:
        assert queries.stored_document(actor, person.pk, document.pk).state == "received"


def test_it_is_told_who_kept_it_and_who_saved_a_copy(world: World, person: Person) -> None:
    with acting(world.actor()) as actor:
        document = keep(actor, person)
    kept = AuditEvent.objects.filter(action="documents:stored:added").latest("at")
    assert "surgery" not in bytes(kept.body).decode() and document.digest in bytes(kept.body).decode()


def test_a_sensitive_one_is_not_there_for_who_may_not_see_it(world: World, person: Person) -> None:
    with acting(world.actor()) as actor:
        document = keep(actor, person, sensitive=True)
        assert queries.documents_of(actor, person.pk)
    with acting(world.actor(world.user("support", team=world.team))) as actor:
        assert queries.documents_of(actor, person.pk) == []
        with pytest.raises(NotThere):
            queries.stored_document(actor, person.pk, document.pk)
        with pytest.raises(NotThere):
            commands.set_document_aside(actor, person.pk, document.pk, expected=1, because="mine")


def test_who_may_not_add_is_refused(world: World, person: Person) -> None:
    with acting(world.actor(world.user("reception"))) as actor, pytest.raises(NotPermitted):
        keep(actor, person)


def test_evidence_of_one_thing_is_found_by_it_and_taken_back(world: World, person: Person) -> None:
    about = uuid4()
    with acting(world.actor()) as actor:
        document = keep(actor, person, about=about)
        keep(actor, person)
        assert [each.id for each in queries.documents_of(actor, person.pk) if about in each.about] == [
            document.pk
        ]
        commands.set_document_aside(
            actor, person.pk, document.pk, expected=1, because="belongs to somebody else"
        )
        assert not any(about in each.about for each in queries.documents_of(actor, person.pk))


def test_the_database_keeps_a_document_apart_only_with_a_reason(world: World, person: Person) -> None:
    with acting(world.actor()) as actor:
        document = keep(actor, person)
        with pytest.raises(DatabaseError, match="documents_stored"):
            StoredDocument.objects.filter(pk=document.pk).update(state="apart")
