"""The groups of the list of people who need attention, and which reason belongs to which: data, to be read by anyone.

Every kind of alert has its line here, and so has what the record says without an alert. A kind without a line counts
as a duty, and the page says so; a test fails until it has one.
"""

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """What waits. The first stands first and the last one last, whatever an agency chooses in between."""

    DANGER = "danger"
    CLOCK = "clock"
    OVERDUE = "overdue"
    SOON = "soon"
    PROGRESS = "progress"
    HELP = "help"
    NOTHING = "nothing"

    @property
    def heading(self) -> str:
        """In words."""
        return HEADINGS[self]

    @property
    def means(self) -> str:
        """Who stands under it, in a sentence."""
        return MEANINGS[self]


HEADINGS: dict[Group, str] = {
    Group.DANGER: "Somebody may be in danger now",
    Group.CLOCK: "A right or a clock of the law runs out",
    Group.OVERDUE: "Something is overdue",
    Group.SOON: "Something is due soon",
    Group.PROGRESS: "Progress waits for an answer",
    Group.HELP: "Help may be offered",
    Group.NOTHING: "Nothing waits today",
}
MEANINGS: dict[Group, str] = {
    Group.DANGER: "Something tells of danger to the person, to somebody else or to staff, and nobody has answered it.",
    Group.CLOCK: "The person has a right to be heard, told or answered, or a decision about them has its last day.",
    Group.OVERDUE: "The agency promised or owes something, and its day has passed.",
    Group.SOON: "The same, and its day is near.",
    Group.PROGRESS: "The person did what was asked of them, and nobody has said so.",
    Group.HELP: "A published rule speaks for an offer of help, before there is trouble. It is no failure.",
    Group.NOTHING: "Nothing is due. Whoever was not seen for longest comes first, so that nobody falls off the list.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of reason.

    says: what waits once its day has come; ahead_says: before that, where the words differ; "{level}" stands for the
    place's own word. do: the one thing to do.
    late, ahead: its group once the day has come, and before. since: the day is the one on which it began to wait, so
    that it waits from that day on; else it is the last day in time, and waits from the day after.
    page: for what no alert leads to, the place where it is dealt with.
    """

    code: str
    says: str
    do: str
    late: Group
    ahead: Group = Group.SOON
    since: bool = False
    ahead_says: str = ""
    page: str = ""

    def words(self, late: bool = True, level: str = "level") -> str:
        """What waits. level: the place's own word."""
        return (self.says if late else self.ahead_says or self.says).format(level=level)

    @property
    def may_rest(self) -> bool:
        """Whether an agency may let it not count: never what tells of danger, nor a right or a clock of the law."""
        return not {self.late, self.ahead} & {Group.DANGER, Group.CLOCK}


_DANGER = (
    Kind(code="not-back", says="A colleague is not back from a visit to this person", do="Ring them",
         late=Group.DANGER, ahead=Group.DANGER, since=True),
    Kind(code="danger-told", says="An answer tells of danger to the person", do="Say what was done",
         late=Group.DANGER, since=True, page="safety"),
    Kind(code="help-asked", says="Asks for help, or is not well", do="Get in touch today", late=Group.DANGER,
         since=True, page="safety"),
    Kind(code="concern-unseen", says="Not seen since an immediate concern was noted", do="See the concern",
         late=Group.DANGER, since=True, page="concerns"),
    Kind(code="service-concern", says="A service tells of a concern, and nobody has read it", do="Read it",
         late=Group.DANGER, since=True),
    Kind(code="reply-danger", says="A message from them may tell of danger", do="Call them",
         late=Group.DANGER, since=True),
    Kind(code="out-of-sight", says="Out of sight, and the harm they may do is judged very high", do="Find out",
         late=Group.DANGER, since=True, page="activity"),
    Kind(code="concern-to-review", says="Whether an immediate concern still stands was to be reviewed",
         do="Review it", late=Group.DANGER, since=True),
    Kind(code="referral-unanswered", says="A safeguarding referral was not answered in time", do="Chase it",
         late=Group.DANGER),
)  # fmt: skip
_CLOCKS = (
    Kind(code="access-request", says="Asked to see their record and has not been answered",
         ahead_says="Asked to see their record", do="Answer it", late=Group.CLOCK, ahead=Group.CLOCK, page="rights"),
    Kind(code="contest-to-decide", says="A contest of an assessment was to be decided",
         ahead_says="A contest of an assessment is to be decided", do="Decide it",
         late=Group.CLOCK, ahead=Group.CLOCK),
    Kind(code="level-not-told", says="Was not told of their {level}", do="Tell them", late=Group.CLOCK, since=True),
    Kind(code="test-reason-not-heard", says="A test waits for the person to be heard", do="Ask them",
         late=Group.CLOCK),
    Kind(code="reason-not-asked", says="Something was missed or not kept, and nobody has asked why",
         ahead_says="Something was missed or not kept: ask why", do="Ask why", late=Group.CLOCK, page="failure"),
    Kind(code="reason-overdue", says="Gave no reason in time for what was missed",
         ahead_says="Was asked why something was missed", do="Judge it", late=Group.CLOCK, page="failure"),
    Kind(code="excuse-to-judge", says="Gave a reason for what was missed that nobody has judged",
         ahead_says="Gave a reason for what was missed", do="Judge it", late=Group.CLOCK, page="failure"),
    Kind(code="response-to-decide", says="What follows a failure was not decided",
         ahead_says="What follows a failure is to be decided", do="Decide", late=Group.CLOCK, page="failure"),
    Kind(code="response-to-approve", says="A response waits for approval", do="Approve or decline", late=Group.CLOCK,
         page="failure"),
    Kind(code="process-clock-near", says="Is detained, and the time for a step of a fair process ends today",
         ahead_says="Is detained, and the time for a step of a fair process ends soon", do="See the path",
         late=Group.CLOCK, ahead=Group.CLOCK),
    Kind(code="process-clock-over", says="The time for a step of a fair process is over", do="Tell a manager",
         late=Group.CLOCK, ahead=Group.CLOCK),
    Kind(code="hearing-notice-unserved", says="The notice of a hearing was not served in time",
         ahead_says="The notice of a hearing is not served yet", do="Serve it, or put the hearing off",
         late=Group.CLOCK, ahead=Group.CLOCK),
    Kind(code="hearing-no-interpreter", says="Was heard without an interpreter booked",
         ahead_says="A hearing is near and no interpreter is booked", do="Book one", late=Group.CLOCK,
         ahead=Group.CLOCK),
    Kind(code="hearing-to-arrange", says="A date that called for a hearing is past, and none is arranged",
         ahead_says="A date that calls for a hearing is near, and none is arranged",
         do="Arrange it, or correct the date", late=Group.CLOCK, ahead=Group.SOON),
    Kind(code="appeal-not-acknowledged", says="Appealed, and has not heard that it came in", do="Write to them",
         late=Group.CLOCK, ahead=Group.CLOCK),
    Kind(code="appeal-not-decided", says="The time for deciding their appeal is over", do="Ask who decides it",
         late=Group.CLOCK, ahead=Group.CLOCK),
    Kind(code="appeal-late-waiting", says="Appealed late; nobody has said whether it is heard", do="Rule on it",
         late=Group.CLOCK, since=True),
    Kind(code="appeal-not-carried-out", says="Their appeal was allowed, and is not carried out", do="Carry it out",
         late=Group.CLOCK, since=True),
    Kind(code="hearing-papers-not-given", says="Was not given the papers of a hearing in time",
         ahead_says="A hearing is near, and its papers are not given", do="Make the dossier", late=Group.CLOCK,
         ahead=Group.CLOCK),
    Kind(code="gate-not-evidenced", says="A decision was recorded, and nothing proves a step before it",
         do="Look for the proof", late=Group.CLOCK, since=True),
    Kind(code="plan-not-asked", says="Was not asked whether they agree with their plan", do="Ask them",
         late=Group.CLOCK),
    Kind(code="service-stopped", says="A consent is gone, and a referral to a service with it", do="Ask them",
         late=Group.CLOCK, since=True),
    Kind(code="warning-to-review", says="A warning stands although its contact is now held to be kept or excused",
         do="Look at it again", late=Group.CLOCK, since=True),
    Kind(code="tie-with-part", says="An officer who may not see the record has a part in the supervision",
         do="Allocate", late=Group.CLOCK, since=True),
    Kind(code="glass-broken", says="The record was opened in an emergency and nobody has judged it",
         ahead_says="The record was opened in an emergency", do="Judge it", late=Group.CLOCK),
)  # fmt: skip
_DUTIES = (
    Kind(code="not-seen", says="Not seen for longer than their {level} allows", ahead_says="Contact falls due",
         do="Book", late=Group.OVERDUE, page="book"),
    Kind(code="new-not-seen", says="Newly allocated and not yet seen", ahead_says="Newly allocated: first contact",
         do="Book", late=Group.OVERDUE, page="book"),
    Kind(code="sanction-overdue", says="A sanction was not done in time", do="Ask what happened", late=Group.OVERDUE),
    Kind(code="contact-overdue", says="No contact for 4 weeks, and nothing is booked", do="Book", late=Group.OVERDUE),
    Kind(code="standard-at-risk", says="A contact that the standard asks for was missed, and nothing is booked",
         ahead_says="A contact is due and nothing is booked for it", do="Book", late=Group.OVERDUE),
    Kind(code="progress-proposed", says="Less supervision was proposed, and nobody has decided",
         ahead_says="Less supervision is proposed for good progress", do="Decide", late=Group.OVERDUE,
         ahead=Group.PROGRESS),
    Kind(code="outcome-not-recorded", says="An appointment has passed without an outcome", do="Record the outcome",
         late=Group.OVERDUE, since=True, page="outcome"),
    Kind(code="hearing-result-missing", says="What came of a hearing is not recorded", do="Record it",
         late=Group.OVERDUE, since=True),
    Kind(code="checkin-to-read", says="A check-in was not read in time", ahead_says="A check-in is to be read",
         do="Read it", late=Group.OVERDUE, page="checkin"),
    Kind(code="evidence-overdue", says="Evidence was awaited and has not been seen", do="Look for it",
         late=Group.OVERDUE),
    Kind(code="service-unanswered", says="A referral to a service was not answered", do="Ask them",
         late=Group.OVERDUE),
    Kind(code="service-draft-old", says="A referral was begun long ago and never sent", do="Send or withdraw it",
         late=Group.OVERDUE),
    Kind(code="service-missed", says="Missed a session of a service, and nobody has read why", do="Read it",
         late=Group.OVERDUE, since=True),
    Kind(code="service-plan", says="An action plan waits for the officer's answer", do="Answer it",
         late=Group.OVERDUE, since=True),
    Kind(code="reply-unread", says="Wrote back, and nobody has read it", do="Read it", late=Group.OVERDUE,
         since=True),
    Kind(code="task-overdue", says="A task was not done in time", ahead_says="A task", do="Do it",
         late=Group.OVERDUE, page="tasks"),
    Kind(code="assessment-to-countersign", says="An assessment waits for its second signature", do="Read it",
         late=Group.OVERDUE, since=True),
    Kind(code="assessment-not-finished", says="An assessment was begun and not signed", do="Finish it",
         late=Group.OVERDUE),
    Kind(code="assessment-called-for", says="An assessment is called for by what happened", do="Answer",
         late=Group.OVERDUE),
    Kind(code="assessment-due", says="An assessment was due", ahead_says="An assessment is due", do="Begin it",
         late=Group.OVERDUE),
    Kind(code="level-proposed", says="A proposed {level} was not decided", ahead_says="Another {level} is proposed",
         do="Open the reasons", late=Group.OVERDUE),
    Kind(code="level-proposal-late", says="A proposed {level} was not decided in time", do="Decide",
         late=Group.OVERDUE),
    Kind(code="override-asked", says="An override waits for its second signature", do="Sign or refuse",
         late=Group.OVERDUE, since=True),
    Kind(code="override-review", says="An override was to be reviewed", ahead_says="An override is to be reviewed",
         do="Review it", late=Group.OVERDUE),
    Kind(code="flag-review", says="A flag is to be reviewed", do="Review it", late=Group.OVERDUE, since=True),
    Kind(code="plan-due", says="A plan was due", ahead_says="A plan is due", do="Make it", late=Group.OVERDUE),
    Kind(code="plan-review", says="The plan was to be reviewed", ahead_says="The plan is to be reviewed",
         do="Review it", late=Group.OVERDUE),
    Kind(code="plan-review-late", says="The review of the plan is overdue", do="Review it", late=Group.OVERDUE),
    Kind(code="plan-to-countersign", says="A plan waits for its second signature", do="Read it", late=Group.OVERDUE,
         since=True),
    Kind(code="plan-not-signed", says="The plan was changed and not signed", do="Sign it", late=Group.OVERDUE),
    Kind(code="objective-past-its-day", says="The day of an objective is past", do="Say what became of it",
         late=Group.OVERDUE),
    Kind(code="test-not-collected", says="The day of a test has passed, and nothing is recorded", do="Record it",
         late=Group.OVERDUE),
    Kind(code="test-result-awaited", says="A laboratory's result is long awaited", do="Ask for it",
         late=Group.OVERDUE),
    Kind(code="work-outcome-not-recorded", says="A day of work has passed without an outcome", do="Record it",
         late=Group.OVERDUE, since=True),
    Kind(code="work-travel-to-decide", says="Travel to a day of work is to be decided", do="Decide",
         late=Group.OVERDUE, since=True),
    Kind(code="licence-not-submitted", says="The draft of a licence was not submitted in time",
         ahead_says="The draft of a licence is to be submitted", do="Submit it", late=Group.OVERDUE),
    Kind(code="licence-not-approved", says="A licence waits for approval", do="Approve it or send it back",
         late=Group.OVERDUE),
    Kind(code="licence-not-in-force", says="A licence has started, and it is not in force", do="Put it into force",
         late=Group.OVERDUE, since=True),
    Kind(code="immediate-needs-report-late", says="The immediate needs report is late",
         ahead_says="The immediate needs report", do="Answer it", late=Group.OVERDUE),
    Kind(code="pre-release-report-late", says="The pre-release report is late", ahead_says="The pre-release report",
         do="Answer it", late=Group.OVERDUE),
    Kind(code="order-ending", says="An order has ended", ahead_says="An order ends", do="Plan the end",
         late=Group.OVERDUE),
    Kind(code="key-date-near", says="A date that carries weight has passed", ahead_says="A date that carries weight",
         do="Prepare for it", late=Group.OVERDUE),
    Kind(code="possible-duplicate", says="A new record may be of the same person", do="Look", late=Group.OVERDUE,
         since=True),
)  # fmt: skip
_PROGRESS = (
    Kind(code="service-told", says="A service tells how they took part, and nobody has read it", do="Read it",
         late=Group.PROGRESS, ahead=Group.PROGRESS, since=True),
    Kind(code="progress-kept", says="Kept every contact, and nobody has said so", do="Record praise",
         late=Group.PROGRESS, ahead=Group.PROGRESS, since=True, page="praise"),
)  # fmt: skip
_HELP = (
    Kind(code="help-to-offer", says="Help may be offered early", do="Offer help", late=Group.HELP, ahead=Group.HELP,
         since=True),
)  # fmt: skip
KINDS: dict[str, Kind] = {kind.code: kind for kind in (*_DANGER, *_CLOCKS, *_DUTIES, *_PROGRESS, *_HELP)}
"""Every kind that has a place."""


def kind_of(code: str) -> Kind:
    """The kind; one that nobody has placed yet counts as a duty that is owed."""
    plain = code.replace("-", " ").capitalize()
    return KINDS.get(code) or Kind(code=code, says=plain, do="Deal with it", late=Group.OVERDUE)
