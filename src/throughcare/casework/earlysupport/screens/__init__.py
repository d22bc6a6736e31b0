"""Screens of early support, one file a page."""
