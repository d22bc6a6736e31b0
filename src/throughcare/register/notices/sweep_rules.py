"""What the sweep asks of walls: that broken glass is known and judged, hidden matches looked at, ties acted upon."""

from throughcare.register.caseload.reach import in_force
from throughcare.register.notices.sweep.rule import SweepRule, over

GLASS_BROKEN = over(
    "caseload_glass",
    code="glass-broken",
    title="Record opened by breaking the glass",
    help="See who opened it, why, and what they looked at. A manager judges whether it was justified.",
    page="caseload:glass",
    due_on="r.review_by",
    where="r.outcome = ''",
    crossed="false",
)

POSSIBLE_DUPLICATE = over(
    "caseload_hiddenmatch",
    code="possible-duplicate",
    title="A new record may be of the same person",
    help="Whoever made it does not know of this record. Look whether it is the same person.",
    page="caseload:match",
    due_on="(r.known_from AT TIME ZONE %(zone)s)::date",
    where="r.outcome = ''",
    crossed="false",
)

# Ties are few, and a part begins, ends or changes hands without a word on the tie itself: all are asked about each day.
TIE_WITH_PART = over(
    "caseload_exclusion",
    code="tie-with-part",
    title="An officer who may not see the record has a part in the supervision",
    help="Allocate the person to somebody else.",
    page="caseload:allocation",
    page_takes_subject=False,
    joins=f"""JOIN caseload_allocation a ON a.person_id = r.person_id AND a.officer_id = r.user_id
      AND {in_force("a")}""",
    due_on="(r.known_from AT TIME ZONE %(zone)s)::date",
    where="true",
    crossed="true",
    left="true",
)

RULES: tuple[SweepRule, ...] = (GLASS_BROKEN, POSSIBLE_DUPLICATE, TIE_WITH_PART)
