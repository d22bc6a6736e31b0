"""Writes of assessments, levels and scores. Each takes the actor first."""

from throughcare.casework.assessments.commands.recording import record_level, record_source_score

__all__ = ["record_level", "record_source_score"]
