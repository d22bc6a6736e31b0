"""What the sweep asks of what people wrote back: that somebody reads it. No state of supervision stops it."""

from throughcare.register.notices.sweep import SweepRule, over

CAME = "(r.came_at AT TIME ZONE %(zone)s)::date"
UNREAD = over(
    "messaging_reply",
    code="reply-unread",
    title="The person wrote back",
    help="Read it and answer.",
    page="messaging:conversation",
    page_takes_subject=False,
    due_on=CAME,
    where="r.read_at IS NULL AND r.meaning <> 'distress'",
    crossed="false",
)
DANGER = over(
    "messaging_reply",
    code="reply-danger",
    title="A message may tell of danger",
    help="Call now, then say what was done.",
    page="messaging:conversation",
    page_takes_subject=False,
    due_on=CAME,
    where="r.read_at IS NULL AND r.meaning = 'distress'",
    crossed="false",
)
RULES: tuple[SweepRule, ...] = (DANGER, UNREAD)
