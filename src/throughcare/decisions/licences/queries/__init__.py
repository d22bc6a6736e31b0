"""Reads of licences. Each takes the actor first."""

from throughcare.decisions.licences.queries.orders import CarryingOrder, carrying
from throughcare.decisions.licences.queries.reading import licence, of_person
from throughcare.decisions.licences.queries.rows import LicenceLine, LicenceView, RowLine

__all__ = ["CarryingOrder", "LicenceLine", "LicenceView", "RowLine", "carrying", "licence", "of_person"]
