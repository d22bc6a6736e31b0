"""Importing: good rows safe, bad rows with reasons, twice the same, nothing half written, whatever the file."""

import csv
import gzip
import io
from pathlib import Path

import pytest
from tests import factories
from tests.arranging import World

from throughcare.casework.orders.models import Condition, Order
from throughcare.casework.supervision.models import Appointment, Contact
from throughcare.insight.models import Outcome
from throughcare.platform.actor import Actor
from throughcare.platform.audit.models import AuditEvent
from throughcare.platform.database.context import acting
from throughcare.register.caseload.models import Allocation
from throughcare.register.people.models import Person, SourceSummary
from throughcare.shell.exchange.importing import running
from throughcare.shell.exchange.importing.correcting import write_bad_rows
from throughcare.shell.exchange.importing.mapping import load
from throughcare.shell.exchange.importing.running import run_import
from throughcare.shell.exchange.models import BadRow, ImportRun
from throughcare.shell.exchange.queries import refused_rows

pytestmark = pytest.mark.django_db
MAPPING = load("us-ga-nij")
SYSTEM = Actor.system_named("import")
GOOD = {
    "ID": "7", "Gender": "M", "Race": "BLACK", "Age_at_Release": "43-47", "Residence_PUMA": "16",
    "Gang_Affiliated": "No", "Supervision_Risk_Score_First": "3", "Supervision_Level_First": "Standard",
    "Education_Level": "At least some college", "Prison_Offense": "Drug", "Prison_Years": "1-2 years",
    "Condition_MH_SA": "Yes", "Recidivism_Within_3years": "No", "Prior_Arrest_Episodes_Felony": "6",
}  # fmt: skip


@pytest.fixture
def ga(make_world: type[World]) -> World:
    return make_world("us-ga", "America/New_York")


def sheet(tmp_path: Path, *rows: dict[str, str], delimiter: str = ",", name: str = "people.csv") -> Path:
    text = io.StringIO()
    out = csv.DictWriter(text, list(MAPPING.columns), restval="", delimiter=delimiter)
    out.writeheader()
    out.writerows(rows)
    path = tmp_path / name
    path.write_text(text.getvalue())
    return path


def load_it(world: World, path: Path) -> ImportRun:
    return run_import(SYSTEM, world.agency, MAPPING, path)


@pytest.mark.requirement("R001")
def test_a_row_becomes_a_person_with_what_the_source_says_and_nothing_more(ga: World, tmp_path: Path) -> None:
    run = load_it(ga, sheet(tmp_path, GOOD))
    assert (run.state, run.rows_new, run.rows_bad) == ("done", 1, 0)
    person = Person.objects.get()
    assert (person.reference, person.born_as_given, person.born_from) == (
        "GA-00007",
        "43-47 at release",
        None,
    )
    order = Order.objects.get()
    assert (order.kind, order.starts_on, order.ends_on) == ("us-ga-parole", None, None)
    assert [condition.kind for condition in Condition.objects.all()] == ["us-ga-mh-sa"]
    assert Allocation.objects.get().officer == ga.officer
    assert Appointment.objects.count() == 1
    assert not Contact.objects.exists(), "a summary is never turned into an event"
    arrests = SourceSummary.objects.get(topic__startswith="Arrests")
    assert arrests.entries[0] == {"measure": "Prior_Arrest_Episodes_Felony", "label": "Felony", "value": "6"}


def test_outcomes_are_kept_where_no_user_sees_them(ga: World, tmp_path: Path) -> None:
    load_it(ga, sheet(tmp_path, GOOD))
    assert Outcome.objects.count() == 2
    with acting(ga.actor()):
        assert not Outcome.objects.exists()


@pytest.mark.requirement("R007")
def test_the_same_file_twice_changes_nothing(ga: World, tmp_path: Path) -> None:
    path = sheet(tmp_path, GOOD, GOOD | {"ID": "8"})
    load_it(ga, path)
    versions = list(Person.versions.values_list("id", "version"))
    again = load_it(ga, path)
    assert (again.rows_new, again.rows_changed, again.rows_same) == (0, 0, 2)
    assert list(Person.versions.values_list("id", "version")) == versions


def test_a_changed_row_adds_a_version_and_leaves_the_agencys_own_work(ga: World, tmp_path: Path) -> None:
    load_it(ga, sheet(tmp_path, GOOD))
    run = load_it(ga, sheet(tmp_path, GOOD | {"Age_at_Release": "48 or older"}, name="later.csv"))
    assert run.rows_changed == 1
    person = Person.objects.get()
    assert (person.version, person.born_as_given) == (2, "48 or older at release")
    assert Appointment.objects.get().version == 1


def test_a_bad_row_is_refused_with_its_reason_and_the_good_ones_stay(ga: World, tmp_path: Path) -> None:
    bad = GOOD | {"ID": "9", "Gender": "X", "Supervision_Risk_Score_First": "11"}
    run = load_it(ga, sheet(tmp_path, GOOD, bad, GOOD))
    assert (run.rows_new, run.rows_bad) == (1, 2)
    reasons = {row.field: row.reason for row in BadRow.objects.filter(line=3)}
    assert reasons["Gender"] == '"X" is not one of: F, M.'
    assert reasons["Supervision_Risk_Score_First"] == '"11" is not a whole number from 1 to 10.'
    assert BadRow.objects.get(line=4).reason == "7 stands earlier in the file too."


def test_the_corrected_file_can_be_sent_as_it_is(ga: World, tmp_path: Path) -> None:
    run = load_it(ga, sheet(tmp_path, GOOD | {"ID": "9", "Gender": "X"}))
    text = io.StringIO()
    write_bad_rows(refused_rows(SYSTEM, run.pk), MAPPING, text)
    corrected = tmp_path / "corrected.csv"
    corrected.write_text(text.getvalue().replace(",X,", ",M,"))
    assert load_it(ga, corrected).rows_new == 1


