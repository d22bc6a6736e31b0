"""Which tables an invented person fills, parents before children, and in which columns."""

from typing import Any

from throughcare.casework.assessments.models import Answer, Assessment, ScoreMade, SourceScore
from throughcare.casework.classification.models import Calculation, Flag, LevelHeld, Override, Proposal
from throughcare.casework.orders.models import Condition, KeyDate, Offence, Order, Sentence, SupervisionState
from throughcare.casework.supervision.models import Appointment, Arrangement, Contact, Note, Task
from throughcare.decisions.noncompliance.models import ExcuseJudgment, Failure, ProposalMade, Response
from throughcare.platform.database.ids import uuid7
from throughcare.register.caseload.models import Allocation
from throughcare.register.documents.models import Letter
from throughcare.register.people.models import (
    Address,
    Adjustment,
    Characteristic,
    ContactPoint,
    Identifier,
    Name,
    Occupation,
    Person,
    Relation,
)
from throughcare.register.safeguarding.models import Concern, Referral

Row = tuple[Any, ...]
Rows = dict[type[Any], list[Row]]

WRITTEN = ("known_from", "recorded_by_id")
"""When and by whom a row was written, where that differs from row to row."""

TABLES: dict[type[Any], tuple[str, ...]] = {
    Person: (
        "id", "agency_id", "reference", "born_from", "born_to", "born_precision", "born_as_given", "sex", "language",
        "interpreter_needed", "source"),
    Name: ("id", "person_id", "kind", "given", "middle", "family", "given_key", "family_key", "alias"),
    Identifier: ("id", "person_id", "scheme", "value", "value_key"),
    Address: (
        "id", "person_id", "kind", "no_fixed_abode", "lines", "town", "postcode", "area", "starts_on", "ends_on",
        "safe", "letters", "seen_by"),
    ContactPoint: ("id", "person_id", "kind", "value", "safe", "voicemail", "texts", "seen_by"),
    Characteristic: ("id", "person_id", "kind", "as_given", "noted_on"),
    Adjustment: ("id", "person_id", "need", "starts_on"),
    Relation: ("id", "person_id", "kind", "name"),
    Occupation: ("id", "person_id", "kind", "status", "organisation", "starts_on"),
    Concern: ("id", "person_id", "kind", "what", "source", "noted_on", "review_on", "noted_by_id"),
    Referral: ("id", "person_id", "about", "to", "how", "why", "sent_on", "answer_due_on"),
    Allocation: ("id", "person_id", "officer_id", "team_id", "part", "starts_on", "ends_on", "reason"),
    Offence: (
        "id", "person_id", "committed_on", "convicted_on", "scheme", "code", "description", "outcome", "court",
        "is_main"),
    Sentence: ("id", "person_id", "offence_id", "kind", "imposed_on", "court", "length"),
    Order: (
        "id", "person_id", "sentence_id", "kind", "authority", "reference", "made_on", "starts_on", "ends_on", "status",
        "ends_because"),
    Condition: ("id", "person_id", "order_id", "kind", "text", "starts_on", "terms", "catalogue", "legal_basis"),
    KeyDate: ("id", "person_id", "order_id", "kind", "on", "certainty"),
    SupervisionState: ("id", "person_id", "state", "starts_on", "ends_on", "decided_by_id"),
    SourceScore: ("id", "person_id", "instrument", "value", "scored_on", "source"),
    Assessment: (
        "id", "person_id", "form", "occasion", "assessed_on", "stage", "lead_id", "signed_at", "countersigning",
        "countersigned_by_id", "countersigned_at"),
    Answer: ("id", "person_id", "assessment_id", "question", "state", "value"),
    ScoreMade: (
        "id", "person_id", "assessment_id", "name", "rule", "inputs", "results", "value", "unit", "band", "fingerprint",
        "scored_on"),
    Calculation: (
        "id", "person_id", "made_on", "trigger", "rule", "inputs", "origins", "results", "sentences", "level",
        "provisional", "likelihood", "harm", "fingerprint"),
    Proposal: ("id", "person_id", "calculation_id", "level_now", "level", "decide_by", "state"),
    Override: (
        "id", "person_id", "calculation_id", "rule_level", "level", "reason", "words", "review_on", "state",
        "author_id", "approver_id", "answered_at"),
    LevelHeld: (
        "id", "person_id", "level", "starts_on", "ends_on", "source", "rule_level", "calculation_id", "override_id",
        "told_on", "told_how"),
    Flag: ("id", "person_id", "kind", "level", "starts_on", "review_on"),
    Appointment: (
        "id", "person_id", "order_id", "officer_id", "kind", "purpose", "starts_at", "ends_at", "place", "status",
        "moved_to_id", "moved_by", "moved_because", *WRITTEN),
    Arrangement: ("id", "person_id", "appointment_id", "kind", "need", "standing"),
    Contact: (
        "id", "person_id", "appointment_id", "order_id", "officer_id", "kind", "with_whom", "happened_at", "outcome",
        "evidence_due_on", "title", *WRITTEN),
    Note: ("id", "person_id", "contact_id", "text", "sensitive", "written_at", *WRITTEN),
    Task: ("id", "person_id", "owner_id", "what", "due_on", "done_at"),
    Letter: (
        "id", "person_id", "kind", "template", "title", "content", "fingerprint", "made_on", "answer_by", "state",
        "sent_how", "sent_on", "about", *WRITTEN),
    Failure: (
        "id", "person_id", "subject_kind", "subject_id", "contact_id", "kind", "order_id", "failed_on", "what",
        "stage", "asked_how",
        "excuse_due_on", "excuse", "heard_on", "closed_reason",
        *WRITTEN),
    ExcuseJudgment: (
        "id", "person_id", "failure_id", "excuse", "reasonable", "reasons", "judged_by_id", *WRITTEN),
    ProposalMade: (
        "id", "person_id", "failure_id", "rule", "step", "grounds", "facts", "fingerprint", *WRITTEN),
    Response: (
        "id", "person_id", "failure_id", "proposal_id", "order_id", "kind", "given_on", "reasons", "departs",
        "departs_because", "direction", "brought",
        "decided_by_id", "letter_id", "withdrawn_on", "withdrawn_because", *WRITTEN),
}  # fmt: skip


class Ids:
    """Identifiers for many rows at once: one new version 7 beginning, then a count in its last 48 bits.

    RFC 9562, section 6.2: a counter may take the place of random bits. Text, as COPY takes it.
    """

    def __init__(self) -> None:
        self.beginning, self.count = str(uuid7())[:24], 0

    def new(self) -> str:
        """The next identifier; later ones sort after earlier ones."""
        self.count += 1
        return f"{self.beginning}{self.count:012x}"
