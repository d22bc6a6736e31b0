"""A day in Georgia: a caseload comes in from a file of the cohort's shape, and an officer works on it.

People without names, a pack without a published rule. Outcome columns of the file stand on no page.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pypdf
import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import Locator, Page, expect
from procrastinate.contrib.django.models import ProcrastinateJob

from tests import factories
from tests.live import BOTH_WAYS_AT_NIGHT, LiveAgency
from throughcare.casework.supervision.models import Appointment
from throughcare.platform import clock
from throughcare.platform.access.demo import DemoSecrets, make_demo_user
from throughcare.platform.access.models import Agency, User
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person
from throughcare.rules import jurisdictions
from throughcare.shell.exchange.importing.mapping import load
from throughcare.shell.exchange.importing.running import run_import
from throughcare.shell.exchange.importing.trial import ensure_trial_agency
from throughcare.shell.exchange.jobs import import_upload

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R001", "R054", "R068", "R076")]

ZONE = "America/New_York"
MAPPING = load("us-ga-nij")
COHORT = Path(__file__).parents[3] / "shared/data/nij_georgia_parole_25820.csv.gz"
SOURCE_NAME = "recidivism forecasting challenge"
"""Where figures come from is said on the page; the source's own name is no outcome."""
A_FIRST_PDF = 40_000
"""Milliseconds: a process that makes its first PDF loads fonts and libraries, on a busy machine slowly."""

INVENTED = {
    "Gender": "M", "Race": "BLACK", "Age_at_Release": "43-47", "Residence_PUMA": "16", "Gang_Affiliated": "No",
    "Supervision_Risk_Score_First": "3", "Supervision_Level_First": "Standard", "Prison_Offense": "Drug",
    "Prison_Years": "1-2 years", "Education_Level": "High School Diploma", "Condition_MH_SA": "Yes",
    "Prior_Arrest_Episodes_Felony": "6", "Prior_Conviction_Episodes_Felony": "2", "Delinquency_Reports": "1",
    "Program_UnexcusedAbsences": "2", "Recidivism_Within_3years": "Yes", "Training_Sample": "1",
}  # fmt: skip
BLANK = dict.fromkeys(("Supervision_Level_First", "Supervision_Risk_Score_First", "Age_at_Release"), "")
See = Callable[[Page], None]


@dataclass
class Georgia:
    """An agency of the Georgia pack with nobody on its books yet, its officer and its administrator."""

    live: LiveAgency
    agency: Agency
    officer: DemoSecrets
    administrator: DemoSecrets
    today: date

    def words(self, day: date) -> str:
        """A day as the place writes it."""
        return jurisdictions.get("us-ga").in_words(day)

    def person_id(self, reference: str) -> UUID:
        with self.live.database():
            found: UUID = Person.objects.get(agency=self.agency, reference=reference).pk
        return found

    def import_what_was_sent(self) -> None:
        """What the worker does with the file sent last."""
        with self.live.database():
            job = ProcrastinateJob.objects.filter(task_name="exchange.import").latest("id")
            import_upload(**job.args)

    def let_the_day_come(self, person_id: UUID) -> None:
        """The person's first appointment was an hour ago."""
        with self.live.database():
            start = clock.now() - timedelta(hours=1)
            Appointment.objects.filter(person_id=person_id).update(
                starts_at=start, ends_at=start + timedelta(minutes=30)
            )


@pytest.fixture
def georgia(live_agency: LiveAgency, with_javascript: bool) -> Georgia:
    """One agency for each way the journey is made."""
    way = "script" if with_javascript else "plain"
    with live_agency.database():
        agency = factories.AgencyFactory(
            code=f"peach-{way}", name="Peach County Community Supervision", jurisdiction="us-ga", zone=ZONE
        )
        team = factories.TeamFactory(agency=agency, name="Unit 1")
        officer = make_demo_user(agency, f"georgia-{way}", "Gail Grove", ["officer"], team)
        administrator = make_demo_user(agency, f"adele-{way}", "Adele Acre", ["administrator"])
    return Georgia(live_agency, agency, officer, administrator, clock.today(ZONE))


@pytest.fixture
def see(with_javascript: bool, assert_no_axe_findings: See) -> See:
    """Looks a page over: nothing of an outcome on it, and no finding of axe."""

    def look(page: Page) -> None:
        said = page.content().lower().replace(SOURCE_NAME, "")
        assert not [word for word in ("recidivism", "training_sample", "training sample") if word in said]
        if with_javascript:
            assert_no_axe_findings(page)

    return look


