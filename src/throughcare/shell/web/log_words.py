"""An entry of the audit trail as a sentence: "Olive Officer saw the overview of X000123, supervision".

Actions are `area:thing:what-happened`; the words are made of their parts, so that an app's new action reads
well without a change here. What would read badly stands in the tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from throughcare.platform.access.permissions import ROLES, Permission
from throughcare.platform.actor import NOBODY_YET
from throughcare.platform.audit.queries import Entry
from throughcare.shell.web.log_pages import PAGES
from throughcare.shell.web.log_words_fair import FAIR_PROCESS
from throughcare.shell.web.log_words_messages import MESSAGES
from throughcare.shell.web.log_words_of_release import RELEASE
from throughcare.shell.web.log_words_of_supervision import SUPERVISING
from throughcare.shell.web.log_words_of_tests import TESTING

MOST_NAMED = 5
"""People named in a row; the entry itself holds them all."""
HIDDEN = "a record closed to you"

WHOLE = {
    **MESSAGES,
    **SUPERVISING,
    "rights:recipient:told": "told a recipient of something corrected or erased about",
    "rights:person:erased": "erased, by order of law, all that was held of",
    "rights:record:taken-away": "took away, by order of law, something of",
    "rights:record:put-back": "put back, by order of law, something of",
    "access:session:begun": "signed in",
    "access:session:unlocked": "unlocked the session",
    "access:sign-in:failed": "failed to sign in",
    "access:token:refused": "called with a key that opens nothing",
    "access:notice:acknowledged": "read the notice of monitored use",
    "access:purpose:stated": "stated a purpose for",
    "access:password:issued": "issued a password for once",
    "access:lock:set": "was locked after failed attempts to sign in",
    "access:role:given": "gave a role",
    "access:role:ended": "ended a role",
    "caseload:allocation:transferred": "moved",
    "caseload:glass:broken": "broke the glass on",
    "caseload:glass:reviewed": "judged the broken glass on",
    "caseload:glass:escalated": "passed on the unjudged broken glass on",
    "caseload:tie:declared": "declared a tie to",
    "caseload:cover:arranged": "arranged cover",
    "caseload:look:found": "found unusual looking",
    "caseload:look:reviewed": "judged unusual looking",
    "caseload:wellknown:added": "began to watch looks at",
    "caseload:wellknown:ended": "stopped watching looks at",
    "caseload:cover:ended": "ended cover",
    "caseload:ownplace:marked": "kept a mark of where they live",
    "caseload:ownplace:forgotten": "took away the mark of where they live",
    "caseload:duty:arranged": "put a colleague on duty",
    "caseload:duty:ended": "took a colleague off duty",
    "orders:death:undone": "undid the reported death of",
    "orders:state:reopened": "opened the state before again of",
    "protection:entry:opened": "opened what is protected around",
    "protection:entry:added": "protected somebody from",
    "protection:entry:taken-back": "stopped protecting somebody from",
    "protection:holder:named": "named a colleague for what is protected around",
    "protection:holder:ended": "ended a colleague's being named for what is protected around",
    "safeguarding:referral:sent": "sent a safeguarding referral about",
    "safeguarding:disclosure:made": "wrote down what a third party was told about",
    "selfreports:self-report:asked": "asked for the own words",
    "selfreports:self-report:taken-back": "asked no longer for the own words",
    "selfreports:self-report:expired": "closed the unanswered questions",
    "selfreports:self-report:begun": "began the own answers",
    "selfreports:self-report:paused": "stopped for now the own answers",
    "selfreports:self-report:answered": "sent the own answers",
    "selfreports:answers:kept": "kept own answers",
    "selfreports:link:made": "made a link to questions for",
    "selfreports:link:stopped": "stopped a link to questions for",
    "selfreports:link:opened": "opened the link",
    "selfreports:link:refused": "failed the check of the link",
    "selfreports:device:handed-over": "handed a device over for",
    "selfreports:paper:taken": "printed the questions for",
    "selfreports:safety-task:opened": "raised an alarm about",
    "selfreports:safety-task:answered": "answered the alarm about",
    "web:attention:exported": "downloaded who needs attention now",
    "releases:figures:prepared": "prepared another order of who needs attention",
    "releases:figures:released": "released another order of who needs attention",
    "releases:figures:withdrawn": "withdrew another order of who needs attention",
    "documents:stored:added": "kept a document",
    "documents:stored:described": "named a document otherwise",
    "documents:stored:set-aside": "took a document back",
    "documents:stored:clean": "examined a document and found nothing",
    "documents:stored:apart": "examined a document and kept it apart",
    "documents:stored:disclosed": "saved a copy of a document",
    "documents:template:drafted": "worded a text",
    "documents:template:changed": "worded the draft of a text otherwise",
    "documents:template:discarded": "discarded the draft of a text",
    "documents:template:released": "released a text",
    "documents:template:retired": "took a text out of use",
    "documents:template:ended": "ended the version of a text before",
    "documents:template:stays": "kept the version of a text before in use",
    "documents:snippet:kept": "kept a short text of their own",
    "documents:snippet:changed": "changed a short text of their own",
    "documents:snippet:removed": "removed a short text of their own",
    "releases:change:prepared": "prepared another version of a rule",
    "releases:change:released": "released another version of a rule",
    "releases:change:withdrawn": "withdrew another version of a rule",
    "assessments:contest:recorded": "wrote down that something is contested in an assessment of",
    "assessments:contest:decided": "decided what is contested in an assessment of",
    "assessments:contest:withdrawn": "wrote down that a contest was withdrawn, of",
    "assessments:contest:told": "wrote down that the outcome of a contest was told to",
    "assessments:reliance:recorded": "wrote down on which assessment a decision rests, about",
    "classification:calculation:made": "calculated the level of",
    "classification:proposal:made": "proposed another level for",
    "classification:proposal:renewed": "calculated a proposed level again, of",
    "classification:proposal:superseded": "replaced a proposed level of",
    "classification:proposal:accepted": "accepted a proposed level of",
    "classification:proposal:declined": "declined a proposed level of",
    "classification:override:asked": "asked for another level than the rule's, for",
    "classification:override:approved": "approved an override of the level of",
    "classification:override:refused": "refused an override of the level of",
    "classification:override:stands": "set the level by an override, of",
    "classification:override:ended": "ended an override of the level of",
    "classification:level:recorded": "recorded the level of",
    "classification:level:ended": "ended the level before, of",
    "classification:level:by-override": "put a level on an override, of",
    "classification:level:told": "wrote down that the level was told to",
    "classification:flag:set": "set a flag on",
    "classification:flag:reviewed": "reviewed a flag on",
    "classification:flag:removed": "removed a flag from",
    "unpaidwork:hours:required": "recorded the hours of unpaid work of",
    "unpaidwork:hours:changed": "changed the hours of unpaid work of",
    "unpaidwork:project:begun": "began a project of unpaid work",
    "unpaidwork:project:changed": "changed a project of unpaid work",
    "unpaidwork:project:closed": "closed a project of unpaid work",
    "unpaidwork:day:booked": "booked a day of unpaid work for",
    "unpaidwork:day:worked": "recorded a day of unpaid work of",
    "unpaidwork:day:cancelled": "cancelled a day of unpaid work of",
    "unpaidwork:outcome:recorded": "recorded what became of a day of unpaid work of",
    "unpaidwork:travel:asked": "asked for a decision on travel to unpaid work of",
    "unpaidwork:travel:decided": "decided on travel to unpaid work of",
    "unpaidwork:travel:taken-back": "took back a decision on travel to unpaid work of",
    "unpaidwork:adjustment:made": "adjusted the hours of unpaid work of",
    "unpaidwork:adjustment:taken-back": "took back an adjustment of the hours of unpaid work of",
    "checkins:series:asked": "asked for remote check-ins of",
    "checkins:series:approved": "approved remote check-ins of",
    "checkins:series:refused": "did not approve remote check-ins of",
    "checkins:series:stopped": "ended remote check-ins of",
    "checkins:series:resumed": "went on with remote check-ins of",
    "checkins:checkin:opened": "opened a check-in of",
    "checkins:checkin:reminded": "reminded of a check-in",
    "checkins:checkin:submitted": "took in a check-in of",
    "checkins:checkin:to-be-read": "set the day by which a check-in is read, of",
    "checkins:checkin:troubled": "noted that a check-in did not work, of",
    "checkins:checkin:expired": "closed a check-in that ran out, of",
    "checkins:checkin:cancelled": "cancelled a check-in of",
    "checkins:checkin:reviewed": "reviewed a check-in of",
    "checkins:own-question:added": "put a question of their own to",
    "checkins:own-question:taken-back": "took back a question of their own to",
    "checkins:own-question:answered": "took in the answer to a question of",
    "checkins:link:given": "gave the link of a check-in by hand to",
    "checkins:link:sent-again": "sent a new link of a check-in to",
    "checkins:photo:kept": "took in a picture of",
    "checkins:photo:retained": "said how long a picture is kept, of",
    "checkins:photo:forgotten": "took away the picture of",
    "checkins:photos:on": "switched pictures with check-ins on",
    "checkins:photos:off": "switched pictures with check-ins off",
    **TESTING,
    **FAIR_PROCESS,
    **RELEASE,
    "assessments:assessment:started": "began an assessment of",
    "assessments:assessment:signed": "signed an assessment of",
    "assessments:assessment:countersigned": "countersigned an assessment of",
    "assessments:assessment:sent-back": "sent back an assessment of",
    "assessments:assessment:set-aside": "set aside an assessment of",
    "assessments:call:noted": "noted that an assessment is called for of",
    "assessments:call:answered": "answered what called for an assessment of",
    "assessments:call:declined": "said why no assessment is made of",
    "assessments:answers:saved": "saved answers of an assessment of",
    "assessments:section:asked": "asked a colleague to assess a part of",
    "assessments:section:done": "finished a section of an assessment of",
    "assessments:score:disclosed": "took out a score of",
    "plans:version:disclosed": "took out a copy of the plan of",
    "plans:version:given": "gave a copy of the plan to",
    "assessments:section:opened-again": "opened again a section of an assessment of",
    "interventions:referral:begun": "began a referral to a service of",
    "interventions:referral:changed": "changed a referral to a service of",
    "interventions:referral:draft-withdrawn": "withdrew the draft of a referral of",
    "interventions:referral:moved": "moved on the referral to a service of",
    "interventions:referral:stopped": "hid from a service the referral of",
    "interventions:referral:resumed": "let a service see again the referral of",
    "interventions:move:recorded": "kept a step of a referral of",
    "interventions:consent:recorded": "recorded a consent of",
    "interventions:consent:revoked": "wrote down that a consent was taken back, of",
    "interventions:consent:ended": "wrote down that a consent ended, of",
    "interventions:offering:added": "offered a service",
    "interventions:offering:changed": "changed what a service offers",
    "interventions:offering:closed": "closed a service",
    "interventions:resource:added": "added a place of help to the directory",
    "interventions:resource:changed": "changed a place of help of the directory",
    "interventions:resource:closed": "closed a place of help of the directory",
    "access:organisation:added": "added an outside organisation",
    "access:organisation:changed": "changed an outside organisation",
    "access:organisation:closed": "closed an outside organisation",
    "provision:session:planned": "planned a session with",
    "provision:session:superseded": "put on another day a session with",
    "provision:session:recorded": "recorded what became of a session with",
    "provision:session:seen": "read what a service told of",
    "provision:note:written": "wrote a note, which stays with the service, on",
    "provision:plan:written": "wrote the action plan of a service for",
    "provision:plan:approved": "approved the action plan of a service for",
    "provision:plan:returned": "sent back the action plan of a service for",
    "provision:measure:taken": "measured an outcome of",
    "provision:report:written": "wrote an end-of-service report on",
    "provision:referral:given": "gave to a colleague the referral of",
    "provision:group:set-up": "set up a group",
    "provision:group:ended": "ended a group",
    "insight:programmes:consulted": "opened services and programmes in figures",
    "log:entries:exported": "took out the log as a file",
    "events:delivery:redelivered": "had a delivery tried again",
}
"""Whole actions whose parts would read badly."""

PAST = {
    "begun": "began", "taken-back": "took back", "written": "wrote", "given": "gave", "done": "did",
    "withdrawn": "withdrew", "drawn": "drew", "chosen": "chose",
}  # fmt: skip
"""What happened, told of somebody: the irregular verbs."""

TRIED: dict[str, str] = {
    Permission.PERSON_FIND: "find", Permission.PERSON_OPEN: "open the record of",
    Permission.PERSON_ADD: "add a person", Permission.PERSON_CHANGE: "change the record of",
    Permission.PURPOSE_STATE: "state a purpose for", Permission.ORDER_CHANGE: "change an order of",
    Permission.WHEREABOUTS_DECIDE: "decide the whereabouts of",
    Permission.APPOINTMENT_BOOK: "book an appointment for", Permission.CONTACT_RECORD: "record a contact of",
    Permission.SENSITIVE_READ: "read a sensitive note on", Permission.TASK_DO: "do a task for",
    Permission.EXCUSE_JUDGE: "judge an excuse of", Permission.RESPONSE_DECIDE: "decide a response to",
    Permission.WARNING_WITHDRAW: "withdraw a warning of", Permission.LETTER_MAKE: "make a letter to",
    Permission.CONCERN_RECORD: "record a concern about", Permission.DISCLOSURE_RECORD: "record a disclosure about",
    Permission.ASSESSMENT_WRITE: "assess", Permission.ASSESSMENT_CONTRIBUTE: "contribute to an assessment of",
    Permission.ASSESSMENT_COUNTERSIGN: "countersign an assessment of",
    Permission.LEVEL_DECIDE: "decide the level of", Permission.LEVEL_APPROVE: "approve another level for",
    Permission.PLAN_WRITE: "change the plan of", Permission.PLAN_STEP: "write down progress in the plan of",
    Permission.PLAN_COUNTERSIGN: "countersign the plan of",
    Permission.REFERRAL_MAKE: "refer", Permission.CONSENT_RECORD: "record a consent of",
    Permission.RESOURCE_KEEP: "keep the directory of help", Permission.PROGRAMME_KEEP: "keep what is offered",
    Permission.REFERRAL_WORK: "work with a referral", Permission.REFERRAL_ANSWER: "answer a referral",
    Permission.WORK_PLAN: "plan the unpaid work of", Permission.WORK_RECORD: "record a day of unpaid work of",
    Permission.WORK_DIRECT: "change a project of unpaid work", Permission.RESETTLE: "prepare the release of",
    Permission.CONDITIONS_DRAFT: "draft the conditions of", Permission.CONDITIONS_APPROVE: "approve the conditions of",
    Permission.CHECKIN_ARRANGE: "arrange check-ins of", Permission.CHECKIN_APPROVE: "approve check-ins of",
    Permission.MESSAGE_SEND: "send a message to", Permission.TEST_RECORD: "record a test of",
    Permission.SANCTION_APPROVE: "approve a response to", Permission.PROCESS_CARRY: "carry the due process of",
    Permission.PROCESS_DECIDE: "decide what is asked about", Permission.HEARING_ARRANGE: "arrange a hearing of",
    Permission.DOCUMENT_ADD: "add a document about", Permission.DRAW_RUN: "run a random draw",
    Permission.VISIT_WATCH: "see who is out alone", Permission.CONSISTENCY_READ: "compare decisions",
    Permission.BENCH_SIT: "sit at a hearing",
    Permission.FLAG_CHANGE: "change a flag on", Permission.DISPUTE_RECORD: "write down a dispute of",
    Permission.DISPUTE_DECIDE: "decide a dispute of", Permission.RULE_RELEASE: "release a rule",
    Permission.TEMPLATE_RELEASE: "release a text",
    Permission.ALLOCATE: "allocate", Permission.RESTRICT: "change who may see",
    Permission.LOOKS_READ: "see who has looked at", Permission.PERSON_MERGE: "merge the record of",
    Permission.RIGHTS_ANSWER: "answer for the rights of", Permission.CASELOAD_READ: "open a caseload",
    Permission.ALERT_OWN: "take an alert", Permission.TEAM_READ: "open a team",
    Permission.AUDIT_READ: "read the log", Permission.VALIDATION_READ: "read how well a score foretells",
    Permission.GLASS_BREAK: "break the glass on",
    Permission.PROTECTED_READ: "read what is protected around",
    Permission.PROTECTED_CHANGE: "change what is protected around",
    Permission.PROTECTED_NAME: "name who may read what is protected around",
    Permission.LOOKS_REVIEW: "judge what was looked at",
    Permission.COVER_ARRANGE: "arrange cover", Permission.DUTY_ARRANGE: "change the duty rota",
    Permission.IMPORT_RUN: "run an import",
    Permission.AGENCY_ADMINISTER: "administer the agency",
    Permission.USERS_ADMINISTER: "administer users",
    Permission.REFERENCE_ADMINISTER: "change the agency's lists",
    Permission.QUEUE_ADMINISTER: "see events and jobs", Permission.SESSIONS_END: "end a session",
    Permission.LOCK_RELEASE: "release a lock", Permission.TOKENS_ADMINISTER: "administer tokens",
}  # fmt: skip
"""What somebody tried who was refused, by the permission that was missing."""

WHY = {
    "team": "own team", "named": "named on the record", "directory": "the directory", "role": "", "caseload": "",
    "cover": "covering for a colleague", "duty": "as duty officer", "court": "asked by a court or board",
    "glass": "by breaking the glass", "reception": "at reception", "management": "checking work", "audit": "as auditor",
    "lawfulness": "to check lawfulness", "self-monitoring": "for self-monitoring",
    "integrity": "for integrity and security", "criminal-proceedings": "for criminal proceedings",
}  # fmt: skip
"""Purposes at the end of a sentence; any other is written as it stands ("supervision")."""


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called for this reader. users: staff. people: references of those no wall hides."""

    users: Mapping[UUID, str]
    people: Mapping[UUID, str]


