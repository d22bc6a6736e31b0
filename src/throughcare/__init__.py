"""Throughcare: one person, one plan, one team, from sentence to the end of supervision."""

__version__ = "0.1.0"
