"""Letters in plain English. A Welsh text is used only when a person who knows language and law has checked it.

A warning must describe the circumstances, say that the breach is unacceptable, and tell the person what
another breach within 12 months beginning with the date of the warning makes them liable to: Sentencing Act
2020, Sch. 10, para. 6(4). Sch. 16, para. 6(4) asks the same of a suspended sentence order.
"""

from throughcare.rules.jurisdictions.appeal_letters import appeal_decided, appeal_received
from throughcare.rules.jurisdictions.letters import LetterKind, LetterTemplate, Section
from throughcare.rules.jurisdictions.letters_welsh import decision_in_welsh
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

ADVISER = "solicitor"
UNACCEPTABLE = "The breach is unacceptable."
LIABLE = (
    "If you breach a requirement of your order again within the period of 12 months beginning with {warning_date}, you "
    "will be liable to be brought before a court."
)
"""The two sentences of paragraph 6(4): an agency's own wording of the warning holds both."""

WARNING = LetterTemplate(
    code="ew-warning",
    kind=LetterKind.WARNING,
    language="en",
    order_types=frozenset({"ew-community-order", "ew-suspended-sentence-order"}),
    version=SETTLED,
    title="Warning about your order",
    needed=HOW_TO_ANSWER
    | HOW_TO_CONTEST
    | {
        "circumstances",
        "requirement",
        "reason_given",
        "because",
        "decision_date",
        "warning_date",
        "warning_last_day",
    },
    must_say=(UNACCEPTABLE, LIABLE),
    sections=(
        Section(
            "Dear {person_name}",
            ("Your reference is {reference}. This warning is given on {warning_date}.",),
        ),
        Section(
            "What happened",
            ("{circumstances}", "This was a breach of this requirement of your order: {requirement}."),
        ),
        Section(
            "Our decision",
            (
                "You told us: {reason_given}",
                "{officer_name} decided on {decision_date} that this was not a reasonable excuse.",
                "Why: {because}",
                UNACCEPTABLE,
            ),
        ),
        Section(
            "What this means",
            (f"{LIABLE} That period ends at the end of {{warning_last_day}}.",),
        ),
        NEXT_APPOINTMENT,
        PUT_RIGHT,
        how_to_reach_us(ADVISER),
    ),
)

LETTERS = (
    appointment("ew", ADVISER),
    reason_request("ew", ADVISER, "whether it is a reasonable excuse"),
    WARNING,
    warning_withdrawn("ew", ADVISER),
    ending("ew", ADVISER),
    decision("ew", ADVISER),
    appeal_received("ew", ADVISER),
    appeal_decided("ew", ADVISER),
    decision_in_welsh("ew"),
    licence("ew", ADVISER, "licence"),
    progress_report("ew"),
    pre_sentence_report("ew"),
)
