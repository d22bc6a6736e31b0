"""The factories on which all others stand: agencies, users, people. Taken from `tests.factories` like the rest."""

from datetime import date, timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from throughcare.platform import clock
from throughcare.platform.access import models as access
from throughcare.platform.actor import SYSTEM_USER
from throughcare.register.people import models as people

LONG_AGO = date(2020, 1, 1)


class AgencyFactory(DjangoModelFactory[access.Agency]):
    class Meta:
        model = access.Agency

    code = factory.Sequence(lambda n: f"agency-{n}")
    name = factory.Sequence(lambda n: f"Agency {n}")
    jurisdiction = "ew"
    zone = "Europe/London"


class TeamFactory(DjangoModelFactory[access.Team]):
    class Meta:
        model = access.Team

    agency = factory.SubFactory(AgencyFactory)
    code = factory.Sequence(lambda n: f"team-{n}")
    name = factory.Sequence(lambda n: f"Team {n}")
    duty_phone = "020 7946 0000"


class OrganisationFactory(DjangoModelFactory[access.Organisation]):
    class Meta:
        model = access.Organisation

    agency = factory.SubFactory(AgencyFactory)
    code = factory.Sequence(lambda n: f"service-{n}")
    name = factory.Sequence(lambda n: f"Service {n}")


class UserFactory(DjangoModelFactory[access.User]):
    class Meta:
        model = access.User

    username = factory.Sequence(lambda n: f"user-{n}")
    name = factory.Sequence(lambda n: f"User {n}")
    email = factory.Sequence(lambda n: f"user-{n}@example.org")
    agency = factory.SubFactory(AgencyFactory)
    notice_seen_at = factory.LazyFunction(clock.now)


class RoleHeldFactory(DjangoModelFactory[access.RoleHeld]):
    class Meta:
        model = access.RoleHeld

    user = factory.SubFactory(UserFactory)
    role = "officer"
    starts_on = LONG_AGO


class SessionFactory(DjangoModelFactory[access.Session]):
    class Meta:
        model = access.Session

    session_key = factory.Sequence(lambda n: f"session-{n}")
    session_data = ""
    expire_date = factory.LazyFunction(lambda: clock.now() + timedelta(hours=1))


class SignInFailureFactory(DjangoModelFactory[access.SignInFailure]):
    class Meta:
        model = access.SignInFailure

    username = "someone"


class LockFactory(DjangoModelFactory[access.Lock]):
    class Meta:
        model = access.Lock

    username = factory.Sequence(lambda n: f"locked-{n}")


class PersonFactory(DjangoModelFactory[people.Person]):
    class Meta:
        model = people.Person

    agency = factory.SubFactory(AgencyFactory)
    reference = factory.Sequence(lambda n: f"X{n:06}")
    born_from = date(1990, 5, 17)
    born_to = factory.SelfAttribute("born_from")
    born_precision = "exact"
    sex = "male"
    recorded_by_id = SYSTEM_USER


class OfPersonFactory(DjangoModelFactory[Any]):
    class Meta:
        abstract = True

    person = factory.SubFactory(PersonFactory)
    recorded_by_id = SYSTEM_USER
