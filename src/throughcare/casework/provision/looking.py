"""How a look into the workspace is written down: an outsider's look at a person is one too."""

from collections.abc import Iterable
from uuid import UUID

from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail

PURPOSE = "referral"
"""Why an outsider deals with a person; it stands in the log."""


def saw(actor: Actor, page: str, people: Iterable[UUID]) -> None:
    """Write that the actor saw these people on `page`."""
    trail.consulted(actor, page, people=dict.fromkeys(people), purpose=PURPOSE)
