"""The kinds of text an agency may word, and the blanks that each may hold, with what fills them.

A letter's blanks are those of the pack's own letter, and whom and where it is from, which are always known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from throughcare.rules.jurisdictions.letters import LetterTemplate


class TextKind(StrEnum):
    """What a text is for."""

    LETTER = "letter"
    CASE_NOTE = "case_note"
    SNIPPET = "snippet"
    PLAN_PAGE = "plan_page"
    REFERRAL = "referral"


@dataclass(frozen=True, slots=True)
class KindWords:
    """title: of all of them. one: what a single one is called."""

    title: str
    one: str
    what_for: str


KIND_WORDS: dict[TextKind, KindWords] = {
    TextKind.LETTER: KindWords(
        "Letters", "letter", "Made by a decision or from an appointment, and kept as it was sent."
    ),
    TextKind.CASE_NOTE: KindWords(
        "Notes", "note template", "What a note begins with, when an officer starts from it."
    ),
    TextKind.SNIPPET: KindWords("Short texts", "short text", "Inserted into a note by any officer."),
    TextKind.PLAN_PAGE: KindWords(
        "Plan",
        "text for the plan",
        "Said below the plan on the person’s own page of it, on screen and on paper.",
    ),
    TextKind.REFERRAL: KindWords(
        "Referrals",
        "referral text",
        "What the reason for a referral begins with. The organisation it goes to reads it.",
    ),
}


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing that is filled in. meaning: what stands there. sample: invented, for a preview; a day, or words."""

    name: str
    meaning: str
    sample: str | date

    @property
    def written(self) -> str:
        """As it is typed: {person_name}."""
        return f"{{{self.name}}}"


def _listed(*blanks: Blank) -> dict[str, Blank]:
    return {blank.name: blank for blank in blanks}


