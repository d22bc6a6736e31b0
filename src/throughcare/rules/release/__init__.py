"""Handover, early allocation, licence, recall and release: who is responsible, from which day, and until when.

England and Wales (`_ew`): `handover_ew` with its whole `_case`, its `_overrides` and what is set `_by_hand`,
`handover_lists_ew` for what falls due around it, `early_allocation_ew` and its `_grounds`, `allocation_advice_ew`;
`licence_dates_ew` over the plain functions of `licence_dates`, `licence_statuses_ew`, `licence_prompts_ew`; recall by
`recall_type_ew` and its `_exclusions`, `recall_release_ew`, `recall_timings_ew`, `recall_statuses_ew`. The United
States (`us_`): `us_parole_eligibility`, `us_credits`, `us_early_discharge`, and conditions that are all to be met
(`us_conditions`) as data in `us_early_endings` and `us_step_downs`. `ew_sources` and `us_sources` name what was read.
"""
