"""Scores and levels held on a person."""
