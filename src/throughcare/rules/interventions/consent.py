"""Written consent to the use and disclosure of substance use treatment records (United States, 42 CFR 2.31).

A consent that lacks an element, has expired or was taken back is no consent: nothing flows, either way. The rule of
2024 took effect on 16 April 2024 and had to be kept from 16 February 2026 (89 FR 12472). Its elements (a)(1) to (4)
were read in the text; the others as public restatements of the section give them. Section 2.35, on consent given to an
agency of criminal justice that made treatment a condition, was not read in its present form: here a consent can always
be taken back, which protects the person more. What was done in reliance on it before that day stays done.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from throughcare.rules.dates import in_words
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Mark,
    Problem,
    Source,
    Unknown,
    YesNo,
    is_known,
    published,
)

CODE = "us-treatment-consent"
PART_2 = Source(
    title="42 CFR Part 2, Confidentiality of Substance Use Disorder Patient Records",
    citation="§ 2.31, as amended by 89 FR 12472 (document 2024-02544)",
    url="https://www.govregs.com/regulations/expand/title42_chapterI_part2_subpartC_section2.31",
    version="final rule of 16 February 2024; compliance date 16 February 2026",
    effective_from=date(2024, 4, 16),
    checked_on=date(2026, 11, 22),
    licence="Federal regulation, public domain",
    mark=Mark.READ,
)


class Recipient(StrEnum):
    """To whom the records may go, as the consent says it."""

    NOT_SAID = "not_said"
    NAMED = "named"
    CLASS = "class"
    TREATMENT_PAYMENT_OPERATIONS = "treatment_payment_operations"
    INTERMEDIARY = "intermediary"


RECIPIENTS = {
    Recipient.NOT_SAID: "nobody is said",
    Recipient.NAMED: "named people or organisations",
    Recipient.CLASS: "a class of people or organisations",
    Recipient.TREATMENT_PAYMENT_OPERATIONS: "all future treatment, payment and health care operations",
    Recipient.INTERMEDIARY: "an intermediary that passes records on",
}


class Ends(StrEnum):
    """With what the consent ends."""

    NOT_SAID = "not_said"
    DAY = "day"
    EVENT = "event"
    NEVER = "none"


ENDS = {
    Ends.NOT_SAID: "nothing is said",
    Ends.DAY: "a day",
    Ends.EVENT: "an event or condition",
    Ends.NEVER: "it says that it has no end",
}

ELEMENTS = {
    "patient": "the name of the patient",
    "discloser": "who may disclose: a person, or a class of persons",
    "information": "a meaningful and specific description of the information",
    "recipient": "to whom: a person, or a class of persons",
    "participants": "the participants to whom the intermediary may pass it on",
    "purpose": "each purpose",
    "right_to_revoke": "that the patient may take it back in writing, and how",
    "ends": "the day or event with which it ends",
    "signature": "the signature of the patient, or of who may sign for them",
    "signed_on": "the day it was signed",
    "redisclosure": "that records may be passed on as the health privacy rules allow",
    "refusing": "what follows from refusing to sign",
}
"""Every element by name; `participants` for an intermediary, the last two for treatment, payment and operations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenConsent:
    """What a consent says: each element there or not. ends_on: with Ends.DAY; ended_on: when its event came.

    notes_only: it is for counseling notes and nothing else.
    """

    patient: bool = False
    discloser: bool = False
    information: bool = False
    recipient: Recipient = Recipient.NOT_SAID
    participants: bool = False
    purpose: bool = False
    right_to_revoke: bool = False
    ends: Ends = Ends.NOT_SAID
    ends_on: date | None = None
    ended_on: date | None = None
    signature: bool = False
    signed_on: date | None = None
    redisclosure: bool = False
    refusing: bool = False
    notes_only: bool = False
    revoked_on: date | None = None


class Standing(StrEnum):
    """Whether it stands on a day, or why not."""

    LIVE = "live"
    LACKS_ELEMENTS = "lacks_elements"
    NOT_YET_SIGNED = "not_yet_signed"
    REVOKED = "revoked"
    EXPIRED = "expired"
    EVENT_CAME = "event_came"
    NOT_FOR_NOTES = "not_for_notes"
    ONLY_FOR_NOTES = "only_for_notes"


STANDING = {
    Standing.LIVE: "It stands: what it describes may flow to whom it names, for its purpose, and nothing else.",
    Standing.LACKS_ELEMENTS: "An element is missing, so it is no consent: nothing flows, either way.",
    Standing.NOT_YET_SIGNED: "It is not signed yet on that day: nothing flows, either way.",
    Standing.REVOKED: "It was taken back: nothing flows from that day on, either way.",
    Standing.EXPIRED: "It has expired: nothing flows, either way.",
    Standing.EVENT_CAME: "The event with which it ends has come: nothing flows, either way.",
    Standing.NOT_FOR_NOTES: "Counseling notes need a consent of their own: they do not flow.",
    Standing.ONLY_FOR_NOTES: "It is for counseling notes alone: nothing else flows.",
}


def missing(consent: WrittenConsent) -> tuple[str, ...]:
    """The elements that are not there, by name, in the order of the section."""
    tpo = consent.recipient is Recipient.TREATMENT_PAYMENT_OPERATIONS
    held = {
        "patient": consent.patient, "discloser": consent.discloser, "information": consent.information,
        "recipient": consent.recipient is not Recipient.NOT_SAID,
        "participants": consent.participants or consent.recipient is not Recipient.INTERMEDIARY,
        "purpose": consent.purpose, "right_to_revoke": consent.right_to_revoke, "ends": _has_an_end(consent),
        "signature": consent.signature, "signed_on": consent.signed_on is not None,
        "redisclosure": consent.redisclosure or not tpo, "refusing": consent.refusing or not tpo,
    }  # fmt: skip
    return tuple(name for name in ELEMENTS if not held[name])


