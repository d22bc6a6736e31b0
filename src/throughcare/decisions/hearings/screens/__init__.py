"""Screens of hearings."""
