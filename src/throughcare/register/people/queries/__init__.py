"""Reads about people. Each takes the actor first."""

from throughcare.register.people.queries.header import PersonHeader, person_header

__all__ = ["PersonHeader", "person_header"]
