"""What the rule answered, for measuring alone: under a name that the database confines to the asking user's agency."""

from throughcare.platform.actor import SYSTEM_USER, Actor

SYSTEM = "earlysupport.measure"
"""The part of the system that may count sealed rows; row-level security lets it see one agency's under this name."""

ANSWERED_ON = """
SELECT i.person_id, i.answer FROM earlysupport_indication i
WHERE i.rule = %(rule)s AND i.from_on <= %(on)s AND (i.until IS NULL OR i.until > %(on)s)
"""
"""Everybody's answer on one day, for a statement that only counts."""

TAKEN = "SELECT answer, count(*) FROM earlysupport_offeranswer GROUP BY answer"
"""How many people said what to an offer."""


def measuring(actor: Actor) -> Actor:
    """The part of the system that counts, of the actor's agency only."""
    return Actor(
        SYSTEM_USER, actor.agency_id, f"System: {SYSTEM}", agency_code=actor.agency_code, system=SYSTEM, auth="system"
    )  # fmt: skip
