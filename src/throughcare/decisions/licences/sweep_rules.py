"""What the sweep asks of licences: a draft near its first day, an approval that nobody gives, one not put into force.

Licences on their way are few, and an index holds those alone, so that a day's difference asks about all of them: the
person's release, written elsewhere, counts at once.
"""

from throughcare.casework.orders.sweep_rules import going_on
from throughcare.decisions.licences.timing import NOT_RELEASED
from throughcare.register.notices.sweep import SweepRule, of_few
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity

APPROVE_DAYS = 3
"""So many days after it was submitted, somebody is told that nobody answered: a starting value of this program."""

_BEFORE = " ".join(f"WHEN '{pack.code}' THEN {pack.licensing.submit_before}" for pack in jurisdictions.all())
_SUBMIT_BY = f"r.starts_on - (CASE r.place {_BEFORE} ELSE 0 END)"
_ANSWER_BY = f"(r.submitted_at AT TIME ZONE %(zone)s)::date + {APPROVE_DAYS}"
_HELD = ", ".join(f"'{state.value}'" for state in NOT_RELEASED)


def _asked(due_on: str, where: str) -> str:
    return f"""SELECT r.person_id, r.id AS subject, {due_on} AS due_on FROM licences_licence r
WHERE r.known_to IS NULL AND {where} AND {going_on("r.person_id", Activity.REVIEW)}"""  # noqa: S608 - our own


_NOT_SUBMITTED = _asked(
    _SUBMIT_BY, f"r.stage = 'draft' AND r.starts_on IS NOT NULL AND {_SUBMIT_BY} <= %(today)s"
)
_NOT_APPROVED = _asked(_ANSWER_BY, f"r.stage = 'submitted' AND {_ANSWER_BY} < %(today)s")
_NOT_IN_FORCE = _asked(
    "r.starts_on",
    f"""r.stage = 'approved' AND r.starts_on < %(today)s AND NOT EXISTS (
  SELECT 1 FROM orders_supervisionstate h WHERE h.person_id = r.person_id AND h.known_to IS NULL
    AND h.state IN ({_HELD}) AND h.starts_on <= %(today)s AND (h.ends_on IS NULL OR h.ends_on > %(today)s))""",  # noqa: S608
)

NOT_SUBMITTED = of_few(
    _NOT_SUBMITTED,
    code="licence-not-submitted",
    title="A licence starts soon, and its draft is not submitted",
    help="Finish the draft and submit it, so that somebody can approve it in time.",
    page="licences:licence",
)
NOT_APPROVED = of_few(
    _NOT_APPROVED,
    code="licence-not-approved",
    title="A licence waits for approval",
    help="Approve it or send it back with a reason; nobody who drafted it can.",
    page="licences:licence",
)
NOT_IN_FORCE = of_few(
    _NOT_IN_FORCE,
    code="licence-not-in-force",
    title="A licence was approved and has started, and it is not in force",
    help="Record that the person was released, and put it into force; or say why not.",
    page="licences:licence",
)

RULES: tuple[SweepRule, ...] = (NOT_SUBMITTED, NOT_APPROVED, NOT_IN_FORCE)
