"""What the 2026 predictors refuse: answers that are missing, out of range, or contradict one another.

Kinds and fields are the source's (its names in capitals). Added to it, because nothing impossible is scored: a first
conviction before the age of 10, a follow-up that begins before the conviction, an age under 18 where a predictor is
for adults, a group that is not the code's, and any day after `as_of` but the start of follow-up.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from throughcare.rules.dates import add_months, age_on
from throughcare.rules.instruments.offence_codes import CODE, Offence
from throughcare.rules.instruments.ogrs4 import MOST_SANCTIONS, OLDEST, YOUNGEST
from throughcare.rules.kernel import Answers, BadAnswers, Problem, Unknown, is_known

MONTHS_AFTER_ASSESSMENT = 3
"""A conviction may lie so far after the assessment that a court asked for."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no score, or not the dynamic one. fields: the questions it is about, the main one first or last."""

    kind: str
    fields: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Check:
    """A combination that is refused. of: the answers it looks at; where one is not known it says nothing.

    when: whether they are such a combination. says: the reason after the field's name, with answers in braces.
    """

    kind: str
    fields: tuple[str, ...]
    of: tuple[str, ...]
    when: Callable[..., bool]
    says: str

    def find(self, answers: Answers) -> Iterator[Refusal]:
        """The refusal, where the combination is there."""
        values = [answers.get(name, Unknown.NOT_ASKED) for name in self.of]
        if all(is_known(value) for value in values) and self.when(*values):
            yield Refusal(self.kind, self.fields, self.says.format(**answers))


def missing(
    answers: Answers, names: Iterable[str], kind: str = "MISSING_MANDATORY_INPUT"
) -> Iterator[Refusal]:
    """One refusal that names every answer which is not there."""
    fields = tuple(name for name in names if not is_known(answers[name]))
    if fields:
        yield Refusal(kind, fields, "is needed, and there is no answer")


def found(checks: Iterable[Check], answers: Answers) -> tuple[Refusal, ...]:
    """What the checks refuse, in their order."""
    return tuple(refusal for check in checks for refusal in check.find(answers))


def refuse(rule: str, refusals: Iterable[Refusal], answers: Answers) -> None:
    """Raise BadAnswers with a problem for each field, said once; nothing where there is no refusal."""
    problems = {
        (name, refusal.reason): Problem(name, _shown(answers.get(name)), refusal.reason)
        for refusal in refusals
        for name in refusal.fields
    }
    if problems:
        raise BadAnswers(rule, problems.values())


def _shown(value: object) -> object:
    return value.code if isinstance(value, Offence) else value


def _too_young_for_first(convicted: date, born: date, first: int) -> bool:
    return convicted > born and age_on(born, convicted) < first


def _under_ten(convicted: date, born: date) -> bool:
    return convicted > born and age_on(born, convicted) < YOUNGEST


def _too_old(day: date, born: date) -> bool:
    return age_on(born, day) > OLDEST


def _after_or_on_birth(day: date, born: date) -> bool:
    return day <= born


def _long_after_assessment(convicted: date, assessed: date) -> bool:
    return convicted > add_months(assessed, MONTHS_AFTER_ASSESSMENT)


def _other_group(offence: Offence, category: str) -> bool:
    return offence.category is not None and offence.category != category


CONVICTED, BORN, FOLLOWED = "date_of_current_conviction", "date_of_birth", "date_at_start_of_followup"
ASSESSED, FIRST, CODE_OF = "assessment_date", "age_at_first_sanction", "current_offence_code"
ALL, VIOLENT = "total_number_of_sanctions_for_all_offences", "total_number_of_violent_sanctions"

