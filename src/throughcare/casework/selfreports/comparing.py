"""The person's own answers beside the assessor's, question by question; where they differ, in words. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.casework.selfreports.said import NOTHING, Said
from throughcare.casework.selfreports.words import in_words
from throughcare.rules.forms import Form, Link, Question, Section, shown
from throughcare.rules.forms.needs import SIZES
from throughcare.rules.kernel import Unknown, unknown_or

NOT_SAID = "DOES_NOT_WANT_TO_ANSWER"
HARDER = "The person says it is hard. The assessment sees no need here."
EASIER = "The person says it goes well. The assessment sees a need here."
OTHERWISE = "The person says something else about wanting to change."


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the person's. own: their answer; assessed: what the assessment says to it, "" where nothing.

    differs: how the two part, in a sentence; "" where they do not, or where nobody can tell.
    """

    asks: str
    own: str
    given: bool
    assessed: str
    differs: str


def rows(
    section: Section, given: Mapping[str, object], own: Section, said: Mapping[str, Said]
) -> tuple[Row, ...]:
    """The person's section laid beside the assessment's. given: the assessor's answers; said: the person's."""
    return tuple(
        _row(section, given, question, said.get(question.name, NOTHING)) for question in own.questions
    )


def section_beside(form: Form, section: Section, questionnaire: Form) -> Section | None:
    """The section of the questionnaire that stands beside this one; None where none does."""
    code = form.beside.get(section.code)
    return next((each for each in questionnaire.sections if each.code == code), None) if code else None


def _row(section: Section, given: Mapping[str, object], question: Question, said: Said) -> Row:
    answered = said.kind == "value"
    assessed, differs = "", ""
    if question.link is Link.CHANGE:
        theirs = section.linked(Link.CHANGE)
        assessed = _shown(theirs, given)
        differs = _change_differs(theirs, given, said.value) if answered else ""
    elif question.link is Link.NEED:
        assessed = "; ".join(_need_lines(section, given))
        differs = _need_differs(section, given, said.value) if answered else ""
    elif question.name.endswith("_helps"):
        assessed = _shown(section.linked(Link.STRENGTH), given)
    return Row(question.item.asks, in_words(question, said), answered, assessed, differs)


def _shown(question: Question | None, given: Mapping[str, object]) -> str:
    if question is None or isinstance(unknown_or(given.get(question.name)), Unknown):
        return ""
    return shown(question, given[question.name])


def _need_lines(section: Section, given: Mapping[str, object]) -> list[str]:
    """What the assessment says of how great the need is: its rating, else what it links to harm and reoffending."""
    rating = section.linked(Link.NEED)
    if rating is not None:
        return [each for each in (_shown(rating, given),) if each]
    titles = {Link.HARM: "Linked to serious harm", Link.REOFFENDING: "Linked to reoffending"}
    told = {title: _shown(section.linked(link), given) for link, title in titles.items()}
    return [f"{title}: {says.lower()}" for title, says in told.items() if says]


def _need_differs(section: Section, given: Mapping[str, object], own: object) -> str:
    size, need = SIZES.get(own), _is_need(section, given)
    if size is None or need is None or (size > 0) == need:
        return ""
    return HARDER if size else EASIER


def _is_need(section: Section, given: Mapping[str, object]) -> bool | None:
    """Whether the assessment sees a need; None while it does not say."""
    rating = section.linked(Link.NEED)
    if rating is not None:
        size = SIZES.get(given.get(rating.name))
        return None if size is None else size > 0
    links = [given.get(each.name) for link in (Link.HARM, Link.REOFFENDING) if (each := section.linked(link))]
    known = [each for each in links if isinstance(each, bool)]
    if any(known):
        return True
    return False if links and len(known) == len(links) else None


def _change_differs(theirs: Question | None, given: Mapping[str, object], own: object) -> str:
    assessed = given.get(theirs.name) if theirs is not None else None
    if not isinstance(assessed, str) or NOT_SAID in {assessed, own} or assessed == own:
        return ""
    return OTHERWISE
