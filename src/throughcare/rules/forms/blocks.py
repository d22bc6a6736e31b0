"""What the questions of a form are put together from: kinds of question, and the block that ends every need.

Answers stand as the published predictors write them (SOME_PROBLEMS), so that nothing is translated twice.
"""

from collections.abc import Mapping

from throughcare.rules.forms.form import Link, Question, When
from throughcare.rules.kernel import Choice, Day, Item, Kind, Several, Text, Whole, YesNo

PROBLEM = Choice(
    {
        "NO_PROBLEMS": "No problems",
        "SOME_PROBLEMS": "Some problems",
        "SIGNIFICANT_PROBLEMS": "Significant problems",
    }
)
MOTIVATION = Choice(
    {
        "FULL_MOTIVATION": "Fully motivated",
        "PARTIAL_MOTIVATION": "Partly motivated",
        "NO_MOTIVATION": "Not motivated",
    }
)
MOST = 4000
"""Characters of an account in words."""
CHANGES = {
    "MADE_CHANGES": "I have already made changes and want to keep them",
    "MAKING_CHANGES": "I am making changes now",
    "WANT_TO_MAKE_CHANGES": "I want to make changes and know how",
    "NEEDS_HELP": "I want to make changes but need help",
    "THINKING_ABOUT_MAKING_CHANGES": "I am thinking about making changes",
    "DOES_NOT_WANT_TO_MAKE_CHANGES": "I do not want to make changes",
    "DOES_NOT_WANT_TO_ANSWER": "I do not want to answer",
    "NOT_PRESENT": "The person was not there to be asked",
    "NOT_APPLICABLE": "There is nothing to change",
}
"""What the person says about wanting to change; the first six may be put in their own words."""
IN_OWN_WORDS = tuple(CHANGES)[:6]


def when(question: str, *answers: object) -> When:
    """Only where that question was answered by one of these."""
    return When(question, frozenset(answers))


def ask(
    name: str,
    asks: str,
    kind: Kind,
    *,
    hint: str = "",
    needed: bool = True,
    static: bool = False,
    fact: str = "",
    when: When | None = None,
    link: Link | None = None,
) -> Question:
    """A question of any kind."""
    return Question(
        item=Item(name=name, asks=asks, kind=kind, needed=needed),
        hint=hint,
        static=static,
        fact=fact,
        when=when,
        link=link,
    )


def problem(name: str, asks: str, hint: str = "", *, when: When | None = None) -> Question:
    """No, some or significant problems."""
    return ask(name, asks, PROBLEM, hint=hint, when=when)


def yes_no(
    name: str, asks: str, hint: str = "", *, when: When | None = None, static: bool = False
) -> Question:
    """Yes or no."""
    return ask(name, asks, YesNo(), hint=hint, when=when, static=static)


def choice(
    name: str,
    asks: str,
    options: Mapping[str, str],
    hint: str = "",
    *,
    when: When | None = None,
    static: bool = False,
) -> Question:
    """One of several answers."""
    return ask(name, asks, Choice(options), hint=hint, when=when, static=static)


def several(
    name: str,
    asks: str,
    options: Mapping[str, str],
    hint: str = "",
    *,
    when: When | None = None,
    static: bool = False,
) -> Question:
    """Any number of several answers, none of them too."""
    kind = Several(Choice(options), most=len(options))
    return ask(name, asks, kind, hint=hint, when=when, static=static)


def words(
    name: str,
    asks: str,
    hint: str = "",
    *,
    when: When | None = None,
    needed: bool = False,
    static: bool = False,
) -> Question:
    """An account in words; one that may be left out, unless it is needed."""
    kind = Text("an account in words", MOST)
    return ask(name, asks, kind, hint=hint, when=when, needed=needed, static=static)


def day(name: str, asks: str, hint: str = "", *, when: When | None = None, static: bool = False) -> Question:
    """A date."""
    return ask(name, asks, Day(), hint=hint, when=when, static=static)


def count(
    name: str, asks: str, low: int, high: int, of: str, *, hint: str = "", when: When | None = None
) -> Question:
    """A whole number from the record, which the next assessment begins with."""
    return ask(name, asks, Whole(low, high, of), hint=hint, static=True, when=when)


def change(prefix: str, about: str) -> tuple[Question, ...]:
    """What the person says about wanting to change something, as a code and in their words."""
    return (
        ask(
            f"{prefix}_change",
            f"What does the person say about making changes to {about}?",
            Choice(CHANGES),
            hint="Only the person can answer this. Ask it, and choose what they say.",
            link=Link.CHANGE,
        ),
        words(
            f"{prefix}_change_words",
            f"What does the person say about changing {about}, in their own words?",
            when=when(f"{prefix}_change", *IN_OWN_WORDS),
        ),
    )


def analysis(prefix: str, about: str) -> tuple[Question, ...]:
    """How every need ends: what helps, what it has to do with harm and with reoffending, what the person wants.

    prefix: begins the names of the questions. about: the need within a sentence ("where they live").
    """
    return (
        *_linked(
            prefix,
            Link.STRENGTH,
            f"Is there anything about {about} that helps or protects the person?",
            f"What about {about} helps or protects?",
        ),
        *_linked(
            prefix,
            Link.HARM,
            f"Is {about} linked to a risk of serious harm?",
            f"How is {about} linked to serious harm?",
        ),
        *_linked(
            prefix,
            Link.REOFFENDING,
            f"Is {about} linked to reoffending?",
            f"How is {about} linked to reoffending?",
        ),
        *change(prefix, about),
    )


def _linked(prefix: str, link: Link, asks: str, tell: str) -> tuple[Question, ...]:
    name = f"{prefix}_{link.value}"
    return (
        ask(name, asks, YesNo(), link=link),
        words(f"{name}_words", tell, when=when(name, True), needed=True),
    )
