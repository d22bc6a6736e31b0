"""Screens of classification."""
