"""People by the batch: whole or not at all, once only, and acceptable to every model and constraint."""

from collections.abc import Iterator
from typing import Any

import pytest

from throughcare.platform import clock
from throughcare.platform.access.models import Agency, RoleHeld
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import assume
from throughcare.platform.refusal import Refused
from throughcare.register.caseload.models import Allocation
from throughcare.register.people.models import Identifier, Name, Person
from throughcare.rules.kernel import UnknownCode
from throughcare.shell.exchange.sample import batches, bulk
from throughcare.shell.exchange.sample.bulk import generate
from throughcare.shell.exchange.sample.tables import TABLES, Ids

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system_named("test")
BATCH_WRITTEN = "exchange:sample:batch-written"


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(bulk, "PEOPLE_A_BATCH", 50)
    yield
    assume(SYSTEM)


def count(code: str = "sample") -> int:
    assume(SYSTEM)
    return int(Person.objects.filter(agency__code=code).count())


@pytest.mark.parametrize("pack", ["ew", "us-pa"])
def test_every_row_is_one_its_model_accepts(pack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    generate(60, pack, 1, "sample")
    assume(SYSTEM)
    rows: list[Any] = []
    # One place's levels rest on the total of a licensed tool, the other's on an assessment.
    none = {"letter", "adjustment", *(["sourcescore"] if pack == "ew" else [])}
    for model in TABLES:
        some = list(model.objects.all()[:12])
        assert some or model._meta.model_name in none, model
        rows += some
    for row in rows:
        row.full_clean(validate_unique=False)
        assert row.known_from <= clock.now()
    assert Name.objects.exclude(family="").filter(family_key="").count() == 0
    assert Identifier.objects.filter(value_key="").count() == 0


def test_each_batch_has_one_audit_entry_and_each_officer_sixty_people() -> None:
    generate(130, "ew", 1, "sample")
    assert count() == 130
    assert AuditEvent.objects.filter(action=BATCH_WRITTEN).count() == 3
    responsible = Allocation.objects.filter(part="responsible", ends_on=None)
    officers = list(responsible.values_list("officer_id", flat=True))
    assert {officers.count(officer) for officer in officers} == {
        58,
        59,
        10,
    }  # one ended in sixty, one not allocated
    held = RoleHeld.objects.filter(user__agency__code="sample")
    assert sorted(held.values_list("role", flat=True)) == ["manager"] + ["officer"] * 12


def test_made_again_nothing_is_added_and_more_people_add_only_the_further_ones() -> None:
    generate(70, "ew", 1, "sample")
    report = generate(70, "ew", 1, "sample")
    assert "0 people made, 70 were there already" in report
    assert count() == 70
    report = generate(160, "ew", 1, "sample")
    assert "90 people made, 70 were there already" in report
    assert count() == 160


def test_a_batch_that_fails_leaves_nothing_and_the_next_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    write, calls = batches.trail.record, []

    def fail_at_the_second(actor: Actor, action: str, *args: Any, **more: Any) -> Any:
        calls.append(action)
        if calls.count(BATCH_WRITTEN) == 2:
            raise ConnectionError
        return write(actor, action, *args, **more)

    with monkeypatch.context() as broken, pytest.raises(ConnectionError):
        broken.setattr(batches.trail, "record", fail_at_the_second)
        generate(120, "ew", 1, "sample")
    assert count() == 50
    assert "70 people made, 50 were there already" in generate(120, "ew", 1, "sample")


def test_another_seed_or_pack_is_refused_for_an_agency_that_stands() -> None:
    generate(20, "ew", 1, "sample")
    with pytest.raises(Refused, match="not made with this seed"):
        generate(20, "ew", 2, "sample")
    with pytest.raises(Refused, match="under ew, not us-pa"):
        generate(20, "us-pa", 1, "sample")
    assert count() == 20


def test_an_unknown_pack_is_refused_before_anything_is_made() -> None:
    with pytest.raises((UnknownCode, LookupError)):
        generate(20, "atlantis", 1, "sample")
    assume(SYSTEM)
    assert not Agency.objects.filter(code="sample").exists()


def test_identifiers_rise_and_never_repeat() -> None:
    ids = Ids()
    some = [ids.new() for _ in range(1000)]
    assert some == sorted(set(some))
    assert some[0][14] == "7" and some[0][19] in "89ab"
