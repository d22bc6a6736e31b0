"""What the person says about themselves, on paper, on a tablet or by a link, in words a child of nine could read.

Nothing has to be answered. The codes of wanting to change are those of the assessor's question, so that both can be
laid side by side. An answer that tells of danger to the person is told to somebody at once.
"""

from datetime import date

from throughcare.rules import needs
from throughcare.rules.forms.blocks import ask
from throughcare.rules.forms.form import Alarm, Form, Link, Question, Section
from throughcare.rules.forms.register import form
from throughcare.rules.kernel import Choice, Kind, Mark, RuleId, Several, Source, Text

VERSION = date(2026, 11, 22)
"""The day its questions were written."""
MOST = 2000
HOW = {
    "GOOD": "It is going well",
    "OK": "It is all right",
    "HARD": "It is hard",
    "VERY_HARD": "It is very hard",
    "NOT_SAY": "I do not want to say",
}
WANT = {
    "MADE_CHANGES": "I have changed things and want it to stay so",
    "MAKING_CHANGES": "I am changing things now",
    "WANT_TO_MAKE_CHANGES": "Yes, and I know how",
    "NEEDS_HELP": "Yes, and I would like help",
    "THINKING_ABOUT_MAKING_CHANGES": "Maybe. I am thinking about it",
    "DOES_NOT_WANT_TO_MAKE_CHANGES": "No",
    "NOT_APPLICABLE": "Nothing needs to change",
    "DOES_NOT_WANT_TO_ANSWER": "I do not want to say",
}
"""In plain words, under the codes of the assessor's question."""
OPENING = (
    "These questions are about you and your life. There are no wrong answers.",
    "You do not have to answer. You can skip any question. Nothing bad happens if you do.",
    "Your officer reads this. So do the people who help with your assessment.",
    "If you or somebody else is in danger, we have to tell people who can help.",
    "We may have to pass on what you say about a crime that is new to us.",
    "You can ask for help with reading and writing, or for another language.",
    "You can see what we write about you, and tell us if it is wrong.",
)
SOURCE = Source(
    title="Self-assessment in plain language",
    citation="questions of this program; the answers about change are those of "
    "hmpps-strengths-based-needs-assessments-ui@2a7f9fa2, in plainer words",
    version="questions of 2026-11-22",
    effective_from=None,
    checked_on=VERSION,
    licence="The program's own; the codes MIT, Crown copyright",
    mark=Mark.AGENCY_DEFAULT,
)


def _may(name: str, asks: str, kind: Kind, hint: str = "", link: Link | None = None) -> Question:
    """A question that may be skipped."""
    return ask(name, asks, kind, hint=hint, needed=False, link=link)


def _own_words(name: str, asks: str, hint: str = "") -> Question:
    return _may(name, asks, Text("your own words", MOST), hint)


def _about(code: str, area: str, title: str, how: str, want: str, helps: str, says: str = "") -> Section:
    """One need: how it goes, whether it should change, and what helps."""
    return Section(
        code=code, title=title, says=says, need=title, area=area,
        questions=(
            _may(f"{code}_how", how, Choice(HOW), link=Link.NEED),
            _may(f"{code}_want", want, Choice(WANT), link=Link.CHANGE),
            _own_words(f"{code}_helps", helps),
        ),
    )  # fmt: skip


