"""Which type of recall a licence may end in, in England and Wales: three versions, by the day the questions changed.

A question that nobody answered counts as one that excludes, as in the source; the reasons say so.
"""

from typing import TypedDict, Unpack

from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Item,
    OutsidePopulation,
    Problem,
    Several,
    Unknown,
    YesNo,
    is_known,
    known_or,
    published,
    saying_what_is_unknown,
)
from throughcare.rules.release.recall_type_exclusions_ew import (
    NEW_OFFENCE,
    OF_48_MONTHS,
    OF_56_DAYS,
    OF_CONVICTION,
    Questions,
)

CODE = "recall-type-ew"
TITLE = "Type of recall (England and Wales)"
DECIDES = "whether a recall for a fixed term, or a standard recall, is mandatory, and which choices are left"
ADULT, YOUTH, INDETERMINATE, EXTENDED = "ADULT_SDS", "YOUTH_SDS", "INDETERMINATE", "EXTENDED"
GROUPS = {
    ADULT: "an adult's standard determinate sentence",
    YOUTH: "a youth's standard determinate sentence",
    INDETERMINATE: "an indeterminate sentence",
    EXTENDED: "an extended sentence",
}
FIXED_TERM, STANDARD, NO_RECALL = "FIXED_TERM", "STANDARD", "NO_RECALL"
STANDARD_LEFT, FREE_CHOICE = "a standard recall is mandatory", "the type of recall is a free choice"
YOUTH_QUESTIONS = {
    "sentence_12m_plus": "For a youth: is the sentence 12 months or more?",
    "charged_serious_offence": "For a youth: was the person charged with a serious offence?",
    "mappa_level_2_or_3": "For a youth: is the person managed at MAPPA level 2 or 3?",
}


class Facts(TypedDict):
    """The answers of the two versions with sentence groups."""

    group: str
    new_offence: Answer[str]
    exclusions: Answer[tuple[str, ...]]
    unanswered: Answer[tuple[str, ...]]
    sentence_12m_plus: Answer[bool]
    charged_serious_offence: Answer[bool]
    mappa_level_2_or_3: Answer[bool]


def _exclusions(questions: Questions) -> tuple[Item, ...]:
    kind = Several(Choice(questions.exclusions), most=len(questions.exclusions))
    return (
        Item(name="exclusions", asks="Which of these apply (an empty list: none)?", kind=kind, needed=False),
        Item(name="unanswered", asks="Which of these did nobody answer?", kind=kind, needed=False),
    )


def _items(questions: Questions) -> tuple[Item, ...]:
    return (
        Item(name="group", asks="Which kind of sentence is it?", kind=Choice(GROUPS)),
        Item(
            name="new_offence",
            asks="For an adult: is there a new offence?",
            kind=Choice(NEW_OFFENCE),
            needed=False,
        ),
        *_exclusions(questions),
        *(Item(name=name, asks=asks, kind=YesNo(), needed=False) for name, asks in YOUTH_QUESTIONS.items()),
    )


@published(
    f"{CODE}@2026-07-29",
    title=TITLE,
    decides=DECIDES,
    population="people on licence in England and Wales",
    source=OF_CONVICTION.source,
    items=_items(OF_CONVICTION),
    examples=(
        Example(
            says="Charged with a new offence and not convicted: no mandatory fixed term, so a standard recall.",
            given={"group": ADULT, "new_offence": "ONLY_CHARGED", "exclusions": []},
            gives={"fixed_term_mandatory": False, "standard_mandatory": True},
        ),
    ),
)
def recall_type(**facts: Unpack[Facts]) -> Conclusion:
    """Whether a fixed term or a standard recall is mandatory. Raises BadAnswers for answers that contradict."""
    return _by_group(OF_CONVICTION, facts)


@published(
    f"{CODE}@2026-03-31",
    title=TITLE,
    decides=DECIDES,
    population="people on licence in England and Wales",
    source=OF_56_DAYS.source,
    items=_items(OF_56_DAYS),
    examples=(
        Example(
            says="Until 28 July 2026 a conviction for a new offence excluded a fixed term as a charge did.",
            given={"group": ADULT, "new_offence": "CHARGED_AND_CONVICTED", "exclusions": []},
            gives={"fixed_term_mandatory": False, "standard_mandatory": True},
        ),
    ),
)
def recall_type_before_conviction_counted(**facts: Unpack[Facts]) -> Conclusion:
    """As asked from 31 March to 28 July 2026. Raises BadAnswers for answers that contradict each other."""
    return _by_group(OF_56_DAYS, facts)


