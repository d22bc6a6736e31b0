"""Rules of a prison: security category, incentives, adjudications, support plans.

`categorisation` suggests a category, `category_dates` says when it is due and `category_review` how soon again;
`adjudications`, `support_plan`, `incentive_review_ew` and `key_workers_ew` hold one subject each.
"""
