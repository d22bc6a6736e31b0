"""Writes on who is responsible and who may see. Each takes the actor first."""

from throughcare.register.caseload.commands.allocating import (
    AllocationRefused,
    Transfer,
    allocate,
    end_allocation,
    mass_transfer,
    transfer,
)
from throughcare.register.caseload.commands.breaking import (
    LASTS,
    LEAST_REASON,
    Emergency,
    GlassHolds,
    NotToReview,
    Opening,
    break_glass,
    escalate_unreviewed,
    review_glass,
)
from throughcare.register.caseload.commands.covering import CoverRefused, arrange_cover, end_cover
from throughcare.register.caseload.commands.duty import DutyRefused, put_on_duty, take_off_duty
from throughcare.register.caseload.commands.matching import MatchAnswered, answer_match
from throughcare.register.caseload.commands.own_place import TooLittle, forget_own_place, mark_own_place
from throughcare.register.caseload.commands.tying import TieNotClear, declare_tie, declare_tie_by_number
from throughcare.register.caseload.commands.walling import (
    WallRefused,
    end_exclusion,
    exclude,
    lift_restriction,
    name_user,
    restrict,
    unname_user,
)
from throughcare.register.caseload.commands.watching import (
    NotWatched,
    review_look,
    unwatch_person,
    watch_looks,
    watch_person,
)

__all__ = [
    "LASTS",
    "LEAST_REASON",
    "AllocationRefused",
    "CoverRefused",
    "DutyRefused",
    "Emergency",
    "GlassHolds",
    "MatchAnswered",
    "NotToReview",
    "NotWatched",
    "Opening",
    "TieNotClear",
    "TooLittle",
    "Transfer",
    "WallRefused",
    "allocate",
    "answer_match",
    "arrange_cover",
    "break_glass",
    "declare_tie",
    "declare_tie_by_number",
    "end_allocation",
    "end_cover",
    "end_exclusion",
    "escalate_unreviewed",
    "exclude",
    "forget_own_place",
    "lift_restriction",
    "mark_own_place",
    "mass_transfer",
    "name_user",
    "put_on_duty",
    "restrict",
    "review_glass",
    "review_look",
    "take_off_duty",
    "transfer",
    "unname_user",
    "unwatch_person",
    "watch_looks",
    "watch_person",
]
