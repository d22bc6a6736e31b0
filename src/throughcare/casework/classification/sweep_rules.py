"""What the sweep asks of levels and flags: that proposals are decided, signatures given, reviews made, people told.

None of these changes a level by itself.
"""

from throughcare.register.notices.sweep import SweepRule, over

REVIEW_SOON_DAYS = 14
"""A fortnight: time to look at an override again, and for a second signature where it is to go on."""

LEVEL_PROPOSED = over(
    "classification_proposal",
    code="level-proposed",
    title="Another level is proposed",
    help="Open the reasons, then accept or decline. The level stays until somebody decides.",
    page="classification:proposal",
    due_on="r.decide_by",
    where="r.state = 'waiting' AND r.decide_by >= %(today)s",
    crossed="false",
    left="r.decide_by >= %(last)s AND r.decide_by < %(today)s",
)
LEVEL_LATE = over(
    "classification_proposal",
    code="level-proposal-late",
    title="A proposed level was not decided in time",
    help="The officer or a manager opens the reasons and decides now. Nothing changes by itself.",
    page="classification:proposal",
    due_on="r.decide_by",
    where="r.state = 'waiting' AND r.decide_by < %(today)s",
    crossed="r.decide_by >= %(last)s",
)
OVERRIDE_ASKED = over(
    "classification_override",
    code="override-asked",
    title="An override waits for its second signature",
    help="Somebody other than its author opens the reasons, and approves or refuses.",
    page="classification:override",
    due_on="(r.known_from AT TIME ZONE %(zone)s)::date",
    where="r.state = 'asked'",
    crossed="false",
)
OVERRIDE_REVIEW = over(
    "classification_override",
    code="override-review",
    title="An override comes to its review date",
    help="Ask again if it is still needed. After the date the rule's level is proposed.",
    page="classification:override",
    due_on="r.review_on",
    where=f"r.state = 'standing' AND r.review_on <= %(today)s::date + {REVIEW_SOON_DAYS}",
    crossed=f"r.review_on > %(last)s::date + {REVIEW_SOON_DAYS}",
)
LEVEL_NOT_TOLD = over(
    "classification_levelheld",
    code="level-not-told",
    title="The person was not told of their level",
    help="Tell them which level it is, why, and how to contest it.",
    page="classification:tell",
    due_on="r.starts_on",
    where="(r.calculation_id IS NOT NULL OR r.override_id IS NOT NULL) AND r.told_on IS NULL AND r.ends_on IS NULL",
    crossed="false",
)
FLAG_REVIEW = over(
    "classification_flag",
    code="flag-review",
    title="A flag is to be reviewed",
    help="Say whether it still stands, or remove it with the reason.",
    page="classification:review_flag",
    due_on="r.review_on",
    where="r.removed_on IS NULL AND r.review_on <= %(today)s",
    crossed="r.review_on > %(last)s",
)

RULES: tuple[SweepRule, ...] = (
    LEVEL_PROPOSED, LEVEL_LATE, OVERRIDE_ASKED, OVERRIDE_REVIEW, LEVEL_NOT_TOLD, FLAG_REVIEW,
)  # fmt: skip
