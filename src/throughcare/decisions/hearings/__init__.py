"""Hearings before courts and boards: when, before whom, with whom, what came of them, and what it changed."""
