"""Papers that were not given in time are told of until the person, or their lawyer, has them."""

from datetime import timedelta

import pytest
from tests import factories
from tests.arranging import World

from throughcare.config.timetable import sweep_now
from throughcare.decisions.dossiers.models import Dossier
from throughcare.platform import clock
from throughcare.register.notices.models import Alert
from throughcare.rules.dates import civil_date

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R081", "R114")]


def test_papers_not_given_are_told_of_a_week_before(world: World) -> None:
    person = world.person()
    held = factories.ProcessFactory(person=person, kind="sanction")
    made = factories.HearingFactory(person=person, process=held, starts_at=clock.now() + timedelta(days=30))
    day = civil_date(made.starts_at, world.agency.zone)
    sweep_now(as_of=day - timedelta(days=8))
    assert not Alert.objects.filter(rule="hearing-papers-not-given").exists()
    sweep_now(as_of=day - timedelta(days=7), delta=True)
    alert = Alert.objects.get(rule="hearing-papers-not-given")
    assert (alert.subject, alert.due_on) == (made.pk, day)
    dossier = factories.DossierFactory(person=person, process=held, about=made.pk)
    Dossier.objects.filter(pk=dossier.pk).update(state="fixed", fixed_by=world.officer, fixed_at=clock.now())
    factories.HandoverFactory(person=person, dossier=dossier, recipient="person", copy="persons")
    sweep_now(as_of=day - timedelta(days=6), delta=True)
    alert.refresh_from_db()
    assert alert.state == "done"
