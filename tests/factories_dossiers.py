"""Factories of dossiers: a draft about a decision that is being prepared, with one paper."""

import base64
import hashlib
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import factory
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from factory.django import DjangoModelFactory

from tests.factories_dueprocess import ProcessFactory
from tests.factories_ground import OfPersonFactory, PersonFactory, UserFactory
from throughcare.decisions.dossiers import models as dossiers

OF_PERSON = factory.SelfAttribute("..person")
MADE_AT = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
CONTENT, KEY = b"%PDF-1.7 the whole dossier", base64.b64encode(b"d" * 32).decode()


class DossierFactory(OfPersonFactory):
    class Meta:
        model = dossiers.Dossier

    process = factory.SubFactory(ProcessFactory, person=OF_PERSON)
    about = factory.SelfAttribute("process.pk")
    number, title = 1, "Sanction, prepared since 2 November 2026"


class DossierItemFactory(OfPersonFactory):
    """One paper of text. of_made: in a dossier that is made."""

    class Meta:
        model = dossiers.DossierItem

    dossier = factory.SubFactory(DossierFactory, person=OF_PERSON)
    section, position, title, source = "conduct", 1, "2 March 2026: missed contact", "noncompliance.failure"
    source_id = factory.LazyFunction(uuid4)
    said = factory.LazyFunction(
        lambda: [["What happened", "Did not come"], ["What the person said", "The bus"]]
    )


class DossierCopyFactory(OfPersonFactory):
    """The whole, before its dossier is made; its blocks come with `CopyPartFactory`."""

    class Meta:
        model = dossiers.DossierCopy

    dossier = factory.SubFactory(DossierFactory, person=OF_PERSON)
    copy, pages, size, fingerprint, key = "whole", 1, len(CONTENT), hashlib.sha256(CONTENT).hexdigest(), KEY


class CopyPartFactory(DjangoModelFactory[dossiers.CopyPart]):
    """The only block of a copy."""

    class Meta:
        model = dossiers.CopyPart

    person = factory.SubFactory(PersonFactory)
    copy = factory.SubFactory(DossierCopyFactory, person=OF_PERSON)
    number = 0

    @factory.lazy_attribute
    def content(made: Any) -> bytes:  # noqa: N805
        nonce = b"n" * 12
        return nonce + AESGCM(b"d" * 32).encrypt(nonce, CONTENT, f"{made.copy.pk}|0|1".encode())


class MadeDossierFactory(DossierFactory):
    """One that is made."""

    state, fixed_at = "fixed", MADE_AT
    fixed_by = factory.SubFactory(UserFactory)


class HandoverFactory(OfPersonFactory):
    class Meta:
        model = dossiers.Handover

    dossier = factory.SubFactory(MadeDossierFactory, person=OF_PERSON)
    copy, recipient, how, given_at = "persons", "person", "paper", MADE_AT
    given_by = factory.SubFactory(UserFactory)
