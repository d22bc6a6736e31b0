"""The letters of an appeal, which read the same in every English-speaking place."""

from throughcare.rules.jurisdictions.letters import LetterKind, LetterTemplate, Section
from throughcare.rules.jurisdictions.plain_english import (
    GREETING,
    HOW_TO_ANSWER,
    HOW_TO_CONTEST,
    PUT_RIGHT,
    SETTLED,
    how_to_reach_us,
)


def appeal_received(pack: str, adviser: str) -> LetterTemplate:
    """That an appeal came in, what happens next, by when, and what goes on meanwhile."""
    return LetterTemplate(
        code=f"{pack}-appeal-received",
        kind=LetterKind.APPEAL_RECEIVED,
        language="en",
        version=SETTLED,
        title="We have your appeal of {appeal_date}",
        needed=HOW_TO_ANSWER | {"appeal_date", "appeal_against", "next_steps", "decide_by", "meanwhile"},
        sections=(
            GREETING,
            Section(
                "What we have",
                ("Your appeal came to us on {appeal_date}.", "It is about this: {appeal_against}."),
            ),
            Section("What happens next", ("{next_steps}", "By when: {decide_by}")),
            Section("Until then", ("{meanwhile}",)),
            Section(
                "What you can still do",
                (),
                (
                    "Send us more papers, or tell us who saw what happened.",
                    "Ask to be heard, or for an interpreter: it is free.",
                    "Take the appeal back. Nobody else can do that for you.",
                ),
            ),
            how_to_reach_us(adviser),
        ),
    )


def appeal_decided(pack: str, adviser: str) -> LetterTemplate:
    """What was decided on an appeal, why, on which facts, by whom, and how to go on from there."""
    return LetterTemplate(
        code=f"{pack}-appeal-decided",
        kind=LetterKind.APPEAL_DECIDED,
        language="en",
        version=SETTLED,
        title="What was decided on your appeal of {appeal_date}",
        needed=HOW_TO_ANSWER
        | HOW_TO_CONTEST
        | {"appeal_date", "appeal_against", "what_was_decided", "because", "facts", "decided_by", "decision_date",
           "next_way"},
        sections=(
            GREETING,
            Section("What you appealed against", ("{appeal_against}. Your appeal came to us on {appeal_date}.",)),
            Section("What was decided", ("{what_was_decided}", "{decided_by} decided this on {decision_date}.")),
            Section("Why", ("{because}",)),
            Section("The facts this rests on", (), ("{facts}",)),
            PUT_RIGHT,
            Section("If you still do not agree", ("{next_way}",)),
            how_to_reach_us(adviser),
        ),
    )  # fmt: skip
