"""What an app gives to the sweep: one question as SQL, asked of everyone or only of what may have changed.

Every SELECT gives the columns person_id, subject and due_on. It may name these parameters:
%(today)s      the civil day swept for, where the agency is
%(day_starts)s, %(day_ends)s  the moments at which that day starts and ends
%(zone)s       the agency's IANA zone
%(last)s       the day of the sweep before, %(since)s the moment it began: in deltas only
%(moved)s      ids of people whose state of supervision changed since, as uuid[]: in deltas only
A delta may also read `concerned (person_id)`: the people of the rule's own `concerned`, found once for both its parts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

WRITTEN = "GREATEST({0}.known_from, {0}.known_to) >= %(since)s"
"""That a versioned row was written, changed or taken back since the sweep before; with the index `written_since`."""

CONCERNED = "SELECT concerned.person_id FROM concerned"
"""The people a day's difference is about, where its rule names them."""


def came_near(column: str, spans: Iterable[int], ahead: int) -> str:
    """That a day so many days after `column` came within `ahead` days of today since the sweep before.

    spans: each number of days, written out, so that an index on the column is read and not every row for each of them.
    """
    found = (
        f"({column} > %(last)s::date + {ahead - span} AND {column} <= %(today)s::date + {ahead - span})"
        for span in sorted(spans)
    )
    return f"({' OR '.join(found) or 'false'})"


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepRule:
    """One kind of alert.

    code: stored with the alert. title: what the alert says. help: what to do about it, in a sentence.
    page: name of the address where it is dealt with; it takes the person's id, and the subject's where
    `page_takes_subject`. full_sql: everything that needs attention today. delta_sql: of that, what crossed a date
    since the sweep before, or changed; None where finding that out costs more than asking everyone.
    touched: a condition on an open alert `n` under which its cause may be gone since then; with every delta.
    concerned: a SELECT of the people whose answer may have changed, which a delta reads under that name.
    """

    code: str
    title: str
    help: str
    page: str
    page_takes_subject: bool = True
    full_sql: str
    delta_sql: str | None = None
    touched: str = "true"
    concerned: str = ""


def of_concerned(rule: SweepRule, concerned: str, delta: str, *, many: bool = False) -> SweepRule:
    """`rule` with a day's difference about some people only. delta: what needs attention of those in `concerned`.

    many: as in `over`, of the people concerned.
    """
    touched = hashed(f"n.person_id IN ({CONCERNED})", many)
    return replace(rule, concerned=concerned, delta_sql=delta, touched=touched)


def hashed(within: str, many: bool) -> str:
    """The condition `within` on an alert, an IN of what was written: hashed where that is `many`.

    It is a plain condition then: PostgreSQL, which guesses how much was written, cannot join it row by row.
    """
    return f"({within}) IS TRUE" if many else within


def of_few(
    sql: str,
    *,
    code: str,
    title: str,
    help: str,  # noqa: A002 - it is what the page calls it
    page: str,
    page_takes_subject: bool = True,
) -> SweepRule:
    """A rule over rows so few, which an index holds alone, that a day's difference asks about all of them."""
    return SweepRule(
        code=code, title=title, help=help, page=page, page_takes_subject=page_takes_subject, full_sql=sql,
        delta_sql=sql,
    )  # fmt: skip


def over(
    table: str,
    *,
    code: str,
    title: str,
    help: str,  # noqa: A002 - it is what the page calls it
    page: str,
    page_takes_subject: bool = True,
    due_on: str,
    where: str,
    crossed: str,
    left: str = "false",
    joins: str = "",
    many: bool = False,
) -> SweepRule:
    """A rule over the current rows of one versioned table, called `r`, each row being a subject.

    due_on, where: SQL on `r`. crossed: the part of `where` that a date brings about, limited to dates after
    %(last)s. left: rows that a date takes out of `where`, limited likewise. joins: further tables for `where`.
    many: more is written on a day than alerts stand, so that the alerts are gone through and not what was written.
    """
    full = f"""SELECT r.person_id, r.id AS subject, {due_on} AS due_on FROM {table} r {joins}
WHERE r.known_to IS NULL AND {where}"""  # noqa: S608 - fragments of our own
    touched = f"""SELECT r.id FROM {table} r
WHERE {WRITTEN.format("r")} OR r.person_id = ANY(%(moved)s::uuid[]) OR ({left})"""  # noqa: S608 - our own
    return SweepRule(
        code=code,
        title=title,
        help=help,
        page=page,
        page_takes_subject=page_takes_subject,
        full_sql=full,
        delta_sql=f"{full} AND ({crossed} OR {WRITTEN.format('r')} OR r.person_id = ANY(%(moved)s::uuid[]))",
        touched=hashed(f"n.subject IN ({touched})", many),
    )
