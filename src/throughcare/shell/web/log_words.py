"""An entry of the audit trail as a sentence: "Olive Officer saw the overview of X000123, supervision".

Actions are `area:thing:what-happened`; the words are made of their parts, so that an app's new action reads
well without a change here. What would read badly stands in whole words in `log_deeds`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from throughcare.platform.access.permissions import ROLES, Permission
from throughcare.platform.actor import NOBODY_YET
from throughcare.platform.audit.queries import Entry
from throughcare.shell.web.log_deeds import DEEDS
from throughcare.shell.web.log_pages import PAGES

MOST_NAMED = 5
"""People named in a row; the entry itself holds them all."""
HIDDEN = "a record closed to you"
LEADING = frozenset("about around at by for from moved of on reach reached tell to with".split())
"""Last words after which a name follows as it is."""

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
    Permission.APPEAL_CARRY: "record an appeal of", Permission.APPEAL_DECIDE: "decide an appeal of",
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
    if action in DEEDS:
        return DEEDS[action]
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
    """ "of" one person, "with" several, unless the words lead to whom they are about by themselves."""
    if not whom or said.startswith("tried to") or said.rpartition(" ")[2] in LEADING:
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
