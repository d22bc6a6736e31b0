"""Writes of assessments and scores. Each takes the actor first."""

from throughcare.casework.assessments.commands.recording import record_source_score

__all__ = ["record_source_score"]
