"""Screens of licences."""
