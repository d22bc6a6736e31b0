"""Screens of due process: one file a kind of page."""
