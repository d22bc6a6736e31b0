"""Reads about people. Each takes the actor first."""

from throughcare.register.people.queries.duplicates import Duplicate, probable_duplicates
from throughcare.register.people.queries.header import PersonHeader, person_header
from throughcare.register.people.queries.search import Hit, SearchTerms, search

__all__ = [
    "Duplicate",
    "Hit",
    "PersonHeader",
    "SearchTerms",
    "person_header",
    "probable_duplicates",
    "search",
]
