"""Letters in plain English. A Spanish text is used only when a person who knows language and law checked it.

The written warning claims no effect in law: no published text that was seen gives it one.
"""

from throughcare.rules.jurisdictions.appeal_letters import appeal_decided, appeal_received
from throughcare.rules.jurisdictions.letters import LetterKind, LetterTemplate, Section
from throughcare.rules.jurisdictions.letters_spanish import decision_in_spanish
from throughcare.rules.jurisdictions.plain_english import (
    HOW_TO_ANSWER,
    HOW_TO_CONTEST,
    NEXT_APPOINTMENT,
    PUT_RIGHT,
    SETTLED,
    appointment,
    decision,
    ending,
    how_to_reach_us,
    licence,
    pre_sentence_report,
    progress_report,
    reason_request,
    warning_withdrawn,
)

ADVISER = "lawyer"
NO_FINDING = "It is not a finding by a court or the board that you violated your supervision."

WARNING = LetterTemplate(
    code="us-pa-warning",
    kind=LetterKind.WARNING,
    language="en",
    version=SETTLED,
    title="Written warning",
    needed=HOW_TO_ANSWER
    | HOW_TO_CONTEST
    | {
        "circumstances",
        "requirement",
        "reason_given",
        "because",
        "decision_date",
        "warning_date",
    },
    must_say=(NO_FINDING,),
    sections=(
        Section(
            "Dear {person_name}",
            ("Your reference is {reference}. This warning is dated {warning_date}.",),
        ),
        Section("What happened", ("{circumstances}", "The condition this is about: {requirement}.")),
        Section(
            "Our decision",
            (
                "You told us: {reason_given}",
                "{officer_name} decided on {decision_date} not to excuse this.",
                "Why: {because}",
            ),
        ),
        Section(
            "What this means",
            (f"This letter is a warning from the office that supervises you. {NO_FINDING}",),
        ),
        NEXT_APPOINTMENT,
        PUT_RIGHT,
        how_to_reach_us(ADVISER),
    ),
)

LETTERS = (
    appointment("us-pa", ADVISER),
    reason_request("us-pa", ADVISER, "whether to excuse what happened"),
    WARNING,
    warning_withdrawn("us-pa", ADVISER),
    ending("us-pa", ADVISER),
    decision("us-pa", ADVISER),
    appeal_received("us-pa", ADVISER),
    appeal_decided("us-pa", ADVISER),
    decision_in_spanish("us-pa"),
    licence("us-pa", ADVISER, "parole conditions"),
    progress_report("us-pa"),
    pre_sentence_report("us-pa"),
)
