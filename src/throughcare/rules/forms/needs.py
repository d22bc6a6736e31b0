"""A picture's data: each need of an assessment with how great it is, what it is linked to, what helps, and the words.

How great a need is, is the severity its published rule gave, or the rating of the officer where the form asks for one;
it is None where neither is there, which is not the same as none. Beside it, where the person filled in a questionnaire,
stands how hard it is in their own eyes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from throughcare.rules.forms.form import Form, Link, Question, Section
from throughcare.rules.forms.reading import shown
from throughcare.rules.forms.scoring import Outcome, Scored
from throughcare.rules.kernel import Unknown, unknown_or

SIZES: Mapping[object, int] = {
    "NO_NEED": 0, "STANDARD": 1, "SEVERE": 2,
    "NONE": 0, "SOME": 1, "CONSIDERABLE": 2,
    "GOOD": 0, "OK": 0, "HARD": 1, "VERY_HARD": 2,
}  # fmt: skip
"""How far a bar reaches: 0 nothing, 1 some, 2 great. By severity, by rating, and by how the person says it goes."""
SIZE_WORDS = ("No need", "Some need", "Great need")
SEVERITY_WORDS: Mapping[str, str] = {"NO_NEED": "No need", "STANDARD": "Some need", "SEVERE": "Severe need"}
UNSCORED = "Asked about and not scored"
UNANSWERED = "Not answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What the person says of it. size: as of a need, None where they do not say. how, wants, helps: in words or ""."""

    section: Section
    size: int | None
    how: str
    wants: str
    helps: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A need as a picture shows it.

    size: 0, 1 or 2 (SIZE_WORDS), None where nobody said. severity: in words; score: where its rule gives one.
    harm, reoffending, strength: whether it is linked, or something helps; None where that is not known.
    helps: what helps, harmful, offending: how it is linked, evidence: what shows it, wants: what the person said about
    changing it; in words or "".
    own: the person's questionnaire, where there is one; differs: whether the two see it differently, None where either
    is not known.
    """

    section: Section
    size: int | None
    severity: str
    score: int | None
    harm: bool | None
    reoffending: bool | None
    strength: bool | None
    helps: str
    harmful: str
    offending: str
    evidence: str
    wants: str
    own: Own | None = None

    @property
    def area(self) -> str:
        """Its code in the house's vocabulary; "" where none of it fits."""
        return self.section.area

    @property
    def differs(self) -> bool | None:
        """Whether assessor and person see it differently; None where either is not known."""
        if self.own is None or self.own.size is None or self.size is None:
            return None
        return self.own.size != self.size


def needs(
    form: Form,
    given: Mapping[str, object],
    outcomes: Iterable[Outcome] = (),
    questionnaire: Form | None = None,
    own: Mapping[str, object] | None = None,
) -> tuple[Need, ...]:
    """The needs of a form in its order. given: its answers; outcomes: of its rules.

    questionnaire, own: the form the person filled in, and their answers.
    """
    given = form.applying(given)
    scored = {each.scoring.section: each for each in outcomes if isinstance(each, Scored) and _severity(each)}
    return tuple(
        _need(form, section, given, scored.get(section.code), questionnaire, own or {})
        for section in form.sections
        if section.need
    )


def _severity(outcome: Scored) -> bool:
    return "severity" in outcome.results


def _need(
    form: Form, section: Section, given: Mapping[str, object], scored: Scored | None, questionnaire: Form | None,
    own: Mapping[str, object],
) -> Need:  # fmt: skip
    size, severity, score = _how_great(section, given, scored)
    return Need(
        section=section, size=size, severity=severity, score=score,
        harm=_linked(section, Link.HARM, given), reoffending=_linked(section, Link.REOFFENDING, given),
        strength=_linked(section, Link.STRENGTH, given),
        helps=_beside(section, Link.STRENGTH, given), harmful=_beside(section, Link.HARM, given),
        offending=_beside(section, Link.REOFFENDING, given), evidence=_beside(section, Link.NEED, given),
        wants=_said(section.linked(Link.CHANGE), given),
        own=_own(form.beside.get(section.code, ""), questionnaire, own),
    )  # fmt: skip


def _how_great(
    section: Section, given: Mapping[str, object], scored: Scored | None
) -> tuple[int | None, str, int | None]:
    """Size, words and score: of the rule where it answered, else of the officer's rating."""
    if scored is not None:
        severity, score = scored.results["severity"], scored.results["score"]
        if isinstance(severity, str) and isinstance(score, int):
            return SIZES[severity], SEVERITY_WORDS[severity], score
        return None, UNANSWERED, None
    rating = section.linked(Link.NEED)
    if rating is None:
        return None, UNSCORED, None
    return _size(rating, given), _said(rating, given) or UNANSWERED, None


def _size(question: Question, given: Mapping[str, object]) -> int | None:
    answer = given.get(question.name)
    return SIZES.get(answer) if isinstance(answer, str) else None


def _linked(section: Section, link: Link, given: Mapping[str, object]) -> bool | None:
    """Yes or no of a question of analysis; a rating is yes unless it is none."""
    question = section.linked(link)
    if question is None:
        return None
    answer = given.get(question.name)
    if isinstance(answer, bool):
        return answer
    size = _size(question, given)
    return None if size is None else size > 0


def _said(question: Question | None, given: Mapping[str, object]) -> str:
    """An answer in words; "" where there is none."""
    if question is None or isinstance(unknown_or(given.get(question.name)), Unknown):
        return ""
    return shown(question, given[question.name])


def _beside(section: Section, link: Link, given: Mapping[str, object]) -> str:
    """The words that follow a question of analysis."""
    question = section.linked(link)
    if question is None:
        return ""
    return _said(
        next((each for each in section.questions if each.name == f"{question.name}_words"), None), given
    )


def _own(code: str, questionnaire: Form | None, own: Mapping[str, object]) -> Own | None:
    if not code or questionnaire is None:
        return None
    section = questionnaire.section(code)
    how = section.linked(Link.NEED)
    helps = next((each for each in section.questions if each.name == f"{code}_helps"), None)
    return Own(
        section=section, size=_size(how, own) if how else None, how=_said(how, own),
        wants=_said(section.linked(Link.CHANGE), own), helps=_said(helps, own),
    )  # fmt: skip
