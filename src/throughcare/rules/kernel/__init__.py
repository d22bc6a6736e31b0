"""What every rule stands on: sources, names, registers, fingerprints, answers, explanations, refusals."""

from throughcare.rules.kernel.answers import UNKNOWN_WORDS, Answer, Ternary, Unknown, is_known, known_or
from throughcare.rules.kernel.asking import (
    Answers,
    BadAnswers,
    Composed,
    Item,
    Problem,
    optional,
    optional_day,
    optional_yes_no,
    read_answers,
    unknown_or,
)
from throughcare.rules.kernel.conclusion import Conclusion, Reason
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
from throughcare.rules.kernel.figures import Figures
from throughcare.rules.kernel.fingerprint import Fingerprint, canonical_json
from throughcare.rules.kernel.kinds import (
    Choice,
    ClockTime,
    Day,
    Kind,
    Moment,
    Number,
    Several,
    Text,
    Whole,
    YesNo,
)
from throughcare.rules.kernel.published import (
    PUBLISHED,
    Explained,
    Inputs,
    Published,
    Results,
    published,
)
from throughcare.rules.kernel.registry import Example, Register, RuleCard
from throughcare.rules.kernel.rule_id import RuleId
from throughcare.rules.kernel.source import MARK_WORDS, Mark, Source
from throughcare.rules.kernel.terms import Term
from throughcare.rules.kernel.transitions import Move, Transitions
from throughcare.rules.kernel.unanswered import (
    needed_here,
    saying_what_is_unknown,
    unanswered,
    unanswered_in_words,
)

__all__ = [
    "MARK_WORDS",
    "PUBLISHED",
    "UNKNOWN_WORDS",
    "Answer",
    "Answers",
    "BadAnswers",
    "BadRuleId",
    "Choice",
    "ClockTime",
    "Composed",
    "Conclusion",
    "DateOutOfRange",
    "Day",
    "DuplicateCode",
    "Example",
    "Explained",
    "Figures",
    "Fingerprint",
    "Inputs",
    "Item",
    "Kind",
    "Mark",
    "Moment",
    "Move",
    "NotCanonical",
    "Number",
    "OutsidePopulation",
    "Problem",
    "Published",
    "Reason",
    "Register",
    "Results",
    "RuleCard",
    "RuleError",
    "RuleId",
    "Several",
    "Source",
    "Term",
    "Ternary",
    "Text",
    "Transitions",
    "Unknown",
    "UnknownCode",
    "Unsourced",
    "WarningAfterContact",
    "Whole",
    "YesNo",
    "canonical_json",
    "is_known",
    "known_or",
    "needed_here",
    "optional",
    "optional_day",
    "optional_yes_no",
    "published",
    "read_answers",
    "saying_what_is_unknown",
    "unanswered",
    "unanswered_in_words",
    "unknown_or",
]
