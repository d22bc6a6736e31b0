"""From an invented person's meetings to rows: appointments, contacts, notes, tasks, and what followed a missed one."""

from datetime import date, datetime, timedelta
from uuid import UUID

from throughcare.casework.supervision.models import Appointment, Arrangement, Contact, Note, Task
from throughcare.decisions.noncompliance.models import ExcuseJudgment, Failure, ProposalMade, Response
from throughcare.decisions.noncompliance.wording import ADVERSE, contact_kind, what_failed
from throughcare.register.documents.models import Letter
from throughcare.rules.jurisdictions import LetterKind
from throughcare.rules.kernel.fingerprint import to_json
from throughcare.rules.responses import Proposal, Step
from throughcare.shell.exchange.sample.desk import Desk, Officer
from throughcare.shell.exchange.sample.letters import Correspondence
from throughcare.shell.exchange.sample.records import Decision, Failing, Meeting, SamplePerson
from throughcare.shell.exchange.sample.words import DEPARTS

WRITTEN_UP = timedelta(minutes=40)
"""How long after a meeting began its outcome and note are written."""


MISSING = ("adjustment", "A text the day before", "not_available")
"""What was not there at an appointment whose excuse waits to be judged, so that the demo shows it to whoever judges."""


class ContactRows:
    """Everything that happens between one person and their officer."""

    def __init__(self, desk: Desk, key: str, person: SamplePerson, order: str, officer: Officer) -> None:
        self.desk, self.key, self.person, self.order, self.officer = desk, key, person, order, officer
        self.new, self.rows, self.written_on = desk.ids.new, desk.rows, desk.written_on
        self.letters = Correspondence(desk.place, officer, person, desk.days.pack)

    def add(self) -> None:
        """Add the rows."""
        for meeting in self.person.meetings:
            self._add_meeting(meeting)
        for chore in self.person.chores:
            done_at = None if chore.done_on is None else self.written_on(chore.done_on)
            self.rows[Task].append((self.new(), self.key, self.officer.id, chore.what, chore.due_on, done_at))
        if self.person.praise is not None:
            self._add_response(self.person.praise, None, None, None, self.officer.id)

    def _add_meeting(self, meeting: Meeting) -> None:
        days, now = self.desk.days, self.desk.place.now
        at = days.moment(meeting.on, meeting.minute)
        written = min(at + WRITTEN_UP, now)
        appointment = None
        if meeting.status:
            appointment = self._add_appointment(meeting, at, written if meeting.status == "held" else now)
        if meeting.status == "booked":
            return
        contact, officer = self.new(), self.officer.id
        title = "" if meeting.status else meeting.purpose
        self.rows[Contact].append((
            contact, self.key, appointment, self.order, officer, meeting.kind, meeting.with_whom, at, meeting.outcome,
            meeting.evidence_due_on, title, written, officer,
        ))  # fmt: skip
        if meeting.note:
            self.rows[Note].append((
                self.new(), self.key, contact, meeting.note, meeting.sensitive, written, written, officer,
            ))  # fmt: skip
        if meeting.failing is not None:
            self._add_failure(meeting, contact, meeting.failing)
            if meeting.failing.stage == "to_judge" and appointment is not None:
                self.rows[Arrangement].append((self.new(), self.key, appointment, *MISSING))

    def _add_appointment(self, meeting: Meeting, at: datetime, written: datetime) -> str:
        key, officer, length = self.new(), self.officer.id, timedelta(minutes=meeting.length)
        place = self.officer.place if meeting.kind == "office" else ""
        shared = (self.key, self.order, officer, meeting.kind, meeting.purpose)
        self.rows[Appointment].append((
            key, *shared, at, at + length, place, meeting.status, None, "", "", written, officer,
        ))  # fmt: skip
        if meeting.moved_from is not None:
            first = self.desk.days.moment(meeting.moved_from, meeting.minute)
            self.rows[Appointment].append((
                self.new(), *shared, first, first + length, place, "moved", key, meeting.asked_by,
                meeting.asked_because, first - timedelta(days=1), officer,
            ))  # fmt: skip
        return key

    def _add_failure(self, meeting: Meeting, contact: str, failing: Failing) -> None:
        failure, officer, missed_on = self.new(), self.officer.id, meeting.on
        asked_how = ""
        if failing.asked_on is not None:
            letter = self._add_letter(LetterKind.REASON_REQUEST, meeting, failing, failing.asked_on, failure)
            asked_how = "letter" if letter else "otherwise"
        self.rows[Failure].append((
            failure, self.key, "contact", contact, contact, contact_kind(meeting.outcome), self.order, missed_on,
            what_failed(meeting.kind, meeting.outcome),
            failing.stage, asked_how, failing.excuse_due_on, failing.excuse, failing.heard_on, failing.closed_reason,
            self.written_on(failing.judged_on or failing.heard_on or failing.asked_on or missed_on), officer,
        ))  # fmt: skip
        if failing.judged_on is None:
            return
        written = self.written_on(failing.judged_on)
        self.rows[ExcuseJudgment].append((
            self.new(), self.key, failure, failing.excuse, failing.reasonable, failing.reasons, officer, written,
            officer,
        ))  # fmt: skip
        if failing.proposal is None:
            return
        proposed = self._add_proposal(failing.proposal, failure, written)
        if failing.decision is not None:
            self._add_decision(meeting, failing, failing.decision, failure, proposed)

    def _add_proposal(self, proposal: Proposal, failure: str, written: datetime) -> str:
        key = self.new()
        self.rows[ProposalMade].append((
            key, self.key, failure, str(proposal.rule), proposal.step.value, proposal.because,
            to_json(proposal.facts), str(proposal.fingerprint), written, self.officer.id,
        ))  # fmt: skip
        return key

    def _add_decision(
        self, meeting: Meeting, failing: Failing, decision: Decision, failure: str, proposed: str
    ) -> None:
        """The response, with the warning's letter, and the letter that withdraws it."""
        letter = None
        if decision.kind == "warning":
            letter = self._add_letter(LetterKind.WARNING, meeting, failing, decision.given_on, failure)
        if decision.withdrawn_on is not None:
            self._add_letter(LetterKind.WARNING_WITHDRAWN, meeting, failing, decision.withdrawn_on, failure)
        self._add_response(decision, failure, proposed, letter, self._decider(failing, decision))

    def _decider(self, failing: Failing, decision: Decision) -> UUID:
        """The officer; but where no rule says what follows, something adverse is the manager's to decide."""
        asked = failing.proposal is not None and failing.proposal.step is Step.SUPERVISOR_DECIDES
        if asked and decision.kind in ADVERSE and self.officer.manager_id is not None:
            return self.officer.manager_id
        return self.officer.id

    def _add_response(
        self, decision: Decision, failure: str | None, proposal: str | None, letter: str | None, decider: UUID
    ) -> None:
        self.rows[Response].append((
            self.new(), self.key, failure, proposal, self.order, decision.kind, decision.given_on, decision.reasons,
            decision.departs, DEPARTS if decision.departs else "", "gentler" if decision.departs else "", True,
            decider, letter, decision.withdrawn_on,
            decision.withdrawn_because, self.written_on(decision.withdrawn_on or decision.given_on), decider,
        ))  # fmt: skip

    def _add_letter(
        self, kind: LetterKind, meeting: Meeting, failing: Failing, made_on: date, about: str
    ) -> str | None:
        """A letter as it was sent; None where the pack has none of this kind for the order, or none are made."""
        filled = self.letters.write(kind, meeting, failing, made_on)
        if filled is None:
            return None
        key, written = self.new(), self.written_on(made_on)
        answer_by = failing.excuse_due_on if kind is LetterKind.REASON_REQUEST else None
        withdrawn = failing.decision is not None and failing.decision.withdrawn_on is not None
        state = "withdrawn" if withdrawn and kind is LetterKind.WARNING else "sent"
        self.rows[Letter].append((
            key, self.key, kind.value, filled.template, filled.title, filled.content, filled.fingerprint, made_on,
            answer_by, state, "post", made_on, about, written, self.officer.id,
        ))  # fmt: skip
        return key