@published(
    f"{CODE}@2025-09-02",
    title=TITLE,
    decides=DECIDES,
    population="people on licence from a determinate sentence in England and Wales",
    source=OF_48_MONTHS.source,
    items=(
        Item(name="group", asks="Which kind of sentence is it?", kind=Choice(GROUPS)),
        *_exclusions(OF_48_MONTHS),
    ),
    examples=(
        Example(
            says="A sentence of 48 months or more: all types of recall are open.",
            given={"group": ADULT, "exclusions": ["sentence_48_months_or_over"]},
            gives={"fixed_term_mandatory": False, "standard_mandatory": False},
        ),
    ),
)
def recall_type_of_48_months(
    group: str, exclusions: Answer[tuple[str, ...]], unanswered: Answer[tuple[str, ...]]
) -> Conclusion:
    """As asked from 2 September 2025 to 30 March 2026. Raises OutsidePopulation without a determinate sentence."""
    if group in (INDETERMINATE, EXTENDED):
        raise OutsidePopulation(CODE, "people on licence from a determinate sentence", group=group)
    return _by_exclusions(OF_48_MONTHS, exclusions, unanswered)


def _by_group(questions: Questions, facts: Facts) -> Conclusion:
    group = facts["group"]
    if group in (INDETERMINATE, EXTENDED):
        return _concluded(fixed_term=False, standard=True).because(
            "{group} leaves only a standard recall.", group=GROUPS[group].capitalize()
        )
    if group == YOUTH:
        return _of_a_youth(facts)
    offence = facts["new_offence"]
    if isinstance(offence, Unknown):
        return saying_what_is_unknown(
            _concluded(fixed_term=False, standard=True).because(
                "A fixed term is mandatory only where every question was answered; {left}.", left=STANDARD_LEFT
            ),
            "an unanswered question excludes a fixed term", new_offence=offence,
        )  # fmt: skip
    if offence not in questions.new_offence:
        return _concluded(fixed_term=False, standard=True).because(
            "{offence} excludes a mandatory fixed term, so a standard recall is mandatory.",
            offence=f"The answer on a new offence ({NEW_OFFENCE[offence]})",
        )  # fmt: skip
    return _by_exclusions(questions, facts["exclusions"], facts["unanswered"])


def _by_exclusions(
    questions: Questions, exclusions: Answer[tuple[str, ...]], unanswered: Answer[tuple[str, ...]]
) -> Conclusion:
    standard = questions.standard_otherwise
    left = STANDARD_LEFT if standard else FREE_CHOICE
    if not is_known(exclusions):
        return saying_what_is_unknown(
            _concluded(fixed_term=False, standard=standard).because(
                "A fixed term is mandatory only where every question was answered; {left}.", left=left
            ),
            "an unanswered question excludes a fixed term", exclusions=exclusions,
        )  # fmt: skip
    open_questions = known_or(unanswered, ())
    both = [name for name in exclusions if name in open_questions]
    if both:
        raise BadAnswers(CODE, [Problem("unanswered", name, "is also among the exclusions") for name in both])
    excluded = [*exclusions, *open_questions]
    if not excluded:
        return _concluded(fixed_term=True, standard=False).because(
            "None of the {count} exclusions applies, so a recall for a fixed term is mandatory.",
            count=len(questions.exclusions),
        )  # fmt: skip
    return _concluded(fixed_term=False, standard=standard).because(
        "Excluded from a mandatory fixed term by: {which}; {left}.",
        which="; ".join(
            questions.exclusions[name] + (" (nobody answered, which excludes)" if name in open_questions else "")
            for name in excluded
        ),
        left=left,
    )  # fmt: skip


def _of_a_youth(facts: Facts) -> Conclusion:
    answers: dict[str, Answer[bool]] = {
        "sentence_12m_plus": facts["sentence_12m_plus"],
        "charged_serious_offence": facts["charged_serious_offence"],
        "mappa_level_2_or_3": facts["mappa_level_2_or_3"],
    }
    excluding = [name for name, answer in answers.items() if known_or(answer, True)]
    if not excluding:
        return _concluded(fixed_term=True, standard=False).because(
            "A youth with a sentence under 12 months, without a serious charge and not at MAPPA level 2 or 3 is "
            "recalled for a fixed term."
        )
    return saying_what_is_unknown(
        _concluded(fixed_term=False, standard=False).because(
            "For a youth the type of recall is a free choice because of: {which}.", which=", ".join(excluding)
        ),
        "an unanswered question excludes a mandatory fixed term", **answers,
    )  # fmt: skip


def _concluded(*, fixed_term: bool, standard: bool) -> Conclusion:
    left = (FIXED_TERM,) if fixed_term else (STANDARD,) if standard else (FIXED_TERM, STANDARD)
    return Conclusion(
        {
            "fixed_term_mandatory": fixed_term,
            "standard_mandatory": standard,
            "discretionary": not (fixed_term or standard),
            "choices": (*left, NO_RECALL),
        }
    )
