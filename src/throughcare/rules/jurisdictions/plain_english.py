"""The letters that read the same in every English-speaking place; a pack adds what its own law asks for."""

from datetime import date

from throughcare.rules.jurisdictions.letters import LetterKind, LetterTemplate, Section

SETTLED = date(2026, 11, 22)

HOW_TO_ANSWER = frozenset({"officer_name", "office_phone"})
"""Whom to turn to: no letter leaves it out, whoever words it."""
HOW_TO_CONTEST = frozenset({"correct_by", "manager_name"})
"""By when to say that something is wrong, and who looks at it then."""

OF_DECISIONS = (
    HOW_TO_ANSWER
    | HOW_TO_CONTEST
    | {"what_was_decided", "because", "facts", "decided_by", "decision_date", "how_to_appeal", "appeal_by"}
)
"""What a letter about a decision never leaves out."""

OF_LICENCES = (
    HOW_TO_ANSWER
    | HOW_TO_CONTEST
    | {"licence_start", "licence_end", "first_meeting", "standard_conditions", "additional_conditions",
       "bespoke_conditions"}
)  # fmt: skip
"""What the paper of a licence never leaves out."""

GREETING = Section("Dear {person_name}", ("Your reference is {reference}.",))
NEXT_APPOINTMENT = Section("Your next appointment", ("{next_appointment}",))
PUT_RIGHT = Section(
    "If something here is wrong",
    (
        "Tell {officer_name} by {correct_by}. You can write, call or say it at the office. If you do not "
        "agree with the answer, ask for {manager_name} to look at it. What you say is kept with this letter.",
    ),
)
SIGNED = Section("Who wrote this", ("{officer_name}, {office_name}, {office_phone}.",))


def how_to_reach_us(adviser: str) -> Section:
    """The last section of every letter. adviser: what a lawyer is called here."""
    return Section(
        "How to reach us",
        ("{officer_name}, {office_name}, {office_phone}.",),
        (
            "Tell us if you need an interpreter, another language, large print or other help.",
            f"You can ask somebody you trust, or a {adviser}, to help you answer.",
        ),
    )


def appointment(pack: str, adviser: str) -> LetterTemplate:
    """A neutral letter about an appointment: nothing about why, nothing about what was missed."""
    return LetterTemplate(
        code=f"{pack}-appointment",
        kind=LetterKind.APPOINTMENT,
        language="en",
        version=SETTLED,
        title="Your appointment on {appointment_date}",
        needed=HOW_TO_ANSWER | {"appointment_date", "appointment_time", "appointment_place"},
        sections=(
            GREETING,
            Section(
                "When and where",
                (
                    "{appointment_date} at {appointment_time}, {appointment_place}.",
                    "You will see {officer_name}.",
                ),
            ),
            Section(
                "If you cannot come",
                (
                    "Tell us as soon as you know. We can often find another time. If something stops you on "
                    "the day, call us and keep anything that shows why.",
                ),
            ),
            how_to_reach_us(adviser),
        ),
    )


def reason_request(pack: str, adviser: str, judged: str) -> LetterTemplate:
    """Asks for the person's reason before anybody judges it. judged: what the officer will decide."""
    return LetterTemplate(
        code=f"{pack}-reason-request",
        kind=LetterKind.REASON_REQUEST,
        language="en",
        version=SETTLED,
        title="Please tell us what happened on {missed_date}",
        needed=HOW_TO_ANSWER | HOW_TO_CONTEST | {"missed_date", "what_was_missed", "answer_by"},
        sections=(
            GREETING,
            Section(
                "Why we are writing",
                ("{what_was_missed}", "Nothing has been decided. We want to hear from you first."),
            ),
            Section(
                "What to do",
                ("Tell us by {answer_by} what happened. You can:",),
                (
                    "call or write to {officer_name}",
                    "come to the office",
                    "show anything that explains it, such as an appointment card or a text from work",
                ),
            ),
            Section(
                "What happens next",
                (
                    f"{{officer_name}} will look at your reason and decide {judged}. We will tell you what "
                    "was decided and why. If we hear nothing by {answer_by}, we will decide on what we know.",
                ),
            ),
            PUT_RIGHT,
            how_to_reach_us(adviser),
        ),
    )


def ending(pack: str, adviser: str) -> LetterTemplate:
    """Says that supervision has ended: what is over, from which day, and what the person can still ask for."""
    return LetterTemplate(
        code=f"{pack}-ending",
        kind=LetterKind.ENDING,
        language="en",
        version=SETTLED,
        title="Your supervision has ended",
        needed=HOW_TO_ANSWER | {"what_ended", "last_day"},
        sections=(
            GREETING,
            Section(
                "What has ended",
                (
                    "{what_ended} ended. The last day was {last_day}.",
                    "We ask nothing more of you. You do not have to come to us or tell us anything.",
                ),
            ),
            Section(
                "What we keep",
                (
                    "We keep a record of the time we worked together for as long as the law asks. You can "
                    "ask to see what we hold about you, and ask us to put right what is wrong.",
                ),
            ),
            Section(
                "If somebody still asks you to come",
                ("Show them this letter, or tell {officer_name}.",),
            ),
            how_to_reach_us(adviser),
        ),
    )


