"""Factories of the texts that an agency and its users word for themselves."""

import base64
import hashlib
from datetime import UTC, date, datetime
from uuid import uuid4

import factory
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory, OfPersonFactory, UserFactory
from throughcare.platform.actor import SYSTEM_USER
from throughcare.register.documents import models as documents

CONTENT, KEY = b"%PDF-1.7 was at the surgery", base64.b64encode(b"k" * 32).decode()


class TemplateFactory(DjangoModelFactory[documents.Template]):
    """A note template in use since 2020, released by another than its author."""

    class Meta:
        model = documents.Template

    agency = factory.SubFactory(AgencyFactory)
    kind, language, number, title = "case_note", "en", 1, "Home visit"
    code = factory.Sequence(lambda number: f"text-{number}")
    sections = factory.LazyFunction(
        lambda: [{"heading": "What we agreed", "paragraphs": ["With {person_first_name}."], "points": []}]
    )
    author = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..agency"))
    released_by = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..agency"))
    state, starts_on, released_at = "in_use", date(2020, 1, 1), datetime(2020, 1, 1, tzinfo=UTC)
    fingerprint = "f" * 64
    recorded_by_id = SYSTEM_USER

    class Params:
        draft = factory.Trait(
            state="draft", released_by=None, starts_on=None, released_at=None, fingerprint=""
        )


class SnippetFactory(DjangoModelFactory[documents.Snippet]):
    class Meta:
        model = documents.Snippet

    owner = factory.SubFactory(UserFactory)
    agency = factory.SelfAttribute("owner.agency")
    title = factory.Sequence(lambda number: f"Short text {number}")
    text = "Bus times explained; the person has the timetable."
    recorded_by_id = SYSTEM_USER


class PaperFactory(OfPersonFactory):
    """A letter about a decision that waits for a signature."""

    class Meta:
        model = documents.Paper

    kind, code = "decision", "ew-decision"
    about = factory.LazyFunction(uuid4)
    values = factory.LazyFunction(lambda: {"because": "You were reminded."})
    gathered = factory.LazyFunction(lambda: {"because": "You were reminded."})


class StoredDocumentFactory(OfPersonFactory):
    """A PDF that was examined. Its blocks come with `StoredPartFactory`."""

    class Meta:
        model = documents.StoredDocument

    title, kind, came_from, came_on = "Note from the surgery", "medical", "person", date(2026, 3, 2)
    media, size, digest = "application/pdf", len(CONTENT), hashlib.sha256(CONTENT).hexdigest()
    key = KEY
    state, examined_by, examined_at = "clean", "none", datetime(2026, 3, 2, tzinfo=UTC)


class EvidenceFactory(OfPersonFactory):
    """A stored document that is evidence of something."""

    class Meta:
        model = documents.Evidence

    document = factory.SubFactory(StoredDocumentFactory, person=factory.SelfAttribute("..person"))
    about = factory.LazyFunction(uuid4)


class StoredPartFactory(DjangoModelFactory[documents.StoredPart]):
    class Meta:
        model = documents.StoredPart

    document = factory.SubFactory(StoredDocumentFactory)
    person = factory.SelfAttribute("document.person")
    number = 0

    @factory.lazy_attribute
    def content(self) -> bytes:
        """The one block of the factory's document, sealed under its key."""
        nonce = b"\0" * 12
        return nonce + AESGCM(base64.b64decode(KEY)).encrypt(
            nonce, CONTENT, f"{self.document.pk}|0|1".encode()
        )
