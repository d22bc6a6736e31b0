"""Letters in plain English. A Spanish text is added only once a person who knows language and law has checked it.

The written warning claims no effect in law: no published text seen gives it one.
"""

from datetime import date

from throughcare.rules.jurisdictions.letters import LetterKind, LetterTemplate, Section

SETTLED = date(2026, 11, 22)

HOW_TO_REACH_US = Section(
    "How to reach us",
    ("{officer_name}, {office_name}, {office_phone}.",),
    (
        "Tell us if you need an interpreter, this letter in another language or large print, or other help.",
        "You can ask somebody you trust, or a lawyer, to help you answer.",
    ),
)
PUT_RIGHT = Section(
    "If something here is wrong",
    (
        "Tell {officer_name} by {correct_by}. You can write, call or say it at the office. If you do not agree with "
        "the answer, ask for {manager_name} to look at it. What you say is kept with this letter.",
    ),
)

APPOINTMENT = LetterTemplate(
    code="us-pa-appointment",
    kind=LetterKind.APPOINTMENT,
    language="en",
    version=SETTLED,
    title="Your appointment on {appointment_date}",
    sections=(
        Section("Dear {person_name}", ("Your reference is {reference}.",)),
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
                "Tell us as soon as you know. We can often find another time. If something stops you on the day, "
                "call us and keep anything that shows why.",
            ),
        ),
        HOW_TO_REACH_US,
    ),
)

REASON_REQUEST = LetterTemplate(
    code="us-pa-reason-request",
    kind=LetterKind.REASON_REQUEST,
    language="en",
    version=SETTLED,
    title="Please tell us what happened on {missed_date}",
    sections=(
        Section("Dear {person_name}", ("Your reference is {reference}.",)),
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
                "show anything that explains it, such as an appointment card, a text from work or a letter",
            ),
        ),
        Section(
            "What happens next",
            (
                "{officer_name} will look at your reason and decide whether to excuse what happened. We will tell "
                "you what was decided and why. If we hear nothing by {answer_by}, we will decide on what we know.",
            ),
        ),
        PUT_RIGHT,
        HOW_TO_REACH_US,
    ),
)

WARNING = LetterTemplate(
    code="us-pa-warning",
    kind=LetterKind.WARNING,
    language="en",
    version=SETTLED,
    title="Written warning",
    sections=(
        Section(
            "Dear {person_name}", ("Your reference is {reference}. This warning is dated {warning_date}.",)
        ),
        Section(
            "What happened",
            ("{circumstances}", "The condition this is about: {requirement}."),
        ),
        Section(
            "Our decision",
            (
                "You told us: {reason_given}",
                "{officer_name} decided on {decision_date} not to excuse this, because: {because}",
            ),
        ),
        Section(
            "What this means",
            (
                "This letter is a warning from the office that supervises you. It is not a finding by a court or the "
                "board that you violated your supervision.",
            ),
        ),
        Section("Your next appointment", ("{next_appointment}",)),
        PUT_RIGHT,
        HOW_TO_REACH_US,
    ),
)

WARNING_WITHDRAWN = LetterTemplate(
    code="us-pa-warning-withdrawn",
    kind=LetterKind.WARNING_WITHDRAWN,
    language="en",
    version=SETTLED,
    title="We have withdrawn your warning of {warning_date}",
    sections=(
        Section("Dear {person_name}", ("Your reference is {reference}.",)),
        Section(
            "What has changed",
            ("The warning dated {warning_date} is withdrawn. It no longer counts.", "Why: {because}"),
        ),
        Section("Your next appointment", ("{next_appointment}",)),
        HOW_TO_REACH_US,
    ),
)

LETTERS = (APPOINTMENT, REASON_REQUEST, WARNING, WARNING_WITHDRAWN)
