"""When a licence of England and Wales comes into force, is prompted for and is reviewed.

Weeks begin on Monday. Source: create-and-vary-a-licence-api, its activation, prompting and review jobs.
"""

from datetime import date

from throughcare.rules.dates import add_days
from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Day,
    Example,
    Item,
    Problem,
    Unknown,
    YesNo,
    is_known,
    needed_here,
    published,
)
from throughcare.rules.release.ew_sources import LICENCES
from throughcare.rules.release.licence_statuses_ew import LICENCE_KINDS, MADE_BY_THE_PRISON, STATUSES

POPULATION = "people released, or to be released, on licence from a prison of England and Wales"
PROMPT_WEEKS, REVIEW_DAYS = 4, 5


@published(
    "licence-activation-ew@2026-11-22",
    title="Coming into force of a licence (England and Wales)",
    decides="whether an approved licence comes into force on a day",
    population=POPULATION,
    source=LICENCES,
    items=(
        Item(name="status", asks="Which status does the licence have?", kind=Choice(STATUSES)),
        Item(name="licence_start_date", asks="On which day does it start (null: not set)?", kind=Day(), needed=False),
        Item(name="released", asks="Has the person left prison?", kind=YesNo()),
        Item(
            name="held_for_immigration", asks="Is the person held for immigration or extradition?", kind=YesNo(),
            needed=False,
        ),
        Item(name="today", asks="For which day is it asked?", kind=Day()),
    ),
    examples=(
        Example(
            says="On its first day, but the person is still in prison.",
            given={
                "status": "APPROVED", "licence_start_date": date(2026, 5, 18), "released": False,
                "today": date(2026, 5, 18),
            },
            gives={"activated": False},
        ),
    ),
)  # fmt: skip
def licence_activation(
    status: str,
    licence_start_date: Answer[date],
    released: bool,
    held_for_immigration: Answer[bool],
    today: date,
) -> Conclusion:
    """activated. Someone held for immigration stays in prison, so that the start alone decides."""
    if licence_start_date is Unknown.NOT_ASKED:
        reason = "is needed; null says that it is not set"
        raise BadAnswers("licence-activation-ew", [Problem("licence_start_date", "not_asked", reason)])
    if status != "APPROVED":
        return _activated(False, f"its status is {STATUSES[status].lower()}, not approved")
    if not is_known(licence_start_date):
        return _activated(False, "it has no start date")
    if today < licence_start_date:
        return _activated(False, f"it starts on {licence_start_date}")
    if released:
        return _activated(True, f"it starts on {licence_start_date} and the person was released")
    if held_for_immigration is True:
        return _activated(True, f"it starts on {licence_start_date} and the person is held for immigration")
    return _activated(False, "the person was not released")


def _activated(activated: bool, why: str) -> Conclusion:
    return Conclusion({"activated": activated}).because(
        "The licence {what}: {why}.",
        what="comes into force" if activated else "does not come into force",
        why=why,
    )


@published(
    "licence-prompts-ew@2026-11-22",
    title="Prompts about a licence (England and Wales)",
    decides="whether an officer is prompted to prepare a licence, and when its review becomes overdue",
    population=POPULATION,
    source=LICENCES,
    items=(
        Item(name="licence_kind", asks="Which kind of licence is it?", kind=Choice(LICENCE_KINDS)),
        Item(name="licence_start_date", asks="On which day does it start?", kind=Day()),
        Item(name="prepared", asks="Has somebody begun to prepare it?", kind=YesNo()),
        Item(name="in_hard_stop", asks="Does its hard stop run?", kind=YesNo()),
        Item(name="activated_on", asks="On which day did it come into force?", kind=Day(), needed=False),
        Item(name="reviewed", asks="Was it reviewed since?", kind=YesNo(), needed=False),
        Item(name="today", asks="For which day is it asked?", kind=Day()),
    ),
    examples=(
        Example(
            says="A licence made in the hard stop that nobody reviewed within five days.",
            given={
                "licence_kind": "HARD_STOP", "licence_start_date": date(2026, 5, 18), "prepared": True,
                "in_hard_stop": False, "activated_on": date(2026, 5, 18), "reviewed": False,
                "today": date(2026, 5, 23),
            },
            gives={"prompt": False, "review_overdue": True, "review_overdue_on": date(2026, 5, 23)},
        ),
    ),
)  # fmt: skip
def licence_prompts(
    licence_kind: str, licence_start_date: date, prepared: bool, in_hard_stop: bool,
    activated_on: Answer[date], reviewed: Answer[bool], today: date,
) -> Conclusion:  # fmt: skip
    """prompt, review_overdue and the day from which it is. Raises BadAnswers for coming into force after today."""
    monday = add_days(today, -today.weekday())
    until = add_days(monday, 7 * PROMPT_WEEKS)
    prompt = monday <= licence_start_date <= until and not prepared and not in_hard_stop
    overdue_on = _overdue_on(licence_kind, activated_on, reviewed, today)
    results = {
        "prompt": prompt,
        "review_overdue": overdue_on is not None and overdue_on <= today,
        "review_overdue_on": overdue_on,
    }
    return Conclusion(dict(results)).because(
        "Officers are prompted for licences that start from {monday} to {until}, that nobody prepared and whose hard "
        "stop does not run; this one starts on {start}.",
        monday=monday, until=until, start=licence_start_date,
    ).because(
        "Its review is overdue from: {overdue}.", overdue=overdue_on or "no day (only a licence made by the prison "
        "that came into force and was not reviewed has one)",
    )  # fmt: skip


def _overdue_on(kind: str, activated_on: Answer[date], reviewed: Answer[bool], today: date) -> date | None:
    if kind not in MADE_BY_THE_PRISON or not is_known(activated_on):
        return None
    code = "licence-prompts-ew"
    if activated_on > today:
        raise BadAnswers(code, [Problem("activated_on", activated_on, "must not lie after today")])
    if needed_here(code, "reviewed", reviewed, "where the prison made a licence that is in force"):
        return None
    return add_days(activated_on, REVIEW_DAYS)
