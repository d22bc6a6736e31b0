"""Writes of this app. Each takes the actor first."""
