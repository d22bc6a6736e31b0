"""The questions of tier version 2 (England and Wales), and how a requirement and the needs are answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.rules.classification.registrations_ew import COMPLEXITY, ROSH
from throughcare.rules.classification.tier_ew_v2_change import SEVERITY, WEIGHTS, Requirement
from throughcare.rules.classification.tier_ew_v2_protect import MAPPA_POINTS
from throughcare.rules.kernel import (
    Answer,
    Choice,
    Composed,
    Day,
    Item,
    Number,
    Several,
    Text,
    Unknown,
    Whole,
    YesNo,
    optional,
)

POINTS = Whole(0, 10_000, "points")


@dataclass(frozen=True, slots=True)
class RequirementKind:
    """A requirement: its code, or its code with whether it is restrictive."""

    def read(self, value: object) -> Requirement:
        code, restrictive = value, None
        if isinstance(value, Mapping):
            code, restrictive = value.get("code"), value.get("restrictive")
        if not isinstance(code, str) or not code.strip():
            raise ValueError("must be a requirement's code, or a code with restrictive")
        if restrictive is not None and not isinstance(restrictive, bool):
            raise ValueError("must say restrictive with true or false")
        return Requirement(code, restrictive)

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return "a requirement's code (W), or code with restrictive (true or false)"


@dataclass(frozen=True, slots=True)
class NeedsKind:
    """Severities by section. read refuses a section that there is not, so that a misspelt one is never lost."""

    def read(self, value: object) -> dict[str, Answer[str]]:
        if not isinstance(value, Mapping):
            raise ValueError("must have sections, each with its severity")
        for section, severity in value.items():
            if section not in WEIGHTS:
                raise ValueError(f"has no section {section}; the sections are {', '.join(WEIGHTS)}")
            if severity is not None and not (isinstance(severity, str) and severity in SEVERITY):
                raise ValueError(f"says {severity} of {section}, which must be one of {', '.join(SEVERITY)}")
        return {
            section: Unknown.NOT_KNOWN if severity is None else severity
            for section, severity in value.items()
        }

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return f"sections ({', '.join(WEIGHTS)}), each with one of {', '.join(SEVERITY)}"


REGISTRATION = Composed(
    (
        Item(name="type", asks="Which type is it?", kind=Text("a registration's type, such as MAPP", 20)),
        optional("level", "Which level?", Text("a level, such as M1", 20)),
        optional("date", "From which day?", Day()),
    )
)
SENTENCE = Composed(
    (
        Item(name="terminated", asks="Has it been terminated?", kind=YesNo()),
        optional("sentence_type", "Which type is it?", Text("a sentence type's code", 20)),
        optional("requirements", "Which requirements has it?", Several(RequirementKind())),
    )
)
PROTECT = (
    optional(
        "rsr", "What is the risk of serious recidivism (RSR), in per cent?", Number(0, 999.99, "per cent")
    ),
    optional(
        "rosh",
        "What is the risk of serious harm (RoSH)?",
        Choice({level: level.lower().replace("_", " ") for level in ROSH.values()}),
    ),
    optional(
        "mappa_level",
        "At which MAPPA level is the case?",
        Choice({level: f"level {level[1:]}" if level != "M0" else "none" for level in MAPPA_POINTS}),
    ),
    optional(
        "complexity_registrations",
        "Which kinds of complexity are registered?",
        Several(Choice(COMPLEXITY)),
    ),
    optional(
        "gender",
        "Which gender is recorded?",
        Choice({"Female": "woman", "Male": "man", "Other": "another gender"}),
    ),
    optional("previous_enforcement", "Was there an earlier breach or recall?", YesNo()),
    optional(
        "oasys_6_9_parenting_responsibilities",
        "Are there parenting responsibilities (OASys 6.9)?",
        Choice({"YES": "yes", "NO": "no"}),
    ),
    optional("oasys_11_2_impulsivity", "How impulsive is the person (OASys 11.2)?", Whole(0, 2)),
    optional("oasys_11_4_temper_control", "How hard is it to keep the temper (OASys 11.4)?", Whole(0, 2)),
    optional("other_protect_points", "Which protect points are known from elsewhere?", POINTS),
    optional("total_protect_points", "What is the sum of the protect points, if already known?", POINTS),
)
CHANGE = (
    optional("sentences", "Which sentences are there?", Several(SENTENCE)),
    optional("sentence_type", "Which type is the live sentence?", Text("a sentence type's code", 20)),
    optional("requirements", "Which requirements has the live sentence?", Several(RequirementKind())),
    optional("has_assessment", "Is there a completed assessment?", YesNo()),
    optional(
        "assessment_age_weeks",
        "How old is the assessment (of any age, it counts)?",
        Whole(0, 5_000, "weeks"),
    ),
    optional("needs", "How severe is each need?", NeedsKind()),
    optional("ogrs", "What is the risk of reconviction (OGRS), in per cent?", Number(0, 100, "per cent")),
    optional("iom", "Is the person under integrated offender management?", YesNo()),
    optional("total_change_points", "What is the sum of the change points, if already known?", POINTS),
)
ITEMS = (
    *PROTECT,
    *CHANGE,
    optional(
        "registrations",
        "Which registrations are there, in place of the single answers?",
        Several(REGISTRATION),
    ),
    optional("unsupervised", "Is contact suspended in the last third of the sentence (PRC)?", YesNo()),
)
