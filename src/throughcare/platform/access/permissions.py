"""Everything a user may be allowed to do, in one list, and the roles that allow it, as plain data."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """One thing that may be done. Those that concern a person are decided person by person."""

    # About a person
    PERSON_FIND = "person.find"  # the directory line: name, reference, responsible officer, duty contact
    PERSON_OPEN = "person.open"
    PERSON_ADD = "person.add"
    PERSON_CHANGE = "person.change"
    PURPOSE_STATE = "purpose.state"
    ORDER_CHANGE = "order.change"
    WHEREABOUTS_DECIDE = "order.whereabouts"  # that nobody knows where the person is
    APPOINTMENT_BOOK = "appointment.book"
    CONTACT_RECORD = "contact.record"
    SENSITIVE_READ = "note.sensitive"
    TASK_DO = "task.do"
    EXCUSE_JUDGE = "noncompliance.judge"
    RESPONSE_DECIDE = "noncompliance.decide"
    WARNING_WITHDRAW = "noncompliance.withdraw"
    LETTER_MAKE = "letter.make"
    CONCERN_RECORD = "concern.record"  # immediate concerns and safeguarding referrals
    DISCLOSURE_RECORD = "disclosure.record"  # what a third party was told
    ASSESSMENT_WRITE = "assessment.write"  # begin, sign, correct and set aside assessments
    ASSESSMENT_CONTRIBUTE = "assessment.contribute"  # answer and sign off sections of one
    ASSESSMENT_COUNTERSIGN = "assessment.countersign"
    LEVEL_DECIDE = "level.decide"  # accept a proposed level, or ask for another
    LEVEL_APPROVE = "level.approve"  # the second signature to another level than the rule's
    FLAG_CHANGE = "flag.change"  # registrations on a record
    PLAN_WRITE = "plan.write"  # the plan: objectives, signing, asking the person, reviews
    PLAN_STEP = "plan.step"  # how far a step is, and what was seen of an objective
    PLAN_COUNTERSIGN = "plan.countersign"  # never by whoever signed it
    WORK_PLAN = "work.plan"  # hours of unpaid work: what is required, days planned, adjustments, travel
    WORK_RECORD = "work.record"  # what became of a day of unpaid work
    REFERRAL_MAKE = "referral.make"  # to services and programmes: begin, send, withdraw
    CONSENT_RECORD = "consent.record"  # what the person allowed to be told, and took back
    RESETTLE = "resettlement.change"  # reports, pathways and support before release
    CONDITIONS_DRAFT = (
        "conditions.draft"  # draft the terms of a release or a variation, and send them for approval
    )
    CONDITIONS_APPROVE = "conditions.approve"  # never by whoever drafted them
    CHECKIN_ARRANGE = "checkin.arrange"  # offer remote check-ins, send and review them
    CHECKIN_APPROVE = "checkin.approve"  # that somebody may check in remotely
    MESSAGE_SEND = "message.send"  # a text or e-mail to the person, through safe channels
    TEST_RECORD = "test.record"  # notice, collection, custody and results of drug and alcohol tests
    SANCTION_APPROVE = (
        "noncompliance.approve"  # a response outside the range, or one that only a manager may impose
    )
    PROCESS_CARRY = (
        "process.carry"  # due process: notices, disclosure, hearing the person; gates and their proof
    )
    PROCESS_DECIDE = "process.decide"  # decide what a process is about; never by whoever reported it
    HEARING_ARRANGE = "hearing.arrange"  # hearings, parties, dossiers, what was decided elsewhere
    APPEAL_CARRY = "appeal.carry"  # appeals of the person: lodged, acknowledged, withdrawn, carried out
    APPEAL_DECIDE = "appeal.decide"  # never by whoever made the decision or reported what it is about
    DOCUMENT_ADD = "document.add"  # papers and other evidence, stored with the record
    DISPUTE_RECORD = "dispute.record"  # write down that the person contests an answer or a score
    DISPUTE_DECIDE = "dispute.decide"  # never by whoever made the assessment
    ALLOCATE = "caseload.allocate"
    RESTRICT = "caseload.restrict"
    LOOKS_READ = "audit.person"
    PROTECTED_READ = "protection.read"  # open what is protected around a person, for whoever is named there
    PROTECTED_CHANGE = "protection.change"
    PROTECTED_NAME = "protection.name"  # say which colleagues are named
    PERSON_MERGE = "person.merge"
    RIGHTS_ANSWER = (
        "rights.answer"  # access packs, restriction of processing, disagreement, reviews of keeping
    )
    # About the agency's work
    WORK_DIRECT = "work.direct"  # the agency's projects of unpaid work
    RESOURCE_KEEP = "resource.keep"  # the directory of help
    PROGRAMME_KEEP = (
        "programme.keep"  # which programmes and services are offered, where, with how many places
    )
    RULE_RELEASE = "rule.release"  # bring a new version of a rule into use, by two people
    CASELOAD_READ = "caseload.read"
    ALERT_OWN = "alert.own"
    TEAM_READ = "team.read"
    GLASS_BREAK = (
        "glass.break"  # open what a wall hides, by its exact number, for an hour, told to those concerned
    )
    LOOKS_REVIEW = "looks.review"  # judge records opened by breaking the glass, and unusual looking
    COVER_ARRANGE = "cover.arrange"
    DUTY_ARRANGE = "duty.arrange"  # the duty rota of one's teams
    TEMPLATE_RELEASE = (
        "template.release"  # read the agency's own texts, and release what somebody else worded
    )
    DRAW_RUN = "draw.run"  # commit to, run and reveal random draws for tests
    VISIT_WATCH = "visit.watch"  # who is out alone, and whether they came back
    CONSISTENCY_READ = "consistency.read"  # responses and decisions by officer and team, in figures
    VALIDATION_READ = "validation.read"  # how well scores foretell outcomes, in figures of many people only
    AUDIT_READ = "audit.read"
    IMPORT_RUN = "import.run"
    AGENCY_ADMINISTER = "admin.agency"
    USERS_ADMINISTER = "admin.users"
    REFERENCE_ADMINISTER = "admin.reference"
    QUEUE_ADMINISTER = "admin.queue"
    SESSIONS_END = "admin.sessions"
    LOCK_RELEASE = "admin.locks"
    TOKENS_ADMINISTER = "admin.tokens"  # keys for other systems, and where events are sent
    # Of an organisation that people are referred to: its own referrals, and nothing else of the agency
    REFERRAL_WORK = "referral.work"
    BENCH_SIT = "bench.sit"  # a court's or board's own hearings: what was disclosed to it, and its decisions
    REFERRAL_ANSWER = "referral.answer"  # accept or decline, give to a colleague, conclude


P = Permission

ABOUT_A_PERSON: frozenset[Permission] = frozenset({
    P.PERSON_FIND, P.PERSON_OPEN, P.PERSON_CHANGE, P.PURPOSE_STATE, P.ORDER_CHANGE, P.APPOINTMENT_BOOK,
    P.CONTACT_RECORD, P.SENSITIVE_READ, P.TASK_DO, P.EXCUSE_JUDGE, P.RESPONSE_DECIDE, P.WARNING_WITHDRAW,
    P.LETTER_MAKE, P.CONCERN_RECORD, P.DISCLOSURE_RECORD, P.ALLOCATE, P.RESTRICT, P.LOOKS_READ,
    P.PERSON_MERGE, P.RIGHTS_ANSWER, P.PROTECTED_READ, P.PROTECTED_CHANGE, P.PROTECTED_NAME, P.WHEREABOUTS_DECIDE,
    P.ASSESSMENT_WRITE, P.ASSESSMENT_CONTRIBUTE, P.ASSESSMENT_COUNTERSIGN, P.LEVEL_DECIDE, P.LEVEL_APPROVE,
    P.FLAG_CHANGE, P.DISPUTE_RECORD, P.DISPUTE_DECIDE, P.WORK_PLAN, P.WORK_RECORD, P.RESETTLE,
    P.PLAN_WRITE, P.PLAN_STEP, P.PLAN_COUNTERSIGN, P.REFERRAL_MAKE, P.CONSENT_RECORD,
    P.CONDITIONS_DRAFT, P.CONDITIONS_APPROVE, P.CHECKIN_ARRANGE, P.CHECKIN_APPROVE, P.MESSAGE_SEND, P.TEST_RECORD,
    P.SANCTION_APPROVE, P.PROCESS_CARRY, P.PROCESS_DECIDE, P.HEARING_ARRANGE, P.DOCUMENT_ADD,
    P.APPEAL_CARRY, P.APPEAL_DECIDE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """A role as an agency gives it. purposes: the purposes its holder may state to open a record.

    outside: for the staff of outside organisations, and for nobody else.
    """

    code: str
    title: str
    what_for: str
    permissions: frozenset[Permission]
    purposes: tuple[str, ...] = ()
    outside: bool = False


PURPOSES: dict[str, str] = {
    "cover": "I am covering for a colleague",
    "duty": "I am the duty officer today",
    "court": "A court or board has asked about this person today",
    "reception": "The person is at reception or on the telephone",
    "management": "I am checking work or answering a complaint",
    "victim": "I am in touch with somebody who must be kept safe from the person",
    "assessment": "I was asked to contribute to an assessment",
    "intake": "I have just begun this record",
}
"""What a user may state to open an ordinary record of the agency without a relation to the person.