def a_file() -> bytes:
    """Twelve invented rows; the last one is wrong, and the second says little."""
    text = io.StringIO()
    out = csv.DictWriter(text, list(MAPPING.columns), restval="")
    out.writeheader()
    out.writerow(INVENTED | {"ID": "1"})
    out.writerow(INVENTED | BLANK | {"ID": "2"})
    out.writerows(INVENTED | {"ID": str(number)} for number in range(3, 12))
    out.writerow(INVENTED | {"ID": "12", "Gender": "X"})
    return text.getvalue().encode()


def in_summary(page: Page, key: str) -> Locator:
    """The value beside a key, in whichever summary it stands."""
    row = page.locator(".govuk-summary-list__row").filter(has=page.get_by_text(key, exact=True))
    return row.locator(".govuk-summary-list__value").first


def type_date(page: Page, name: str, day: date) -> None:
    for part, number in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.locator(f"#id_{name}_{part}").fill(str(number))


def letter_text(page: Page) -> str:
    with page.expect_download(timeout=A_FIRST_PDF) as started:
        page.get_by_role("button", name="Download the PDF").click()
    pdf = pypdf.PdfReader(io.BytesIO(started.value.path().read_bytes()))
    return " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())


@BOTH_WAYS_AT_NIGHT
def test_from_a_file_to_a_neutral_letter(
    georgia: Georgia, page_of: Callable[[DemoSecrets], Page], see: See
) -> None:
    send_the_file(page_of(georgia.administrator), georgia, see)
    page = page_of(georgia.officer)
    read_the_caseload(page, see)
    open_who_says_little(page, georgia, see)
    person_id = open_the_first(page, georgia, see)
    write_about_the_first_appointment(page, person_id, see)
    georgia.let_the_day_come(person_id)
    record_the_absence(page, georgia, person_id, see)
    ask_for_the_reason(page, georgia, person_id, see)
    decide_without_a_rule(page, georgia, person_id, see)


def send_the_file(page: Page, georgia: Georgia, see: See) -> None:
    """The good rows are in, the wrong one comes back with its reason; sent again, nothing changes."""
    page.goto("/imports/")
    see(page)
    for counts in (("11", "0"), ("0", "11")):
        page.goto("/imports/")
        page.get_by_label("Georgia parole cohort").check()
        page.get_by_label("The file").set_input_files(
            {"name": "invented.csv", "mimeType": "text/csv", "buffer": a_file()}
        )
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_text("The file is received.")).to_be_visible()
        georgia.import_what_was_sent()
        page.goto("/imports/")
        see(page)
        page.get_by_role("link", name="invented.csv").first.click()
        expect(in_summary(page, "New people")).to_have_text(counts[0])
        expect(in_summary(page, "As before")).to_have_text(counts[1])
        expect(in_summary(page, "Refused")).to_have_text("1")
    expect(page.get_by_role("row").filter(has_text="13").filter(has_text="Gender")).to_contain_text(
        '"X" is not one of: F, M.'
    )
    see(page)


def read_the_caseload(page: Page, see: See) -> None:
    see(page)
    page.goto("/caseload/")
    expect(page.get_by_role("link", name="GA-000")).to_have_count(11)
    expect(page.get_by_role("link", name="GA-00012")).to_have_count(0)
    expect(page.get_by_role("row").filter(has_text="GA-00002")).to_contain_text("Not recorded")
    see(page)


def open_who_says_little(page: Page, georgia: Georgia, see: See) -> None:
    """What the file leaves blank is not recorded, and nothing is put in its place."""
    page.get_by_role("link", name="GA-00002").click()
    expect(page.get_by_text("No supervision level is recorded.")).to_be_visible()
    see(page)


def open_the_first(page: Page, georgia: Georgia, see: See) -> UUID:
    person_id = georgia.person_id("GA-00001")
    page.goto("/caseload/")
    page.get_by_role("link", name="GA-00001").click()
    expect(in_summary(page, "Supervision level")).to_have_text("Standard")
    expect(page.get_by_text("First supervision risk score (1-10): 3")).to_be_visible()
    expect(in_summary(page, "Began")).to_have_text("Not recorded")
    expect(page.get_by_text("The end is not recorded.")).to_be_visible()
    arrests = page.get_by_role("heading", name="(arrests, not convictions) (summary from the source)")
    expect(arrests).to_be_visible()
    expect(page.get_by_text("They are a summary, not events recorded here.").first).to_be_visible()
    expect(in_summary(page, "Delinquency reports")).to_have_text("1")
    see(page)
    for address in (
        f"/people/{person_id}/details/",
        f"/orders/{person_id}/",
        f"/supervision/{person_id}/activity/",
    ):
        page.goto(address)
        see(page)
    return person_id


