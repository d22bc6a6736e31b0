"""Failures, excuses, proposals and responses."""
