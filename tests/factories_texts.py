"""Factories of the texts that an agency and its users word for themselves."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory, UserFactory
from throughcare.platform.actor import SYSTEM_USER
from throughcare.register.documents import models as documents


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
