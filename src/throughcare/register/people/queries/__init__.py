"""Reads about people. Each takes the actor first."""

from throughcare.register.people.queries.adults import is_adult
from throughcare.register.people.queries.details import PersonDetails, person_details
from throughcare.register.people.queries.duplicates import Duplicate, probable_duplicates
from throughcare.register.people.queries.header import PersonHeader, person_header
from throughcare.register.people.queries.listing import HeldItem, held_items
from throughcare.register.people.queries.main_names import names_of
from throughcare.register.people.queries.present import (
    Present,
    areas,
    present_about,
    present_item,
    present_rows,
)
from throughcare.register.people.queries.search import Hit, SearchTerms, search

__all__ = [
    "Duplicate",
    "HeldItem",
    "Hit",
    "PersonDetails",
    "PersonHeader",
    "Present",
    "SearchTerms",
    "areas",
    "held_items",
    "is_adult",
    "names_of",
    "person_details",
    "person_header",
    "present_about",
    "present_item",
    "present_rows",
    "probable_duplicates",
    "search",
]
