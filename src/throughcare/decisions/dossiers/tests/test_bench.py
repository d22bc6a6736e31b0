"""A court or board gets the whole of what was handed over to it, for the hearings before it, and nothing else."""

import pytest
from django.urls import reverse
from tests import factories
from tests.arranging import SignedIn, World

from throughcare.decisions.dossiers import commands, queries
from throughcare.decisions.dossiers.drafts import HandoverDraft
from throughcare.decisions.dossiers.models import Dossier
from throughcare.decisions.hearings.models import Hearing
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.audit.models import AuditEvent
from throughcare.register.documents.printing import can_make_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R080", "R094", "R117")]


@pytest.mark.skipif(not can_make_pdf(), reason="This machine cannot make PDF")
def test_the_bench_saves_what_it_was_given_and_no_other(world: World) -> None:
    bench = factories.OrganisationFactory(agency=world.agency)
    judge = world.user("judge", organisation=bench)
    elsewhere = world.user("judge", organisation=factories.OrganisationFactory(agency=world.agency))
    person, officer = world.person(), world.actor()
    factories.OrderFactory(person=person)
    hearing: Hearing = factories.HearingFactory(person=person, bench=bench)
    made = commands.assemble(officer, person.pk, hearing.pk)
    assert made.title.startswith(hearing.get_kind_display())
    commands.fix(officer, made.pk, expected=1)
    here = reverse("dossiers:bench", args=[hearing.pk])
    file = reverse("dossiers:bench_file", args=[hearing.pk, made.pk])
    browser = SignedIn(judge)
    assert "No dossier has been handed over" in browser.get(here).text
    assert browser.get(file).status_code == 404, "it was not given to them"
    commands.hand_over(officer, made.pk, HandoverDraft(
        recipient="court", how="portal", given_at=clock.now(), name="Example Court"
    ))  # fmt: skip
    assert "version 1 (PDF)" in browser.get(here).text
    answer = browser.get(file)
    assert answer.content.startswith(b"%PDF") and str(person.pk) not in file
    assert AuditEvent.objects.filter(action="dossiers:copy:disclosed", actor_id=judge.pk).exists()
    assert SignedIn(elsewhere).get(file).status_code == 404
    assert SignedIn(world.officer).get(here).status_code == 403
    with pytest.raises(NotThere):
        queries.copy_for_bench(world.actor(elsewhere), hearing.pk, made.pk)
    assert Dossier.objects.get(pk=made.pk).about == hearing.pk
