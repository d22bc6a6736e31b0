"""Screens of signing in and administration."""
