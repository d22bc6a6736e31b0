"""Goals of a sentence plan: their states, their dates, and when the officer asks whether one is achieved.

A goal to work on now has a date; a goal for later has none. Only steps that are completed count towards achieving it:
one that is no longer needed does not. Months run to the same date of a later month, or to its last day.
"""

from dataclasses import dataclass
from datetime import date

from throughcare.rules.dates import add_months, in_words
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Kind,
    Move,
    Problem,
    Several,
    Text,
    Transitions,
    Unknown,
    published,
)
from throughcare.rules.plans.sources import SENTENCE_PLAN

READ_ON = SENTENCE_PLAN.checked_on.isoformat()
PEOPLE = "people with a sentence plan in England and Wales"
TARGET_DATE = "domain:sentence_plan_goal_target_date"

OFFICER, SYSTEM = "officer", "system"
GOAL = Transitions(
    name="Goal of a sentence plan",
    states={
        "active": "To work on now",
        "future": "To work on later",
        "achieved": "Achieved",
        "removed": "Removed from the plan",
        "deleted": "Deleted from a draft, and not kept",
    },
    moves=(
        Move("active", "future", (OFFICER,)),
        Move("active", "achieved", (OFFICER,)),
        Move("active", "removed", (OFFICER, SYSTEM)),
        Move("active", "deleted", (OFFICER,)),
        Move("future", "active", (OFFICER,)),
        Move("future", "achieved", (OFFICER,)),
        Move("future", "removed", (OFFICER, SYSTEM)),
        Move("future", "deleted", (OFFICER,)),
        Move("removed", "active", (OFFICER,)),
        Move("removed", "future", (OFFICER,)),
    ),
)
"""The system removes what is open when a new period of supervision begins; agreement.ACTIONS says what is done when."""
OPEN = ("active", "future")
IN_A_PLAN = {code: words for code, words in GOAL.states.items() if code != "deleted"}

STEPS = {
    "not_started": "Not started",
    "in_progress": "In progress",
    "completed": "Completed",
    "cannot_be_done_yet": "Cannot be done yet",
    "no_longer_needed": "No longer needed",
}
"""States of a step. Any may follow any."""

ACTORS = {
    "person_on_probation": "the person themselves",
    "probation_practitioner": "the probation practitioner",
    "prison_offender_manager": "the prison offender manager",
    "programme_staff": "programme staff",
    "partnership_agency": "a partner agency",
    "commissioned_services_provider": "a commissioned services provider",
    "someone_else": "someone else",
}
"""Who does a step."""

MONTHS = {"date_in_3_months": 3, "date_in_6_months": 6, "date_in_12_months": 12}
ANOTHER_DATE = "set_another_date"
YES_NO = Choice({"yes": "yes", "no": "no"})


@dataclass(frozen=True, slots=True)
class OrBlank:
    """An answer of a form that may have been left blank: an empty text is nobody's answer."""

    kind: Kind

    def read(self, value: object) -> object:
        return Unknown.NOT_ASKED if value == "" else self.kind.read(value)

    def from_text(self, text: str) -> object:
        return self.kind.from_text(text)

    @property
    def words(self) -> str:
        return f"{self.kind.words}, or blank"


