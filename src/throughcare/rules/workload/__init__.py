"""How much work a case is, and how much one officer can hold.

`workload_ew` adds up the points of `points_ew` for England and Wales; `us_workload` counts cases and hours.
"""
