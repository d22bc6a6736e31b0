"""From scores and facts to a level: tiers, supervision levels, needs and their severity, referral screens.

Names tell the place: `_ew` is England and Wales, `us_` the United States by state. A tier is one rule in several
modules: `tier_ew_v2` and `tier_ew_v3` hold the rules, `_items` their questions, `_steps`, `_halves`, `_change` and
`_protect` how they are reached, `_figures` the tables of their pages. `registrations_ew` reads the risk register,
`register_review_ew` and its table say when an entry is reviewed; `needs_severity_ew`, `harm_overall_ew` and
`sexual_offence_notification_ew` hold one rule each. `us_levels`, `us_assessments` and `us_reassessment` say which
level, when somebody is assessed first, and when again.
"""
