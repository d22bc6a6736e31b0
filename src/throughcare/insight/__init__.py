"""Counts and outcomes, read only."""