def _has_an_end(consent: WrittenConsent) -> bool:
    """That it has no end suffices for treatment, payment and operations only."""
    if consent.ends is Ends.NEVER:
        return consent.recipient is Recipient.TREATMENT_PAYMENT_OPERATIONS
    return consent.ends is Ends.EVENT or (consent.ends is Ends.DAY and consent.ends_on is not None)


def standing(consent: WrittenConsent, on: date, *, notes: bool = False) -> Standing:
    """Whether it stands on a day. notes: counseling notes are asked for. Its last day is included."""
    if missing(consent) or consent.signed_on is None:
        return Standing.LACKS_ELEMENTS
    if consent.signed_on > on:
        return Standing.NOT_YET_SIGNED
    if consent.revoked_on and consent.revoked_on <= on:
        return Standing.REVOKED
    if consent.ends is Ends.DAY and consent.ends_on and consent.ends_on < on:
        return Standing.EXPIRED
    if consent.ended_on and consent.ended_on <= on:
        return Standing.EVENT_CAME
    if notes != consent.notes_only:
        return Standing.NOT_FOR_NOTES if notes else Standing.ONLY_FOR_NOTES
    return Standing.LIVE


def _there(name: str, asks: str) -> Item:
    return Item(name=name, asks=asks, kind=YesNo())


def _day(name: str, asks: str) -> Item:
    return Item(name=name, asks=asks, kind=Day(), needed=False)


WHO = Choice({each.value: words for each, words in RECIPIENTS.items()})
UNTIL = Choice({each.value: words for each, words in ENDS.items()})
WHOLE: dict[str, object] = {
    "patient": True, "discloser": True, "information": True, "recipient": "named", "purpose": True,
    "right_to_revoke": True, "ends": "day", "ends_on": "2027-05-01", "signature": True, "signed_on": "2026-11-01",
    "on": "2026-11-22",
}  # fmt: skip


@published(
    f"{CODE}@{PART_2.effective_from}",
    title="Consent to disclose substance use treatment records",
    decides="which elements a written consent lacks, and whether it stands on a day",
    population="patients of programs to which 42 CFR Part 2 applies",
    source=PART_2,
    items=(
        Item(name="on", asks="For which day?", kind=Day()),
        _there("patient", "Does it name the patient?"),
        _there("discloser", "Does it name who may disclose?"),
        _there("information", "Does it describe the information in a specific and meaningful way?"),
        Item(name="recipient", asks="To whom may it go?", kind=WHO),
        Item(
            name="participants", asks="Does it say to whom the intermediary may pass it on?", kind=YesNo(), needed=False
        ),
        _there("purpose", "Does it say each purpose?"),
        _there("right_to_revoke", "Does it say that it can be taken back in writing, and how?"),
        Item(name="ends", asks="With what does it end?", kind=UNTIL),
        _day("ends_on", "With which day does it end?"),
        _day("ended_on", "On which day did its event come?"),
        _there("signature", "Is it signed by the patient, or by who may sign for them?"),
        _day("signed_on", "On which day was it signed?"),
        Item(name="redisclosure", asks="Does it say that records may be passed on?", kind=YesNo(), needed=False),
        Item(name="refusing", asks="Does it say what follows from refusing?", kind=YesNo(), needed=False),
        Item(name="notes_only", asks="Is it for counseling notes and nothing else?", kind=YesNo(), needed=False),
        Item(name="notes", asks="Are counseling notes asked for?", kind=YesNo(), needed=False),
        _day("revoked_on", "On which day was it taken back?"),
    ),
    examples=(
        Example(says="Every element is there.", given=WHOLE, gives={"missing": [], "standing": "live", "flows": True}),
        Example(
            says="Nobody said how it can be taken back: it is no consent.",
            given=WHOLE | {"right_to_revoke": False},
            gives={"missing": ["right_to_revoke"], "standing": "lacks_elements", "flows": False},
        ),
        Example(
            says="From the day it was taken back nothing flows.",
            given=WHOLE | {"revoked_on": "2026-11-22"},
            gives={"standing": "revoked", "flows": False},
        ),
    ),
)  # fmt: skip
def treatment_consent(
    on: date, recipient: str, ends: str, notes: Answer[bool], signed_on: Answer[date], revoked_on: Answer[date],
    **elements: Answer[bool] | Answer[date],
) -> Conclusion:  # fmt: skip
    """What is missing and whether it stands. Raises BadAnswers for a day of taking back before the signature."""
    if is_known(revoked_on) and is_known(signed_on) and revoked_on < signed_on:
        raise BadAnswers(CODE, [Problem("revoked_on", revoked_on, "must not be before it was signed")])
    days = {"signed_on": signed_on, "revoked_on": revoked_on}
    known = {name: value for name, value in (elements | days).items() if not isinstance(value, Unknown)}
    consent = WrittenConsent(recipient=Recipient(recipient), ends=Ends(ends), **known)  # type: ignore[arg-type]
    lacks, found = missing(consent), standing(consent, on, notes=notes is True)
    conclusion = Conclusion({"missing": lacks, "standing": found, "flows": found is Standing.LIVE})
    for name in lacks:
        conclusion = conclusion.because("It lacks {element}.", element=ELEMENTS[name])
    if consent.revoked_on:
        conclusion = conclusion.because("It was taken back on {day}.", day=in_words(consent.revoked_on))
    if consent.ends_on:
        conclusion = conclusion.because("Its last day is {day}.", day=in_words(consent.ends_on))
    return conclusion.because(STANDING[found])
