"""Letters in plain English. A Welsh text is added only once a person who knows language and law has checked it.

A warning must describe the circumstances, say that the breach is unacceptable, and say what another breach within 12
months beginning with the date of the warning makes the person liable to: Sentencing Act 2020, Sch. 10, para. 6(4).
"""

from datetime import date

from throughcare.rules.jurisdictions.letters import LetterKind, LetterTemplate, Section

SETTLED = date(2026, 11, 22)

HOW_TO_REACH_US = Section(
    "How to reach us",
    ("{officer_name}, {office_name}, {office_phone}.",),
    (
        "Tell us if you need an interpreter, this letter in another language or large print, or other help.",
        "You can ask somebody you trust, or a solicitor, to help you answer.",
    ),
)
PUT_RIGHT = Section(
    "If something here is wrong",
    (
        "Tell {officer_name} by {correct_by}. You can write, phone or say it at the office. If you are not content "
        "with the answer, ask for {manager_name} to look at it. What you say is kept with this letter.",
    ),
)

APPOINTMENT = LetterTemplate(
    code="ew-appointment",
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
                "phone us and keep anything that shows why.",
            ),
        ),
        HOW_TO_REACH_US,
    ),
)

REASON_REQUEST = LetterTemplate(
    code="ew-reason-request",
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
                "phone or write to {officer_name}",
                "come to the office",
                "show anything that explains it, such as an appointment card, a text from work or a letter",
            ),
        ),
        Section(
            "What happens next",
            (
                "{officer_name} will look at your reason and decide whether it is reasonable. We will tell you what "
                "was decided and why. If we hear nothing by {answer_by}, we will decide on what we know.",
            ),
        ),
        PUT_RIGHT,
        HOW_TO_REACH_US,
    ),
)

WARNING = LetterTemplate(
    code="ew-warning",
    kind=LetterKind.WARNING,
    language="en",
    version=SETTLED,
    title="Warning about your order",
    sections=(
        Section(
            "Dear {person_name}", ("Your reference is {reference}. This warning is given on {warning_date}.",)
        ),
        Section(
            "What happened",
            ("{circumstances}", "This was a breach of this requirement of your order: {requirement}."),
        ),
        Section(
            "Our decision",
            (
                "You told us: {reason_given}",
                "{officer_name} decided on {decision_date} that this was not a reasonable excuse, because: {because}",
                "The breach is unacceptable.",
            ),
        ),
        Section(
            "What this means",
            (
                "If you breach a requirement of your order again within the period of 12 months beginning with "
                "{warning_date}, you will be liable to be brought before a court. That period ends at the end of "
                "{warning_last_day}.",
            ),
        ),
        Section("Your next appointment", ("{next_appointment}",)),
        PUT_RIGHT,
        HOW_TO_REACH_US,
    ),
)

WARNING_WITHDRAWN = LetterTemplate(
    code="ew-warning-withdrawn",
    kind=LetterKind.WARNING_WITHDRAWN,
    language="en",
    version=SETTLED,
    title="We have withdrawn your warning of {warning_date}",
    sections=(
        Section("Dear {person_name}", ("Your reference is {reference}.",)),
        Section(
            "What has changed",
            (
                "The warning we gave you on {warning_date} is withdrawn. It no longer counts.",
                "Why: {because}",
            ),
        ),
        Section("Your next appointment", ("{next_appointment}",)),
        HOW_TO_REACH_US,
    ),
)

LETTERS = (APPOINTMENT, REASON_REQUEST, WARNING, WARNING_WITHDRAWN)
