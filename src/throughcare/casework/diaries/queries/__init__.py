"""Reads of diaries: feeds, and what a reminder is about."""