def test_a_formula_in_a_refused_cell_is_disarmed(ga: World, tmp_path: Path) -> None:
    run = load_it(ga, sheet(tmp_path, GOOD | {"Prison_Offense": "=1+1"}))
    text = io.StringIO()
    write_bad_rows(refused_rows(SYSTEM, run.pk), MAPPING, text)
    assert "'=1+1" in text.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"ID,Gender\n1,M\n", "columns are missing"),
        (";".join(MAPPING.columns).encode() + b"\n", "Is this the right file, separated by ','?"),
        ("\n".join([",".join(MAPPING.columns), "é"]).encode("latin-1"), "is not utf-8 text"),
        (",".join([*MAPPING.columns, "ID"]).encode(), "stand twice"),
        (b"\x00\x01\x02", "binary data"),
        (",".join(MAPPING.columns).encode() + b'\n"' + b"x" * 1_100_000, "is longer than 1,000,000 characters"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_of_people_is_refused_plainly(
    ga: World, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    run = load_it(ga, path)
    assert run.state == "failed"
    assert said in run.problem
    assert not Person.objects.exists()


def test_a_file_cut_off_keeps_what_came_before_and_says_so(ga: World, tmp_path: Path) -> None:
    rows = [GOOD | {"ID": str(number)} for number in range(1, 3001)]
    whole = gzip.compress(sheet(tmp_path, *rows).read_bytes())
    path = tmp_path / "people.csv.gz"
    path.write_bytes(whole[: len(whole) * 2 // 3])
    run = load_it(ga, path)
    assert run.state == "failed"
    assert "cut off or damaged" in run.problem
    assert 0 < run.rows_new == Person.objects.count() < 3000
    path.write_bytes(whole)
    assert load_it(ga, path).state == "done"
    assert Person.objects.count() == 3000


def test_a_broken_run_goes_on_where_it_stopped(
    ga: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "BATCH", 2)
    path = sheet(tmp_path, *[GOOD | {"ID": str(number)} for number in range(1, 6)])

    def power_cut(run: ImportRun) -> None:
        if run.rows_done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_import(SYSTEM, ga.agency, MAPPING, path, progress=power_cut)
    run = load_it(ga, path)
    assert (ImportRun.objects.count(), run.rows_done, run.rows_new, Person.objects.count()) == (1, 5, 5, 5)


@pytest.mark.requirement("R139")
def test_one_audit_entry_a_batch_with_file_and_lines(ga: World, tmp_path: Path) -> None:
    run = load_it(ga, sheet(tmp_path, GOOD, GOOD | {"ID": "8"}))
    entries = AuditEvent.objects.filter(action="exchange:import:batch-written")
    body = bytes(entries.get().body).decode()
    assert run.sha256 in body
    assert '"first_line":2' in body
    assert '"last_line":3' in body


def test_only_who_may_import_does(ga: World, tmp_path: Path) -> None:
    from throughcare.platform.access.door import NotPermitted

    with pytest.raises(NotPermitted):
        run_import(ga.actor(), ga.agency, MAPPING, sheet(tmp_path, GOOD))


def test_a_mapping_for_another_place_is_refused(world: World, tmp_path: Path) -> None:
    with pytest.raises(running.WrongAgency):
        run_import(SYSTEM, world.agency, MAPPING, sheet(tmp_path, GOOD))


def test_the_page_takes_a_file_and_hands_it_to_the_worker(
    ga: World, tmp_path: Path, settings: object
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    administrator = ga.user("administrator")
    browser = ga.browser(administrator)
    with sheet(tmp_path, GOOD).open("rb") as file:
        answer = browser.post(
            "/imports/", {"mapping": "us-ga-nij", "file": file, "submission": "once"}, follow=True
        )
    assert answer.status_code == 200
    assert b"The file is received" in answer.content
    from throughcare.shell.exchange.jobs import import_upload

    [upload] = (tmp_path / "imports").iterdir()
    import_upload.func(upload.name, "people.csv", "us-ga-nij", str(administrator.pk))
    assert b"people.csv" in browser.get("/imports/").content
    assert list((tmp_path / "imports").iterdir()) == []
    run = ImportRun.objects.get()
    assert browser.get(f"/imports/{run.pk}/").status_code == 200


def test_a_file_of_another_kind_is_refused_beside_the_field(ga: World) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    browser = ga.browser(ga.user("administrator"))
    answer = browser.post(
        "/imports/", {"mapping": "us-ga-nij", "file": SimpleUploadedFile("people.xlsx", b"PK")}
    )
    assert answer.status_code == 422
    assert b"Send a CSV file" in answer.content


def test_another_agencys_import_is_not_there(ga: World) -> None:
    run = factories.ImportRunFactory()
    assert ga.browser(ga.user("administrator")).get(f"/imports/{run.pk}/").status_code == 404


COHORT = Path(__file__).resolve().parents[5] / "../shared/data/nij_georgia_parole_25820.csv.gz"


@pytest.mark.nightly
@pytest.mark.skipif(
    not COHORT.exists(), reason="the Georgia cohort is not beside the project (../shared/data)"
)
def test_the_whole_georgia_cohort_twice_with_the_same_result(ga: World) -> None:
    first = load_it(ga, COHORT)
    assert (first.rows_new, first.rows_bad) == (25_820, 0)
    again = load_it(ga, COHORT)
    assert (again.rows_new, again.rows_changed, again.rows_same) == (0, 0, 25_820)
