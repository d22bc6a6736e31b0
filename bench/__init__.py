"""Speed as ratios: ours against the physical limit and against what a user would pick instead, in one run.

`make bench` prints a table. Each figure is the median of alternating runs (ours, limit, ours, limit ...), with
access control and audit on, and carries the check that both gave the same answer.
"""