def warning_withdrawn(pack: str, adviser: str) -> LetterTemplate:
    """Says that a warning no longer counts, and why."""
    return LetterTemplate(
        code=f"{pack}-warning-withdrawn",
        kind=LetterKind.WARNING_WITHDRAWN,
        language="en",
        version=SETTLED,
        title="We have withdrawn your warning of {warning_date}",
        needed=HOW_TO_ANSWER | {"warning_date", "because"},
        sections=(
            GREETING,
            Section(
                "What has changed",
                (
                    "The warning we gave you on {warning_date} is withdrawn. It no longer counts.",
                    "Why: {because}",
                ),
            ),
            NEXT_APPOINTMENT,
            how_to_reach_us(adviser),
        ),
    )


def decision(pack: str, adviser: str) -> LetterTemplate:
    """What was decided, why, on which facts, by whom, how to put a fact right, how to appeal and by when."""
    return LetterTemplate(
        code=f"{pack}-decision",
        kind=LetterKind.DECISION,
        language="en",
        version=SETTLED,
        title="What we decided on {decision_date}",
        needed=OF_DECISIONS,
        sections=(
            GREETING,
            Section(
                "What was decided",
                ("{what_was_decided}", "{decided_by} decided this on {decision_date}."),
            ),
            Section("Why", ("{because}",)),
            Section("The facts we went by", (), ("{facts}",)),
            PUT_RIGHT,
            Section(
                "If you do not agree with the decision",
                (
                    "{how_to_appeal}",
                    "The last day for this: {appeal_by}.",
                ),
            ),
            how_to_reach_us(adviser),
        ),
    )


NOT_KEPT = Section(
    "If you do not understand it, or cannot keep to it",
    (
        "Ask {officer_name} to go through it with you. If you cannot keep to something, say so before the day. Call "
        "us if something happens on the day.",
    ),
)
TO_BE_CHANGED = Section(
    "If you want something changed",
    (
        "Tell {officer_name} what should change and why. You get an answer with the reasons. If we want to ask more "
        "of you, you are heard first.",
        "You can also complain to {manager_name}. It does not count against you.",
    ),
)


def licence(pack: str, adviser: str, name: str) -> LetterTemplate:
    """What somebody must do and must not do, from when until when, whom they see first, and how to ask for a change.

    name: what it is called here, after "Your".
    """
    return LetterTemplate(
        code=f"{pack}-licence",
        kind=LetterKind.LICENCE,
        language="en",
        version=SETTLED,
        title=f"Your {name}",
        needed=OF_LICENCES,
        sections=(
            GREETING,
            Section(
                "What this paper is",
                (
                    "It says what you must do and what you must not do while we supervise you.",
                    "It starts on {licence_start}. The last day is {licence_end}.",
                ),
            ),
            Section("Your first meeting", ("{first_meeting}",)),
            Section("What everybody must keep to", ("{standard_conditions}",)),
            Section("What was added for you", ("{additional_conditions}",)),
            Section("What was written for you alone", ("{bespoke_conditions}",)),
            NOT_KEPT,
            TO_BE_CHANGED,
            PUT_RIGHT,
            how_to_reach_us(adviser),
        ),
    )


def progress_report(pack: str) -> LetterTemplate:
    """For a court that reviews how somebody is doing. An officer completes it and signs."""
    return LetterTemplate(
        code=f"{pack}-progress-report",
        kind=LetterKind.PROGRESS_REPORT,
        language="en",
        version=SETTLED,
        title="Progress report: {person_name}",
        needed=frozenset({"person_name", "reference", "orders", "attendance", "plan_progress", "person_view",
                          "officer_view", "proposal", "officer_name"}),
        sections=(
            Section("Who this report is about", ("{person_name}, {reference}.", "It is written for {court_name}.")),
            Section("Orders in force", (), ("{orders}",)),
            Section("How they kept to them", (), ("{attendance}",)),
            Section("Where things stand in their life", (), ("{assessments}",)),
            Section("The plan, and how far it has come", (), ("{plan_progress}",)),
            Section("What {person_name} says", ("{person_view}",)),
            Section("What we think", ("{officer_view}",)),
            Section("What we ask the court to do", ("{proposal}",)),
            SIGNED,
        ),
    )  # fmt: skip


def pre_sentence_report(pack: str) -> LetterTemplate:
    """For a court before it passes sentence. An officer completes it and signs."""
    return LetterTemplate(
        code=f"{pack}-pre-sentence-report",
        kind=LetterKind.PRE_SENTENCE_REPORT,
        language="en",
        version=SETTLED,
        title="Pre-sentence report: {person_name}",
        needed=frozenset({"person_name", "reference", "offence", "assessments", "person_view", "officer_view",
                          "proposal", "officer_name"}),
        sections=(
            Section("Who this report is about", ("{person_name}, {reference}.", "It is written for {court_name}.")),
            Section("What it is about", (), ("{offence}",)),
            Section("What {person_name} says", ("{person_view}",)),
            Section("Where things stand in their life", (), ("{assessments}",)),
            Section("Earlier supervision, and how it went", (), ("{attendance}",)),
            Section("What has helped so far", (), ("{plan_progress}",)),
            Section("What we think", ("{officer_view}",)),
            Section("What could be done, and what each way asks of them", ("{proposal}",)),
            SIGNED,
        ),
    )  # fmt: skip
