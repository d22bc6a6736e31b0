"""What DC-SRP and IIC-SRP ask about sexual offences, to whom they apply, and what they refuse.

They apply to men with a sexual offence. For a woman, or where there never was one, nothing more is asked; where it is
not known whether there was one, the counts are asked for all the same.
"""

from collections.abc import Iterator
from datetime import date

from throughcare.rules.dates import age_on
from throughcare.rules.instruments.ogrs4_questions import optional
from throughcare.rules.instruments.ogrs4_refusals import (
    ALL_SANCTIONS,
    START_AFTER_BIRTH,
    START_BEFORE_110,
    Check,
    Refusal,
    found,
    missing,
)
from throughcare.rules.kernel import Answers, Choice, Day, Item, Unknown, Whole, YesNo, is_known

MOST = 999
ADULT, YOUNGEST, OLDEST = 18, 10, 109
HISTORY, LAST = "has_ever_committed_sexual_offence", "date_of_most_recent_sexual_offence"
COUNTS = {
    "total_indecent_image_sanctions": ("indecent_image", "for indecent images of children"),
    "total_contact_adult_sexual_sanctions": ("contact_adult", "for contact sexual offences against adults"),
    "total_contact_child_sexual_sanctions": ("contact_child", "for contact sexual offences against children"),
    "total_non_contact_sexual_offences": (
        "non_contact",
        "for sexual offences without contact, images aside,",
    ),
}
"""The four counts by the source's name: what OSP calls them, and their words."""

QUESTIONS = optional(
    Item(
        name=HISTORY,
        asks="Was there ever a sexual offence, or a sexually motivated one?",
        kind=YesNo(),
    ),
    *(
        Item(name=name, asks=f"How many sanctions {words} are there?", kind=Whole(0, MOST, "sanctions"))
        for name, (_, words) in COUNTS.items()
    ),
)
CONTACT_QUESTIONS = optional(
    Item(
        name="supervision_status",
        asks="Where is the person?",
        kind=Choice({"COMMUNITY": "In the community", "CUSTODY": "In custody", "REMAND": "On remand"}),
    ),
    Item(name=LAST, asks="On which day was the most recent sexual offence?", kind=Day()),
    Item(
        name="most_recent_offence_date",
        asks="On which day was the most recent offence of any kind?",
        kind=Day(),
    ),
    Item(
        name="is_current_offence_against_victim_stranger",
        asks="Was the victim of the current offence a stranger?",
        kind=YesNo(),
    ),
)


def applies(answers: Answers) -> bool:
    """Whether the person is a man with a sexual offence."""
    return answers["gender"] == "MALE" and answers[HISTORY] is True


def counted(answers: Answers) -> dict[str, int]:
    """The four counts as OSP names them."""
    return {COUNTS[name][0]: count for name, count in _numbers(answers).items()}


def _ruled_out(answers: Answers) -> bool:
    return answers["gender"] == "FEMALE" or answers[HISTORY] is False


def _numbers(answers: Answers) -> dict[str, int]:
    return {name: count for name in COUNTS if isinstance(count := answers[name], int)}


def images_refusals(answers: Answers) -> Iterator[Refusal]:
    """What IIC-SRP refuses beyond answers that everybody has to give."""
    if not _ruled_out(answers):
        yield from missing(answers, COUNTS)
        yield from _counts(answers)
    yield from _without_history(answers)


def contact_refusals(answers: Answers) -> Iterator[Refusal]:
    """What DC-SRP refuses beyond answers that everybody has to give."""
    if not _ruled_out(answers):
        yield from missing(answers, COUNTS)
        yield from found((ALL_SANCTIONS,), answers)
        yield from _counts(answers)
        if applies(answers):
            yield from missing(answers, (LAST,))
            yield from found(DAYS, answers)
        yield from found((START_AFTER_BIRTH, START_BEFORE_110, ADULTS), answers)
    yield from _without_history(answers)


def _counts(answers: Answers) -> Iterator[Refusal]:
    """The counts against each other and against all sanctions."""
    numbers = _numbers(answers)
    in_all = answers.get("total_number_of_sanctions_for_all_offences", Unknown.NOT_ASKED)
    if len(numbers) == len(COUNTS) and not any(numbers.values()):
        reason = f"is 0 like the other three, and there was a sexual offence: {HISTORY} is not no"
        yield Refusal("SEXUAL_REOFFENDING_PREDICTOR_NO_SANCTIONS", tuple(COUNTS), reason)
    elif isinstance(in_all, int) and sum(numbers.values()) > in_all:
        reason = (
            f"the four counts add up to {sum(numbers.values())}, which is more than all {in_all} sanctions"
        )
        yield Refusal("TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE", tuple(COUNTS), reason)


def _without_history(answers: Answers) -> Iterator[Refusal]:
    """Sexual sanctions of a man of whom nobody says that there was a sexual offence."""
    if answers["gender"] == "FEMALE" or answers[HISTORY] is True:
        return
    some = tuple(name for name, count in _numbers(answers).items() if count)
    if some:
        said = f"is {answers[HISTORY]}" if is_known(answers[HISTORY]) else "has no answer"
        reason = f"{HISTORY} {said}, and there are sexual sanctions"
        yield Refusal("SEXUAL_REOFFENDING_PREDICTOR_INCONSISTENT_INPUT", (HISTORY, *some), reason)


ADULTS = Check(
    "OUTSIDE_POPULATION", ("date_at_start_of_followup",), ("date_at_start_of_followup", "date_of_birth"),
    lambda day, born: day > born and age_on(born, day) < ADULT,
    "{date_at_start_of_followup} is before the age of 18: this is for men of 18 or more",
)  # fmt: skip
DAYS = (
    Check(
        "DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_BEFORE_DATE_OF_BIRTH", (LAST,), (LAST, "date_of_birth"),
        lambda day, born: day <= born,
        "{date_of_most_recent_sexual_offence} is not after the date of birth, {date_of_birth}",
    ),
    Check(
        "DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_OUT_OF_RANGE", (LAST,), (LAST, "date_of_birth"),
        lambda day, born: day > born and not YOUNGEST <= age_on(born, day) <= OLDEST,
        "{date_of_most_recent_sexual_offence} is at an age under 10 or of 110 or more, born on {date_of_birth}",
    ),
    Check(
        "DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_AFTER_ASSESSMENT", (LAST, "assessment_date"), (LAST, "assessment_date"),
        date.__gt__, "{date_of_most_recent_sexual_offence} lies after the assessment on {assessment_date}",
    ),
)  # fmt: skip
