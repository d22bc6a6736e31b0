"""What is given to the commands of this app."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesDraft:
    """How somebody would check in remotely. facts: by the names of the eligibility rule; None for not known.

    agreed_on: the day on which the person said that they want this. reason: why it helps them.
    """

    mode: str
    interval_days: int
    first_on: date
    channel: str
    check_kind: str = "code"
    photo: bool = False
    facts: Mapping[str, bool | None] = field(default_factory=dict)
    reason: str
    agreed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDraft:
    """What an officer found. how: a code of `wording.HOW_REVIEWED`, or of `HOW_EXPIRED` for one that ran out.

    match: what the comparison of a picture found, "" where there is none.
    """

    how: str
    note: str = ""
    match: str = ""