def write_about_the_first_appointment(page: Page, person_id: UUID, see: See) -> None:
    page.goto(f"/supervision/{person_id}/schedule/")
    see(page)
    page.get_by_role("link", name="Office visit").first.click()
    see(page)
    page.get_by_role("link", name="Make a letter about it").click()
    see(page)
    page.get_by_role("button", name="Make the letter").click(timeout=A_FIRST_PDF)
    expect(page.get_by_text("Letter made.")).to_be_visible(timeout=A_FIRST_PDF)
    see(page)
    said = letter_text(page)
    assert "Dear GA-00001" in said
    assert "You will see Gail Grove." in said
    assert "caseload" not in said
    page.get_by_role("link", name="Open the print page").click()
    see(page)


def record_the_absence(page: Page, georgia: Georgia, person_id: UUID, see: See) -> None:
    page.goto(f"/supervision/{person_id}/schedule/")
    page.get_by_role("link", name="Record the outcome").click()
    see(page)
    page.get_by_label("Did not attend").check()
    type_date(page, "next_on", georgia.today + timedelta(days=9))
    page.get_by_label("Time (optional)").fill("10am")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Recorded: did not attend")).to_be_visible()
    see(page)
    georgia.live.deliver()


def open_the_absence(page: Page, person_id: UUID) -> None:
    page.goto(f"/noncompliance/{person_id}/")
    page.get_by_role("link", name="Office visit: did not attend").first.click()


def ask_for_the_reason(page: Page, georgia: Georgia, person_id: UUID, see: See) -> None:
    """No figure is published: the officer names the day. The letter is the neutral one about the next appointment."""
    open_the_absence(page, person_id)
    see(page)
    page.get_by_role("button", name="Ask for the reason").click()
    expect(page.get_by_text("No published figure was seen for Georgia")).to_be_visible()
    expect(page.locator("#id_answer_by_day")).to_have_value("")
    see(page)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("By when is an answer awaited?")
    type_date(page, "answer_by", georgia.today + timedelta(days=7))
    page.get_by_role("button", name="Ask", exact=True).click(timeout=A_FIRST_PDF)
    expect(page.get_by_text("Waiting for the person’s reason")).to_be_visible(timeout=A_FIRST_PDF)
    see(page)
    page.goto(f"/letters/{person_id}/")
    see(page)
    day = georgia.words(georgia.today + timedelta(days=9))
    page.get_by_role("link", name=f"Your appointment on {day}").click()
    see(page)
    assert f"{day} at 10am" in letter_text(page)


def decide_without_a_rule(page: Page, georgia: Georgia, person_id: UUID, see: See) -> None:
    open_the_absence(page, person_id)
    page.get_by_role("button", name="Write down what the person said").click()
    page.get_by_label("What did the person say?").fill("I forgot.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Judge the reason given").click()
    see(page)
    page.get_by_label("No, it is not").check()
    page.get_by_label("Why?").fill("A reminder was sent.")
    page.get_by_role("button", name="Save the judgment").click()
    page.get_by_role("button", name="Decide what follows").click()
    expect(page.get_by_text("No published rule").first).to_be_visible()
    see(page)
    page.goto(f"/people/{person_id}/")
    see(page)


def let_in(user: User) -> DemoSecrets:
    """Give one of the trial agency's officers what they need to sign in."""
    made = DemoSecrets(user.username, "amber-beacon-cedar-delta-42", totp.generate_totp_secret())
    user.set_password(made.password)
    user.save()
    totp.TOTP.activate(user, made.totp_secret)
    return made


@pytest.mark.nightly
@pytest.mark.skipif(not COHORT.exists(), reason=f"THE COHORT IS NOT HERE: {COHORT.name} was not imported")
def test_the_whole_cohort_is_a_caseload(
    live_agency: LiveAgency, page_of: Callable[[DemoSecrets], Page], see: See
) -> None:
    """25,820 people, twice with the same result; one officer's caseload and a person of it are opened."""
    importer = Actor.system_named("import")
    with live_agency.database():
        agency = ensure_trial_agency("cohort", MAPPING)
        first = run_import(importer, agency, MAPPING, COHORT)
        again = run_import(importer, agency, MAPPING, COHORT)
        account = let_in(User.objects.get(agency=agency, username="cohort-officer-001"))
    assert (first.state, first.rows_new, first.rows_bad) == ("done", 25_820, 0)
    assert (again.state, again.rows_new, again.rows_changed, again.rows_same) == ("done", 0, 0, 25_820)
    page = page_of(account)
    see(page)
    page.goto("/caseload/")
    expect(page.get_by_role("link", name="GA-").first).to_be_visible()
    see(page)
    page.get_by_role("link", name="GA-").first.click()
    expect(page.get_by_text("They are a summary, not events recorded here.").first).to_be_visible()
    see(page)
