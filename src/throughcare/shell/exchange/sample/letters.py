"""Letters to invented people: the pack's own templates, filled as the real command fills them."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta

from throughcare.register.documents.queries.letters import fingerprint_of
from throughcare.rules.dates import end_of_months_beginning_with
from throughcare.rules.jurisdictions import Jurisdiction, LetterKind
from throughcare.shell.exchange.sample.desk import Officer, Place
from throughcare.shell.exchange.sample.records import Failing, Meeting, SamplePerson

LANGUAGE = "en"
DAYS_TO_CORRECT = 14


@dataclass(frozen=True, slots=True)
class Written:
    """A letter's content and what identifies it."""

    template: str
    title: str
    content: dict[str, object]
    fingerprint: str


class Correspondence:
    """What one officer writes to one person."""

    def __init__(self, place: Place, officer: Officer, person: SamplePerson, pack: Jurisdiction) -> None:
        self.place, self.officer, self.person, self.pack = place, officer, person, pack

    def write(self, kind: LetterKind, meeting: Meeting, failing: Failing, made_on: date) -> Written | None:
        """The letter about a missed contact, or None: there is no such letter under this order."""
        template = self.pack.letter(kind, LANGUAGE, order_type=self.person.order.kind)
        if template is None or not self.place.letters:
            return None
        offered = self._known() | self._about(meeting, failing, made_on)
        filled = template.fill({blank: offered[blank] for blank in template.blanks})
        content: dict[str, object] = {
            "title": filled.title, "language": filled.language, "made_on": made_on.isoformat(),
            "sender": [self.place.agency, self.officer.team, *self.place.address, self.officer.phone],
            "recipient": [self._name(), *self._address()], "reference": self.person.reference,
            "sections": [
                {name: list(part) if isinstance(part, tuple) else part for name, part in asdict(section).items()}
                for section in filled.sections
            ],
        }  # fmt: skip
        return Written(f"{filled.template}@{filled.version}", filled.title, content, fingerprint_of(content))

    def _known(self) -> dict[str, str]:
        return {
            "person_name": self._name(), "reference": self.person.reference, "officer_name": self.officer.name,
            "office_name": f"{self.place.agency}, {self.officer.team}", "office_phone": self.officer.phone,
            "manager_name": self.officer.manager,
        }  # fmt: skip

    def _about(self, meeting: Meeting, failing: Failing, made_on: date) -> dict[str, str]:
        say, missed_on = self.pack.in_words, meeting.on
        missed = f"You were asked to come on {say(missed_on)} and did not."
        warned_until = end_of_months_beginning_with(made_on, 12) - timedelta(days=1)
        due_on, judged_on = failing.excuse_due_on or missed_on, failing.judged_on or missed_on
        return {
            "missed_date": say(missed_on), "what_was_missed": missed, "answer_by": say(due_on), "circumstances": missed,
            "correct_by": say(made_on + timedelta(days=DAYS_TO_CORRECT)), "warning_date": say(made_on),
            "warning_last_day": say(warned_until), "decision_date": say(judged_on),
            "because": failing.reasons or "It was looked at.",
            "reason_given": failing.excuse or "You gave no reason.",
            "requirement": "to keep in touch with your officer as instructed",
            "next_appointment": "We will see you at the regular time; your officer has given you the date.",
        }  # fmt: skip

    def _name(self) -> str:
        main = self.person.names[0]
        return f"{main.given} {main.family}"

    def _address(self) -> list[str]:
        home = self.person.homes[0]
        return [line for line in (home.lines, home.town, home.postcode) if line and home.lines]
