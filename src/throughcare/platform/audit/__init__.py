"""An append-only entry for every write and every look at a person's record.

Apps call `audit.trail.record` (writes) and `audit.trail.consulted` (looks); imported as `from ...audit import trail`.
"""
