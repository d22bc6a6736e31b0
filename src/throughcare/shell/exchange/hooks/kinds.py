"""Which events leave the house, under which name, and where the record they tell of is read.

A kind that is not here stays inside: who may see whom, walls, glass and protected data tell of themselves nowhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message. stored: the event's own name. id_field: what it tells of. path: below /api/v1/people/."""

    name: str
    stored: str
    title: str
    id_field: str
    path: str

    def path_of(self, body: Mapping[str, Any]) -> str:
        """Where the record is read."""
        return "/api/v1/people/" + self.path.format(person=body["person_id"], id=body[self.id_field])


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("person.added", "people.PersonAdded", "A record was begun", "person_id", "{person}"),
        Kind("person.changed", "people.PersonDetailsChanged", "Personal details changed", "person_id", "{person}"),
        Kind("order.changed", "orders.OrderChanged", "An order was added, changed or taken back", "order_id",
             "{person}/orders"),
        Kind("order.ended", "orders.OrderEnded", "An order ended", "order_id", "{person}/orders"),
        Kind("condition.changed", "orders.ConditionChanged", "A condition was added, varied or taken back",
             "condition_id", "{person}/orders"),
        Kind("key-date.changed", "orders.KeyDateChanged", "A key date changed", "key_date_id", "{person}/orders"),
        Kind("state.changed", "orders.SupervisionStateChanged", "The state of supervision changed", "person_id",
             "{person}/orders"),
        Kind("appointment.booked", "supervision.AppointmentBooked", "An appointment was booked", "appointment_id",
             "{person}/appointments/{id}"),
        Kind("appointment.moved", "supervision.AppointmentMoved", "An appointment was moved", "new_appointment_id",
             "{person}/appointments/{id}"),
        Kind("appointment.cancelled", "supervision.AppointmentCancelled", "An appointment was cancelled",
             "appointment_id", "{person}/appointments/{id}"),
        Kind("contact.recorded", "supervision.ContactRecorded", "A contact was recorded", "contact_id",
             "{person}/contacts/{id}"),
        Kind("outcome.changed", "supervision.OutcomeChanged", "An outcome was changed", "contact_id",
             "{person}/contacts/{id}"),
        Kind("failure.opened", "noncompliance.FailureOpened", "A failure to comply was opened", "failure_id",
             "{person}/failures/{id}"),
        Kind("failure.closed", "noncompliance.FailureClosed", "A failure to comply was closed", "failure_id",
             "{person}/failures/{id}"),
        Kind("response.decided", "noncompliance.ResponseDecided", "A response was decided", "response_id",
             "{person}/compliance"),
        Kind("plan.signed", "plans.PlanSigned", "A version of a plan was signed", "version_id", "{person}/plan"),
        Kind("plan.answered", "plans.PlanAnswered", "A person answered to their plan", "version_id", "{person}/plan"),
        Kind("plan.review-due", "plans.ReviewDue", "A review of a plan is called for", "review_id", "{person}/plan"),
        Kind("plan.reviewed", "plans.ReviewDone", "A plan was reviewed", "review_id", "{person}/plan"),
        Kind("objective.achieved", "plans.ObjectiveAchieved", "An objective of a plan was achieved", "objective_id",
             "{person}/plan"),
        Kind("letter.made", "documents.LetterMade", "A letter was made", "letter_id", "{person}/letters/{id}"),
        Kind("letter.sent", "documents.LetterSent", "A letter was sent", "letter_id", "{person}/letters/{id}"),
        Kind("allocation.changed", "caseload.AllocationChanged", "Somebody became responsible or supporting",
             "allocation_id", "{person}/allocations"),
        Kind("allocation.ended", "caseload.AllocationEnded", "A part in supervision ended", "allocation_id",
             "{person}/allocations"),
    )
}  # fmt: skip
BY_STORED: dict[str, Kind] = {kind.stored: kind for kind in KINDS.values()}
