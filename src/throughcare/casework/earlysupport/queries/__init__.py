"""Reads of early support. Each takes the actor first."""

from throughcare.casework.earlysupport.queries.offers import OfferHeld, offer_to, offers_to
from throughcare.casework.earlysupport.queries.standing import (
    SoFar,
    SwitchHeld,
    is_on,
    measured_so_far,
    switches,
)

__all__ = [
    "OfferHeld", "SoFar", "SwitchHeld", "is_on", "measured_so_far", "offer_to", "offers_to", "switches",
]  # fmt: skip
