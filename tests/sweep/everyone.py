"""Asking everyone again, only to see whether anything is left to find."""

from datetime import date

from django.db import transaction

from throughcare.config.timetable import sweep_now


def leaves_nothing_to_find(day: date) -> bool:
    """Whether a full pass now would raise, reopen and close nothing; what it wrote is taken back.

    Quicker than the plain loop, which `test_sweep` holds against the full pass.
    """
    with transaction.atomic():
        swept = sweep_now(as_of=day).swept
        transaction.set_rollback(True)
    assert swept and not any(each.delta for each in swept)
    return not any(each.raised or each.reopened or each.closed for each in swept)
