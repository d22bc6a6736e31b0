"""What the sweep asks of check-ins: that somebody reads them. That one ran out is no failure by itself."""

from throughcare.register.notices.sweep import SweepRule, over

TO_READ = over(
    "checkins_checkin",
    code="checkin-to-read",
    title="A check-in was to be read",
    help="Read it, and say what you did. One that ran out is no failure by itself: ask the person.",
    page="checkins:checkin",
    due_on="r.review_by",
    where="r.state IN ('submitted', 'expired') AND r.review_by <= %(today)s",
    crossed="r.review_by > %(last)s",
)

RULES: tuple[SweepRule, ...] = (TO_READ,)
