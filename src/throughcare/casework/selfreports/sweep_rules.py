"""What the sweep asks of people's own answers: that danger is answered, and that who asks for help hears from us.

No state of supervision stops it.
"""

from throughcare.register.notices.sweep import SweepRule, over

DANGER_TOLD = over(
    "selfreports_safetytask",
    code="danger-told",
    title="An answer tells of danger to the person",
    help="Act now, then say what was done.",
    page="selfreports:safety",
    due_on="(r.rung_at AT TIME ZONE %(zone)s)::date",
    where="r.done_at IS NULL AND r.kind = 'danger'",
    crossed="false",
)
HELP_ASKED = over(
    "selfreports_safetytask",
    code="help-asked",
    title="Somebody asks for help or is not well",
    help="Get in touch today, then say what was done. It is held against nobody.",
    page="selfreports:safety",
    due_on="(r.rung_at AT TIME ZONE %(zone)s)::date",
    where="r.done_at IS NULL AND r.kind = 'help'",
    crossed="false",
)

RULES: tuple[SweepRule, ...] = (DANGER_TOLD, HELP_ASKED)
