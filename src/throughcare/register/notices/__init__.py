"""Alerts to staff and messages sent."""