NEEDS = (
    _about(
        "home", needs.ACCOMMODATION, "Where you live", "How is it going with the place where you live?",
        "Do you want to change where or how you live?", "What helps you there? What would help?",
    ),
    _about(
        "work", needs.WORK, "Work and learning", "How is it going with work or learning?",
        "Do you want to change something about work or learning?",
        "What are you good at? What would you like to do?", "Looking for work counts too.",
    ),
    _about(
        "money", needs.MONEY, "Money", "How is it going with money?", "Do you want to change something about money?",
        "What helps you with money? What would help?",
    ),
    _about(
        "people", needs.RELATIONSHIPS, "Family and people close to you",
        "How is it going with the people close to you?",
        "Do you want to change something with the people close to you?", "Who is good to you? Who helps you?",
    ),
    _about(
        "time", needs.LIFESTYLE, "Friends and free time", "How is it going with friends and free time?",
        "Do you want to change who you spend time with, or what you do?", "What do you like to do?",
    ),
    _about(
        "drugs", needs.DRUGS, "Drugs", "How is it going with drugs?", "Do you want to change something about drugs?",
        "What helps you to stay away from drugs, or to use less?",
        "If you do not use drugs, say that it is going well, or skip this.",
    ),
    _about(
        "alcohol", needs.ALCOHOL, "Alcohol", "How is it going with drinking?",
        "Do you want to change something about drinking?",
        "What helps you to drink less, or not at all?",
        "If you do not drink, say that it is going well, or skip this.",
    ),
    _about(
        "feelings", needs.HEALTH, "Feelings", "How have you felt in the last weeks?",
        "Do you want to change something about how you feel?", "What helps you on a bad day?",
    ),
    _about(
        "choices", needs.THINKING, "Making choices", "How is it going with staying calm and thinking before you act?",
        "Do you want to change how you make choices?", "What helps you to stop and think?",
    ),
    _about(
        "offending", needs.ATTITUDES, "Staying out of trouble", "How is it going with staying out of trouble?",
        "Do you want to change what gets you into trouble?", "What got you into trouble? What keeps you out of it?",
    ),
)  # fmt: skip

HELP = Section(
    code="help",
    title="What you want and need",
    questions=(
        _own_words("help_first", "What should we work on first?"),
        _own_words("help_year", "What should be different in a year?"),
        _own_words("help_proud", "What are you proud of?"),
        _may(
            "help_take_part",
            "What would make it easier to meet us and work with us?",
            Several(
                Choice(
                    {
                        "READING": "Help with reading or writing",
                        "LANGUAGE": "Another language",
                        "PLACE": "Another place or time",
                        "TRAVEL": "Help with getting there",
                        "CHILDREN": "Somebody to look after my children",
                        "BREAKS": "Short meetings or breaks",
                        "SOMEBODY": "Somebody with me",
                    }
                ),
                most=7,
            ),
        ),
    ),
)
HEALTH = Section(
    code="health",
    title="Your health",
    says="You can skip all of this.",
    need="Your health",
    area=needs.HEALTH,
    questions=(
        _may("health_how", "How is your health?", Choice(HOW), link=Link.NEED),
        _own_words("health_know", "Is there anything about your body or mind that we should know?"),
        _own_words("health_helps", "Who or what helps you to stay well?"),
    ),
)
SAFETY = Section(
    code="safety",
    title="Are you safe?",
    says="You can skip all of this. If you are in danger now, tell somebody near you, or call for help.",
    questions=(
        _may(
            "safety_feel", "Do you feel safe?",
            Choice({"YES": "Yes", "MOSTLY": "Most of the time", "NO": "No", "NOT_SAY": "I do not want to say"}),
        ),
        _may(
            "safety_self", "In the last two weeks, did you think of hurting yourself or of dying?",
            Choice({"NO": "No", "SOMETIMES": "Sometimes", "OFTEN": "Often", "NOT_SAY": "I do not want to say"}),
            "If you say yes, we will talk with you soon. You are not in trouble for it.",
        ),
        _may(
            "safety_others", "Is somebody hurting you, or making you do things you do not want to do?",
            Choice({"NO": "No", "YES": "Yes", "NOT_SAY": "I do not want to say"}),
        ),
        _own_words("safety_who", "Who can help you when you do not feel safe?"),
    ),
)  # fmt: skip

SELF_ASSESSMENT = form(
    Form(
        id=RuleId("self-assessment", VERSION),
        title="How I see it",
        what_for="Says in the person's own words how things are going and what should change",
        population="anybody under supervision or in custody who wants to answer",
        source=SOURCE,
        opening=OPENING,
        asks_person=True,
        adults=False,
        health=True,
        sections=(*NEEDS, HELP, HEALTH, SAFETY),
        alarms=(
            Alarm("safety_self", answers=frozenset({"SOMETIMES", "OFTEN"})),
            Alarm("safety_feel", answers=frozenset({"NO"})),
            Alarm("safety_others", answers=frozenset({"YES"})),
        ),
    )
)
