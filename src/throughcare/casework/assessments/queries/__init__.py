"""Reads of assessments and scores. Each takes the actor first."""
