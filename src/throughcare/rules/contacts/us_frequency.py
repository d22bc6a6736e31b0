"""How often a contact is required: the agency's own figures where they are passed in, else the table's."""

from dataclasses import dataclass
from datetime import date

from throughcare.rules.contacts.us_standards import Clock
from throughcare.rules.contacts.us_table import CASE_TYPES, KINDS, LEVELS, standard
from throughcare.rules.kernel import Answer, BadAnswers, Problem, Source, is_known, known_or

UNIT_OF = {Clock.ROLLING: "day", Clock.MONTH_END: "month"}


@dataclass(frozen=True, slots=True)
class Frequency:
    """`times` contacts in `every` days or months. words: a sentence that says so, and where it stands.

    times 0: nothing is due by this clock, and `standing` says why: none_required, once, as_needed, not_published.
    """

    times: int
    every: int
    standing: str
    words: str
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a frequency is asked for. rule: who asks, for refusals. A case whose type is not said is a general one."""

    rule: str
    jurisdiction: str
    case_type: Answer[str]
    level: str
    kind: str
    day: date

    @property
    def words(self) -> str:
        """ "face to face, medium or moderate, general case (its type was not said)"."""
        unsaid = "" if is_known(self.case_type) else " (its type was not said)"
        case = f"{CASE_TYPES[self.case].lower()} case{unsaid}"
        return f"{KINDS[self.kind].lower()}, {LEVELS[self.level].lower()}, {case}"

    @property
    def case(self) -> str:
        """The type of case that the table is asked for."""
        return known_or(self.case_type, "general")


def frequency(
    asked: Asked, clock: Clock, times: Answer[int], every: Answer[int], every_field: str
) -> Frequency:
    """What holds. Raises BadAnswers for one figure without the other, and for a row of another clock."""
    return _passed_in(asked.rule, clock, times, every, every_field) or _from_table(asked, clock)


def _passed_in(
    rule: str, clock: Clock, times: Answer[int], every: Answer[int], every_field: str
) -> Frequency | None:
    if not is_known(times):
        if is_known(every):
            raise BadAnswers(rule, [_missing("required_per_period", times)])
        return None
    if times == 0:
        return Frequency(0, 0, "none_required", "No such contact is required: the figure passed in is 0.")
    if not is_known(every):
        raise BadAnswers(rule, [_missing(every_field, every)])
    words = f"The figures passed in ask for {times} in {every} {UNIT_OF[clock]}s."
    return Frequency(times, every, "due", words)


def _missing(field: str, answer: object) -> Problem:
    return Problem(field, str(answer), "is needed where the other figure of the frequency is given")


def _from_table(asked: Asked, clock: Clock) -> Frequency:
    row = standard(asked.jurisdiction, asked.case, asked.level, asked.kind, asked.day)
    if row is None:
        words = f"No frequency was read for this ({asked.words}) that held on {asked.day}; none is made up."
        return Frequency(0, 0, "not_published", words)
    words = f"The table says for this ({asked.words}): {row.words}. {row.note}".rstrip()
    if row.clock is clock:
        return Frequency(row.times, row.every, "due", words, row.source)
    if row.times:
        reason = f"is counted by another clock here ({row.words}); ask united-states:contact_standard"
        raise BadAnswers(asked.rule, [Problem("contact_kind", asked.kind, reason)])
    return Frequency(0, 0, row.clock.value, words, row.source)