def sentence(entry: Entry, names: Names, *, about: UUID | None = None) -> str:
    """The entry in one sentence. about: the person whose page it stands on, called "this person" there."""
    whom, said = _people(entry, names, about), did(entry.action)
    told = " ".join(part for part in (who(entry, names), said, _joint(said, whom), whom) if part)
    told += _object(entry, names)
    if known_at := entry.details.get("known_at", ""):
        told += f" as it was known on {known_at}"
    if entry.outcome == "deny":
        rule = entry.details.get("rule", "")
        told += f" and was refused{f' (rule {rule})' if rule else ''}"
    why = purpose(entry.purpose)
    return f"{told}, {why}" if why else told


def who(entry: Entry, names: Names) -> str:
    """Who acted: a user's name, or the part of the system."""
    if entry.system == "portal":
        return "Somebody on the person’s own pages"
    if entry.system:
        return f"The system ({entry.system})"
    if entry.actor_id == NOBODY_YET:
        return "Somebody not signed in"
    return names.users.get(entry.actor_id, "A user of another agency")


def did(action: str) -> str:
    """What was done: "saw the overview", "recorded the contact", "tried to open the record of"."""
    if action in WHOLE:
        return WHOLE[action]
    area, thing, happened = (*action.split(":", 2), "", "")[:3]
    if not happened:
        return f"did “{_spaced(action)}”"
    if happened == "consulted":
        page = f"{area}:{thing}"
        return f"saw {PAGES.get(page) or f'the {_spaced(thing)}'}"
    if happened == "refused":
        return f"tried to {TRIED.get(thing, _spaced(thing))}"
    if happened in PAST or "-" not in happened:
        return f"{PAST.get(happened, _spaced(happened))} the {_spaced(thing)}"
    part, _, verb = happened.rpartition("-")
    return f"{PAST.get(verb, verb)} the {_spaced(part)} of the {_spaced(thing)}"


