"""Needs of an assessment, section by section (England and Wales): score, severity, and whether there is a need.

Each answer counts 0 (none, no, never), 1 (some, previously) or 2 (significant, yes, now); a missing one counts 0, and
where all are missing there is no score. Severity rests on the thresholds of tiering, which for an assessment of
strengths and needs (SAN) are others in five sections; where SAN has none, the ordinary ones hold. Finance and emotional
well-being are not scored.

Readings: a question is known by the source's name or the shorter one beside it; a name that is neither is taken as one
more of the section's questions and is named in the reasons, but not the name of another section's question, nor more
answers than the section has questions. The source's code gives a score of 0 where injecting is unknown and everything
else about drugs is missing; the restated rule, that nothing known is no score, is followed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Figures,
    Item,
    Mark,
    Problem,
    Source,
    Unknown,
    YesNo,
    is_known,
    published,
)  # fmt: skip

READ_ON = date(2026, 11, 22)
"""The source names no day from which it holds: the version is the day it was read."""
SOURCE = Source(
    title="Needs sections of OASys and of Strengths and Needs",
    citation="ministryofjustice/hmpps-tier@affac98, client/arns/NeedSection.kt; hmpps-assess-risks-and-needs@9f5a6b6",
    version="thresholds of tiering and of SAN",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT code, Crown copyright",
    mark=Mark.READ,
)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which score a need is standard, and from which severe."""

    standard: int
    severe: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section that is scored. need: from which score there is one. questions: by the source's name, each with a
    shorter one. san: the thresholds of SAN, where it has its own."""

    words: str
    need: int
    tier: Thresholds
    san: Thresholds | None = None
    questions: Mapping[str, str]

    def thresholds(self, san: bool) -> Thresholds:
        """Those that hold."""
        return self.san if san and self.san else self.tier


SECTIONS = {
    "ACCOMMODATION": Section(
        words="Accommodation", need=2, tier=Thresholds(2, 7), san=Thresholds(3, 5),
        questions={
            "no_fixed_abode_or_transient": "no_fixed_abode", "suitability_of_accommodation": "suitability",
            "permanence_of_accommodation": "permanence", "location_of_accommodation": "location",
        },
    ),
    "EDUCATION_TRAINING_AND_EMPLOYABILITY": Section(
        words="Education, training and employability", need=3, tier=Thresholds(3, 7),
        questions={
            "unemployed": "unemployed", "employment_history": "employment_history",
            "work_related_skills": "work_skills", "attitude_to_employment": "attitude",
        },
    ),
    "RELATIONSHIPS": Section(
        words="Relationships", need=2, tier=Thresholds(2, 5),
        questions={
            "rel_close_family": "close_family", "experience_of_childhood": "childhood",
            "prev_close_relationships": "previous_close_relationships",
        },
    ),
    "LIFESTYLE_AND_ASSOCIATES": Section(
        words="Lifestyle and associates", need=2, tier=Thresholds(2, 5),
        questions={
            "reg_activities_encourage_offending": "regular_activities", "easily_influenced": "easily_influenced",
            "recklessness": "recklessness",
        },
    ),
    "DRUG_MISUSE": Section(
        words="Drug misuse", need=2, tier=Thresholds(2, 8), san=Thresholds(2, 6),
        questions={
            "current_drug_noted": "current_drug", "level_of_use_of_main_drug": "level_of_use",
            "ever_injected_drugs": "injecting", "motivation_to_tackle_drug_misuse": "motivation",
            "drugs_major_activity": "major_activity",
        },
    ),
    "ALCOHOL_MISUSE": Section(
        words="Alcohol misuse", need=4, tier=Thresholds(4, 7), san=Thresholds(2, 4),
        questions={
            "current_use": "current_use", "binge_drinking": "binge_drinking",
            "frequency_and_level": "frequency_and_level", "alcohol_tackle_motivation": "motivation",
        },
    ),
    "THINKING_AND_BEHAVIOUR": Section(
        words="Thinking and behaviour", need=4, tier=Thresholds(4, 7), san=Thresholds(3, 5),
        questions={
            "recognise_problems": "recognises_problems", "problem_solving_skills": "problem_solving",
            "awareness_of_consequences": "consequences", "understands_views_of_others": "views_of_others",
        },
    ),
    "ATTITUDES": Section(
        words="Attitudes", need=2, tier=Thresholds(2, 7), san=Thresholds(1, 5),
        questions={
            "pro_criminal_attitudes": "procriminal_attitudes", "attitudes_towards_supervision": "supervision",
            "attitudes_towards_community_society": "community", "motivation_to_address_behaviour": "motivation",
        },
    ),
}  # fmt: skip
UNSCORED = {
    "FINANCIAL_MANAGEMENT_AND_INCOME": "Financial management and income",
    "EMOTIONAL_WELL_BEING": "Emotional well-being",
}
NAMES = {
    name: frozenset(section.questions) | set(section.questions.values()) for name, section in SECTIONS.items()
}
POINTS: dict[object, int] = {
    "None": 0, "Some": 1, "Significant": 2, "No": 0, "Yes": 2, "Never": 0, "Previous": 1, "Currently": 2,
}  # fmt: skip
NOTHING_KNOWN = ("Missing", "Unknown")
SAYS = f"must be 0, 1, 2, yes or no, or one of {', '.join(map(str, (*POINTS, *NOTHING_KNOWN)))}"


@dataclass(frozen=True, slots=True)
class SectionAnswers:
    """The answers of a section by the name of the question, read as points; an Unknown where an answer is missing.

    In a cell of a table they stand as "suitability: 2; permanence: Missing".
    """

    def read(self, value: object) -> dict[str, Answer[int]]:
        if not isinstance(value, Mapping):
            raise ValueError("must have the section's questions by name, each with its answer")
        return {str(name): self._points(str(name), answer) for name, answer in value.items()}

    def _points(self, name: str, answer: object) -> Answer[int]:
        if answer is None or answer in NOTHING_KNOWN:
            return Unknown.NOT_KNOWN
        if isinstance(answer, bool):
            return 2 if answer else 0
        if isinstance(answer, int) and 0 <= answer <= 2:
            return answer
        if isinstance(answer, str) and answer in POINTS:
            return POINTS[answer]
        raise ValueError(f"says {answer} of {name}, which {SAYS}")

    def from_text(self, text: str) -> object:
        pairs = [part.partition(":") for part in text.split(";") if part.strip()]
        if not all(colon for _, colon, _ in pairs):
            return text
        return {name.strip(): _whole_or_words(answer.strip()) for name, _, answer in pairs}

    @property
    def words(self) -> str:
        return f"the section's questions by name, each with its answer, which {SAYS}"


def _whole_or_words(text: str) -> object:
    return int(text) if text.isdecimal() else text


def _refused(section: str, answers: Mapping[str, object]) -> list[Problem]:
    """Questions of other sections, and more answers than there are questions."""
    elsewhere = {
        name: other for other, names in NAMES.items() if other != section for name in names - NAMES[section]
    }
    problems = [
        Problem("answers", name, f"has {name}, which is a question of {elsewhere[name]}")
        for name in answers
        if name in elsewhere
    ]
    most = len(SECTIONS[section].questions)
    if len(answers) > most:
        problems.append(
            Problem("answers", len(answers), f"has {len(answers)} answers; the section has {most} questions")
        )
    return problems


@published(
    f"needs-severity-ew@{READ_ON}",
    title="Severity of a need",
    decides="the score of a section of an assessment, whether there is a need, and how severe it is",
    population="people assessed with OASys or with Strengths and Needs in England and Wales",
    source=SOURCE,
    items=(
        Item(
            name="section", asks="Which section is it?",
            kind=Choice({name: section.words for name, section in SECTIONS.items()} | UNSCORED),
        ),
        Item(name="answers", asks="What was answered to its questions?", kind=SectionAnswers()),
        Item(name="san", asks="Is it an assessment of strengths and needs (SAN)?", kind=YesNo()),
    ),
    figures=(
        Figures(
            "From which score", ("section", "need", "standard", "severe", "SAN standard", "SAN severe", "questions"),
            tuple(
                (
                    name, section.need, section.tier.standard, section.tier.severe,
                    section.san and section.san.standard, section.san and section.san.severe, len(section.questions),
                )
                for name, section in SECTIONS.items()
            ),
        ),
    ),
    examples=(
        Example(
            says="A score of 5 for accommodation is standard.",
            given={
                "section": "ACCOMMODATION", "answers": {"suitability": 2, "permanence": 2, "location": 1}, "san": False
            },
            gives={"score": 5, "severity": "STANDARD", "status": "IDENTIFIED"},
        ),
        Example(
            says="In an assessment of strengths and needs it is severe.",
            given={
                "section": "ACCOMMODATION", "answers": {"suitability": 2, "permanence": 2, "location": 1}, "san": True
            },
            gives={"score": 5, "severity": "SEVERE", "status": "IDENTIFIED"},
        ),
    ),
)  # fmt: skip
def needs_severity(section: str, answers: Mapping[str, Answer[int]], san: bool) -> Conclusion:
    """Raises BadAnswers for a question of another section, or for too many answers."""
    if section in UNSCORED:
        return Conclusion({"score": None, "severity": None, "status": "UNSCORED"}).because(
            "{section} is asked about and not scored.", section=UNSCORED[section]
        )
    problems = _refused(section, answers)
    if problems:
        raise BadAnswers("needs-severity-ew", problems)
    known = {name: points for name, points in answers.items() if is_known(points)}
    missing = ", ".join(name for name in answers if name not in known)
    if not known:
        return Conclusion({"score": None, "severity": None, "status": "UNANSWERED"}).because(
            "No answer is known ({missing}): there is no score.", missing=missing or "none was given"
        )
    return _scored(SECTIONS[section], known, missing, san)


def _scored(section: Section, known: Mapping[str, int], missing: str, san: bool) -> Conclusion:
    score, limits = sum(known.values()), section.thresholds(san)
    severity = "SEVERE" if score >= limits.severe else "STANDARD" if score >= limits.standard else "NO_NEED"
    status = "IDENTIFIED" if score >= section.need else "NOT_IDENTIFIED"
    said = Conclusion({"score": score, "severity": severity, "status": status})
    for name, points in known.items():
        said = said.because(
            "The answer to {name} counts {points}.", name=name.replace("_", " "), points=points
        )
    if missing:
        said = said.because("No answer to {missing}: that counts 0.", missing=missing.replace("_", " "))
    if san and not section.san:
        said = said.because(
            "An assessment of strengths and needs has no thresholds of its own for this section."
        )
    return said.because(
        "Together {score}; standard is from {standard}, severe from {severe}: {severity}.",
        score=score,
        standard=limits.standard,
        severe=limits.severe,
        severity=severity.lower().replace("_", " "),
    ).because(
        "A need is identified from {need}: {status}.",
        need=section.need,
        status=status.lower().replace("_", " "),
    )
