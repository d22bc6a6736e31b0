"""What a remote check-in asks: how somebody is, what help they want, whether they want to hear from their officer.

One question a page, in plain words; every one may be skipped. Asking for help, or saying that one is not well, goes to
a person the same working day and is held against nobody. The codes and the list of help are those of the published
service; the words are this program's.
"""

from datetime import date

from throughcare.rules.forms.blocks import ask, when
from throughcare.rules.forms.form import Alarm, Form, Question, Section, When
from throughcare.rules.forms.register import form
from throughcare.rules.kernel import Choice, Kind, Mark, RuleId, Several, Source, Text, YesNo

VERSION = date(2026, 11, 22)
"""The day its questions were written."""
MOST = 1000
MOOD = {
    "VERY_WELL": "Very well",
    "WELL": "Well",
    "OK": "All right",
    "NOT_GREAT": "Not great",
    "STRUGGLING": "I am struggling",
}
NOT_WELL = frozenset({"NOT_GREAT", "STRUGGLING"})
NONE = "NO_HELP"
HELP = {
    "MENTAL_HEALTH": "My mental health",
    "ALCOHOL": "Alcohol",
    "DRUGS": "Drugs",
    "MONEY": "Money",
    "HOUSING": "Where I live",
    "SUPPORT_SYSTEM": "The people around me",
    "OTHER": "Something else",
    NONE: "None: I need no help",
}
OPENING = (
    "These questions are how you check in. It takes a few minutes.",
    "Your officer reads your answers.",
    "You can skip any question. You are in no trouble for asking for help, or for how you feel.",
    "If this does not work on your phone, tell us with the button. It is not held against you.",
    "You can choose to see or speak to somebody instead, at any time.",
    "If you or somebody else is in danger, we have to tell people who can help.",
)
SOURCE = Source(
    title="Check-in in plain language",
    citation="the answers are those of the check-in service of England and Wales, in this program's words",
    version="questions of 2026-11-22; codes of hmpps-esupervision-api@3d120fc",
    effective_from=None,
    checked_on=VERSION,
    licence="The program's own; the codes MIT, Crown copyright",
    mark=Mark.AGENCY_DEFAULT,
)


def _may(name: str, asks: str, kind: Kind, hint: str = "", told: When | None = None) -> Question:
    """A question that may be skipped."""
    return ask(name, asks, kind, hint=hint, needed=False, when=told)


def _more(code: str, about: str) -> Question:
    return _may(f"more_{code.lower()}", about, Text("your own words", MOST), told=when("help", code))


HELP_WANTED = Question(
    item=_may("help", "Do you want help with any of these?", Several(Choice(HELP), most=len(HELP))).item,
    hint="Choose as many as you like, or none.",
    alone=frozenset({NONE}),
)

CHECK_IN = form(
    Form(
        id=RuleId("check-in", VERSION),
        title="Check-in",
        what_for="Says how somebody under supervision is, and what help they want, between meetings",
        population="people under supervision who check in remotely",
        source=SOURCE,
        opening=OPENING,
        asks_person=True,
        adults=False,
        health=True,
        sections=(
            Section(
                code="mood",
                title="How are you?",
                questions=(_may("mood", "How have you been feeling since we last spoke?", Choice(MOOD)),),
            ),
            Section(code="help", title="Help", questions=(HELP_WANTED,)),
            Section(
                code="more",
                title="Tell us more, if you want to",
                says="You can leave this empty.",
                questions=(
                    _more("MENTAL_HEALTH", "What would help with your mental health?"),
                    _more("ALCOHOL", "What would help with alcohol?"),
                    _more("DRUGS", "What would help with drugs?"),
                    _more("MONEY", "What would help with money?"),
                    _more("HOUSING", "What would help with where you live?"),
                    _more("SUPPORT_SYSTEM", "What would help with the people around you?"),
                    _more("OTHER", "What else do you want help with?"),
                ),
            ),
            Section(
                code="callback",
                title="Hearing from us",
                questions=(_may("callback", "Do you want your officer to get in touch with you?", YesNo()),),
            ),
            Section(
                code="tell",
                title="Anything else",
                questions=(
                    _may("tell", "Is there anything you want to tell us?", Text("your own words", MOST)),
                ),
            ),
        ),
        alarms=(
            Alarm("mood", answers=NOT_WELL, danger=False),
            Alarm("help", answers=frozenset(HELP) - {NONE}, danger=False),
            Alarm("callback", answers=frozenset({True}), danger=False),
        ),
    )
)