WHO = _listed(
    Blank("person_name", "the person’s name", "Alex Example"),
    Blank("reference", "the person’s number", "X123456"),
    Blank("officer_name", "the responsible officer", "Olive Officer"),
    Blank("office_name", "the agency and team", "Northtown office, North team"),
    Blank("office_phone", "the team’s telephone", "01632 960000"),
    Blank("manager_name", "the team’s manager", "Max Manager"),
)
"""Known for every letter, whatever it is about."""
OF_LETTERS = WHO | _listed(
    Blank("appointment_date", "the day of the appointment", date(2027, 3, 3)),
    Blank("appointment_time", "the time of the appointment", "10am"),
    Blank("appointment_place", "where the appointment is", "North office"),
    Blank("missed_date", "the day that was missed", date(2027, 2, 24)),
    Blank(
        "what_was_missed",
        "what was missed, in a sentence",
        "We expected you at the office and you did not come.",
    ),
    Blank("answer_by", "the day to answer by", date(2027, 3, 10)),
    Blank("correct_by", "the day by which to say that something is wrong", date(2027, 3, 17)),
    Blank("next_appointment", "when and where the person is next expected", "3 March at 10am, North office."),
    Blank(
        "circumstances",
        "what happened, in a sentence",
        "You did not come to the office on the day we agreed.",
    ),
    Blank("requirement", "the requirement or condition it is about", "to keep in touch with your officer"),
    Blank("reason_given", "what the person said", "I forgot that we had met a day early."),
    Blank("because", "why it was decided so", "You were reminded the evening before."),
    Blank("decision_date", "the day of the decision", date(2027, 3, 1)),
    Blank("warning_date", "the day of the warning", date(2027, 3, 2)),
    Blank("warning_last_day", "the last day on which the warning counts", date(2028, 3, 1)),
    Blank("what_ended", "what has ended", "Your community order"),
    Blank("last_day", "the last day of supervision", date(2027, 3, 2)),
    Blank(
        "what_was_decided", "what was decided, in a sentence", "You will report once a week for four weeks."
    ),
    Blank("decided_by", "who decided it", "Max Manager"),
    Blank(
        "facts",
        "the facts it stands on, one a line",
        "You did not come on 24 February.\nYou rang on 26 February.",
    ),
    Blank(
        "how_to_appeal",
        "how to appeal, in a sentence or two",
        "You can ask for the decision to be looked at again. Write to the office, or ask for the form.",
    ),
    Blank("appeal_by", "the last day to appeal, or whom to ask", "17 March 2027"),
    Blank("licence_start", "the first day of the licence", date(2027, 3, 3)),
    Blank("licence_end", "the last day of the licence", date(2028, 3, 2)),
    Blank(
        "first_meeting",
        "whom the person sees first, when and where",
        "See Olive Officer on 3 March at 2pm, North office.",
    ),
    Blank(
        "standard_conditions",
        "the conditions that everybody has, numbered, one a line",
        "1. Do not commit any crime.\n2. Keep in touch with your officer.",
    ),
    Blank(
        "additional_conditions",
        "the conditions that were added, numbered, one a line",
        "3. Stay in from 7pm to 7am.",
    ),
    Blank("bespoke_conditions", "the conditions in words of their own, numbered, one a line", "None."),
    Blank("appeal_against", "what the appeal is against", "Warning, decided on 1 March 2027"),
    Blank("appeal_date", "the day the appeal came in", date(2027, 3, 3)),
    Blank(
        "next_steps", "what happens next with the appeal", "Another manager looks at it and writes to you."
    ),
    Blank("decide_by", "by when the appeal is decided", "31 March 2027."),
    Blank("meanwhile", "whether the decision waits until then", "Until then the decision goes on."),
    Blank(
        "next_way",
        "how to go on: a further appeal, or whom to complain to",
        "You can complain to the head of the office. Ask us for the address.",
    ),
    Blank("court_name", "the court or board a report is for", "Northtown court"),
    Blank("orders", "the orders in force, one a line", "Community order from 3 March 2026"),
    Blank("attendance", "what was kept and missed, one a line", "Kept 9 of 10 meetings."),
    Blank("assessments", "what the assessments say, one a line", "Home: settled. Work: looks for a job."),
    Blank("plan_progress", "each objective and how far it is, one a line", "Find a room: done."),
    Blank("offence", "what the report is about, one a line", "Theft on 3 January 2026"),
    Blank("person_view", "what the person says, in their own words", "I want to keep my job."),
    Blank("officer_view", "what the officer thinks, with reasons", "They have done well since March."),
    Blank("proposal", "what is asked of the court, or offered", "Let the order go on as it is."),
)
OF_NOTES = _listed(
    Blank("person_first_name", "the name the person goes by", "Alex"),
    Blank("person_name", "the person’s name", "Alex Example"),
    Blank("reference", "the person’s number", "X123456"),
    Blank("today", "the day the note is begun", date(2027, 3, 3)),
    Blank("order", "the order or licence in force", "Community order"),
    Blank("next_appointment", "when and where the person is next expected", "10 March at 10am, North office"),
    Blank("last_contact", "the contact before this one", "Office appointment, 24 February"),
    Blank("officer_name", "who writes the note", "Olive Officer"),
)
OF_PLANS = _listed(
    Blank("person_first_name", "the name the person goes by", "Alex"),
    Blank("person_name", "the person’s name", "Alex Example"),
    Blank("reference", "the person’s number", "X123456"),
    Blank("officer_name", "the responsible officer", "Olive Officer"),
    Blank("office_name", "the agency", "Northtown office"),
    Blank("office_phone", "the officer’s telephone", "01632 960000"),
    Blank("today", "the day it is looked at or printed", date(2027, 3, 3)),
    Blank("review_date", "the day by which the plan is looked at again", date(2027, 6, 3)),
)
OF_REFERRALS = _listed(
    Blank("person_name", "the person’s name", "Alex Example"),
    Blank("reference", "the person’s number", "X123456"),
    Blank("officer_name", "who makes the referral", "Olive Officer"),
    Blank("office_name", "the agency", "Northtown office"),
    Blank("today", "the day of the referral", date(2027, 3, 3)),
    Blank("provider_name", "the organisation it goes to", "Harbour Skills"),
    Blank("programme_name", "the programme or service", "Thinking ahead"),
)
IN_OUR_WORDS = frozenset(
    {
        "what_was_missed",
        "circumstances",
        "requirement",
        "reason_given",
        "because",
        "what_ended",
        "what_was_decided",
        "facts",
        "how_to_appeal",
        "first_meeting",
        "standard_conditions",
        "additional_conditions",
        "bespoke_conditions",
        "appeal_against",
        "next_steps",
        "meanwhile",
        "next_way",
    }
)
"""Blanks filled with sentences that somebody wrote for this one letter, in the language they write in."""
NOT_RECORDED = "not recorded"
"""What stands in a note for a blank of which nothing is known. A letter is not made then."""

_BY_KIND = {
    TextKind.CASE_NOTE: OF_NOTES, TextKind.SNIPPET: OF_NOTES, TextKind.PLAN_PAGE: OF_PLANS,
    TextKind.REFERRAL: OF_REFERRALS,
}  # fmt: skip


def blanks_of(kind: TextKind, letter: LetterTemplate | None = None) -> tuple[Blank, ...]:
    """The blanks that a text of this kind may hold. letter: the pack's own, over which an agency's would stand."""
    if kind is not TextKind.LETTER:
        return tuple(_BY_KIND[kind].values())
    names: Iterable[str] = letter.blanks if letter else ()
    return tuple((WHO | {name: OF_LETTERS[name] for name in OF_LETTERS if name in set(names)}).values())
