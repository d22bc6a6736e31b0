"""Drug testing: cut-offs, validity, collection, refusal and schedules.

`us_cutoffs` says when a result is positive, `us_specimens` whether a specimen may be tested at all, `us_schedules` how
often one is asked.
"""
