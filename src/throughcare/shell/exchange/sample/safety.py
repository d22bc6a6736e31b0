"""What invented people say of the safety of their addresses, and the concerns noted of some.

By seat of a caseload and never by chance: each officer has a few of every kind, and all else about the people stays as
it was before this was asked.
"""

from datetime import date, timedelta
from typing import NamedTuple

from throughcare.shell.exchange.sample.records import Story


class Answers(NamedTuple):
    """Answers about one address: "yes", "no", "" for not asked. seen_by: who else sees what arrives."""

    safe: str = ""
    letters: str = ""
    seen_by: str = ""


class PointAnswers(NamedTuple):
    """Answers about one number or e-mail address."""

    safe: str = ""
    voicemail: str = ""
    texts: str = ""
    seen_by: str = ""


class ConcernHeld(NamedTuple):
    """An immediate concern."""

    kind: str
    what: str
    source: str
    noted_on: date
    review_on: date


class ReferralHeld(NamedTuple):
    """A safeguarding referral that waits for its answer."""

    about: str
    to: str
    how: str
    why: str
    sent_on: date
    answer_due_on: date


UNSAFE_SEATS, ASKED_EVERY = (4, 27), 3
"""Seats whose main address is not safe; and of the others every so many were asked and said yes."""
CONCERNS: dict[int, tuple[tuple[str, str, str, int, int], ...]] = {
    1: (("staff", "Two members of staff visit together. Shouted at a colleague at the door.", "seen", 40, 20),),
    9: (("self-harm", "Spoke of ending their life in the last meeting. The crisis team knows.", "person", 12, 9),),
    16: (
        ("children", "Two children under 10 in the home. Services are involved.", "social", 60, -3),
        ("home-hazards", "The stairs to the flat are unlit; a dog that is not under control.", "seen", 60, 30),
    ),
    23: (("medical", "Epilepsy. Call for help if there is a fit.", "health", 100, 60),),
    34: (("known-adult", "A former partner must not learn of appointments at the office.", "police", 30, -1),),
}  # fmt: skip
"""By seat: kind, words, source, days since it was noted, days until its review (below 0: overdue)."""
REFERRAL_SEAT = 16


def of_address(seat: int) -> Answers:
    """What was asked about the addresses of whoever sits in `seat` of a caseload."""
    if seat in UNSAFE_SEATS:
        return Answers("no", "no", "a relative who opens the post")
    return Answers("yes", "yes") if seat % ASKED_EVERY == 0 else Answers()


def of_point(seat: int, kind: str) -> PointAnswers:
    """What was asked about their numbers and e-mail addresses."""
    if seat in UNSAFE_SEATS:
        return PointAnswers("no") if kind == "email" else PointAnswers("yes", "no", "yes")
    if seat % ASKED_EVERY == 0:
        return PointAnswers("yes") if kind == "email" else PointAnswers("yes", "yes", "yes")
    return PointAnswers()


def concerns_of(seat: int, story: Story, today: date) -> tuple[ConcernHeld, ...]:
    """The concerns noted of whoever sits there; none of those whose supervision is over."""
    if story is Story.ENDED:
        return ()
    return tuple(
        ConcernHeld(kind, what, source, today - timedelta(days=since), today + timedelta(days=until))
        for kind, what, source, since, until in CONCERNS.get(seat, ())
    )


def referral_of(seat: int, story: Story, today: date) -> ReferralHeld | None:
    """A referral still unanswered, for one seat of each caseload."""
    if seat != REFERRAL_SEAT or story is Story.ENDED:
        return None
    return ReferralHeld(
        "child", "Children’s services", "form", "Cold and unsafe home seen on a visit.",
        today - timedelta(days=6), today - timedelta(days=3),
    )  # fmt: skip
