"""Letters to invented people: the pack's own templates, filled as the real command fills them."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta

from throughcare.decisions.noncompliance.wording import told_to_the_person
from throughcare.register.documents.queries.letters import fingerprint_of
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
        offered = self._known() | self._about(kind, meeting, failing, made_on)
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

    def _about(self, kind: LetterKind, meeting: Meeting, failing: Failing, made_on: date) -> dict[str, str]:
        """What is said of the missed contact; what was not known on the day stays empty, and no letter asks for it."""
        say, missed_on = self.pack.in_words, meeting.on
        missed = told_to_the_person(meeting.kind, meeting.outcome, say(missed_on))
        decision, period = (
            failing.decision,
            self.pack.order_type(self.person.order.kind).warning_period(made_on),
        )
        warned_on = decision.given_on if decision is not None else made_on
        withdrawn = kind is LetterKind.WARNING_WITHDRAWN
        return {
            "missed_date": say(missed_on), "what_was_missed": missed, "circumstances": missed,
            "answer_by": say(failing.excuse_due_on) if failing.excuse_due_on else "",
            "correct_by": say(made_on + timedelta(days=DAYS_TO_CORRECT)), "warning_date": say(warned_on),
            "warning_last_day": say(period.end - timedelta(days=1)) if period and period.end else "",
            "decision_date": say(failing.judged_on) if failing.judged_on else "",
            "because": decision.withdrawn_because if decision is not None and withdrawn else failing.reasons,
            "reason_given": failing.excuse or "You did not give a reason.",
            "requirement": "to keep in touch with your officer as instructed",
            "next_appointment": "Your officer has given you the date.",
        }  # fmt: skip

    def _name(self) -> str:
        main = self.person.names[0]
        return f"{main.given} {main.family}"

    def _address(self) -> list[str]:
        home = self.person.homes[0]
        return [line for line in (home.lines, home.town, home.postcode) if line and home.lines]