def purpose(code: str) -> str:
    """Why, as it was stated or as the relation gives it, to stand at the end of a sentence."""
    return WHY.get(code, _spaced(code))


def _people(entry: Entry, names: Names, about: UUID | None) -> str:
    """ "X000123", "12 people: X000123, X000124 … and 7 more", or on a person's own page "this person"."""
    number = len(entry.people)
    if about is not None:
        return "this person" if number == 1 else f"{number:,} people, this person among them"
    if not number:
        return ""
    shown = [names.people.get(person, HIDDEN) for person in entry.people[:MOST_NAMED]]
    if number == 1:
        return shown[0]
    rest = f" and {number - MOST_NAMED:,} more" if number > MOST_NAMED else ""
    return f"{number:,} people: {', '.join(shown)}{rest}"


def _joint(said: str, whom: str) -> str:
    """ "of" one person, "with" several, unless the words bring their own."""
    if not whom or said.startswith("tried to") or said.endswith((" for", " about", "moved")):
        return ""
    return "with" if " people" in whom else "of"


def _object(entry: Entry, names: Names) -> str:
    """Whose account, role or password it was, for acts of administration."""
    for key in (entry.details.get("user"), entry.key if entry.kind == "access.user" else None):
        user = _uuid(key)
        if user is not None and user != entry.actor_id:
            role = ROLES.get(str(entry.details.get("role", "")))
            return f" ({f'{role.title}, ' if role else ''}{names.users.get(user, 'another user')})"
    return ""


def users_in(entries: list[Entry]) -> set[UUID]:
    """Every user whose name the sentences need."""
    found = {entry.actor_id for entry in entries}
    found |= {user for entry in entries if (user := _uuid(entry.details.get("user")))}
    return found | {user for entry in entries if entry.kind == "access.user" and (user := _uuid(entry.key))}


def people_named_in(entries: list[Entry]) -> set[UUID]:
    """Every person whose reference the sentences show."""
    return {person for entry in entries for person in entry.people[:MOST_NAMED]}


def _uuid(text: object) -> UUID | None:
    try:
        return UUID(str(text)) if text else None
    except ValueError:
        return None


def _spaced(code: str) -> str:
    return code.replace("-", " ").replace("_", " ").replace(".", " ").replace(":", " ")
