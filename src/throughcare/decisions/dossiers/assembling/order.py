"""The order, its conditions as they were served, and how each began and ended."""

from collections.abc import Iterator

from throughcare.casework.orders.reasons import ending_in_words
from throughcare.decisions.dossiers.assembling.found import Found, Reading, lines, rows
from throughcare.rules.jurisdictions import Jurisdiction

ORDERS = """
SELECT o.id, o.kind, o.authority, o.reference, o.made_on, o.starts_on, o.ends_on, o.status, o.ends_because,
  coalesce((SELECT json_agg(json_build_array(c.text, c.legal_basis, c.starts_on, c.ends_on) ORDER BY c.id)
    FROM orders_condition c WHERE c.order_id = o.id AND c.known_to IS NULL), '[]') AS conditions
FROM orders_order o WHERE o.person_id = %(person)s AND o.known_to IS NULL
ORDER BY o.status = 'active' DESC, o.starts_on DESC NULLS LAST, o.id
"""
STATUS = {"planned": "Not yet begun", "active": "In force", "ended": "Ended", "revoked": "Revoked"}


def order(reading: Reading) -> Iterator[Found]:
    """Every order, those in force first. Of a condition only its text as served: never an exact place."""
    for row in rows(ORDERS, reading):
        said = lines(
            ("Made by", row["authority"]), ("Reference", row["reference"]),
            ("Made on", reading.day(row["made_on"])), ("Begins", reading.day(row["starts_on"])),
            ("Ends", reading.day(row["ends_on"])), ("Standing", STATUS[row["status"]]),
            ("Why it ended", ending_in_words(row["ends_because"]) if row["ends_because"] else ""),
        )  # fmt: skip
        conditions = tuple(
            (f"Condition {number}", text + _until(reading, starts, ends) + (f" ({basis})" if basis else ""))
            for number, (text, basis, starts, ends) in enumerate(row["conditions"], 1)
        )
        yield Found(
            "order", "orders.order", row["id"], order_title(reading.pack, row["kind"]), said + conditions
        )


def order_title(pack: Jurisdiction, kind: str) -> str:
    """What the place calls an order of this kind; the code where it has no such kind."""
    return next((each.title for each in pack.order_types if each.code == kind), kind)


def _until(reading: Reading, starts: str | None, ends: str | None) -> str:
    begun = f" From {reading.day(starts)}." if starts else ""
    return begun + (f" Until {reading.day(ends)}." if ends else "")
