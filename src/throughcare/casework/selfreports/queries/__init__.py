"""Reads of this app. Each takes the actor first."""