@published(
    f"{TARGET_DATE}@{READ_ON}",
    title="Sentence plan: target date of a goal",
    decides="the day by which a goal is to be reached",
    population=PEOPLE,
    source=SENTENCE_PLAN,
    items=(
        Item(name="today", asks="Which day is it?", kind=Day()),
        Item(name="can_start_now", asks="Can the person start on the goal now?", kind=OrBlank(YES_NO)),
        Item(
            name="option",
            asks="By when: in 3, 6 or 12 months (date_in_3_months ...), or another date (set_another_date)?",
            kind=OrBlank(Text("a choice of date")),
            needed=False,
        ),
        Item(name="custom_date", asks="Which other date?", kind=OrBlank(Day()), needed=False),
    ),
    examples=(
        Example(
            says="In three months from 10 November.",
            given={"today": "2025-11-10", "can_start_now": "yes", "option": "date_in_3_months"},
            gives={"target_date": date(2026, 2, 10)},
        ),
    ),
)
def target_date(
    today: date, can_start_now: Answer[str], option: Answer[str], custom_date: Answer[date]
) -> Conclusion:
    """The day, or None. Raises BadAnswers for another date that is past."""
    if can_start_now != "yes":
        says = "A goal has a date only if the person can start on it now"
        return _no_date(says + (", which is not answered." if isinstance(can_start_now, Unknown) else "."))
    if isinstance(option, Unknown):
        return _no_date("A goal to start now needs a date, and none is chosen yet.")
    if option in MONTHS:
        months = MONTHS[option]
        day = add_months(today, months)
        return Conclusion({"target_date": day}).because(
            "{months} months from {today} is {day}.", months=months, today=in_words(today), day=in_words(day)
        )
    if option != ANOTHER_DATE:
        return _no_date('"{option}" is not one of the choices, so there is no date yet.', option=option)
    if isinstance(custom_date, Unknown):
        return _no_date("Another date is chosen, and it is not given yet.")
    if custom_date < today:
        raise BadAnswers(TARGET_DATE, [Problem("custom_date", custom_date, "must be today or later")])
    return Conclusion({"target_date": custom_date}).because(
        "The date given is {day}.", day=in_words(custom_date)
    )


def _no_date(says: str, **values: object) -> Conclusion:
    return Conclusion({"target_date": None}).because(says, **values)


@published(
    f"domain:sentence_plan_goal_initial_status@{READ_ON}",
    title="Sentence plan: state of a new goal",
    decides="whether a new goal is worked on now or later",
    population=PEOPLE,
    source=SENTENCE_PLAN,
    items=(Item(name="can_start_now", asks="Can the person start on the goal now?", kind=YES_NO),),
    examples=(Example(says="A goal for later.", given={"can_start_now": "no"}, gives={"status": "future"}),),
    figures=(GOAL.figures,),
)
def initial_status(can_start_now: str) -> Conclusion:
    """Active or future."""
    if can_start_now == "yes":
        return Conclusion({"status": "active"}).because(
            "The person can start now, so it is a goal to work on now."
        )
    return Conclusion({"status": "future"}).because("The person cannot start yet, so it is a goal for later.")


@published(
    f"domain:sentence_plan_no_other_open_goals@{READ_ON}",
    title="Sentence plan: no other open goal",
    decides="whether every other goal is closed, so that the one just changed opens or closes the plan's work",
    population=PEOPLE,
    source=SENTENCE_PLAN,
    items=(
        Item(
            name="other_goal_statuses",
            asks="In which state is each other goal of the plan?",
            kind=Several(Choice(IN_A_PLAN)),
        ),
    ),
    examples=(
        Example(
            says="A goal for later is open too.",
            given={"other_goal_statuses": ["future", "removed"]},
            gives={"no_open_goals": False},
        ),
    ),
)
def no_other_open_goals(other_goal_statuses: tuple[str, ...]) -> Conclusion:
    """Whether none of them is open."""
    left = sum(status in OPEN for status in other_goal_statuses)
    return Conclusion({"no_open_goals": left == 0}).because(
        "There are {others} other goals, of which {left} to be worked on, now or later.",
        left="one is" if left == 1 else f"{left or 'none'} are",
        others=len(other_goal_statuses) or "no",
    )  # fmt: skip


@published(
    f"domain:sentence_plan_goal_all_steps_completed@{READ_ON}",
    title="Sentence plan: ask whether a goal is achieved",
    decides="whether every step is completed, so that the officer is asked whether the goal is achieved",
    population=PEOPLE,
    source=SENTENCE_PLAN,
    items=(Item(name="steps", asks="How far is each step?", kind=Several(Choice(STEPS))),),
    examples=(
        Example(
            says="A step that is no longer needed was not completed.",
            given={"steps": ["completed", "no_longer_needed"]},
            gives={"ask_if_achieved": False},
        ),
    ),
)
def all_steps_completed(steps: tuple[str, ...]) -> Conclusion:
    """Whether to ask; never for a goal without steps."""
    done = steps.count("completed")
    found = Conclusion({"ask_if_achieved": 0 < done == len(steps)})
    if not steps:
        return found.because("The goal has no steps, so there is nothing to go by.")
    return found.because(
        "{done} of {steps} steps are completed; all of them must be.", done=done, steps=len(steps)
    )
