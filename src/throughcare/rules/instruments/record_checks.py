"""What no record of sanctions can hold, whichever instrument reads it: ages out of their order."""

from throughcare.rules.instruments.checks import Never

FIRST_NOT_AFTER_CURRENT = Never(
    of=("age_at_first_sanction", "age_at_current_conviction"), when=lambda first, current: first > current,
    field="age_at_first_sanction", says="is later than the current conviction, at {age_at_current_conviction}",
)  # fmt: skip
FOLLOW_UP_NOT_BEFORE_CURRENT = Never(
    of=("age_at_start_of_followup", "age_at_current_conviction"), when=lambda start, current: start < current,
    field="age_at_start_of_followup", says="is before the current conviction, at {age_at_current_conviction}",
)  # fmt: skip
