"""Dosage given against dosage planned: sessions and minutes of one person on one programme.

Minutes count as they were attended; where the programme counts skill work only, the minutes of each session are those
of the published rule `us_dosage`. Nothing is rounded, and no share is given where nothing was planned.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from throughcare.rules.dates import count_of
from throughcare.rules.interventions.sources import HOUSE
from throughcare.rules.interventions.us_dosage import dosage_minutes
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Composed,
    Conclusion,
    Example,
    Item,
    Problem,
    Several,
    Unknown,
    Whole,
    YesNo,
    is_known,
    published,
)

CODE = "programme-dosage"
ALL, SKILL_WORK = "attended", "skill_work"
COUNTS = {ALL: "every minute attended", SKILL_WORK: "minutes of skill work on one of the five greatest needs"}
NOT_ASKED = Unknown.NOT_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One session that is over. minutes: how long the person was there; 0 where they did not come.

    skill_minutes, assignments, top_need: for the rule that counts skill work; skill_minutes None where nobody said.
    """

    attended: bool
    minutes: int
    skill_minutes: int | None = None
    assignments: int = 0
    top_need: bool = True


@dataclass(frozen=True, slots=True)
class Dosage:
    """What was given. share: of the minutes planned, else of the sessions planned, as a fraction; None without a plan.

    uncounted: sessions attended of which nobody said how much was skill work.
    """

    sessions: int
    missed: int
    minutes: int
    planned_sessions: int | None
    planned_minutes: int | None
    share: float | None
    uncounted: int


def given(
    held: Iterable[Held], *, planned_sessions: int | None, planned_minutes: int | None, counts: str = ALL
) -> Dosage:
    """Dosage given against planned. counts: a key of COUNTS."""
    sessions = tuple(held)
    came = [each for each in sessions if each.attended]
    minutes = [_minutes(each, counts) for each in came]
    total = sum(each for each in minutes if each is not None)
    return Dosage(
        sessions=len(came), missed=len(sessions) - len(came), minutes=total, planned_sessions=planned_sessions,
        planned_minutes=planned_minutes, uncounted=minutes.count(None),
        share=total / planned_minutes if planned_minutes
        else len(came) / planned_sessions if planned_sessions else None,
    )  # fmt: skip


def _minutes(each: Held, counts: str) -> int | None:
    if counts == ALL:
        return each.minutes
    if each.skill_minutes is None:
        return None
    found = dosage_minutes(
        appointment_minutes=NOT_ASKED, group_minutes=each.minutes, skill_building_minutes=each.skill_minutes,
        take_away_assignments=each.assignments, top_five_need=each.top_need,
    ).results["dosage_minutes"]  # fmt: skip
    assert isinstance(found, int)
    return found


@published(
    f"{CODE}@{HOUSE.version}",
    title="Dosage given against planned",
    decides="how many sessions and minutes were given, and what part of what was planned that is",
    population="people on a programme or service with sessions",
    source=HOUSE,
    items=(
        Item(
            name="planned_sessions", asks="How many sessions were planned?", kind=Whole(0, 1000, "sessions"),
            needed=False,
        ),
        Item(
            name="planned_minutes", asks="How many minutes were planned?", kind=Whole(0, 60_000, "minutes"),
            needed=False,
        ),
        Item(name="counts", asks="What counts as dosage here?", kind=Choice(COUNTS)),
        Item(
            name="sessions", asks="What came of each session that is over?",
            kind=Several(Composed((
                Item(name="attended", asks="Did the person come?", kind=YesNo()),
                Item(name="minutes", asks="How many minutes were they there?", kind=Whole(0, 1440, "minutes")),
                Item(name="skill_minutes", asks="How many of them were skill work?", kind=Whole(0, 1440, "minutes"),
                     needed=False),
                Item(name="assignments", asks="How many tasks taken home were done?", kind=Whole(0, 100, "tasks"),
                     needed=False),
                Item(name="top_need", asks="Was it on one of the five greatest needs?", kind=YesNo(), needed=False),
            ))),
        ),
    ),
    examples=(
        Example(
            says="Two of three sessions of two hours.",
            given={"planned_sessions": 4, "planned_minutes": 480, "counts": "attended", "sessions": [
                {"attended": True, "minutes": 120}, {"attended": False, "minutes": 0},
                {"attended": True, "minutes": 60},
            ]},
            gives={"sessions": 2, "missed": 1, "minutes": 180, "share": 0.375},
        ),
    ),
)  # fmt: skip
def programme_dosage(
    planned_sessions: Answer[int], planned_minutes: Answer[int], counts: str,
    sessions: tuple[Mapping[str, object], ...],
) -> Conclusion:  # fmt: skip
    """What was given. Raises BadAnswers for minutes of somebody who did not come, or more skill work than session."""
    held = [_held(each) for each in sessions]
    problems = [
        Problem("sessions", each.minutes, "minutes cannot be given to somebody who did not come")
        for each in held
        if each.minutes and not each.attended
    ]
    problems += [
        Problem("sessions", each.skill_minutes, f"must not be more than the session's {each.minutes} minutes")
        for each in held
        if each.skill_minutes is not None and each.skill_minutes > each.minutes
    ]
    if problems:
        raise BadAnswers(CODE, problems)
    found = given(
        held, planned_sessions=planned_sessions if is_known(planned_sessions) else None,
        planned_minutes=planned_minutes if is_known(planned_minutes) else None, counts=counts,
    )  # fmt: skip
    conclusion = Conclusion({
        "sessions": found.sessions, "missed": found.missed, "minutes": found.minutes, "share": found.share,
        "uncounted": found.uncounted,
    }).because(
        "{came} attended and {missed} missed; {minutes} count ({counts}).",
        came=count_of(found.sessions, "session"), missed=found.missed, minutes=count_of(found.minutes, "minute"),
        counts=COUNTS[counts],
    )  # fmt: skip
    if found.uncounted:
        conclusion = conclusion.because(
            "Of {count} nobody said how much was skill work; nothing of it counts.",
            count=count_of(found.uncounted, "attended session"),
        )
    if found.share is None:
        return conclusion.because("Nothing was planned, so there is no part of it to give.")
    return conclusion.because("Planned were {plan}.", plan=_plan(planned_sessions, planned_minutes))


def _plan(sessions: Answer[int], minutes: Answer[int]) -> str:
    told = [
        *([count_of(sessions, "session")] if is_known(sessions) else []),
        *([count_of(minutes, "minute")] if is_known(minutes) else []),
    ]
    return " and ".join(told)


def _held(told: Mapping[str, object]) -> Held:
    known = {name: value for name, value in told.items() if not isinstance(value, Unknown)}
    return Held(**known)  # type: ignore[arg-type]
