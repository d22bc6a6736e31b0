"""What every rule stands on: sources, names, registers, fingerprints, answers, explanations, refusals."""

from throughcare.rules.kernel.answers import UNKNOWN_WORDS, Answer, Ternary, Unknown, is_known, known_or
from throughcare.rules.kernel.asking import (
    Answers,
    BadAnswers,
    Choice,
    Day,
    Item,
    Kind,
    Number,
    Problem,
    Whole,
    YesNo,
    read_answers,
)
from throughcare.rules.kernel.errors import (
    BadRuleId,
    DateOutOfRange,
    DuplicateCode,
    NotCanonical,
    OutsidePopulation,
    RuleError,
    UnknownCode,
    Unsourced,
    WarningAfterContact,
)
from throughcare.rules.kernel.fingerprint import Fingerprint, canonical_json
from throughcare.rules.kernel.published import PUBLISHED, Inputs, Published, Results, published
from throughcare.rules.kernel.registry import Example, Register, RuleCard
from throughcare.rules.kernel.rule_id import RuleId
from throughcare.rules.kernel.source import MARK_WORDS, Mark, Source
from throughcare.rules.kernel.terms import Term

__all__ = [
    "MARK_WORDS",
    "PUBLISHED",
    "UNKNOWN_WORDS",
    "Answer",
    "Answers",
    "BadAnswers",
    "BadRuleId",
    "Choice",
    "DateOutOfRange",
    "Day",
    "DuplicateCode",
    "Example",
    "Fingerprint",
    "Inputs",
    "Item",
    "Kind",
    "Mark",
    "NotCanonical",
    "Number",
    "OutsidePopulation",
    "Problem",
    "Published",
    "Register",
    "Results",
    "RuleCard",
    "RuleError",
    "RuleId",
    "Source",
    "Term",
    "Ternary",
    "Unknown",
    "UnknownCode",
    "Unsourced",
    "WarningAfterContact",
    "Whole",
    "YesNo",
    "canonical_json",
    "is_known",
    "known_or",
    "published",
    "read_answers",
]
