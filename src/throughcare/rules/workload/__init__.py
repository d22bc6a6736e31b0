"""How much work a case is, and how much one officer can hold.

`workload_ew` adds up the points of `points_ew` for England and Wales; `us_workload` counts cases and hours.
`attention` says who needs a person's attention now, and why; `attention_groups`, `attention_ordering` and
`attention_ground` are its data, what an agency may choose of it, and its ethical ground.
"""