NOT_AFTER = tuple(
    Check(
        "DATE_AFTER_AS_OF", (name,), (name, "as_of"), date.__gt__,
        f"{{{name}}} lies after {{as_of}}, as of which this is asked",
    )
    for name in (ASSESSED, BORN, CONVICTED, "most_recent_offence_date", "date_of_most_recent_sexual_offence")
)  # fmt: skip
ALL_SANCTIONS = Check(
    "TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE", (ALL,), (ALL,), lambda of_all: not 1 <= of_all <= MOST_SANCTIONS,
    f"must be from 1 to {MOST_SANCTIONS}, not {{{ALL}}}",
)  # fmt: skip
START_AFTER_BIRTH = Check(
    "DATE_OF_START_OF_FOLLOWUP_BEFORE_DATE_OF_BIRTH", (FOLLOWED,), (FOLLOWED, BORN), _after_or_on_birth,
    "{date_at_start_of_followup} is not after the date of birth, {date_of_birth}",
)  # fmt: skip
START_BEFORE_110 = Check(
    "DATE_OF_START_OF_FOLLOWUP_OUT_OF_RANGE", (FOLLOWED,), (FOLLOWED, BORN), _too_old,
    "{date_at_start_of_followup} is at an age of 110 or more, born on {date_of_birth}",
)  # fmt: skip
RECORD = (
    Check(
        "DATE_OF_CURRENT_CONVICTION_BEFORE_DATE_OF_BIRTH", (CONVICTED,), (CONVICTED, BORN), _after_or_on_birth,
        "{date_of_current_conviction} is not after the date of birth, {date_of_birth}",
    ),
    Check(
        "AGE_AT_FIRST_SANCTION_AFTER_AGE_AT_CURRENT_CONVICTION", (CONVICTED, FIRST), (CONVICTED, BORN, FIRST),
        _too_young_for_first,
        "the first sanction, at {age_at_first_sanction}, is later than the age at the current conviction on "
        "{date_of_current_conviction}",
    ),
    Check(
        "AGE_AT_CURRENT_CONVICTION_UNDER_10", (CONVICTED,), (CONVICTED, BORN), _under_ten,
        "{date_of_current_conviction} is before the age of 10, born on {date_of_birth}",
    ),
    Check(
        "DATE_OF_CURRENT_CONVICTION_WITHIN_THREE_MONTHS_OF_ASSESSMENT_DATE", (CONVICTED, ASSESSED),
        (CONVICTED, ASSESSED), _long_after_assessment,
        "the conviction, {date_of_current_conviction}, is more than 3 months after the assessment, {assessment_date}",
    ),
    Check(
        "AGE_AT_CURRENT_CONVICTION_OUT_OF_RANGE", (CONVICTED,), (CONVICTED, BORN), _too_old,
        "{date_of_current_conviction} is at an age of 110 or more, born on {date_of_birth}",
    ),
    Check(
        "AGE_AT_FIRST_SANCTION_OUT_OF_RANGE", (FIRST,), (FIRST,), lambda age: not 0 <= age <= OLDEST,
        f"must be from 0 to {OLDEST}, not {{age_at_first_sanction}}",
    ),
    Check(
        "OFFENCE_CODE_INCORRECT_FORMAT", (CODE_OF,), (CODE_OF,), lambda offence: not CODE.fullmatch(offence.code),
        "{current_offence_code.code!r} is no offence code: it must be text of five digits",
    ),
    Check(
        "OFFENCE_CODE_MAPPING_NOT_FOUND", (CODE_OF,), (CODE_OF,),
        lambda offence: bool(CODE.fullmatch(offence.code)) and offence.category is None,
        "the table of offence codes has no group for {current_offence_code.code}",
    ),
    Check(
        "OFFENCE_CATEGORY_INCONSISTENT", (CODE_OF, "offence_category"), (CODE_OF, "offence_category"), _other_group,
        "the code {current_offence_code.code} is in the group {current_offence_code.category}, not {offence_category}",
    ),
    ALL_SANCTIONS,
    Check(
        "VIOLENT_SANCTION_OUT_OF_RANGE", (VIOLENT, ALL), (VIOLENT, ALL),
        lambda violent, of_all: not 0 <= violent <= of_all,
        f"the number of violent sanctions, {{{VIOLENT}}}, must be from 0 to the number of all sanctions, {{{ALL}}}",
    ),
    START_AFTER_BIRTH,
    START_BEFORE_110,
    Check(
        "FOLLOW_UP_DATE_BEFORE_CONVICTION_DATE", (FOLLOWED, CONVICTED), (FOLLOWED, CONVICTED), date.__lt__,
        "follow-up, from {date_at_start_of_followup}, begins before the conviction, {date_of_current_conviction}",
    ),
    *NOT_AFTER,
)  # fmt: skip
"""What no record can hold."""
