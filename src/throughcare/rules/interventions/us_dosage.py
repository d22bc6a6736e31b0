"""How much of a session counts as dosage: skill work on one of the five greatest needs, and tasks taken home.

No text names a first day of force; the rule has the day it was read, 2026-11-22. Hours asked for by risk were only
recalled by the source and are not here.
"""

from datetime import date

from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Conclusion,
    Example,
    Item,
    Mark,
    Problem,
    Source,
    Whole,
    YesNo,
    is_known,
    known_or,
    published,
)

DOSAGE = "united-states:dosage_minutes"
SOURCE = Source(
    title="Carey Group Publishing, assigning dosage when using cognitive tools",
    url="https://careygrouppublishing.freshdesk.com/support/solutions/articles/63000271813",
    version="as read 2026-11-22",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="Facts restated; licence of the page not stated",
    mark=Mark.READ,
)
MINUTES_A_TASK = 30
A_DAY = 24 * 60


@published(
    f"{DOSAGE}@2026-11-22",
    title="Dosage minutes",
    decides="how many minutes of an appointment, a group or tasks taken home count as dosage",
    population="people supervised with a case plan for their five greatest needs",
    source=SOURCE,
    items=(
        Item(
            name="appointment_minutes", asks="How many minutes was the appointment?",
            kind=Whole(0, A_DAY, "minutes"), needed=False,
        ),
        Item(
            name="group_minutes", asks="How many minutes was the group?", kind=Whole(0, A_DAY, "minutes"),
            needed=False,
        ),
        Item(
            name="skill_building_minutes", asks="How many of them were skill work?",
            kind=Whole(0, A_DAY, "minutes"), needed=False,
        ),
        Item(
            name="take_away_assignments", asks="How many tasks taken home were done?", kind=Whole(0, 100, "tasks"),
            needed=False,
        ),
        Item(name="top_five_need", asks="Was it on one of the five greatest needs?", kind=YesNo()),
    ),
    examples=(
        Example(
            says="Fifteen of twenty minutes were skill work.",
            given={"appointment_minutes": 20, "skill_building_minutes": 15, "top_five_need": True},
            gives={"dosage_minutes": 15},
        ),
    ),
)  # fmt: skip
def dosage_minutes(
    appointment_minutes: Answer[int], group_minutes: Answer[int], skill_building_minutes: Answer[int],
    take_away_assignments: Answer[int], top_five_need: bool,
) -> Conclusion:  # fmt: skip
    """The minutes. Raises BadAnswers for more skill work than session, or where nothing was said to count."""
    met = is_known(appointment_minutes) or is_known(group_minutes)
    if not is_known(skill_building_minutes) and (met or not is_known(take_away_assignments)):
        reason = "is needed: only skill work counts"
        raise BadAnswers(DOSAGE, [Problem("skill_building_minutes", skill_building_minutes.value, reason)])
    skills = known_or(skill_building_minutes, 0)
    session = known_or(appointment_minutes, 0) + known_or(group_minutes, 0)
    if met and skills > session:
        reason = f"must not be more than the session's {session} minutes"
        raise BadAnswers(DOSAGE, [Problem("skill_building_minutes", skills, reason)])
    if not top_five_need:
        return Conclusion({"dosage_minutes": 0}).because(
            "It was on none of the five greatest needs: nothing counts."
        )
    tasks = known_or(take_away_assignments, 0)
    minutes = skills + tasks * MINUTES_A_TASK
    return Conclusion({"dosage_minutes": minutes}).because(
        "{skills} minutes of skill work, and {tasks} tasks taken home at {each} minutes: {minutes}.",
        skills=skills, tasks=tasks, each=MINUTES_A_TASK, minutes=minutes,
    ).because(
        "{said}.",
        said="Both were said" if is_known(skill_building_minutes) and is_known(take_away_assignments)
        else "What was not said was counted as none",
    )  # fmt: skip