Nobody states "intake": adding a person gives it, until somebody is responsible.
"""

_OFFICER = frozenset({
    P.PERSON_FIND, P.PERSON_OPEN, P.PERSON_ADD, P.PERSON_CHANGE, P.PURPOSE_STATE, P.ORDER_CHANGE,
    P.APPOINTMENT_BOOK, P.CONTACT_RECORD, P.SENSITIVE_READ, P.TASK_DO, P.EXCUSE_JUDGE, P.RESPONSE_DECIDE,
    P.LETTER_MAKE, P.CONCERN_RECORD, P.DISCLOSURE_RECORD, P.CASELOAD_READ, P.ALERT_OWN, P.GLASS_BREAK,
    P.COVER_ARRANGE, P.ASSESSMENT_WRITE, P.ASSESSMENT_CONTRIBUTE, P.LEVEL_DECIDE, P.FLAG_CHANGE, P.DISPUTE_RECORD,
    P.PLAN_WRITE, P.PLAN_STEP,
    P.WORK_PLAN, P.WORK_RECORD, P.RESETTLE, P.REFERRAL_MAKE, P.CONSENT_RECORD,
    P.CONDITIONS_DRAFT, P.CHECKIN_ARRANGE, P.MESSAGE_SEND, P.TEST_RECORD, P.PROCESS_CARRY, P.HEARING_ARRANGE,
    P.DOCUMENT_ADD, P.APPEAL_CARRY,
})  # fmt: skip
_MANAGER = _OFFICER | {
    P.ALLOCATE, P.RESTRICT, P.TEAM_READ, P.WARNING_WITHDRAW, P.SESSIONS_END, P.LOOKS_READ, P.PERSON_MERGE,
    P.RIGHTS_ANSWER, P.LOOKS_REVIEW, P.PROTECTED_NAME, P.WHEREABOUTS_DECIDE, P.DUTY_ARRANGE,
    P.ASSESSMENT_COUNTERSIGN, P.LEVEL_APPROVE, P.DISPUTE_DECIDE, P.RULE_RELEASE,
    P.TEMPLATE_RELEASE,
    P.VALIDATION_READ, P.PLAN_COUNTERSIGN,
    P.WORK_DIRECT, P.RESOURCE_KEEP, P.PROGRAMME_KEEP,
    P.CONDITIONS_APPROVE, P.CHECKIN_APPROVE, P.SANCTION_APPROVE, P.PROCESS_DECIDE, P.APPEAL_DECIDE, P.DRAW_RUN,
    P.VISIT_WATCH, P.CONSISTENCY_READ,
}  # fmt: skip

_CONTRIBUTOR = frozenset({
    P.PERSON_FIND, P.PERSON_OPEN, P.PURPOSE_STATE, P.CASELOAD_READ, P.ASSESSMENT_CONTRIBUTE, P.CONCERN_RECORD,
    P.PLAN_STEP,
})  # fmt: skip
"""Who answers the part of an assessment that is theirs to judge, and supervises nobody."""

DUTY_MANAGER = "duty_manager"
"""Who answers for the office today: told of every danger to anybody, and shown it, behind the walls."""
DUTY_ROLE = "duty_officer"
"""The role that the duty rota gives, by date."""

ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        Role("officer", "Responsible officer", "Supervises people.", _OFFICER, ("cover", "court")),
        Role(
            "support", "Case administrator", "Books appointments and keeps the record for officers.",
            frozenset({P.PERSON_FIND, P.PERSON_OPEN, P.PERSON_ADD, P.PERSON_CHANGE, P.PURPOSE_STATE,
                       P.APPOINTMENT_BOOK, P.CONTACT_RECORD, P.TASK_DO, P.LETTER_MAKE, P.CONCERN_RECORD,
                       P.DISPUTE_RECORD, P.CASELOAD_READ, P.WORK_PLAN, P.WORK_RECORD, P.RESETTLE,
                       P.RESOURCE_KEEP, P.MESSAGE_SEND, P.TEST_RECORD, P.HEARING_ARRANGE, P.DOCUMENT_ADD}),
            ("cover", "reception"),
        ),
        Role("manager", "Team manager", "Leads a team and answers for its work.", _MANAGER, ("cover", "management")),
        Role(
            "duty_manager", "Duty manager", "Answers for the office today; releases locked accounts.",
            _MANAGER | {P.LOCK_RELEASE}, ("cover", "duty", "management"),
        ),
        Role(
            "court_officer", "Court duty officer", "Represents the agency at court.",
            frozenset({P.PERSON_FIND, P.PERSON_OPEN, P.PERSON_ADD, P.PURPOSE_STATE, P.CONTACT_RECORD,
                       P.ORDER_CHANGE, P.CONCERN_RECORD, P.DISCLOSURE_RECORD, P.CASELOAD_READ,
                       P.GLASS_BREAK, P.HEARING_ARRANGE, P.DOCUMENT_ADD}),
            ("court",),
        ),
        Role(
            "duty_officer", "Duty officer", "Sees whoever comes or calls on the days of the rota, for any officer.",
            _OFFICER - {P.EXCUSE_JUDGE, P.RESPONSE_DECIDE, P.COVER_ARRANGE, P.LEVEL_DECIDE, P.PLAN_WRITE},
            ("cover", "duty"),
        ),
        Role(
            "psychologist", "Psychologist", "Contributes to assessments; supervises nobody.",
            _CONTRIBUTOR | {P.SENSITIVE_READ}, ("assessment",),
        ),
        Role(
            "social_worker", "Social worker", "Contributes to assessments; supervises nobody.",
            _CONTRIBUTOR, ("assessment",),
        ),
        Role(
            "out_of_hours", "Out-of-hours desk",
            "Answers at night: finds whose a person is and whom to ring; opens a record only by breaking the glass.",
            frozenset({P.PERSON_FIND, P.GLASS_BREAK}),
        ),
        Role(
            "victim_liaison", "Victim liaison",
            "Keeps in touch with victims and people at risk; never supervises the person they are kept safe from.",
            frozenset({P.PERSON_FIND, P.PERSON_OPEN, P.PURPOSE_STATE, P.PROTECTED_READ, P.PROTECTED_CHANGE}),
            ("victim",),
        ),
        Role(
            "work_supervisor", "Supervisor of unpaid work",
            "Leads a group at work: sees who is to come, and records who came; opens nobody's record.",
            frozenset({P.PERSON_FIND, P.WORK_RECORD}),
        ),
        Role(
            "reception", "Reception", "Receives people and telephone calls.",
            frozenset({P.PERSON_FIND, P.PERSON_OPEN, P.PURPOSE_STATE, P.CASELOAD_READ}), ("reception",),
        ),
        Role(
            "analyst", "Analyst", "Sees how well scores foretell outcomes; figures only, nobody's record.",
            frozenset({P.VALIDATION_READ}),
        ),
        Role(
            "provider", "Service or programme worker",
            "Works with people referred to their organisation; sees its referrals and nothing else.",
            frozenset({P.REFERRAL_WORK}), outside=True,
        ),
        Role(
            "provider_manager", "Service or programme manager",
            "Answers referrals to their organisation and gives them to its workers.",
            frozenset({P.REFERRAL_WORK, P.REFERRAL_ANSWER}), outside=True,
        ),
        Role(
            "judge", "Judge or magistrate",
            "Sits in court: sees the hearings before it and what was disclosed for them; opens nobody's record.",
            frozenset({P.BENCH_SIT}), outside=True,
        ),
        Role(
            "board_member", "Member of the parole board",
            "Sits on the board: sees the hearings before it and what was disclosed for them; opens nobody's record.",
            frozenset({P.BENCH_SIT}), outside=True,
        ),
        Role(
            "tester", "Collector of tests",
            "Takes specimens and keeps their custody; sees who is to come, and opens nobody's record.",
            frozenset({P.PERSON_FIND, P.TEST_RECORD}),
        ),
        Role(
            "auditor", "Auditor", "Sees who has looked at what; no casework.",
            frozenset({P.AUDIT_READ, P.LOOKS_READ, P.LOOKS_REVIEW, P.PERSON_FIND}),
        ),
        Role(
            "administrator", "Administrator", "Keeps users, teams, lists and imports; no casework.",
            frozenset({P.AGENCY_ADMINISTER, P.USERS_ADMINISTER, P.REFERENCE_ADMINISTER, P.QUEUE_ADMINISTER,
                       P.SESSIONS_END, P.LOCK_RELEASE, P.IMPORT_RUN, P.TOKENS_ADMINISTER, P.TEMPLATE_RELEASE,
                       P.RESOURCE_KEEP, P.PROGRAMME_KEEP}),
        ),
    )
}  # fmt: skip


def roles_that_count(held: Iterable[str], *, outside: bool) -> tuple[str, ...]:
    """Of the roles somebody holds those that are for somebody like them, in order; an unknown one counts for nobody."""
    return tuple(sorted({code for code in held if code in ROLES and ROLES[code].outside == outside}))


def permissions_of(roles: tuple[str, ...]) -> frozenset[str]:
    """All permissions that holding `roles` gives; an unknown role gives none."""
    held: set[str] = set()
    for code in roles:
        if code in ROLES:
            held |= {str(permission) for permission in ROLES[code].permissions}
    return frozenset(held)


def purposes_of(roles: tuple[str, ...]) -> tuple[str, ...]:
    """The purposes that a holder of `roles` may state, in the order of PURPOSES."""
    allowed = {purpose for code in roles if code in ROLES for purpose in ROLES[code].purposes}
    return tuple(purpose for purpose in PURPOSES if purpose in allowed)
