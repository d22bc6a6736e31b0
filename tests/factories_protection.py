"""Factories of data keys, protected entries and those named to see them."""

import secrets
from typing import Any

import factory
from factory.django import DjangoModelFactory

from tests.factories_ground import AgencyFactory
from throughcare.platform import clock
from throughcare.platform.keys import models as keys
from throughcare.platform.keys.ring import context_of
from throughcare.platform.keys.root import root_keys


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
