"""What the sweep asks of people's own answers: that danger is answered. No state of supervision stops it."""

from throughcare.register.notices.sweep import SweepRule, over

DANGER_TOLD = over(
    "selfreports_safetytask",
    code="danger-told",
    title="An answer tells of danger to the person",
    help="Act now, then say what was done.",
    page="selfreports:safety",
    due_on="(r.rung_at AT TIME ZONE %(zone)s)::date",
    where="r.done_at IS NULL",
    crossed="false",
)

RULES: tuple[SweepRule, ...] = (DANGER_TOLD,)
