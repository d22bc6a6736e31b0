"""Decisions: proposed by rules, made by people."""
