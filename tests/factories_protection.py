"""Factories of data keys, protected entries and those named to see them."""

import secrets
from typing import Any

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory, OfPersonFactory, UserFactory
from throughcare.platform import clock
from throughcare.platform.keys import models as keys
from throughcare.platform.keys.ring import context_of
from throughcare.platform.keys.root import root_keys
from throughcare.register.protection import models as protection
from throughcare.register.protection.content import Content


class DataKeyFactory(DjangoModelFactory[keys.DataKey]):
    """A key that opens and, being replaced, never seals."""

    class Meta:
        model = keys.DataKey

    agency_id = factory.LazyFunction(lambda: AgencyFactory().pk)
    domain = "contact"
    replaced_at = factory.LazyFunction(clock.now)

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        made = keys.DataKey(**kwargs)
        root, wrapped = root_keys().wrap(secrets.token_bytes(32), context_of(made))
        return {**kwargs, "id": made.pk, "root": root, "wrapped": wrapped}


class HolderFactory(OfPersonFactory):
    class Meta:
        model = protection.Holder

    user = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))
    reason = "Keeps in touch with them"


class EntryFactory(OfPersonFactory):
    class Meta:
        model = protection.Entry

    agency = factory.SelfAttribute("person.agency")
    kind = "address"
    number = factory.Sequence(lambda n: n + 1)
    content = Content(name="Vera Example", lines="7 Hidden Lane\nExampleton", postcode="EX1 1AA").text()
