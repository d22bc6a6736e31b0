"""The incentive scheme of unpaid work: whoever works without a breach is let off part of the required minutes.

Two figures of policy carry everything: the share of the requirement to work before the scheme begins (a quarter), and
the part of every further minute that is let off (a half). The most that can be let off follows from them: where the
minutes worked meet the minutes still required. Fractions of a minute are rounded half up.

Conflict, resolved: the source's page names a maximum discount, its program does not hold the current discount to it.
Here it is held: more can only appear where somebody worked on after the reduced requirement was done.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import floor
from typing import Any

from throughcare.rules.interventions.sources import COMMUNITY_PAYBACK
from throughcare.rules.interventions.unpaid_work import MOST, PEOPLE, READ_ON
from throughcare.rules.kernel import (
    Choice,
    Composed,
    Conclusion,
    Example,
    Item,
    Move,
    Several,
    Transitions,
    Whole,
    YesNo,
    published,
)

THRESHOLD = Fraction(1, 4)
"""Share of the required minutes to be worked before anything is let off."""
AWARD = Fraction(1, 2)
"""Part of every minute worked after that which is let off."""
MAXIMUM = 1 - (1 + AWARD * THRESHOLD) / (1 + AWARD)
"""Most that can be let off, as a share of the required minutes; a quarter."""

STATUS = Transitions(
    name="The status in the incentive scheme of unpaid work",
    states={
        "ineligible": "Not in the scheme",
        "eligible": "In the scheme, first quarter not yet worked",
        "qualifying": "Earning a reduction",
        "disqualified": "Out of the scheme; what was earned stays",
    },
    moves=(
        Move("eligible", "qualifying"),
        Move("eligible", "disqualified"),
        Move("qualifying", "eligible"),  # a correction can take minutes away again
        Move("qualifying", "disqualified"),
    ),
)

REQUIRED = Item(
    name="required_minutes", asks="How many minutes did the court require?", kind=Whole(1, MOST, "minutes")
)


@published(
    f"domain:unpaid_work_incentive_discount@{READ_ON}",
    title="Unpaid work: reduction earned in the incentive scheme",
    decides="how many required minutes are let off by now, and how many would be by the end",
    population=PEOPLE,
    source=COMMUNITY_PAYBACK,
    items=(
        REQUIRED,
        Item(
            name="qualifying_minutes_worked",
            asks="How many minutes worked count in the scheme?",
            kind=Whole(0, MOST, "minutes"),
        ),
        Item(name="status", asks="What is the status in the scheme?", kind=Choice(STATUS.states)),
    ),
    examples=(
        Example(
            says="Of 100 hours, 36 are worked: 11 hours more than a quarter, half of them let off.",
            given={"required_minutes": 6000, "qualifying_minutes_worked": 2160, "status": "qualifying"},
            gives={"current_discount_minutes": 330, "projected_discount_minutes": 1500},
        ),
    ),
)
def discount(required_minutes: int, qualifying_minutes_worked: int, status: str) -> Conclusion:
    """Minutes let off now and by the end."""
    threshold = _threshold(required_minutes)
    most = _rounded(required_minutes * MAXIMUM)
    earned = min(_rounded(max(0, qualifying_minutes_worked - threshold) * AWARD), most)
    if status == "ineligible":
        return Conclusion({"current_discount_minutes": 0, "projected_discount_minutes": 0}).because(
            "The person is not in the scheme, so nothing is let off."
        )
    found = Conclusion({
        "current_discount_minutes": earned,
        "projected_discount_minutes": earned if status == "disqualified" else most,
    }).because(
        "The first {threshold} minutes, a quarter of {required}, earn nothing; half of every minute after that is let "
        "off, {most} at most. {worked} minutes worked let off {earned}.",
        threshold=threshold, required=required_minutes, most=most, worked=qualifying_minutes_worked, earned=earned,
    )  # fmt: skip
    if status == "disqualified":
        return found.because(
            "The person is out of the scheme: what was earned stays, and nothing more can be earned."
        )
    return found.because("By working on without a breach {most} minutes can be let off.", most=most)


EVENT = Composed(
    (
        Item(
            name="kind",
            asks="What was it?",
            kind=Choice(
                {
                    "appointment": "an appointment",
                    "course_completion": "a course completed",
                    "adjustment": "an adjustment of the hours",
                }
            ),
        ),
        Item(
            name="minutes",
            asks="How many minutes did it credit (take away: below zero)?",
            kind=Whole(-MOST, MOST),
        ),
        Item(name="disqualifying", asks="Is its outcome one that is enforced?", kind=YesNo()),
        Item(name="qualifying", asks="Does it count in the scheme?", kind=YesNo()),
    )
)


@published(
    f"domain:unpaid_work_incentive_progress@{READ_ON}",
    title="Unpaid work: progress in the incentive scheme",
    decides="how many minutes count in the scheme, and the status they lead to",
    population="people with an unpaid work requirement in England and Wales who are in the incentive scheme",
    source=COMMUNITY_PAYBACK,
    items=(
        REQUIRED,
        Item(name="events", asks="What happened, the earliest first?", kind=Several(EVENT)),
    ),
    examples=(
        Example(
            says="An enforced outcome ends the earning; the day before it counts, the day after does not.",
            given={
                "required_minutes": 3600,
                "events": [
                    {"kind": "appointment", "minutes": 480, "disqualifying": False, "qualifying": True},
                    {"kind": "appointment", "minutes": 480, "disqualifying": True, "qualifying": True},
                    {"kind": "appointment", "minutes": 480, "disqualifying": False, "qualifying": True},
                ],
            },
            gives={"qualifying_minutes": 480, "status": "disqualified"},
        ),
    ),
    figures=(STATUS.figures,),
)
def progress(required_minutes: int, events: tuple[Mapping[str, Any], ...]) -> Conclusion:
    """Minutes up to the first disqualifying event, never below zero, and the status."""
    ended_at = next((at for at, event in enumerate(events) if event["disqualifying"]), None)
    counted = [event["minutes"] for event in events[:ended_at] if event["qualifying"]]
    worked = max(0, sum(counted))
    threshold = _threshold(required_minutes)
    status = "disqualified" if ended_at is not None else "qualifying" if worked >= threshold else "eligible"
    found = Conclusion({"qualifying_minutes": worked, "status": status}).because(
        "{counted} of {all} events count, with {worked} minutes in all (never fewer than none); {threshold} are needed "
        "before a reduction is earned.",
        counted=len(counted), all=len(events), worked=worked, threshold=threshold,
    )  # fmt: skip
    if ended_at is not None:
        return found.because(
            "Event number {at} is enforced: it and what came after earn nothing, and the person leaves the scheme.",
            at=ended_at + 1,
        )
    return found.because("That is enough." if status == "qualifying" else "That is not yet enough.")


def _threshold(required_minutes: int) -> int:
    return _rounded(required_minutes * THRESHOLD)


def _rounded(minutes: Fraction) -> int:
    return floor(minutes + Fraction(1, 2))
