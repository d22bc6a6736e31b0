"""Days by which a security category is due: the first, the next review, the one after a recall.

The source calls fourteen days "ten business days" and leaves bank holidays out of account; so does this.
"""

from datetime import date

from throughcare.rules.custody.categorisation import PEOPLE, READ_ON, SOURCE
from throughcare.rules.dates import add_days, add_months, count_of, in_words
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    is_known,
    published,
)

FIRST_DUE = (14, 14, 14, 14, 14, 16, 15)
"""Days from sentence to the first category, by the weekday of the sentence, Monday first."""
AFTER_RECALL = 10
SHORT_RECALL = 28
"""A person released again within so many days of the recall has no review."""
CHOICES = {"6": 6, "12": 12}
"""Months to the next review, by the button pressed; another date is entered by hand."""
AFTER_RECALL_CODE = "domain:categorisation_review_due_after_recall"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@published(
    f"domain:categorisation_initial_due@{READ_ON}",
    title="Security category: first decision due",
    decides="the day by which a person's first category is decided",
    population=PEOPLE,
    source=SOURCE,
    items=(Item(name="sentence_date", asks="On which day was the person sentenced?", kind=Day()),),
    examples=(
        Example(
            says="Sentenced on a Saturday: two days more.",
            given={"sentence_date": "2026-01-17"},
            gives={"due_date": date(2026, 2, 2)},
        ),
    ),
)
def initial_due(sentence_date: date) -> Conclusion:
    """The day, counted in calendar days."""
    days = FIRST_DUE[sentence_date.weekday()]
    return Conclusion({"due_date": add_days(sentence_date, days)}).because(
        "Sentenced on {weekday} {day}: due {days} days later, bank holidays not counted apart.",
        weekday=WEEKDAYS[sentence_date.weekday()], day=in_words(sentence_date), days=days,
    )  # fmt: skip


@published(
    f"domain:categorisation_review_overdue@{READ_ON}",
    title="Security category: review overdue",
    decides="whether a review is overdue",
    population=PEOPLE,
    source=SOURCE,
    items=(
        Item(name="next_review_date", asks="When is the next review due?", kind=Day(), needed=False),
        Item(name="today", asks="Which day is it?", kind=Day()),
    ),
    examples=(
        Example(
            says="On the day itself it is not overdue.",
            given={"next_review_date": "2022-01-01", "today": "2022-01-01"},
            gives={"overdue": False},
        ),
    ),
)
def review_overdue(next_review_date: Answer[date], today: date) -> Conclusion:
    """Whether the day has passed; a review without a day is not overdue."""
    if not is_known(next_review_date):
        return Conclusion({"overdue": False}).because(
            "No day is set for the next review, so it cannot be overdue."
        )
    overdue = next_review_date < today
    return Conclusion({"overdue": overdue}).because(
        "The review was due on {day}, which has passed." if overdue else "The review is due on {day}.",
        day=in_words(next_review_date),
    )


@published(
    f"domain:categorisation_next_review_choice@{READ_ON}",
    title="Security category: suggested next review",
    decides="the day of the next review that a choice suggests",
    population=PEOPLE,
    source=SOURCE,
    items=(
        Item(name="today", asks="Which day is it?", kind=Day()),
        Item(
            name="choice",
            asks="In how many months, or on another date?",
            kind=Choice(
                {"6": "in six months", "12": "in twelve months", "specific": "on a date of one's own"}
            ),
        ),
    ),
    examples=(
        Example(
            says="In six months.",
            given={"today": "2026-01-15", "choice": "6"},
            gives={"suggested_date": date(2026, 7, 15)},
        ),
    ),
)
def next_review_choice(today: date, choice: str) -> Conclusion:
    """The day, or an empty text where a date is to be entered."""
    if choice not in CHOICES:
        return Conclusion({"suggested_date": ""}).because("No day is suggested: a date is to be entered.")
    months = CHOICES[choice]
    day = add_months(today, months)
    return Conclusion({"suggested_date": day}).because(
        "{months} months from {today} is {day}.", months=months, today=in_words(today), day=in_words(day)
    )


@published(
    f"{AFTER_RECALL_CODE}@{READ_ON}",
    title="Security category: review after a recall",
    decides="the day by which a recalled person's category is reviewed, or that it need not be",
    population="people recalled to a prison of England and Wales",
    source=SOURCE,
    items=(
        Item(name="recall_date", asks="On which day was the person recalled?", kind=Day()),
        Item(
            name="post_recall_release_date",
            asks="When is the person to be released again?",
            kind=Day(),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="Released again 28 days later: no review.",
            given={"recall_date": "2026-01-15", "post_recall_release_date": "2026-02-12"},
            gives={"due_date": None},
        ),
    ),
)
def review_due_after_recall(recall_date: date, post_recall_release_date: Answer[date]) -> Conclusion:
    """The day, or None. Raises BadAnswers for a release before the recall."""
    due = Conclusion({"due_date": add_days(recall_date, AFTER_RECALL)})
    says = "It is due {days} days after the recall on {recall}."
    if not is_known(post_recall_release_date):
        return due.because("No day of release after the recall is known.").because(
            says, days=AFTER_RECALL, recall=in_words(recall_date)
        )
    stay = (post_recall_release_date - recall_date).days
    if stay < 0:
        reason = f"must not be before the recall on {recall_date}"
        raise BadAnswers(
            AFTER_RECALL_CODE, [Problem("post_recall_release_date", post_recall_release_date, reason)]
        )
    if stay <= SHORT_RECALL:
        return Conclusion({"due_date": None}).because(
            "The person is released again {stay} after the recall; up to {most} days there is no review.",
            stay=count_of(stay, "day"), most=SHORT_RECALL,
        )  # fmt: skip
    return due.because(
        "The person is released again {stay} after the recall, more than {most}.",
        stay=count_of(stay, "day"),
        most=SHORT_RECALL,
    ).because(says, days=AFTER_RECALL, recall=in_words(recall_date))
